"""What a check of several documents adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from rehabkit.cli._documents import Entry
from rehabkit.cli._terminal import table
from rehabkit.cli._usage import complain
from rehabkit.report._text import Line, number
from rehabkit.rulebook import RULES
from rehabkit.vocab import Severity

_COUNTS = ("places", "pass", "fail", "unknown")
_SHARE_DIGITS = 4


@attrs.define
class Tally:
    """Counts over all files.

    Attributes:
        files: Names of the files.
        cases: Documents of lines.
        counts: Failures by severity, and what was not decided or set aside.
        rules: Places, passes, failures and unknown outcomes of each rule.
        refused: What was refused, as stderr tells it.
        failed: Whether some report is not `ok`.
    """

    files: dict[str, None] = attrs.Factory(dict)
    cases: int = 0
    counts: Counter[str] = attrs.Factory(Counter)
    rules: dict[str, Counter[str]] = attrs.Factory(dict)
    refused: list[str] = attrs.Factory(list)
    failed: bool = False

    def counted(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the entries while counting them."""
        for entry in entries:
            self._count(entry)
            yield entry

    def _count(self, entry: Entry) -> None:
        self.files[entry.file] = None
        self.cases += entry.line is not None
        if entry.report is None:
            self.counts["refused"] += 1
            self.refused += [f"{entry.shown}: {problem}" for problem in entry.problems]
            self.refused += [f"{entry.shown}: and {entry.more} more"] if entry.more else []
            return
        self.failed = self.failed or not entry.report.ok
        self.counts.update(finding.severity.value for finding in entry.report.failures)
        self.counts["unknown"] += len(entry.report.unknown)
        self.counts["waived"] += len(entry.report.waived)
        self.counts["referred"] += bool(entry.report.referral)
        for row in entry.report.rows:
            counter = self.rules.setdefault(row.rule, Counter())
            counter.update({"places": row.places, "pass": row.passed, "fail": row.failed, "unknown": row.unknown})

    def complain(self, *, twice: bool) -> None:
        """Print on stderr what was refused, unless the same terminal has shown it."""
        for sentence in self.refused if twice else ():
            complain(sentence)

    def statistics(self) -> list[dict[str, Any]]:
        """Return how often each rule judged, with the share of its places that fail, and that may fail."""
        return [
            {
                "rule": code,
                "slug": RULES[code].slug,
                **{key: counter[key] for key in _COUNTS},
                "share": _share(counter["fail"], counter["places"]),
                "share_at_most": _share(counter["fail"] + counter["unknown"], counter["places"]),
            }
            for code, counter in self.rules.items()
        ]

    def table(self, room: int) -> Iterator[Line]:
        """Yield the statistics as a table; where places are unknown, the share is a range."""
        rows = [[str(row[key]) for key in ("rule", "slug", *_COUNTS)] + [_percent(row)] for row in self.statistics()]
        yield from table(("rule", "slug", *_COUNTS, "share that fails"), rows, room)

    def summary(self) -> str:
        """Return the counts as one sentence."""
        counts = self.counts
        told = [number(len(self.files), "file")]
        told += [number(self.cases, "case")] if self.cases else []
        told += [
            number(counts[Severity.ERROR], "error"),
            number(counts[Severity.WARNING], "warning"),
            number(counts[Severity.INFO], "note"),
            f"{counts['unknown']} not decided",
        ]
        told += [f"{counts['waived']} waived"] if counts["waived"] else []
        told += [number(counts["referred"], "referral")] if counts["referred"] else []
        return f"Together: {', '.join(told)}, {counts['refused']} refused."


def _share(some: int, places: int) -> float | None:
    return round(some / places, _SHARE_DIGITS) if places else None


def _percent(row: Mapping[str, Any]) -> str:
    least, most = row["share"], row["share_at_most"]
    if least is None:
        return "-"
    return f"{least:.1%}" if least == most else f"{least:.1%} to {most:.1%}"
