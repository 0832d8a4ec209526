"""A forecast's charts and tables, as the parts of a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plimsoll.door.forecast import Assumed, Fan, Forecast, Reach, Told
from plimsoll.door.grid import long_date, number
from plimsoll.pages.forecast import figures as say
from plimsoll.pages.report import cells, parts
from plimsoll.pages.report.parts import Bar, Bars, Cell, Column, Fans, Sheet, Tone

WITHOUT, PLANNED = "Without the decision", "With the decision"

OFF = "off"

KEY = (
    "Grey and broken: without the decision. Blue and whole: with it. The line is the middle of all replications; the "
    "dark band holds half of them, the pale band nine in ten."
)

MEASURE = Column("What is counted", 44)

THROUGH_MOST = 6
"""How many measures are followed through the quarters; --format csv has them all, day by day."""

UNSURE = "Differences in grey cannot be told from chance."
NO_BREAK = "\N{NO-BREAK SPACE}"

RANGES = "Each range holds nine replications in ten; the difference is that of the same families and the same chance."


def fans(told: Forecast) -> Fans:
    """The measures that change most, through the days."""
    return Fans("What changes most", tuple(_fan(each) for each in told.fans), KEY)


def _fan(told: Fan) -> parts.Fan:
    return parts.Fan(
        told.title,
        told.counts,
        say.kind(told.counts),
        told.days,
        _reach(WITHOUT, told.baseline),
        _reach(PLANNED, told.plan),
    )


def _reach(name: str, told: Reach) -> parts.Reach:
    return parts.Reach(name, told.low, told.lower, told.median, told.upper, told.high)


def last_day(told: Forecast) -> Sheet:
    """Every measure on the last day: without, with, and the difference, each with its range."""
    rows = tuple((Cell(row.title), *_row(row)) for row in told.rows if row.day == told.until)
    caption = f"On {long_date(told.until)}, what changes most first"
    return Sheet(caption, (MEASURE, *_columns()), rows, "Nothing was counted.", (RANGES, UNSURE))


def quarters(told: Forecast) -> Sheet:
    """The few that change most, at each quarter end."""
    first = list(dict.fromkeys(row.measure for row in told.rows))[:THROUGH_MOST]
    rows = tuple((Cell(row.title), *_row(row, _day(row.day))) for row in told.rows if row.measure in first)
    caption = "At the quarter ends, those that change most"
    return Sheet(caption, (MEASURE, *_columns(Column("Day", 13))), rows, "Nothing was counted.", (UNSURE,))


def _day(day: date) -> Cell:
    """A day that is not broken over two lines."""
    told = cells.day(day)
    return Cell(told.text.replace(" ", NO_BREAK), told.value, told.kind)


def teams(told: Forecast) -> Sheet:
    """The measure that changes most, on the last day, team by team."""
    first = told.teams[0]
    caption = f"{first.title}, on {long_date(first.day)}, team by team"
    columns = (Column("Team", 30), *_columns())
    rows = tuple((cells.text(row.unit), *_row(row)) for row in told.teams)
    return Sheet(caption, columns, rows, notes=(RANGES, UNSURE))


def _columns(*day: Column) -> Iterator[Column]:
    yield from day
    yield Column("Without", 12, numeric=True)
    yield Column("range", 18, numeric=True)
    yield Column("With", 12, numeric=True)
    yield Column("range", 18, numeric=True)
    yield Column("Difference", 12, numeric=True)
    yield Column("range", 18, numeric=True)


def _row(row: Told, *day: Cell) -> Iterator[Cell]:
    counts, tone = row.counts, Tone.PLAIN if row.sure else Tone.ASIDE
    yield from day
    for band in (row.baseline, row.plan):
        yield say.cell(band.mean, counts)
        yield Cell(say.between(band, counts))
    found = say.difference(row.difference.mean, counts)
    yield Cell(found.text, found.value, found.kind, tone)
    yield Cell(say.apart(row.difference, counts), tone=tone)


def tornado(told: Forecast) -> Bars | None:
    """Which assumption matters most to the difference that the decision makes; nothing where nothing is uncertain."""
    found = told.tornado
    if found is None or not found.swings:
        return None
    rows = tuple(
        Bar(each.title, each.low, each.high, (say.signed(each.low, found.counts), say.signed(each.high, found.counts)))
        for each in found.swings
    )
    title = f"The difference in {lowered(found.title)} on {long_date(found.day)}, by what is assumed"
    ends = ("in the lowest third of its range", "in the highest third")
    return Bars(title, rows, found.middle, say.signed(found.middle, found.counts), ends)


def lowered(title: str) -> str:
    """A title within a sentence."""
    return title if title[:2].isupper() else title[0].lower() + title[1:]


def assumptions(told: Forecast) -> Sheet:
    """What is assumed, each with its range and where that comes from."""
    columns = (
        Column("What is assumed", 44),
        Column("Most likely", 12, numeric=True),
        Column("Least", 10, numeric=True),
        Column("Most", 10, numeric=True),
        Column("Where the range comes from", 60),
    )
    rows = tuple(
        (
            Cell(each.title),
            *(Cell(assumed(value, each)) for value in (each.value, each.low, each.high)),
            Cell(each.source),
        )
        for each in told.assumptions
    )
    caption = "What is assumed, and how far it may be otherwise"
    return Sheet(
        caption, columns, rows, "Nothing is taken as uncertain.", ("100% is as the records or the profile have it.",)
    )


def assumed(value: float, told: Assumed) -> str:
    """An assumption's number: a factor as a share of what the records say; a loop that nobody switched on is off."""
    if not told.factor and told.low == told.high == 0:
        return OFF
    return f"{value:.0%}" if told.factor else f"{value:g}"


def provenance(told: Forecast) -> Sheet:
    """From which day, as known when, from which loads, with which seed, by which version."""
    source = told.answer.provenance
    known = long_date(source.as_known_on) if source.as_known_on else "today: all that has been loaded"
    lines = (
        ("Scenario", told.scenario),
        ("Starts from the end of", long_date(told.on)),
        ("Last day", long_date(told.until)),
        ("As known on", known),
        ("Loads", ", ".join(map(str, source.loads))),
        ("Replications", number(told.replications)),
        ("Seed", str(told.seed)),
        ("Worked out by", f"Plimsoll {source.version}"),
    )
    rows = tuple((Cell(what), Cell(says)) for what, says in lines)
    return Sheet(
        "The same seed, store and version give the same numbers", (Column("What", 26), Column("Says", 90)), rows
    )
