"""Reports: what a check found, as values, JSON, text and rows."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs

from rehabkit._version import __version__
from rehabkit.chart import ThresholdValue
from rehabkit.errors import FailedCheckError
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Waiver
from rehabkit.ruleset import Fact
from rehabkit.vocab import EvidenceLevel, EvidenceStatus, Outcome, Severity, Urgency

REPORT_SCHEMA = "rehabkit/report/1"
"""Schema id that every report in JSON bears."""

DISCLAIMER = (
    "rehabkit checks documents against named sources. Its authors do not intend it for diagnosis, for choosing or "
    "changing an individual's treatment, or for use by patients, and it has not been clinically validated. Whoever "
    "builds it into a product must determine that product's regulatory status. A report without findings does not "
    "mean that a program is safe, suitable or effective."
)
"""What every report says of itself."""


@attrs.frozen
class Support:
    """A source item on one side of a finding.

    Attributes:
        source: Id of the source.
        item: Id of the item.
        claim: What the source says.
    """

    source: str
    item: str
    claim: str


@attrs.frozen
class Standing:
    """How a finding's principle stands in the published literature.

    Attributes:
        level: Best kind of text for or against it; not a quality.
        status: The library's reading.
        scope: To whom and what the reading applies.
    """

    level: EvidenceLevel
    status: EvidenceStatus
    scope: str


@attrs.frozen(kw_only=True)
class Finding:
    """One result of a rule, with everything that explains it.

    Attributes:
        rule: Code of the rule.
        slug: Name of the rule.
        principle: Code of the principle; None for data checks and waiver notes.
        outcome: Fail or unknown.
        severity: Severity under the profile.
        softening: Condition that lowers it.
        softened_because: That condition in words.
        contested: Whether sources disagree in this condition.
        path: JSON path of the place.
        id: Id of the thing at that place, or of the nearest one that holds it.
        site: Muscle and side it concerns.
        message: What is there.
        suggestion: What the source would have; None beside a referral.
        needs: What would decide an unknown outcome.
        facts: The data it rests on.
        thresholds: Thresholds that took part.
        supporting: Source items that hold the principle.
        opposing: Source items that dispute it.
        evidence: How the principle stands in the literature.
        waiver: The waiver that sets it aside, if one does.
        url: Address of the page that explains the rule; None for a rule that rehabkit does not ship.
    """

    rule: str
    slug: str
    principle: str | None
    outcome: Outcome
    severity: Severity
    softening: str | None = None
    softened_because: str | None = None
    contested: bool = False
    path: str
    id: str | None = None
    site: Site | None = None
    message: str
    suggestion: str | None = None
    needs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    thresholds: tuple[tuple[str, ThresholdValue], ...] = ()
    supporting: tuple[Support, ...] = ()
    opposing: tuple[Support, ...] = ()
    evidence: Standing | None = None
    waiver: Waiver | None = None
    url: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the finding as plain data, in the order of the JSON report."""
        data: dict[str, Any] = {
            "rule": self.rule,
            "slug": self.slug,
            "principle": self.principle,
            "outcome": self.outcome.value,
            "severity": self.severity.value,
            "softening": self.softening,
            "softened_because": self.softened_because,
            "contested": self.contested,
            "path": self.path,
            "id": self.id,
            "site": None if self.site is None else {"muscle": self.site.muscle, "side": self.site.side.value},
            "message": self.message,
            "suggestion": self.suggestion,
            "needs": list(self.needs),
            "facts": [attrs.asdict(fact) for fact in self.facts],
            "thresholds": dict(self.thresholds),
            "supporting": [attrs.asdict(item) for item in self.supporting],
            "opposing": [attrs.asdict(item) for item in self.opposing],
            "evidence": None
            if self.evidence is None
            else {key: str(value) for key, value in attrs.asdict(self.evidence).items()},
            "url": self.url,
        }
        if self.waiver is not None:
            data["waiver"] = {
                "reason": self.waiver.reason,
                "author": self.waiver.author,
                "expiry": None if self.waiver.expiry is None else self.waiver.expiry.isoformat(),
            }
        return data


@attrs.frozen(kw_only=True)
class Referral:
    """Why somebody has to look at the person, before anything else is read.

    Attributes:
        urgency: How soon.
        what: What was found.
        advice: What to seek; never a diagnosis.
        path: JSON path of the datum.
    """

    urgency: Urgency
    what: str
    advice: str
    path: str


