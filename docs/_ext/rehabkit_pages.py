"""Pages of rules, principles, published evidence and sources."""

from __future__ import annotations

import inspect
import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sphinx.errors import ExtensionError

import rehabkit as rk
from rehabkit.bounds import Model
from rehabkit.codec import plain
from rehabkit.models.edit import EditKind
from rehabkit.models.evidence import Finding as Saying
from rehabkit_markdown import code, directive, escaped, fence, indexed, link, listed, page, prose, table
from rehabkit_sources import source_link

HEADINGS = ("What it checks", "Why", "When it does not apply", "References")
_LEVELS = "../../explanation/evidence-levels.md"
_SEVERITY = "../../explanation/what-a-check-means.md#severity-and-contest"
_WIDTH = 80
_REGISTER = re.compile(r"^(?:Register [A-Z][0-9]+(?: \([^)]*\))?(?:, dagger)?[.:;]|Not in the register[.:;])\s*")


def sections(rule: rk.Rule) -> dict[str, str]:
    """Return a rule's documentation by heading; its first sentence stands under the empty one.

    Raises:
        ExtensionError: The documentation lacks a heading.
    """
    doc = inspect.cleandoc(rule.doc or "")
    found = dict.fromkeys(("", *HEADINGS), "")
    heading = ""
    for line in doc.splitlines():
        name = line.removesuffix(":")
        if name in HEADINGS:
            heading = name
        else:
            found[heading] += line + "\n"
    lacking = [heading or "a first sentence" for heading, text in found.items() if not text.strip()]
    if lacking:
        msg = f"the documentation of rule {rule.code} lacks: {', '.join(lacking)}"
        raise ExtensionError(msg)
    return {heading: textwrap.dedent(text).strip() for heading, text in found.items()}


def rule_page(rule: rk.Rule) -> str:
    """Return the page of a rule."""
    told = sections(rule)
    head = prose(told[""])
    return page(
        f"# {rule.code}: {rule.slug}",
        indexed("top", rule.code, rule.slug, rule.slug.replace("-", " ")),
        head,
        directive("rule", rule.code, _rule_facts(rule)),
        *(f"## {heading}\n\n{_paragraphs(told[heading])}" for heading in HEADINGS),
        f"## What it says\n\n{_messages(rule)}",
        _softenings(rule),
        _thresholds(rule),
        f"## The smallest example\n\n{_minimal_pair(rule)}",
    )


def rule_index(pages: Iterable[str]) -> str:
    """Return the list of all rules."""
    rows = [
        (link(rule.code), prose(sections(rule)[""]), rule.severity, rule.family, code(rule.slug)) for rule in rk.rules
    ]
    return page(
        "# Rules",
        "A rule checks one principle. Its code is never renamed and never used again; code and slug both select it. "
        "The severity is that of a plain failure under the profile `sources`.",
        table(("Rule", "What it finds", "Severity", "Family", "Slug"), rows),
        toctree(pages),
    )


def principle_page(principle: rk.Principle) -> str:
    """Return the page of a principle."""
    summary = principle.evidence
    rules = [rule for rule in rk.rules if rule.principle == principle.id]
    return page(
        f"# {principle.id}: {escaped(principle.title)}",
        directive(
            "principle",
            principle.id,
            _facts(
                ("Slug", code(principle.slug)),
                ("Family", principle.family),
                ("Rule", ", ".join(link(rule.code) for rule in rules) or "no rule yet"),
                (
                    "Stated or derived",
                    _origin_of(principle),
                ),
            ),
        ),
        f"## Claim\n\n{prose(principle.claim, prefer='principle')}",
        f"## Who holds it\n\n{_items(principle.supporting, 'No source item holds it.')}",
        f"## Who disputes it\n\n{_items(principle.opposing, 'No item of the five sources disputes it.')}",
        f"## Scope\n\n{prose(principle.scope, prefer='principle')}",
        "## How it stands in the literature",
        _facts(
            (f"[Status]({_LEVELS}#status), as the library reads it", code(summary.status)),
            (f"[Best kind of text]({_LEVELS}#level), for or against", code(summary.level)),
            ("Certainty, as rated by the cited source", code(summary.certainty)),
            ("How much was read", code(summary.read)),
            ("Day of the reading", str(summary.as_of)),
            ("Scope of the reading", prose(summary.scope, prefer="principle")),
        ),
        *(_entry(rk.evidence[name], heading="###") for name in summary.entries),
        "" if summary.entries else "No evidence entry is linked to this principle.",
    )


