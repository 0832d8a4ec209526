"""One command, several sources: one service, one day, a load for each, and all of them or none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.rooms.intake.loads import AS_OF, Hall, told, whole
from tests.rooms.intake.mixture import ANNE, AUTHORITY, BOLA, CENSUS_DAY, census, decided, employer, post, study
from tests.rooms.sources.extracts import CELLS

from plimsoll.intake import LoadReport
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse

LATER = AS_OF + timedelta(days=31)
SOURCES = ["cin_census", "hr", "register", "ssd", "time_study"]


def _mixed(hall: Hall) -> None:
    """Write a folder in which five sources lie beside each other."""
    hall.write(whole())
    employer(hall.folder / "hr", post(ANNE), post(BOLA, 1))
    census(hall.folder / "census", "P1", "P2")
    study(hall.folder / "study")
    decided(hall.folder / "register")


def _told(report: LoadReport) -> list[tuple[str, int, bool]]:
    return [(each.source, each.load, each.already) for each in report.loads]


def test_each_source_becomes_a_load_of_its_own(hall: Hall) -> None:
    """In the order they were found, with one service and one day, every row counted where it was read."""
    _mixed(hall)
    report = hall.load()
    assert _told(report) == [
        ("cin_census", 1, False),
        ("hr", 2, False),
        *[(SOURCES[n - 1], n, False) for n in (3, 4, 5)],
    ]
    assert {(load.service, load.as_of) for load in hall.store.loads()} == {(AUTHORITY, AS_OF)}
    assert [load.source for load in hall.store.loads()] == SOURCES
    assert {each.source: sum(file.kept for file in each.files) for each in report.loads} == {
        "cin_census": 4,
        "hr": 2,
        "register": 1,
        "ssd": 20,
        "time_study": 1,
    }
    assert (report.totals["read"], report.load, told(report)) == (28, 1, [])


def test_who_speaks_is_the_same_in_whatever_order_they_came(hall: Hall) -> None:
    """The dataset for the children, though the census was found first; the others for what is their own."""
    _mixed(hall)
    hall.load()
    speakers = hall.store.speakers(AUTHORITY)
    spoken = {source: {table for table, sources in speakers.items() if source in sources} for source in SOURCES}
    assert (spoken["hr"], spoken["register"], spoken["time_study"]) == ({"employment"}, {"decision"}, {"time_entry"})
    assert (spoken["cin_census"], {"referral", "person", "worker"} <= spoken["ssd"]) == (set(), True)
    assert hall.rows("SELECT person_id FROM known_person", AUTHORITY) == [("P1",)]


def test_each_source_has_its_own_window(hall: Hall) -> None:
    """Six years of the dataset, the census's own year; the others say all there is."""
    _mixed(hall)
    hall.load()
    windows = {load.source: load.window_start for load in hall.store.loads()}
    assert windows == {
        "cin_census": date(2024, 4, 1),
        "hr": None,
        "register": None,
        "ssd": date(2018, 6, 30),
        "time_study": None,
    }


def test_the_service_and_the_day_are_those_that_a_file_names(hall: Hall) -> None:
    """The census names both; the files that name no day are told of, because it may not be theirs."""
    _mixed(hall)
    report = hall.load(as_of=None)
    assert (report.service, report.as_of) == (AUTHORITY, CENSUS_DAY)
    assert "hr, register, ssd and time_study name no day. They are taken as known from 20 May 2024" in report.notices[0]


@pytest.mark.parametrize(("as_of", "expected"), [(None, date(2024, 6, 3)), (AS_OF, AS_OF)])
def test_of_several_days_the_last_is_meant(hall: Hall, as_of: date | None, expected: date) -> None:
    """Unless one is given. Where every source names a day there is nothing to tell."""
    census(hall.folder / "a", "P1", day=date(2024, 6, 3))
    census(hall.folder / "b", "P1", "P2", day=date(2024, 5, 1))
    report = hall.load(as_of=as_of)
    assert (report.as_of, report.notices) == (expected, ())


def test_of_two_censuses_the_later_is_believed(hall: Hall) -> None:
    """Whatever their files are called: the one made last is read last, and of one key the last row stands."""
    census(hall.folder / "a", "P1", day=date(2024, 6, 3))
    census(hall.folder / "b", "P1", "P2", day=date(2024, 5, 1))
    report = hall.load()
    names = [file.file for file in report.files if file.table == "referral"]
    kept = hall.rows("SELECT person_id, file_no FROM known_referral ORDER BY 1", AUTHORITY)
    last = max(number for _, number in kept)
    assert (len(names), kept, report.totals["duplicates"]) == (2, [("P1", last), ("P2", kept[1][1])], 2)
    assert kept[1][1] < last


def test_two_authorities_are_not_one_service(hall: Hall) -> None:
    """Both are named, with a file of each; nothing is kept. A service that is given settles it."""
    census(hall.folder / "a", "P1")
    census(hall.folder / "b", "P2", authority="825")
    with pytest.raises(WrongUse, match=r"2 authorities: 825 \(CIN_Census_2025\.xml\), 941 \(CIN") as raised:
        hall.load()
    assert ("--service" in raised.value.next_step, hall.store.loads()) == (True, ())
    assert hall.load(service="joint").service == "joint"


