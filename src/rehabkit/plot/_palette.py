"""Colors that people with color blindness tell apart (Okabe and Ito), each with a shape, a hatch or a word."""

from __future__ import annotations

import attrs

from rehabkit.vocab import Decision, Severity, Tone

VERMILION = "#D55E00"
ORANGE = "#E69F00"
SKY = "#56B4E9"
BLUE = "#0072B2"
PURPLE = "#CC79A7"
NONE = "none"


@attrs.frozen
class Look:
    """How a kind of thing is drawn.

    Attributes:
        color: Its color; `none` is hollow.
        marker: Its shape as a marker.
        hatch: Its hatch as an area.
    """

    color: str
    marker: str = "o"
    hatch: str = ""


SEVERITIES = {
    Severity.ERROR: Look(VERMILION, "X"),
    Severity.WARNING: Look(ORANGE, "^"),
    Severity.INFO: Look(SKY, "o"),
}
UNDECIDED = Look(NONE, "o")
WAIVED = Look(NONE, "s")

TONES = {
    Tone.UNKNOWN: Look(NONE, "$?$"),
    Tone.NORMAL: Look(NONE, "d"),
    Tone.HYPERTONIC: Look(VERMILION, "^", "////"),
    Tone.RELEASING: Look(ORANGE, "v", "..."),
    Tone.SPASM: Look(PURPLE, "X", "xxxx"),
    Tone.HYPOTONIC: Look(BLUE, ">", "\\\\\\\\"),
}

GATES = {
    "open": Look(SKY),
    "closed": Look(VERMILION, hatch="////"),
    "unknown": Look(NONE),
    "not judged": Look(NONE, hatch="..."),
}

DECISIONS = {
    Decision.STOP_AND_REFER: Look(VERMILION, "X"),
    Decision.REGRESS: Look(PURPLE, "v"),
    Decision.STAY: Look(SKY, "s"),
    Decision.UNDECIDED: Look(NONE, "o"),
    Decision.ADVANCE: Look(BLUE, "^"),
}

PHASE = Look(BLUE)
WORK = Look(SKY)

SERIES = (
    Look(BLUE, "o"),
    Look(ORANGE, "s"),
    Look(PURPLE, "D"),
    Look(SKY, "p"),
    Look(VERMILION, "P"),
    Look(NONE, "h"),
)
"""Looks of pain values, one measure after the other; no shape of theirs is that of a tension state."""
