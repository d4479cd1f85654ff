"""Checks: a case against the rules, weighed by a profile."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import attrs

from rehabkit import catalog
from rehabkit._batches import in_order
from rehabkit.bounds import echo
from rehabkit.chart import Chart, ThresholdValue, as_of_default
from rehabkit.documents import as_case
from rehabkit.errors import DataError
from rehabkit.location import Path
from rehabkit.models.case import Case, Waiver
from rehabkit.models.evidence import Profile, Threshold
from rehabkit.models.program import Program
from rehabkit.report import Finding, Referral, Report, RuleRow, Standing, Support
from rehabkit.report._address import problem_page, rule_page
from rehabkit.resolve import Joined, join
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Hit, NotApplicable, Registry, Rule, selection
from rehabkit.severity import as_viewed, severity_of
from rehabkit.vocab import Outcome, Severity, Side, ThresholdKind, Urgency
from rehabkit.weighing import profile_of

__all__ = ["check", "check_many", "thresholds_with"]

_SEVERITIES = tuple(Severity)
_URGENCIES = tuple(Urgency)
_OFF = "off"
_PROGRAM = re.compile(r"^\$\.program\b")


def check(
    case: Case | Program,
    *,
    profile: str | Profile = "sources",
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    thresholds: Mapping[str, float | str] | None = None,
    as_of: dt.date | None = None,
    rules: Iterable[Rule] | None = None,
) -> Report:
    """Return what the rules find in a case.

    Args:
        case: The case; a program alone is checked as a template without a person.
        profile: Name of the profile that weighs the findings, or one of your own.
        select: Codes, slugs, principles or families of the rules to run; all by default.
        ignore: Codes, slugs, principles or families of the rules to leave out. Safety and data are never left out.
        thresholds: Values that differ from the defaults; `"off"` switches a threshold off that can be.
        as_of: A day from which the case is viewed; later observations and log entries are not seen.
        rules: Rules to run instead of the shipped ones.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        UnknownNameError: A profile, rule, threshold or principle has no such name.
        DataError: Two rules share a code or slug, or a rule names another principle than it brings.
        ValueError: A threshold cannot take a value, or a profile weighs a rule that nothing silences.
    """
    told = case if isinstance(case, Case) else as_case(case)
    joined = join(told)
    weighing = profile_of(profile)
    values = thresholds_with(thresholds or {})
    day = as_of if as_of is not None else as_of_default(told)
    registry = RULES if rules is None else _registry(rules)
    chart = Chart(joined, day, values)
    found: list[tuple[Rule, Hit]] = []
    rows: list[RuleRow] = []
    for rule in selection(registry, select, ignore):
        verdicts = list(rule.check(chart))
        hits = [verdict for verdict in verdicts if isinstance(verdict, Hit)]
        found.extend((rule, hit) for hit in hits if hit.outcome is not Outcome.PASS)
        rows.append(_row(rule, hits, verdicts))
    report = _report(chart, weighing, values, found, rows)
    return report if isinstance(case, Case) else _of_template(report, case)


def _registry(rules: Iterable[Rule]) -> Registry:
    """Return rules as a registry, after what each rests on is looked up.

    Raises:
        UnknownNameError: A principle or a statement that a rule rests on is neither shipped nor brought along.
        DataError: A rule names another principle than it brings along.
    """
    found = Registry(rules)
    for rule in found:
        principle = rule.own_principle or catalog.principles()[rule.principle]
        if principle.id != rule.principle:
            msg = f"{rule.code} names principle {rule.principle} and brings {principle.id}"
            raise DataError(msg)
        if rule.own_principle is not None:
            _supports(rule, (*principle.supporting, *principle.opposing))
    return found


def check_many(
    cases: Iterable[Case | Program],
    *,
    jobs: int = 1,
    profile: str | Profile = "sources",
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    thresholds: Mapping[str, float | str] | None = None,
    as_of: dt.date | None = None,
    rules: Iterable[Rule] | None = None,
) -> Iterator[Report]:
    """Yield the report of each case, in their order; cases are taken as they are needed.

    Args:
        cases: The cases.
        jobs: Number of processes; 1 stays in this one.
        profile: As in `check`.
        select: As in `check`.
        ignore: As in `check`.
        thresholds: As in `check`.
        as_of: As in `check`.
        rules: As in `check`; with several processes, rules whose functions can be imported by name.
    """
    one = partial(
        check,
        profile=profile,
        select=select if select is None or isinstance(select, str) else tuple(select),
        ignore=ignore if ignore is None or isinstance(ignore, str) else tuple(ignore),
        thresholds=thresholds,
        as_of=as_of,
        rules=None if rules is None else tuple(rules),
    )
    if jobs == 1:
        yield from map(one, cases)
        return
    yield from in_order(ProcessPoolExecutor(jobs), jobs, one, cases)


def thresholds_with(overrides: Mapping[str, float | str]) -> dict[str, ThresholdValue]:
    """Return the values of all thresholds, defaults overridden.

    Raises:
        UnknownNameError: There is no threshold of a name.
        ValueError: A threshold cannot take a value.
    """
    known = catalog.thresholds()
    values: dict[str, ThresholdValue] = {entry.id: _default(entry) for entry in known}
    for name, value in overrides.items():
        entry = known[name]
        values[entry.id] = _taken(entry, value)
    return values


def _default(entry: Threshold) -> ThresholdValue:
    return entry.number if entry.kind is ThresholdKind.NUMBER else entry.word


def _taken(entry: Threshold, value: float | str) -> ThresholdValue:
    if entry.kind is ThresholdKind.CHOICE:
        if value not in (entry.words or ()):
            msg = f"{entry.id} must be one of {', '.join(entry.words or ())} (got {echo(value)})"
            raise ValueError(msg)
        return value
    if value == _OFF and entry.number is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = f"{entry.id} must be a number (got {echo(value)})"
        raise ValueError(msg)  # noqa: TRY004  # one error for every value that a threshold cannot take
    low, high = entry.at_least, entry.at_most
    if not (low is None or value >= low) or not (high is None or value <= high):
        msg = f"{entry.id} must be from {low} to {high} {entry.unit or ''} (got {echo(value)})".replace("  ", " ")
        raise ValueError(msg)
    return value


def _row(rule: Rule, hits: list[Hit], verdicts: list[Hit | NotApplicable]) -> RuleRow:
    reasons = dict.fromkeys(verdict.reason for verdict in verdicts if isinstance(verdict, NotApplicable))
    return RuleRow(
        rule=rule.code,
        places=len(hits),
        passed=sum(hit.outcome is Outcome.PASS for hit in hits),
        failed=sum(hit.outcome is Outcome.FAIL for hit in hits),
        unknown=sum(hit.outcome is Outcome.UNKNOWN for hit in hits),
        not_applicable=tuple(reasons),
    )


def _report(
    chart: Chart,
    profile: Profile,
    values: Mapping[str, ThresholdValue],
    found: list[tuple[Rule, Hit]],
    rows: list[RuleRow],
) -> Report:
    referring = [(rule, hit) for rule, hit in found if _refers(rule, hit)]
    findings: list[Finding] = []
    waived: list[Finding] = []
    used: set[int] = set()
    for rule, hit in found:
        seen = as_viewed(rule, hit, profile)
        finding = _finding(chart, profile, values, rule, seen, suggests=not referring)
        position = _waiver(chart, rule, hit)
        if position is None:
            findings.append(finding)
        else:
            used.add(position)
            waived.append(attrs.evolve(finding, waiver=(chart.case.waivers or ())[position]))
    findings.extend(_notes(chart, chart.joined, used, {row.rule for row in rows}))
    first = {str(hit.path) for _, hit in referring}

    def order(finding: Finding) -> tuple[object, ...]:
        place = Path.parse(finding.path).order()
        referral = finding.path in first and finding.softening is None and finding.severity is Severity.ERROR
        site = (finding.site.muscle, finding.site.side.value) if finding.site is not None else ("", "")
        return (not referral, _SEVERITIES.index(finding.severity), place, finding.rule, site)

    return Report(
        case=chart.case.id,
        profile=profile.id,
        as_of=chart.as_of,
        thresholds=tuple(sorted(values.items())),
        findings=tuple(sorted(findings, key=order)),
        waived=tuple(sorted(waived, key=order)),
        referral=tuple(
            sorted(map(_referral, (hit for _, hit in referring)), key=lambda r: _URGENCIES.index(r.urgency))
        ),
        rows=tuple(rows),
    )


def _of_template(report: Report, program: Program) -> Report:
    """Return a report whose paths are those of the program's own document."""

    def moved(path: str) -> str:
        return _PROGRAM.sub("$", path)

    findings = tuple(
        attrs.evolve(
            finding,
            path=moved(finding.path),
            facts=tuple(attrs.evolve(fact, path=moved(fact.path)) for fact in finding.facts),
            needs=tuple(moved(need) for need in finding.needs),
        )
        for finding in report.findings
    )
    return attrs.evolve(report, case=program.id, findings=findings)


