"""What a workforce census says of who was in post, who had left, who was away, and which posts stood empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.census.messages import csww, faults, read, rows, saved
from tests.samples import published

import plimsoll
from plimsoll import sources
from plimsoll.vocabulary.errors import UnreadableInput

REFERENCE = date(2022, 9, 30)
WORKER = {"AgencyWorker": "0", "SWENo": "sw1234567890", "FTE": "0.8", "OrgRole": "5", "RoleStartDate": "2019-01-07"}


def test_a_census_says_whose_it_is_and_the_day_from_which_it_covers(tmp_path: Path) -> None:
    """The authority, the day it was made, and the day after its reference: what earlier ones said of posts stays."""
    source = sources.recognise(saved(tmp_path, csww(WORKER)))
    assert source is not None
    assert (source.source, source.service, source.as_of) == ("csww", "201", date(2022, 11, 2))
    assert source.covers_from == date(2022, 10, 1)
    assert source.tables == ("employment", "absence", "vacancy")


def test_a_worker_in_post_is_named_by_number_and_told_in_words(tmp_path: Path) -> None:
    """The number in capitals is the person and the registration; codes are words; the row ends nowhere."""
    worker = WORKER | {"StartOrigin": "1", "CFKSSstatus": "1"}
    reads = read(tmp_path, csww(worker))
    assert rows(reads, "employment") == [
        {
            "employment_id": "SW1234567890",
            "staff_id": "SW1234567890",
            "registration": "SW1234567890",
            "role": "Case holder",
            "agency": False,
            "asye": True,
            "fte": 0.8,
            "started": date(2019, 1, 7),
            "origin": "Newly qualified social worker",
            "row_no": 1,
        }
    ]
    assert faults(reads) == []


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("1", "Senior manager"),
        ("2", "Middle manager"),
        ("3", "First line manager"),
        ("4", "Senior practitioner"),
        ("5", "Case holder"),
        ("6", "Qualified without cases"),
    ],
)
def test_each_role_has_its_word(tmp_path: Path, code: str, role: str) -> None:
    """The census's six roles."""
    assert rows(read(tmp_path, csww(WORKER | {"OrgRole": code})), "employment")[0]["role"] == role


def test_nothing_private_is_read(tmp_path: Path) -> None:
    """Birth date, gender and ethnicity stand in no column, and the cases held have no place."""
    private = {"PersonBirthDate": "1967-01-04", "GenderCurrent": "2", "Ethnicity": "REFU", "Cases30": "72"}
    everything = str([each.rows.to_pydict() for each in read(tmp_path, csww(WORKER | private))])
    assert [word for word in ("1967", "REFU", "72") if word in everything] == []


def test_whoever_left_had_gone_by_the_day_that_is_given(tmp_path: Path) -> None:
    """Somebody who left on 30 September is a leaver of that year and not in post that night, as DfE counts."""
    reads = read(tmp_path, csww(WORKER | {"RoleEndDate": "2022-09-30", "ReasonLeave": "1"}))
    [post] = rows(reads, "employment")
    assert (post["ended"], post["leave_reason"]) == (REFERENCE, "Resignation")


def test_a_leaver_without_a_reason_left_for_one_that_is_not_known(tmp_path: Path) -> None:
    """An empty reason would read as a move within the service, which the census does not tell of."""
    reads = read(tmp_path, csww(WORKER | {"RoleEndDate": "2022-03-01"}, WORKER | {"SWENo": "SW0000000001"}))
    assert [row.get("leave_reason") for row in rows(reads, "employment")] == ["Not known", None]


def test_the_contract_speaks_and_the_day_where_it_is_silent(tmp_path: Path) -> None:
    """FTE is what is contracted; FTE30 stands in for it; beyond 0 to 1 it is left empty and told of."""
    reads = read(
        tmp_path,
        csww(
            WORKER | {"FTE30": "0.5"},
            {name: said for name, said in WORKER.items() if name != "FTE"} | {"SWENo": "SW0000000002", "FTE30": "0.5"},
            WORKER | {"SWENo": "SW0000000003", "FTE": "37"},
        ),
    )
    assert [row.get("fte") for row in rows(reads, "employment")] == [0.8, 0.5, None]
    assert faults(reads) == [("employment", 3, "FTE", "OUT_OF_RANGE")]


def test_a_worker_without_a_number_is_the_row_of_its_year(tmp_path: Path) -> None:
    """The row and the year name the person, so that two censuses' fifth rows are two people; there is no number."""
    nameless = {name: said for name, said in WORKER.items() if name != "SWENo"}
    [_, post] = rows(read(tmp_path, csww(WORKER, nameless | {"WorkingDaysLost": "4"})), "employment")
    assert (post["staff_id"], post.get("registration")) == ("row 2 of 2022", None)


