"""The SSDA903 return read: each of its CSV files known by its columns, and made canonical."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from plimsoll.sources.delimited_file import DelimitedFile
from plimsoll.sources.gathered import Gathered
from plimsoll.sources.headers import headers
from plimsoll.sources.mapped import read_mapped
from plimsoll.sources.reading import SourceFile, TableRead
from plimsoll.sources.ssda903.episodes import PLACE, RNE, STATUS, side_by_side
from plimsoll.sources.ssda903.files import EPISODES, file_of
from plimsoll.vocabulary.case_tables import LEGAL_STATUS, PLACEMENT, PLAN

SOURCE = "ssda903"
FROM_EPISODES = (PLAN.name, PLACEMENT.name, LEGAL_STATUS.name)


def recognise(path: Path) -> SourceFile | None:
    """The file as one of the return's, known by its header; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    found = [(header, file) for header in headers(path) if (file := file_of(header.columns)) is not None]
    if not found:
        return None
    header, file = max(found, key=lambda each: len(each[0].columns))
    if not file.mappings:
        return SourceFile(path.name, SOURCE, file.name, (), tuple)
    if file is EPISODES:
        episodes = DelimitedFile(path, file.name, header, file.mappings, beside=(RNE, STATUS, PLACE))
        return SourceFile(path.name, SOURCE, file.name, FROM_EPISODES, _Episodes(episodes).read)
    tables = tuple(mapping.table for mapping in file.mappings)
    return SourceFile(path.name, SOURCE, file.name, tables, DelimitedFile(path, file.name, header, file.mappings).read)


@dataclass(frozen=True, slots=True)
class _Episodes:
    """The file of episodes, which tells of placements and legal statuses by what follows what."""

    file: DelimitedFile

    def read(self) -> tuple[TableRead, ...]:
        """The periods, the placements and the legal statuses that its rows make.

        Raises:
            UnreadableInput: it cannot be opened, or lacks a column no row can do without.
        """
        table = self.file.table()
        [plan] = read_mapped(table, self.file.mappings)
        found = side_by_side(table, plan.rows)
        return (
            replace(plan, rows=found.plans()),
            _made(plan, PLACEMENT.name, found.placements()),
            _made(plan, LEGAL_STATUS.name, found.statuses()),
        )


def _made(plan: TableRead, table: str, rows: pa.Table) -> TableRead:
    """A reading of rows that were made from several of the file's: each stands where its first one does."""
    return replace(plan, table=table, rows=rows, read=rows.num_rows, faults=Gathered().table(), notices=())