def _origin_of(principle: rk.Principle) -> str:
    if not principle.supporting:
        return "neither: a safety rule of the library"
    if principle.derived:
        return "derived from what sources state, to make other principles checkable"
    return "stated by a source"


def principle_index(pages: Iterable[str]) -> str:
    """Return the list of all principles."""
    rows = [
        (
            link(principle.id, prefer="principle"),
            escaped(principle.title),
            principle.family,
            code(principle.evidence.status),
            ", ".join(link(rule.code) for rule in rk.rules if rule.principle == principle.id) or "none yet",
        )
        for principle in rk.principles
    ]
    return page(
        "# Principles",
        "A principle is a claim of the source articles, with who holds it, who disputes it, and how it stands in the "
        "published literature. That it is listed here does not mean that it is true; the status is the library's "
        "reading, see [evidence and its limits](../../explanation/evidence-and-limits.md).",
        table(("Code", "Principle", "Family", "Status", "Rule"), rows),
        toctree(pages),
    )


def evidence_page() -> str:
    """Return the page of all evidence entries."""
    return page(
        "# Evidence entries",
        "What the published literature says for and against claims of the sources. Each heading tells a claim, not a "
        "result. Mostly abstracts and excerpts were read, not whole papers; what was recalled and not seen is marked "
        "as not verified.",
        *(_entry(entry, heading="##", target=True) for entry in rk.evidence),
    )


def sources_page() -> str:
    """Return the page of the sources and of what each says."""
    return page(
        "# Sources",
        "The five articles whose principles rehabkit checks against, with what their publishers offer or sell and what "
        "they give as evidence. Their statements are told in the library's own words. None of them is a guideline, and "
        "that a statement is listed does not mean that it is true.",
        table(
            ("Source", "What it is", "Interest", "Basis"),
            [
                (
                    f"[{source.id}](#source-{source.id.lower()})",
                    *map(prose, (source.name, source.interest, source.basis)),
                )
                for source in rk.sources
            ],
        ),
        *(_source(source) for source in rk.sources),
    )


def toctree(pages: Iterable[str]) -> str:
    """Return a hidden table of contents."""
    return directive("toctree", "", "\n".join(pages), {"hidden": ""})


def _source(source: rk.Source) -> str:
    items = [item for item in rk.items if item.source == source.id]
    return page(
        f"(source-{source.id.lower()})=\n## {source.id}: {escaped(source.name)}",
        *(directive("item", item.id, _item(item)) for item in items),
    ).rstrip()


def _item(item: rk.Item) -> str:
    derived = " Concluded from the text, not stated in it." if item.derived else ""
    return f"{prose(item.claim)}{derived} *({item.kind.replace('-', ' ')})*"


def _items(names: Sequence[str], nobody: str) -> str:
    return listed(f"{link(name)}: {prose(rk.items[name].claim)}" for name in names) or nobody


def _entry(entry: rk.EvidenceEntry, *, heading: str, target: bool = False) -> str:
    body = page(
        prose(entry.status.replace("systematic_review", "systematic review"), prefer="principle"),
        _sayings("For", entry.supporting),
        _sayings("Against, or limiting it", entry.opposing),
    ).rstrip()
    title = f"{heading} {entry.id if target else link(entry.id)}, on the claim: {prose(entry.statement)}"
    return page(title, directive("evidence", entry.id, body) if target else body).rstrip()


