from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from tests.processes import ROOT
from tests.rooms.store.drafts import SERVICE, draft, referral
from tests.rooms.store.loading import nth

from plimsoll.store import StatementFailed, Store
from plimsoll.vocabulary.tables import TABLES

JANUARY, FEBRUARY, MARCH, APRIL = (date(2024, month, 1) for month in (1, 2, 3, 4))
BOOK = ["first_known", "assumed", "load_id", "file_no", "row_no"]

QUESTION = """
import sys
from plimsoll.store import Store
with Store.open(sys.argv[1]).session(sys.argv[2]) as session:
    assert session.columns("SELECT count(*) AS n FROM known_referral") == {"n": [400]}
print(*({"pyarrow", "numpy", "pandas"} & set(sys.modules)))
"""


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_a_view_even_when_nothing_was_loaded(store: Store, table: str) -> None:
    """It is empty, and has the table's columns in order and then those that say how they are known."""
    with store.session(SERVICE) as session:
        columns = session.columns(f"SELECT * FROM known_{table}")
    assert columns == {name: [] for name in [*(column.name for column in TABLES[table].columns), *BOOK]}


@pytest.mark.parametrize("loads", [0, 1, 2])
def test_a_view_has_the_same_types_however_it_is_made(store: Store, loads: int) -> None:
    """Empty, a plain scan, or put together from several loads: the columns are of the same types."""
    for number in range(1, loads + 1):
        store.keep(nth(number))
    with store.session(SERVICE) as session:
        types = {row[0]: row[1] for row in session.rows("DESCRIBE known_referral")}
    assert types == {
        "referral_id": "VARCHAR",
        "person_id": "VARCHAR",
        "received": "DATE",
        "need_code": "VARCHAR",
        "nfa": "BOOLEAN",
        "closed": "DATE",
        "close_reason": "VARCHAR",
        "team_id": "VARCHAR",
        "worker_id": "VARCHAR",
        "first_known": "DATE",
        "assumed": "BOOLEAN",
        "load_id": "INTEGER",
        "file_no": "SMALLINT",
        "row_no": "INTEGER",
    }


def test_a_row_leads_to_its_load_and_its_place(store: Store) -> None:
    """The load, the file and the row in it, of the version that is shown."""
    store.keep(draft(FEBRUARY, {"referral": [referral("a", JANUARY), referral("b", JANUARY)]}))
    store.keep(draft(MARCH, {"referral": [referral("b", JANUARY, MARCH) | {"file_no": 3, "row_no": 9}]}, partial=True))
    with store.session(SERVICE) as session:
        places = session.rows("SELECT referral_id, load_id, file_no, row_no FROM known_referral ORDER BY 1")
    assert places == [("a", 1, 0, 2), ("b", 2, 3, 9)]


def test_the_first_load_is_assumed_known_when_it_happened(store: Store) -> None:
    """A later load's rows are known from its as-of day; a day after the load is not believed; no day is the load's."""
    rows = [referral("a", JANUARY), referral("b", APRIL)]
    store.keep(draft(MARCH, {"referral": rows, "team": [{"team_id": "x"}]}))
    store.keep(draft(APRIL, {"referral": [*rows, referral("c", JANUARY)]}))
    with store.session(SERVICE) as session:
        told = session.rows("SELECT referral_id, first_known, assumed FROM known_referral ORDER BY 1")
        assert told == [("a", JANUARY, True), ("b", MARCH, True), ("c", APRIL, False)]
        assert session.rows("SELECT first_known, assumed FROM known_team") == [(MARCH, True)]


def test_before_the_first_load_what_had_not_happened_is_not_known(store: Store) -> None:
    """A referral to come is absent; one that will close is open and its reason for closing empty."""
    rows = [
        referral("a", JANUARY, MARCH, close_reason="RC1", nfa=True),
        referral("b", JANUARY, JANUARY, close_reason="RC2"),
        referral("c", MARCH),
    ]
    store.keep(draft(APRIL, {"referral": rows}))
    with store.session(SERVICE, FEBRUARY) as session:
        told = session.rows("SELECT referral_id, closed, close_reason, nfa, first_known FROM known_referral ORDER BY 1")
    assert told == [("a", None, None, True, JANUARY), ("b", JANUARY, "RC2", None, JANUARY)]


def test_a_day_that_was_foreseen_was_known_before_it_came(store: Store) -> None:
    """An expected birth is known before the birth; the birth is not."""
    row = {"person_id": "a", "birth_month": MARCH, "expected_month": MARCH, "died": APRIL}
    store.keep(draft(APRIL, {"person": [row]}))
    with store.session(SERVICE, FEBRUARY) as session:
        told = session.rows("SELECT birth_month, expected_month, died, first_known FROM known_person")
    assert told == [(None, MARCH, None, FEBRUARY)]


def test_a_row_that_does_not_say_when_is_known_from_the_load(store: Store) -> None:
    """A review that was not held has no day of its own, so it is not known before the first load."""
    store.keep(draft(MARCH, {"review": [{"kind": "CP", "review_id": "a", "person_id": "p", "due": JANUARY}]}))
    counts = []
    for day in (FEBRUARY, MARCH):
        with store.session(SERVICE, day) as session:
            counts.append(session.rows("SELECT count(*), min(first_known) FROM known_review")[0])
    assert counts == [(0, None), (1, MARCH)]


