"""A week made by hand: matters of every sort, a team as unkindly named as can be, and children to be kept back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from plimsoll.door.digest import Crowd, Digest, Happening, Item, Seal, Sense, Sign, Sort, Turn, Unmoved

ON = date(2026, 11, 20)

HOSTILE = '=cmd|"<script>alert(1)</script>&{{ 7*7 }}'
"""The name of a team that a browser, a spreadsheet or a template might run."""

CHILD, OTHER = "P-ALIGNED-1", "P-OVERDUE-2"

SAID = "The duty phone rings out every afternoon"
"""What somebody wrote; only those on the service's own machines may read it."""

REFERENCE = "2026-06-01 remedial: the duty phone"
"""What a decision is called in the register where nobody gave it a reference: its title is in it."""

ROLES = ("team manager", "service manager", "head of service")

HASH = "3b5d5c3712955042212316173ccf37be800f4a1b0f1b7b0e5f6c0a3f2d1e4c99"


def item(number: int, sort: Sort = Sort.ALIGNED, **changes: Any) -> Item:
    """A matter that began four weeks ago and should have been answered four days ago."""
    told = Item(
        id=f"M{number}",
        sort=sort,
        words="Two or more barriers are down for a child: no allocated worker, not assessed.",
        since=ON - timedelta(weeks=4),
        role=ROLES[0],
        answer_by=ON - timedelta(days=4),
        unanswered=4,
        team="North",
        child=CHILD,
    )
    return replace(told, **changes)


def waiting() -> tuple[Item, ...]:
    """A matter of every sort, the longest over time first within its role."""
    return (
        item(3),
        item(7, Sort.OVERDUE, words="A review of a plan is overdue.", measure="Reviews overdue", child=OTHER),
        item(8, Sort.CONCERN, words=SAID, child=None, team=HOSTILE, answer_by=ON, unanswered=None),
        item(9, Sort.ALERT, role=ROLES[1], words="", measure="Children without a worker", child=None, team=None),
        item(
            11,
            Sort.ACTION,
            role=ROLES[2],
            words="It moved nothing.",
            child=None,
            measure="Turnover",
            answer_by=ON,
            unanswered=None,
        ),
    )


def week() -> tuple[Happening, ...]:
    """One matter for every turn there is."""
    return tuple(
        Happening(turn, ON - timedelta(days=5 - place), item(20 + place), ROLES[place % len(ROLES)])
        for place, turn in enumerate(Turn)
    )


def digest(**changes: Any) -> Digest:
    """The week of an invented service, for everybody."""
    told = Digest(
        on=ON,
        service="invented",
        role=None,
        waiting=waiting(),
        week=week(),
        standing=(
            Sign("Children without a worker", None, "up", Sense.WORSE, date(2026, 10, 30), alert=True, new=False),
            Sign("Visits overdue: child in need", HOSTILE, "up", Sense.WORSE, date(2026, 11, 13), alert=True, new=True),
            Sign("Re-referrals", "North", "down", Sense.BETTER, date(2026, 11, 6), alert=False, new=False),
        ),
        whole=Crowd(None, 1_866, 43, 41),
        crowds=(Crowd("North", 410, 12, 9), Crowd(HOSTILE, 1_455, 31, 33), Crowd(None, 3, 1, 0)),
        unmoved=(
            Unmoved("remedial", date(2026, 6, 1), "Turnover", None, date(2026, 10, 1), "not moved", REFERENCE, SAID),
        ),
        false_alerts=0.42,
        seal=Seal(57, HASH),
        invented=True,
        version="0.2.0",
    )
    return replace(told, **changes)
