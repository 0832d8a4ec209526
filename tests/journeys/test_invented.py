"""An invented county in every format: the whole mixture is loaded in one command, and each format tells of the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.council import typed

from plimsoll.door.inventing import AUTHORITY, EXTRACTS

ENDS = "2019-09-30"
"""The day of a workforce census, so that it and the employer's files speak of the same day."""

COUNTY = ("--seed", 11, "--children", 250, "--years", 2, "--ends", ENDS, "--scenario", "worsening")
FOLDERS = ("ssd", "annex_a", "cin_census", "ssda903", "csww", "hr")
RATES = ("turnover", "vacancy_rate", "agency_rate", "absence_rate", "starters")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small county's extracts."""
    folder = tmp_path_factory.mktemp("county") / "out"
    assert typed("invent", folder, *COUNTY).code == 0
    return folder


@pytest.fixture(scope="module")
def store(out: Path) -> Path:
    """A store into which the whole mixture was loaded in one command, which names no service and no day."""
    place = out.parent / "store"
    assert typed("load", out, "--store", place).code == 0
    return place


def _of(out: Path, *folders: str) -> dict[str, Any]:
    """The measures as some of the extracts give them, by name."""
    place = out.parent / f"store of {' '.join(folders)}"
    typed("load", *(out / folder for folder in folders), "--store", place, "--as-of", ENDS, "--service", "county")
    rows = typed("conditions", "--on", ENDS, "--store", place, "--format", "json").json["rows"]
    return {row["measure"]: row["value"] for row in rows}


def test_every_extract_has_its_folder(out: Path) -> None:
    """A folder for each format that a council has, none of them empty, and the register of decisions beside them."""
    assert {path.name for path in out.iterdir()} == {*FOLDERS, "decisions.csv"}
    assert [folder for folder in FOLDERS if not any((out / folder).iterdir())] == []
    assert {extract.folder for extract in EXTRACTS} == {*FOLDERS, ""}


def test_what_is_written_is_told(tmp_path: Path) -> None:
    """Each file is told with its folder and, of a CSV file, its rows; of a workbook or a document none are counted."""
    said = typed("invent", tmp_path, "--children", 30, "--years", 1, "--format", "json").json
    rows = {file["file"]: file["rows"] for file in said["files"]}
    assert rows.keys() == {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name.rsplit(".", 1)[1] for name, count in rows.items() if count is None} == {"xlsx", "xml"}
    assert rows["ssd/ssd_person.csv"] > 0


def test_the_same_seed_writes_the_same_bytes(out: Path, tmp_path: Path) -> None:
    """Two inventions of one commission, made seconds apart, are the same files to the byte, the workbook too."""
    typed("invent", tmp_path, *COUNTY)
    files = [path.relative_to(out) for path in out.rglob("*") if path.is_file()]
    assert len(files) > 30
    assert [name for name in files if (out / name).read_bytes() != (tmp_path / name).read_bytes()] == []


def test_the_mixture_is_one_load_of_a_source_each(store: Path) -> None:
    """The service is the one the files name, the day is the last they name, and no row was refused."""
    loads = typed("loads", "--store", store, "--format", "json").json["loads"]
    assert {load["source"] for load in loads} == {*FOLDERS, "register"}
    assert {load["service"] for load in loads} == {AUTHORITY}
    assert {load["as_of"] for load in loads} == {ENDS}
    assert sum(load["refused"] for load in loads) == 0
    assert all(load["kept"] > 0 for load in loads)


def test_the_best_informed_speaks(store: Path) -> None:
    """The case system speaks for the children, the employer for the staff, the register for decisions."""
    speaks = typed("loads", "--store", store, "--format", "json").json["speaks"]
    source = {table: said["sources"] for said in speaks for table in said["tables"]}
    assert source["referral"] == source["allocation"] == source["visit"] == ["ssd"]
    assert source["employment"] == source["absence"] == source["supervision"] == ["hr"]
    assert (source["decision"], source["missing"]) == (["register"], ["ssda903"])


def test_nobodys_authority() -> None:
    """The county's code is three digits, above every code of an authority in England (DfE: 201 to 943)."""
    assert len(AUTHORITY) == 3
    assert int(AUTHORITY) > 943


def test_each_format_counts_the_same_children(out: Path) -> None:
    """The case system, the inspection's lists and the census have as many open cases, and as many without a worker."""
    cases, lists, census = (_of(out, folder) for folder in ("ssd", "annex_a", "cin_census"))
    assert cases["open_cases"] == lists["open_cases"] == census["open_cases"] > 0
    assert cases["unallocated"] == lists["unallocated"] > 0


def test_the_employer_and_the_census_give_the_same_rates(out: Path) -> None:
    """On the census's day the workforce census and the employer's files give the same rates of staff."""
    employer, census = _of(out, "ssd", "hr"), _of(out, "ssd", "csww")
    assert {name: census[name] for name in RATES} == pytest.approx({name: employer[name] for name in RATES}, abs=0.002)
    assert employer["supervision_overdue"] > 0
    assert employer["management_absence"] > 0


def test_every_day_of_an_extract_has_come(out: Path) -> None:
    """No absence, supervision or vacancy on file began after the day of the extract."""
    for name, place in (("absence", 2), ("supervision", 2), ("vacancy", 4)):
        rows = (out / "hr" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()
        days = [date.fromisoformat(row.split(",")[place]) for row in rows[1:]]
        assert max(days) <= date.fromisoformat(ENDS)


def test_a_county_lived_on_is_a_mixture_as_any_other(tmp_path: Path) -> None:
    """The months that follow a county's last day are written in each format, and load without a fault."""
    folder, place = tmp_path / "out", tmp_path / "store"
    county = ("--seed", 3, "--children", 60, "--years", 1, "--ends", ENDS, "--forecast", "none")
    assert "30 September 2020" in typed("invent", folder, *county).out
    assert {path.name for path in folder.iterdir()} == set(FOLDERS)
    assert "No faults." in typed("load", folder, "--store", place).out
    rows = typed("conditions", "--store", place, "--format", "json").json["rows"]
    value = {row["measure"]: row["value"] for row in rows}
    assert value["open_cases"] > 0
    assert None not in {value[measure] for measure in (*RATES, "caseload", "visits_overdue_cp", "assessments_in_time")}


def test_a_decision_that_no_forecast_knows_is_refused(tmp_path: Path) -> None:
    """A scenario that is neither a file nor ready made is told so, and nothing is written."""
    said = typed("invent", tmp_path / "out", "--children", 30, "--years", 1, "--forecast", "cut-everything")
    assert said.code == 2
    assert "no ready-made scenario" in said.err
    assert not (tmp_path / "out").exists()
