"""Pages of muscles: one for each region, with drawings of who opposes whom, and where the readers disagreed."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
from sphinx.errors import ExtensionError

import rehabkit as rk
from rehabkit.plot._movers import GROUPS, facing, movers
from rehabkit_charts import Column, Entry, chart, figure, legend, movement_name
from rehabkit_markdown import code, directive, escaped, fence, indexed, link, listed, page, prose, table
from rehabkit_pages import citation, toctree

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "src" / "rehabkit" / "catalog" / "data" / "muscles"
_DISAGREEMENTS = _ROOT / "docs" / "disagreements"
_LOOKED_UP: tuple[tuple[str, Callable[[], str]], ...] = (
    (
        'print(rk.muscles["TFL"].name)  # by id, name, Latin name or synonym',
        lambda: rk.muscles["TFL"].name,
    ),
    (
        'print(len(rk.muscles.search("hip flexor")))  # by words of names, regions and actions',
        lambda: str(len(rk.muscles.search("hip flexor"))),
    ),
    (
        'print(rk.muscles.by_action("hip", "flexion")[0].id)  # prime movers first',
        lambda: rk.muscles.by_action("hip", "flexion")[0].id,
    ),
    (
        'print([muscle.id for muscle in rk.muscles.antagonists("soleus")][:2])  # derived; they never gate',
        lambda: str([muscle.id for muscle in rk.muscles.antagonists("soleus")][:2]),
    ),
    (
        "print(len(rk.muscles.to_rows()))  # everything, as rows",
        lambda: str(len(rk.muscles.to_rows())),
    ),
)
_LIBRARY = "library choice"
_MODEL = "from the published model file"

_ITEM = re.compile(r"(`[^`]+`|\bS[0-9]-[0-9]{2,3}\b)")

_JOINTS: dict[str, dict[rk.Joint, str]] = {
    "head-neck": {
        rk.Joint.JAW: "Jaw",
        rk.Joint.HYOID: "Hyoid bone",
        rk.Joint.UPPER_CERVICAL: "Head on the upper neck",
        rk.Joint.CERVICAL_SPINE: "Neck",
    },
    "trunk": {
        rk.Joint.THORACIC_SPINE: "Upper back (thoracic spine)",
        rk.Joint.LUMBAR_SPINE: "Low back (lumbar spine)",
        rk.Joint.RIBS: "Ribs",
        rk.Joint.PELVIS: "Pelvis",
    },
    "shoulder-arm": {
        rk.Joint.SCAPULA: "Shoulder blade",
        rk.Joint.SHOULDER: "Shoulder",
        rk.Joint.ELBOW: "Elbow",
        rk.Joint.FOREARM: "Forearm",
    },
    "forearm-hand": {
        rk.Joint.WRIST: "Wrist",
        rk.Joint.FINGERS_MCP: "Fingers: knuckles",
        rk.Joint.FINGERS_PIP: "Fingers: middle joints",
        rk.Joint.FINGERS_DIP: "Fingers: end joints",
        rk.Joint.THUMB_CMC: "Thumb: saddle joint",
        rk.Joint.THUMB_MCP: "Thumb: base joint",
        rk.Joint.THUMB_IP: "Thumb: end joint",
        rk.Joint.LITTLE_FINGER_CMC: "Little finger: joint with the wrist bones",
    },
    "hip-thigh": {rk.Joint.HIP: "Hip", rk.Joint.KNEE: "Knee"},
    "leg-foot": {
        rk.Joint.ANKLE: "Ankle",
        rk.Joint.SUBTALAR: "Subtalar joint",
        rk.Joint.HALLUX: "Great toe: base joint",
        rk.Joint.HALLUX_IP: "Great toe: end joint",
        rk.Joint.TOES: "Toes: base joints",
        rk.Joint.TOES_PIP: "Toes: middle joints",
        rk.Joint.TOES_DIP: "Toes: end joints",
    },
}
_REGIONS = {
    "head-neck": "Head and neck",
    "trunk": "Trunk",
    "shoulder-arm": "Shoulder and arm",
    "forearm-hand": "Forearm and hand",
    "hip-thigh": "Hip and thigh",
    "leg-foot": "Leg and foot",
}
_ACROSS = {
    rk.Movement.LATERAL_FLEXION: "Each muscle bends to its own side, so the muscles of the left side face their "
    "namesakes of the right.",
    rk.Movement.ROTATION_SAME_SIDE: "A rotation is opposed by the other column on the same side of the body, and by "
    "the same column on the other side.",
    rk.Movement.LATERAL_DEVIATION_SAME_SIDE: "A deviation is opposed by the other column on the same side of the "
    "body, and by the same column on the other side.",
}


@attrs.frozen
class Region:
    """A file of muscles and what the pages say of it."""

    name: str
    title: str
    muscles: tuple[rk.Muscle, ...]
    disagreements: tuple[dict[str, str], ...]

    @property
    def actions(self) -> list[rk.MuscleAction]:
        """All actions of its muscles."""
        return [done for muscle in self.muscles for done in muscle.actions or ()]


class Cited:
    """The references of a page, numbered in the order in which they are first used."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[str, int] = {}

    def __call__(self, names: Iterable[str]) -> str:
        """Return the numbers of references as links to the end of the page; source items link to their own page."""
        told = list(dict.fromkeys(names))
        items = [link(part) for name in told if name not in rk.references for part in _items(name)]
        known = [name for name in told if name in rk.references]
        numbers = sorted(self._numbers.setdefault(name, len(self._numbers) + 1) for name in known)
        links = ", ".join(f'<a href="#ref-{number}">{number}</a>' for number in numbers)
        marks = [f'<span class="refs">[{links}]</span>'] if numbers else []
        return " ".join([*items, *marks])

    def listed(self) -> str:
        """Return the list of all that was cited."""
        return "\n".join(
            f'{number}. <span id="ref-{number}"></span>{code(name)}: {citation(name)}'
            for name, number in self._numbers.items()
        )


