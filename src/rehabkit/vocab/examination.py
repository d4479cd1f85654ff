"""Words for what is examined: strength, range of motion, nerves and images."""

from __future__ import annotations

from enum import StrEnum


class StrengthScale(StrEnum):
    """Scale of a strength observation; `mmt`, the manual muscle test, and `category` are ordinal."""

    MMT = "mmt"
    CATEGORY = "category"
    DYNAMOMETRY_N = "dynamometry-n"
    DYNAMOMETRY_PERCENT_OTHER_SIDE = "dynamometry-percent-other-side"
    HOLD_S = "hold-s"
    REPETITIONS = "repetitions"


class RangeMode(StrEnum):
    """Who moved the joint."""

    ACTIVE = "active"
    PASSIVE = "passive"


class RangeUnit(StrEnum):
    """Unit of a range of motion or length test."""

    DEGREES = "degrees"
    CM = "cm"
    PERCENT = "percent"


class LengthResult(StrEnum):
    """What a named length test showed."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


class NeuroKind(StrEnum):
    """What a neurological examination looked at."""

    DERMATOME = "dermatome"
    MYOTOME = "myotome"
    REFLEX = "reflex"
    UPPER_MOTOR_NEURON_SIGN = "upper-motor-neuron-sign"
    SPASTICITY = "spasticity"
    RIGIDITY = "rigidity"
    FLACCIDITY = "flaccidity"
    NEURODYNAMIC_TEST = "neurodynamic-test"
    CRANIAL_NERVE = "cranial-nerve"
    GAIT = "gait"


class NeuroResult(StrEnum):
    """What a neurological examination found."""

    NORMAL = "normal"
    REDUCED = "reduced"
    ABSENT = "absent"
    INCREASED = "increased"
    POSITIVE = "positive"
    NEGATIVE = "negative"


class NeuroSign(StrEnum):
    """A named upper-motor-neuron sign."""

    HOFFMANN = "hoffmann"
    BABINSKI = "babinski"
    CLONUS = "clonus"
    INVERTED_SUPINATOR = "inverted-supinator"
    GAIT_CHANGE = "gait-change"
    HAND_CLUMSINESS = "hand-clumsiness"
    OTHER = "other"


class NeuroScale(StrEnum):
    """Ordinal scale of a neurological grade: modified Ashworth, Tardieu, MRC strength, tendon reflex."""

    MODIFIED_ASHWORTH = "modified-ashworth"
    TARDIEU = "tardieu"
    MRC = "mrc"
    TENDON_REFLEX = "tendon-reflex"


class ImagingModality(StrEnum):
    """Kind of image."""

    X_RAY = "x-ray"
    CT = "ct"
    MRI = "mri"
    ULTRASOUND = "ultrasound"


class ImagingResult(StrEnum):
    """What an image showed."""

    NO_ABNORMALITY = "no-abnormality"
    ABNORMALITY = "abnormality"
