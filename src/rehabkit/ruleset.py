"""What a rule is and what it yields: values, without any base class or decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

import attrs

from rehabkit.bounds import echo
from rehabkit.catalog import fold
from rehabkit.chart import Chart, Ground, Moment, PainEntry, Partner, Seen, ToneEntry, strength_shown
from rehabkit.errors import DataError, UnknownNameError
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.edit import Edit
from rehabkit.models.evidence import Item, Principle
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.tone import with_gloss
from rehabkit.vocab import Family, Outcome, Severity


@attrs.frozen
class Fact:
    """A datum that a finding rests on.

    Attributes:
        path: Where it stands: a path of the document, or `catalog:<kind>/<id>`.
        value: What it says.
        age_days: Its age in days at the day judged, where it is dated.
    """

    path: str
    value: str
    age_days: int | None = None


@attrs.frozen(kw_only=True)
class Hit:
    """What a rule finds at one place that it judges.

    Attributes:
        outcome: Fail or unknown; for a pass there is the constant `PASS`.
        path: The place: a thing with an id.
        site: The site it concerns.
        facts: The data it rests on.
        parameters: What fills the rule's templates, in the order of their names.
        softening: Name of the softening that applies.
        needs: What would decide, where the outcome is unknown.
    """

    outcome: Outcome
    path: Path = Path()
    site: Site | None = None
    facts: tuple[Fact, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    softening: str | None = None
    needs: tuple[str, ...] = ()


PASS = Hit(outcome=Outcome.PASS)
"""Yielded once per place at which a rule finds nothing; compare its outcome, not its identity."""


@attrs.frozen
class NotApplicable:
    """Why a rule does not judge a place; no place is counted.

    Attributes:
        path: The place.
        reason: The reason, such as `neurogenic-tone`.
    """

    path: Path
    reason: str


Verdict = Hit | NotApplicable
Check = Callable[[Chart], Iterator[Verdict]]


@attrs.frozen
class Softening:
    """A named condition that lowers a finding.

    Attributes:
        name: The name, unique within the rule.
        severity: Severity under the profile `sources`.
        because: What holds then, in words.
        contested: Whether sources disagree then.
    """

    name: str
    severity: Severity
    because: str
    contested: bool = False


@attrs.frozen(kw_only=True)
class MinimalPair:
    """A case that keeps a rule, and the one edit that breaks it.

    Attributes:
        good: Builds the case that keeps it.
        bad: The edit that breaks it.
        finds: The hit that the broken case gives, whole.
        blind: The edit that takes away what would decide, where the rule can be unknown.
        misses: The hit that the blind case gives, whole.
    """

    good: Callable[[], Case]
    bad: Edit
    finds: Hit
    blind: Edit | None = None
    misses: Hit | None = None


@attrs.frozen(kw_only=True)
class Rule:
    """How a principle is checked.

    Attributes:
        code: Code; a principle's first rule bears the principle's.
        slug: Name in kebab-case.
        family: Family, also the folder of its module.
        principle: Code of the principle.
        severity: Severity of a plain failure under the profile `sources`.
        unknown_severity: Severity of an unknown outcome; never error.
        message: What is there; a template.
        suggestion: What the source would have; a template.
        unknown: What could not be decided; a template, or None where the rule is never unknown.
        softenings: Conditions that lower a failure.
        thresholds: Names of the thresholds it reads.
        implies: Codes of rules that fail wherever this one does.
        refers: Whether a plain failure means referral, which nothing silences.
        check: The check itself.
        pair: The minimal pair.
        doc: The module's docstring, which is its documentation page.
        own_principle: The principle itself, where rehabkit does not ship it.
        own_items: What it cites and rehabkit does not ship; sources `S5` to `S9` are free for authors of rules.
    """

    code: str
    slug: str
    family: Family
    principle: str
    severity: Severity
    unknown_severity: Severity = Severity.WARNING
    message: str
    suggestion: str
    unknown: str | None = None
    softenings: tuple[Softening, ...] = ()
    thresholds: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    refers: bool = False
    check: Check = attrs.field(repr=False)
    pair: MinimalPair = attrs.field(repr=False)
    doc: str | None = attrs.field(default=None, repr=False)
    own_principle: Principle | None = attrs.field(default=None, repr=False)
    own_items: tuple[Item, ...] = attrs.field(default=(), repr=False)

    @property
    def is_always_heard(self) -> bool:
        """Whether it is of safety or data, so that no profile, selection or waiver silences it."""
        return self.refers or self.family in {Family.SAFETY, Family.DATA}

    def softening(self, name: str | None) -> Softening | None:
        """Return a softening by its name, or None for None.

        Raises:
            DataError: The rule declares no such softening.
        """
        if name is None:
            return None
        for softening in self.softenings:
            if softening.name == name:
                return softening
        msg = f"{self.code} declares no softening {name}"
        raise DataError(msg)


class Registry:
    """Rules in the order of their codes, looked up by code or slug."""

    __slots__ = ("_names", "_rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Index the rules.

        Raises:
            DataError: Two rules share a code or slug.
        """
        ordered = sorted(rules, key=lambda rule: rule.code)
        self._rules = {rule.code: rule for rule in ordered}
        self._names = {fold(name): rule.code for rule in ordered for name in (rule.code, rule.slug)}
        if len(self._rules) < len(ordered) or len(self._names) < 2 * len(ordered):
            msg = "two rules share a code or a slug"
            raise DataError(msg)

    def __getitem__(self, name: str) -> Rule:
        """Return a rule by code or slug.

        Raises:
            UnknownNameError: There is none; the text says what was probably meant.
        """
        code = self._names.get(fold(name))
        if code is None:
            close = get_close_matches(fold(name)[:100], self._names, n=1, cutoff=0.5)
            hint = f"; did you mean {self._names[close[0]]}?" if close else ""
            msg = f"no rule is named {echo(name)}{hint}"
            raise UnknownNameError(msg)
        return self._rules[code]

    def get(self, name: str) -> Rule | None:
        """Return a rule by code or slug, or None."""
        return self._rules.get(self._names.get(fold(name), ""))

    def __contains__(self, name: object) -> bool:
        """Return whether a code or slug leads to a rule."""
        return isinstance(name, str) and fold(name) in self._names

    def __iter__(self) -> Iterator[Rule]:
        """Yield the rules."""
        return iter(self._rules.values())

    def __len__(self) -> int:
        """Return the number of rules."""
        return len(self._rules)

    def matching(self, selector: str) -> frozenset[str]:
        """Return the codes of the rules that a code, slug, principle or family names.

        Raises:
            UnknownNameError: The selector names none.
        """
        folded = fold(selector)
        found = {rule.code for rule in self if folded in {rule.family, fold(rule.principle)}}
        if found:
            return frozenset(found)
        return frozenset({self[selector].code})


