from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter

import attrs
import pytest
from tests._marks import DOCUMENTED

import rehabkit as rk
from rehabkit import rulebook
from rehabkit.errors import DataError
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Registry, Rule, listed, selection
from rehabkit.vocab import Family

HEADINGS = ["What it checks", "Why", "When it does not apply", "References"]
FOLDERS = Path(rulebook.__path__[0])
EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def _modules() -> dict[str, str]:
    """Return the dotted name of each rule module by the name of its file."""
    found = walk_packages(rulebook.__path__, f"{rulebook.__name__}.")
    return {name.rpartition(".")[2]: name for _, name, is_package in found if not is_package and "._" not in name}


def _module(rule: Rule) -> str:
    return _modules()[f"{rule.code.lower()}_{rule.slug.replace('-', '_')}"]


def _placeholders(*templates: str | None) -> set[str]:
    return {name for text in templates for _, name, _, _ in Formatter().parse(text or "") if name is not None}


def test_every_rule_module_is_registered() -> None:
    """The registry holds exactly the rules of the rule modules, in the order of their codes."""
    expected = sorted((import_module(name).RULE for name in _modules().values()), key=lambda rule: rule.code)

    assert expected == list(RULES)
    assert len(expected) == len(RULES)


@EVERY
def test_file_is_named_after_its_rule(rule: Rule) -> None:
    """A rule stands in the folder of its family, in a file of its code and slug."""
    assert f"rehabkit.rulebook.{rule.family.replace('-', '_')}" == _module(rule).rpartition(".")[0]
    assert rule is import_module(_module(rule)).RULE


def test_codes_and_slugs_are_unique() -> None:
    """No two rules share a code or a slug."""
    codes, slugs = [rule.code for rule in RULES], [rule.slug for rule in RULES]

    assert sorted(set(codes)) == codes
    assert len(slugs) == len(set(slugs))


@EVERY
def test_code_and_slug_follow_the_principle(rule: Rule) -> None:
    """A principle's first rule bears code, slug and family of the principle; further ones count from 101."""
    principle = rk.principles[rule.principle]
    is_first = rule.code == rule.principle

    assert re.fullmatch(r"[DPS]\d\d|P1\d\d", rule.code)
    assert not is_first or (principle.slug, principle.family) == (rule.slug, rule.family)
    assert is_first or re.fullmatch(r"P1\d\d|S\d\d", rule.code)


@DOCUMENTED
@EVERY
def test_docstring_is_a_page(rule: Rule) -> None:
    """A rule's docstring is a title sentence and the four headings of its page, in order."""
    doc = rule.doc or ""
    title, _, body = doc.partition("\n\n")

    assert re.fullmatch(r"[A-Z][^\n]*\.", title)
    assert re.findall(r"^(\S.*?):?$", body, re.MULTILINE) == HEADINGS
    assert import_module(_module(rule)).__doc__ == doc


@EVERY
def test_templates_are_filled(rule: Rule) -> None:
    """Message, suggestion and unknown ask for exactly what the declared hits bring; a referral brings more."""
    brought = {name for name, _ in rule.pair.finds.parameters}
    failing = rule.pair.finds.outcome is rk.Outcome.FAIL
    wanted = _placeholders(rule.message, rule.suggestion) if failing else _placeholders(rule.unknown)

    assert wanted <= brought if rule.refers else wanted == brought
    assert wanted | _placeholders(rule.suggestion) <= brought
    if rule.pair.misses is not None:
        assert _placeholders(rule.unknown) == {name for name, _ in rule.pair.misses.parameters}


@EVERY
def test_parameters_stand_in_order(rule: Rule) -> None:
    """The parameters of declared hits are in the order of their names, so that whole hits compare."""
    for hit in (rule.pair.finds, rule.pair.misses):
        names = [name for name, _ in hit.parameters] if hit is not None else []
        assert sorted(names) == names


@EVERY
def test_severities_keep_their_limits(rule: Rule) -> None:
    """Softenings have unique names, contested ones are at most a warning, and unknown is never an error."""
    names = [softening.name for softening in rule.softenings]
    contested = [softening.severity for softening in rule.softenings if softening.contested]

    assert len(names) == len(set(names))
    assert rk.Severity.ERROR not in contested
    assert rule.unknown_severity is not rk.Severity.ERROR


@EVERY
def test_names_lead_somewhere(rule: Rule) -> None:
    """The thresholds, implied rules and softenings that a rule names exist."""
    told = [hit.softening for hit in (rule.pair.finds, rule.pair.misses) if hit is not None]

    assert all(name in rk.thresholds for name in rule.thresholds)
    assert all(code in RULES for code in rule.implies)
    assert all(rule.softening(name) is None or name is not None for name in told)


