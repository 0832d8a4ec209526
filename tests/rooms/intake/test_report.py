"""What a load says of itself."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from plimsoll.intake import LoadReport, SourceLoad, Unrecognised
from plimsoll.intake.report import FAULTS, as_table
from plimsoll.store import FileCount
from plimsoll.vocabulary.faults import Fault, Reason

FILES = (
    FileCount("a.csv", "0" * 64, "ssd_person", "person", 10, 7, 2, 1),
    FileCount("b.csv", "1" * 64, "ssd_family", "family", 5, 5, 0, 0),
)
JUNE = date(2024, 6, 30)


def _source(load: int = 3, source: str = "ssd", files: tuple[FileCount, ...] = FILES, **given: bool) -> SourceLoad:
    return SourceLoad(load, source, JUNE, given.get("already", False), files)


def _report(*loads: SourceLoad, **given: object) -> LoadReport:
    said: dict[str, object] = {"service": "service", "loads": loads or (_source(),), "faults": FAULTS.empty_table()}
    return LoadReport(**(said | given))  # type: ignore[arg-type]


def test_totals_are_the_sums_of_the_files() -> None:
    """Read, kept, duplicates and refused."""
    assert _report().totals == {"read": 15, "kept": 12, "duplicates": 2, "refused": 1}


def test_a_report_without_files_sums_to_nothing() -> None:
    """No files, no rows."""
    assert _report(_source(files=())).totals == {"read": 0, "kept": 0, "duplicates": 0, "refused": 0}


def test_faults_become_columns_and_come_back() -> None:
    """What the store tells is told again in the same form."""
    faults = [Fault("a.csv", 4, "x", Reason.SAME_KEY, "row 9"), Fault("b.csv", 2, "", Reason.CUT_SHORT)]
    table = as_table(faults)
    assert table.schema == FAULTS
    assert table.to_pylist()[0] == {"file": "a.csv", "row": 4, "column": "x", "reason": "SAME_KEY", "detail": "row 9"}
    assert table.num_rows == 2


def test_no_faults_are_an_empty_table() -> None:
    """With its columns."""
    assert as_table([]) == pa.table(
        {name: pa.array([], kind) for name, kind in zip(FAULTS.names, FAULTS.types, strict=True)}
    )


def test_unrecognised_files_are_named_with_their_reasons() -> None:
    """So that nobody thinks they were loaded."""
    said = _report(
        not_recognised=(Unrecognised("x.txt", "No."),), not_kept=("ssd_send.csv",), notices=("Mind.",)
    ).as_dict()
    assert said["not_recognised"] == [{"file": "x.txt", "reason": "No."}]
    assert (said["not_kept"], said["notices"]) == (["ssd_send.csv"], ["Mind."])


def test_loads_of_several_sources_are_told_side_by_side() -> None:
    """Each with its number and its sums; each file says who spoke; the whole adds up."""
    hr = FileCount("posts.csv", "2" * 64, "employment", "employment", 4, 3, 0, 1)
    report = _report(_source(7), _source(8, "hr", (hr,)))
    said = report.as_dict()
    counted = [
        {name: each[name] for name in ("load", "source", "already", "read", "refused")} for each in said["loads"]
    ]
    assert counted == [
        {"load": 7, "source": "ssd", "already": False, "read": 15, "refused": 1},
        {"load": 8, "source": "hr", "already": False, "read": 4, "refused": 1},
    ]
    assert [file["source"] for file in said["files"]] == ["ssd", "ssd", "hr"]
    assert (said["load"], said["totals"]["read"], report.source, report.as_of) == (7, 19, "ssd", JUNE)


def test_a_source_loaded_before_is_listed_and_not_counted() -> None:
    """Only what is new is counted; when nothing is, what was kept then."""
    before, new = _source(2, already=True), _source(8, "hr", FILES[1:])
    mixed, nothing_new = _report(before, new), _report(before)
    assert (mixed.already, mixed.load, mixed.totals["read"], len(mixed.as_dict()["loads"])) == (False, 8, 5, 2)
    assert (nothing_new.already, nothing_new.load, nothing_new.totals["read"]) == (True, 2, 15)
