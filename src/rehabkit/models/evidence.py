"""What a claim rests on: sources and their items, references, evidence, principles, thresholds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import Date, Id, Measure, Name, Text, Year
from rehabkit.vocab import (
    Cause,
    EvidenceCertainty,
    EvidenceLevel,
    EvidenceStatus,
    Family,
    Read,
    RedFlagCategory,
    Severity,
    SourceKind,
    Symptom,
    ThresholdKind,
    Urgency,
)

Code = Annotated[str, Bounds(pattern="[A-Z][0-9]{1,3}", longest=4)]
ItemId = Annotated[str, Bounds(pattern="S[0-9]-[0-9]{2,3}", longest=6)]

HOME_PATTERN = (
    "word:[A-Z][A-Za-z]*/[a-z0-9-]+|field:[A-Z][A-Za-z]*[.][a-z_]+|catalog:[a-z_]+/[A-Za-z0-9._-]+|"
    "principle:P[0-9]{2}|principle:D09"
)
Home = Annotated[str, Bounds(pattern=HOME_PATTERN, longest=100)]


@attrs.frozen(kw_only=True)
class Source(Model):
    """An article whose principles rehabkit checks against.

    Attributes:
        id: Short name, `S0` to `S4`.
        name: What it is, in a few words.
        kind: Kind of article.
        interest: What its publisher offers or sells, which a reader should know.
        basis: What it offers as evidence.
    """

    id: Code
    name: Text
    kind: SourceKind
    interest: Text
    basis: Text


@attrs.frozen(kw_only=True)
class Item(Model):
    """One statement of a source, in rehabkit's words.

    Attributes:
        id: Id such as `S3-87`.
        kind: What sort of statement it is, such as `prohibition`.
        claim: What the source says.
        derived: Whether it is a conclusion from the text and not stated in it.
        homes: Where rehabkit keeps it: `word:Symptom/heavy-head` is a word of the vocabulary,
            `field:Complaint.onset` a field of a model, `catalog:techniques/pir` an entry of a catalog,
            `principle:P01` a principle that cites it.
        left_out: Why it has no home; beside homes, it begins with "In part" and says what was not kept.
    """

    id: ItemId
    kind: Id
    claim: Text
    derived: bool | None = None
    homes: Annotated[tuple[Home, ...], Bounds(fewest=1, distinct=True)] | None = None
    left_out: Text | None = None

    @property
    def source(self) -> str:
        """Id of the source."""
        return self.id.partition("-")[0]


@attrs.frozen(kw_only=True)
class Reference(Model):
    """A publication.

    Attributes:
        id: Short name, such as `andersen-2008-arthritis-rheum`.
        authors: Authors as cited.
        year: Year.
        title: Title, or what it is about where the title was not seen.
        journal: Journal, volume and pages, or publisher.
        doi: DOI, where seen.
        pmid: PubMed id, where seen.
        pmcid: PubMed Central id, where seen.
        level: Kind of study.
        read: How much of it was read.
        verified: Whether what is said of it was checked against it.
        note: What a reader must know about the record.
    """

    id: Id
    authors: Name
    year: Year | None = None
    title: Text
    journal: Text | None = None
    doi: Annotated[str, Bounds(pattern=r"10\.[0-9]{4,}/[^\s]+", longest=200)] | None = None
    pmid: Annotated[str, Bounds(pattern="[0-9]{1,9}", longest=9)] | None = None
    pmcid: Annotated[str, Bounds(pattern="PMC[0-9]{1,9}", longest=12)] | None = None
    level: EvidenceLevel | None = None
    read: Read
    verified: bool
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Finding(Model):
    """What one reference says about one claim.

    Attributes:
        reference: Id of the reference.
        says: What it found, in rehabkit's words, with its figures.
        verified: Whether this was seen in the reference or its abstract.
    """

    reference: Id
    says: Text
    verified: bool


@attrs.frozen(kw_only=True)
class EvidenceEntry(Model):
    """Published evidence for and against a claim of the sources.

    Attributes:
        id: Id such as `E01`.
        statement: The claim.
        status: How the literature stands to it, in words.
        supporting: What speaks for it.
        opposing: What speaks against it or limits it.
    """

    id: Code
    statement: Text
    status: Text
    supporting: tuple[Finding, ...]
    opposing: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class EvidenceSummary(Model):
    """How a principle stands in the published literature, as the library reads it.

    Attributes:
        level: Best kind of text for or against the claim; not a quality.
        status: The library's reading.
        certainty: Certainty as rated by the cited source.
        scope: To whom and what the reading applies, and its limits.
        read: How much of the literature was read.
        as_of: Day of the reading.
        entries: Evidence entries it rests on.
    """

    level: EvidenceLevel
    status: EvidenceStatus
    certainty: EvidenceCertainty
    scope: Text
    read: Read
    as_of: Date
    entries: tuple[Code, ...]


@attrs.frozen(kw_only=True)
class Principle(Model):
    """A claim of the sources that a rule can check.

    Attributes:
        id: Code, such as `P01`; codes are forever.
        slug: Name in kebab-case.
        family: Family of its rule.
        title: Name in words.
        claim: What the sources hold, in rehabkit's words.
        supporting: Source items that hold it.
        opposing: Source items that dispute it.
        derived: Whether it only makes a stated principle checkable.
        scope: For whom it holds and when it does not apply, in words.
        evidence: How it stands in the literature.
    """

    id: Code
    slug: Id
    family: Family
    title: Name
    claim: Text
    supporting: tuple[ItemId, ...]
    opposing: tuple[ItemId, ...]
    derived: bool
    scope: Text
    evidence: EvidenceSummary


@attrs.frozen(kw_only=True)
class PublishedValue(Model):
    """Another value of a threshold, with who published it.

    Attributes:
        value: The value in words.
        reference: Id of the reference.
        verified: Whether it was seen in the reference.
    """

    value: Text
    reference: Id
    verified: bool


@attrs.frozen(kw_only=True)
class Threshold(Model):
    """A number or word that a rule compares with; data, never a literal in a rule.

    Attributes:
        id: Name, such as `pain-limit`.
        summary: What it decides.
        kind: Number or choice.
        number: Default of a number; absent means off.
        at_least: Smallest number allowed.
        at_most: Largest number allowed.
        unit: Unit of the number.
        word: Default of a choice.
        words: Words to choose from.
        items: Source items that give it.
        library_choice: Why the library chose it, where no source gives it.
        published: What the literature gives instead.
    """

    id: Id
    summary: Text
    kind: ThresholdKind
    number: Measure | None = None
    at_least: Measure | None = None
    at_most: Measure | None = None
    unit: Name | None = None
    word: Id | None = None
    words: tuple[Id, ...] | None = None
    items: tuple[ItemId, ...]
    library_choice: Text | None = None
    published: tuple[PublishedValue, ...] | None = None

    def together(self) -> Iterator[FieldError]:
        """A choice has its words; a value without a source is labeled as the library's."""
        if self.kind is ThresholdKind.CHOICE and self.word not in (self.words or ()):
            yield FieldError(ProblemCode.CONTRADICTION, ("word",), "must be one of its words")
        if not self.items and self.library_choice is None:
            yield FieldError(ProblemCode.CONTRADICTION, ("library_choice",), "must be stated where no source gives it")


