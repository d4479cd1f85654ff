"""Tension states: what each means, and which of them close a gate."""

from __future__ import annotations

from rehabkit.vocab import Tone, ToneMethod

GLOSS: dict[Tone, str] = {
    Tone.UNKNOWN: "not known",
    Tone.NORMAL: "neither held short nor held long",
    Tone.HYPERTONIC: "held short (the source: hypertonic); not spasticity",
    Tone.RELEASING: "less than before",
    Tone.SPASM: "sudden involuntary contraction (the source: spasm)",
    Tone.HYPOTONIC: "held long and weak (the source: hypotonic); not neurological hypotonia",
}
"""What each tension state means; every rendering adds it (A83)."""

_RANK = {Tone.HYPOTONIC: 0, Tone.NORMAL: 0, Tone.RELEASING: 1, Tone.UNKNOWN: 2, Tone.HYPERTONIC: 3, Tone.SPASM: 4}

INSTRUMENTS = frozenset({ToneMethod.ELASTOGRAPHY, ToneMethod.MYOTONOMETRY, ToneMethod.EMG})
"""Methods that measure something of their own (P27)."""


def is_tight(tone: Tone) -> bool:
    """Return whether a tension state closes the gate (S3-87, A49)."""
    return tone in {Tone.HYPERTONIC, Tone.SPASM}


def rank(tone: Tone) -> int:
    """Return a tension state's rank for the gate; the higher one is the more protective (A21)."""
    return _RANK[tone]


def with_gloss(tone: Tone) -> str:
    """Return a tension state with its gloss, as reports print it."""
    return f"{tone} - {GLOSS[tone]}"
