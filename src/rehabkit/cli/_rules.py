"""The commands that explain: `rule`, `rules` and `principle`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from rehabkit import catalog
from rehabkit.cli._terminal import show, show_json, table, width
from rehabkit.codec import plain
from rehabkit.models.evidence import EvidenceEntry, EvidenceSummary, Principle, ProblemRecord, Reference, Threshold
from rehabkit.report._address import problem_page, rule_page
from rehabkit.report._text import Line, Part, block, wrapped
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Rule

Format = Literal["full", "json"]

_SEVERITY = 11
_ITEM = 9
_STANDING = 12
_LONGEST_EXAMPLE = 400
_NO_TEXT = "No text stands in the rule's module, or Python left it out: it does so with -OO."


def rule(name: str, /, *, output_format: Format = "full") -> int:
    """Explain a rule: what it checks, why, how severe it is, and what softens it.

    Args:
        name: Code or slug, such as P01; also the code of a problem, such as F12.
        output_format: How it is printed.
    """
    problem = catalog.problems().get(name)
    if problem is not None:
        show_json(plain(problem)) if output_format == "json" else show(_problem(problem, width()))
    elif output_format == "json":
        show_json(rule_data(RULES[name]))
    else:
        show(_rule(RULES[name], width()))
    return 0


def rules(*, output_format: Format = "full") -> int:
    """List the rules.

    Args:
        output_format: How they are printed.
    """
    if output_format == "json":
        show_json([rule_data(found) for found in RULES])
        return 0
    head = ("code", "slug", "family", "severity", "where softened")
    rows = [(each.code, each.slug, each.family.value, each.severity.value, _softened(each)) for each in RULES]
    show(table(head, rows, width()))
    return 0


def principle(name: str, /, *, output_format: Format = "full") -> int:
    """Explain a principle: who holds it, who disputes it, and what the literature says.

    Args:
        name: Code or slug, such as P01.
        output_format: How it is printed.
    """
    found = catalog.principles()[name]
    if output_format == "json":
        show_json(_principle_data(found))
    else:
        show(_principle(found, width()))
    return 0


def rule_data(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain data."""
    return {
        "code": rule.code,
        "slug": rule.slug,
        "family": rule.family.value,
        "principle": rule.principle,
        "severity": rule.severity.value,
        "unknown_severity": rule.unknown_severity.value,
        "softenings": [
            {
                "name": softening.name,
                "severity": softening.severity.value,
                "because": softening.because,
                "contested": softening.contested,
            }
            for softening in rule.softenings
        ],
        "thresholds": [plain(catalog.thresholds()[name]) for name in rule.thresholds],
        "message": rule.message,
        "suggestion": rule.suggestion,
        "unknown": rule.unknown,
        "implies": list(rule.implies),
        "refers": rule.refers,
        "doc": rule.doc,
        "url": rule_page(rule.code, rule.slug),
    }


def _softened(rule: Rule) -> str:
    names: dict[str, list[str]] = {}
    for each in rule.softenings:
        names.setdefault(each.severity, []).append(each.name)
    return "; ".join(f"{severity}: {', '.join(each)}" for severity, each in names.items()) or "-"


def _rule(rule: Rule, room: int) -> Iterator[Line]:
    holder = catalog.principles()[rule.principle]
    yield (Part(f"{rule.code} {rule.slug}", "strong"),)
    yield (Part(f"Family {rule.family}; principle {holder.id}, {holder.title}", "dim"),)
    summary, *sections = _sections(rule.doc or _NO_TEXT)
    yield ()
    yield from wrapped(" ".join(summary), room)
    references = [section for section in sections if section[0].startswith("References")]
    for heading, *text in sections:
        if [heading, *text] not in references:
            yield from _section(heading, " ".join(text), room)
    yield from _severities(rule, room)
    yield from _thresholds(rule, room)
    yield from _messages(rule, room)
    for heading, *text in references:
        yield from _section(heading.rstrip(":"), " ".join(text), room)
    yield from _section("Page", rule_page(rule.code, rule.slug), room)


def _sections(doc: str) -> list[list[str]]:
    """Return a docstring's summary and its sections, each a heading and the lines below it."""
    sections: list[list[str]] = [[]]
    for line in doc.splitlines():
        if not line.strip():
            continue
        if not line.startswith(" ") and sections != [[]]:
            sections.append([])
        sections[-1].append(line.strip())
    return sections


def _heading(text: str) -> Iterator[Line]:
    yield ()
    yield (Part(text, "strong"),)


def _section(heading: str, text: str, room: int) -> Iterator[Line]:
    yield from _heading(heading)
    yield from wrapped(text, room, indent=2)


def _severities(rule: Rule, room: int) -> Iterator[Line]:
    yield from _heading("Severity under the profile sources")
    always = "; no profile, selection or waiver silences it" if rule.is_always_heard else ""
    yield from _severity(rule.severity.value, f"a plain failure{always}", room)
    for each in rule.softenings:
        contested = ", contested" if each.contested else ""
        yield from _severity(each.severity.value, f"{each.name}{contested}: {each.because}", room)
    if rule.unknown is not None:
        yield from _severity(rule.unknown_severity.value, "not decided: a datum that would decide is missing", room)


