"""The index that rules read: a case joined, ordered and seen as of a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from rehabkit.chart._acute import EpisodeDay, RestDay, episode_on, may_concern, rest_of, rest_recorded
from rehabkit.chart._episodes import Episode, episodes
from rehabkit.chart._homework import PlannedTimes, planned_times
from rehabkit.chart._inhibitions import Inhibition, inhibitions
from rehabkit.chart._moments import Moment, planned_offsets
from rehabkit.chart._neurogenic import neurogenic_datum
from rehabkit.chart._pains import PainEntry, PainLines, PainView, Subject
from rehabkit.chart._partners import PartnerLines
from rehabkit.chart._roles import roles_of
from rehabkit.chart._tones import Gate, GateState, ToneEntry, ToneLines
from rehabkit.chart._values import Judged, Partner, Seen, ThresholdValue
from rehabkit.chart._works import PhaseEntry, WorkEntry, phase_entries, work_entries
from rehabkit.location import Path
from rehabkit.models.anatomy import Muscle, Site
from rehabkit.models.case import Case
from rehabkit.models.examination import NeurologicalObservation, RangeObservation, StrengthObservation
from rehabkit.models.observation import FunctionObservation, SymptomObservation
from rehabkit.models.program import Phase
from rehabkit.resolve import Joined
from rehabkit.vocab import Effect, MuscleRole, Region, Side, Status, Tone, is_sided

T = TypeVar("T")

_AGE_LIMITS = ("assessment-age-days", "pain-age-days")
"""Thresholds past which an observation no longer decides."""


class Chart:
    """A case as rules read it; built once per check, and never changed by a rule.

    Attributes:
        case: The case.
        joined: The case joined with definitions and catalog.
        as_of: Day as of which the case is seen, or None where nothing is dated.
        thresholds: Values of all thresholds.
        works: All work: prescriptions first, then sessions and treatments.
        phases: The program's phases, by their days.
        episodes: The complaints as the time rules see them, oldest first.
        visits: Days of assessments, in order.
    """

    __slots__ = (
        "_pains",
        "_partners",
        "_tones",
        "as_of",
        "case",
        "episodes",
        "joined",
        "phases",
        "thresholds",
        "visits",
        "works",
    )

    def __init__(self, joined: Joined, as_of: dt.date | None, thresholds: Mapping[str, ThresholdValue]) -> None:
        """Index the case as of a day."""
        self.joined: Joined = joined
        self.case: Case = joined.case
        self.as_of: dt.date | None = as_of
        self.thresholds: Mapping[str, ThresholdValue] = thresholds
        now = None if as_of is None else Moment(as_of)
        self._tones = ToneLines(joined, now)
        self._pains = PainLines(joined, now)
        self.works: tuple[WorkEntry, ...] = tuple(work_entries(joined, now, thresholds))
        self.phases: tuple[PhaseEntry, ...] = phase_entries(self.case)
        self.episodes: tuple[Episode, ...] = tuple(episodes(self.case, as_of))
        days = {visit.date for visit in self.case.assessments or () if as_of is None or visit.date <= as_of}
        self.visits: tuple[dt.date, ...] = tuple(sorted(days))
        self._partners = PartnerLines(joined)

    def number(self, name: str) -> float:
        """Return a numeric threshold."""
        value = self.thresholds[name]
        assert isinstance(value, int | float)  # noqa: S101  # checked when thresholds are taken in
        return value

    def limit(self, name: str) -> float | None:
        """Return a numeric threshold that may be off."""
        return None if self.thresholds[name] is None else self.number(name)

    def muscle(self, name: str) -> Muscle:
        """Return a muscle by its id."""
        return self.joined.muscles[name]

    def roles(self, name: str) -> frozenset[MuscleRole] | None:
        """Return the roles of a muscle, or None where none is recorded."""
        return roles_of(self.joined.muscles, self.joined.parents.get(name, ()), name)

    @property
    def has_person(self) -> bool:
        """Whether the case is about somebody, and not a template."""
        case = self.case
        return case.patient is not None or bool(case.assessments) or bool(case.complaints)

    # -- time -------------------------------------------------------------------------------------

    def date_of(self, day: int) -> dt.date | None:
        """Return the date of a day of the program, or None where its start is not stated."""
        start = self.case.program_start
        return None if start is None else start + dt.timedelta(days=day)

    def window(self, entry: WorkEntry) -> tuple[int, int]:
        """Return first and last day of a prescription, its phase's where it has none."""
        assert entry.prescription is not None  # noqa: S101  # asked of prescriptions only
        assert entry.phase is not None  # noqa: S101
        first, last = entry.prescription.from_day, entry.prescription.to_day
        phase = entry.phase.phase
        return (phase.from_day if first is None else first, phase.to_day if last is None else last)

    def times(self, entry: WorkEntry) -> PlannedTimes:
        """Return how often a prescription is planned on each day of its window."""
        first, last = self.window(entry)
        return planned_times(entry, range(first, last + 1), self.case.program_start)

    def planned_days(self, entry: WorkEntry) -> tuple[dt.date, ...]:
        """Return the dates on which a prescription is planned; none where the start is not stated."""
        start = self.case.program_start
        if start is None:
            return ()
        offsets = planned_offsets(entry.dosage, start, *self.window(entry))
        return tuple(start + dt.timedelta(days=offset) for offset in offsets)

    def open_days(self, entry: WorkEntry) -> tuple[dt.date, ...]:
        """Return the planned days that the log does not cover."""
        log = self.case.log
        logged = {
            other.moment.date
            for other in self.works
            if other.moment is not None and not other.is_planned and other.prescription is entry.prescription
        }
        complete = log is not None and log.complete is True
        return tuple(
            day
            for day in self.planned_days(entry)
            if day not in logged and not (complete and self.as_of is not None and day <= self.as_of)
        )

    def days(self, entry: WorkEntry) -> tuple[dt.date, ...]:
        """Return the day of work of the log, or the planned days that the log does not cover."""
        return self.open_days(entry) if entry.moment is None else (entry.moment.date,)

    def episode_days(self, entry: WorkEntry) -> tuple[EpisodeDay, ...]:
        """Return the days of work after an onset, each with the complaint that the work is for."""
        subjects = self.subjects(entry)
        found = (episode_on(self.episodes, subjects, day) for day in self.days(entry))
        return tuple(each for each in found if each is not None)

    def rest(self, episode: Episode) -> tuple[RestDay, ...] | None:
        """Return the days of rest that belong to an episode, in order; None where rest is not stated."""
        resting = (e for e in self.work(Effect.RESTING) if may_concern(self.subjects(e), episode.complaint))
        rest = rest_recorded(self.case.log, resting, self.as_of)
        return None if rest is None else tuple(rest_of(episode, self.episodes, rest))

    def judge(
        self, entry: WorkEntry, test: Callable[[Moment], T], turns: Collection[dt.date] = ()
    ) -> Iterator[Judged[T]]:
        """Yield what a test says of work: once at its moment, or once per stretch of planned days.

        Between two visits no observation changes, so that a test is asked once per stretch, and once per day
        where observations may grow too old. A test that reads more than observations names in `turns` the
        days from which it may say something else. A prescription without dates is judged as of the case's
        day, with 0 days.
        """
        if entry.moment is not None:
            yield Judged(value=test(entry.moment), moment=entry.moment, days=1)
        elif self.case.program_start is None:
            if self.as_of is not None:
                now = Moment(self.as_of)
                yield Judged(value=test(now), moment=now, days=0)
        else:
            days = self.open_days(entry)
            stretches: dict[int, list[dt.date]] = {}
            ages = any(self.limit(name) is not None for name in _AGE_LIMITS)
            begins = sorted({*self.visits, *turns}) if turns else self.visits
            for position, day in enumerate(days):
                stretches.setdefault(position if ages else bisect_right(begins, day), []).append(day)
            for stretch in stretches.values():
                first = Moment(stretch[0])
                yield Judged(value=test(first), moment=first, days=len(stretch))

    # -- muscles and tension ----------------------------------------------------------------------

    def partners(self, site: Site) -> tuple[Partner, ...]:
        """Return the sites that gating pairs link to a site; parts inherit the pairs of their wholes."""
        return self._partners.gating(site)

    def counterparts(self, site: Site) -> tuple[Partner, ...]:
        """Return the sites that gating or corresponding pairs link to a site (A13)."""
        return self._partners.counterparts(site)

    @property
    def tones(self) -> tuple[ToneEntry, ...]:
        """All tension states seen, as recorded."""
        return tuple(self._tones.own)

    def tone(self, site: Site, moment: Moment) -> ToneEntry | None:
        """Return the newest known tension state of a site, parts aside."""
        return self._tones.newest(site, moment)

    def tone_line(self, site: Site) -> tuple[ToneEntry, ...]:
        """Return all tension states that speak of a site, oldest first."""
        return self._tones.line(site)

    def with_parts(self, site: Site) -> tuple[Site, ...]:
        """Return a site and the sites of its muscle's parts."""
        return (site, *self._tones.part_sites(site))

    def gate(self, site: Site, moment: Moment, opens_at: Tone | None = None) -> Gate:
        """Return whether a site's tension allows work on its partners, from a state on or from the threshold's."""
        if opens_at is None:
            opens_at = Tone(str(self.thresholds["gate-opens-at"]))
        return self._tones.gate(site, moment, opens_at=opens_at, age_limit=self.limit("assessment-age-days"))

    def gate_for(self, entry: WorkEntry, site: Site, moment: Moment) -> Gate:
        """Return a site's gate as it counts for a piece of work.

        For planned work, entry criteria of its phase stand for observations that cannot exist yet; an
        observation made after the phase begins goes before them (A63).
        """
        gate = self.gate(site, moment)
        if not entry.is_planned or entry.phase is None or not self._enters_released(entry.phase.phase, site):
            return gate
        begins = self.date_of(entry.phase.phase.from_day)
        newer = begins is not None and any(found.moment.date > begins for found in gate.entries)
        return gate if newer else attrs.evolve(gate, state=GateState.OPEN)

    def neurogenic(self, site: Site) -> Path | None:
        """Return the datum by which a site's tone may be neurogenic (A69), else None."""
        muscle = self.muscle(site.muscle)
        return neurogenic_datum(self.case, self.neuro, site, self._whole_line(site), muscle.regions)

    def related(self, first: Site, second: Site) -> bool:
        """Return whether two sites are the same, or whole and part, on one side."""
        same_side = first.side is second.side or Side.MIDLINE in {first.side, second.side}
        names = {first.muscle, *self.joined.parents.get(first.muscle, ())}
        others = {second.muscle, *self.joined.parents.get(second.muscle, ())}
        return same_side and (first.muscle in others or second.muscle in names)

    # -- pain and other observations ---------------------------------------------------------------

    def subjects(self, entry: WorkEntry) -> tuple[Subject, ...]:
        """Return what a piece of work is about: its sites, or its region where it names no muscle."""
        if entry.sites:
            return tuple(self.subject(site) for site in entry.sites)
        region: Region | None = entry.get("region")
        return () if region is None else (Subject(site=None, regions=(region,), side=entry.get("region_side")),)

    def subject(self, site: Site) -> Subject:
        """Return a site as the subject of pain."""
        return Subject(site=site, regions=self.muscle(site.muscle).regions, side=site.side)

    def pain(self, subject: Subject, moment: Moment) -> PainView:
        """Return what is known of a subject's pain."""
        return self._pains.view(subject, moment)

    def pain_baseline(self, entry: PainEntry) -> PainEntry | None:
        """Return the first value of the same measure."""
        return self._pains.baseline(entry)

    @property
    def pains(self) -> tuple[PainEntry, ...]:
        """All pain values seen."""
        return self._pains.entries

    def painless_on_entry(self, phase: Phase, subject: Subject, limit: float) -> frozenset[Region]:
        """Return the regions of a subject whose pain a phase's entry criteria keep within a limit (A63)."""
        muscle = None if subject.site is None else subject.site.muscle
        criteria = (phase.entry.pains or ()) if phase.entry is not None else ()
        return frozenset(
            criterion.region
            for criterion in criteria
            if criterion.at_most <= limit
            and criterion.muscle in {None, muscle}
            and (criterion.region in {Region.WHOLE_BODY, *subject.regions} or criterion.muscle is not None)
            and (criterion.side in {None, subject.side, Side.BILATERAL} or not is_sided(criterion.region))
        )

    def inhibitions(self, site: Site) -> tuple[Inhibition, ...]:
        """Return the windows in which a site's activation may be shut down, by their days."""
        return inhibitions(self, site)

    @property
    def strengths(self) -> tuple[Seen[StrengthObservation], ...]:
        """All strength tests seen, oldest first."""
        return self._seen("strengths")

    @property
    def ranges(self) -> tuple[Seen[RangeObservation], ...]:
        """All ranges of motion seen, oldest first."""
        return self._seen("ranges")

    @property
    def symptoms(self) -> tuple[Seen[SymptomObservation], ...]:
        """All symptoms seen, oldest first."""
        return self._seen("symptoms")

    @property
    def functions(self) -> tuple[Seen[FunctionObservation], ...]:
        """All measures of function seen, oldest first."""
        return self._seen("functions")

    @property
    def neuro(self) -> tuple[Seen[NeurologicalObservation], ...]:
        """All items of neurological examinations seen, oldest first."""
        return self._seen("neuro")

    def work(self, *effects: Effect) -> Iterator[WorkEntry]:
        """Yield the work that has any of some effects and was not missed."""
        return (entry for entry in self.works if entry.has(*effects) and entry.status is not Status.MISSED)

    def is_release_by_type(self, entry: WorkEntry) -> bool:
        """Return whether work is a release contraction by its intervention's type, whatever technique it names."""
        found = entry.intervention
        return (
            found is not None and found.technique is None and Effect.RELEASE_CONTRACTION in self.joined.effects(found)
        )

    # -- inside -----------------------------------------------------------------------------------

    def _seen(self, name: str) -> tuple[Seen[Any], ...]:
        found: list[Seen[Any]] = []
        for at, assessment in enumerate(self.case.assessments or ()):
            if self.as_of is not None and assessment.date > self.as_of:
                continue
            moment = Moment(assessment.date, assessment.time)
            for position, observation in enumerate(getattr(assessment, name) or ()):
                found.append(
                    Seen(observation=observation, path=Path(("assessments", at, name, position)), moment=moment)
                )
        return tuple(sorted(found, key=lambda seen: (seen.moment.key(), seen.observation.id)))

    def _whole_line(self, site: Site) -> tuple[str, ...]:
        return (site.muscle, *self.joined.parents.get(site.muscle, ()))

    def _enters_released(self, phase: Phase, site: Site) -> bool:
        wanted = Tone(str(self.thresholds["gate-opens-at"]))
        criteria = (phase.entry.tones or ()) if phase.entry is not None else ()
        return any(
            criterion.muscle in self._whole_line(site)
            and criterion.side in {None, site.side}
            and (criterion.at_least is Tone.NORMAL or wanted is Tone.RELEASING)
            for criterion in criteria
        )
