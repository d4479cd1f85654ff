"""Words for the body: sides, regions, joints, movements and what muscles do."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """A side of the body. Muscles take `left`, `right` and `midline`; a field that takes fewer says so."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"
    BILATERAL = "bilateral"
    CENTRAL = "central"
    ALTERNATING = "alternating"
    UNKNOWN = "unknown"


class LinkedSide(StrEnum):
    """How the two muscles of a pair lie to each other (A14)."""

    SAME = "same"
    OPPOSITE = "opposite"
    MIDLINE = "midline"


class Region(StrEnum):
    """A part of the body; `SIDED_REGIONS` come in left and right."""

    NECK = "neck"
    UPPER_BACK = "upper-back"
    LOW_BACK = "low-back"
    PELVIS = "pelvis"
    ABDOMEN = "abdomen"
    HEAD = "head"
    WHOLE_BODY = "whole-body"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST_HAND = "wrist-hand"
    HIP = "hip"
    THIGH = "thigh"
    KNEE = "knee"
    LOWER_LEG = "lower-leg"
    ANKLE_FOOT = "ankle-foot"


class Joint(StrEnum):
    """A joint or group of joints that a muscle moves.

    `upper-cervical` is head on atlas and atlas on axis; `hallux` and `toes` are the metatarsophalangeal
    joints; `hyoid` and `ribs` stand for the bones that move; `pelvis` for the pelvis on trunk and thighs.
    `cmc`, `mcp`, `pip` and `dip` are carpometacarpal, metacarpophalangeal, proximal and distal interphalangeal
    joints; `ip` is the one interphalangeal joint of the thumb or the great toe.
    """

    JAW = "jaw"
    HYOID = "hyoid"
    UPPER_CERVICAL = "upper-cervical"
    CERVICAL_SPINE = "cervical-spine"
    THORACIC_SPINE = "thoracic-spine"
    LUMBAR_SPINE = "lumbar-spine"
    RIBS = "ribs"
    PELVIS = "pelvis"
    SCAPULA = "scapula"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    FOREARM = "forearm"
    WRIST = "wrist"
    THUMB_CMC = "thumb-cmc"
    THUMB_MCP = "thumb-mcp"
    THUMB_IP = "thumb-ip"
    FINGERS_MCP = "fingers-mcp"
    FINGERS_PIP = "fingers-pip"
    FINGERS_DIP = "fingers-dip"
    LITTLE_FINGER_CMC = "little-finger-cmc"
    HIP = "hip"
    KNEE = "knee"
    ANKLE = "ankle"
    SUBTALAR = "subtalar"
    HALLUX = "hallux"
    HALLUX_IP = "hallux-ip"
    TOES = "toes"
    TOES_PIP = "toes-pip"
    TOES_DIP = "toes-dip"


class Movement(StrEnum):
    """A movement at a joint, seen from the muscle's own side.

    Lateral flexion is to that side; rotation and lateral deviation (of the jaw) name the side to which
    the front turns or the chin moves.
    """

    FLEXION = "flexion"
    EXTENSION = "extension"
    LATERAL_FLEXION = "lateral-flexion"
    ROTATION_SAME_SIDE = "rotation-same-side"
    ROTATION_OPPOSITE_SIDE = "rotation-opposite-side"
    ABDUCTION = "abduction"
    ADDUCTION = "adduction"
    INTERNAL_ROTATION = "internal-rotation"
    EXTERNAL_ROTATION = "external-rotation"
    HORIZONTAL_ABDUCTION = "horizontal-abduction"
    HORIZONTAL_ADDUCTION = "horizontal-adduction"
    ELEVATION = "elevation"
    DEPRESSION = "depression"
    PROTRACTION = "protraction"
    RETRACTION = "retraction"
    UPWARD_ROTATION = "upward-rotation"
    DOWNWARD_ROTATION = "downward-rotation"
    PRONATION = "pronation"
    SUPINATION = "supination"
    RADIAL_DEVIATION = "radial-deviation"
    ULNAR_DEVIATION = "ulnar-deviation"
    DORSIFLEXION = "dorsiflexion"
    PLANTARFLEXION = "plantarflexion"
    INVERSION = "inversion"
    EVERSION = "eversion"
    OPPOSITION = "opposition"
    REPOSITION = "reposition"
    ANTERIOR_TILT = "anterior-tilt"
    POSTERIOR_TILT = "posterior-tilt"
    LATERAL_DEVIATION_SAME_SIDE = "lateral-deviation-same-side"
    LATERAL_DEVIATION_OPPOSITE_SIDE = "lateral-deviation-opposite-side"


class ActionRole(StrEnum):
    """How much a muscle contributes to an action."""

    PRIME = "prime"
    ACCESSORY = "accessory"


class MuscleRole(StrEnum):
    """What a muscle mainly does, as a source puts it; one muscle may have several (A26, A27, T17)."""

    MOVER = "mover"
    STABILIZER = "stabilizer"


class MuscleTendency(StrEnum):
    """What an author of the clinical tradition calls a muscle; a claim, never a property that rules read."""

    POSTURAL = "postural"
    PHASIC = "phasic"


class MuscleKind(StrEnum):
    """What an entry of the muscle catalog stands for.

    Muscles, their parts and groups form a tree; functional groups overlap it and each other.
    """

    MUSCLE = "muscle"
    PART = "part"
    GROUP = "group"
    FUNCTIONAL_GROUP = "functional-group"


class PairKind(StrEnum):
    """How two muscles belong together: antagonists, correspondents of a source (A13), or a clinical pattern."""

    ANTAGONIST = "antagonist"
    CORRESPONDING = "corresponding"
    CLINICAL_PATTERN = "clinical-pattern"


SIDED_REGIONS = frozenset(
    {
        Region.SHOULDER,
        Region.ELBOW,
        Region.WRIST_HAND,
        Region.HIP,
        Region.THIGH,
        Region.KNEE,
        Region.LOWER_LEG,
        Region.ANKLE_FOOT,
    }
)
"""Regions that come in left and right (A07)."""

MUSCLE_SIDES = (Side.LEFT, Side.RIGHT, Side.MIDLINE)
"""Sides that a muscle can have."""


def is_sided(region: Region) -> bool:
    """Return whether a region comes in left and right."""
    return region in SIDED_REGIONS