@attrs.frozen(kw_only=True)
class Override(Model):
    """One row of a profile.

    Attributes:
        selector: `P01`, or `P01/palpation-only` for a softening.
        severity: Severity under the profile.
        softening: Softening of the rule that its plain failures get under the profile, or None.
    """

    selector: Annotated[str, Bounds(pattern="[A-Z][0-9]{2,3}(/[a-z0-9-]+)?", longest=100)]
    severity: Severity
    softening: Id | None = None


@attrs.frozen(kw_only=True)
class Profile(Model):
    """A way to weigh findings; none switches a rule off.

    Attributes:
        id: Name of the profile.
        synonyms: Other names.
        summary: Whose view it takes.
        drops_softenings: Whether softened findings get their rule's own severity.
        overrides: Severities that differ from those the rules declare.
    """

    id: Id
    synonyms: tuple[Name, ...] | None = None
    summary: Text
    drops_softenings: bool
    overrides: tuple[Override, ...]


@attrs.frozen(kw_only=True)
class RedFlagRecord(Model):
    """What is shipped about a category of red flags; no source article contains a screen.

    Attributes:
        id: The category.
        name: Name in words.
        urgency: How soon somebody has to look at it.
        advice: What to seek, in words; never a diagnosis.
        findings: Findings that belong to it, by id.
        symptoms: Symptoms of a case that belong to it.
        references: References it rests on.
        verified: Whether it was checked against them.
    """

    id: RedFlagCategory
    name: Name
    urgency: Urgency
    advice: Text
    findings: tuple[Id, ...]
    symptoms: tuple[Symptom, ...]
    references: tuple[Id, ...]
    verified: bool


@attrs.frozen(kw_only=True)
class CauseRecord(Model):
    """A presumed cause, with the source items that name it; data, never asserted by rehabkit.

    Attributes:
        id: The cause.
        name: Name in words.
        items: Source items that name it.
    """

    id: Cause
    name: Name
    items: tuple[ItemId, ...]


@attrs.frozen(kw_only=True)
class ProblemRecord(Model):
    """A code under which a document is refused, or noted in a report.

    Attributes:
        id: The code.
        slug: Its name in words.
        summary: What is wrong.
        mend: What to do about it.
        example: A document that is refused under it or, of a note, that a check notes; as text.
    """

    id: Code
    slug: Id
    summary: Text
    mend: Text
    example: Text | None = None
