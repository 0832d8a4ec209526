"""CSV files of our own, for what no other format holds: each column with its meaning, and every heading it may have.

From one layout come the reader, the writer, the empty template and its data dictionary, so that none can drift from
another. Headings match whatever their letters, spaces and punctuation; a column is never known by its place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plimsoll.sources.columns import place_of
from plimsoll.sources.delimited_file import DelimitedFile
from plimsoll.sources.headers import Header, headers
from plimsoll.sources.mapping import Field, Mapping, with_fallbacks
from plimsoll.sources.reading import SourceFile, TableRead
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.table import Column
from plimsoll.vocabulary.tables import LAID_OUT

NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
NEARLY = 0.8
"""How alike two headings are, from 0 to 1, of which one may be the other misspelt (`difflib`'s ratio)."""
ENOUGH = 4
"""So many headings of a layout make a file one of its kind even where it lacks one that it needs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One column of a layout.

    Args:
        field: the canonical column and how its cells are read; the first name is the heading we write.
        meaning: what it says, for whoever fills it in.
        example: a cell.
        telling: whether its headings are seldom found in files of another kind.
    """

    field: Field
    meaning: str
    example: str
    telling: bool = False

    @property
    def heading(self) -> str:
        """The heading as we write it."""
        return self.field.names[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file.

    Args:
        source: who speaks in it.
        name: the file's name without its ending.
        table: the canonical table it fills.
        entries: its columns, in the order we write them.
        keys: identifiers that are joined, because nobody should have to invent any.
    """

    source: str
    name: str
    table: str
    entries: tuple[Entry, ...]
    keys: tuple[Field, ...] = ()

    @property
    def mapping(self) -> Mapping:
        """The same for the reader: which heading becomes which canonical column, in the headings' plain form."""
        fields = (*(_plainly(entry.field) for entry in self.entries), *self.keys)
        return Mapping(self.name, self.table, fields)

    def needs(self, entry: Entry) -> bool:
        """Whether a row cannot do without the column."""
        return self._column(entry).required and entry.field.joining is None

    def _column(self, entry: Entry) -> Column:
        return next(column for column in LAID_OUT[self.table].columns if column.name == entry.field.column)


@dataclass(frozen=True, slots=True)
class _Match:
    """A file's header beside a layout."""

    layout: Layout
    header: Header

    @property
    def known(self) -> list[Entry]:
        return [entry for entry in self.layout.entries if self._stands(entry)]

    @property
    def lacking(self) -> list[Entry]:
        """The columns that no row can do without and that do not stand there."""
        return [entry for entry in self.layout.entries if self.layout.needs(entry) and not self._stands(entry)]

    @property
    def belongs(self) -> bool:
        known = self.known
        if not any(entry.telling for entry in known):
            return False
        return all(self.nearly(entry) for entry in self.lacking) or len(known) >= ENOUGH

    @property
    def rank(self) -> tuple[int, int]:
        """A misspelt heading still says which kind of file it is, or people without identifiers were vacant posts."""
        lacking = self.lacking
        return len(self.known) + sum(bool(self.nearly(entry)) for entry in lacking), -len(lacking)

    def _stands(self, entry: Entry) -> bool:
        return any(place_of(field, self.header) is not None for field in with_fallbacks(_plainly(entry.field)))

    def nearly(self, entry: Entry) -> str:
        """The heading that may be this column's misspelt, as the file writes it; empty where there is none."""
        names = [name for field in with_fallbacks(_plainly(entry.field)) for name in field.names]
        others = [column for column in self.header.columns if column not in self._taken()]
        near = next((found for name in names for found in difflib.get_close_matches(name, others, 1, NEARLY)), None)
        return "" if near is None else self.header.names[self.header.place(near)]

    def _taken(self) -> set[str]:
        return {name for entry in self.layout.entries for field in _plain_fields(entry) for name in field.names}

    @property
    def notices(self) -> tuple[str, ...]:
        """What should be known of the headings."""
        taken = self._taken()
        columns, names = self.header.columns, self.header.names
        strange = [name for column, name in zip(columns, names, strict=True) if column and column not in taken]
        again = [name for place, name in enumerate(names) if columns[place] in (set(columns[:place]) & taken)]
        told = [f"columns that are not known were not read: {_listed(strange)}."] if strange else []
        return tuple(told + [f"of a column that stands twice the first is read: {_listed(again)}." for _ in again[:1]])


@dataclass(frozen=True, slots=True)
class _LaidOutFile:
    """A file of a known layout."""

    path: Path
    match: _Match

    def read(self) -> tuple[TableRead, ...]:
        """What it says.

        Raises:
            UnreadableInput: it lacks a column that no row can do without; the message names one that may be meant.
        """
        for entry in self.match.lacking:
            near = self.match.nearly(entry)
            raise UnreadableInput(
                f"The column '{entry.heading}' is missing, and no row of {self.match.layout.name} can do without it.",
                where=self.path.name,
                next_step=f"Is '{near}' meant? Rename it." if near else "Add it, or name one that is there so.",
            )
        remarks = tuple(f"{self.path.name}: {notice}" for notice in self.match.notices)
        layout = self.match.layout
        file = DelimitedFile(self.path, layout.name, self.match.header, (layout.mapping,), remarks=remarks)
        return file.read()


def recognise(path: Path, layouts: Sequence[Layout]) -> SourceFile | None:
    """The file as one of the layouts, by its headings; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    matches = [_Match(layout, _plain(header)) for header in headers(path) for layout in layouts]
    found = max((match for match in matches if match.belongs), key=lambda match: match.rank, default=None)
    if found is None:
        return None
    layout = found.layout
    return SourceFile(path.name, layout.source, layout.name, (layout.table,), _LaidOutFile(path, found).read)


def _plain(header: Header) -> Header:
    return replace(header, columns=tuple(_plain_name(column) for column in header.columns))


def _plain_name(name: str) -> str:
    """A heading without what does not matter: letters and figures only, in small letters."""
    return NOT_IN_A_NAME.sub("", name.lower())


def _plainly(field: Field) -> Field:
    otherwise = None if field.otherwise is None else _plainly(field.otherwise)
    return replace(field, names=tuple(_plain_name(name) for name in field.names), otherwise=otherwise)


def _plain_fields(entry: Entry) -> tuple[Field, ...]:
    return with_fallbacks(_plainly(entry.field))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
