"""What a load says of itself: what was read, kept, counted twice and refused, file by file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from plimsoll.store import FileCount
from plimsoll.vocabulary.faults import Fault

COUNTS = ("read", "kept", "duplicates", "refused")

FAULTS = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int32()),
        ("column", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
    ]
)
"""One fault a row: where it stands, the name of its `Reason`, and numbers that help; never a cell."""


def as_table(faults: Iterable[Fault]) -> pa.Table:
    """Faults as `FAULTS`."""
    told = [(each.file, each.row, each.column, each.reason.name, each.detail) for each in faults]
    columns = zip(*told, strict=True) if told else [()] * len(FAULTS)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, FAULTS.types, strict=True)], schema=FAULTS)


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A file that is no table we know.

    Args:
        file: its name, without its folder.
        reason: why, and what to do.
    """

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceLoad:
    """The load of the store that one source's files became.

    Args:
        load: its number in the store.
        source: the source that spoke.
        as_of: the day from which its rows are known.
        already: the same files had been loaded before, so nothing changed; the rest tells of that earlier load.
        files: what became of each file's rows.
    """

    load: int
    source: str
    as_of: date
    already: bool
    files: tuple[FileCount, ...]

    def as_dict(self) -> dict[str, Any]:
        """The load as ``load --format json`` lists it."""
        said = {"load": self.load, "source": self.source, "as_of": self.as_of.isoformat(), "already": self.already}
        return said | _totals(self.files)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of all that one command was given.

    Args:
        service: the service it speaks of.
        loads: what each source became, in the order in which they were found; at least one.
        faults: every fault, by file and row, as `FAULTS`.
        not_kept: files that are known and of which nothing is kept.
        not_recognised: files that are not known.
        notices: what should be known of whole files, such as how to save them better.
    """

    service: str
    loads: tuple[SourceLoad, ...]
    faults: pa.Table
    not_kept: tuple[str, ...] = ()
    not_recognised: tuple[Unrecognised, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def already(self) -> bool:
        """Whether all of it had been loaded before, so that nothing changed."""
        return all(each.already for each in self.loads)

    @property
    def told(self) -> tuple[SourceLoad, ...]:
        """The loads that the counts and faults are of: the new ones or, when nothing is new, those of before."""
        return tuple(each for each in self.loads if self.already or not each.already)

    @property
    def load(self) -> int:
        """The number of the first of them."""
        return self.told[0].load

    @property
    def source(self) -> str:
        """The source of the first of them."""
        return self.told[0].source

    @property
    def as_of(self) -> date:
        """The day from which their rows are known."""
        return self.told[0].as_of

    @property
    def files(self) -> tuple[FileCount, ...]:
        """What became of each file's rows."""
        return tuple(file for each in self.told for file in each.files)

    @property
    def totals(self) -> dict[str, int]:
        """Rows read, kept, duplicates and refused over all files: ``read = kept + duplicates + refused``."""
        return _totals(self.files)

    def as_dict(self) -> dict[str, Any]:
        """The report as ``load --format json`` prints it."""
        return {
            "load": self.load,
            "loads": [each.as_dict() for each in self.loads],
            "service": self.service,
            "as_of": self.as_of.isoformat(),
            "already": self.already,
            "files": [_count(file, each.source) for each in self.told for file in each.files],
            "faults": self.faults.to_pylist(),
            "totals": self.totals,
            "not_kept": list(self.not_kept),
            "not_recognised": [{"file": each.file, "reason": each.reason} for each in self.not_recognised],
            "notices": list(self.notices),
        }


def _totals(files: Iterable[FileCount]) -> dict[str, int]:
    listed = tuple(files)
    return {count: sum(getattr(file, count) for file in listed) for count in COUNTS}


def _count(file: FileCount, source: str) -> dict[str, Any]:
    named = {"file": file.file, "source": source, "table": file.table, "source_table": file.source_table}
    return named | {count: getattr(file, count) for count in COUNTS}