def test_a_worker_without_a_first_day_is_refused_and_their_absence_kept(tmp_path: Path) -> None:
    """No post can begin on no day; what was lost to sickness was lost."""
    undated = {name: said for name, said in WORKER.items() if name != "RoleStartDate"}
    reads = read(tmp_path, csww(undated | {"WorkingDaysLost": "4"}))
    assert faults(reads) == [("employment", 1, "RoleStartDate", "NO_START")]
    assert rows(reads, "absence")[0]["days_lost"] == 4


def test_days_lost_are_a_total_over_the_census_year(tmp_path: Path) -> None:
    """From 1 October to 30 September, of sickness; none lost is said as none, and nothing said is no row."""
    reads = read(
        tmp_path,
        csww(WORKER | {"WorkingDaysLost": "12.5"}, WORKER | {"SWENo": "SW0000000002", "WorkingDaysLost": "0"}, WORKER),
    )
    assert rows(reads, "absence") == [
        {
            "absence_id": f"{staff}@2021-10-01",
            "staff_id": staff,
            "kind": "sickness",
            "started": date(2021, 10, 1),
            "ended": date(2022, 10, 1),
            "days_lost": lost,
            "total": True,
            "row_no": row,
        }
        for row, (staff, lost) in enumerate([("SW1234567890", 12.5), ("SW0000000002", 0.0)], start=1)
    ]


@pytest.mark.parametrize(
    ("code", "kind", "lost"),
    [
        ("SIC", "sickness", 0),
        ("MAT", "family", None),
        ("TRN", "training", None),
        ("PUB", "other", None),
        ("", "other", None),
    ],
)
def test_an_absence_on_the_day_of_the_census_is_known_for_that_day(
    tmp_path: Path, code: str, kind: str, lost: float | None
) -> None:
    """The reason's kind, on 30 September alone. Its sickness is among the days lost already, so it adds none."""
    reads = read(tmp_path, csww(WORKER | {"WorkingDaysLost": "3", "Absat30Sept": "1", "ReasonAbsence": code}))
    [_, standing] = rows(reads, "absence")
    assert (standing["kind"], standing.get("days_lost"), standing.get("total")) == (kind, lost, None)
    assert (standing["started"], standing["ended"]) == (REFERENCE, date(2022, 10, 1))


def test_nobody_is_away_who_is_not_said_to_be(tmp_path: Path) -> None:
    """A reason without an absence is none."""
    assert rows(read(tmp_path, csww(WORKER | {"Absat30Sept": "0", "ReasonAbsence": "SIC"})), "absence") == []


def test_an_agency_worker_is_known_until_the_next_census(tmp_path: Path) -> None:
    """The census lists no agency workers who have gone, so one that the next does not list is gone by then."""
    agency = WORKER | {"AgencyWorker": "1"}
    reads = read(tmp_path, csww(agency, agency | {"SWENo": "SW0000000002", "RoleEndDate": "2022-05-01"}))
    assert [(row["ended"], row.get("leave_reason")) for row in rows(reads, "employment")] == [
        (date(2023, 9, 30), None),
        (date(2022, 5, 1), "Not known"),
    ]


def test_a_person_with_two_rows_has_two_posts_and_a_row_told_twice_is_one(tmp_path: Path) -> None:
    """Somebody who left and came back within the year is told apart by a number; the same row twice is the same."""
    left = WORKER | {"RoleEndDate": "2022-01-31", "ReasonLeave": "1"}
    back = WORKER | {"RoleStartDate": "2022-06-01"}
    reads = read(tmp_path, csww(left, back, left))
    assert [row["employment_id"] for row in rows(reads, "employment")] == [
        "SW1234567890",
        "SW1234567890@2",
        "SW1234567890",
    ]


def test_two_years_of_censuses_add_up_to_each_years_rates(tmp_path: Path) -> None:
    """On each 30 September the formulas find that census's own posts: a later one takes away nothing that stood."""
    first = csww(
        _numbered(1),
        _numbered(2),
        _numbered(3) | {"RoleEndDate": "2022-09-30", "ReasonLeave": "1"},
        _numbered(4) | {"AgencyWorker": "1"},
        authority={"NumberOfVacancies": "1", "NoAgencyFTE": "2"},
    )
    second = csww(
        _numbered(1) | {"RoleStartDate": "2023-01-09"},
        _numbered(2) | {"RoleEndDate": "2023-03-01"},
        _numbered(5) | {"RoleStartDate": "2022-12-01"},
        authority={"NumberOfVacancies": "3", "NoAgencyFTE": "0"},
        Year="2023",
        ReferenceDate="2023-09-30",
        DateTime="2023-11-10T09:00:00",
    )
    store = plimsoll.open(tmp_path / "store")
    for text in (first, second):
        store.load(saved(tmp_path, text))
    wanted = ("turnover", "vacancy_rate", "agency_rate", "absence_rate")
    found = {
        (day.year, row["measure"]): (row["numerator"], row["denominator"])
        for day in (REFERENCE, date(2023, 9, 30))
        for row in store.conditions(on=day, as_known_on=day.replace(month=12))
        if row["measure"] in wanted
    }
    assert found == {
        (2022, "turnover"): (1, 2),
        (2022, "vacancy_rate"): (1, 3),
        (2022, "agency_rate"): (2, 4),
        (2022, "absence_rate"): (30, 2 * 253),
        (2023, "turnover"): (1, 2),
        (2023, "vacancy_rate"): (3, 5),
        (2023, "agency_rate"): (0, 2),
        (2023, "absence_rate"): (30, 2 * 253),
    }
    today = {row["measure"]: row["numerator"] for row in store.conditions(on=REFERENCE)}
    assert today["vacancy_rate"] == 1


