"""A workforce census recognised by its heading, with the way to read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from plimsoll.sources.census import ROOT, Heading, Made, heading, source_table
from plimsoll.sources.csww.made import NEXT_DAY, of_authority, of_workers, unnamed
from plimsoll.sources.csww.mapping import (
    AGENCY_UNNAMED,
    AUTHORITY,
    AWAY,
    ELEMENTS,
    EMPLOYED,
    LOST,
    MAPPINGS,
    TOLD_AS,
    VACANCIES,
    WORKER,
)
from plimsoll.sources.document import harvest
from plimsoll.sources.mapped import SourceTable, read_mapped
from plimsoll.sources.mapping import Mapping
from plimsoll.sources.reading import SourceFile, TableRead
from plimsoll.vocabulary.days import FIRST_DAY, LAST_DAY
from plimsoll.vocabulary.errors import UnreadableInput

SOURCE = "csww"
KIND = "CSWW"
NAME = "workforce census"
REFERENCE_MONTH, REFERENCE_DAY = 9, 30
"""The day of the census, each year since 2013."""

YEARS = range(FIRST_DAY.year, LAST_DAY.year)
"""Those that a census could be of."""


def recognise(path: Path) -> SourceFile | None:
    """The file as a workforce census, known by its heading; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted, or is a census that declares a document type.
    """
    found = heading(path)
    if found is None or found.kind != KIND:
        return None
    tables = tuple(dict.fromkeys(mapping.table for mapping in MAPPINGS))
    # Each census is the last word on the posts of the year after it, so what it said of them outlasts the next one.
    covers_from = found.reference + NEXT_DAY if found.reference else None
    reading = partial(read, path, found)
    return SourceFile(path.name, SOURCE, NAME, tables, reading, found.authority, found.as_of, covers_from)


def read(path: Path, said: Heading) -> tuple[TableRead, ...]:
    """What the census says of each canonical table, in one pass.

    Raises:
        UnreadableInput: it is not whole, well-formed XML, is not to be trusted, or does not say of which year it is.
    """
    reference = _reference(said, path.name)
    found = harvest(path, ROOT, ELEMENTS)
    workers, authority = found.rows[WORKER], found.rows[AUTHORITY]
    of_each = Made(of_workers(workers, reference), TOLD_AS)
    people = source_table(path.name, found.sha256, workers, of_each)
    employed, lost, away = (_as(people, mapping) for mapping in (EMPLOYED, LOST, AWAY))
    more = of_authority(authority, reference) | unnamed(authority, employed.rows, reference)
    whole = source_table(path.name, found.sha256, authority, Made(more, TOLD_AS))
    return (employed, lost, away, *(_as(whole, mapping) for mapping in (VACANCIES, AGENCY_UNNAMED)))


def _as(table: SourceTable, mapping: Mapping) -> TableRead:
    """What the rows say of one canonical table, under the name of the element that tells it."""
    [read] = read_mapped(replace(table, source_table=mapping.source_table), (mapping,))
    return read


def _reference(said: Heading, file: str) -> date:
    """The day of the census: as it says, else 30 September of the year it says."""
    if said.reference is not None and said.reference.year in YEARS:
        return said.reference
    if said.year.isascii() and said.year.isdecimal() and int(said.year) in YEARS:
        return date(int(said.year), REFERENCE_MONTH, REFERENCE_DAY)
    raise UnreadableInput(
        "It does not say of which year it is: its heading has neither a ReferenceDate nor a Year that could be.",
        where=file,
        next_step="Write it again from its system, with its heading.",
    )
