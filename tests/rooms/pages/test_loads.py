"""The pages of loads: what became of one, which there were, and what was refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from plimsoll.door.answer import Answer, tabled
from plimsoll.pages import loads

ON = date(2018, 10, 17)


def load_of(**about: Any) -> Answer:
    counts = {"read": 1204, "kept": 1200, "duplicates": 3, "refused": 1}
    faults = [
        {"file": "ssd_person.csv", "row": 5, "column": "pers_dob", "reason": "BAD_DATE"},
        {"file": "ssd_person.csv", "row": 9, "column": "pers_dob", "reason": "BAD_DATE"},
        {"file": "ssd_cin_episodes.csv", "row": 7, "column": "", "reason": "CUT_SHORT"},
    ]
    plain_load = {"already": False, "not_kept": [], "not_recognised": [], "notices": []}
    loaded = [{"load": 3, "source": "ssd", "already": about.get("already", False)}]
    told = {"loads": loaded, "service": "north", "as_of": ON, "totals": counts, "faults": faults, **plain_load, **about}
    sources = [each["source"] for each in told["loads"] if told["already"] or not each["already"]]
    rows = [{"file": f"{source}_person.csv", "source": source, "table": "person", **counts} for source in sources]
    return tabled(("file", "source", "table", *counts), rows, about=told, holds="files")


def test_a_load_tells_every_file_and_the_whole() -> None:
    """Read, kept, duplicates and refused per file and in all, and the faults by kind, most of them first."""
    page = loads.load_page(load_of())
    assert page.startswith("Load 3 of north, known from 17 October 2018.")
    assert "In all                  1,204  1,200           3        1" in page
    assert page.index("2 in ssd_person.csv (pers_dob): The date cannot be read") < page.index(
        "1 in ssd_cin_episodes.csv:"
    )


def test_loads_of_several_sources_are_told_together() -> None:
    """Each number with who spoke, and who spoke beside each file; a source that told nothing new is not counted."""
    hr, before = {"load": 4, "source": "hr", "already": False}, {"load": 1, "source": "csww", "already": True}
    page = loads.load_page(load_of(loads=[{"load": 3, "source": "ssd", "already": False}, before, hr]))
    assert page.startswith("Loads 3 (ssd) and 4 (hr) of north, known from 17 October 2018.")
    assert [line.split()[:3] for line in page.splitlines()[3:6]] == [
        ["ssd_person.csv", "ssd", "person"],
        ["hr_person.csv", "hr", "person"],
        ["In", "all", "1,204"],
    ]
    assert ("Source" in page, "Source" in loads.load_page(load_of()), "csww" in page) == (True, False, False)


def test_a_load_without_faults_says_so() -> None:
    """No faults is told in words."""
    assert loads.load_page(load_of(faults=[])).endswith("No faults.\n")


def test_what_was_loaded_before_is_said_to_be() -> None:
    """Nothing changed, and the earlier load is named."""
    assert loads.load_page(load_of(already=True)).startswith(
        "These files were loaded before, and nothing changed: load 3"
    )


def test_files_that_were_not_used_are_named_with_the_reason() -> None:
    """What is not known, what is known and not kept, and what to know of whole files."""
    page = loads.load_page(
        load_of(
            not_kept=["ssd_address.csv"],
            not_recognised=[{"file": "notes.txt", "reason": "Not a table."}],
            notices=["Tick the option that quotes."],
        )
    )
    for said in ("Not recognised: notes.txt. Not a table.", "ssd_address.csv", "Tick the option that quotes."):
        assert said in page


def test_a_flood_of_faults_is_cut_short() -> None:
    """Many kinds of fault are told in part, with how many more there are."""
    faults = [{"file": f"{n}.csv", "row": 1, "column": "", "reason": "BAD_DATE"} for n in range(20)]
    assert "and 8 more kinds." in loads.load_page(load_of(faults=faults))


def test_loads_end_with_who_speaks_for_what() -> None:
    """Each source of each service once; those that speak together in one sentence."""
    row = {"load": 1, "service": "north", "source": "ssd", "as_of": ON, "tables": ["plan", "visit"]}
    speaks = [
        {"service": "north", "sources": ["ssd"], "tables": ["plan", "visit"]},
        {"service": "north", "sources": ["cin_census", "ssda903"], "tables": ["missing"]},
    ]
    page = loads.history_page(tabled(tuple(row), [row, {**row, "load": 2}], about={"speaks": speaks}, holds="loads"))
    assert (page.startswith("2 loads"), page.count("For north, ssd speaks for plan, visit.")) == (True, 1)
    assert "For north, cin_census and ssda903 together speak for missing." in page


def test_refused_rows_are_told_by_place_and_reason() -> None:
    """File, row, column and reason, under how many were refused and how many only reported."""
    names = ("file", "row", "column", "refused", "reason", "hint")
    rows = [("a.csv", 2, "x", True, "Why.", ""), ("a.csv", 3, "x", False, "Why.", "7")]
    answer = tabled(names, [dict(zip(names, row, strict=True)) for row in rows], about={"load": 4})
    assert loads.refused_page(answer).startswith("Load 4: 1 row refused, 1 reported and kept")
