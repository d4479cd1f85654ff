"""Words for a dose: how hard, on which sides, on which days, and what is said about pain."""

from __future__ import annotations

from enum import StrEnum


class JointMotion(StrEnum):
    """Joint motion while a muscle contracts."""

    NONE = "none"
    PARTIAL_RANGE = "partial-range"
    FULL_RANGE = "full-range"


class Resistance(StrEnum):
    """Resistance in words."""

    NONE = "none"
    LIGHT = "light"
    MODERATE = "moderate"
    HEAVY = "heavy"


class Pressure(StrEnum):
    """Manual pressure in words."""

    VERY_LIGHT = "very-light"
    LIGHT = "light"
    FIRM = "firm"


class MaitlandGrade(StrEnum):
    """Grade of a passive joint mobilization after Maitland.

    Grades I and IV are of small amplitude, II and III of large amplitude; I and II stop short of resistance, III and
    IV go into it. The thrust that is often called grade V is the treatment `manipulation`.
    """

    I = "i"  # noqa: E741  # the grade's own name
    II = "ii"
    III = "iii"
    IV = "iv"


class IntensityUnit(StrEnum):
    """Unit of an intensity.

    `borg-cr10` and `borg-rpe` are the category-ratio scale and the scale of perceived exertion after Borg.
    """

    PERCENT = "percent"
    REPETITION_MAXIMUM = "repetition-maximum"
    REPETITIONS_IN_RESERVE = "repetitions-in-reserve"
    BORG_CR10 = "borg-cr10"
    BORG_RPE = "borg-rpe"
    HEART_RATE_BPM = "heart-rate-bpm"
    MMHG = "mmhg"
    KG = "kg"
    N = "n"
    W = "w"
    KMH = "kmh"
    BAND_COLOR = "band-color"


class IntensityReference(StrEnum):
    """What an intensity is measured against.

    `mvc` is a maximal voluntary contraction, and `mvc-emg` the electromyogram of one.
    """

    OWN_MAXIMAL_EFFORT = "own-maximal-effort"
    MVC = "mvc"
    MVC_EMG = "mvc-emg"
    ONE_REPETITION_MAXIMUM = "one-repetition-maximum"
    TEN_REPETITION_MAXIMUM = "ten-repetition-maximum"
    HEART_RATE_MAXIMUM = "heart-rate-maximum"
    HEART_RATE_RESERVE = "heart-rate-reserve"
    VO2_MAXIMUM = "vo2-maximum"
    BODY_WEIGHT = "body-weight"
    NONE = "none"


class SideRule(StrEnum):
    """On which sides a dose is done."""

    EACH_SIDE = "each-side"
    AFFECTED_SIDE = "affected-side"
    ALTERNATING = "alternating"
    AS_TARGETS = "as-targets"


class PainInstruction(StrEnum):
    """What a prescription tells the patient about pain."""

    AVOID = "avoid"
    UP_TO_LIMIT = "up-to-limit"
    PUSH_THROUGH = "push-through"
    SEEK = "seek"


class Loading(StrEnum):
    """How load develops."""

    PROGRESSIVE = "progressive"
    CONSTANT = "constant"
    AGGRESSIVE = "aggressive"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
