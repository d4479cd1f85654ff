"""What words of exercise data sets mean here: categories, equipment, and names of body regions.

A name that means one muscle or one catalogued group is looked up in the catalog of muscles. What stands in this
table goes before it: a body region holds several muscles, so it gives candidates and none of them is chosen, even
where a synonym in the catalog would lead somewhere. All choices here are the library's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from rehabkit.vocab import ExerciseType

_WORDS = re.compile(r"[^\W_]+")


def key(text: str) -> str:
    """Return a word as it is compared: lower case, parts joined by hyphens, letters of any script."""
    return "-".join(_WORDS.findall(text.casefold()))


KEYS = (
    "id",
    "name",
    "category",
    "force",
    "level",
    "mechanic",
    "equipment",
    "primaryMuscles",
    "secondaryMuscles",
    "instructions",
    "images",
)
"""The keys of a record of free-exercise-db."""

TYPES: Mapping[str, ExerciseType] = {
    **{each.value: each for each in ExerciseType},
    "strength": ExerciseType.RESISTANCE,
    "powerlifting": ExerciseType.RESISTANCE,
    "olympic-weightlifting": ExerciseType.RESISTANCE,
    "strongman": ExerciseType.RESISTANCE,
    "plyometrics": ExerciseType.PLYOMETRIC,
    "stretching": ExerciseType.SELF_STRETCH,
    "cardio": ExerciseType.AEROBIC,
}
"""Types by category; a category may also be the name of a type."""

STRETCHES = frozenset({ExerciseType.SELF_STRETCH, ExerciseType.PASSIVE_STRETCH})

FORCE_DOUBTS: Mapping[tuple[ExerciseType, str], tuple[str, ...]] = {
    (ExerciseType.SELF_STRETCH, "pull"): ("mobility", "self-stretch"),
    (ExerciseType.SELF_STRETCH, "push"): ("mobility", "self-stretch"),
    (ExerciseType.RESISTANCE, "static"): ("isometric-strength", "resistance", "stabilizer-hold"),
    (ExerciseType.PLYOMETRIC, "static"): ("isometric-strength", "plyometric"),
}
"""Types that come into question where the force speaks against the type of the category."""

ROLLING = ("foam-rolling", "self-stretch")
"""What comes into question where a stretch is done on a roller: the first is a treatment."""

ROLLERS = frozenset({"foam-roll", "foam-roller", "roller"})
ROLLING_WORD = "smr"  # self-myofascial release

WORDS: Mapping[str, frozenset[str]] = {
    "force": frozenset({"pull", "push", "static"}),
    "level": frozenset({"beginner", "intermediate", "expert"}),
    "mechanic": frozenset({"compound", "isolation"}),
}
"""The words of keys for which an exercise has no field."""

NO_EQUIPMENT = frozenset({"body-only", "body-weight", "bodyweight", "none-bodyweight-exercise", "no-equipment", "none"})
UNSPECIFIC = frozenset({"other", "others", "misc", "miscellaneous"})

MUSCLES: Mapping[str, str] = {"abductors": "hip-abductors"}
"""Names that mean one entry of the catalog and are no synonyms there: data sets file only the hip's under it."""


@attrs.frozen
class BodyRegion:
    """A region that data sets name in place of muscles.

    Attributes:
        names: Its names.
        why: Why no muscle is chosen.
        candidates: Ids of muscles and groups that it may mean, in alphabetical order.
    """

    names: tuple[str, ...]
    why: str
    candidates: tuple[str, ...]


