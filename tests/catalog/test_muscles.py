from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import attrs
import pytest

import rehabkit as rk
from rehabkit.catalog import fold
from rehabkit.catalog._load import rows
from rehabkit.models.anatomy import OPPOSITES
from rehabkit.resolve import walk
from rehabkit.vocab import ActionRole, Joint, LinkedSide, Movement, MuscleKind, PairKind, Region

STORIES = sorted((Path(__file__).parents[2] / "examples" / "stories").glob("*.json"))
PLACES = sorted(
    place.name.removesuffix(".toml")
    for place in (files("rehabkit.catalog") / "data").iterdir()
    if not place.name.startswith(".")
)
KIND = {muscle.id: muscle.kind or MuscleKind.MUSCLE for muscle in rk.muscles}
TREE = [
    (muscle, rk.muscles[part])
    for muscle in rk.muscles
    if muscle.kind is not MuscleKind.FUNCTIONAL_GROUP
    for part in muscle.parts or ()
]
"""Each whole with each of its parts; functional groups, which overlap, are apart."""
DERIVED = [
    (rk.muscles[pair.agonist], rk.Action(joint=pair.joint, movement=pair.movement), pair)
    for muscle in rk.muscles
    for pair in rk.muscles.derived_pairs(muscle.id)
    if pair.joint is not None and pair.movement is not None
]
"""Each pair that follows from actions, with its agonist and what that does."""


def _kin(name: str) -> set[str]:
    """Return a muscle with all its wholes and all its parts."""
    found, whole = {name, *(part.id for part in rk.muscles.parts(name))}, rk.muscles.whole(name)
    while whole is not None:
        found.add(whole.id)
        whole = rk.muscles.whole(whole.id)
    return found


def _firm(muscle: rk.Muscle) -> set[rk.Action]:
    return {done.action for done in muscle.actions or () if done.is_firm}


def _acts(muscle: rk.Muscle) -> Iterator[rk.MuscleAction]:
    yield from muscle.actions or ()


# -- names ------------------------------------------------------------------------------------------


def _names(muscle: rk.Muscle) -> list[str]:
    return [name for name in (muscle.id, muscle.name, muscle.latin, *(muscle.synonyms or ())) if name is not None]


def _bare(name: str) -> str:
    """Return a name without case, hyphens and the words that say that it is a muscle."""
    empty = {"m", "mm", "muscle", "muscles", "musculus", "musculi"}
    return "-".join(word for word in fold(name).split("-") if word not in empty)


def test_names_are_unique() -> None:
    """No name, Latin name or synonym of one entry is one of another, with or without the word muscle."""
    said = Counter(name for muscle in rk.muscles for name in {_bare(name) for name in _names(muscle)})

    assert [] == [name for name, times in said.items() if times > 1]
    assert "" not in said


