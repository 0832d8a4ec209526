"""The pack as a person asks for it: one command, one file, and an error that says what to type instead."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.council import FORMULA, ON, run, typed

CHILDREN = ("P1", "P2", "P5")


@pytest.mark.parametrize("audience", ["board", "team", "scrutiny"])
def test_a_pack_is_one_page(place: Path, tmp_path: Path, audience: str) -> None:
    """It ends with 0, prints nothing to the output, and the page is whole."""
    said = typed("report", tmp_path / "pack.html", "--for", audience, "--on", ON, "--store", place)
    text = (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert (said.code, said.out) == (0, "")
    assert text.startswith("<!DOCTYPE html>")
    assert text.rstrip().endswith("</html>")


def test_a_pack_may_be_a_workbook(place: Path, tmp_path: Path) -> None:
    """The ending of the file says which."""
    said = typed("report", tmp_path / "pack.xlsx", "--on", ON, "--store", place)
    assert said.code == 0
    assert openpyxl.load_workbook(tmp_path / "pack.xlsx").sheetnames[0] == "Summary"


def test_a_boards_pack_is_the_usual_one_and_names_no_child(place: Path, tmp_path: Path) -> None:
    """Without --for it is the board's: numbers only."""
    typed("report", tmp_path / "pack.html", "--on", ON, "--as-known-on", ON, "--store", place)
    text = (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert "for the board" in text
    assert "carried 3 children with an open case. 2 of them (66.7%) had no allocated worker" in text
    assert not any(f">{child}<" in text for child in (*CHILDREN, "Worker One"))


def test_a_teams_pack_is_its_own(place: Path, tmp_path: Path) -> None:
    """One team by name: its worker stands in it, the other team does not."""
    typed("report", tmp_path / "pack.html", "--for", "team", "--team", "North", "--on", ON, "--store", place)
    text = (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert "The conditions of the work: North" in text
    assert "Worker One" in text
    assert FORMULA not in text


def test_every_team_in_turn(place: Path, tmp_path: Path) -> None:
    """Without --team each team has its part, under its name."""
    typed("report", tmp_path / "pack.html", "--for", "team", "--on", ON, "--store", place)
    text = (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert text.count('class="chapter-title"') == 2


def test_a_pack_for_scrutiny_has_no_small_number(place: Path, tmp_path: Path) -> None:
    """Of three children nothing is told but that they are few."""
    typed("report", tmp_path / "pack.html", "--for", "scrutiny", "--on", ON, "--store", place)
    text = (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert "had few children with an open case" in text
    assert "of 3 children" not in text


def test_how_far_back_may_be_said(place: Path, tmp_path: Path) -> None:
    """Six months are drawn where six are asked for."""
    typed("report", tmp_path / "pack.html", "--months", 6, "--on", ON, "--store", place)
    assert "<h2 " in (tmp_path / "pack.html").read_text(encoding="utf-8")
    assert ">6 months</h2>" in (tmp_path / "pack.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("pack.docx",), "something.xlsx"),
        (("pack.html", "--for", "press"), "'press' is not one of"),
        (("pack.html", "--team", "North"), "Add --for team"),
        (("pack.html", "--for", "team", "--team", "Nowhere"), "North (T1)"),
        (("pack.html", "--months", "0"), "0 is not in the range"),
    ],
)
def test_a_wrong_question_ends_with_2_and_says_what_to_type(
    place: Path, tmp_path: Path, words: tuple[str, ...], advice: str
) -> None:
    """Nothing is written, and the sentence helps."""
    file, *rest = words
    said = typed("report", tmp_path / file, *rest, "--store", place)
    assert (said.code, advice in said.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(place: Path, tmp_path: Path) -> None:
    """It ends with 3, and no half of a file is left."""
    said = typed("report", tmp_path / "none" / "pack.html", "--on", ON, "--store", place)
    assert (said.code, "folder does not exist" in said.err) == (3, True)


def test_a_page_is_written_by_a_process_of_its_own(place: Path, tmp_path: Path) -> None:
    """As a person types it: the templates are found wherever the package is."""
    said = run("report", tmp_path / "pack.html", "--on", ON, "--store", place)
    assert (said.code, said.out) == (0, "")
    assert "In words" in (tmp_path / "pack.html").read_text(encoding="utf-8")
