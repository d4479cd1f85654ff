from __future__ import annotations

import pytest

import rehabkit as rk
from rehabkit.testing import assert_minimal_pair


@pytest.mark.parametrize("rule", rk.rules, ids=lambda rule: rule.code)
def test_minimal_pair(rule: rk.Rule) -> None:
    """The good case is judged and quiet, and each edit adds exactly the hit that the rule declares."""
    assert_minimal_pair(rule)
