"""The words of rules: they say what is recorded and what a source holds, and assert nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rehabkit as rk
from rehabkit.models.edit import apply
from rehabkit.report import DISCLAIMER

ASSERTED = {
    "cause": r"caus(es|ed|ing)|due to|leads? to|led to|results? in|resulted in|because|thanks to|responsible for",
    "promise": r"will|cure[sd]?|heal(s|ed)?|guarantee[sd]?|ensures?|prevents?|safe|safely|effective|effectively|works"
    r"|eliminates?|resolves?|improves?|recovers?|proven?|proves?|successful(ly)?|harmless|risk-free",
    "ranking": r"best|better|superior|inferior|optimal|ideal|preferred|most effective|right way|gold standard",
    "advice": r"should|must|ought|needs? to|ha(s|ve) to|recommend(s|ed)?|advis(e|es|ed)|please|try|avoid|stop"
    r"|do not|don't|never|always|we|you|your",
}
"""Words by which a text would assert a cause, promise, rank or advise."""

MEANT = {
    "whether the patient works beside that": "what somebody does, in P16",
    "as a cure": "the recorded purpose of a treatment (Purpose), in P38",
    "and not as a cure": "the recorded purpose of a treatment (Purpose), in P38",
    "no exercise as the best one": "what a source would not say, in P47",
    "as the best exercise": "a claim that a document makes, in P47",
}
"""What holds such a word and asserts nothing, with the reason."""

ATTRIBUTED = re.compile(r"(The (source|sources|library)|A safety rule of the library)\b")

EVERY = pytest.mark.parametrize("rule", list(rk.rules), ids=lambda rule: rule.code)
STORIES = sorted((Path(__file__).parents[2] / "examples" / "stories").glob("*.json"))


def _asserted(text: str) -> list[tuple[str, str]]:
    """Return what a text asserts: the sort and the word."""
    for phrase in MEANT:
        text = text.replace(phrase, "")
    return [
        (sort, match.group())
        for sort, words in ASSERTED.items()
        for match in re.finditer(rf"\b({words})\b", text, re.IGNORECASE)
    ]


def _templates(rule: rk.Rule) -> Iterator[str]:
    """Yield the templates of a rule without their placeholders."""
    texts = (rule.message, rule.suggestion, rule.unknown or "", *(each.because for each in rule.softenings))
    yield from (re.sub(r"\{\w+\}", "_", text) for text in texts)


@EVERY
def test_templates_assert_nothing(rule: rk.Rule) -> None:
    """No template of a rule asserts a cause, promises, ranks or advises."""
    assert [] == [(text, said) for text in _templates(rule) for said in _asserted(text)]


@EVERY
def test_suggestions_are_attributed(rule: rk.Rule) -> None:
    """What is suggested is said to be a source's; a referral gives the advice of its red-flag record."""
    assert rule.refers or ATTRIBUTED.match(rule.suggestion), rule.suggestion


@EVERY
def test_rendered_findings_assert_nothing(rule: rk.Rule) -> None:
    """What a broken, and a blind, case of a rule prints asserts nothing; the words of items are attributed."""
    good = rule.pair.good()
    broken = [apply(good, edit) for edit in (rule.pair.bad, rule.pair.blind) if edit is not None]
    ours = {each.code for each in rk.rules if not each.refers}
    for finding in (each for case in broken for each in rk.check(case).findings if each.rule in ours):
        said = (finding.message, finding.suggestion or "", finding.softened_because or "")
        assert [] == [(text, word) for text in said for word in _asserted(text)]


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_stories_print_no_verdict_of_safety(file: Path) -> None:
    """A report of any story, under any profile, holds no word of approval, and ends with the disclaimer."""
    case = rk.load(file)
    for profile in rk.profiles:
        text = " ".join(rk.check(case, profile=profile).to_text().split())
        body = text.replace(DISCLAIMER, "")

        assert text != body
        assert [] == re.findall(
            r"\b(passed|all clear|well done|approved|compliant|guaranteed)\b|[✓✔✅]", body, re.IGNORECASE
        )


def test_every_allowance_is_used() -> None:
    """Each phrase that is meant otherwise still stands in a template or a parameter of a declared hit."""
    texts = [text for rule in rk.rules for text in (*_templates(rule), *dict(rule.pair.finds.parameters).values())]

    assert [] == [phrase for phrase in MEANT if not any(phrase in text for text in texts)]
