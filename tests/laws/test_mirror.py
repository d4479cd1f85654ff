"""Left and right are alike: a mirrored case gives mirrored findings."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws._findings import all_said
from tests.laws._judged import KINDS, judged_cases

import rehabkit as rk
from rehabkit import codec

SWAP = {"left": "right", "right": "left"}


def _mirrored(value: Any) -> Any:
    """Return plain data with left and right swapped wherever a side is stated."""
    if isinstance(value, dict):
        return {
            key: SWAP.get(inner, inner) if key in {"side", "region_side"} else _mirrored(inner)
            for key, inner in value.items()
        }
    return [_mirrored(item) for item in value] if isinstance(value, list) else value


def _swapped(text: str) -> str:
    """Return a text with the words left and right swapped."""
    return re.sub(r"\b(left|right)\b", lambda found: SWAP[found[0]], text)


def test_the_mirror_swaps_sides_only() -> None:
    """The mirror of this test swaps sides at every depth, and no other word."""
    plain = {"side": "left", "note": "left", "log": [{"region_side": "right", "side": "midline"}]}

    assert _mirrored(plain) == {"side": "right", "note": "left", "log": [{"region_side": "left", "side": "midline"}]}
    assert _swapped("left, leftover, right") == "right, leftover, left"


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_mirror(kind: str, data: st.DataObject) -> None:
    """The findings of a mirrored case are those of the case with sides swapped, at the same places."""
    case = data.draw(judged_cases(kind))
    mirrored = codec.structure(rk.Case, json.loads(json.dumps(_mirrored(codec.plain(case)))))
    report, other = rk.check(case), rk.check(mirrored)

    assert all_said(other.findings) == all_said(report.findings, _swapped)
    assert all_said(other.waived) == all_said(report.waived, _swapped)
    assert other.rows == report.rows
    assert other.referral == report.referral