def _problem(record: ProblemRecord, room: int) -> Iterator[Line]:
    yield (Part(f"{record.id} {record.slug}", "strong"),)
    yield ()
    yield from wrapped(record.summary, room)
    yield from _heading("What to do")
    yield from wrapped(record.mend, room, indent=2)
    if record.example is not None and len(record.example) <= _LONGEST_EXAMPLE:
        yield from _heading("An example")
        yield from wrapped(record.example, room, indent=2, style="dim")
    yield from _section("Page", problem_page(record.id, record.slug), room)


def _severity(severity: str, text: str, room: int) -> Iterator[Line]:
    first, *others = block("", text, room, room=_SEVERITY)
    yield (Part(f"  {severity:<{_SEVERITY}}", severity), *first[1:])
    yield from others


def _thresholds(rule: Rule, room: int) -> Iterator[Line]:
    if rule.thresholds:
        yield from _heading("Thresholds")
    for name in rule.thresholds:
        threshold = catalog.thresholds()[name]
        yield (Part(f"  {name} = {_value(threshold)}"),)
        yield from wrapped(threshold.summary, room, indent=4, style="dim")


def _value(threshold: Threshold) -> str:
    if threshold.word is not None:
        return threshold.word
    return "off" if threshold.number is None else f"{threshold.number:g} {threshold.unit or ''}".rstrip()


def _messages(rule: Rule, room: int) -> Iterator[Line]:
    yield from _heading("What a finding says")
    yield from block("fails", rule.message, room)
    yield from block("expected", rule.suggestion, room)
    if rule.unknown is not None:
        yield from block("unknown", rule.unknown, room)
    if rule.implies:
        yield from block("implies", ", ".join(rule.implies), room)


def _principle(principle: Principle, room: int) -> Iterator[Line]:
    derived = "; derived by the library from what is stated" if principle.derived else ""
    yield (Part(f"{principle.id} {principle.slug}", "strong"),)
    yield (Part(f"{principle.title}; family {principle.family}{derived}", "dim"),)
    yield ()
    yield from wrapped(principle.claim, room)
    yield from _items("Who holds it", principle.supporting, room)
    yield from _items("Who disputes it", principle.opposing, room)
    yield from _section("Scope", principle.scope, room)
    yield from _literature(principle.evidence, room)
    yield from _heading("Rules")
    for each in (rule for rule in RULES if rule.principle == principle.id):
        yield (Part(f"  {each.code} {each.slug}"), Part(f"  {each.severity}", each.severity.value))


def _items(heading: str, ids: tuple[str, ...], room: int) -> Iterator[Line]:
    items = [catalog.items()[name] for name in ids]
    yield from _heading(heading)
    for source in dict.fromkeys(item.source for item in items):
        yield from wrapped(f"{source}: {catalog.sources()[source].name}", room, indent=2, style="dim")
        for item in items:
            if item.source == source:
                yield from block(item.id, item.claim, room, room=_ITEM)
    if not items:
        yield (Part("  No item of the sources."),)


def _literature(evidence: EvidenceSummary, room: int) -> Iterator[Line]:
    yield from _heading("Published literature, as the library reads it")
    told = {
        "status": evidence.status,
        "best level": evidence.level,
        "certainty": evidence.certainty,
        "read": f"{evidence.read}, as of {evidence.as_of}",
        "scope": evidence.scope,
    }
    for label, value in told.items():
        yield from block(label, value.replace("_", " "), room, room=_STANDING)
    entries = [catalog.evidence()[name] for name in evidence.entries]
    for entry in entries:
        yield ()
        yield from block(entry.id, entry.statement, room, room=_ITEM)
        yield from block("", entry.status, room, room=_ITEM, style="dim")
        for label, findings in (("for", entry.supporting), ("against", entry.opposing)):
            for finding in findings:
                doubt = "" if finding.verified else " (not verified)"
                yield from block(label, f"{_short(finding.reference)}: {finding.says}{doubt}", room, room=_ITEM)
    references = _references(entries)
    if references:
        yield from _heading("References")
    for reference in references:
        yield from _hanging(cite(reference), room)


def _hanging(text: str, room: int) -> Iterator[Line]:
    first, *others = wrapped(text, room - 4)
    yield (Part("  "), *first)
    for line in others:
        yield (Part("    "), *line)


def _references(entries: list[EvidenceEntry]) -> list[Reference]:
    names = {finding.reference for entry in entries for finding in (*entry.supporting, *entry.opposing)}
    return [catalog.references()[name] for name in sorted(names)]


def _short(name: str) -> str:
    reference = catalog.references()[name]
    first = reference.authors.partition(",")[0]
    return f"{first} {reference.year}" if reference.year is not None else first


def cite(reference: Reference) -> str:
    """Return a publication as a list of references gives it."""
    told = [reference.authors.rstrip("."), str(reference.year or "no year"), reference.title.rstrip(".")]
    told += [reference.journal.rstrip(".")] if reference.journal is not None else []
    told += [f"doi:{reference.doi}"] if reference.doi is not None else []
    told += [f"PMID {reference.pmid}"] if reference.doi is None and reference.pmid is not None else []
    return ". ".join(told)


def _principle_data(principle: Principle) -> dict[str, Any]:
    """Return a principle's row, with everything that its ids lead to."""
    entries = [catalog.evidence()[name] for name in principle.evidence.entries]
    return {
        **next(row for row in catalog.principles().to_rows() if row["id"] == principle.id),
        "items": [plain(catalog.items()[name]) for name in (*principle.supporting, *principle.opposing)],
        "entries": [plain(entry) for entry in entries],
        "references": [plain(reference) for reference in _references(entries)],
        "rules": [rule.code for rule in RULES if rule.principle == principle.id],
    }
