"""Criteria of tension and pain."""

from __future__ import annotations

from collections.abc import Iterable

from rehabkit.chart import GateState, PainEntry, Subject
from rehabkit.models.anatomy import Site
from rehabkit.models.criteria import PainCriterion, ToneCriterion
from rehabkit.progression._shown import Shown, View, all_of, met_if, unknown
from rehabkit.ruleset import Fact, pain_fact, tone_fact
from rehabkit.vocab import Analgesia, CriterionState, PainScale, Side, is_sided

_SIDES = (Side.LEFT, Side.RIGHT)


def tone(criterion: ToneCriterion, view: View) -> Shown:
    """Return what the tension states of a muscle show; parts count with their whole."""
    return all_of(_tone(site, criterion, view) for site in view.sites(criterion.muscle, criterion.side))


def _tone(site: Site, criterion: ToneCriterion, view: View) -> Shown:
    gate = view.chart.gate(site, view.now, criterion.at_least)
    facts = [tone_fact(entry, view.now) for entry in gate.entries]
    needs = (f"the tension state of {site}",)
    return (
        unknown(needs, facts) if gate.state is GateState.UNKNOWN else met_if(gate.state is GateState.OPEN, facts, needs)
    )


def pain(criterion: PainCriterion, view: View) -> Shown:
    """Return what the newest pain shows, in the order of A74; without a side, of each side that is recorded."""
    subjects = _subjects(criterion, view)
    found = [_pain(subject, criterion.at_most, view) for subject in subjects]
    if criterion.side is None:
        whole = Subject(site=None, regions=(criterion.region,), side=None)
        told = [each for each in found if each.facts]
        return all_of(told) if told else unknown((f"pain of {criterion.muscle or whole}",))
    return all_of(found)


def _subjects(criterion: PainCriterion, view: View) -> tuple[Subject, ...]:
    region, side = criterion.region, criterion.side
    if criterion.muscle is not None:
        sites = view.sites(criterion.muscle, side if side in _SIDES else None)
        return tuple(Subject(site=site, regions=(region,), side=site.side) for site in sites)
    sides = _SIDES if is_sided(region) and side in {None, Side.BILATERAL} else (side,)
    return tuple(Subject(site=None, regions=(region,), side=each) for each in sides)


def _pain(subject: Subject, limit: float, view: View) -> Shown:
    found = view.chart.pain(subject, view.now)
    needs = (f"pain of {subject}",)
    above = [entry for entry in found.known if entry.exceeds(limit)]
    if above:
        return Shown(state=CriterionState.NOT_MET, facts=_facts(above, view), needs=needs)
    open_ones = [entry for entry in found.known if not _tells(entry, view)]
    open_ones += [entry for entry in found.doubtful if entry.exceeds(limit) or not _tells(entry, view)]
    if open_ones or not found.known:
        return unknown(needs, _facts(open_ones or found.doubtful, view))
    return Shown(state=CriterionState.MET, facts=_facts(found.known, view))


def _tells(entry: PainEntry, view: View) -> bool:
    """Return whether a value can show that pain keeps a limit: on its scale, felt (A75), and not too old (A81)."""
    on_scale = entry.scale is PainScale.NPRS or entry.value == 0
    is_old = view.is_old(entry.moment, "pain-age-days", "assessment-age-days")
    return on_scale and entry.analgesia is not Analgesia.LOCAL and not is_old


def _facts(entries: Iterable[PainEntry], view: View) -> tuple[Fact, ...]:
    return tuple(pain_fact(entry, view.now) for entry in entries)
