"""What the lists say together: one case, one holder, one referral, whichever lists they stand on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.rooms.sources.annex_a.workbooks import (
    CHILD,
    ROWS,
    WORKER,
    as_csv,
    checked,
    notices,
    read,
    recognised,
    row,
    rows_of,
    saved,
    table,
    whole,
)

from plimsoll import sources
from plimsoll.sources import TableRead


def test_a_referral_that_began_a_case_is_told_by_list_6(tmp_path: Path) -> None:
    """List 3 repeats it and does not count: one referral, open, of list 6."""
    found = read(whole(tmp_path, list_8=[], list_9=[]))
    [case] = rows_of(found, "referral")
    assert "closed" not in case
    assert [(each.read, each.source_table) for each in found if each.table == "referral"] == [
        (0, "list 3"),
        (1, "list 6"),
        (0, "list 7"),
        (0, "list 8"),
    ]


def test_a_referral_of_an_open_case_is_no_second_case(tmp_path: Path) -> None:
    """It counts as a referral, closed on the day it came: the case is list 6's."""
    found = read(whole(tmp_path, list_3=[row(3, Date_of_referral=date(2024, 3, 1))], list_8=[], list_9=[]))
    closed = {each["referral_id"]: each.get("closed") for each in rows_of(found, "referral")}
    assert closed == {"1001@2024-03-01": date(2024, 3, 1), "1001@2024-01-03": None}


def test_a_referral_that_led_to_nothing_stays_closed(tmp_path: Path) -> None:
    """No further action, no case: it is there to be counted and is never open."""
    found = read(
        saved(tmp_path, {"3": table(3, row(3, Referral_NFA="x", **{"Referral NFA?": "a) Yes"})), "6": table(6)})
    )
    [referral] = rows_of(found, "referral")
    assert (referral["nfa"], referral["closed"]) == (True, date(2024, 1, 3))


def test_a_closed_case_says_what_its_referral_came_to(tmp_path: Path) -> None:
    """List 3's answer is list 6's where the case has closed; a case that is open led to something."""
    nothing = [row(3, **{"Referral NFA?": "Yes"})]
    closed = [row(6, CIN_Closure_Date=date(2024, 2, 1), Case_Status="e) Closed episode")]
    shut = rows_of(read(whole(tmp_path / "a", list_3=nothing, list_6=closed, list_8=[])), "referral")
    still = rows_of(read(whole(tmp_path / "b", list_3=nothing, list_8=[])), "referral")
    assert [each["nfa"] for each in shut] == [True]
    assert [each["nfa"] for each in still] == [False]


def test_one_worker_of_one_child_is_one_allocation(tmp_path: Path) -> None:
    """Lists 6 and 7 name the same holder: one allocation, begun with the case, and the notice that says so."""
    found = read(whole(tmp_path, list_8=[], list_9=[]))
    [held] = rows_of(found, "allocation")
    assert (held["allocation_id"], held["started"]) == ("1001@Ann Poole@2024-01-03", date(2024, 1, 3))
    assert held["role"] == "Allocated Worker"
    assert "tells who holds a child on one day only" in notices(found)


def test_two_workers_of_one_child_are_two_allocations(tmp_path: Path) -> None:
    """Where list 7 names another, both hold."""
    found = read(whole(tmp_path, list_7=[row(7, **{WORKER: "Ben Reed"})], list_8=[], list_9=[]))
    assert {each["worker_id"] for each in rows_of(found, "allocation")} == {"Ann Poole", "Ben Reed"}


def test_an_open_case_without_a_worker_has_no_allocation(tmp_path: Path) -> None:
    """The child is unallocated: nothing is made up."""
    found = read(saved(tmp_path, {"6": table(6, row(6, **{WORKER: " "}), row(6, **{CHILD: 5, WORKER: "#N/A"}))}))
    assert rows_of(found, "allocation") == []
    assert len(rows_of(found, "referral")) == 2


