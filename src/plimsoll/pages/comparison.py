"""Two numbers for one thing, and the children between them, as a page of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from plimsoll.door import Answer
from plimsoll.door.grid import aligned, long_date, number
from plimsoll.pages.plain import paragraph, table

ONLY = {"ours": "counted by us only", "theirs": "counted by them only"}

NO_LIST = "The report gives a number and no list: a list of identifiers would show which children differ, and why."

OTHERWISE = "Ours would be, if one rule were read as other reports are known to read it:"

SAME = "<- their number"


def page(answer: Answer) -> str:
    """Their number and ours; how many children each rule explains; then each child with its rule."""
    about = answer.about
    day = long_date(about["on"])
    head = f"{about['measure']} on {day}: their report says {about['theirs']:,}, ours {about['ours']:,}."
    return "\n".join([head, "", *(_explained(answer) or _unexplained(answer))]) + "\n"


def _explained(answer: Answer) -> list[str]:
    if not len(answer):
        return []
    kinds = Counter(zip(answer["side"], answer["rule"], strict=True)).most_common()
    told = [f"  {count:,} {ONLY.get(side, side)}: {rule}" for (side, rule), count in kinds]
    return [*told, "", *table(answer, ("child", "side", "rule", "sentence"))]


def _unexplained(answer: Answer) -> list[str]:
    about = answer.about
    if about["theirs"] == about["ours"]:
        return ["The two agree."]
    rows = [_reading(each, about["theirs"]) for each in about["readings"]]
    told = [OTHERWISE, "", *aligned(["Ours", "", "The rule"], rows, right=[0])] if rows else []
    return [*told, "", *paragraph(NO_LIST)]


def _reading(reading: Mapping[str, Any], theirs: int) -> list[str]:
    return [number(reading["count"]), SAME if reading["count"] == theirs else "", reading["sentence"]]
