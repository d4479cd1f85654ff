"""Words for how work is delivered: by whom, where, how watched, and what for."""

from __future__ import annotations

from enum import StrEnum


class Actor(StrEnum):
    """Who performs something."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    THERAPIST = "therapist"
    PHYSIOTHERAPIST = "physiotherapist"
    OCCUPATIONAL_THERAPIST = "occupational-therapist"
    NURSE = "nurse"
    ATHLETIC_TRAINER = "athletic-trainer"
    EXERCISE_PHYSIOLOGIST = "exercise-physiologist"
    MASSAGE_THERAPIST = "massage-therapist"
    PSYCHOLOGIST = "psychologist"
    HANNA_TEACHER = "hanna-teacher"
    CHIROPRACTOR = "chiropractor"
    OSTEOPATH = "osteopath"
    SPECIALTY_THERAPIST = "specialty-therapist"
    TRAINER = "trainer"
    PHYSICIAN = "physician"
    SURGEON = "surgeon"
    PAIN_CLINIC = "pain-clinic"
    MEDIA = "media"
    OTHER = "other"


class Supervision(StrEnum):
    """How work is watched."""

    NONE = "none"
    REMOTE = "remote"
    SUPERVISED = "supervised"
    ASSISTED = "assisted"
    MIXED = "mixed"


class LearnedVia(StrEnum):
    """How a technique was learned."""

    PRACTITIONER = "practitioner"
    MEDIA = "media"
    NONE = "none"


class Setting(StrEnum):
    """Where something is done."""

    HOME = "home"
    CLINIC = "clinic"
    GYM = "gym"
    WORK = "work"
    GROUP = "group"
    OTHER = "other"


class Channel(StrEnum):
    """How something is delivered."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    APP = "app"
    PHONE = "phone"
    PRINT = "print"
    OTHER = "other"


class Grouping(StrEnum):
    """Alone or in a group."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Purpose(StrEnum):
    """What a treatment is for."""

    PAIN_CONTROL = "pain-control"
    CURE = "cure"
    RELEASE = "release"
    RECOVERY = "recovery"


class TreatmentGroup(StrEnum):
    """Group of a treatment component in the Rehabilitation Treatment Specification System."""

    ORGAN_FUNCTION = "organ-function"
    SKILL_OR_HABIT = "skill-or-habit"
    REPRESENTATION = "representation"