def test_names_lead_to_the_entry() -> None:
    """Every name of an entry, in British and in American spelling, leads to this entry and no other."""
    said = {(name, muscle.id) for muscle in rk.muscles for name in _names(muscle)}
    said |= {(name.replace("fibers", "fibres"), owner) for name, owner in said}
    said |= {(name.replace("fibres", "fibers"), owner) for name, owner in said}

    assert [] == sorted((name, owner) for name, owner in said if rk.muscles[name].id != owner)
    assert all(muscle.name is not None for muscle in rk.muscles)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("m. soleus", "soleus"),
        ("M. biceps brachii", "biceps-brachii"),
        ("musculus gracilis", "gracilis"),
        ("masseter muscle", "masseter"),
        ("mm. multifidi", "multifidus"),
        ("TFL", "tensor-fasciae-latae"),
        ("QL", "quadratus-lumborum"),
        ("SCM", "sternocleidomastoid"),
        ("VMO", "vastus-medialis-obliquus"),
        ("VL", "vastus-lateralis"),
        ("FCR", "flexor-carpi-radialis"),
        ("FCU", "flexor-carpi-ulnaris"),
        ("ECRB", "extensor-carpi-radialis-brevis"),
        ("FDS", "flexor-digitorum-superficialis"),
        ("FDP", "flexor-digitorum-profundus"),
        ("FPL", "flexor-pollicis-longus"),
        ("APB", "abductor-pollicis-brevis"),
        ("EDL", "extensor-digitorum-longus"),
        ("EHL", "extensor-hallucis-longus"),
        ("FHL", "flexor-hallucis-longus"),
        ("TrA", "transversus-abdominis"),
        ("ES", "erector-spinae"),
        ("UT", "upper-trapezius"),
        ("LD", "latissimus-dorsi"),
        ("DNF", "deep-neck-flexors"),
        ("peroneus longus", "fibularis-longus"),
        ("peroneus brevis", "fibularis-brevis"),
        ("peroneus tertius", "fibularis-tertius"),
        ("gluteus", "gluteals"),
        ("tensor fasciae latae", "tensor-fasciae-latae"),
        ("tensor fascia lata", "tensor-fasciae-latae"),
        ("sacrospinalis", "erector-spinae"),
        ("crureus", "vastus-intermedius"),
        ("scalenus anterior", "anterior-scalene"),
        ("triangularis sterni", "transversus-thoracis"),
        ("tibialis anticus", "tibialis-anterior"),
        ("pronator radii teres", "pronator-teres"),
        ("obliquus externus abdominis", "external-oblique"),
        ("upper fibers of trapezius", "upper-trapezius"),
        ("upper fibres of trapezius", "upper-trapezius"),
        ("lats", "latissimus-dorsi"),
        ("quads", "quadriceps"),
        ("hams", "hamstrings"),
        ("calf", "triceps-surae"),
        ("glutes", "gluteals"),
    ],
)
def test_lookup(name: str, expected: str) -> None:
    """A muscle is found by Latin form, abbreviation, old name, either spelling and the word of the gym."""
    assert expected == rk.muscles[name].id


def test_latin_names() -> None:
    """At least 95 of 100 single muscles have their Latin name."""
    single = [muscle for muscle in rk.muscles if KIND[muscle.id] is MuscleKind.MUSCLE]

    assert sum(muscle.latin is not None for muscle in single) >= 0.95 * len(single)


def test_cross_references_are_unique() -> None:
    """No two entries have one identifier in FMA or UBERON."""
    found = Counter(xref for muscle in rk.muscles for xref in muscle.xrefs or ())

    assert [] == [xref for xref, times in found.items() if times > 1]


# -- citations --------------------------------------------------------------------------------------


def test_references_resolve() -> None:
    """Whatever an entry cites is a shipped reference, a source item, or a library choice that says so."""
    known = {*rk.references.ids, *rk.items.ids, "library choice"}

    assert [] == [(muscle.id, name) for muscle in rk.muscles for name in _cited(muscle) if name not in known]
    assert [] == [muscle.id for muscle in rk.muscles if not muscle.references]


def _cited(muscle: rk.Muscle) -> Iterator[str]:
    yield from muscle.references or ()
    yield from muscle.nerve_references or ()
    yield from (claim.reference for claim in muscle.role_claims or ())
    yield from (claim.reference for claim in muscle.tendencies or ())
    yield from (name for done in _acts(muscle) for name in done.references or ())


def test_every_action_is_cited() -> None:
    """Every action has a role and a reference; what depends on posture or is contested says how."""
    done = [(muscle.id, each) for muscle in rk.muscles for each in _acts(muscle)]

    assert [] == [(name, each.action) for name, each in done if each.role is None or not each.references]
    assert [] == [
        (name, each.action) for name, each in done if (each.posture_dependent or each.contested) and each.note is None
    ]


def test_claims() -> None:
    """Each role has someone who claims it, each tendency is contested with a note, and nerves have references."""
    claimed = {muscle.id: {claim.role for claim in muscle.role_claims or ()} for muscle in rk.muscles}
    tendencies = [(muscle.id, claim) for muscle in rk.muscles for claim in muscle.tendencies or ()]

    assert {muscle.id: set(muscle.roles or ()) for muscle in rk.muscles} == claimed
    assert [] == [name for name, claim in tendencies if not claim.contested or claim.note is None]
    assert [] == [muscle.id for muscle in rk.muscles if bool(muscle.nerves) != bool(muscle.nerve_references)]
    assert [] == [muscle.id for muscle in rk.muscles if muscle.roots and not muscle.nerves]


def test_single_muscles_are_described() -> None:
    """Every single muscle has attachments and nerves; one without joints does nothing at any."""
    single = [muscle for muscle in rk.muscles if KIND[muscle.id] is MuscleKind.MUSCLE]

    assert [] == [muscle.id for muscle in single if not (muscle.origin and muscle.insertion and muscle.nerves)]
    assert [] == [muscle.id for muscle in single if not muscle.joints and (muscle.actions or not muscle.note)]


