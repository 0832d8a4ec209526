"""An SSD file recognised by its header, with the way to read it."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources.delimited_file import DelimitedFile
from plimsoll.sources.headers import headers
from plimsoll.sources.mapping import Mapping
from plimsoll.sources.reading import SourceFile
from plimsoll.sources.ssd.catalogue import table_of
from plimsoll.sources.ssd.mapping import MAPPINGS

SOURCE = "ssd"
CHILD = "person_id"
# Mosaic's script leaves the child out of these; their rows reach it through the referral or the plan.
CHILD_ELSEWHERE = frozenset({"allocation", "visit", "review", "placement"})

QUOTING_OPTION = "Quote strings containing list separators when saving .csv results"
QUOTING = (
    "In SSMS tick Tools > Options > Query Results > SQL Server > Results to Grid > "
    f"'{QUOTING_OPTION}' and save it again."
)


def recognise(path: Path) -> SourceFile | None:
    """The file as an SSD table, known by its header; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    found = [(header, table_of(header.columns)) for header in headers(path)]
    named = [(header, *table) for header, table in found if table is not None]
    if not named:
        return None
    header, table, _ = max(named, key=lambda each: each[2])
    mapping = MAPPINGS.get(table.name)
    if mapping is None:
        return SourceFile(path.name, SOURCE, table.name, (), tuple)
    file = DelimitedFile(path, table.name, header, (mapping,), elsewhere(mapping), QUOTING)
    return SourceFile(path.name, SOURCE, table.name, (mapping.table,), file.read)


def elsewhere(mapping: Mapping) -> frozenset[str]:
    """The columns that rows of a table may lack, because they say the same another way."""
    return frozenset({CHILD}) if mapping.table in CHILD_ELSEWHERE else frozenset()