BODY_REGIONS = (
    BodyRegion(
        ("shoulders", "shoulder"),
        "presses, raises to each side and rotations stand under this name; they work different parts and muscles",
        (
            "anterior-deltoid",
            "deltoid",
            "infraspinatus",
            "middle-deltoid",
            "posterior-deltoid",
            "rotator-cuff",
            "subscapularis",
            "supraspinatus",
            "teres-minor",
        ),
    ),
    BodyRegion(
        ("forearms", "forearm", "lower arms", "wrists"),
        "flexors and extensors of wrist and fingers and the turners of the forearm stand under this name",
        (
            "brachioradialis",
            "finger-extensors",
            "finger-flexors",
            "pronator-quadratus",
            "pronator-teres",
            "supinator",
            "wrist-extensors",
            "wrist-flexors",
        ),
    ),
    BodyRegion(
        ("middle back", "mid back", "upper back"),
        "muscles of the shoulder blade, of the upper arm and of the spine lie there",
        (
            "erector-spinae",
            "latissimus-dorsi",
            "lower-trapezius",
            "middle-trapezius",
            "rhomboids",
            "teres-major",
            "transversospinales",
        ),
    ),
    BodyRegion(
        ("lower back", "low back"),
        "extensors of the spine in several layers and the quadratus lumborum lie there",
        ("erector-spinae", "multifidus", "paraspinals", "quadratus-lumborum"),
    ),
    BodyRegion(
        ("back", "back muscles"),
        "muscles of the shoulder blade, of the arm and of the whole spine lie there",
        (
            "erector-spinae",
            "latissimus-dorsi",
            "multifidus",
            "paraspinals",
            "quadratus-lumborum",
            "rhomboids",
            "teres-major",
            "trapezius",
        ),
    ),
    BodyRegion(
        ("spine",),
        "extensors of the spine in several layers lie along it",
        ("erector-spinae", "multifidus", "paraspinals", "transversospinales"),
    ),
    BodyRegion(
        ("neck",),
        "flexors, extensors and side benders of the neck oppose each other and stand under one name",
        (
            "deep-neck-flexors",
            "levator-scapulae",
            "scalenes",
            "semispinalis",
            "splenius",
            "sternocleidomastoid",
            "suboccipitals",
            "upper-trapezius",
        ),
    ),
    BodyRegion(
        ("calves", "calf", "lower legs"),
        "data sets file all of the lower leg under this name, its front and sides too",
        (
            "gastrocnemius",
            "intrinsic-foot-muscles",
            "peroneals",
            "soleus",
            "tibialis-anterior",
            "tibialis-posterior",
            "triceps-surae",
        ),
    ),
    BodyRegion(
        ("shins", "shin"),
        "several muscles lie there",
        ("ankle-dorsiflexors", "tibialis-anterior"),
    ),
    BodyRegion(
        ("chest",),
        "two muscles in two layers lie there; only one of them moves the arm",
        ("pectoralis-major", "pectoralis-minor"),
    ),
    BodyRegion(
        ("abs", "stomach", "waist"),
        "the word is used for the straight muscle alone and for the whole wall of the abdomen",
        ("abdominals", "external-oblique", "internal-oblique", "rectus-abdominis", "transversus-abdominis"),
    ),
    BodyRegion(
        ("obliques",),
        "the outer and the inner one turn the trunk to opposite sides",
        ("external-oblique", "internal-oblique"),
    ),
    BodyRegion(
        ("core", "trunk"),
        "the word is used for deep stabilizers and for all muscles of the trunk",
        ("abdominals", "core", "erector-spinae", "multifidus", "paraspinals"),
    ),
    BodyRegion(
        ("groin", "inner thighs", "inner thigh"),
        "adductors and hip flexors meet there",
        ("adductors", "hip-flexors"),
    ),
    BodyRegion(
        ("hips", "hip"),
        "muscles with opposite actions surround the joint",
        ("adductors", "deep-hip-rotators", "gluteals", "hip-abductors", "hip-extensors", "hip-flexors"),
    ),
    BodyRegion(
        ("buttocks", "buttock"),
        "gluteal muscles and the short rotators below them lie there",
        ("deep-hip-rotators", "gluteals", "gluteus-maximus"),
    ),
    BodyRegion(
        ("thighs", "thigh", "upper legs", "legs"),
        "muscles with opposite actions lie there",
        ("adductors", "hamstrings", "quadriceps"),
    ),
    BodyRegion(
        ("arms", "upper arms", "upper arm"),
        "muscles with opposite actions lie there",
        ("biceps-brachii", "brachialis", "triceps-brachii"),
    ),
)
"""Regions with their candidates; `calves` and `chest` are synonyms in the catalog, and regions in data sets."""

REGIONS: Mapping[str, BodyRegion] = {key(name): region for region in BODY_REGIONS for name in region.names}