# -- actions ----------------------------------------------------------------------------------------


def test_acts_on_crossed_joints() -> None:
    """A muscle acts only on joints it crosses, and states each action once."""
    said = {muscle.id: [done.action for done in _acts(muscle)] for muscle in rk.muscles}
    crossed = {muscle.id: muscle.joints or () for muscle in rk.muscles}

    assert [] == [(name, each) for name, actions in said.items() for each in actions if each.joint not in crossed[name]]
    assert [] == [name for name, actions in said.items() if len(actions) != len(set(actions))]


def test_no_action_and_its_opposite() -> None:
    """No entry firmly moves one joint both ways; parts of one muscle may, as those of the deltoid do."""
    assert [] == [
        (muscle.id, action)
        for muscle in rk.muscles
        for action in _firm(muscle)
        if action.opposite != action and action.opposite in _firm(muscle)
    ]


def test_parts_do_not_contradict_their_whole() -> None:
    """What a whole firmly does, one of its parts does as well, and none of them firmly the opposite."""
    for muscle in rk.muscles:
        inside = rk.muscles.parts(muscle.id)
        done = {each.action for part in inside for each in _acts(part)}
        opposite = {action.opposite for part in inside for action in _firm(part) if action.opposite != action}
        assert (muscle.id, set()) == (muscle.id, _firm(muscle) - done if inside else set())
        assert (muscle.id, set()) == (muscle.id, _firm(muscle) & opposite)


UNOPPOSED = {
    "thumb-cmc opposition": "the only mover back, the extensor pollicis longus, is accessory",
    "little-finger-cmc opposition": "no text gives the joint a mover back; the palm springs back",
    "little-finger-cmc flexion": "no text gives the joint an extensor",
    "jaw lateral-deviation-opposite-side": "the movers to their own side are accessory; the other side opposes",
    "pelvis posterior-tilt": "hip flexors and back extensors tilt it forward, all accessory",
    "pelvis elevation": "the other side's muscle lets it down; no muscle draws it down",
    "knee internal-rotation": "outward rotation depends on the knee's flexion in every muscle",
    "scapula anterior-tilt": "backward tilt is given by no text that was read",
}
"""Movements with a firm mover and none back, with the reason."""


def test_every_movement_has_movers_back() -> None:
    """Where a movement of a joint has a firm mover, its opposite has one too, or the reason is written down."""
    made = {action for muscle in rk.muscles for action in _firm(muscle)}
    alone = {f"{action.joint} {action.movement}" for action in made if action.opposite not in made}

    assert UNOPPOSED.keys() == alone


@pytest.mark.parametrize("movement", Movement)
def test_opposites_are_symmetric(movement: Movement) -> None:
    """Every movement has an opposite, whose opposite it is."""
    assert movement is OPPOSITES[OPPOSITES[movement]]


# -- parts, groups and regions ----------------------------------------------------------------------


def test_parts_exist() -> None:
    """Every part and every member of a group is an entry, under this very id."""
    parts = [(muscle.id, part) for muscle in rk.muscles for part in muscle.parts or ()]

    assert [] == [(name, part) for name, part in parts if part not in rk.muscles.ids]


def test_one_whole() -> None:
    """A muscle is part of at most one whole; only functional groups overlap."""
    wholes = Counter(part.id for _, part in TREE)

    assert [] == [name for name, times in wholes.items() if times > 1]


def test_parts_have_no_loop() -> None:
    """No muscle is a part of its own part, functional groups included."""
    below = {muscle.id: set(muscle.parts or ()) for muscle in rk.muscles}
    for _ in below:
        below = {name: parts.union(*(below[part] for part in parts)) for name, parts in below.items()}

    assert [] == [name for name, parts in below.items() if name in parts]


