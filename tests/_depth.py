"""How many examples a law draws: few in every run, two thousand with the profile `deep`."""

from __future__ import annotations

import os

MANY = 2_000
IS_DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


def examples(usual: int) -> int:
    """Return the usual number of examples, or that of the profile `deep`."""
    return max(MANY, usual) if IS_DEEP else usual
