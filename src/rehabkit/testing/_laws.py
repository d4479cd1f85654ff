"""The laws that a rule keeps for every case."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rehabkit.chart import Chart, as_of_default
from rehabkit.checking import check, thresholds_with
from rehabkit.location import Path
from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.models.edit import apply
from rehabkit.models.observation import Assessment
from rehabkit.resolve import join
from rehabkit.ruleset import Hit, NotApplicable, Rule, Verdict
from rehabkit.testing._cases import cases
from rehabkit.testing._judged import compliant_cases
from rehabkit.testing._observed import assessments
from rehabkit.testing._orders import done, hindsight, reordered
from rehabkit.testing._turned import mirrored, mirrored_words, shifted, shifted_words
from rehabkit.testing._widening import turned
from rehabkit.vocab import Outcome, Severity

Said = tuple[str, ...]
Words = Callable[[str], str]
Laws = Callable[[], None]

_CATALOG = "catalog:"
_WEEKS = 1_000


def assert_laws(rule: Rule, *, max_examples: int = 100, on_the_day: bool = False, shrinks: bool = True) -> None:
    """Assert that a rule keeps the laws of all rules, for drawn cases and for those of its minimal pair.

    - A check by it ends in a report, whatever the case.
    - It yields the same verdicts for the same case.
    - It has one verdict for a place and site, and the place is in the case.
    - The facts of a verdict say something, and stand in the case or the catalog.
    - A place that it leaves out is in the case, and the reason is said.
    - What is unknown is never an error, and the verdict says what would decide.
    - Left and right are alike, and only the distance of days counts.
    - The order of lists whose items are dated, or whose order says nothing, changes nothing.
    - Where declared, what was seen after work was done changes nothing that it finds at that work.

    The same examples are drawn in every run.

    Args:
        rule: The rule, a shipped one or one of your own.
        max_examples: How many cases are drawn.
        on_the_day: Whether the rule declares that it judges work that was done by what was known on its day.
        shrinks: Whether the smallest case that breaks a law is looked for, which can take minutes.

    Raises:
        AssertionError: A law does not hold; the text names it, and Hypothesis shows the case.
    """
    phases = [Phase.explicit, Phase.generate, *([Phase.shrink] if shrinks else [])]

    @_of_the_pair(rule, on_the_day=on_the_day)
    @settings(max_examples=max_examples, derandomize=True, database=None, deadline=None, phases=phases)
    @given(_cases(rule), st.integers(1, _WEEKS), assessments() if on_the_day else st.none())
    def laws(case: Case, weeks: int, visit: Assessment | None) -> None:
        _ends(rule, case)
        hits = hits_of(rule, case)
        expect(rule, "the same case gives the same verdicts", hits, hits_of(rule, case))
        _is_placed(rule, case, hits)
        _has_facts(rule, case, hits)
        _leaves_out(rule, case)
        _is_modest(rule, hits)
        _mirrors(rule, case, hits)
        _shifts(rule, case, hits, weeks)
        _ignores_order(rule, case, hits)
        if visit is not None:
            _has_no_hindsight(rule, case, visit)

    laws()


def _own(rule: Rule) -> tuple[Case, ...]:
    """Return the cases of a rule's minimal pair."""
    good = rule.pair.good()
    return (good, *(apply(good, edit) for edit in (rule.pair.bad, rule.pair.blind) if edit is not None))


def _cases(rule: Rule) -> SearchStrategy[Case]:
    return st.one_of(st.sampled_from(_own(rule)).flatmap(turned), cases(), compliant_cases())


def _of_the_pair(rule: Rule, *, on_the_day: bool) -> Callable[[Laws], Laws]:
    """Return a decorator that has a test begin with the cases of a rule's minimal pair."""

    def begun(test: Laws) -> Laws:
        for case in _own(rule)[::-1]:
            visit = Assessment(id="visit", date=case.as_of or dt.date.min) if on_the_day else None
            test = example(case, 1, visit)(test)
        return test

    return begun


def hits_of(rule: Rule, case: Case, day: dt.date | None = None) -> list[Hit]:
    """Return the failures and unknown outcomes of a rule alone, as of a day, by default that of the case."""
    hits = [verdict for verdict in verdicts_of(rule, case, day) if isinstance(verdict, Hit)]
    return [hit for hit in hits if hit.outcome is not Outcome.PASS]


def verdicts_of(rule: Rule, case: Case, day: dt.date | None = None) -> list[Verdict]:
    """Return all that a rule alone yields, as of a day, by default that of the case."""
    chart = Chart(join(case), as_of_default(case) if day is None else day, thresholds_with({}))
    return list(rule.check(chart))