def test_kinds_fit() -> None:
    """Muscles fall into parts, groups into muscles and groups; functional groups have members of any of these."""
    below = {
        MuscleKind.PART: {MuscleKind.PART},
        MuscleKind.MUSCLE: {MuscleKind.PART},
        MuscleKind.GROUP: {MuscleKind.MUSCLE, MuscleKind.GROUP},
        MuscleKind.FUNCTIONAL_GROUP: {MuscleKind.PART, MuscleKind.MUSCLE, MuscleKind.GROUP},
    }
    groups = {MuscleKind.GROUP, MuscleKind.FUNCTIONAL_GROUP}

    assert [] == [
        (muscle.id, part)
        for muscle in rk.muscles
        for part in muscle.parts or ()
        if KIND[part] not in below[KIND[muscle.id]]
    ]
    assert [] == [name for name in KIND if KIND[name] is MuscleKind.PART and rk.muscles.whole(name) is None]
    assert [] == [name for name in KIND if KIND[name] in groups and len(rk.muscles[name].parts or ()) < 2]
    assert all(muscle.kind is not None for muscle in rk.muscles)


def test_midline_parts() -> None:
    """A muscle's parts are midline ones exactly where it is one; groups may hold both kinds."""
    single = {MuscleKind.MUSCLE, MuscleKind.PART}

    assert [] == [part.id for whole, part in TREE if KIND[whole.id] in single and part.midline is not whole.midline]


def test_joints_roll_up() -> None:
    """A whole crosses every joint that one of its parts crosses."""
    assert [] == [(whole.id, part.id) for whole, part in TREE if not set(part.joints or ()) <= set(whole.joints or ())]


def test_regions_roll_up() -> None:
    """The region that a part names first is one of its whole's; functional groups share one with each member."""
    assert [] == [(whole.id, part.id) for whole, part in TREE if part.regions[0] not in whole.regions]
    assert [] == [
        (group.id, part)
        for group in rk.muscles
        for part in group.parts or ()
        if not set(rk.muscles[part].regions) & set(group.regions)
    ]


def test_every_region_has_muscles() -> None:
    """Every region has muscles; the whole body, which is none of the muscles' regions, has none."""
    counted = {region: len(rk.muscles.in_region(region)) for region in Region}

    assert [Region.WHOLE_BODY] == [region for region, number in counted.items() if number == 0]
    assert sum(counted.values()) == sum(len(muscle.regions) for muscle in rk.muscles)


# -- coverage ---------------------------------------------------------------------------------------