def _refers(rule: Rule, hit: Hit) -> bool:
    return rule.refers and hit.softening is None and hit.outcome is Outcome.FAIL


def _referral(hit: Hit) -> Referral:
    told = dict(hit.parameters)
    return Referral(urgency=Urgency(told["urgency"]), what=told["what"], advice=told["advice"], path=str(hit.path))


def _finding(
    chart: Chart, profile: Profile, values: Mapping[str, ThresholdValue], rule: Rule, hit: Hit, *, suggests: bool
) -> Finding:
    principle = rule.own_principle or catalog.principles()[rule.principle]
    softening = rule.softening(hit.softening)
    told = dict(hit.parameters)
    failed = hit.outcome is Outcome.FAIL
    return Finding(
        rule=rule.code,
        slug=rule.slug,
        principle=rule.principle,
        outcome=hit.outcome,
        severity=severity_of(rule, hit, profile),
        softening=hit.softening,
        softened_because=None if softening is None else softening.because,
        contested=softening is not None and softening.contested,
        path=str(hit.path),
        id=_ids(chart.case, hit.path)[-1],
        site=hit.site,
        message=_sentence(rule.message if failed else rule.unknown or rule.message, told),
        suggestion=_sentence(rule.suggestion, told) if failed and suggests else None,
        needs=hit.needs,
        facts=hit.facts,
        thresholds=tuple((name, values[name]) for name in rule.thresholds),
        supporting=_supports(rule, principle.supporting),
        opposing=() if rule.refers and softening is None else _supports(rule, principle.opposing),
        evidence=Standing(principle.evidence.level, principle.evidence.status, principle.evidence.scope),
        url=rule_page(rule.code, rule.slug) if RULES.get(rule.code) is rule else None,
    )


