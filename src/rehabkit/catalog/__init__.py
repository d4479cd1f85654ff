"""Shipped data: read-only collections, loaded on first use."""

from __future__ import annotations

from functools import cache
from typing import Any

from rehabkit.catalog._catalog import Catalog, fold
from rehabkit.catalog._exercises import Exercises
from rehabkit.catalog._load import entries
from rehabkit.catalog._muscles import Muscles
from rehabkit.codec import plain
from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.evidence import (
    CauseRecord,
    EvidenceEntry,
    Item,
    Principle,
    ProblemRecord,
    Profile,
    RedFlagRecord,
    Reference,
    Source,
    Threshold,
)
from rehabkit.models.intervention import Exercise, Technique, Treatment
from rehabkit.models.scheme import Scheme

__all__ = [
    "Catalog",
    "Exercises",
    "Muscles",
    "causes",
    "evidence",
    "exercises",
    "fold",
    "items",
    "muscles",
    "pairs",
    "principles",
    "problems",
    "profiles",
    "red_flags",
    "references",
    "schemes",
    "sources",
    "techniques",
    "thresholds",
    "treatments",
]


@cache
def muscles() -> Muscles:
    """Return the muscles, their parts and groups."""
    return Muscles(entries(Muscle, "muscles", "muscle"))


@cache
def pairs() -> Catalog[MusclePair]:
    """Return the curated pairs."""
    return Catalog(
        "pairs",
        entries(MusclePair, "pairs", "pair"),
        id_of=lambda pair: pair.id,
        words_of=lambda pair: (
            pair.agonist,
            pair.antagonist,
            pair.kind or "antagonist",
            _action(pair.joint, pair.movement),
        ),
        row_of=_pair_row,
    )


@cache
def exercises() -> Exercises:
    """Return the exercises; each exercise type has a generic one of its name."""
    return Exercises(entries(Exercise, "exercises", "exercise"), muscles)


@cache
def treatments() -> Catalog[Treatment]:
    """Return the treatments; each treatment kind has a generic one of its name."""
    return Catalog(
        "treatments",
        entries(Treatment, "treatments", "treatment"),
        id_of=lambda treatment: treatment.id,
        names_of=lambda treatment: (treatment.name, *(treatment.synonyms or ())),
    )


@cache
def techniques() -> Catalog[Technique]:
    """Return the techniques, with each source's stance."""
    return Catalog(
        "techniques",
        entries(Technique, "techniques", "technique"),
        id_of=lambda technique: technique.id,
        names_of=lambda technique: (technique.name, *(technique.synonyms or ())),
    )


@cache
def principles() -> Catalog[Principle]:
    """Return the principles, by code or slug."""
    found = sorted(entries(Principle, "principles", "principle"), key=lambda principle: principle.id)
    return Catalog(
        "principles",
        found,
        id_of=lambda principle: principle.id,
        names_of=lambda principle: (principle.slug, principle.title),
        words_of=lambda principle: (principle.family,),
    )


@cache
def sources() -> Catalog[Source]:
    """Return the source articles."""
    return Catalog("sources", entries(Source, "sources", "source"), id_of=lambda source: source.id)


@cache
def items() -> Catalog[Item]:
    """Return the statements of the sources."""
    return Catalog("items", entries(Item, "items", "item"), id_of=lambda item: item.id)


@cache
def references() -> Catalog[Reference]:
    """Return the publications."""
    return Catalog("references", entries(Reference, "references", "reference"), id_of=lambda reference: reference.id)


@cache
def evidence() -> Catalog[EvidenceEntry]:
    """Return the published evidence for and against the sources' claims."""
    return Catalog("evidence entries", entries(EvidenceEntry, "evidence", "entry"), id_of=lambda entry: entry.id)


@cache
def schemes() -> Catalog[Scheme]:
    """Return the published dose schemes."""
    return Catalog(
        "dose schemes",
        entries(Scheme, "schemes", "scheme"),
        id_of=lambda scheme: scheme.id,
        names_of=lambda scheme: (scheme.name,),
        words_of=lambda scheme: (scheme.kind, scheme.summary),
    )


@cache
def thresholds() -> Catalog[Threshold]:
    """Return the thresholds with their defaults."""
    return Catalog("thresholds", entries(Threshold, "thresholds", "threshold"), id_of=lambda threshold: threshold.id)


@cache
def profiles() -> Catalog[Profile]:
    """Return the profiles."""
    return Catalog(
        "profiles",
        entries(Profile, "profiles", "profile"),
        id_of=lambda profile: profile.id,
        names_of=lambda profile: profile.synonyms or (),
    )


@cache
def red_flags() -> Catalog[RedFlagRecord]:
    """Return the categories of red flags."""
    return Catalog(
        "red-flag categories", entries(RedFlagRecord, "red-flags", "red_flag"), id_of=lambda record: record.id
    )


@cache
def causes() -> Catalog[CauseRecord]:
    """Return the presumed causes with the source items that name them."""
    return Catalog("causes", entries(CauseRecord, "causes", "cause"), id_of=lambda record: record.id)


@cache
def problems() -> Catalog[ProblemRecord]:
    """Return the codes of problems and notes, by code or slug."""
    return Catalog(
        "problem codes",
        entries(ProblemRecord, "problems", "problem"),
        id_of=lambda record: record.id,
        names_of=lambda record: (record.slug,),
        words_of=lambda record: (record.summary,),
    )


def _action(joint: str | None, movement: str | None) -> str:
    return " ".join(word for word in (joint, movement) if word is not None)


def _pair_row(pair: MusclePair) -> dict[str, Any]:
    return {**plain(pair), "kind": pair.kind or "antagonist", "gates": pair.is_gating}