def selection(
    registry: Registry, select: str | Iterable[str] | None, ignore: str | Iterable[str] | None
) -> tuple[Rule, ...]:
    """Return the rules that are selected and not ignored, and those that nothing silences.

    A single text is one selector.

    Raises:
        UnknownNameError: A selector names no rule.
    """
    chosen = {rule.code for rule in registry} if select is None else _codes(registry, select)
    dropped = _codes(registry, ignore or ())
    return tuple(
        rule for rule in registry if rule.is_always_heard or (rule.code in chosen and rule.code not in dropped)
    )


def _codes(registry: Registry, selectors: str | Iterable[str]) -> set[str]:
    selectors = (selectors,) if isinstance(selectors, str) else selectors
    return {code for selector in selectors for code in registry.matching(selector)}


def tone_fact(entry: ToneEntry, moment: Moment) -> Fact:
    """Return a tension state as a fact, with its gloss and method."""
    seen = entry.observation
    by = f", by {seen.method}" if seen.method is not None else ", method not stated"
    test = f" ({seen.test}: {seen.result})" if seen.test is not None and seen.result is not None else ""
    value = f"{seen.muscle} ({seen.side}): {with_gloss(seen.tone)}{by}{test}"
    return Fact(str(entry.path), value, entry.moment.days_before(moment))


def pain_fact(entry: PainEntry, moment: Moment) -> Fact:
    """Return a pain value as a fact."""
    seen = entry.observation
    where = "" if seen is None else f"{seen.muscle or seen.region} ({seen.side}): "
    told = [] if seen is None else [str(word) for word in (seen.context, seen.timing) if word is not None]
    return Fact(
        str(entry.path),
        f"{where}pain {entry}{', ' + ', '.join(told) if told else ''}",
        entry.moment.days_before(moment),
    )


def strength_fact(seen: Seen[StrengthObservation], moment: Moment) -> Fact:
    """Return a strength test as a fact."""
    return Fact(str(seen.path), strength_shown(seen.observation), seen.moment.days_before(moment))


def ground_fact(ground: Ground, chart: Chart) -> Fact:
    """Return on what account a rule asks, as a fact."""
    day, now = ground.date, chart.as_of
    return Fact(str(ground.path), ground.text, None if day is None or now is None else (now - day).days)


def pair_fact(partner: Partner) -> Fact:
    """Return a pair as a fact."""
    pair = partner.pair
    action = f" ({pair.joint} {pair.movement})" if pair.joint is not None and pair.movement is not None else ""
    kind = "gating" if pair.is_gating else pair.kind or "muscle"
    return Fact(str(partner.path), f"{pair.agonist} and {pair.antagonist} are a {kind} pair{action}")


def day_parameters(moment: Moment, days: int) -> str:
    """Return when work falls, in words: the day, and how many further planned days are alike."""
    if days == 0:
        return f"on days that are not dated (seen as of {moment.date})"
    further = days - 1
    more = f" and on {further} further planned day{'' if further == 1 else 's'}" if further else ""
    return f"on {moment.date}{more}"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them."""
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last


def parameters(**values: object) -> tuple[tuple[str, str], ...]:
    """Return what fills a template, in the order of the names."""
    return tuple((name, str(value)) for name, value in sorted(values.items()))


__all__ = [
    "PASS",
    "Check",
    "Fact",
    "Hit",
    "MinimalPair",
    "NotApplicable",
    "Registry",
    "Rule",
    "Softening",
    "Verdict",
    "day_parameters",
    "ground_fact",
    "listed",
    "pain_fact",
    "pair_fact",
    "parameters",
    "selection",
    "strength_fact",
    "tone_fact",
]