def muscle_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page about muscles, relative to `docs/reference`."""
    regions = _regions()
    yield "pairs.md", _pairs_page()
    yield "muscles/index.md", _index(regions)
    yield from ((f"muscles/{region.name}.md", _region_page(region)) for region in regions)
    yield "muscles/disagreements.md", _disagreements_page(regions)
    yield "muscles/_counts.inc", _counts(regions)
    yield "muscles/_models.inc", _models()


def _regions() -> tuple[Region, ...]:
    files = {path.stem: path for path in _DATA.glob("*.toml")}
    if files.keys() != _REGIONS.keys():
        msg = f"files of muscles and their titles differ: {', '.join(sorted(files.keys() ^ _REGIONS.keys()))}"
        raise ExtensionError(msg)
    found = tuple(
        Region(
            name=name,
            title=title,
            muscles=tuple(rk.muscles[each["id"]] for each in _read(files[name])["muscle"]),
            disagreements=tuple(_read(_DISAGREEMENTS / f"{name}.toml")["disagreement"]),
        )
        for name, title in _REGIONS.items()
    )
    homeless = {done.joint for region in found for done in region.actions} - _titles().keys()
    if homeless:
        msg = f"joints without a page: {', '.join(sorted(homeless))}"
        raise ExtensionError(msg)
    return found


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _titles() -> dict[rk.Joint, str]:
    return {joint: title for joints in _JOINTS.values() for joint, title in joints.items()}


def _index(regions: Sequence[Region]) -> str:
    rows = [
        (
            f"[{region.title}]({region.name}.md)",
            str(len(region.muscles)),
            ", ".join(title.lower() for title in _JOINTS[region.name].values()),
        )
        for region in regions
    ]
    kinds = Counter(muscle.kind or rk.MuscleKind.MUSCLE for muscle in rk.muscles)
    groups = [
        (_name(muscle), "functional" if muscle.kind is rk.MuscleKind.FUNCTIONAL_GROUP else "", _links(muscle.parts))
        for region in regions
        for muscle in region.muscles
        if muscle.kind in GROUPS
    ]
    joints = [
        (code(joint), title, f"[{_REGIONS[name]}]({name}.md)")
        for name, known in _JOINTS.items()
        for joint, title in known.items()
    ]
    return page(
        "# Muscles",
        f"The catalog has {len(rk.muscles)} entries: {kinds[rk.MuscleKind.MUSCLE]} muscles, "
        f"{kinds[rk.MuscleKind.PART]} parts of muscles, {kinds[rk.MuscleKind.GROUP]} groups and "
        f"{kinds[rk.MuscleKind.FUNCTIONAL_GROUP]} functional groups, with {sum(len(r.actions) for r in regions)} "
        "actions. No anatomist has reviewed it yet; [where the muscle data come from]"
        "(../../explanation/muscle-data.md) says what that means, and [disagreements](disagreements.md) lists where "
        "readers and models differed.",
        table(("Region", "Entries", "Joints drawn there"), rows),
        "## Looking up",
        fence("import rehabkit as rk\n\n" + "\n".join(code for code, _ in _LOOKED_UP), "{testcode}"),
        fence("\n".join(told() for _, told in _LOOKED_UP), "{testoutput}"),
        "In the terminal: `rehabkit muscles hip flexor`. More is in "
        "[looking up muscles and adding your own](../../how-to/own-muscle.md); in these pages and in your own, "
        "`` {muscle}`soleus` `` links to an entry, such as {muscle}`soleus`.",
        "## How to read an entry",
        _CONVENTIONS,
        "## Groups",
        "Groups and their members form a tree with muscles and their parts. Functional groups overlap it and each "
        "other; their members are a library choice.",
        table(("Group", "Kind", "Members"), groups),
        "## Joints",
        "The words of `joint`, and the page that draws who opposes whom there.",
        table(("Word", "What it is", "Page"), joints),
        toctree([*(region.name for region in regions), "disagreements"]),
    )


_CONVENTIONS = """\
Prime
: An action for which texts name the muscle among the main movers. It is set in **bold**.

