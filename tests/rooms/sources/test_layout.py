"""Files of our own layouts: known by their headings, however these are written, and never by their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms.sources.sheets import column, csv_file, only, recognised

from plimsoll import sources
from plimsoll.sources import hr, register, time_study
from plimsoll.sources.layout import Layout
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.tables import TABLES

LAYOUTS = [*hr.LAYOUTS, *register.LAYOUTS, *time_study.LAYOUTS]


def _named(layout: Layout) -> str:
    return layout.name


@pytest.mark.parametrize("layout", LAYOUTS, ids=_named)
def test_every_column_fills_one_that_exists(layout: Layout) -> None:
    """And every canonical column has its place, but for identifiers that nobody should have to invent."""
    columns = {each.name for each in TABLES[layout.table].columns}
    filled = [entry.field.column for entry in layout.entries] + [key.column for key in layout.keys]
    assert sorted(filled) == sorted(columns)


@pytest.mark.parametrize("layout", LAYOUTS, ids=_named)
def test_no_heading_means_two_things(layout: Layout) -> None:
    """In one file a heading leads to one column; a registration may stand for the employer's identifier too."""
    own = [name for entry in layout.entries for name in dict.fromkeys(entry.field.names)]
    assert sorted(set(own)) == sorted(own)


@pytest.mark.parametrize("layout", LAYOUTS, ids=_named)
def test_no_two_kinds_of_file_are_taken_for_each_other(layout: Layout, tmp_path: Path) -> None:
    """With all its headings a file is of its own kind, whatever it is called."""
    path = csv_file(tmp_path, "export.csv", ",".join(entry.heading for entry in layout.entries))
    found = recognised(path)
    assert (found.source, found.source_table, found.tables) == (layout.source, layout.name, (layout.table,))


@pytest.mark.parametrize(
    "header",
    [
        "staff_id,started,fte,team",
        "Staff ID,Started,FTE,Team",
        "TEAM;FTE;STARTED;STAFF-ID",
        " Employee Number , Start Date , W.T.E. , Team Name ",
        "payroll_number\tdate_started\tcontracted_fte\tteam_id",
        '"Staff Id","Started","Full Time Equivalent","Team"',
        "shoe size,team,fte,started,staff id",
    ],
)
def test_headings_match_however_they_are_written(header: str, tmp_path: Path) -> None:
    """Letters, spaces, punctuation, delimiter and order do not matter, and columns of other origin are let be."""
    assert recognised(csv_file(tmp_path, "people.csv", header)).source_table == "employment"


@pytest.mark.parametrize("header", ["name,team,started", "staff_id,started", "id,value", "child,team,fte", "fte"])
def test_a_file_of_another_kind_is_not_taken(header: str, tmp_path: Path) -> None:
    """Headings that many files have do not make one of ours."""
    assert sources.recognise(csv_file(tmp_path, "other.csv", header)) is None


@pytest.mark.parametrize(
    ("header", "missing", "advice"),
    [
        ("staf_id,started,fte", "'staff_id'", "Is 'staf_id' meant?"),
        ("staff_id,startd,fte", "'started'", "Is 'startd' meant?"),
        ("staff_id,role,fte,team", "'started'", "Add it"),
        ("name,team,role,fte,started", "'staff_id'", "Add it"),
    ],
)
def test_a_heading_that_no_row_can_do_without_is_asked_for(
    header: str, missing: str, advice: str, tmp_path: Path
) -> None:
    """A misspelt one is never guessed: the message says which heading may be meant."""
    path = csv_file(tmp_path, "people.csv", header, "1,2,3,4")
    with pytest.raises(UnreadableInput, match=missing) as told:
        recognised(path).read()
    assert advice in told.value.next_step
    assert told.value.where == "people.csv"


def test_posts_that_nobody_fills_are_no_people(tmp_path: Path) -> None:
    """Without anybody's identifier or name a file of teams, roles and days is one of vacancies."""
    path = csv_file(tmp_path, "posts.csv", "team,role,fte,started,ended", "North,Case holder,1,2024-01-01,")
    assert recognised(path).source_table == "vacancy"


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    """By their headings, so that a misspelt one is seen."""
    read = only(csv_file(tmp_path, "e.csv", "staff_id,started,fte,lst_day,notes", "S1,2024-01-01,1,2024-02-01,x"))
    assert read.notices == ("e.csv: columns that are not known were not read: 'lst_day', 'notes'.",)


def test_of_a_heading_that_stands_twice_the_first_is_read(tmp_path: Path) -> None:
    """And that is told."""
    read = only(csv_file(tmp_path, "e.csv", "staff_id,started,FTE,team,fte", "S1,2024-01-01,0.5,T,1"))
    assert column(read, "fte") == [0.5]
    assert read.notices == ("e.csv: of a column that stands twice the first is read: 'fte'.",)


def test_of_two_columns_that_mean_one_thing_the_surer_is_read(tmp_path: Path) -> None:
    """The heading we write comes before its synonyms, wherever it stands."""
    read = only(csv_file(tmp_path, "e.csv", "worker_id,staff_id,started,fte", "W9,S1,2024-01-01,0.5"))
    assert column(read, "staff_id") == ["S1"]


def test_a_file_without_rows_is_told(tmp_path: Path) -> None:
    """A template that nobody filled in is no fault, and yet nothing is known of it."""
    read = only(csv_file(tmp_path, "e.csv", "staff_id,started,fte"))
    assert (read.read, read.rows.num_rows) == (0, 0)
    assert read.notices == ("e.csv: it has a header and no rows. If it should have some, save it again.",)
