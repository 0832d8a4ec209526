"""The tables of a digest, each of few columns: it is read on a telephone too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from plimsoll.door.digest import Crowd, Digest, Happening, Item, Sense, Sign, Turn, Unmoved
from plimsoll.door.grid import number
from plimsoll.pages.amounts import NO_TEAM
from plimsoll.pages.digest.words import counted, what
from plimsoll.pages.report import cells
from plimsoll.pages.report.parts import Cell, Column, Kind, Sheet, Tone

WHICH = Column("Which", 10)
WHAT = Column("What it is", 60)
CHILD = Column("Child", 18)
SINCE = Column("Since", 14)
ANSWER_BY = Column("Answer by", 14)
OVER = Column("Days late", 11, numeric=True)

THE_SERVICE = "the service"

BECAME = {
    Turn.RAISED: "raised, to the {role}",
    Turn.CLIMBED: "climbed, to the {role}",
    Turn.RETURNED: "came back, to the {role}",
    Turn.ANSWERED: "answered by the {role}",
    Turn.SETTLED: "settled by the {role}",
    Turn.ENDED: "ended",
}

SENSES = (Sense.WORSE, Sense.MOVED, Sense.NEITHER, Sense.BETTER)
"""In the order in which signs are listed."""

ALERT, NEW_ALERT, SIGNAL = "alert", "new alert", "signal"


def waiting(digest: Digest, most: int | None) -> tuple[Sheet, ...]:
    """What waits, a table for each role in the order in which they come; the longest unanswered first."""
    if not digest.waiting:
        return (Sheet("What waits", (WHICH, WHAT), (), "Nothing waits for an answer."),)
    # One column for children in every table or in none, so that the columns of a sheet stand beneath each other.
    named = any(item.child for item in digest.waiting)
    roles = groupby(digest.waiting, lambda each: each.role)
    return tuple(_of_role(role, tuple(items), most, named=named) for role, items in roles)


def _of_role(role: str, items: Sequence[Item], most: int | None, *, named: bool) -> Sheet:
    columns = (WHICH, WHAT, *((CHILD,) if named else ()), SINCE, ANSWER_BY, OVER)
    rows = tuple(_item(item, named=named) for item in items[:most])
    caption = f"{_capital(role)}: {counted(items)}"
    return Sheet(caption, columns, rows, notes=_more(len(items), most))


def _item(item: Item, *, named: bool) -> tuple[Cell, ...]:
    child = (cells.text(item.child),) if named else ()
    return (Cell(item.id), Cell(what(item)), *child, cells.day(item.since), cells.day(item.answer_by), _over(item))


def _over(item: Item) -> Cell:
    """How late an answer is; nothing while there is time."""
    if item.unanswered is None:
        return cells.text(None)
    return Cell(number(item.unanswered), item.unanswered, Kind.NUMBER, Tone.CONCERN)


def week(digest: Digest, most: int | None) -> Sheet:
    """What became of matters, day by day."""
    named = any(each.item.child for each in digest.week)
    columns = (WHICH, WHAT, *((CHILD,) if named else ()), Column("What became of it", 32), Column("Day", 12))
    rows = tuple(_happened(each, named=named) for each in digest.week[:most])
    empty = "Nothing was raised, answered or ended."
    return Sheet("The week, day by day", columns, rows, empty, _more(len(digest.week), most))


def _happened(told: Happening, *, named: bool) -> tuple[Cell, ...]:
    child = (cells.text(told.item.child),) if named else ()
    became = BECAME[told.turn].format(role=told.role)
    return (Cell(told.item.id), Cell(what(told.item)), *child, Cell(became), cells.day(told.day))


def standing(digest: Digest, most: int | None) -> Sheet:
    """The alerts that stand, then the signals that nothing bears out."""
    columns = (Column("Measure", 44), Column("Where", 24), Column("Which way", 28), SINCE)
    told = sorted(digest.standing, key=lambda each: (not each.alert, SENSES.index(each.sense), not each.new))
    rows = tuple(map(_stands, told[:most]))
    return Sheet("What stands", columns, rows, "No signal stands.", _more(len(told), most))


def _stands(told: Sign) -> tuple[Cell, ...]:
    kind = SIGNAL if not told.alert else NEW_ALERT if told.new else ALERT
    way = f"{told.direction}, {told.sense}" if told.sense else told.direction
    grave = told.alert and told.sense is Sense.WORSE
    return (
        Cell(told.measure),
        Cell(told.team or THE_SERVICE),
        Cell(f"{kind}: {way}", tone=Tone.CONCERN if grave else Tone.PLAIN),
        cells.day(told.since),
    )


def crowds(digest: Digest) -> Sheet:
    """The aligned children by team, in the order of the teams' names: never by who has most."""
    columns = (
        Column("Team", 30),
        Column("Aligned", 12, numeric=True),
        Column("A week before", 16, numeric=True),
        Column("Children", 12, numeric=True),
    )
    rows = tuple(map(_crowd, digest.crowds))
    notes = ("A child of two teams is counted in each.",) if rows else ()
    empty = "Nobody could be counted."
    return Sheet("Children with two or more barriers down, by team", columns, rows, empty, notes)


def _crowd(told: Crowd) -> tuple[Cell, ...]:
    before = cells.text(None) if told.before is None else cells.count(told.before)
    return (Cell(told.team or NO_TEAM), cells.count(told.aligned), before, cells.count(told.children))


def unmoved(digest: Digest) -> Sheet:
    """The actions that come back, the longest due first."""
    columns = (
        Column("Decision", 24),
        Column("What it should have moved", 52),
        Column("What became of it", 18),
        Column("By when", 14),
    )
    rows = tuple(map(_action, digest.unmoved))
    return Sheet("By decision", columns, rows, "No action has come back.")


def _action(told: Unmoved) -> tuple[Cell, ...]:
    should = f"{told.measure}, {told.team or THE_SERVICE}" if told.measure else "It names nothing."
    what = f"{should} ({told.words})" if told.words else should
    named = told.reference or f"{told.kind}, {cells.short_date(told.decided)}"
    return (Cell(named), Cell(what), Cell(told.verdict), cells.day(told.due))


def _more(count: int, most: int | None) -> tuple[str, ...]:
    """What a table that was cut short says of the rest."""
    if most is None or count <= most:
        return ()
    return (f"And {count - most:,} more; the workbook lists every one.",)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
