"""What a program would do under stated courses of pain and tension: two timelines beside each other.

Nothing here is a forecast: the courses are stated, and the program's own criteria answer.
"""

from __future__ import annotations

from pathlib import Path

import attrs

import rehabkit as rk

STORY = Path(__file__).parent / "stories" / "s02-good.json"


def courses(pain: tuple[tuple[int, float], ...]) -> list[rk.PainCourse | rk.ToneCourse]:
    """Return a course of low-back pain, and paraspinals that begin to let go in the fourth week."""
    back = rk.both("erector-spinae")
    return [
        rk.PainCourse(region=rk.Region.LOW_BACK, side=rk.Side.CENTRAL, values=pain),
        *(rk.ToneCourse(site=site, values=((0, rk.Tone.HYPERTONIC), (21, rk.Tone.RELEASING))) for site in back),
    ]


def main() -> None:
    """Print both timelines of a person of whom nothing is observed but what the courses state."""
    case = attrs.evolve(rk.load(STORY), assessments=None, log=None, as_of=None)
    print("Pain fades by day 28:")
    print(rk.simulate(case, courses(((0, 3), (28, 0))), last_day=56))
    print()
    print("Pain comes back on day 42:")
    print(rk.simulate(case, courses(((0, 3), (28, 0), (42, 4))), last_day=56))


if __name__ == "__main__":
    main()
