"""The sections that a pack says once, at its end: what was refused, what every word means, where it came from."""

from __future__ import annotations

from collections.abc import Iterable

from plimsoll.door import definition, known_measures
from plimsoll.door.definitions import DIRECTION
from plimsoll.door.grid import long_date, number
from plimsoll.door.pack import Audience, Defence, FaultKind, Loaded, Pack
from plimsoll.pages.amounts import plural
from plimsoll.pages.report import cells, tables
from plimsoll.pages.report.parts import Block, Cell, Column, Entry, Glossary, Section, Sheet, Tone, Words

COUNTS = ("read", "kept", "duplicates", "refused")

WORDS = (
    ("Barrier", "Something that must reach a child: a worker, a sighting, an assessment, a review, a hearing."),
    ("Condition", "What makes barriers fail: who holds the child, how much they hold, whether they stay."),
    ("Counter-measure", "The measure that worsens when another is made to look better."),
    ("The line", "The hours there are for casework. Load is the hours the work requires over those."),
)
"""The words of the pack itself, in the order they are met."""


def refused(pack: Pack) -> Section:
    """What was read, and what of it could not be used; never a cell of it."""
    lead = Words("A row that could not be used is kept aside with its place and the reason, never its cells.")
    faults = () if pack.audience is Audience.SCRUTINY else (_faults(pack),)
    return Section("refused", "What was refused", "Refused", (Words(_total(pack)), lead, _loaded(pack), *faults))


def _total(pack: Pack) -> str:
    loads = plural(pack.loads, "load")
    if pack.refused is None:
        return (
            f"{number(pack.read)} rows were read in {loads}. How many could not be used is among the numbers taken out."
        )
    return f"Of {number(pack.read)} rows read in {loads}, {number(pack.refused)} could not be used."


def _loaded(pack: Pack) -> Sheet:
    numeric = (tables.title(each) for each in COUNTS)
    columns = (
        Column("Source", 16),
        Column("Loads", 10, numeric=True),
        Column("Latest", 14),
        *(Column(each.title, each.width, numeric=True) for each in numeric),
        Column("Speaks for", 60),
    )
    return Sheet("What was loaded, by source", columns, tuple(map(_source, pack.loaded)))


def _source(told: Loaded) -> tuple[Cell, ...]:
    counts = (cells.count(getattr(told, each)) for each in COUNTS)
    spoken = ", ".join(told.speaks).replace("_", " ")
    return (Cell(told.source), cells.count(told.loads), cells.day(told.latest), *counts, cells.text(spoken))


def _faults(pack: Pack) -> Sheet:
    columns = (
        Column("File", 36),
        Column("Column", 30),
        Column("Rows", 10, numeric=True),
        Column("Became of them", 18),
        Column("Why", 70),
    )
    caption = "Faults of each source's latest load, the most frequent kinds first"
    return Sheet(caption, columns, tuple(map(_fault, pack.faults)), "No faults were found.")


def _fault(told: FaultKind) -> tuple[Cell, ...]:
    became = Cell("refused", tone=Tone.CONCERN) if told.refused else Cell("kept, reported")
    return (Cell(told.file), cells.text(told.column), cells.count(told.rows), became, Cell(told.reason))


def definitions(pack: Pack) -> Section:
    """What every measure, barrier and condition of the pack means, and who says so."""
    entries = (
        *(Entry(word, (("", says),)) for word, says in WORDS),
        *(_measure(name) for name in known_measures() if name in pack.whole.readings),
        *_defences(pack),
    )
    lead = Words("A share is from 0 to 100%. A wait or spread is told by its median; nine in ten lie below its p90.")
    small = Words("c stands for a number from 1 to 5, or one from which such a number could be worked out.")
    blocks: tuple[Block, ...] = (lead, *([small] if pack.audience is Audience.SCRUTINY else []), Glossary(entries))
    return Section("definitions", "Definitions and sources", "Definitions", blocks)


def _measure(name: str) -> Entry:
    said = definition(name)
    counters = ", ".join(definition(each).title for each in said.counters)
    parts = (
        ("", said.meaning),
        ("Counts", said.numerator),
        ("Among", said.denominator),
        ("Unit", said.unit),
        ("Direction", DIRECTION[said.concern]),
        (tables.READ_BESIDE, counters),
        ("Source", said.source),
    )
    return Entry(said.title, tuple((part, says) for part, says in parts if says))


def _defences(pack: Pack) -> Iterable[Entry]:
    told: tuple[Defence, ...] = pack.whole.barriers.defences if pack.whole.barriers else ()
    for each in told:
        yield Entry(f"{'Barrier' if each.barrier else 'Condition'}: {each.title}", (("Holds when", each.meaning),))


def provenance(pack: Pack) -> Section:
    """Which day, as known when, from which loads, by which version."""
    source = pack.provenance
    known = long_date(source.as_known_on) if source.as_known_on else "today: all that has been loaded"
    told = (
        ("Day", f"{long_date(pack.on)}, at its end"),
        ("As known on", known),
        ("Service", pack.service),
        ("Loads", _runs(source.loads)),
        ("Worked out by", f"Plimsoll {source.version}"),
    )
    columns = (Column("What", 26), Column("Says", 90))
    rows = tuple((Cell(what), Cell(says)) for what, says in told)
    table = Sheet("Where these numbers came from", columns, rows)
    return Section("provenance", "Where this came from", "Definitions", (table,))


def _runs(numbers: Iterable[int]) -> str:
    """Numbers with each unbroken run told by its ends: ``1 to 25, 27``."""
    runs: list[list[int]] = []
    for each in sorted(numbers):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
