"""The questions put to the small council, whose answers can be worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.council import FORMULA, LATER, ON, council, extract

import plimsoll
from plimsoll import NotPermitted, Plimsoll, UnreadableInput, WrongUse
from plimsoll.door import Answer, Report, known_measures


def figure(answer: Answer, measure: str) -> dict[str, object]:
    """The row of a measure."""
    return next(row for row in answer if row["measure"] == measure)


def test_the_conditions_are_those_of_the_day(store: Plimsoll) -> None:
    """As known then: three open cases, two with nobody, the longer since the referral six weeks before."""
    answer = store.conditions(ON, as_known_on=ON)
    unallocated = figure(answer, "unallocated")
    assert figure(answer, "open_cases")["value"] == 3
    assert (unallocated["value"], unallocated["numerator"], unallocated["denominator"]) == (2, 2, 3)
    assert unallocated["detail"] == {"longest": 44, "median": 26.5}


def test_what_became_known_later_counts_today_and_not_then(store: Plimsoll) -> None:
    """P2's allocation was recorded in November: as known today one child is without a worker, as known then two."""
    then = store.conditions(ON, as_known_on=ON, measures=["unallocated"])
    today = store.conditions(ON, measures=["unallocated"])
    assert (then["value"], today["value"]) == ([2], [1])


def test_every_measure_has_its_row(store: Plimsoll) -> None:
    """All measures are there, the ones that cannot be made too, each once and in order."""
    assert store.conditions(ON)["measure"] == list(known_measures())


def test_a_measure_without_a_source_says_so(store: Plimsoll) -> None:
    """Its numbers are empty, never nought, and its note names what would bring it."""
    row = figure(store.conditions(ON), "turnover")
    assert (row["value"], row["numerator"], row["denominator"]) == (None, None, None)
    assert "HR file" in str(row["note"])


def test_by_team_the_name_stands_in_the_detail(store: Plimsoll) -> None:
    """The unit is the identifier, its name is in the detail."""
    rows = store.conditions(ON, "team", measures=["open_cases"]).records()
    assert {(row["unit"], row["detail"].get("name")) for row in rows} == {("T1", "North"), ("T2", FORMULA)}


def test_without_a_day_it_is_the_last_loads(store: Plimsoll) -> None:
    """Nothing later is known, so that day is asked about; as known on a day, never one after it."""
    assert store.conditions().about["on"] == LATER
    assert store.conditions(as_known_on=ON).about["on"] == ON


def test_the_answer_knows_its_loads(store: Plimsoll) -> None:
    """As known in October only the first load stands behind it."""
    assert store.conditions(ON, as_known_on=ON).provenance.loads == (1,)
    assert store.conditions(ON).provenance.loads == (1, 2)


def test_by_worker_only_caseload_and_load_are_shown(store: Plimsoll) -> None:
    """A worker's own cases and load may be asked, and nothing that would judge the worker."""
    assert set(store.conditions(ON, "worker")["measure"]) == {"caseload", "caseload_families", "load"}
    with pytest.raises(NotPermitted):
        store.conditions(ON, "worker", measures=["visits_overdue_cp"])


def test_defences_are_not_shown_by_worker(store: Plimsoll) -> None:
    """They judge the service."""
    with pytest.raises(NotPermitted):
        store.defences(ON, by="worker")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measures": ["unalocated"]}, "Did you mean 'unallocated'"),
        ({"by": "child"}, "service, team or worker"),
        ({"on": "soon"}, "not a date"),
    ],
)
def test_a_wrong_question_is_answered_with_a_right_one(store: Plimsoll, asked: dict[str, str], said: str) -> None:
    """A misspelt measure, unit or day is named, with what to write instead."""
    with pytest.raises(WrongUse, match=said):
        store.conditions(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["open_cases", "Open cases", "OPEN-CASES"])
def test_a_measures_name_may_be_written_as_words(store: Plimsoll, name: str) -> None:
    """Capitals, and how the words are joined, do not matter."""
    assert store.conditions(ON, measures=[name])["measure"] == ["open_cases"]


