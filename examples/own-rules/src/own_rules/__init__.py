"""An example of a package that brings rules of its own; the clinic whose handbook it cites is invented."""

from __future__ import annotations

import rehabkit as rk
from own_rules import x101_goal_has_day

__all__ = ["RULES", "check"]

RULES = (x101_goal_has_day.RULE,)
"""The rules of this package."""


def check(case: rk.Case) -> rk.Report:
    """Return what the shipped rules and those of this package find in a case."""
    return rk.check(case, rules=[*rk.rules, *RULES])
