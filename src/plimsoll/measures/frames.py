"""Frames: named tables of spells and events that a block of days is answered from, each made once.

A frame says what it needs and how it is made, as SQL; `in_order` lays any set of them out so that each comes
after what it needs. The columns of a frame of spells are ``item, child, team, start, stop, since``: what is
counted, the child it concerns, its own team (empty: the child's), when it stood, and the day its wait began.
The columns of a frame of events are ``item, child, team, day, counted``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.measures.instrument import By
from plimsoll.vocabulary.profile import Profile


@dataclass(frozen=True, slots=True)
class Terms:
    """What a block of days is asked under.

    Args:
        first: its first day.
        last: its last day.
        profile: the service's clocks, roles and settings.
        reach: how many days before `first` it still matters who held a child, and in which team.
        by: whose conditions are asked for.
        near: how many days before `first` it still matters what was due for a child.
        loaded: the canonical tables of which anything was loaded; what hangs on another is unknown.
    """

    first: date
    last: date
    profile: Profile
    by: By
    reach: int
    near: int
    loaded: frozenset[str]

    def back(self, days: int) -> date:
        """The day so many days before the first."""
        return self.first - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Frame:
    """One named table of a block.

    Args:
        name: the table's name in SQL.
        needs: the frames it is made from.
        sql: the SELECT that makes it, given the block's terms.
    """

    name: str
    needs: tuple[str, ...]
    sql: Callable[[Terms], str]


def in_order(wanted: Iterable[str], frames: Mapping[str, Frame]) -> list[Frame]:
    """The wanted frames and all they need, each after what it needs and each once."""
    placed: dict[str, Frame] = {}
    for name in wanted:
        _place(name, frames, placed)
    return list(placed.values())


def _place(name: str, frames: Mapping[str, Frame], placed: dict[str, Frame]) -> None:
    if name in placed:
        return
    for need in frames[name].needs:
        _place(need, frames, placed)
    placed[name] = frames[name]


def texts(words: Iterable[str]) -> str:
    """Words as a SQL list, safely quoted and in a settled order: ``('CP', 'CLA')``; of none, a list nothing is in."""
    quoted = ", ".join("'" + word.replace("'", "''") + "'" for word in sorted(words))
    return f"({quoted or 'NULL'})"


def day(value: date) -> str:
    """A day as SQL writes it."""
    return f"DATE '{value}'"