@attrs.frozen(kw_only=True)
class RuleRow:
    """How often one rule judged, and with what result.

    Attributes:
        rule: Code of the rule.
        places: Places that it judged: the denominator of a rate.
        passed: Places at which it found nothing.
        failed: Places at which it failed.
        unknown: Places that it could not decide.
        not_applicable: Reasons why it did not judge some place, each once.
    """

    rule: str
    places: int
    passed: int
    failed: int
    unknown: int
    not_applicable: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Return the row as plain data."""
        return {
            "rule": self.rule,
            "places": self.places,
            "pass": self.passed,
            "fail": self.failed,
            "unknown": self.unknown,
            "not_applicable": list(self.not_applicable),
        }


@attrs.frozen(kw_only=True)
class Report:
    """What a check found.

    Attributes:
        case: Id of the case, or of the program where it is a template.
        profile: Profile that weighed the findings.
        as_of: Day as of which the case was seen.
        thresholds: Values of all thresholds.
        findings: Failures and unknown outcomes: referrals first, then by severity and place.
        waived: Findings that a waiver sets aside.
        referral: Positive red flags and stop signs, most urgent first.
        rows: How often each rule judged.
    """

    case: str
    profile: str
    as_of: dt.date | None
    thresholds: tuple[tuple[str, ThresholdValue], ...]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    referral: tuple[Referral, ...] = ()
    rows: tuple[RuleRow, ...] = ()

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings whose outcome is a failure."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.FAIL)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that could not be decided."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.UNKNOWN)

    @property
    def ok(self) -> bool:
        """Whether there is neither a failure at error nor a referral; no statement about the program."""
        return not self.referral and not any(finding.severity is Severity.ERROR for finding in self.failures)

    def raise_for_errors(self) -> None:
        """Raise where the report is not `ok`.

        Raises:
            FailedCheckError: There is a failure at error, or a referral.
        """
        if not self.ok:
            lines = [f"{item.urgency}: {item.what}" for item in self.referral]
            lines += [f"{f.rule} {f.path}: {f.message}" for f in self.failures if f.severity is Severity.ERROR]
            raise FailedCheckError("\n".join(lines))

    def to_data(self) -> dict[str, Any]:
        """Return the report as plain data: one entry of the JSON output's `files`, without its head."""
        return {
            "case": self.case,
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "thresholds": dict(self.thresholds),
            "referral": [
                {"urgency": item.urgency.value, "what": item.what, "advice": item.advice, "path": item.path}
                for item in self.referral
            ],
            "findings": [finding.to_data() for finding in self.findings],
            "waived": [finding.to_data() for finding in self.waived],
            "rules": [row.to_data() for row in self.rows],
            "errors": [],
            "disclaimer": DISCLAIMER,
        }

    def to_json(self) -> str:
        """Return the report as JSON text, byte-stable, with the head that names schema and version."""
        head = {"schema": REPORT_SCHEMA, "version": __version__, "profile": self.profile}
        return json.dumps({**head, **self.to_data()}, indent=2, ensure_ascii=False, allow_nan=False) + "\n"

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the findings as flat dictionaries, one a row."""
        return [
            {
                "case": self.case,
                "rule": finding.rule,
                "slug": finding.slug,
                "outcome": finding.outcome.value,
                "severity": finding.severity.value,
                "softening": finding.softening,
                "contested": finding.contested,
                "waived": waived,
                "path": finding.path,
                "id": finding.id,
                "muscle": None if finding.site is None else finding.site.muscle,
                "side": None if finding.site is None else finding.site.side.value,
                "message": finding.message,
            }
            for found, waived in ((self.findings, False), (self.waived, True))
            for finding in found
        ]

    def rule_rows(self) -> list[dict[str, Any]]:
        """Return how often each rule judged, as flat dictionaries."""
        return [{"case": self.case, **row.to_data()} for row in self.rows]

    def to_text(self, *, width: int = 100, source: str | None = None) -> str:
        """Return the report as people read it.

        Args:
            width: Characters of a line.
            source: Name of the file, shown in front of each path.
        """
        from rehabkit.report._text import lines, wrapped  # noqa: PLC0415  # it reads this module

        told = [*lines(self, width=width, source=source), *wrapped(DISCLAIMER, width)]
        return "\n".join("".join(part.text for part in line) for line in told) + "\n"