Accessory
: An action that texts call weak or assisting, or name among others.

Depends on posture (`~`)
: The direction or the existence of the action depends on how the joint stands; the note says on what.

Contested (`?`)
: Texts disagree, or a measurement or model speaks against the texts. The note says who.

Firm
: Prime, and neither depending on posture nor contested. Only firm actions derive antagonists.

Sides
: Actions are seen from the muscle's own side. Lateral flexion is to that side; rotation names the side to which the \
front turns. A few muscles are treated as one midline muscle, which is a simplification.

Derived antagonists
: They follow from actions alone and **never gate**. Only a [curated pair](../pairs.md) that says so closes the gate \
of {rule}`P01`.

Wholes and parts
: A whole has no action that one of its parts opposes; such actions stand with the parts.

Roles and tendencies
: Who called a muscle a mover or stabilizer, postural or phasic. These are claims of the clinical tradition, not \
measurements, and no rule reads a tendency.

Nerves and roots
: The commonest span in textbooks. People vary, and texts do; a note gives some of it.

Numbers in brackets
: Lead to the references at the end of the page. Most were read as excerpts, and each says how much of it was seen."""


def _region_page(region: Region) -> str:
    cite = Cited()
    entries = [_entry(muscle, cite) for muscle in region.muscles]
    joints = _JOINTS[region.name]
    elsewhere = {done.joint for done in region.actions} - joints.keys()
    others = [
        f"[{title.lower()}]({name}.md)"
        for name, known in _JOINTS.items()
        for joint, title in known.items()
        if joint in elsewhere
    ]
    return page(
        f"# {region.title}",
        f"{len(region.muscles)} entries. Names lead to the entries below; **bold** is a prime mover, `~` depends on "
        "posture, `?` is contested. See [how to read an entry](index.md#how-to-read-an-entry).",
        "## Overview",
        table(("Muscle", "What it does", "Roots"), map(_row, region.muscles)),
        "## Who opposes whom",
        "Facing columns pull in opposite directions. The drawings show muscles of all regions, a whole or its parts, "
        "and are not to scale: nothing is said about strength.",
        _raw('<figure class="opposed legend">' + legend() + "</figure>"),
        f"Muscles of this page also act elsewhere: {', '.join(others)}." if others else "",
        *(_joint(joint, title) for joint, title in joints.items()),
        "## Muscles",
        *entries,
        "## References",
        cite.listed(),
    )


def _row(muscle: rk.Muscle) -> tuple[str, ...]:
    indent = "&nbsp;&nbsp;↳ " if muscle.kind is rk.MuscleKind.PART else ""
    kind = " *(group)*" if muscle.kind in GROUPS else ""
    by_joint: dict[str, list[str]] = {}
    for done in muscle.actions or ():
        mark = ("~" if done.posture_dependent else "") + ("?" if done.contested else "")
        by_joint.setdefault(_titles()[done.joint], []).append(_movement(done) + (f" {escaped(mark)}" if mark else ""))
    told = [f"{joint}: {', '.join(movements)}" for joint, movements in by_joint.items()]
    return f"{indent}{_name(muscle)}{kind}", "<br>".join(told), ", ".join(muscle.roots or ())


def _joint(joint: rk.Joint, title: str) -> str:
    drawn = [_chart(joint, title, *movements) for movements in facing(joint)]
    said = [text for movement, text in _ACROSS.items() if rk.muscles.by_action(joint, movement)]
    return page(f"### {title}", " ".join(said), _raw(figure(drawn))).rstrip()


def _chart(joint: rk.Joint, title: str, first: rk.Movement, second: rk.Movement) -> str:
    names = (movement_name(first), movement_name(second))
    if first is second:
        names = (f"{names[0]} to the left", f"{names[0]} to the right")
    left, right = (
        Column(name[0].upper() + name[1:], tuple(_box(muscle, done) for muscle, done in movers(joint, movement)))
        for name, movement in zip(names, (first, second), strict=True)
    )
    return chart(f"opposed-{joint}-{first}", f"{title}: {names[0]} against {names[1]}", left, right)


def _box(muscle: rk.Muscle, done: rk.MuscleAction) -> Entry:
    return Entry(
        muscle.name or muscle.id,
        address=f"{_home(muscle)}.html#muscle-{muscle.id}",
        prime=done.role is rk.ActionRole.PRIME,
        postural=bool(done.posture_dependent),
        contested=bool(done.contested),
    )


def _home(muscle: rk.Muscle) -> str:
    if not _HOMES:
        _HOMES.update((each.id, region.name) for region in _regions() for each in region.muscles)
    return _HOMES[muscle.id]


_HOMES: dict[str, str] = {}


def _raw(html: str) -> str:
    return fence(html, "{raw} html")


def _entry(muscle: rk.Muscle, cite: Cited) -> str:
    name = muscle.name or muscle.id
    return page(
        f"### {escaped(name[0].upper() + name[1:])}",
        indexed(
            f"muscle-{muscle.id}",
            name,
            *(other for other in _others(muscle) if other not in name and name not in other),
        ),
        directive("muscle", muscle.id, page(*_parts_of_entry(muscle, cite)).rstrip()),
    ).rstrip()


def _others(muscle: rk.Muscle) -> tuple[str, ...]:
    return (*([muscle.latin] if muscle.latin is not None else []), *(muscle.synonyms or ()))


def _parts_of_entry(muscle: rk.Muscle, cite: Cited) -> Iterator[str]:
    latin = [f"*{escaped(muscle.latin)}*"] if muscle.latin is not None else []
    also = [f"also {escaped(', '.join(muscle.synonyms))}"] if muscle.synonyms else []
    yield f"{code(muscle.id)}{' · ' if latin or also else ''}{'; '.join([*latin, *also])}"
    yield listed(_actions(muscle, cite)) if muscle.actions else "No action in the catalog's words."
    yield _text(muscle.note) if muscle.note is not None else ""
    yield "\n\n".join(f"{term}\n: {told}" for term, told in _facts(muscle, cite) if told)


def _actions(muscle: rk.Muscle, cite: Cited) -> Iterator[str]:
    by_joint: dict[rk.Joint, list[rk.MuscleAction]] = {}
    for done in muscle.actions or ():
        by_joint.setdefault(done.joint, []).append(done)
    for joint, actions in by_joint.items():
        lines = [f"{_titles()[joint]}: " + "; ".join(_action(done, cite) for done in actions)]
        lines += [f"  - {_movement(done)}: {_text(done.note)}" for done in actions if done.note is not None]
        yield "\n".join(lines)


def _action(done: rk.MuscleAction, cite: Cited) -> str:
    marks = ["depends on posture"] if done.posture_dependent else []
    marks += ["contested"] if done.contested else []
    told = [_movement(done), *([f"({', '.join(marks)})"] if marks else []), cite(done.references or ())]
    return " ".join(part for part in told if part)


def _movement(done: rk.MuscleAction) -> str:
    name = movement_name(done.movement)
    return f"**{name}**" if done.role is rk.ActionRole.PRIME else name


def _facts(muscle: rk.Muscle, cite: Cited) -> Iterator[tuple[str, str]]:
    whole = rk.muscles.whole(muscle.id)
    names = cite(muscle.references or ())
    yield "From", _with(muscle.origin, names)
    yield "To", _with(muscle.insertion, names)
    supply = [", ".join(muscle.nerves or ()), ", ".join(muscle.roots or ())]
    yield "Nerve", _with("; ".join(part for part in supply if part), cite(muscle.nerve_references or ()))
    yield "Part of", _name(whole) if whole is not None else ""
    yield "Groups", _links(each.id for each in rk.muscles.groups(muscle.id) if whole is None or each.id != whole.id)
    yield "Members" if muscle.kind in GROUPS else "Parts", _links(muscle.parts)
    yield "Midline", "treated as one muscle, side `midline`" if muscle.midline else ""
    yield "Role", "; ".join(_claim(each.role, each, cite) for each in muscle.role_claims or ())
    yield "Said to be", "; ".join(_claim(each.tendency, each, cite) for each in muscle.tendencies or ())
    yield "Pairs", _partners(muscle)
    yield "Ids", ", ".join(muscle.xrefs or ())
    if muscle.origin is None and muscle.insertion is None:
        yield "Rests on", names


def _partners(muscle: rk.Muscle) -> str:
    gating: dict[str, bool] = {}
    for pair in rk.pairs:
        if muscle.id in {pair.agonist, pair.antagonist}:
            other = pair.antagonist if pair.agonist == muscle.id else pair.agonist
            gating[other] = gating.get(other, False) or pair.is_gating
    told = [f"{_name(rk.muscles[name])}{' (gates)' if gates else ''}" for name, gates in gating.items()]
    return f"with {', '.join(told)}; see [pairs](../pairs.md)" if told else ""


def _claim(word: str, claim: rk.RoleClaim | rk.TendencyClaim, cite: Cited) -> str:
    who = "library choice" if claim.reference == _LIBRARY else cite([claim.reference])
    contested = ", contested" if claim.contested else ""
    note = f" {_text(claim.note).rstrip('.')}" if claim.note is not None else ""
    return f"{word}{contested}, {who}{':' if note else ''}{note}"


def _text(text: str) -> str:
    """Return a sentence in which T12 is a vertebra and not a decision; items of the sources become links."""
    parts = _ITEM.split(" ".join(text.split()))
    return "".join(
        (part if part.startswith("`") else link(part)) if position % 2 else escaped(part)
        for position, part in enumerate(parts)
    )


def _with(text: str | None, refs: str) -> str:
    return f"{_text(text)} {refs}".rstrip() if text else ""


def _name(muscle: rk.Muscle) -> str:
    return f"{{muscle}}`{muscle.name or muscle.id} <{muscle.id}>`"


def _links(names: Iterable[str] | None) -> str:
    return ", ".join(_name(rk.muscles[name]) for name in names or ())


def _items(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _pairs_page() -> str:
    return page(
        "# Pairs",
        f"{len(rk.pairs)} curated pairs. Only a pair that gates closes the gate of {link('P01')}; antagonists that "
        "follow from muscle actions alone never do. A case may bring its own, see "
        "[own pairs](../how-to/own-pairs.md).",
        table(("Pair", "Kind and sides", "Gates", "Rests on", "Note"), map(_pair, rk.pairs)),
    )


def _pair(pair: rk.MusclePair) -> tuple[str, ...]:
    names = [code(pair.id), f"{_name(rk.muscles[pair.agonist])} and {_name(rk.muscles[pair.antagonist])}"]
    names += [f"{pair.joint} {pair.movement or ''}".rstrip()] if pair.joint is not None else []
    return (
        "<br>".join(names),
        f"{pair.kind or 'antagonist'}, {pair.sides or 'same'}{', contested' if pair.contested else ''}",
        "yes" if pair.is_gating else "no",
        prose(pair.reference or ""),
        prose(pair.note or ""),
    )


def _disagreements_page(regions: Sequence[Region]) -> str:
    return page(
        "# Disagreements",
        "Where the two readers of a region differed, or a computed lever spoke against them, and what the catalog has "
        "now. Both readers worked from excerpts and general texts; [where the muscle data come from]"
        "(../../explanation/muscle-data.md) says more. A lever is a moment arm toward the movement named, a negative "
        "one away from it. *Disputed* is what the entries call contested; *firm* is neither that nor depending on "
        "posture. If you see that a decision is wrong, please say so.",
        *(_disagreements(region) for region in regions),
    )


def _disagreements(region: Region) -> str:
    by_muscle: dict[str, list[dict[str, str]]] = {}
    for each in region.disagreements:
        by_muscle.setdefault(each["muscle"], []).append(each)
    blocks = [
        f"**{_name(rk.muscles[name]) if name in rk.muscles else escaped(name.replace('-', ' '))}**\n\n"
        + listed(map(_disagreement, found))
        for name, found in by_muscle.items()
    ]
    return page(f"## {region.title}", f"{len(region.disagreements)} differences.", *blocks).rstrip()


def _disagreement(each: dict[str, str]) -> str:
    lever = f" Levers: {_sentence(each['lever'])}" if "lever" in each else ""
    return (
        f"{_matter(each['what'])}: **{escaped(each['decision'])}**. {_text(each['reason'])}\n"
        f"  - First reader: {escaped(each['first'])}. Second: {escaped(each['second'])}.{lever}"
    )


def _matter(what: str) -> str:
    """Return what a disagreement is about; an action as the pages name it."""
    kind, *words = what.split()
    if kind not in {"action", "role"}:
        return escaped(what.capitalize())
    joint, movement = words
    told = f"{_titles()[rk.Joint(joint)]}, {movement_name(rk.Movement(movement))}"
    return f"{told}, how much it contributes" if kind == "role" else told


def _sentence(text: str) -> str:
    return f"{escaped(text).rstrip('.')}."


def _counts(regions: Sequence[Region]) -> str:
    rows = [
        (
            f"[{region.title}](../reference/muscles/{region.name}.md)",
            str(len(region.muscles)),
            str(len(region.actions)),
            str(sum(bool(done.posture_dependent) for done in region.actions)),
            str(sum(bool(done.contested) for done in region.actions)),
            str(len(region.disagreements)),
            str(sum("lever" in each for each in region.disagreements)),
        )
        for region in regions
    ]
    total = [str(sum(int(row[column]) for row in rows)) for column in range(1, len(rows[0]))]
    return (
        table(
            ("Region", "Entries", "Actions", "On posture", "Contested", "Differences", "With levers"),
            [*rows, ("**All**", *total)],
        )
        + "\n"
    )


def _models() -> str:
    found = [each for each in rk.references if _MODEL in (each.note or "")]
    if not found:
        msg = f"no reference says that levers were computed {_MODEL}"
        raise ExtensionError(msg)
    return listed(f"{code(each.id)}: {citation(each.id)}" for each in found) + "\n"
