"""Hypothesis strategies: any value of any model, and cases that load.

Two families. `models` gives any value that a model takes, and `from_model` does the same for a class of
your own. The strategies with names of their own (`tones`, `programs`, `cases`, ...) give values that the
strict loader accepts: what they name exists, their sides are legal, their dates are possible. Their ids
are placeholders until a program or a case tells them apart.

All shrink to the smallest valid value: no optional field, no item of a list.
"""

from __future__ import annotations

from rehabkit.testing._cases import cases, logs, programs, sessions
from rehabkit.testing._parts import assessments, dosages, pains, phases, prescriptions, sites, tones
from rehabkit.testing._values import from_model, models

__all__ = [
    "assessments",
    "cases",
    "dosages",
    "from_model",
    "logs",
    "models",
    "pains",
    "phases",
    "prescriptions",
    "programs",
    "sessions",
    "sites",
    "tones",
]