AREAS = {
    "jaw": """
        masseter temporalis anterior-temporalis posterior-temporalis medial-pterygoid lateral-pterygoid
        superior-lateral-pterygoid inferior-lateral-pterygoid
    """,
    "hyoid": """
        digastric digastric-anterior-belly digastric-posterior-belly stylohyoid mylohyoid geniohyoid sternohyoid
        omohyoid sternothyroid thyrohyoid
    """,
    "neck": """
        platysma sternocleidomastoid scalenes anterior-scalene middle-scalene posterior-scalene deep-neck-flexors
        longus-colli longus-capitis rectus-capitis-anterior rectus-capitis-lateralis suboccipitals
        rectus-capitis-posterior-major rectus-capitis-posterior-minor obliquus-capitis-superior
        obliquus-capitis-inferior splenius splenius-capitis splenius-cervicis
    """,
    "back": """
        paraspinals erector-spinae iliocostalis iliocostalis-lumborum iliocostalis-thoracis iliocostalis-cervicis
        longissimus longissimus-thoracis longissimus-cervicis longissimus-capitis spinalis spinalis-thoracis
        spinalis-cervicis spinalis-capitis transversospinales semispinalis semispinalis-thoracis
        semispinalis-cervicis semispinalis-capitis multifidus lumbar-multifidus thoracic-multifidus
        cervical-multifidus rotatores interspinales intertransversarii quadratus-lumborum
    """,
    "abdomen": """
        abdominals rectus-abdominis external-oblique internal-oblique transversus-abdominis pyramidalis core
    """,
    "breathing": """
        diaphragm intercostals external-intercostals internal-intercostals innermost-intercostals subcostales
        transversus-thoracis levatores-costarum serratus-posterior-superior serratus-posterior-inferior
    """,
    "pelvic floor": """
        pelvic-floor levator-ani puborectalis pubococcygeus iliococcygeus coccygeus bulbospongiosus ischiocavernosus
        superficial-transverse-perineal deep-transverse-perineal external-urethral-sphincter external-anal-sphincter
    """,
    "shoulder girdle": """
        trapezius upper-trapezius middle-trapezius lower-trapezius rhomboids rhomboid-major rhomboid-minor
        levator-scapulae serratus-anterior pectoralis-minor subclavius
    """,
    "shoulder": """
        rotator-cuff supraspinatus infraspinatus teres-minor subscapularis teres-major deltoid anterior-deltoid
        middle-deltoid posterior-deltoid latissimus-dorsi coracobrachialis pectoralis-major
        pectoralis-major-clavicular-head pectoralis-major-sternocostal-head pectoralis-major-abdominal-head
    """,
    "arm": """
        biceps-brachii biceps-brachii-long-head biceps-brachii-short-head brachialis triceps-brachii
        triceps-brachii-long-head triceps-brachii-lateral-head triceps-brachii-medial-head anconeus
    """,
    "forearm": """
        brachioradialis pronator-teres pronator-quadratus supinator wrist-flexors wrist-extensors finger-flexors
        finger-extensors flexor-carpi-radialis flexor-carpi-ulnaris palmaris-longus flexor-digitorum-superficialis
        flexor-digitorum-profundus flexor-pollicis-longus extensor-carpi-radialis-longus
        extensor-carpi-radialis-brevis extensor-carpi-ulnaris extensor-digitorum extensor-digiti-minimi
        extensor-indicis abductor-pollicis-longus extensor-pollicis-brevis extensor-pollicis-longus
    """,
    "hand": """
        thenar-muscles abductor-pollicis-brevis flexor-pollicis-brevis opponens-pollicis adductor-pollicis
        hypothenar-muscles abductor-digiti-minimi-manus flexor-digiti-minimi-brevis-manus opponens-digiti-minimi
        palmaris-brevis lumbricals-hand interossei-hand dorsal-interossei-hand palmar-interossei
    """,
    "hip": """
        iliopsoas psoas-major psoas-minor iliacus gluteals gluteus-maximus gluteus-medius gluteus-minimus
        tensor-fasciae-latae deep-hip-rotators piriformis obturator-internus obturator-externus gemellus-superior
        gemellus-inferior quadratus-femoris hip-flexors hip-extensors hip-abductors
    """,
    "thigh": """
        quadriceps rectus-femoris vastus-lateralis vastus-medialis vastus-medialis-longus vastus-medialis-obliquus
        vastus-intermedius articularis-genus sartorius hamstrings biceps-femoris biceps-femoris-long-head
        biceps-femoris-short-head semitendinosus semimembranosus adductors pectineus adductor-longus adductor-brevis
        adductor-magnus adductor-magnus-adductor-part adductor-magnus-hamstring-part gracilis pes-anserinus-muscles
    """,
    "leg": """
        tibialis-anterior extensor-hallucis-longus extensor-digitorum-longus fibularis-tertius peroneals
        fibularis-longus fibularis-brevis triceps-surae gastrocnemius gastrocnemius-medial-head
        gastrocnemius-lateral-head soleus plantaris popliteus tibialis-posterior flexor-digitorum-longus
        flexor-hallucis-longus ankle-dorsiflexors
    """,
    "foot": """
        intrinsic-foot-muscles extensor-digitorum-brevis extensor-hallucis-brevis abductor-hallucis
        flexor-digitorum-brevis abductor-digiti-minimi-pedis quadratus-plantae lumbricals-foot
        flexor-hallucis-brevis adductor-hallucis flexor-digiti-minimi-brevis-pedis dorsal-interossei-foot
        plantar-interossei
    """,
}
"""Ids of each area, one by one: what a later change may not lose."""


@pytest.mark.parametrize("area", AREAS)
def test_area_is_covered(area: str) -> None:
    """Every muscle of an area, with the parts that training and pain tell apart, is shipped."""
    assert [] == [name for name in AREAS[area].split() if name not in rk.muscles.ids]


def test_number_of_entries() -> None:
    """The catalog holds at least 230 entries, with parts, groups and functional groups among them."""
    assert len(rk.muscles) >= 230
    assert set(MuscleKind) == set(KIND.values())


def test_muscles_of_exercises_exist() -> None:
    """Every muscle that a shipped exercise or treatment names is shipped."""
    named = {
        model.muscle
        for entry in (*rk.exercises, *rk.treatments)
        for _, model in walk(entry)
        if isinstance(model, rk.ExerciseMuscle)
    }

    assert set() == named - set(rk.muscles.ids)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_muscles_of_stories_exist(story: Path) -> None:
    """Every muscle that a story names is shipped, under this very id."""
    named = set(re.findall(r'"muscle":\s*"([^"]*)"', story.read_text(encoding="utf-8")))

    assert set() == named - set(rk.muscles.ids)


