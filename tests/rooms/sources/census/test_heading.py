"""How a census is known from the first bytes, and what is said of XML that is none that is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.census.messages import cin, csww, message, saved

from plimsoll import sources
from plimsoll.intake import load
from plimsoll.sources.census import Heading, heading, stranger
from plimsoll.store import Store
from plimsoll.vocabulary.errors import UnreadableInput


def test_a_heading_is_read_from_the_first_bytes(tmp_path: Path) -> None:
    """Kind, year, authority and days; what comes after does not matter, not even that it breaks off."""
    text = cin().replace("</Message>", "<Chil")
    assert heading(saved(tmp_path, text)) == Heading("CIN", "2024", "201", date(2024, 3, 31), date(2024, 5, 23))


def test_what_a_heading_lacks_is_nothing(tmp_path: Path) -> None:
    """An authority that is no three digits, and days that are none, are not there."""
    text = message("", collection=" cin ", LEA="Barsetshire", ReferenceDate="soon", DateTime="", Year="")
    assert heading(saved(tmp_path, text)) == Heading("CIN", "", None, None, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (message("", "SCHOOL"), "It is a census (SCHOOL)"),
        (message("", "<Name>Ann Other</Name>"), "It is a census (of a kind it does not name)"),
        (message("", ""), "It is a census (of a kind it does not name)"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "no census that Plimsoll reads"),
        ("<EXPSSDA903><CHILD/></EXPSSDA903>", "Of SSDA903 it reads the CSV files"),
        ("<!DOCTYPE html><html><body>Message</body></html>", "document type (DOCTYPE)"),
    ],
)
def test_other_xml_is_not_recognised_and_the_reason_is_said(tmp_path: Path, content: str, said: str) -> None:
    """Another census is named, if its name is one; XML that is no census, and a page of the web, are told apart."""
    path = saved(tmp_path, content)
    assert sources.recognise(path) is None
    reason = stranger(path)
    assert reason is not None
    assert said in reason
    assert "Ann" not in reason


def test_what_is_no_xml_is_no_stranger(tmp_path: Path) -> None:
    """A table of text is judged as such."""
    assert stranger(saved(tmp_path, "a,b\n1,2\n")) is None


def test_the_report_says_which_census_it_did_not_read(tmp_path: Path) -> None:
    """Beside a census that is read, another is listed with its kind; alone, it is the reason why nothing was loaded."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "school.xml").write_text(message("", "SCHOOL"))
    store = Store.create(tmp_path / "store")
    with pytest.raises(UnreadableInput, match=r"It is a census \(SCHOOL\)"):
        load(store, [folder])
    (folder / "cin.xml").write_text(
        cin("<Child><ChildIdentifiers><LAchildID>C1</LAchildID></ChildIdentifiers></Child>")
    )
    report = load(store, [folder])
    assert [(each.file, "SCHOOL" in each.reason) for each in report.not_recognised] == [("school.xml", True)]
    assert report.service == "201"


def test_the_two_censuses_are_not_taken_for_each_other(tmp_path: Path) -> None:
    """Each is read by its own reader, whatever the file is called."""
    found = [sources.recognise(saved(tmp_path, text)) for text in (cin(), csww())]
    assert [each.source if each else None for each in found] == ["cin_census", "csww"]
