"""Words of checks: outcomes, severities, evidence."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How firmly a finding speaks, most severe first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """What a rule finds at a place."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Family(StrEnum):
    """A family of rules."""

    ORDER = "order"
    DOSE = "dose"
    TIME = "time"
    ASSESSMENT = "assessment"
    PASSIVE_CARE = "passive-care"
    CONTENT = "content"
    SAFETY = "safety"
    DATA = "data"
    WAIVER = "waiver"


class CriterionKind(StrEnum):
    """What a criterion of a phase is about."""

    TONE = "tone"
    PAIN = "pain"
    STRENGTH = "strength"
    RANGE = "range"
    HOLD = "hold"
    DAYS = "days"
    SYMMETRY = "symmetry"
    WORDS = "words"
    RULE = "rule"


class CriterionState(StrEnum):
    """Whether a criterion is met."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What a program's own criteria say of the phase that it is in."""

    STOP_AND_REFER = "stop_and_refer"
    REGRESS = "regress"
    STAY = "stay"
    UNDECIDED = "undecided"
    ADVANCE = "advance"


class EvidenceLevel(StrEnum):
    """Best kind of text for or against a claim, from guideline down to opinion; not a quality."""

    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic_review"
    TRIAL = "trial"
    OBSERVATIONAL = "observational"
    MECHANISTIC = "mechanistic"
    OPINION = "opinion"
    NONE = "none"


class EvidenceStatus(StrEnum):
    """The library's reading of the published evidence on a claim."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    UNSUPPORTED = "unsupported"
    REFUTED = "refuted"
    NONE = "none"


class EvidenceCertainty(StrEnum):
    """Certainty as rated by the cited source (GRADE)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NOT_RATED = "not_rated"


class Read(StrEnum):
    """How much of a reference was read."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    NONE = "none"


class SourceKind(StrEnum):
    """What a source article is."""

    PHYSICIAN_BLOG = "physician-blog"
    TRAINER_BLOG = "trainer-blog"
    PHYSIOTHERAPIST_BLOG = "physiotherapist-blog"
    VENDOR_ARTICLE = "vendor-article"
    CLINIC_VIDEO = "clinic-video"


class ThresholdKind(StrEnum):
    """What values a threshold takes."""

    NUMBER = "number"
    CHOICE = "choice"
