"""Loading by the door: the store is made if there is none, and what became of every row is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plimsoll import intake
from plimsoll.door.answer import Answer, Provenance, tabled
from plimsoll.store import Store

FILE = ("file", "source", "table", "source_table", "read", "kept", "duplicates", "refused")

FILES = "files"

DOING = {
    intake.Stage.READ: "Reading",
    intake.Stage.CHECK: "Checking",
    intake.Stage.KEEP: "Keeping",
}
"""What is told of each stage of a load."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a load is to be understood.

    Args:
        service: the service it speaks of; `None` is the one the files name.
        as_of: the day its rows became known; `None` is the date in the files, else today.
        partial: rows that it does not carry stay known.
    """

    service: str | None = None
    as_of: date | None = None
    partial: bool = False


def load(place: Path, paths: Sequence[Path | str], terms: Terms, tell: Callable[[str], None]) -> Answer:
    """Read files and folders and keep them, what each source says as a load of its own, all or nothing."""

    def stage_told(stage: intake.Stage, rows: int) -> None:
        tell(f"{DOING[stage]}: {rows:,} rows")

    options = intake.LoadOptions(service=terms.service, as_of=terms.as_of, partial=terms.partial)
    report = intake.load(Store.ensure(place), paths, options, stage_told)
    said = {**report.as_dict(), "as_of": report.as_of}
    files = said.pop(FILES)
    return tabled(
        FILE, files, about=said, provenance=Provenance(loads=tuple(each.load for each in report.told)), holds=FILES
    )