def _sayings(title: str, sayings: Sequence[Saying]) -> str:
    if not sayings:
        return ""
    lines = [
        f"{prose(saying.says)}{'' if saying.verified else ' **Not verified.**'}\n  - {citation(saying.reference)}"
        for saying in sayings
    ]
    return f"**{title}**\n\n{listed(lines)}"


def citation(name: str) -> str:
    """Return a reference in full, with how much of it was read and whether its record was verified."""
    reference = rk.references[name]
    year = f" ({reference.year})" if reference.year is not None else ""
    told = [f"{escaped(reference.authors)}{year}", escaped(reference.title)]
    told += [f"*{escaped(reference.journal)}*"] if reference.journal is not None else []
    told += [f"DOI [{escaped(reference.doi)}](<https://doi.org/{reference.doi}>)"] if reference.doi is not None else []
    told += (
        [f"PMID [{reference.pmid}](https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/)"]
        if reference.pmid is not None
        else []
    )
    told += [f"{reference.pmcid}"] if reference.pmcid is not None and reference.doi is None else []
    told += [f"Read: {reference.read}; record {'verified' if reference.verified else '**not verified**'}"]
    note = _REGISTER.sub("", reference.note or "")
    told += [prose(note[0].upper() + note[1:]).rstrip(".")] if note else []
    return ". ".join(part.rstrip(".") for part in told) + "."


def _rule_facts(rule: rk.Rule) -> str:
    principle = rk.principles[rule.principle]
    summary = principle.evidence
    referral = "a plain failure is a referral, which nothing silences; see [red flags](../red-flags.md)"
    unknown = f"; where it is unknown, {code(rule.unknown_severity)}" if rule.unknown is not None else ""
    return _facts(
        ("Slug", code(rule.slug)),
        ("Family", rule.family),
        ("Principle", f"{link(principle.id, prefer='principle')} {escaped(principle.title)}"),
        (f"[Severity]({_SEVERITY})", f"{code(rule.severity)}{unknown}"),
        ("Held by", ", ".join(map(link, principle.supporting)) or "no source item"),
        ("Disputed by", ", ".join(map(link, principle.opposing)) or "no item of the five sources"),
        (f"[Literature]({_LEVELS})", f"{code(summary.status)}, as the library reads it{_entries(summary.entries)}"),
        *([("Referral", referral)] if rule.refers else []),
        *([("Fails together with", ", ".join(map(link, rule.implies)))] if rule.implies else []),
        ("Source code", source_link(rule)),
    )


def _entries(names: Sequence[str]) -> str:
    return f": {', '.join(map(link, names))}" if names else ""


def _messages(rule: rk.Rule) -> str:
    rows = [("Failure", code(rule.message)), ("Suggestion", code(rule.suggestion))]
    rows += [("Unknown", code(rule.unknown))] if rule.unknown is not None else []
    never = "" if rule.unknown is not None else "This rule is never unknown."
    return page("Words in braces are filled in from the case.", table(("", "Template"), rows), never).rstrip()


def _softenings(rule: rk.Rule) -> str:
    if not rule.softenings:
        return ""
    rows = [
        (code(each.name), code(each.severity), prose(each.because), "yes" if each.contested else "no")
        for each in rule.softenings
    ]
    told = (
        "Conditions that lower a failure under the profile `sources`. Where sources disagree with one another in such "
        "a condition, the finding is marked as contested."
    )
    return page("## Softenings", told, table(("Name", "Severity", "What holds then", "Contested"), rows)).rstrip()


def _thresholds(rule: rk.Rule) -> str:
    if not rule.thresholds:
        return ""
    known = [rk.thresholds[name] for name in rule.thresholds]
    rows = [(f"[`{each.id}`](#threshold-{each.id})", default(each), origin(each)) for each in known]
    return page("## Thresholds", table(("Name", "Default", "Where it comes from"), rows)).rstrip()


def default(threshold: rk.Threshold) -> str:
    """Return a threshold's default with its unit."""
    if threshold.word is not None:
        return code(threshold.word)
    if threshold.number is None:
        return "off"
    unit = threshold.unit or ""
    unit = unit.replace("times", "time", 1) if threshold.number == 1 else unit
    return f"{threshold.number:g} {escaped(unit)}".rstrip()


