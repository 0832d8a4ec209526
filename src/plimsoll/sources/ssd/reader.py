"""An SSD file read: its header recognised, its columns made canonical, its faults gathered."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources.contents import contents
from plimsoll.sources.delimited import Grid, grid
from plimsoll.sources.gathered import in_rows
from plimsoll.sources.headers import Header, headers
from plimsoll.sources.reading import SourceFile, TableRead
from plimsoll.sources.ssd.catalogue import table_of
from plimsoll.sources.ssd.columns import Columns, place_of
from plimsoll.sources.ssd.mapping import MAPPINGS, Mapping
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.tables import TABLES, Kind

SOURCE = "ssd"
CHILD = "person_id"
# Mosaic's script leaves the child out of these; their rows reach it through the referral or the plan.
CHILD_ELSEWHERE = frozenset({"allocation", "visit", "review", "placement"})

# Above this share of rows with too many cells the export was saved without quoting, and the reader is told how to.
UNQUOTED_SHARE = 0.01
QUOTING_OPTION = "Quote strings containing list separators when saving .csv results"


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
    return SourceFile(path, SOURCE, table.name, mapping.table if mapping else None, header)


def read(source: SourceFile) -> TableRead | None:
    """The file's rows as canonical columns; `None` when nothing of such a table is kept.

    Raises:
        UnreadableInput: it cannot be opened, or lacks a column no row can do without.
    """
    mapping = MAPPINGS.get(source.source_table)
    if mapping is None:
        return None
    _has_what_it_needs(mapping, source)
    text = contents(source.path, source.header.mark)
    cells = grid(text.text, source.header, _wanted(mapping, source.header), source.file)
    columns = Columns(mapping, source.header, cells)
    rows = columns.rows()
    return TableRead(
        file=source.file,
        source_table=source.source_table,
        table=mapping.table,
        rows=rows,
        read=cells.read,
        faults=columns.faults.table(),
        sha256=text.sha256,
        columns=_as_in_file(mapping, source.header),
        notices=_notices(source.file, cells),
    )


def _has_what_it_needs(mapping: Mapping, source: SourceFile) -> None:
    for column in TABLES[mapping.table].columns:
        field = mapping.field(column.name)
        if not column.required or field is None or place_of(field, source.header) is not None or field.otherwise:
            continue
        if column.name == CHILD and mapping.table in CHILD_ELSEWHERE:
            continue
        raise UnreadableInput(
            f"The column '{field.names[0]}' is missing, and no row of {source.source_table} can do without it.",
            where=source.file,
            next_step="Export the whole table again, with its column headers.",
        )


def _wanted(mapping: Mapping, header: Header) -> dict[int, bool]:
    """The places of the columns that are read, and whether many rows share a word: too few do of an identifier."""
    kinds = {column.name: column.kind for column in TABLES[mapping.table].columns}
    places = {place_of(field, header): kinds[field.column] is not Kind.ID for field in mapping.all_fields}
    return {place: shared for place, shared in places.items() if place is not None}


def _as_in_file(mapping: Mapping, header: Header) -> dict[str, str]:
    places = {field.column: place_of(field, header) for field in mapping.fields}
    return {column: header.names[place] for column, place in places.items() if place is not None}


def _notices(file: str, cells: Grid) -> tuple[str, ...]:
    """What to say of the file as a whole, when its rows were not saved whole."""
    refused = in_rows(cells.refused)
    notices = []
    unquoted = len(refused.get(Reason.TOO_MANY_CELLS, ()))
    if unquoted > UNQUOTED_SHARE * cells.read:
        notices.append(
            f"{file}: {unquoted:,} of {cells.read:,} rows have more cells than the header, because cells with commas "
            f"were saved without quotes. In SSMS tick Tools > Options > Query Results > SQL Server > Results to Grid > "
            f"'{QUOTING_OPTION}' and save it again."
        )
    if Reason.CUT_SHORT in refused:
        notices.append(
            f"{file}: it ends in the middle of row {refused[Reason.CUT_SHORT][-1]:,}. Save or copy it again."
        )
    if Reason.NUL_BYTE in refused:
        notices.append(f"{file}: rows that hold NUL bytes: {len(refused[Reason.NUL_BYTE]):,}. Save or copy it again.")
    if not cells.read:
        notices.append(f"{file}: it has a header and no rows. If it should have some, save it again.")
    return tuple(notices)
