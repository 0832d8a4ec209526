"""What a load says of itself."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from plimsoll.intake import LoadReport, Unrecognised
from plimsoll.intake.report import FAULTS, as_table
from plimsoll.store import FileCount
from plimsoll.vocabulary.faults import Fault, Reason


def _report(**given: object) -> LoadReport:
    files = (
        FileCount("a.csv", "0" * 64, "ssd_person", "person", 10, 7, 2, 1),
        FileCount("b.csv", "1" * 64, "ssd_family", "family", 5, 5, 0, 0),
    )
    said: dict[str, object] = {
        "load": 3,
        "service": "service",
        "source": "ssd",
        "as_of": date(2024, 6, 30),
        "already": False,
        "files": files,
        "faults": FAULTS.empty_table(),
    }
    return LoadReport(**(said | given))  # type: ignore[arg-type]


def test_totals_are_the_sums_of_the_files() -> None:
    """Read, kept, duplicates and refused."""
    assert _report().totals == {"read": 15, "kept": 12, "duplicates": 2, "refused": 1}


def test_a_report_without_files_sums_to_nothing() -> None:
    """No files, no rows."""
    assert _report(files=()).totals == {"read": 0, "kept": 0, "duplicates": 0, "refused": 0}


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