# -- what follows from actions ----------------------------------------------------------------------


def test_antagonists_are_mutual() -> None:
    """Who opposes a muscle is opposed by it, its whole or one of its parts, on the side that their midlines allow."""
    returned = {(action, pair.agonist, pair.antagonist, pair.sides) for _, action, pair in DERIVED}

    assert [] == [pair.id for muscle, action, pair in DERIVED if returned.isdisjoint(_returns(muscle, action, pair))]


def _returns(muscle: rk.Muscle, action: rk.Action, pair: rk.MusclePair) -> Iterator[tuple[object, ...]]:
    """Yield what the antagonist's own pairs may say of a muscle or its kin."""
    across = pair.sides is LinkedSide.OPPOSITE
    for name in _kin(muscle.id):
        one_midline = rk.muscles[name].midline is not rk.muscles[pair.antagonist].midline
        side = LinkedSide.OPPOSITE if across else LinkedSide.MIDLINE if one_midline else LinkedSide.SAME
        yield (action if across else action.opposite), pair.antagonist, name, side


def test_derived_pairs_rest_on_firm_actions() -> None:
    """Both muscles of a derived pair firmly make their movement, and the pair never gates."""
    assert [] == [pair.id for muscle, action, pair in DERIVED if action not in _firm(muscle)]
    assert [] == [
        pair.id
        for _, action, pair in DERIVED
        if (action if pair.sides is LinkedSide.OPPOSITE else action.opposite) not in _firm(rk.muscles[pair.antagonist])
    ]
    assert {(False, False, "derived", PairKind.ANTAGONIST)} == {
        (pair.gates, pair.is_gating, pair.reference, pair.kind) for _, _, pair in DERIVED
    }
    assert len(DERIVED) == len({pair.id for _, _, pair in DERIVED})


def test_sides_of_derived_pairs() -> None:
    """A derived pair is linked by the midline exactly where one of its two muscles alone is a midline one."""
    midline = {muscle.id: muscle.midline for muscle in rk.muscles}

    assert [] == [
        pair.id
        for muscle, _, pair in DERIVED
        if (midline[pair.antagonist] is not muscle.midline) is not (pair.sides is LinkedSide.MIDLINE)
    ]
    assert [] == [pair.id for muscle, _, pair in DERIVED if pair.sides is LinkedSide.OPPOSITE and muscle.midline]


def test_sideways_movements_oppose_across() -> None:
    """A muscle that firmly bends or turns to a side is opposed by its namesake of the other side."""
    sideways = {
        Movement.LATERAL_FLEXION,
        Movement.ROTATION_SAME_SIDE,
        Movement.ROTATION_OPPOSITE_SIDE,
        Movement.LATERAL_DEVIATION_OPPOSITE_SIDE,
    }
    moving = [
        (muscle, action)
        for muscle in rk.muscles
        if KIND[muscle.id] is MuscleKind.MUSCLE
        for action in _firm(muscle)
        if action.movement in sideways
    ]

    assert len(moving) > 20
    assert [] == [
        (muscle.id, action)
        for muscle, action in moving
        if (muscle.id, LinkedSide.OPPOSITE)
        not in {(pair.antagonist, pair.sides) for pair in rk.muscles.derived_pairs(muscle.id, action)}
    ]


def test_synergists_are_mutual() -> None:
    """Who shares a firm action with a muscle counts it, its whole, or one of its parts among its own synergists."""
    helping = {muscle.id: {other.id for other in rk.muscles.synergists(muscle.id)} for muscle in rk.muscles}

    assert [] == [
        (name, other) for name, others in helping.items() for other in others if helping[other].isdisjoint(_kin(name))
    ]
    assert [] == [name for name, others in helping.items() if not others.isdisjoint(_kin(name))]


