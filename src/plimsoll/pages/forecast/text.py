"""A forecast on the terminal: what would come of it in words, then the figures, what they rest on, and the cost."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.door.forecast import Band, Forecast, Told
from plimsoll.door.grid import aligned, long_date, shortened
from plimsoll.pages.forecast import figures as say
from plimsoll.pages.forecast.document import UNPRICED, opening, reading, subtitle
from plimsoll.pages.forecast.tables import assumed, lowered
from plimsoll.pages.ink import Ink
from plimsoll.pages.plain import paragraph
from plimsoll.pages.report.cells import short_date

INDENT = "  "

TITLE_MOST = 38
"""How wide a measure's title is shown."""

THROUGH_MOST = 5
"""How many measures are followed through the quarters."""

QUARTERS_MOST = 4
"""How many days stand beside each other: the last ones."""

SWINGS_MOST = 5
"""How many assumptions are told by what they do; the page of HTML has them all."""

CHANCE = "~ "
UNSURE = "~ before a difference: it cannot be told from chance."
AS_RECORDED = "100% is as the records or the profile have it."
RANGES = "Each range holds nine in ten of the replications; the difference is of the same families and chance in both."
NEXT = "A page to read before a meeting: add --out forecast.html. Every day and team: --format csv or json."

HEADS = ("", "Without", "With", "Difference")


def page(told: Forecast, ink: Ink | None = None) -> str:
    """The whole of it."""
    pen = ink or Ink()
    parts = [
        [pen.title(told.title), subtitle(told)],
        _listed(pen, "WHAT IS DECIDED", told.decisions),
        _listed(pen, "WHAT WOULD COME OF IT", opening(told)),
        _last_day(pen, told),
        _through(pen, told),
        _teams(pen, told),
        _tornado(pen, told),
        _listed(pen, "WHAT IT COSTS", told.cost or (UNPRICED,)),
        _assumptions(pen, told),
        _listed(pen, "WHERE IT STARTS", told.remarks),
        [pen.aside(line) for text in (reading(told), f"Seed {told.seed}. {NEXT}") for line in paragraph(text)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _listed(pen: Ink, title: str, sentences: Sequence[str]) -> list[str]:
    if not sentences:
        return []
    return [pen.title(title), *(line for each in sentences for line in _item(each))]


def _item(sentence: str) -> list[str]:
    first, *rest = paragraph(sentence, INDENT * 2)
    return [f"{INDENT}- {first.strip()}", *rest]


def _last_day(pen: Ink, told: Forecast) -> list[str]:
    """Every measure on the last day, what changes most first."""
    rows = [row for row in told.rows if row.day == told.until]
    if not rows:
        return []
    heads, *lines = aligned(HEADS, [_cells(row.title, row) for row in rows], right=(1, 2, 3))
    inked = [line if row.sure else pen.aside(line) for row, line in zip(rows, lines, strict=True)]
    notes = [RANGES, *([] if all(row.sure for row in rows) else [UNSURE])]
    return [
        pen.title(f"ON {long_date(told.until).upper()}"),
        pen.aside(INDENT + heads),
        *(INDENT + line for line in inked),
        *(pen.aside(line) for note in notes for line in paragraph(note, INDENT)),
    ]


def _cells(title: str, row: Told) -> list[str]:
    found = say.apart(row.difference, row.counts)
    without, plan = (say.between(band, row.counts) for band in (row.baseline, row.plan))
    return [shortened(title, TITLE_MOST), without, plan, found if row.sure else CHANCE + found]


def _through(pen: Ink, told: Forecast) -> list[str]:
    """The few that change most, at the quarter ends: without the decision and with it."""
    days = sorted({row.day for row in told.rows})[-QUARTERS_MOST:]
    changed = [row.measure for row in told.rows if row.sure and row.day == told.until][:THROUGH_MOST]
    if len(days) < 2 or not changed:
        return []
    by_day = {(row.measure, row.day): row for row in told.rows}
    rows = [line for name in changed for line in _ways([by_day.get((name, day)) for day in days])]
    heads, *lines = aligned(("", *map(short_date, days)), rows, right=range(1, len(days) + 1))
    return [pen.title("THROUGH THE QUARTERS"), pen.aside(INDENT + heads), *(INDENT + line for line in lines)]


def _ways(rows: Sequence[Told | None]) -> list[list[str]]:
    """A measure's two lines, under its title."""
    named = next(row for row in rows if row)
    title, *empty = [shortened(named.title, TITLE_MOST), *[""] * len(rows)]
    return [
        [title, *empty],
        [f"{INDENT}without", *(_between(row, row.baseline) if row else "" for row in rows)],
        [f"{INDENT}with", *(_between(row, row.plan) if row else "" for row in rows)],
    ]


def _between(row: Told, band: Band) -> str:
    return say.between(band, row.counts)


def _teams(pen: Ink, told: Forecast) -> list[str]:
    if not told.teams:
        return []
    first = told.teams[0]
    rows = [_cells(row.unit or "", row) for row in told.teams]
    heads, *lines = aligned(HEADS, rows, right=(1, 2, 3))
    return [
        pen.title(f"TEAM BY TEAM: {first.title.upper()}"),
        pen.aside(INDENT + heads),
        *(INDENT + line for line in lines),
    ]


def _tornado(pen: Ink, told: Forecast) -> list[str]:
    """Which assumptions matter most, a line each."""
    found = told.tornado
    if found is None or not found.swings:
        return []
    heads = ("", "lowest third", "highest third")
    rows = [
        [each.title, say.signed(each.low, found.counts), say.signed(each.high, found.counts)]
        for each in found.swings[:SWINGS_MOST]
    ]
    middle = say.signed(found.middle, found.counts)
    said = f"The difference in {lowered(found.title)} on {long_date(found.day)} is {middle} on average; by assumption:"
    first, *lines = aligned(heads, rows, right=(1, 2))
    return [
        pen.title("WHICH ASSUMPTION MATTERS MOST"),
        *paragraph(said, INDENT),
        pen.aside(INDENT + first),
        *(INDENT + line for line in lines),
        *(pen.aside(line) for line in (paragraph(found.note, INDENT) if found.note else [])),
    ]


def _assumptions(pen: Ink, told: Forecast) -> list[str]:
    """What is assumed, and how far it may be otherwise."""
    if not told.assumptions:
        return []
    rows = [
        [each.title, *(assumed(value, each) for value in (each.low, each.value, each.high))]
        for each in told.assumptions
    ]
    heads, *lines = aligned(("", "least", "likely", "most"), rows, right=(1, 2, 3))
    told_so = [pen.aside(INDENT + AS_RECORDED)]
    return [pen.title("WHAT IS ASSUMED"), pen.aside(INDENT + heads), *(INDENT + line for line in lines), *told_so]
