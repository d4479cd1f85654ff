"""An image is taken for a sign of muscle tension or balance.

What it checks
    Each tension state whose method is stated: the method is not imaging. Each claim that an imbalance is shown, or
    that there is none, with a stated basis: something else than images stands behind it.

Why
    One source holds that neither radiography nor any other scan can show muscle imbalance (S3-22).

When it does not apply
    Elastography, myotonometry and EMG, which are methods of their own; images for other questions, such as a red
    flag; claims that rest on nothing, or after the day of the view. Where a claim does not state its basis and
    images are on record by then, it is unknown; without images it is not judged.

References:
    S3-22. No published evidence entry bears on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.observation import Assessment, ToneObservation
from rehabkit.models.program import Claim
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import ClaimKind, Family, Outcome, Severity, Side, ToneMethod

CLAIMS = frozenset({ClaimKind.NO_IMBALANCE, ClaimKind.IMBALANCE_SHOWN})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each tension state of a stated method, and each claim about imbalance."""
    images: dict[str, Path] = {}
    seen: dict[str, Path] = {}
    for position, visit in enumerate(chart.case.assessments or ()):
        path = Path(("assessments", position))
        images.update(_images(path, visit))
        if chart.as_of is not None and visit.date <= chart.as_of:
            seen.update(_images(path, visit))
            yield from _judge_states(chart.as_of, path, visit)
    for path, claim in _claims(chart):
        if claim.based_on:
            yield _judge_claim(path, claim, images)
        elif claim.based_on is None and seen:
            yield _unfounded(path, claim, seen)


def _images(path: Path, visit: Assessment) -> Iterator[tuple[str, Path]]:
    for position, image in enumerate(visit.images or ()):
        yield image.id, path / "images" / position
    for position, tone in enumerate(visit.tones or ()):
        if tone.method is ToneMethod.IMAGING:
            yield tone.id, path / "tones" / position


def _judge_states(as_of: dt.date, path: Path, visit: Assessment) -> Iterator[Verdict]:
    for position, tone in enumerate(visit.tones or ()):
        if tone.method is ToneMethod.IMAGING:
            yield _state(as_of, path / "tones" / position, visit, tone)
        elif tone.method is not None:
            yield PASS


def _state(as_of: dt.date, path: Path, visit: Assessment, tone: ToneObservation) -> Hit:
    known = tone.side is not Side.UNKNOWN
    age = (as_of - visit.date).days
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        site=Site(muscle=tone.muscle, side=tone.side) if known else None,
        facts=(Fact(f"{path}.method", f"{tone.muscle} ({tone.side}): {tone.tone}, by {tone.method}", age),),
        parameters=parameters(what=f"The tension of {tone.muscle} ({tone.side})"),
    )


def _claims(chart: Chart) -> Iterator[tuple[Path, Claim]]:
    program = chart.case.program
    places = [(Path(("claims",)), chart.case.claims)]
    places += [(Path(("program", "claims")), program.claims)] if program is not None else []
    for path, claims in places:
        for position, claim in enumerate(claims or ()):
            is_seen = claim.date is None or chart.as_of is None or claim.date <= chart.as_of
            if claim.claim in CLAIMS and is_seen:
                yield path / position, claim


def _judge_claim(path: Path, claim: Claim, images: dict[str, Path]) -> Verdict:
    named = claim.based_on or ()
    if not all(name in images for name in named):
        return PASS
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=tuple(Fact(str(images[name]), f"image {name}") for name in named),
        parameters=parameters(what=f"The claim {claim.claim} ({listed(sorted(named))})"),
    )


def _unfounded(path: Path, claim: Claim, images: dict[str, Path]) -> Hit:
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=path,
        facts=tuple(Fact(str(images[name]), f"image {name}") for name in sorted(images)),
        parameters=parameters(what=f"The claim {claim.claim}"),
        needs=(f"{path}.based_on",),
    )


RULE = Rule(
    code="P27",
    slug="imaging-cannot-show",
    family=Family.ASSESSMENT,
    principle="P27",
    severity=Severity.WARNING,
    message="{what} rests on imaging alone",
    suggestion="The source would read neither an imbalance nor its absence from an image alone",
    unknown="{what} does not state its basis, and images are on record",
    unknown_severity=Severity.INFO,
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.rubbed,
        bad=Edit("$.assessments[0].tones[0]", _cases_assessment.imaged("t1")),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.assessments[0].tones[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(Fact("$.assessments[0].tones[0].method", "upper-trapezius (right): hypertonic, by imaging", 1),),
            parameters=parameters(what="The tension of upper-trapezius (right)"),
        ),
    ),
    doc=__doc__,
)
