"""Tension states over time: one line per site, and the gate that it opens or closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.observation import ToneObservation
from rehabkit.models.tone import INSTRUMENTS, is_tight, rank
from rehabkit.resolve import Joined
from rehabkit.vocab import Side, Tone, ToneMethod


@attrs.frozen(kw_only=True)
class ToneEntry:
    """A tension state in a line.

    Attributes:
        observation: The observation.
        path: Where it stands.
        moment: When it was made.
        distance: Steps up from the line's muscle to the observed one; 0 is the muscle itself.
        side_unknown: Whether the observation leaves the side open (A76).
    """

    observation: ToneObservation
    path: Path
    moment: Moment
    distance: int = 0
    side_unknown: bool = False

    @property
    def tone(self) -> Tone:
        """The tension state; an image shows none (P27, T09)."""
        return Tone.UNKNOWN if self.observation.method is ToneMethod.IMAGING else self.observation.tone

    @property
    def is_believed(self) -> bool:
        """Whether a named function test with its result, or an instrument, shows the state (A78, P27)."""
        seen = self.observation
        if seen.method is ToneMethod.FUNCTION_TEST:
            return seen.test is not None and seen.result is not None
        return seen.method in INSTRUMENTS


class GateState(StrEnum):
    """Whether tension allows work on a partner."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Proof(StrEnum):
    """What a closed gate rests on."""

    SHOWN = "shown"
    PALPATION = "palpation"
    UNPROVEN = "unproven"


@attrs.frozen(kw_only=True)
class Gate:
    """A site's gate at a moment.

    Attributes:
        site: The site.
        state: Open, closed or unknown.
        entries: The entries that decide: for a closed gate the tight ones, else the newest known one.
        proof: What a closed gate rests on.
        recorded_unknown: Whether somebody looked and could not tell (A68).
    """

    site: Site
    state: GateState
    entries: tuple[ToneEntry, ...] = ()
    proof: Proof = Proof.SHOWN
    recorded_unknown: bool = False