def test_a_child_on_list_7_or_8_only_has_a_case(tmp_path: Path) -> None:
    """Where list 6 lacks the child, the plan or period stands for the case, once, and a notice counts them."""
    looked_after = row(8, **{CHILD: 1001})
    found = read(whole(tmp_path, list_6=[], list_8=[looked_after], list_9=[], list_3=[]))
    assert [each["referral_id"] for each in rows_of(found, "referral")] == ["1001@2022-05-01"]
    assert "sheet List 8: 1 of its children are not on list 6" in notices(found)
    assert {each["referral_id"] for each in rows_of(found, "plan")} == {"1001@2022-05-01"}


def test_an_assessment_belongs_to_the_case_open_on_its_day(tmp_path: Path) -> None:
    """Of two cases the one begun last by then; none when that had closed."""
    early = row(6, CIN_Start_Date=date(2023, 11, 1), CIN_Closure_Date=date(2023, 12, 1))
    days = [date(2023, 11, 5), date(2023, 12, 20), date(2024, 1, 3), date(2023, 10, 1)]
    rows = [row(4, Continuous_Assessment_Start_Date=day) for day in days]
    found = read(saved(tmp_path, {"6": table(6, ROWS[6], early), "4": table(4, *rows)}))
    belongs = {each["started"]: each.get("referral_id") for each in rows_of(found, "assessment")}
    assert belongs == {
        days[0]: "1001@2023-11-01",
        days[1]: None,
        days[2]: "1001@2024-01-03",
        days[3]: None,
    }


def test_only_the_status_of_a_plan_makes_a_child_in_need_plan(tmp_path: Path) -> None:
    """Of the five statuses one is a plan for a child in need."""
    said = ["a) Looked after child", "CPP", "CiN Plan", "d) Open assessment", "Closed", "c) Child in need plan"]
    rows = [row(6, **{CHILD: f"C{n}", "Case Status": status}) for n, status in enumerate(said)]
    found = read(saved(tmp_path, {"6": table(6, *rows)}))
    assert [(each["person_id"], each["kind"]) for each in rows_of(found, "plan")] == [("C2", "CIN"), ("C5", "CIN")]


def test_care_leavers_are_held_and_advised_since_the_last_contact(tmp_path: Path) -> None:
    """The worker holds and the adviser advises, from the last day the list speaks of; without one, neither is kept."""
    undated = row(9, **{CHILD: 9, "Latest Date of Contact": None})
    found = read(saved(tmp_path, {"9": table(9, ROWS[9], undated)}))
    told = {(each["worker_id"], each["role"], each["started"]) for each in rows_of(found, "allocation")}
    assert told == {
        ("Ben Reed", "Allocated Worker", date(2024, 5, 10)),
        ("Cal Dean", "Personal Adviser", date(2024, 5, 10)),
    }
    assert "1 care leavers have no date" in notices(found)


def _same(one: tuple[TableRead, ...], other: tuple[TableRead, ...]) -> bool:
    return all(
        a.table == b.table and a.rows.equals(b.rows) and a.read == b.read for a, b in zip(one, other, strict=True)
    )


def test_eleven_csv_files_read_together_say_what_the_workbook_says(tmp_path: Path) -> None:
    """Saved as CSV and given in any order, the lists tell the same rows."""
    files = [recognised(as_csv(tmp_path / "csv", number, ROWS[number])) for number in sorted(ROWS, reverse=True)]
    [whole_one] = sources.together(files)
    assert _same(checked(whole_one.read()), read(whole(tmp_path)))


def test_one_csv_file_is_known_by_itself(tmp_path: Path) -> None:
    """A single list is read for what it says; without list 6 its referrals are closed, and a notice says so."""
    found = read(as_csv(tmp_path, 3, ROWS[3]))
    assert [each["closed"] for each in rows_of(found, "referral")] == [date(2024, 1, 3)]
    assert "There is no list 6" in notices(found)


def test_files_of_other_sources_stay_where_they_are(tmp_path: Path) -> None:
    """Only Annex A's files are joined; one alone stays as it is."""
    one, two = (recognised(as_csv(tmp_path, number, ROWS[number])) for number in (3, 6))
    other = sources.SourceFile("x.csv", "ssd", "ssd_person", ("person",), tuple)
    joined = sources.together([other, one, two])
    assert [each.source for each in joined] == ["ssd", "annex_a"]
    assert sources.together([other, one]) == [other, one]