def test_a_series_has_a_row_a_day(store: Plimsoll) -> None:
    """The same measure on each day asked for, and what was asked beside it."""
    answer = store.series("open_cases", "2018-10-16", "2018-10-18", every="day", as_known_on=ON)
    assert list(zip(answer["on"], answer["value"], strict=True)) == [
        (date(2018, 10, 16), 4),
        (date(2018, 10, 17), 3),
        (date(2018, 10, 18), 3),
    ]
    about = {"measure": "open_cases", "from": date(2018, 10, 16), "to": date(2018, 10, 18), "every": "day"}
    moved = answer.about["moved"]
    assert dict(answer.about) == {**about, "by": "service", "as_known_on": ON, "moved": moved}
    assert [(each["first"], each["last"], each["move"]) for each in moved] == [(4, 3, "steady")]


def test_a_series_agrees_with_its_days(store: Plimsoll) -> None:
    """Asking for many days at once or one after another gives the same."""
    run = store.series(["unallocated", "visits_overdue_cp"], "2018-09-01", "2018-10-13", by="team")
    days = [row for day in sorted(set(run["on"])) for row in store.conditions(day, "team", measures=RUN).records()]
    assert [{**row, "on": None} for row in run] == [{**row, "on": None} for row in days]


RUN = ("unallocated", "visits_overdue_cp")


def test_the_rows_behind_a_number_are_its_population(store: Plimsoll) -> None:
    """Every child with an open case is listed, and those nobody holds are counted."""
    answer = store.rows("unallocated", ON, as_known_on=ON)
    assert {row["child"]: row["counted"] for row in answer} == {"P1": False, "P2": True, "P5": True}


def test_defences_give_the_children_with_two_down(store: Plimsoll) -> None:
    """P2 and P5, unheld and unassessed, are aligned; the counts are of all three."""
    answer = store.defences(ON, as_known_on=ON)
    assert {"P2", "P5"} <= set(answer["child"])
    assert sum(answer.about["barriers_down"].values()) == answer.about["children"] == 3
    assert (answer.holds, answer["since"][0].year) == ("aligned", 2018)


def test_one_case_can_be_asked_for(store: Plimsoll) -> None:
    """Only that child is told of; one without an open case is refused."""
    assert store.defences(ON, case="P2").about["children"] == 1
    with pytest.raises(WrongUse, match="no open case"):
        store.defences(ON, case="P4")


def test_drain_says_that_it_is_association(store: Plimsoll) -> None:
    """The note stands with the rows."""
    assert "association" in store.drain(LATER).about["note"]


def test_reconcile_explains_each_child(store: Plimsoll) -> None:
    """A report that counts the closing day as open differs by P3, and by that rule."""
    answer = store.reconcile(Report(4, {"P1": 2, "P2": 3, "P3": 4, "P5": 5}), "open_cases", ON)
    assert (answer.about["theirs"], answer.about["ours"]) == (4, 3)
    assert [(row["child"], row["side"]) for row in answer] == [("P3", "theirs")]
    assert answer["sentence"][0] != ""


def test_reconcile_of_a_number_tries_the_readings(store: Plimsoll) -> None:
    """Of a number alone there is no child to name, but the reading that gives it is found."""
    answer = store.reconcile(Report(4), "open_cases", ON)
    assert len(answer) == 0
    assert 4 in {reading["count"] for reading in answer.about["readings"]}


def test_reconcile_reads_a_file(store: Plimsoll, tmp_path: Path) -> None:
    """The report may be named by its path."""
    (tmp_path / "theirs.csv").write_text("person_id\nP2\n", encoding="utf-8")
    assert store.reconcile(tmp_path / "theirs.csv", "unallocated", ON).about["theirs"] == 1


def test_explain_tells_every_part(store: Plimsoll) -> None:
    """A definition has its meaning, both sides of the fraction, its direction, its counters and its source."""
    told = dict(zip(store.explain("unallocated")["what"], store.explain("unallocated")["says"], strict=True))
    assert {"meaning", "numerator", "denominator", "direction", "counter-measures", "needs", "source"} <= set(told)


def test_explain_of_nothing_lists_all(store: Plimsoll) -> None:
    """Without a name every measure is listed."""
    assert store.explain()["measure"] == list(known_measures())


@pytest.mark.parametrize("measure", known_measures())
def test_every_measure_can_be_explained(store: Plimsoll, measure: str) -> None:
    """Each has a title, a meaning and a source."""
    answer = store.explain(measure)
    assert {"title", "meaning", "source"} <= set(answer["what"])


