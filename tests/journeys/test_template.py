"""Empty files to fill in, from the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.council import ON, typed

FILES = {
    "hr": ["employment.csv", "absence.csv", "vacancy.csv", "supervision.csv", "data-dictionary.csv"],
    "time-study": ["time_study.csv", "data-dictionary.csv"],
    "decisions": ["decisions.csv", "data-dictionary.csv"],
    "concerns": ["concerns.csv", "data-dictionary.csv"],
}


@pytest.mark.parametrize("name", FILES)
def test_a_template_is_written_with_its_dictionary(name: str, tmp_path: Path) -> None:
    """The folder is made, and what was written is listed."""
    said = typed("template", name, tmp_path / "new" / "folder", "--format", "json")
    assert said.code == 0
    assert [row["file"] for row in said.json["files"]] == FILES[name]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_every_column_is_in_the_dictionary(name: str, tmp_path: Path) -> None:
    """In the files' order, with what it means; the file itself has headings and nothing else."""
    typed("template", name, tmp_path)
    with (tmp_path / "data-dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for path in FILES[name][:-1]:
        with (tmp_path / path).open(encoding="utf-8-sig", newline="") as file:
            [headings] = csv.reader(file)
        assert headings == [line["column"] for line in lines if line["file"] == path]
    assert all(line["meaning"] and line["holds"] for line in lines)
    assert {line["required"] for line in lines} == {"yes", "no"}


def test_a_file_that_may_be_filled_in_is_never_written_over(tmp_path: Path) -> None:
    """The command ends with 2, names the file, and nothing is touched."""
    (tmp_path / "absence.csv").write_text("staff_id\nS1\n", encoding="utf-8")
    said = typed("template", "hr", tmp_path)
    assert (said.code, "absence.csv" in said.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["absence.csv"]
    assert (tmp_path / "absence.csv").read_text(encoding="utf-8") == "staff_id\nS1\n"


def test_a_template_that_there_is_not_is_answered_with_those_there_are(tmp_path: Path) -> None:
    """And nothing is written."""
    said = typed("template", "payroll", tmp_path / "new")
    assert (said.code, "hr, time-study, decisions, concerns" in said.err) == (2, True)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """The command ends with 3 and names it."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    said = typed("template", "hr", tmp_path / "taken" / "inside")
    assert (said.code, "inside" in said.err) == (3, True)


def test_a_filled_in_set_is_loaded_as_it_stands(tmp_path: Path) -> None:
    """The whole folder, its dictionary too, of which nothing is kept."""
    typed("template", "hr", tmp_path)
    with (tmp_path / "employment.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("S1,SW12,Ann Lee,North,Case holder,no,no,1,01/04/2018,,,\r\n")
    with (tmp_path / "supervision.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("S1,,01/10/2018\r\n")
    said = typed("load", tmp_path, "--as-of", ON, "--store", tmp_path / "store", "--format", "json")
    assert said.code == 0
    assert {row["table"]: row["kept"] for row in said.json["files"]} == {
        "employment": 1,
        "supervision": 1,
        "absence": 0,
        "vacancy": 0,
    }
    assert said.json["not_kept"] == ["data-dictionary.csv"]
    assert said.json["faults"] == []