def test_a_session_says_what_it_holds(store: Store) -> None:
    """A table is held once a load known by then carried it, even with no rows."""
    store.keep(draft(FEBRUARY, {"referral": [referral("a", JANUARY)], "visit": []}))
    store.keep(draft(MARCH, {"team": [{"team_id": "x"}]}))
    with store.session(SERVICE, FEBRUARY) as session:
        held = [session.holds(table) for table in ("referral", "visit", "team")]
    with store.session(SERVICE) as session:
        assert (held, session.holds("team")) == ([True, True, False], True)


def test_a_session_says_where_its_data_begin(store: Store) -> None:
    """The first day of a table is the earliest on which something happened; a register has none, nor an empty one."""
    store.keep(
        draft(MARCH, {"referral": [referral("b", FEBRUARY), referral("a", JANUARY)], "team": [{"team_id": "x"}]})
    )
    with store.session(SERVICE) as session:
        days = [session.first_day(table) for table in ("referral", "team", "visit")]
        assert (days, session.first_as_of) == ([JANUARY, None, None], MARCH)
    with store.session("nobody") as session:
        assert session.first_as_of is None


def test_an_answer_comes_as_rows_columns_or_arrow(store: Store) -> None:
    """The same answer in three shapes; columns keep their order, and an empty answer its names."""
    store.keep(draft(FEBRUARY, {"referral": [referral("a", JANUARY), referral("b", JANUARY)]}))
    question = "SELECT referral_id AS id, received FROM known_referral ORDER BY 1"
    with store.session(SERVICE) as session:
        columns = session.columns(question)
        assert list(columns.items()) == [("id", ["a", "b"]), ("received", [JANUARY, JANUARY])]
        assert session.arrow(question).to_pydict() == columns
        assert session.rows(question) == list(zip(*columns.values(), strict=True))
        assert session.columns("SELECT 1 AS one WHERE false") == {"one": []}


def test_a_session_can_make_tables_of_its_own(store: Store) -> None:
    """`run` makes a temporary table that later questions use, also from inside views."""
    store.keep(nth(1))
    with store.session(SERVICE) as session:
        session.run("CREATE TEMP TABLE mine AS SELECT * FROM known_referral WHERE person_id = 'child 7'")
        session.run("CREATE TEMP VIEW ours AS SELECT mine.* FROM mine JOIN KNOWN_referral USING (referral_id)")
        assert session.rows("SELECT count(*) FROM ours") == [(1,)]


def test_one_load_costs_a_plain_scan(store: Store) -> None:
    """The plan of a question on a table told by one load reads its Parquet file, and only the columns asked for."""
    store.keep(nth(1))
    with store.session(SERVICE) as session:
        plan = session.rows("EXPLAIN SELECT person_id FROM known_referral")[0][1]
    steps = [step for step in ("READ_PARQUET", "WINDOW", "JOIN", "FILTER", "GROUP", "UNION") if step in plan]
    assert (steps, "person_id" in plan, "need_code" in plan) == (["READ_PARQUET"], True, False)


def test_several_loads_are_put_together_once(store: Store) -> None:
    """The plan of a question on a table told by two loads reads memory."""
    store.keep(nth(1))
    store.keep(nth(2))
    with store.session(SERVICE) as session:
        plan = session.rows("EXPLAIN SELECT person_id FROM known_referral")[0][1]
    assert ("READ_PARQUET" in plan.upper(), "Seq Scan" in plan) == (False, True), plan


def test_a_session_answers_from_one_commit(store: Store) -> None:
    """A load that is kept while a session is open is not seen by it, even in a table it mentions only then."""
    store.keep(nth(1))
    with store.session(SERVICE) as session:
        store.keep(nth(2))
        assert session.rows("SELECT DISTINCT need_code FROM known_referral") == [("N1",)]


def test_a_statement_that_fails_is_shown(store: Store) -> None:
    """The error holds the statement and what the engine said of it."""
    with store.session(SERVICE) as session:
        for ask in (session.run, session.rows, session.columns, session.arrow):
            with pytest.raises(StatementFailed, match="SELECT nobody FROM known_team") as told:
                ask("SELECT nobody FROM known_team")
            assert (told.value.statement, "nobody" in told.value.reason) == ("SELECT nobody FROM known_team", True)


def test_a_statement_that_fails_over_a_cell_does_not_show_it(store: Store) -> None:
    """The engine quotes the cell it cannot convert; we do not."""
    store.keep(draft(MARCH, {"worker": [{"worker_id": "1", "name": "Zebedee"}]}))
    with store.session(SERVICE) as session, pytest.raises(StatementFailed) as told:
        session.rows("SELECT name::INTEGER FROM known_worker")
    assert ("Zebedee" in str(told.value), told.value.__cause__) == (False, None)


def test_a_question_does_not_load_what_only_a_load_needs(store: Store) -> None:
    """Answering brings in the engine and the catalogue, and neither pyarrow nor numpy."""
    store.keep(nth(1))
    command = [sys.executable, "-c", QUESTION, str(store.root), SERVICE]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""


def test_nothing_is_left_of_a_session(store: Store) -> None:
    """What a session spilt is gone when it closes, and it leaves no other file."""
    store.keep(nth(1))
    before = sorted(store.root.rglob("*"))
    with store.session(SERVICE) as session:
        session.run("SET memory_limit = '24MB'")
        session.run("CREATE TEMP TABLE much AS SELECT range AS n, repeat('x', 100) || range AS t FROM range(600000)")
        assert session.rows("SELECT count(*) FROM much") == [(600000,)]
    assert [path for path in sorted(store.root.rglob("*")) if path not in before] in ([], [store.root / "spill"])
