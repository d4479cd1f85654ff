"""A stabilizer is trained without endurance work, or without resisted holds.

What it checks
    Each stabilizer that the program strengthens, on each side: among its work there is endurance work, and there
    are holds against resistance (A70). A stabilizer is a muscle of that role alone, or one that is trained by work
    for stabilizers. A hold is work for stabilizers other than endurance work, an isometric exercise, or any work
    with seconds held; no resistance makes it none.

Why
    One source trains stabilizers with endurance exercise and with holds against enough resistance (S2-24). Another
    sees no difference between core work and general exercise in the long run (S4-10).

When it does not apply
    Programs that train no stabilizer. The source gives no seconds, repetitions or load, and none is asked for. Work
    without a muscle counts for every stabilizer. Phases whose prescriptions are not stated leave it unknown.

References:
    S2-24; disputed by S4-10. Evidence entry E18: gains were specific to the mode, and pain fell alike in all modes.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, unstated_phases
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import ContractionMode, Effect, Family, MuscleRole, Outcome, Resistance, Severity, Side

_ALONE = frozenset({MuscleRole.STABILIZER})
Place = tuple[Site | None, list[WorkEntry]]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each stabilizer that the program strengthens."""
    works = [e for e in chart.work(Effect.STRENGTHENING, Effect.STABILIZING) if e.is_prescription]
    for site, trained in _places(chart, works):
        kinds = {"endurance work": _is_endurance, "resisted holds": _is_hold}
        missing = [kind for kind, is_so in kinds.items() if not any(map(is_so, trained))]
        yield _hit(chart, site, trained, missing) if missing else PASS


def _places(chart: Chart, works: list[WorkEntry]) -> Iterator[Place]:
    """Yield each stabilizer with its work; work for stabilizers without a muscle stands alone only without others."""
    free = [entry for entry in works if not entry.sites and entry.has(Effect.STABILIZING)]
    by_site: dict[Site, list[WorkEntry]] = {}
    for entry in works:
        for site in entry.sites:
            by_site.setdefault(site, []).append(entry)
    found = [site for site, own in by_site.items() if _is_stabilizer(chart, site, own)]
    for site in found:
        line = _line(chart, site, by_site)
        yield site, [*(entry for each in line for entry in by_site[each]), *free]
    if free and not found:
        yield None, free


def _line(chart: Chart, site: Site, by_site: dict[Site, list[WorkEntry]]) -> list[Site]:
    """Return a site first, then its wholes and parts that are trained."""
    return [site, *(other for other in by_site if other != site and chart.related(site, other))]


def _is_stabilizer(chart: Chart, site: Site, works: list[WorkEntry]) -> bool:
    by_role = chart.roles(site.muscle) == _ALONE
    return by_role or any(entry.has(Effect.STABILIZING) for entry in works)


def _is_endurance(entry: WorkEntry) -> bool:
    return entry.has(Effect.ENDURANCE)


def _is_hold(entry: WorkEntry) -> bool:
    dosage = entry.dosage
    if dosage is not None and dosage.resistance is Resistance.NONE:
        return False
    by_kind = entry.has(Effect.STABILIZING) and not entry.has(Effect.ENDURANCE)
    by_dose = dosage is not None and bool(dosage.hold_s_to or dosage.hold_s)
    return by_kind or by_dose or _mode(entry) is ContractionMode.ISOMETRIC


def _mode(entry: WorkEntry) -> ContractionMode | None:
    stated: ContractionMode | None = entry.get("contraction_mode")
    if stated is None and isinstance(entry.intervention, Exercise):
        return entry.intervention.contraction_mode
    return stated


def _hit(chart: Chart, site: Site | None, trained: list[WorkEntry], missing: list[str]) -> Hit:
    needs = unstated_phases(chart.phases)
    return Hit(
        outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
        path=trained[0].path,
        site=site,
        facts=tuple(dict.fromkeys(Fact(str(entry.path), entry.name) for entry in trained)),
        parameters=parameters(target=site or "a stabilizer that is not named", missing=listed(missing)),
        needs=needs,
    )


_PLACE = "$.program.phases[1].prescriptions[1]"
_TARGET = Site(muscle="multifidus", side=Side.LEFT)

RULE = Rule(
    code="P17",
    slug="stabilizer-dose",
    family=Family.DOSE,
    principle="P17",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="The program trains {target} without {missing}",
    suggestion="The source would have endurance work and resisted holds for {target}",
    unknown="The program trains {target} without {missing}, as far as its phases state what is prescribed",
    check=check,
    pair=MinimalPair(
        good=_cases_dose.degenerated,
        bad=Edit.remove(f"{_PLACE}.dosage.hold_s"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse(_PLACE),
            site=_TARGET,
            facts=(Fact(_PLACE, "stabilizer endurance"),),
            parameters=parameters(missing="resisted holds", target=_TARGET),
        ),
    ),
    doc=__doc__,
)
