"""What an extract of a day holds: what was recorded by then, and no more."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow.compute as pc
import pytest
from tests.rooms.invention.looking import FAR, FORESEEN, REGISTERS, by_key, key_of, on, whole

from plimsoll.invention import County, Invention, invent
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES

EARLIER, LATER = date(2018, 3, 31), date(2018, 9, 30)
LONG_AFTER = timedelta(days=730)
DATED = [name for name in TABLES if name not in REGISTERS]

MISTAKES_LAST = 0.02
"""At most so large a share of an extract's rows is taken out again or moved to another day."""


@pytest.mark.parametrize("name", DATED)
def test_an_extract_knows_nothing_of_the_future(county: County, name: str) -> None:
    """No row of an extract happened after its day, and no end in it lies after it; only what is due may."""
    rows = county.as_at(EARLIER)[name]
    for column in TABLES[name].columns:
        if column.kind is Kind.DAY and column.name not in FORESEEN:
            days = whole(rows[column.name])
            assert (days[days < on(FAR)] <= on(EARLIER)).all()


@pytest.mark.parametrize("name", DATED)
def test_extracts_grow(county: County, name: str) -> None:
    """A later extract holds what an earlier one did, but for a few mistakes and rows moved to another day."""
    earlier, later = (set(key_of(county.as_at(day)[name], name)) for day in (EARLIER, LATER))
    assert len(earlier - later) <= max(3, MISTAKES_LAST * len(earlier))


@pytest.mark.parametrize("name", DATED)
def test_what_is_known_is_not_forgotten(county: County, name: str) -> None:
    """A cell that was filled in stays so; only a day may be put right, a contact decided, a review cancelled."""
    earlier, later = (by_key(county.as_at(day)[name], name) for day in (EARLIER, LATER))
    days = set(TABLES[name].days)
    changed = {
        column
        for key in earlier.keys() & later.keys()
        for column, cell in earlier[key].items()
        if cell is not None and cell != later[key][column]
    }
    assert changed <= days | {"decided", "cancelled"}


@pytest.mark.parametrize("name", DATED)
def test_in_the_end_all_is_known(county: County, name: str) -> None:
    """Long after the last day an extract holds every true row as it truly was."""
    truth = by_key(county.tables()[name], name)
    known = by_key(county.as_at(county.invention.ends + LONG_AFTER)[name], name)
    assert {key: known.get(key) for key in truth} == truth


def test_endings_come_to_be_known_after_their_rows(county: County) -> None:
    """Some cases closed by a day still stand open in that day's extract, and are closed in a later one."""
    closed = {
        key for key, row in by_key(county.tables()["referral"], "referral").items() if (row["closed"] or FAR) <= EARLIER
    }
    then = by_key(county.as_at(EARLIER)["referral"], "referral")
    later = by_key(county.as_at(LATER)["referral"], "referral")
    late = {key for key in closed & then.keys() if then[key]["closed"] is None}
    assert late
    assert [key for key in late if later[key]["closed"] is None] == []


def test_an_outcome_is_known_only_with_its_ending(county: County) -> None:
    """An assessment not yet authorised says nothing of the child being seen or of its outcome."""
    rows = county.as_at(EARLIER)["assessment"]
    unfinished = rows.filter(pc.is_null(rows["authorised"]))
    assert unfinished.num_rows > 0
    assert unfinished["child_seen"].null_count == unfinished.num_rows
    assert unfinished["nfa"].null_count == unfinished.num_rows


def test_an_undecided_contact_has_no_outcome(county: County) -> None:
    """A contact without a decision says so, and nothing else."""
    rows = county.as_at(EARLIER)["contact"]
    waiting = rows.filter(pc.invert(rows["decided"]))
    assert waiting.num_rows > 0
    assert waiting["referred"].null_count == waiting["nfa"].null_count == waiting.num_rows
    assert rows["decided"].null_count == 0


def test_dates_are_put_right(county: County) -> None:
    """A few allocations are first recorded as begun some days too early, and later put right."""
    truth = by_key(county.tables()["allocation"], "allocation")
    wrong = {}
    for month in range(12):
        rows = by_key(county.as_at(add_months(EARLIER, month))["allocation"], "allocation")
        wrong |= {
            key: rows[key]["started"] for key in rows.keys() & truth if rows[key]["started"] != truth[key]["started"]
        }
    assert 0 < len(wrong) <= MISTAKES_LAST * len(truth)
    assert {started < truth[key]["started"] for key, started in wrong.items()} == {True}


def test_mistakes_are_taken_out(county: County) -> None:
    """Rows entered twice stand in extracts for a while and are not part of the truth."""
    truth = set(key_of(county.tables()["contact"], "contact"))
    days = [add_months(county.invention.begins, month) for month in range(1, 34)]
    entered = {key for day in days for key in key_of(county.as_at(day)["contact"], "contact")}
    # Contacts of the year before the records are true as well, though the truth begins with the records.
    before = set(key_of(county.as_at(county.invention.begins)["contact"], "contact"))
    assert 0 < len(entered - truth - before) < len(truth) * MISTAKES_LAST


def test_records_are_made_within_days(steady: County) -> None:
    """In good order half of the visits are recorded by the day after, nearly all within a month."""
    truth = {key for key in key_of(steady.tables()["visit"], "visit") if EARLIER - timedelta(28) < key[3] <= EARLIER}
    shares = [
        len(truth & set(key_of(steady.as_at(EARLIER + timedelta(days))["visit"], "visit"))) / len(truth)
        for days in (0, 35)
    ]
    assert 0.80 < shares[0] < 0.98
    assert shares[1] > 0.97


def test_records_are_slower_when_conditions_worsen(steady: County, worsening: County) -> None:
    """Of January's visits fewer are recorded at the month's end in the county that worsens."""
    day = date(2018, 1, 31)
    shares = []
    for county in (steady, worsening):
        truth = {key for key in key_of(county.tables()["visit"], "visit") if date(2018, 1, 1) <= key[3] <= day}
        shares.append(len(truth & set(key_of(county.as_at(day)["visit"], "visit"))) / len(truth))
    assert shares[1] < shares[0] - 0.03


def test_an_extract_covers_six_years() -> None:
    """What ended more than six years before an extract is left out of it, and what was open since is in."""
    county = invent(Invention(seed=2, children=40, years=8))
    last = county.as_at(county.invention.ends)
    window = on(add_months(county.invention.ends, -72))
    assert whole(last["contact"]["received"]).min() >= window
    assert whole(last["referral"]["closed"]).min() >= window
    assert whole(last["referral"]["received"]).min() < window
    assert whole(county.tables()["contact"]["received"]).min() < window


def test_an_unborn_childs_birth_becomes_known(county: County) -> None:
    """An expected child has no month of birth until it is born; afterwards the expected month stays."""
    expected = {key for key, row in by_key(county.as_at(EARLIER)["person"], "person").items() if row["expected_month"]}
    earlier, later = (by_key(county.as_at(day)["person"], "person") for day in (EARLIER, LATER))
    born = {key for key in expected if earlier[key]["birth_month"] is None}
    assert born
    assert {key for key in born if later[key]["birth_month"] is None} == set()
    assert {later[key]["expected_month"] == earlier[key]["expected_month"] for key in expected} == {True}


def test_a_worker_is_known_from_the_first_day(county: County) -> None:
    """The register of an extract has the workers who have started, and no later one."""
    earlier, later = (set(key_of(county.as_at(day)["worker"], "worker")) for day in (EARLIER, LATER))
    assert earlier < later