class ToneLines:
    """The tension states that a case records, by muscle."""

    __slots__ = ("_joined", "_lines", "_own", "_parts")

    def __init__(self, joined: Joined, visible_to: Moment | None) -> None:
        """Collect the observations up to a moment; without one there are none."""
        self._joined = joined
        self._own: dict[str, list[ToneEntry]] = {}
        self._lines: dict[Site, tuple[ToneEntry, ...]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        for at, assessment in enumerate(joined.case.assessments or ()):
            moment = Moment(assessment.date, assessment.time)
            if visible_to is None or moment.date > visible_to.date:
                continue
            for position, observation in enumerate(assessment.tones or ()):
                path = Path(("assessments", at, "tones", position))
                entry = ToneEntry(observation=observation, path=path, moment=moment)
                self._own.setdefault(observation.muscle, []).append(entry)

    @property
    def own(self) -> Iterator[ToneEntry]:
        """All tension states as recorded, by muscle and in document order."""
        for entries in self._own.values():
            yield from entries

    def line(self, site: Site) -> tuple[ToneEntry, ...]:
        """Return a site's own and inherited observations, oldest first; the last one holds.

        On one instant the whole's observation comes before the part's, and of two on the same muscle the
        more protective one comes last (A21).
        """
        if site not in self._lines:
            self._lines[site] = tuple(sorted(self._collect(site), key=_line_key))
        return self._lines[site]

    def newest(self, site: Site, moment: Moment) -> ToneEntry | None:
        """Return the newest known state of a site itself, parts aside."""
        known = [
            e
            for e in self.line(site)
            if e.moment.is_seen_at(moment) and not e.side_unknown and e.tone is not Tone.UNKNOWN
        ]
        return known[-1] if known else None

    def gate(self, site: Site, moment: Moment, *, opens_at: Tone, age_limit: float | None) -> Gate:
        """Return a site's gate: its own line and every part's must be open."""
        lines = [self._judge(each, moment, opens_at, age_limit) for each in (site, *self.part_sites(site))]
        closed = [gate for gate in lines if gate.state is GateState.CLOSED]
        if closed:
            entries = tuple({entry.path: entry for gate in closed for entry in gate.entries}.values())
            proof = min((gate.proof for gate in closed), key=list(Proof).index)
            return Gate(site=site, state=GateState.CLOSED, entries=entries, proof=proof)
        undecided = [gate for gate in lines if gate.state is GateState.UNKNOWN]
        if undecided:
            recorded = any(gate.recorded_unknown for gate in undecided)
            return Gate(site=site, state=GateState.UNKNOWN, entries=undecided[0].entries, recorded_unknown=recorded)
        return lines[0]

    def part_sites(self, site: Site) -> Iterator[Site]:
        """Yield the sites of a muscle's parts, at every depth."""
        for name in self._descendants(site.muscle):
            midline = self._joined.muscles[name].midline
            sides = (
                (Side.MIDLINE,) if midline else (Side.LEFT, Side.RIGHT) if site.side is Side.MIDLINE else (site.side,)
            )
            yield from (Site(muscle=name, side=side) for side in sides)

    def _descendants(self, muscle: str) -> tuple[str, ...]:
        if muscle not in self._parts:
            self._parts[muscle] = tuple(name for name, wholes in self._joined.parents.items() if muscle in wholes)
        return self._parts[muscle]

    def _collect(self, site: Site) -> Iterator[ToneEntry]:
        for distance, muscle in enumerate((site.muscle, *self._joined.parents.get(site.muscle, ()))):
            for entry in self._own.get(muscle, ()):
                side = entry.observation.side
                if side is Side.UNKNOWN:
                    yield attrs.evolve(entry, distance=distance, side_unknown=True)
                elif side is site.side or (distance and Side.MIDLINE in {side, site.side}):
                    yield attrs.evolve(entry, distance=distance)

    def _judge(self, site: Site, moment: Moment, opens_at: Tone, age_limit: float | None) -> Gate:
        seen = [entry for entry in self.line(site) if entry.moment.is_seen_at(moment)]
        unknown_since = False
        for entry in reversed(seen):
            if entry.tone is Tone.UNKNOWN or entry.side_unknown:
                unknown_since = unknown_since or entry.tone is Tone.UNKNOWN or is_tight(entry.tone)
            elif entry.tone is Tone.RELEASING and opens_at is Tone.RELEASING and not _is_compared(seen, entry):
                return Gate(site=site, state=GateState.UNKNOWN, entries=(entry,), recorded_unknown=unknown_since)
            elif age_limit is not None and entry.moment.days_before(moment) > age_limit:
                return Gate(site=site, state=GateState.UNKNOWN, entries=(entry,), recorded_unknown=True)
            elif is_tight(entry.tone) or (opens_at is Tone.NORMAL and entry.tone is Tone.RELEASING):
                return Gate(site=site, state=GateState.CLOSED, entries=(entry,), proof=_proof(seen, entry))
            elif unknown_since:
                return Gate(site=site, state=GateState.UNKNOWN, entries=(entry,), recorded_unknown=True)
            else:
                return Gate(site=site, state=GateState.OPEN, entries=(entry,))
        return Gate(site=site, state=GateState.UNKNOWN, recorded_unknown=unknown_since)


def _is_compared(seen: list[ToneEntry], entry: ToneEntry) -> bool:
    """Return whether a release has something to compare with: an earlier state, or a stated basis (A77)."""
    earlier = seen[: seen.index(entry)]
    known = (other.tone is not Tone.UNKNOWN and not other.side_unknown for other in earlier)
    return entry.observation.change_basis is not None or any(known)


def by_protection(entries: Iterable[ToneEntry]) -> list[ToneEntry]:
    """Return states of one muscle and time, the more protective one, which is used, last (A21)."""
    return sorted(entries, key=_line_key)


def _line_key(entry: ToneEntry) -> tuple[object, ...]:
    return (*entry.moment.key(), -entry.distance, rank(entry.tone), entry.tone is Tone.HYPOTONIC, entry.observation.id)


def _proof(seen: list[ToneEntry], deciding: ToneEntry) -> Proof:
    """Return what the tight state rests on: any observation since it last was not tight counts."""
    run: list[ToneEntry] = []
    for entry in reversed(seen):
        if entry.tone is Tone.UNKNOWN or entry.side_unknown:
            continue
        if not is_tight(entry.tone) and entry is not deciding:
            break
        run.append(entry)
    if any(entry.is_believed for entry in run):
        return Proof.SHOWN
    felt = all(entry.observation.method is ToneMethod.PALPATION for entry in run)
    return Proof.PALPATION if felt else Proof.UNPROVEN
