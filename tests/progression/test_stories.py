"""The example stories of progress, and what a relapse or a flare-up would make of one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

import rehabkit as rk

STORIES = Path(__file__).parents[2] / "examples" / "stories"

PROGRESS = [
    ("s02-good", "2024-03-15", "ph1", "stay", None),
    ("s02-good", "2024-04-01", "ph1", "advance", "ph2"),
    ("s02-good", "2024-04-02", "ph2", "stay", None),
    ("s03-good", "2024-05-12", "ph2", "stay", None),
    ("s03-good", "2024-05-19", "ph2", "advance", "ph3"),
    ("s04-good", "2024-06-06", "ph1", "stay", None),
    ("s04-good", "2024-06-16", "ph1", "advance", "ph2"),
    ("s06-good", "2024-04-01", "ph1", "stay", None),
    ("s06-good", "2024-04-20", "ph1", "advance", "ph2"),
    ("s10-good", "2024-03-01", "ph1", "stay", None),
    ("s10-good", "2024-07-01", "ph1", "advance", "ph2"),
]


def _told(answer: rk.Advance) -> tuple[str | None, str, str | None]:
    return answer.phase, answer.decision.value, answer.to


@pytest.mark.parametrize("story, day, phase, decision, to", PROGRESS)
def test_progress(story: str, day: str, phase: str, decision: str, to: str | None) -> None:
    """A person who gets better goes on at the visit that shows it, and not before."""
    answer = rk.advance(rk.load(STORIES / f"{story}.json"), dt.date.fromisoformat(day))

    assert _told(answer) == (phase, decision, to)


def _seen(day: int, *, tone: rk.Tone, pain: float) -> rk.Assessment:
    """Return a visit of May to the office worker: both paraspinals, and the low back."""
    return rk.Assessment(
        id=f"may{day}",
        date=dt.date(2024, 5, day),
        tones=tuple(
            rk.ToneObservation(
                id=f"may{day}-{site.side}",
                muscle=site.muscle,
                side=site.side,
                tone=tone,
                method=rk.ToneMethod.FUNCTION_TEST,
                test=rk.ToneTest.RELEASE_ON_REQUEST,
                result=rk.TestResult.PARTLY,
            )
            for site in rk.both("erector-spinae")
        ),
        pains=(
            rk.PainObservation(
                id=f"may{day}-pain",
                region=rk.Region.LOW_BACK,
                side=rk.Side.CENTRAL,
                value=pain,
                scale=rk.PainScale.NPRS,
                timing=rk.PainTiming.NOW,
                context=rk.PainContext.MOVEMENT,
            ),
        ),
    )


def _continued(*visits: rk.Assessment) -> rk.Case:
    story = rk.load(STORIES / "s02-good.json")
    return attrs.evolve(story, assessments=(*(story.assessments or ()), *visits), as_of=visits[-1].date)


def test_relapse() -> None:
    """Paraspinals that are tight again lead the office worker from strength back to release."""
    relapsed = _continued(_seen(6, tone=rk.Tone.HYPERTONIC, pain=0))

    assert _told(rk.advance(relapsed)) == ("ph2", "regress", "ph1")


def test_flare_up() -> None:
    """Pain that is back at two visits in a row does so as well; at one visit it does not."""
    once = _continued(_seen(6, tone=rk.Tone.RELEASING, pain=0), _seen(13, tone=rk.Tone.RELEASING, pain=3))
    visits = (once.assessments or ())[-2:]
    twice = _continued(*visits, _seen(20, tone=rk.Tone.RELEASING, pain=4))

    assert _told(rk.advance(once)) == ("ph2", "stay", None)
    assert _told(rk.advance(twice)) == ("ph2", "regress", "ph1")


def test_back_to_strength() -> None:
    """After the relapse, paraspinals that let go again lead on."""
    again = _continued(_seen(6, tone=rk.Tone.HYPERTONIC, pain=0), _seen(27, tone=rk.Tone.NORMAL, pain=0))

    assert _told(rk.advance(again, phase="ph1")) == ("ph1", "advance", "ph2")
