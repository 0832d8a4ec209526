"""What should reach each child and does not, and what wears it down, as pages of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned, number
from plimsoll.pages.amounts import MISSING, NO_TEAM, plural
from plimsoll.pages.plain import paragraph, table

DOWN = ("0", "1", "2", "3+")
LISTED = ("child", "team", "worker", "down", "since", "days", "stale")
ANSWERS = ("holds", "down", "unknown", "not_applicable")

INDEPENDENT = (
    "Holes that cluster beyond what independence would give point to something that several share. "
    "The comparison is a diagnostic, and no proof."
)


def drain_page(answer: Answer) -> str:
    """The swamp: the worst first, each in a sentence, then the numbers."""
    head = [f"The swamp · {answer.provenance.sentence()}, over the 28 days to it", ""]
    if not len(answer):
        return "\n".join([*head, "No condition was down among the children of any team."]) + "\n"
    told = [line for n, row in enumerate(answer, 1) for line in numbered(n, row["sentence"])]
    names = ("condition", "team", "team_name", "children", "barrier_days", "usual", "others")
    return "\n".join([*head, *told, "", *table(answer, names), "", *paragraph(answer.about["note"])]) + "\n"


def numbered(place: int, sentence: str) -> list[str]:
    """A sentence of a list, its later lines set in."""
    first, *rest = paragraph(sentence, "    ")
    return [f"{place:>2}. {first.strip()}", *rest]


def defences_page(answer: Answer) -> str:
    """How many children have how many barriers down, each defence's answers, and the children with two or more."""
    about = answer.about
    head = [f"Defences · {answer.provenance.sentence()}", ""]
    body = [plural(about["children"], "child with an open case", "children with an open case"), ""]
    clusters = [*counts(about), "", *paragraph(INDEPENDENT), ""]
    listed = [f"Two or more barriers down: {plural(len(answer), 'child', 'children')}", "", *table(answer, LISTED)]
    return "\n".join([*head, *body, *clusters, *answers(about), *_units(about), "", *listed]) + "\n"


def _units(about: Mapping[str, Any]) -> list[str]:
    """How many children of each team have how many barriers down; a child of two teams stands in each."""
    rows = [
        [
            each["unit"] or NO_TEAM,
            number(each["children"]),
            *(number(each["barriers_down"].get(key, 0)) for key in DOWN),
        ]
        for each in about.get("units", ())
    ]
    heads = ["Team", "Children", *DOWN]
    return ["", *aligned(heads, rows, right=range(1, len(heads)))] if rows else []


def counts(about: Mapping[str, Any]) -> list[str]:
    """How many children have none, one, two and more barriers down, beside what independence would give."""
    observed, expected = about["barriers_down"], about["expected_if_independent"] or {}
    rows = [
        ["Children", *(number(observed.get(key, 0)) for key in DOWN)],
        ["If they failed independently", *(_about(expected.get(key)) for key in DOWN)],
    ]
    return aligned(["Barriers down", *DOWN], rows, right=range(1, len(DOWN) + 1))


def _about(expected: float | None) -> str:
    return MISSING if expected is None else number(round(expected))


def answers(about: Mapping[str, Any]) -> list[str]:
    """Of each defence, for how many children it holds, is down, is unknown or does not apply."""
    rows = [[name, *(number(told.get(each, 0)) for each in ANSWERS)] for name, told in about["by_defence"].items()]
    heads = ["Defence", *(each.replace("_", " ").capitalize() for each in ANSWERS)]
    return aligned(heads, rows, right=range(1, len(heads)))
