"""Pictures of a case, each beside a file with its words. Needs the extra `plot`.

python examples/plots.py pictures/
"""

from __future__ import annotations

import sys
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

import rehabkit as rk
import rehabkit.plot as rp

STORY = Path(__file__).parent / "stories" / "s02-bad.json"


def pictures(case: rk.Case) -> dict[str, Axes]:
    """Return pictures of a case by name."""
    return {
        "program": rp.program_timeline(case),
        "pairs": rp.tone_pairs(case),
        "low-back": rp.course(case, rk.Region.LOW_BACK),
        "profiles": rp.profiles_heat_map(case, ["sources", "published-evidence", "strict"]),
        "lumbar-spine": rp.opponents(rk.Joint.LUMBAR_SPINE),
    }


def main(folder: Path) -> None:
    """Write the pictures and their words into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, ax in pictures(rk.load(STORY)).items():
        figure = ax.figure
        if isinstance(figure, Figure):
            figure.savefig(folder / f"{name}.svg")
        (folder / f"{name}.txt").write_text(rp.alt_text(ax) + "\n", encoding="utf-8")
        print(f"{name}: {rp.alt_text(ax).partition('. ')[0]}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
