"""What waits on the ladder, and what nobody has answered."""

from __future__ import annotations

from .records import Answer, Item, Scene, counts, covers, waits

LOG = "escalation"
"""The log as a session sees it: each time a matter waited for an answer, one row."""


def unanswered(scene: Scene, by: str) -> list[Answer]:
    """Of the matters that wait, those past the answer-by date they had when they began to."""
    waiting = [row for row in scene.rows(LOG) if covers(row["start"], row["stop"], scene.day)]
    items = [
        Item((row["team"],), row["past"] is not None and row["past"] <= scene.day, (scene.day - row["start"]).days)
        for row in waiting
    ]
    return counts(items, by, waits)