def origin(threshold: rk.Threshold) -> str:
    """Return who gives a threshold's default: source items, or the library with its reason."""
    told = [", ".join(link(item) for item in threshold.items)] if threshold.items else []
    told += [f"*Library choice.* {prose(threshold.library_choice)}"] if threshold.library_choice is not None else []
    return ". ".join(told)


def _minimal_pair(rule: rk.Rule) -> str:
    pair = rule.pair
    good = pair.good()
    gives = "fails" if pair.finds.outcome is rk.Outcome.FAIL else "is unknown"
    blocks = [
        f"A case that keeps the rule, and the one edit after which it {gives}. The person in it is invented.",
        fence(_diff(good, pair.bad), "diff"),
        fence(_finding(rule, rk.apply(good, pair.bad), str(pair.finds.path))),
    ]
    if pair.blind is not None and pair.misses is not None:
        blocks += [
            "The edit that takes away what would decide, after which it is unknown:",
            fence(_diff(good, pair.blind), "diff"),
            fence(_finding(rule, rk.apply(good, pair.blind), str(pair.misses.path))),
        ]
    return page(*blocks).rstrip()


def _diff(case: rk.Case, edit: rk.Edit) -> str:
    before = None if edit.kind is EditKind.INSERT else _at(case, rk.Path.parse(edit.path))
    lines = [f"  {edit.path}"]
    lines += [f"- {line}" for line in _json(before)] if before is not None else []
    lines += [f"+ {line}" for line in _json(edit.value)] if edit.kind is not EditKind.REMOVE else []
    return "\n".join(lines)


def _at(value: Any, path: rk.Path) -> Any:
    for step in path.steps:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _json(value: Any) -> list[str]:
    return json.dumps(_plain(value), indent=2, ensure_ascii=False, default=str).splitlines()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return plain(value) if isinstance(value, Model) else value


def _finding(rule: rk.Rule, case: rk.Case, path: str) -> str:
    found = [f for f in rk.check(case).findings if f.rule == rule.code and f.path == path]
    if not found:
        msg = f"the example of rule {rule.code} gives no finding at {path}"
        raise ExtensionError(msg)
    return finding_text(found[0])


def finding_text(finding: rk.Finding) -> str:
    """Return a finding as text, without its sources and its address."""
    return "\n".join(_finding_lines(finding))


def _finding_lines(finding: rk.Finding) -> Iterator[str]:
    grade = f"{finding.severity}, unknown" if finding.outcome is rk.Outcome.UNKNOWN else finding.severity
    yield f"{grade}  {finding.rule} {finding.slug}  {finding.path}"
    yield from _wrapped("", finding.message)
    for fact in finding.facts:
        age = f" [{fact.age_days} day{'' if fact.age_days == 1 else 's'} old]" if fact.age_days is not None else ""
        yield from _wrapped("fact", f"{fact.value}{age}, at {fact.path}")
    for need in finding.needs:
        yield from _wrapped("to decide", need)
    if finding.suggestion is not None:
        yield from _wrapped("referral" if rk.rules[finding.rule].refers else "expected", finding.suggestion)


def _wrapped(label: str, text: str) -> list[str]:
    indent = " " * (2 if not label else 13)
    first = f"  {label:<11}" if label else indent
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _facts(*rows: tuple[str, str]) -> str:
    lines = [line for name, value in rows for line in (f"* - {name}", f"  - {value}")]
    return "\n".join([":::{list-table}", ":stub-columns: 1", ":widths: 30 70", ":class: facts", "", *lines, ":::"])


def _paragraphs(text: str) -> str:
    return "\n\n".join(prose(paragraph) for paragraph in text.split("\n\n"))


__all__ = [
    "citation",
    "default",
    "evidence_page",
    "finding_text",
    "origin",
    "principle_index",
    "principle_page",
    "rule_index",
    "rule_page",
    "sections",
    "sources_page",
]
