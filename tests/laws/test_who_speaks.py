"""Who speaks, for any loads of any sources in any order: the store shows what a replay of each source says."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.store.drafts import SERVICE, draft
from tests.rooms.store.replay import Key, Row, Told, known

from plimsoll.store import Store

FIRST = date(2024, 1, 1)
DAYS = [FIRST + timedelta(days=30 * n) for n in range(4)]
ASKED = [None, FIRST - timedelta(days=1), *DAYS]

RANKS = (("ssd",), ("annex_a",), ("cin_census", "ssda903"))
SOURCES = [source for rank in RANKS for source in rank]

days = st.sampled_from(DAYS)
referrals = st.dictionaries(st.sampled_from("abc"), st.tuples(days, st.none() | days), max_size=3)
load = st.fixed_dictionaries(
    {"source": st.sampled_from(SOURCES), "as_of": days, "partial": st.booleans(), "rows": st.none() | referrals}
)


def _tables(rows: Mapping[str, tuple[date, date | None]] | None) -> dict[str, list[Row]]:
    if rows is None:
        return {"team": []}
    told = [{"referral_id": k, "person_id": k, "received": r, "closed": c} for k, (r, c) in sorted(rows.items())]
    return {"referral": told}


def _replayed(history: Sequence[tuple[str, Told]], on: date | None) -> dict[Key, Row]:
    """The slow, obvious way: of each rank in turn, what its sources say; the first that says anything is believed."""
    firsts = {source: min(told.as_of for name, told in history if name == source) for source, _ in history}
    day = None if on is None else max(on, min(firsts.values()))
    loaded = {source for source, first in firsts.items() if day is None or first <= day}
    carries = {source for source in firsts if _carries(history, source, on, firsts[source])}
    for heard in (carries & loaded, carries):
        for rank in RANKS:
            if heard & set(rank):
                return _together([source for source in rank if source in carries], history, on)
    return {}


def _bare(rows: Mapping[Key, Row]) -> dict[Key, Row]:
    """Without the load a row came from: of loads that come late it may be another that said the same."""
    return {key: {name: cell for name, cell in row.items() if name != "load_id"} for key, row in rows.items()}


def _carries(history: Sequence[tuple[str, Told]], source: str, on: date | None, first: date) -> bool:
    end = date.max if on is None else max(on, first)
    return any(name == source and told.as_of <= end and "referral" in told.tables for name, told in history)


def _together(sources: Sequence[str], history: Sequence[tuple[str, Told]], on: date | None) -> dict[Key, Row]:
    rows: dict[Key, Row] = {}
    for source in reversed(sources):
        rows |= known([told for name, told in history if name == source], "referral", on)
    return rows


def _shown(store: Store, on: date | None) -> dict[Key, dict[str, Any]]:
    with store.session(SERVICE, on) as session:
        columns = session.columns("SELECT * EXCLUDE (file_no, row_no) FROM known_referral")
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    shown = {(row["referral_id"],): row for row in rows}
    assert len(shown) == len(rows), "a key stands twice"
    return shown


@given(st.lists(load, min_size=1, max_size=5))
def test_the_store_believes_whom_a_replay_believes(loads: list[dict[str, Any]]) -> None:
    """Every row of every day, with when it was known."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "store")
        history = []
        for each in loads:
            tables = _tables(each["rows"])
            said = {name: each[name] for name in ("as_of", "partial")}
            number = store.keep(draft(each["as_of"], tables, source=each["source"], partial=each["partial"])).id
            history.append((each["source"], Told(number, tables=tables, **said)))
        for on in ASKED:
            assert _bare(_shown(store, on)) == _bare(_replayed(history, on)), on
