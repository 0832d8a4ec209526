"""The register of decisions as a page of text."""

from __future__ import annotations

from plimsoll.door import Answer
from plimsoll.door.grid import long_date
from plimsoll.pages.amounts import plural
from plimsoll.pages.plain import paragraph, table
from plimsoll.vocabulary.decisions import BETWEEN_MEASURES

SHOWN = ("decided", "kind", "title", "owner", "team", "look_back_3", "look_back_6", "look_back_12", "due_since")

HOW_TO_ADD = 'Keep one: plimsoll decisions add --on DATE --kind cut --title "..." --owner ROLE'
HOW_TO_WATCH = "What each has moved: plimsoll watch"
HOW_TO_HOLD = "What was forecast of each, beside what happened: plimsoll decisions held"
HOW_TO_LOOK_BACK = "When it has been looked back on: plimsoll decisions looked-back --reference REFERENCE --on DATE"


def page(answer: Answer) -> str:
    """The decisions, a line each; then those that wait to be looked back on, with what was forecast of them."""
    if not len(answer):
        return f"The register holds no decision.\n\n{HOW_TO_ADD}\n"
    due = answer.about["due"]
    told = f"{plural(len(answer), 'decision')}. On {long_date(answer.about['on'])}, {due} to be looked back on."
    lines = [line for row in answer if row["due_since"] for line in _due(row)]
    hints = [HOW_TO_WATCH, HOW_TO_HOLD, *([HOW_TO_LOOK_BACK] if due else [])]
    return "\n".join([told, "", *table(answer, SHOWN), *lines, "", *hints]) + "\n"


def _due(row: dict[str, object]) -> list[str]:
    """What to hold beside each other: what was forecast and known then, and the measures as they are now."""
    due = f"at {row['due_months']} months" if row["due_months"] else f"by {row['by_when']}"
    head = f"Due {due}: {row['title']} ({row['decision']})"
    said = [f"{name.capitalize()} then: {row[name]}" for name in ("forecast", "known") if row[name]]
    named = ", ".join(name.strip() for name in str(row["measures"] or "").split(BETWEEN_MEASURES))
    moves = [f"It should move: {named}"] if named else []
    return ["", *paragraph(head), *(line for text in [*said, *moves] for line in paragraph(text, "  "))]
