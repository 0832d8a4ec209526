"""Loads for the tests: a folder of SSD files written by hand, loaded into a store of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.rooms.sources.extracts import CELLS, Cells, text_of

from plimsoll.intake import LoadOptions, LoadReport, load
from plimsoll.store import Store

AS_OF = date(2024, 6, 30)

Extract = Mapping[str, Sequence[Cells]]
"""Rows by SSD table."""


@dataclass(frozen=True)
class Hall:
    """A folder of files and a store to load them into."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the files stand."""
        return self.root / "extract"

    @property
    def store(self) -> Store:
        """The store they are loaded into."""
        return Store.ensure(self.root / "store")

    def write(self, extract: Extract, columns: Mapping[str, Sequence[str]] | None = None) -> None:
        """Write the files of an extract, each under its table's name."""
        self.folder.mkdir(exist_ok=True)
        for table, rows in extract.items():
            text = text_of(table, rows, (columns or {}).get(table, ()))
            (self.folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="")

    def load(
        self, *paths: Path, as_of: date | None = AS_OF, partial: bool = False, service: str | None = None
    ) -> LoadReport:
        """Load the folder, or the paths. Every file's rows add up, and so do those of each source and all of them."""
        report = load(self.store, paths or [self.folder], LoadOptions(service, as_of, partial))
        said = report.as_dict()
        for counts in (report.totals, *said["files"], *said["loads"]):
            assert counts["read"] == counts["kept"] + counts["duplicates"] + counts["refused"]
        return report

    def loaded(self, extract: Extract) -> LoadReport:
        """Write an extract and load it."""
        self.write(extract)
        return self.load()

    def rows(self, sql: str, service: str = "service") -> list[tuple[object, ...]]:
        """What the store says."""
        with self.store.session(service) as session:
            return session.rows(sql)


def whole() -> dict[str, list[dict[str, str]]]:
    """One row of every table that is kept, each pointing to the others: nothing to tell of it."""
    extract = {table: [dict(row)] for table, row in CELLS.items()}
    extract["ssd_s47_enquiry"][0]["s47e_referral_id"] = "R1"
    extract["ssd_initial_cp_conference"][0]["icpc_s47_enquiry_id"] = "E1"
    extract["ssd_cla_episodes"][0]["clae_cla_placement_id"] = "H1"
    return extract


def told(report: LoadReport) -> list[tuple[str, int, str, str]]:
    """Its faults as file, row, column and reason."""
    return [(each["file"], each["row"], each["column"], each["reason"]) for each in report.faults.to_pylist()]