def test_loads_are_told_in_the_order_of_their_knowledge(store: Plimsoll) -> None:
    """Each load with its counts, which add up, and the tables its source speaks for."""
    answer = store.loads()
    assert answer["as_of"] == [ON, LATER]
    for row in answer:
        assert row["read"] == row["kept"] + row["duplicates"] + row["refused"]
        assert "referral" in row["tables"]


def test_a_load_that_is_not_there_is_named(store: Plimsoll) -> None:
    """Asked for what a load refused that never was, it says how to see which there are."""
    with pytest.raises(WrongUse, match="There is no load 9"):
        store.refused(9)


def test_an_unknown_service_is_named(place: Path) -> None:
    """The message says which services the store holds."""
    with pytest.raises(WrongUse, match="It holds: service"):
        plimsoll.open(place, service="north").conditions()


def test_nothing_loaded_is_said(tmp_path: Path) -> None:
    """A folder without a store says what to type first."""
    with pytest.raises(UnreadableInput, match="plimsoll load"):
        plimsoll.open(tmp_path / "none").conditions()


def test_several_services_have_a_row_each(tmp_path: Path) -> None:
    """By service each gets its own row; what only one can be asked says that it wants to know which."""
    for name in ("north", "south"):
        plimsoll.open(tmp_path / "store", name).load(extract(tmp_path / name, council()), as_of=ON)
    both = plimsoll.open(tmp_path / "store")
    assert both.conditions(ON, measures=["open_cases"])["unit"] == ["north", "south"]
    with pytest.raises(WrongUse, match="north, south"):
        both.defences(ON)
    assert plimsoll.open(tmp_path / "store", "south").conditions(ON, measures=["open_cases"])["unit"] == ["service"]


def test_a_load_makes_the_store_and_says_what_became_of_every_row(tmp_path: Path) -> None:
    """The first load makes the store; per file and in total, what was read is what was kept, doubled and refused."""
    told: list[str] = []
    answer = plimsoll.open(tmp_path / "store").load(extract(tmp_path / "in"), as_of=ON, tell=told.append)
    totals = answer.about["totals"]
    assert totals["read"] == totals["kept"] + totals["duplicates"] + totals["refused"] > 0
    assert sum(answer["read"]) == totals["read"]
    assert told[0].startswith("Reading")


def test_an_open_store_sees_what_it_loads(tmp_path: Path) -> None:
    """After a load the same object answers from it."""
    store = plimsoll.open(tmp_path / "store")
    store.load([extract(tmp_path / "one")], as_of="17/10/2018")
    store.load(str(extract(tmp_path / "two")), as_of=LATER)
    assert len(store.loads()) == 2


def _files(folder: Path) -> dict[str, Path]:
    """Every file in a folder and its folders, by its name from there."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_invent_writes_extracts_that_can_be_loaded(tmp_path: Path) -> None:
    """The files named are there, and are read as any council's: the case system's rows add up."""
    told = plimsoll.invent(tmp_path / "in", seed=3, children=30, years=1, scenario="worsening")
    assert set(_files(tmp_path / "in")) == set(told["file"])
    answer = plimsoll.open(tmp_path / "store").load(tmp_path / "in" / "ssd", as_of=told.about["as_of"])
    rows = zip(told["file"], told["rows"], strict=True)
    assert answer.about["totals"]["read"] == sum(count for file, count in rows if file.startswith("ssd/"))


def test_the_same_seed_invents_the_same_county(tmp_path: Path) -> None:
    """Every file of two counties of one seed is the same to the byte."""
    for name in ("one", "two"):
        plimsoll.invent(tmp_path / name, seed=3, children=20, years=1, ends="2019-03-31")
    first, second = (
        {file: path.read_bytes() for file, path in _files(tmp_path / name).items()} for name in ("one", "two")
    )
    assert first == second


def test_an_unknown_scenario_is_named(tmp_path: Path) -> None:
    """The message says which there are; a file that is missing is said to be missing."""
    with pytest.raises(WrongUse, match="steady, worsening"):
        plimsoll.invent(tmp_path, scenario="better")
    with pytest.raises(UnreadableInput, match=r"own\.toml"):
        plimsoll.invent(tmp_path, scenario=str(tmp_path / "own.toml"))


def test_it_says_how_it_was_opened(place: Path) -> None:
    """Shown, it is the call that made it."""
    assert repr(plimsoll.open(place)) == f"plimsoll.open({str(place)!r}, service=None)"
