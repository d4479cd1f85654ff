"""Marks that tests of several folders bear."""

from __future__ import annotations

import sys

import pytest

DOCUMENTED = pytest.mark.skipif(sys.flags.optimize > 1, reason="Python leaves docstrings out with -OO")
