"""The tables and charts of a pack, each made of readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plimsoll.door import definition
from plimsoll.door.pack import Decision, Pack, Reading, Unit
from plimsoll.pages.amounts import MISSING, NO_TEAM, amount
from plimsoll.pages.headings import heading
from plimsoll.pages.report import cells
from plimsoll.pages.report.cells import SUPPRESSED
from plimsoll.pages.report.parts import Cell, Column, Line, Lines, Mark, Sheet

READ_BESIDE = "Read it beside"

NEVER_ALONE = "A measure can be made to look better by making another worse, so each stands beside the one to watch."


def name(unit: Unit) -> str:
    """What a team is called; children of no team are said to be of none."""
    return unit.name or NO_TEAM


def figures(caption: str, pack: Pack, unit: Unit, measures: Sequence[str]) -> Sheet:
    """Measures on the day, a row each: what they were, which way they went, and what to read them beside."""
    back = [_capital(cells.ago(each)) for each in dict.fromkeys((pack.recent, pack.months))]
    columns = (
        Column("Measure", 38),
        Column("Now", 12, numeric=True),
        Column("Counted among", 26),
        *(Column(each, 15, numeric=True) for each in back),
        Column(f"Over {pack.recent} months", 18),
        Column(READ_BESIDE, 52),
    )
    told = [unit.reading(measure) for measure in measures if measure in unit.readings]
    rows = tuple(_figure(each, unit, len(back)) for each in told if each.made)
    return Sheet(caption, columns, rows, notes=tuple(dict.fromkeys(_notes(told))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _figure(told: Reading, unit: Unit, back: int) -> tuple[Cell, ...]:
    measure = told.measure
    moves = (told.year, told.whole)[:back]
    return (
        Cell(definition(measure).title),
        cells.value(told),
        Cell(cells.counted(told)),
        *(cells.then(move.first if move else None, measure) for move in moves),
        cells.way(told.year),
        Cell(beside(told, unit)),
    )


def beside(told: Reading, unit: Unit) -> str:
    """The counter-measures of a reading with what they say and which way they went."""
    return "; ".join(_counter(unit.reading(each)) for each in definition(told.measure).counters)


def _counter(told: Reading) -> str:
    went = f" ({told.year.move.value})" if told.year else ""
    return f"{definition(told.measure).title} {cells.value(told).text}{went}"


def _notes(told: Iterable[Reading]) -> Iterable[str]:
    """Each note once, after the title of the measure it belongs to; first those that count, then those not made."""
    for each in told:
        if each.made and each.note:
            yield f"{definition(each.measure).title}: {each.note}"
    lacking: dict[str, list[str]] = {}
    for each in told:
        if not each.made:
            lacking.setdefault(each.note, []).append(definition(each.measure).title)
    for note, titles in lacking.items():
        yield f"Not made: {', '.join(titles)}. {note}"


def by_team(caption: str, units: Iterable[Unit], measures: Sequence[str], notes: tuple[str, ...] = ()) -> Sheet:
    """Measures on the day, a row a team, in order of name."""
    columns = (Column("Team", 26), *(Column(definition(each).title, 16, numeric=True) for each in measures))
    told = ((Cell(name(unit)), *(cells.value(unit.reading(each)) for each in measures)) for unit in units)
    rows = tuple(row for row in told if any(cell.text != MISSING for cell in row[1:]))
    return Sheet(caption, columns, rows, "No team had anything to count.", notes)


def lines(title: str, pack: Pack, unit: Unit, measures: Sequence[str]) -> Lines | None:
    """Measures through time; nothing where there is nothing to draw."""
    told = [unit.reading(measure) for measure in measures]
    drawn = tuple(_line(each, pack, unit) for each in told if each.charted)
    return Lines(title, drawn, marks(pack, unit)) if drawn else None


def _line(told: Reading, pack: Pack, unit: Unit) -> Line:
    said = definition(told.measure)
    texts = tuple(SUPPRESSED if n in told.hidden else amount(each, told.measure) for n, each in enumerate(told.run))
    counters = beside(told, unit)
    watched = f"{READ_BESIDE}: {counters}." if counters else ""
    return Line(said.title, said.unit, cells.kind(told.measure), pack.days, told.run, texts, watched)


def marks(pack: Pack, unit: Unit) -> tuple[Mark, ...]:
    """The decisions that fall within the series."""
    held = decisions_of(pack, unit)
    within = (each for each in held if pack.days[0] <= each.decided <= pack.on)
    return tuple(Mark(each.number, each.decided, each.title, cells.short_date(each.decided)) for each in within)


def decisions_of(pack: Pack, unit: Unit) -> tuple[Decision, ...]:
    """The decisions about the whole service or about this team."""
    whole = unit is pack.whole
    return tuple(each for each in pack.decisions if whole or each.team in {None, unit.id, unit.name})


def register(pack: Pack, unit: Unit) -> Sheet:
    """The decisions, as the register has them; their numbers are those on the charts."""
    columns = (
        Column("No.", 6),
        Column("Taken", 14),
        Column("In effect", 14),
        Column("Kind", 16),
        Column("What was decided", 44),
        Column("Who answers for it", 26),
        Column("What was forecast", 40),
        Column("What was known", 40),
        Column("Look back due since", 16),
    )
    rows = tuple(_decision(each) for each in decisions_of(pack, unit))
    empty = "No decision stands in the register yet: plimsoll decisions add keeps one."
    return Sheet("The register of decisions, by the day they were taken", columns, rows, empty)


def _decision(told: Decision) -> tuple[Cell, ...]:
    said = (told.kind, told.title, told.owner, told.forecast, told.known)
    return (
        cells.count(told.number),
        cells.day(told.decided),
        cells.day(told.effective),
        *map(cells.text, said),
        cells.day(told.due),
    )


def title(column: str) -> Column:
    """A column by the name it has in every answer."""
    said = heading(column)
    return Column(said.title, said.width)
