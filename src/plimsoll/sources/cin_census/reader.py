"""A CIN census recognised by its heading, with the way to read it."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from plimsoll.sources.census import ROOT, Made, heading, source_table
from plimsoll.sources.cin_census.episodes import year_begins
from plimsoll.sources.cin_census.made import made_columns
from plimsoll.sources.cin_census.mapping import ELEMENTS, MAPPINGS, TOLD_AS
from plimsoll.sources.document import harvest
from plimsoll.sources.mapped import read_mapped
from plimsoll.sources.reading import SourceFile, TableRead

SOURCE = "cin_census"
KIND = "CIN"
NAME = "CIN census"


def recognise(path: Path) -> SourceFile | None:
    """The file as a CIN census, known by its heading; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted, or is a census that declares a document type.
    """
    found = heading(path)
    if found is None or found.kind != KIND:
        return None
    tables = tuple(dict.fromkeys(mapping.table for mapping in MAPPINGS))
    begins = year_begins(found.reference) if found.reference else None
    return SourceFile(path.name, SOURCE, NAME, tables, partial(read, path), found.authority, found.as_of, begins)


def read(path: Path) -> tuple[TableRead, ...]:
    """What the census says of each canonical table, in one pass.

    Raises:
        UnreadableInput: it is not whole, well-formed XML, or is not to be trusted.
    """
    found = harvest(path, ROOT, ELEMENTS)
    more = made_columns(found.rows)
    reads: list[TableRead] = []
    for element, mappings in groupby(MAPPINGS, key=attrgetter("source_table")):
        table = source_table(path.name, found.sha256, found.rows[element], Made(more[element], TOLD_AS))
        reads += read_mapped(table, tuple(mappings))
    return tuple(reads)