def test_prime_movers_come_first() -> None:
    """What makes a movement is listed with prime movers first, and firm ones first among these."""
    acting = {(muscle.id, each.action): each for muscle in rk.muscles for each in _acts(muscle)}
    listed = {
        action: [muscle.id for muscle in rk.muscles.by_action(action.joint, action.movement)]
        for action in {action for _, action in acting}
    }
    ranks = {
        action: [
            (each.role is not ActionRole.PRIME, not each.is_firm) for each in (acting[name, action] for name in names)
        ]
        for action, names in listed.items()
    }

    assert acting.keys() == {(name, action) for action, names in listed.items() for name in names}
    assert [] == [action for action, found in ranks.items() if sorted(found) != found]


def test_movers_of_a_movement() -> None:
    """Joint and movement may be given as words; a movement that nothing makes has no movers."""
    names = [muscle.id for muscle in rk.muscles.by_action("elbow", "flexion")]

    assert {"biceps-brachii", "brachialis", "brachioradialis"} <= set(names[:5])
    assert () == rk.muscles.by_action(Joint.ELBOW, Movement.INVERSION)


def test_antagonists_by_action() -> None:
    """Antagonists may be asked for one action alone; accessory and contested actions have none."""
    assert ["triceps-brachii"] == [muscle.id for muscle in rk.muscles.antagonists("biceps", "elbow flexion")]
    assert {"pronator-teres", "pronator-quadratus"} == {
        muscle.id for muscle in rk.muscles.antagonists("biceps", "forearm supination")
    }
    assert () == rk.muscles.antagonists("anconeus")
    assert () == rk.muscles.antagonists("biceps", "shoulder flexion")


def test_synergists_by_action() -> None:
    """Synergists may be asked for one action alone; a muscle is none of its own."""
    names = {muscle.id for muscle in rk.muscles.synergists("biceps", "elbow flexion")}

    assert {"brachialis", "brachioradialis"} == names
    assert {"supinator"} == {muscle.id for muscle in rk.muscles.synergists("biceps", "forearm supination")}
    assert () == rk.muscles.synergists("anconeus")


@pytest.mark.parametrize("action", ["knuckle flexion", "elbow", "elbow wobble", ""])
def test_unknown_action(action: str) -> None:
    """A joint or movement that is none is refused."""
    with pytest.raises(rk.UnknownNameError, match=r"no (joint|movement) is named"):
        rk.muscles.antagonists("soleus", action)


def test_unknown_region() -> None:
    """A region that is none is refused."""
    with pytest.raises(rk.UnknownNameError, match="no region is named 'tail'"):
        rk.muscles.in_region("tail")


def test_tree() -> None:
    """Parts are listed at every depth, outermost first; the whole is the next one up."""
    inside = [muscle.id for muscle in rk.muscles.parts("hamstrings")]
    whole = rk.muscles.whole("biceps-femoris-long-head")

    assert ["biceps-femoris", "semitendinosus", "semimembranosus"] == inside[:3]
    assert {"biceps-femoris-long-head", "biceps-femoris-short-head"} == set(inside[3:])
    assert whole is rk.muscles["biceps-femoris"]
    assert rk.muscles.whole("hamstrings") is None


def test_groups() -> None:
    """Groups are listed all, or those that a muscle belongs to by itself or with its whole."""
    groups = {MuscleKind.GROUP, MuscleKind.FUNCTIONAL_GROUP}

    assert [name for name in KIND if KIND[name] in groups] == [group.id for group in rk.muscles.groups()]
    assert {"hamstrings", "hip-extensors"} == {group.id for group in rk.muscles.groups("biceps-femoris-long-head")}
    assert {"iliopsoas", "hip-flexors"} == {group.id for group in rk.muscles.groups("psoas-major")}
    assert () == rk.muscles.groups("popliteus")


# -- rows and files ---------------------------------------------------------------------------------


def test_keys_of_rows() -> None:
    """A row of a muscle has the same keys for every muscle, lists where it has several values."""
    keys = {
        *("id", "name", "latin", "synonyms", "regions", "midline", "part_of", "actions", "nerves", "roots"),
        *("origin", "insertion", "roles", "tendencies", "xrefs", "sources"),
    }
    lists = {"synonyms", "regions", "actions", "nerves", "roots", "roles", "tendencies", "xrefs", "sources"}
    found = rk.muscles.to_rows()

    assert 1 == len({tuple(row) for row in found})
    assert keys <= found[0].keys()
    assert all(isinstance(row[key], list) for row in found for key in lists)
    assert all({"joint", "movement", "role"} <= done.keys() for row in found for done in row["actions"])
    assert found == json.loads(json.dumps(found))


