"""Concerns from the command line: one in a line, a file of them, and what is never kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.council import typed
from tests.journeys.ladders import LATER, THEN, matters, refused, said


def test_a_concern_climbs_until_it_is_settled(ladder: Path) -> None:
    """Nothing measures it: only an answer that settles it ends it."""
    text = "Calls to the duty team are not returned"
    words = ("--by", "agency", "--team", "North", "--case", "P2", "--about", "contacts_undecided")
    [told] = said(ladder, "concern", text, *words, "--on", THEN).json["matters"]
    assert (told["id"], told["words"], told["raised_by"], told["team"]) == ("M1", text, "agency", "T1")
    assert (told["child"], told["measure"], told["role"]) == ("P2", "contacts_undecided", "team manager")
    said(ladder, "escalate", "--on", LATER)
    (now,) = (each for each in matters(ladder, on=LATER) if each["id"] == "M1")
    assert now["role"] == "director"
    answer = ("--by", "director", "--note", "The duty line is answered again", "--settled")
    [done] = said(ladder, "acknowledge", "M1", *answer, "--on", LATER).json["matters"]
    assert (done["state"], done["ended"]) == ("ended", LATER)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--by", "agency"), "Nothing was said"),
        (("Calls",), "needs --by"),
        (("Calls", "--by", "neighbour"), "worker, agency, family"),
        (("Calls", "--by", "agency", "--team", "Nowhere"), "no team of that name"),
        (("Calls", "--by", "agency", "--team", ""), "no team of that name"),
        (("Calls", "--by", "agency", "--case", "P99"), "knows no such case"),
        (("Calls", "--by", "agency", "--case", ""), "knows no such case"),
        (("Calls", "--by", "agency", "--about", "happiness"), "no measure or defence of that name"),
        (("Ring 07700 900 123", "--by", "family"), "a telephone or NHS number"),
        (("Living at SW1A 1AA", "--by", "family"), "a postcode"),
        (("x" * 301, "--by", "family"), "300 is the most"),
        (("Calls", "--by", "agency", "--file", "concerns.csv"), "Give --file alone"),
    ],
)
def test_a_concern_that_cannot_be_kept_is_refused(ladder: Path, words: tuple[str, ...], why: str) -> None:
    """The message says why and never repeats what was typed; nothing is written."""
    told = refused(ladder, "concern", *words)
    assert why in told
    assert not {"P99", "happiness", "Nowhere", "SW1A", "07700"} & set(told.replace(".", " ").split())
    assert matters(ladder, "--all") == []


def test_a_file_of_concerns_is_read_once(ladder: Path, tmp_path: Path) -> None:
    """The rows that cannot be kept are told with their reason, and with --strict it ends with 1."""
    lines = (
        "raised,raised by,concern,team,case,about,reference",
        "09/10/2018,school,Calls are not returned,North,,,PH/1",
        "2018-10-10,parent,Nobody comes to agreed visits,,P1,days_since_seen,",
        "2018-10-10,parent,Write to a@b.example,,,,",
        "2018-10-10,neighbour,Noise,,,,",
        "2018-10-10,worker,Too many cases,,P99,,",
        "2018-10-10,worker,,,,,",
        "2018-12-10,worker,Too many cases,,,,",
    )
    path = tmp_path / "heard.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = said(ladder, "concern", "--file", path, "--on", THEN).json
    assert (told["read"], told["kept"], told["duplicates"], told["refused"]) == (7, 2, 0, 5)
    kept = [(each["id"], each["raised_by"], each["since"], each["raised"]) for each in told["matters"]]
    assert kept == [("M1", "agency", "2018-10-09", THEN), ("M2", "family", "2018-10-10", THEN)]
    assert {fault["row"] for fault in told["faults"]} == {4, 5, 6, 7, 8}
    assert not any("b.example" in fault["reason"] or "P99" in fault["reason"] for fault in told["faults"])
    again = said(ladder, "concern", "--file", path, "--on", LATER).json
    assert (again["kept"], again["duplicates"], again["matters"]) == (0, 2, [])
    strict = typed("concern", "--file", path, "--on", LATER, "--strict", "--store", ladder)
    assert (strict.code, "5 rows refused" in strict.err) == (1, True)


def test_the_same_words_of_two_teams_are_two_concerns(ladder: Path, tmp_path: Path) -> None:
    """Without references, what differs in what it is about is kept apart, what differs in nothing once."""
    row = "2018-10-10,worker,Too many cases"
    path = tmp_path / "heard.csv"
    about = ("North,,", ",P1,", ",,Contacts Undecided", ",,", "North,,")
    lines = ("raised,raised by,concern,team,case,about", *(f"{row},{each}" for each in about))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = said(ladder, "concern", "--file", path, "--on", THEN).json
    kept = [(each["team"], each["child"], each["measure"]) for each in told["matters"]]
    assert kept == [("T1", None, None), (None, "P1", None), (None, None, "contacts_undecided"), (None, None, None)]
    assert (told["duplicates"], told["refused"]) == (1, 0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("raised,raised by,concrn\n2018-10-10,worker,Too many cases\n", "'concern' is missing"),
        ("a,b\n1,2\n", "no file of concerns"),
        ("", "empty"),
    ],
)
def test_a_file_of_another_kind_is_not_read(ladder: Path, tmp_path: Path, text: str, why: str) -> None:
    """It ends with 3 and says which column is missing, or how to get an empty file."""
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    told = typed("concern", "--file", path, "--store", ladder)
    assert (told.code, why in told.err) == (3, True)


def test_the_help_says_never_to_name_a_person() -> None:
    """Neither with an answer nor with a concern: the log is kept for good."""
    for verb in ("acknowledge", "concern"):
        told = " ".join(typed(verb, "--help").out.split())
        assert "kept for good" in told
        assert "never name a person" in told
