"""`python -m own_rules case.json` prints a report by the shipped rules and those of this package."""

from __future__ import annotations

import sys

import rehabkit as rk
from own_rules import check

print(check(rk.load(sys.argv[1])).to_text())
