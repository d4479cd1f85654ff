"""What the pictures say of a site's tension and gate at a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from rehabkit import catalog
from rehabkit.chart import Chart, Gate, GateState, Moment, as_of_default
from rehabkit.checking import check, thresholds_with
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.tone import with_gloss
from rehabkit.plot._blocks import Block, key, words
from rehabkit.plot._palette import GATES, TONES
from rehabkit.report import Referral
from rehabkit.resolve import join
from rehabkit.vocab import Tone

_GATE_WORDS = {
    "open": "gate open: not held short, or releasing",
    "closed": "gate closed: held short or in spasm; P01 would see it release before its partner is strengthened",
    "unknown": "gate unknown: nothing known, or too unsure to say",
    "not judged": "gate not judged: the tone may be neurogenic, of which the sources do not speak",
}


@attrs.frozen(kw_only=True)
class Held:
    """How a site is held at a moment.

    Attributes:
        site: The site.
        tone: Its newest known tension state, or that of a part that decides; None where none is recorded.
        gate: Open, closed, unknown or not judged.
        since: When the state was seen.
        path: JSON path of the observation.
    """

    site: Site
    tone: Tone | None
    gate: str
    since: dt.date | None = None
    path: str | None = None

    @property
    def word(self) -> str:
        """The tension state in a word."""
        return "not recorded" if self.tone is None else str(self.tone)

    def __str__(self) -> str:
        """Return site, state, day and gate in words."""
        seen = "" if self.since is None else f" on {self.since}"
        return f"{self.site} {self.word}{seen}, gate {self.gate}"


def chart_of(case: Case, as_of: dt.date | None) -> Chart:
    """Return the index of a case, under the default thresholds."""
    return Chart(join(case), as_of if as_of is not None else as_of_default(case), thresholds_with({}))


def referral_of(case: Case, as_of: dt.date | None) -> tuple[Referral, ...]:
    """Return where a case refers, which no picture leaves out."""
    return check(case, select="safety", as_of=as_of).referral


def held(chart: Chart, site: Site, day: dt.date) -> Held:
    """Return how a site is held on a day."""
    moment = Moment(day)
    gate = chart.gate(site, moment)
    own = chart.tone(site, moment)
    entry = gate.entries[0] if gate.entries and (own is None or gate.state is GateState.CLOSED) else own
    recorded = None if entry is None else entry.tone
    return Held(
        site=site,
        tone=recorded if recorded is not None or not _is_looked_at(chart, site, gate) else Tone.UNKNOWN,
        gate="not judged" if chart.neurogenic(site) is not None else gate.state.value,
        since=None if entry is None else entry.moment.date,
        path=None if entry is None else str(entry.path),
    )


def _is_looked_at(chart: Chart, site: Site, gate: Gate) -> bool:
    return gate.recorded_unknown or bool(chart.tone_line(site))


def tone_keys(tones: Iterable[Tone], *, hatched: bool) -> Iterator[Block]:
    """Yield what each tension state that was drawn means (A83)."""
    used = set(tones)
    yield from (key(TONES[tone], with_gloss(tone), hatched=hatched) for tone in Tone if tone in used)


def gate_keys(gates: Iterable[str]) -> Iterator[Block]:
    """Yield what each state of a gate that was drawn means."""
    used = set(gates)
    yield from (key(GATES[word], text, hatched=True) for word, text in _GATE_WORDS.items() if word in used)


def gate_words(gates: Iterable[str]) -> Iterator[Block]:
    """Yield what each state of a gate that was written means."""
    used = set(gates)
    yield from (words(text) for word, text in _GATE_WORDS.items() if word in used)


def who_says_so() -> str:
    """Return whose idea the gate is, and who disputes it."""
    told = catalog.principles()["P01"]
    disputed = f"; disputed by {', '.join(told.opposing)}" if told.opposing else ""
    return f"The gate is principle {told.id}, held by {', '.join(told.supporting)}{disputed}"