def _sentence(template: str, told: Mapping[str, str]) -> str:
    text = template.format_map(told)
    return text[:1].upper() + text[1:]


def _supports(rule: Rule, items: Iterable[str]) -> tuple[Support, ...]:
    own = {item.id: item for item in rule.own_items}
    known = [own[name] if name in own else catalog.items()[name] for name in items]
    return tuple(Support(item.source, item.id, item.claim) for item in known)


def _ids(case: Case, path: Path) -> list[str]:
    """Return the ids of the things that a path leads through, outermost first."""
    found: list[str] = [case.id]
    here: object = case
    for step in path.steps:
        here = here[step] if isinstance(here, tuple) and isinstance(step, int) else getattr(here, str(step), None)
        identifier = None if isinstance(here, Waiver) else getattr(here, "id", None)
        if identifier is not None:
            found.append(identifier)
    return found


def _waiver(chart: Chart, rule: Rule, hit: Hit) -> int | None:
    """Return the position of the waiver that sets a finding aside; safety and data cannot be waived."""
    if rule.is_always_heard:
        return None
    held = set(_ids(chart.case, hit.path))
    for position, waiver in enumerate(chart.case.waivers or ()):
        side = waiver.side in {None, Side.UNKNOWN} or (hit.site is not None and hit.site.side is waiver.side)
        if _names(waiver, rule) and side and waiver.id in held and _is_in_force(waiver, chart.as_of):
            return position
    return None


def _names(waiver: Waiver, rule: Rule) -> bool:
    return waiver.rule.lower() in {rule.code.lower(), rule.slug, rule.principle.lower()}


def _is_in_force(waiver: Waiver, day: dt.date | None) -> bool:
    decided = waiver.date is None or day is None or waiver.date <= day
    return decided and not _is_expired(waiver, day)


def _is_expired(waiver: Waiver, day: dt.date | None) -> bool:
    return waiver.expiry is not None and day is not None and waiver.expiry < day


def _notes(chart: Chart, joined: Joined, used: set[int], ran: set[str]) -> Iterator[Finding]:
    """Yield what is noted about waivers and definitions; no profile or selection silences it."""
    for position, waiver in enumerate(chart.case.waivers or ()):
        path = f"$.waivers[{position}]"
        what = f"{waiver.rule} for {waiver.id}"
        if _is_expired(waiver, chart.as_of):
            message = f"The waiver of {what} expired on {waiver.expiry} and sets nothing aside"
            yield _note("W01", "waiver-expired", Severity.WARNING, path, message)
        elif position not in used and _is_in_force(waiver, chart.as_of) and not _is_left_out(waiver, ran):
            yield _note("W02", "waiver-unused", Severity.INFO, path, f"The waiver of {what} sets nothing aside")
    for place, name in joined.replaced:
        message = f"The case's own entry {name} stands in place of the shipped one"
        yield _note("D10", "shipped-entry-replaced", Severity.INFO, str(place), message)


def _is_left_out(waiver: Waiver, ran: set[str]) -> bool:
    """Return whether a waiver's rule exists and was not run."""
    return any(_names(waiver, rule) and rule.code not in ran for rule in RULES)


def _note(code: str, slug: str, severity: Severity, path: str, message: str) -> Finding:
    return Finding(
        rule=code,
        slug=slug,
        principle=None,
        outcome=Outcome.FAIL,
        severity=severity,
        path=path,
        message=message,
        url=problem_page(code, slug),
    )
