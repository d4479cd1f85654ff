"""A muscle is strengthened right after treatment that inhibits it.

What it checks
    Each muscle that is strengthened in a session, on each side: no technique that inhibits, and no stretch, of the
    same muscle comes before it on the same day. In one sitting the order decides, else the times of day.

Why
    One source holds that the treated muscle cannot contract properly right afterwards, and maybe for a while
    (S1-20); from this it follows that loading it then serves no purpose (S1-38).

When it does not apply
    The other side, and other muscles: loading the counter muscle is asked for (S3-95). The next day, of which
    nothing is assumed (A29). Prescriptions, since a plan does not say what comes first on a day; planned sessions
    are judged. Where neither order nor time tells which came first, it is unknown.

References:
    S1-20, S1-38, S3-95. Evidence entry E07: a small loss after long static stretches, little or none after rolling
    and massage.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strengthened site of a session."""
    treatments = [entry for entry in chart.work(Effect.INHIBITORY, Effect.STRETCHING) if entry.moment is not None]
    for entry in chart.work(Effect.STRENGTHENING):
        for site in entry.sites if entry.moment is not None else ():
            yield _judge(chart, entry, site, treatments)


def _judge(chart: Chart, entry: WorkEntry, site: Site, treatments: list[WorkEntry]) -> Verdict:
    today = [
        (other, _is_before(other, entry))
        for other in treatments
        if other is not entry and _is_alike(other, entry) and any(chart.related(each, site) for each in _treated(other))
    ]
    before = [other for other, is_before in today if is_before]
    open_order = [other for other, is_before in today if is_before is None]
    if before:
        return _hit(entry, site, before, Outcome.FAIL)
    return _hit(entry, site, open_order, Outcome.UNKNOWN) if open_order else PASS


def _treated(entry: WorkEntry) -> tuple[Site, ...]:
    lengthens: tuple[Site, ...] | None = entry.get("lengthens")
    return entry.sites if lengthens is None else lengthens


def _is_alike(other: WorkEntry, entry: WorkEntry) -> bool:
    """Return whether two works fall on one day, both done or both planned."""
    assert other.moment is not None  # noqa: S101  # asked of dated work only
    assert entry.moment is not None  # noqa: S101
    return other.moment.date == entry.moment.date and other.is_planned is entry.is_planned


def _is_before(other: WorkEntry, entry: WorkEntry) -> bool | None:
    """Return whether one work comes before another on the same day, or None where nothing tells."""
    if other.sitting == entry.sitting:
        return other.order < entry.order
    first = other.moment.time if other.moment is not None else None
    second = entry.moment.time if entry.moment is not None else None
    return None if first is None or second is None else first <= second


def _hit(entry: WorkEntry, site: Site, treatments: list[WorkEntry], outcome: Outcome) -> Hit:
    assert entry.moment is not None  # noqa: S101  # asked of dated work only
    times = (f"time of {each.id} on {entry.moment.date}" for each in treatments)
    needs = (f"time of {entry.id} on {entry.moment.date}", *times) if outcome is Outcome.UNKNOWN else ()
    return Hit(
        outcome=outcome,
        path=entry.path,
        site=site,
        facts=tuple(Fact(str(each.path), f"{each.name} on {entry.moment.date}", 0) for each in treatments),
        parameters=parameters(
            work=entry.name,
            target=site,
            date=entry.moment.date,
            treatments=listed(sorted({each.name for each in treatments})),
        ),
        needs=needs,
    )


RULE = Rule(
    code="P36",
    slug="no-load-after-inhibition",
    family=Family.PASSIVE_CARE,
    principle="P36",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{work} strengthens {target} on {date}, after {treatments} of it on the same day",
    suggestion="The source would not load {target} on {date} once it had {treatments}",
    unknown="{work} strengthens {target} on {date}, and whether {treatments} of it came before is not recorded",
    check=check,
    pair=MinimalPair(
        good=_cases_passive.loaded,
        bad=Edit.insert("$.log.sessions[0].items[0]", _cases_passive.massage("i0")),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[1]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(Fact("$.log.sessions[0].items[0]", "massage on 2024-04-02", 0),),
            parameters=parameters(
                date="2024-04-02",
                target="upper-trapezius (right)",
                treatments="massage",
                work="resistance training",
            ),
        ),
        blind=Edit.insert("$.log.sessions[0]", _cases_passive.massage_session("s0", "i0")),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.log.sessions[1].items[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(Fact("$.log.sessions[0].items[0]", "massage on 2024-04-02", 0),),
            parameters=parameters(
                date="2024-04-02",
                target="upper-trapezius (right)",
                treatments="massage",
                work="resistance training",
            ),
            needs=("time of i1 on 2024-04-02", "time of i0 on 2024-04-02"),
        ),
    ),
    doc=__doc__,
)