def test_sources_of_rows() -> None:
    """A row names every reference that its entry rests on, each once."""
    row = next(row for row in rk.muscles.to_rows() if row["id"] == "erector-spinae")

    assert {"gray-1918-anatomy", "S2-16", "page-2010-janda-approach", "wheeless-orthopaedics"} <= set(row["sources"])
    assert len(row["sources"]) == len(set(row["sources"]))


@pytest.mark.parametrize("place", PLACES)
def test_compiled_data(place: str) -> None:
    """What is loaded is what the files that people edit hold; `.ci/compile_catalog.py` brings it up to date."""
    root = files("rehabkit.catalog")
    single = root / "data" / f"{place}.toml"
    texts = [single] if single.is_file() else list((root / "data" / place).iterdir())
    (table,) = {table for text in texts for table in tomllib.loads(text.read_text(encoding="utf-8"))}

    assert rows(place, table) == json.loads((root / "compiled" / f"{place}.json").read_text(encoding="utf-8"))


def test_nothing_else_is_compiled() -> None:
    """Every compiled file has its original."""
    compiled = (files("rehabkit.catalog") / "compiled").iterdir()

    assert PLACES == sorted(file.name.removesuffix(".json") for file in compiled)


@pytest.mark.parametrize(
    "query, first",
    [("psoas major muscle", "psoas-major"), ("m. soleus", "soleus"), ("musculus biceps brachii", "biceps-brachii")],
)
def test_search_knows_the_word_muscle(query: str, first: str) -> None:
    """A search takes a name with the word muscle in it, and puts what bears that name first."""
    assert rk.muscles.search(query)[0].id == first


def test_misspelled_names_are_compared_without_the_word_muscle() -> None:
    """A misspelled name is compared without the word muscle, so that it suggests the right one."""
    with pytest.raises(rk.UnknownNameError, match="did you mean soleus"):
        rk.muscles["musculus soleuss"]


def test_kin_oppose_each_other_across() -> None:
    """The members of a group oppose the group on the other side, and a part its whole there."""
    scalenes = {muscle.id for muscle in rk.muscles.antagonists("scalenes", "cervical-spine lateral-flexion")}
    part = rk.muscles.derived_pairs("iliocostalis-lumborum", "lumbar-spine lateral-flexion")

    assert {"anterior-scalene", "middle-scalene", "posterior-scalene"} <= scalenes
    assert ("iliocostalis", rk.LinkedSide.OPPOSITE) in {(pair.antagonist, pair.sides) for pair in part}


def test_doubtful_actions_come_last_among_equals() -> None:
    """What makes a movement comes by role, and within a role what depends on posture or is contested comes last."""
    ranks = {rk.ActionRole.PRIME: 0, None: 1, rk.ActionRole.ACCESSORY: 2}
    for joint in rk.Joint:
        for movement in rk.Movement:
            acting = [
                (ranks[done.role], bool(done.posture_dependent or done.contested))
                for muscle in rk.muscles.by_action(joint, movement)
                for done in muscle.actions or ()
                if (done.joint, done.movement) == (joint, movement)
            ]
            assert acting == sorted(acting)


def test_actions_are_named_in_words() -> None:
    """An action is named by joint and movement, however many blanks lie between; what is none is refused."""
    assert rk.muscles.antagonists("biceps-brachii", "elbow   flexion") == rk.muscles.antagonists(
        "biceps-brachii", rk.Action(joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION)
    )
    for wrong in ("elbow", "flexion", "elbow bending", ""):
        with pytest.raises(rk.UnknownNameError):
            rk.muscles.antagonists("biceps-brachii", wrong)


def test_midline_muscles_have_no_other_side() -> None:
    """A midline muscle has no namesake across, so nothing there opposes it, nor does it oppose what lies there."""
    bending = rk.MuscleAction(
        joint=rk.Joint.LUMBAR_SPINE, movement=rk.Movement.LATERAL_FLEXION, role=rk.ActionRole.PRIME
    )
    paired = rk.Muscle(id="paired", regions=(rk.Region.LOW_BACK,), midline=False, actions=(bending,))
    known = rk.Muscles([paired, attrs.evolve(paired, id="midline", midline=True)])

    assert known.antagonists("midline") == ()
    assert [muscle.id for muscle in known.antagonists("paired")] == ["paired"]
