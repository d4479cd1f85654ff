"""Pictures of cases, checks, simulations and the catalog; needs the extra `plot`.

Each function draws on the axes it is given, or on a figure of its own, and returns the axes; `alt_text` returns
what the picture shows, in words. Text and lines follow the background, which may be light or dark. Color never
speaks alone: a shape, a hatch or a word says the same. Nothing here touches `matplotlib.pyplot` or its settings.

The pictures are made for axes about 4.6 inches wide, and grow downward.
"""

from __future__ import annotations

from rehabkit.plot._blocks import alt_text
from rehabkit.plot._course import course
from rehabkit.plot._opponents import opponents
from rehabkit.plot._pairs import tone_pairs
from rehabkit.plot._profiles import profiles_heat_map
from rehabkit.plot._program import program_timeline
from rehabkit.plot._simulation import simulation

__all__ = ["alt_text", "course", "opponents", "profiles_heat_map", "program_timeline", "simulation", "tone_pairs"]
