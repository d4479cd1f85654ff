"""The rules, one module each, and the one table that lists them."""

from __future__ import annotations

from rehabkit.rulebook.assessment import p28_pair_assessed
from rehabkit.rulebook.dose import p09_release_effort_band, p10_release_isometric, p13_daily_homework
from rehabkit.rulebook.order import (
    p01_release_before_strengthen,
    p02_no_strengthening_in_pain,
    p05_release_before_stretch,
    p07_counter_strength_follows,
)
from rehabkit.rulebook.safety import p33_refer_red_flags
from rehabkit.rulebook.time import p20_rest_limit, p25_healing_window
from rehabkit.ruleset import Registry

__all__ = ["RULES"]

RULES = Registry(
    module.RULE
    for module in (
        p01_release_before_strengthen,
        p02_no_strengthening_in_pain,
        p05_release_before_stretch,
        p07_counter_strength_follows,
        p09_release_effort_band,
        p10_release_isometric,
        p13_daily_homework,
        p20_rest_limit,
        p25_healing_window,
        p28_pair_assessed,
        p33_refer_red_flags,
    )
)
"""All shipped rules."""