def _ends(rule: Rule, case: Case) -> None:
    try:
        check(case, rules=[rule])
    except Exception as error:
        msg = f"{rule.code}: a check ends in a report\nraised: {error!r}"
        raise AssertionError(msg) from error


def _is_placed(rule: Rule, case: Case, hits: list[Hit]) -> None:
    places = Counter((str(hit.path), str(hit.site)) for hit in hits)
    expect(rule, "a place and site has one verdict", [], [place for place, times in places.items() if times > 1])
    expect(rule, "a place is in the case", [], [str(hit.path) for hit in hits if not _is_there(case, hit.path)])


def _has_facts(rule: Rule, case: Case, hits: list[Hit]) -> None:
    facts = [fact for hit in hits for fact in hit.facts]
    lost = [fact for fact in facts if not fact.path.startswith(_CATALOG) and not _is_told(case, fact.path)]
    expect(rule, "a fact is in the case or the catalog", [], lost)
    expect(rule, "a fact says something", [], [fact for fact in facts if not fact.value])


def _leaves_out(rule: Rule, case: Case) -> None:
    left_out = [verdict for verdict in verdicts_of(rule, case) if isinstance(verdict, NotApplicable)]
    expect(rule, "what is left out is in the case", [], [each for each in left_out if not _is_there(case, each.path)])
    expect(rule, "what is left out has a reason", [], [each for each in left_out if not each.reason])


def _is_told(case: Case, path: str) -> bool:
    return path.startswith("$") and _is_there(case, Path.parse(path))


def _is_there(case: Case, path: Path) -> bool:
    here: Any = case
    try:
        for step in path.steps:
            here = here[step] if isinstance(step, int) else getattr(here, step)
    except (AttributeError, LookupError, TypeError):
        return False
    return True


def _is_modest(rule: Rule, hits: list[Hit]) -> None:
    unknown = [hit for hit in hits if hit.outcome is Outcome.UNKNOWN]
    expect(rule, "what is unknown is no error", False, rule.unknown_severity is Severity.ERROR)  # noqa: FBT003
    expect(rule, "what is unknown has words", [], [str(hit.path) for hit in unknown if rule.unknown is None])
    expect(rule, "what is unknown says what would decide", [], [str(hit.path) for hit in unknown if not hit.needs])


def _mirrors(rule: Rule, case: Case, hits: list[Hit]) -> None:
    expected = _said(hits, mirrored_words)
    expect(rule, "left and right are alike", expected, _said(hits_of(rule, mirrored(case))))


def _shifts(rule: Rule, case: Case, hits: list[Hit], weeks: int) -> None:
    expected = _said(hits, lambda text: shifted_words(text, weeks))
    expect(rule, "only the distance of days counts", expected, _said(hits_of(rule, shifted(case, weeks))))


def _ignores_order(rule: Rule, case: Case, hits: list[Hit]) -> None:
    expected = _at(case, hits)
    for name, other in reordered(case):
        expect(rule, f"the order of {name} changes nothing", expected, _at(other, hits_of(rule, other)))


def _has_no_hindsight(rule: Rule, case: Case, visit: Assessment) -> None:
    before, after, day = hindsight(case, visit)
    at = done(case)
    expected, got = (
        _said(hit for hit in hits_of(rule, told, day) if str(hit.path).startswith(at)) for told in (before, after)
    )
    expect(rule, "what is seen later changes nothing at work that was done", expected, got)


def _at(case: Case, hits: Iterable[Hit]) -> list[Said]:
    """Return what is found by the id of the place, which no order changes."""
    names = dict(ids_of(case))
    return sorted(
        (hit.outcome, names.get(hit.path.steps, str(hit.path)), str(hit.site), str(hit.softening)) for hit in hits
    )


def _said(hits: Iterable[Hit], change: Words = str) -> list[Said]:
    """Return what is found, with a change made to its words; in which order two sides are named is left open."""
    return sorted(tuple(_parts(hit, change)) for hit in hits)


def _parts(hit: Hit, change: Words) -> Iterator[str]:
    yield from (hit.outcome, str(hit.path), change(str(hit.site)), str(hit.softening))
    for name, value in hit.parameters:
        yield " ".join((name, *sorted(re.findall(r"[\w.-]+", change(value)))))
    yield from sorted(
        " ".join((fact.path, *sorted(change(fact.value).split()), str(fact.age_days))) for fact in hit.facts
    )
    yield from sorted(map(change, hit.needs))


def expect(rule: Rule, law: str, expected: object, got: object) -> None:
    """Assert a law.

    Raises:
        AssertionError: It does not hold.
    """
    if expected != got:
        msg = f"{rule.code}: {law}\nexpected: {expected}\ngot: {got}"
        raise AssertionError(msg)