def _numbered(number: int) -> dict[str, str]:
    return WORKER | {"SWENo": f"SW{number:010d}", "FTE": "1", "WorkingDaysLost": "10"}


def test_vacancies_stand_from_the_census_to_the_next(tmp_path: Path) -> None:
    """One row of the whole authority, in FTE, until the day of the next census."""
    [vacancy] = rows(read(tmp_path, csww(WORKER, authority={"NumberOfVacancies": "7.25"})), "vacancy")
    assert vacancy == {
        "vacancy_id": "2022-09-30",
        "fte": 7.25,
        "started": REFERENCE,
        "ended": date(2023, 9, 30),
        "row_no": 1,
    }


def test_agency_workers_given_only_in_total_are_a_row_of_nobodys_name(tmp_path: Path) -> None:
    """The total less those who have rows of their own in post; a row that had ended takes nothing from it."""
    agency = WORKER | {"AgencyWorker": "1", "FTE": "0.5"}
    gone = agency | {"SWENo": "SW0000000009", "RoleEndDate": "2022-01-31"}
    reads = read(tmp_path, csww(agency, gone, authority={"NoAgencyFTE": "4.75", "NoAgencyHeadcount": "5"}))
    assert rows(reads, "employment")[-1] == {
        "employment_id": "agency not named@2022-09-30",
        "staff_id": "agency not named",
        "agency": True,
        "fte": 4.25,
        "started": REFERENCE,
        "ended": date(2023, 9, 30),
        "row_no": 1,
    }


def test_a_total_that_the_rows_explain_adds_nobody(tmp_path: Path) -> None:
    """Equal, or less than the rows say: no row, and nothing taken away."""
    agency = WORKER | {"AgencyWorker": "1"}
    for total in ("0.8", "0", "0.803"):
        reads = read(tmp_path, csww(agency, authority={"NoAgencyFTE": total}))
        assert [row["staff_id"] for row in rows(reads, "employment")] == ["SW1234567890"]


def test_codes_that_are_none_are_told(tmp_path: Path) -> None:
    """An unknown role, status and number: kept as they are or left empty, and reported."""
    reads = read(tmp_path, csww(WORKER | {"OrgRole": "9", "CFKSSstatus": "9", "SWENo": "N/K 77"}))
    assert sorted(faults(reads)) == [
        ("employment", 1, "CFKSSstatus", "BAD_FLAG"),
        ("employment", 1, "OrgRole", "UNKNOWN_CODE"),
        ("employment", 1, "SWENo", "UNUSUAL_ID"),
    ]


def test_a_census_of_no_day_is_of_30_september_of_its_year(tmp_path: Path) -> None:
    """The year tells the day; with neither there is no telling what the rows are of."""
    text = csww(WORKER, authority={"NumberOfVacancies": "1"}, ReferenceDate="")
    assert rows(read(tmp_path, text), "vacancy")[0]["started"] == REFERENCE
    for year in ("", "0001", "9999", "MMXXII"):
        with pytest.raises(UnreadableInput, match="of which year"):
            read(tmp_path, csww(WORKER, ReferenceDate="", Year=year))


def test_the_published_sample_is_read_to_the_row() -> None:
    """Thirty workers made up at random: four have no first day, and the authority's totals are rows of their own."""
    source = sources.recognise(published("formats", "csww", "social_work_workforce_2022.xml"))
    assert source is not None
    assert (source.service, source.as_of) == ("301", date(2023, 3, 28))
    reads = list(source.read())
    assert [(each.source_table, each.table, each.read, each.refused) for each in reads] == [
        ("CSWWWorker", "employment", 30, 4),
        ("WorkingDaysLost", "absence", 23, 0),
        ("Absat30Sept", "absence", 3, 0),
        ("LALevelVacancies", "vacancy", 1, 0),
        ("NoAgencyFTE", "employment", 1, 0),
    ]
    assert faults(reads) == [("employment", row, "RoleStartDate", "NO_START") for row in (2, 7, 11, 22)]
    [vacancy] = rows(reads, "vacancy")
    assert vacancy["fte"] == 79.68
    assert rows(reads, "employment")[-1]["fte"] == pytest.approx(59.82 - 1.41, abs=0.01)
