"""Page of the red flags: the categories that rule P33 knows, with what each rests on."""

from __future__ import annotations

import rehabkit as rk
from rehabkit_markdown import code, codes, escaped, listed, page, table
from rehabkit_pages import citation


def red_flags_page() -> str:
    """Return the page of the categories of red flags."""
    names = dict.fromkeys(name for record in rk.red_flags for name in record.references)
    rows = [(escaped(record.name), code(record.id), record.urgency, escaped(record.advice)) for record in rk.red_flags]
    return page(
        "# Red flags",
        "The categories that a red-flag screen in a case can name, and what a report then says ({rule}`P33`). No "
        "source article has a screen: the list is the library's own. It is **not a screening instrument**. It asks no "
        "question, weighs no answer and is not complete; somebody qualified screens, and the document records the "
        "result. Single findings have poor accuracy, and guidelines differ in which they name.",
        "Urgency is `emergency`, `urgent` or `refer`; where a record states a more pressing one, that one holds.",
        table(("Category", "Id", "Urgency", "What the report says"), rows),
        "## Findings by category",
        "Words under which a case can record what was found. Symptoms are those of a case that, when new since the "
        "last screen, leave it unknown. Where no reference stands, or the last column says no, "
        "the category has not been checked against a text, and some of it is from memory.",
        table(
            ("Category", "Findings", "Symptoms", "References", "Checked against them"),
            [
                (
                    escaped(record.name),
                    codes(record.findings) or "any",
                    codes(record.symptoms),
                    codes(record.references) or "none",
                    "yes" if record.verified else "no",
                )
                for record in rk.red_flags
            ],
        ),
        "## References",
        listed(f"{code(name)}: {citation(name)}" for name in names),
    )