def test_a_service_that_is_begun_beside_another_is_told(hall: Hall) -> None:
    """A dataset that names nobody and a census that names its authority would never be put together."""
    hall.loaded(whole())
    others = census(hall.root / "census", "P1")
    assert [notice[:55] for notice in hall.load(*others).notices] == [
        "This began a service of its own, 941, beside service. F"
    ]
    assert hall.store.services() == ("941", "service")
    given = hall.load(*others, service="west")
    assert (given.notices, given.service) == ((), "west")


@pytest.mark.parametrize("last", [True, False])
def test_one_source_that_cannot_be_read_leaves_nothing(hall: Hall, last: bool) -> None:
    """Whether it is the first or the last: the other four, read and whole, are not kept either."""
    _mixed(hall)
    hall.load()
    before = sorted(path.name for path in (hall.store.root / "data").rglob("*.parquet"))
    employer(hall.folder / "hr", post(ANNE, fte=0.5))
    [path] = census(hall.folder / "census", "P1", "P2", "P3")
    path.write_bytes(path.read_bytes()[:-40])
    if last:
        path.rename(hall.folder / "zz.xml")
    with pytest.raises(UnreadableInput):
        hall.load(as_of=LATER)
    assert len(hall.store.loads()) == len(SOURCES)
    assert sorted(path.name for path in (hall.store.root / "data").rglob("*.parquet")) == before
    assert hall.rows("SELECT fte FROM known_employment ORDER BY staff_id", AUTHORITY) == [(1.0,), (1.0,)]


def test_one_source_that_tells_half_leaves_nothing(hall: Hall) -> None:
    """The dataset without the plans that it carried before: the employer's new file is not kept either."""
    _mixed(hall)
    hall.load()
    (hall.folder / "ssd_cp_plans.csv").unlink()
    employer(hall.folder / "hr", post(ANNE, fte=0.5), post(BOLA, 1))
    with pytest.raises(WrongUse, match="An earlier load carried ssd_cp_plans, this one does not"):
        hall.load(as_of=LATER)
    assert len(hall.store.loads()) == len(SOURCES)


def test_what_was_loaded_before_is_left_out_source_by_source(hall: Hall) -> None:
    """Only the employer's file is new: one load more, and the report says of which the others are."""
    _mixed(hall)
    hall.load()
    employer(hall.folder / "hr", post(ANNE, fte=0.5), post(BOLA, 1))
    report = hall.load()
    assert _told(report) == [
        ("cin_census", 1, True),
        ("hr", 6, False),
        ("register", 3, True),
        ("ssd", 4, True),
        ("time_study", 5, True),
    ]
    assert (report.already, report.load, report.totals["kept"], len(hall.store.loads())) == (False, 6, 2, 6)
    assert [file["source"] for file in report.as_dict()["files"]] == ["hr"]
    assert "The files of ssd were loaded before (load 4): of them nothing has changed." in report.notices


def test_when_all_was_loaded_before_nothing_changes(hall: Hall) -> None:
    """The report tells what became of the files then, faults too."""
    _mixed(hall)
    employer(hall.folder / "hr", absence=[{"staff_id": "lost", "kind": "sickness", "started": date(2024, 1, 2)}])
    first, again = hall.load(), hall.load(as_of=None)
    assert (again.already, again.load, again.as_of, len(hall.store.loads())) == (True, 1, AS_OF, len(SOURCES))
    assert (again.totals, again.files, told(again)) == (first.totals, first.files, told(first))
    assert (len(again.notices), "nothing has changed" in again.notices[0]) == (1, True)


def test_another_day_loads_every_source_again(hall: Hall) -> None:
    """The same files said to be of another day."""
    _mixed(hall)
    hall.load()
    report = hall.load(as_of=LATER)
    assert ([each.already for each in report.loads], report.load) == ([False] * 5, 6)


def test_an_absence_of_nobody_in_post_is_told(hall: Hall) -> None:
    """Absences and supervisions point to the employer's people; the case system's workers do not."""
    supervision = [{"staff_id": "100", "supervisor_id": "boss", "held": date(2024, 3, 4)}]
    absence = [{"staff_id": who, "kind": "sickness", "started": date(2024, 1, 2)} for who in ("100", "lost")]
    employer(hall.folder, post(ANNE), supervision=supervision, absence=absence)
    hall.write({"ssd_professionals": [CELLS["ssd_professionals"]]})
    report = hall.load()
    assert told(report) == [("absence.csv", 3, "staff_id", "ORPHAN")]
    assert report.totals["kept"] == 5


def test_a_row_of_a_workforce_file_needs_no_child(hall: Hall) -> None:
    """Nobody of it is looked for among the children, and a date far ahead is told like any other."""
    census(hall.folder / "census", "P1")
    employer(hall.folder, post(ANNE, ended=date(2026, 1, 1)))
    study(hall.folder)
    assert [(column, reason) for _, _, column, reason in told(hall.load())] == [("last_day", "FUTURE_DATE")]