@EVERY
def test_thresholds_that_are_read_are_declared(rule: Rule) -> None:
    """Each threshold that a rule's module names stands in its table, so that reports state it."""
    source = Path(import_module(_module(rule)).__file__ or "").read_text(encoding="utf-8")
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    named = {text for text in texts if isinstance(text, str) and text in rk.thresholds.ids}

    assert named == set(rule.thresholds)


@EVERY
def test_no_rule_knows_another(rule: Rule) -> None:
    """A rule module imports no other rule module."""
    source = Path(import_module(_module(rule)).__file__ or "").read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom | ast.Import)]
    named = [
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in imports
        for alias in node.names
    ]
    inside = [name for name in named if name.startswith("rehabkit.rulebook")]

    assert [] == [name for name in inside if not name.startswith("rehabkit.rulebook._cases")]


def test_principles_of_rules_exist() -> None:
    """Every rule's principle is in the catalog under that very code."""
    assert [rule.principle for rule in RULES] == [rk.principles[rule.principle].id for rule in RULES]


@pytest.mark.parametrize("name", ["P01", "p01", "release-before-strengthen", "Release before strengthen"])
def test_lookup(name: str) -> None:
    """A rule is found by code or slug, whatever the case and the hyphens."""
    assert "P01" == RULES[name].code
    assert name in RULES


@pytest.mark.parametrize(
    "name, message",
    [
        ("release-before-strengthn", "no rule is named 'release-before-strengthn'; did you mean P01?"),
        ("zzz", "no rule is named 'zzz'"),
        ("", "no rule is named ''"),
    ],
)
def test_unknown_rule(name: str, message: str) -> None:
    """An unknown name is refused, with what was probably meant where something is close."""
    with pytest.raises(rk.UnknownNameError) as caught:
        RULES[name]

    assert message == str(caught.value)
    assert name not in RULES


def test_only_names_are_members() -> None:
    """What is no text is no name of a rule."""
    assert 1 not in RULES


@pytest.mark.parametrize("change", ["code", "slug"])
def test_registry_refuses_twins(change: str) -> None:
    """Two rules of one code or of one slug are a defect."""
    first, second = list(RULES)[:2]

    with pytest.raises(DataError) as caught:
        Registry([first, attrs.evolve(second, **{change: getattr(first, change)})])

    assert "two rules share a code or a slug" == str(caught.value)


@pytest.mark.parametrize(
    "selector, codes",
    [
        ("P05", {"P05"}),
        ("rest-limit", {"P20"}),
        ("time", {rule.code for rule in RULES if rule.family is Family.TIME}),
        ("Dose", {rule.code for rule in RULES if rule.family is Family.DOSE}),
        ("p33", {"P33"}),
    ],
)
def test_selectors(selector: str, codes: set[str]) -> None:
    """A selector is a code, a slug, a principle or a family."""
    assert codes == RULES.matching(selector)


def test_selection_keeps_safety_and_data() -> None:
    """Neither a selection nor an exclusion leaves out a rule of safety or data."""
    chosen = selection(RULES, ["order", "P33"], ["P01", "refer-red-flags", "P02", "D09", "S01", "safety"])
    codes = [rule.code for rule in chosen]

    assert {"P05", "P07", "P33"} <= set(codes)
    assert not {"P01", "P02"} & set(codes)
    assert {Family.ORDER, Family.SAFETY, Family.DATA} == {rule.family for rule in chosen}
    assert ["D09", "P33", "S01", "S02", "S03"] == [rule.code for rule in chosen if rule.is_always_heard]


def test_selection_of_all() -> None:
    """Without a selection every rule runs."""
    assert tuple(RULES) == selection(RULES, None, None)


def test_undeclared_softening() -> None:
    """A hit with a softening that its rule does not declare is a defect of the rule."""
    with pytest.raises(DataError) as caught:
        RULES["P01"].softening("nothing")

    assert "P01 declares no softening nothing" == str(caught.value)


@pytest.mark.parametrize(
    "words, text", [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")], ids=["one", "two", "three"]
)
def test_listed(words: list[str], text: str) -> None:
    """Words are listed as a sentence lists them."""
    assert text == listed(words)


def test_no_waiver_names_what_nothing_silences() -> None:
    """A waiver takes code and slug of exactly the rules that a waiver may silence."""
    for rule in RULES:
        for name in (rule.code, rule.slug):
            problems = () if not rule.is_always_heard else (f"rule: {name} cannot be waived",)
            try:
                rk.Waiver(rule=name, id="x", reason="seen", author="A. Example")
                told: tuple[str, ...] = ()
            except rk.FieldError as error:
                told = (str(error),)
            assert problems == told
