"""Two numbers for one thing, and the children between them, as a page of text."""

from __future__ import annotations

from collections import Counter

from plimsoll.door import Answer
from plimsoll.door.grid import long_date
from plimsoll.pages.plain import table

ONLY = {"ours": "counted by us only", "theirs": "counted by them only"}

NO_LIST = "The report gives a number and no list. Give a list of identifiers to see which children differ, and why."


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
    same = answer.about["theirs"] == answer.about["ours"]
    return ["The two agree."] if same else [NO_LIST]
