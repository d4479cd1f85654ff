"""Pages of positions: what each profile says of the stories, and where the sources disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import rehabkit as rk
from rehabkit_markdown import code, codes, escaped, link, listed, page, prose, table

_STORIES = Path(__file__).parents[2] / "examples" / "stories"
_LETTERS = {rk.Severity.ERROR: "error", rk.Severity.WARNING: "warning", rk.Severity.INFO: "info"}

Place = tuple[str, str | None, str, str]
"""Rule, softening, path and site of a finding."""


def profiles_page() -> str:
    """Return the page that compares the profiles, each by itself and over the stories."""
    names = [profile.id for profile in rk.profiles]
    files = sorted(_STORIES.glob("*.json"))
    found = {file.stem: _weighed(file, names) for file in files}
    return page(
        "# Profiles",
        "A profile weighs findings; it changes no outcome, switches no rule off, and leaves referral, safety and data "
        "as they are. How to choose one, or bring your own, stands in "
        "[the guide](../how-to/thresholds-and-profiles.md).",
        *(_profile(profile) for profile in rk.profiles),
        "## Over the stories",
        "Six invented people, a bad and a good program each, stand in `examples/stories`. Each cell counts errors, "
        "warnings and notes under a profile. The sum of a row is the same everywhere: a profile weighs what the rules "
        "find.",
        table(("Case", *names), ((code(name), *_counts(each, names)) for name, each in found.items())),
        "## Where profiles differ",
        "Only findings that not all profiles weigh alike are listed. A softening stands after the slash.",
        *(_differences(name, each, names) for name, each in found.items()),
    )


def _profile(profile: rk.Profile) -> str:
    rows = [(*_selected(each.selector), each.severity.value) for each in profile.overrides]
    also = f" Also called {codes(profile.synonyms)}." if profile.synonyms else ""
    dropped = "It drops softenings." if profile.drops_softenings else ""
    return page(
        f"## `{profile.id}`",
        prose(profile.summary) + also,
        dropped,
        _weights(rows),
    )


def _weights(rows: list[tuple[str, str, str]]) -> str:
    if not rows:
        return "Each rule has the severity that its own page states."
    return table(("Finding", "Rule or condition", "Severity"), rows)


def _selected(selector: str) -> tuple[str, str]:
    """Return what a profile selects, with its link where it is a rule, and what that finds."""
    name, _, condition = selector.partition("/")
    if name not in rk.rules:
        return code(selector), "rules selected by this word"
    softenings = {each.name: each.because for each in rk.rules[name].softenings}
    told = prose(softenings[condition]) if condition in softenings else code(condition or rk.rules[name].slug)
    return link(name) + (f" / {code(condition)}" if condition else ""), told


def _weighed(file: Path, names: list[str]) -> dict[Place, dict[str, rk.Severity]]:
    case = rk.load(file)
    found: dict[Place, dict[str, rk.Severity]] = {}
    for name in names:
        for each in rk.check(case, profile=name).findings:
            if each.principle is not None:
                place = (each.rule, each.softening, each.path, str(each.site or ""))
                found.setdefault(place, {})[name] = each.severity
    return found


def _counts(found: dict[Place, dict[str, rk.Severity]], names: list[str]) -> Iterator[str]:
    for name in names:
        told = Counter(severities[name] for severities in found.values())
        yield " / ".join(str(told[severity]) for severity in _LETTERS)


def _differences(name: str, found: dict[Place, dict[str, rk.Severity]], names: list[str]) -> str:
    rows = sorted(
        {
            (rule, softening, *(_LETTERS[severities[each]] for each in names))
            for (rule, softening, _, _), severities in found.items()
            if len(set(severities.values())) > 1
        },
        key=lambda row: (row[0], row[1] or ""),
    )
    if not rows:
        return page(f"### {name}", "All profiles weigh its findings alike.")
    cells = (
        (link(rule) + ("" if softening is None else f" / {softening}"), *severities)
        for rule, softening, *severities in rows
    )
    return page(f"### {name}", table(("Finding", *names), cells))


def disagreements_page() -> str:
    """Return the page on where the sources disagree, principle by principle."""
    disputed = [principle for principle in rk.principles if principle.opposing]
    agreed = [principle for principle in rk.principles if principle.supporting and not principle.opposing]
    return page(
        "# Where the sources disagree",
        "Five articles stand behind the rules, and on many points they contradict each other. rehabkit takes no side. "
        "Where one source holds what another disputes, the finding cites both; where a rule declares a softening as "
        "contested, its finding is at most a warning under the default profile. A name beside a principle alone lowers "
        "nothing: it lowers a finding only where the disputed situation is there. What the published literature says "
        "is a third voice, told apart from both: see [evidence](../reference/evidence.md) and "
        "[what a check means](what-a-check-means.md).",
        "## Stances on the same technique",
        "The [techniques](../reference/techniques.md) page lists what each source holds of each technique. These are "
        "opposed by one source and favored by another, or favored under a condition:",
        listed(_stanced()),
        f"## Principles that a source disputes ({len(disputed)} of {len(rk.principles)})",
        *(_dispute(principle) for principle in disputed),
        "## Principles that no other source disputes",
        "That nobody disputes a principle here says that the other four are silent or agree; it is no evidence for it.",
        listed(f"{link(each.id, prefer='principle')} {escaped(each.title)}" for each in agreed),
    )


def _stanced() -> Iterator[str]:
    """Yield each set of stances once, with all that bear it: a technique and the type of work named after it."""
    named: dict[str, list[str]] = {}
    for name, stances in _stances():
        known = named.setdefault(stances, [])
        if name not in known:
            known.append(name)
    yield from (f"{', '.join(names)}: {stances}" for stances, names in named.items())


def _stances() -> Iterator[tuple[str, str]]:
    for technique in (*rk.techniques, *rk.treatments, *rk.exercises):
        told: dict[rk.Stance, list[str]] = {}
        for each in getattr(technique, "stances", None) or ():
            told.setdefault(each.stance, []).append(f"{each.source} ({', '.join(map(link, each.items))})")
        if rk.Stance.OPPOSES in told and (rk.Stance.FAVORS in told or rk.Stance.CONDITIONAL in told):
            parts = [f"{stance.replace('-', ' ')}: {', '.join(who)}" for stance, who in told.items()]
            yield escaped(technique.name), "; ".join(parts)


def _dispute(principle: rk.Principle) -> str:
    rule = rk.rules.get(principle.id)
    contested = [each for each in (rule.softenings if rule is not None else ()) if each.contested]
    lowered = [f"{code(each.name)} ({prose(each.because)}): {each.severity.value}" for each in contested]
    return page(
        f"### {principle.id}: {escaped(principle.title)}",
        prose(principle.claim, prefer="principle"),
        "For it:",
        listed(_claims(principle.supporting)),
        "Against it:",
        listed(_claims(principle.opposing)),
        "What the rule does: "
        + ("contested findings are lowered. " + "; ".join(lowered) + "." if lowered else "it cites both sides."),
        f"The literature, as the library reads it: {code(principle.evidence.status)}. "
        f"{prose(principle.evidence.scope, prefer='principle')}",
    )


def _claims(items: tuple[str, ...]) -> Iterator[str]:
    for item in items:
        yield f"{link(item)} {prose(rk.items[item].claim)}"
