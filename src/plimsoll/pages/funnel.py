"""Teams beside each other as a page of text, in the order of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plimsoll.door import Answer, definition
from plimsoll.door.grid import aligned, number
from plimsoll.pages.amounts import MISSING, NO_TEAM, in_unit
from plimsoll.pages.plain import paragraph

BEYOND = {"up": "above its limit", "down": "below its limit"}
ALIKE = "The limits allow for chance and size alone: the teams differ no more than that."
SPREAD = (
    "The teams differ by more than chance and size, so the limits are wider: a variance of {tau:.2g} between teams."
)


def page(answer: Answer) -> str:
    """Each team's value between the limits for its size, what they have together, and what to make of it."""
    about = answer.about
    head = f"{definition(about['measure']).title} by team · {answer.provenance.sentence()}"
    heads = ["Team", "Value", f"Of how many {about['of']}", "Limits", ""]
    lines = aligned(heads, [_cells(row, about) for row in answer], right=[1, 2])
    together = f"All of them together: {in_unit(about['pooled'], about['unit_of_value'])}."
    tau = about["tau_squared"]
    said = [together, SPREAD.format(tau=tau) if tau else ALIKE, *about["notes"]]
    return "\n".join([head, "", *lines, "", *(line for each in said for line in paragraph(each))]) + "\n"


def _cells(row: Mapping[str, Any], about: Mapping[str, Any]) -> list[str]:
    unit = about["unit_of_value"]
    limits = MISSING if row["lower"] is None else f"{in_unit(row['lower'], unit)} to {in_unit(row['upper'], unit)}"
    team = row["detail"].get("name") or row["unit"] or NO_TEAM
    among = MISSING if row["n"] is None else number(row["n"])
    return [team, in_unit(row["value"], unit), among, limits, BEYOND.get(row["beyond"] or "", "")]
