"""SQL for what a load changes. Each function returns SQL text and does nothing else.

The statements speak of relations that stand beside them: `incoming` (the load's rows), `versions` (all that was
written before it), `stood` (each key as it stood before it), `changed` (what it writes), and for each load that comes
after it in the order of loads, `claims` (the keys it touched, as they stand by now), `later` (how they stood at that
later load), `carried` (the keys the later load carried) and `ruled` (what they come to there).
"""

from __future__ import annotations

from datetime import date

from plimsoll.store.records import Load
from plimsoll.store.versions import (
    BOOK,
    PLACE,
    canonical,
    content,
    day,
    differs,
    every,
    happened,
    name,
    names,
    same_key,
)
from plimsoll.vocabulary.table import Table

CARRIED_BY_ALL = "true"


def changes(table: Table, load: Load) -> str:
    """The versions a load writes: rows that are new or say something new, and tombstones for rows it dropped."""
    return f"{_new_rows(table, load)}\nUNION ALL\n{_tombstones(table, load)}"


def _new_rows(table: Table, load: Load) -> str:
    told = day(load.as_of)
    return (
        f"SELECT {names((*canonical(table), *PLACE), 'incoming')}, {_book(load, gone='false')}, "
        f"{told} AS first_seen, {happened(table, told, 'incoming')} AS first_day\n"
        f"FROM incoming LEFT JOIN (SELECT * FROM stood WHERE NOT gone) AS stood "
        f"ON {same_key(table, 'incoming', 'stood')}\n"
        f"WHERE stood.{name(table.key[0])} IS NULL OR {differs(content(table), 'incoming', 'stood')}"
    )


def _tombstones(table: Table, load: Load) -> str:
    emptied = ", ".join(_only_key(table, column) for column in canonical(table))
    unsaid = "false" if load.partial else dropped(table, load.window_start, "stood")
    return (
        f"SELECT {emptied}, NULL AS file_no, NULL AS row_no, {_book(load, gone='true')}, "
        f"NULL AS first_seen, NULL AS first_day\n"
        f"FROM stood ANTI JOIN incoming USING ({names(table.key)}) WHERE NOT gone AND {unsaid}"
    )


def _book(load: Load, *, gone: str) -> str:
    number = f"{load.id}::INTEGER"
    return f"{number} AS load_id, {day(load.as_of)} AS as_of, {number} AS at_load, {number} AS by_load, {gone} AS gone"


def _only_key(table: Table, column: str) -> str:
    # A tombstone says which row is gone and keeps nothing of what it said.
    return name(column) if column in table.key else f"NULL AS {name(column)}"


def dropped(table: Table, window_start: date | None, of: str) -> str:
    """The condition that a row which a load does not carry is no longer known: it is not wholly before the window."""
    if window_start is None or not table.days:
        return "true"
    latest = f"greatest({names(table.days, of)}, NULL)"
    return f"coalesce({latest} >= {day(window_start)}, true)"


def touched(table: Table) -> str:
    """The keys a load changed, as they stand after it."""
    return f"SELECT {names(every(table))} FROM changed"


def stated(table: Table, later: Load) -> str:
    """The keys for which a version was written at a later load, so that it stands whatever comes before."""
    told = f"as_of = {day(later.as_of)} AND at_load = {later.id}"
    return f"SELECT DISTINCT {names(table.key)} FROM versions WHERE {told}"


def rulings(table: Table, later: Load) -> str:
    """What the claimed keys come to at a later load, and whether that must be `owed`: written, because nothing says it.

    What the later load carried, it said. What it did not carry is gone if it said all there is; if not, the claim
    stands, unless the row lies inside the window that the later load covered.
    """
    rest = ", ".join(f"{_ruled(column)} AS {name(column)}" for column in (*content(table), *PLACE, "load_id"))
    owed = f"gone <> stated_gone OR (NOT gone AND ({_says_other(table)}))"
    return f"SELECT {names(table.key)}, {rest}, gone, {owed} AS owed\nFROM ({_beside(table, later)}) AS beside"


def _beside(table: Table, later: Load) -> str:
    said = _was_said(table, later)
    spoken = f"stated.{name(table.key[0])} IS NOT NULL"
    unsaid = "false" if later.partial else dropped(table, later.window_start, "claims")
    both = (*content(table), *PLACE, "load_id")
    now = ", ".join(_choice(said, column, "now") for column in both)
    before = ", ".join(_choice(spoken, column, "stated") for column in both)
    return (
        f"SELECT {names(table.key, 'claims')}, {now}, {before},\n"
        f"CASE WHEN {said} THEN coalesce(later.gone, true) ELSE claims.gone OR {unsaid} END AS gone,\n"
        f"CASE WHEN {spoken} THEN coalesce(later.gone, true) ELSE claims.gone END AS stated_gone\n"
        f"FROM claims LEFT JOIN later ON {same_key(table, 'claims', 'later')}\n"
        f"LEFT JOIN carried ON {same_key(table, 'claims', 'carried')}\n"
        f"LEFT JOIN stated ON {same_key(table, 'claims', 'stated')}"
    )


def _was_said(table: Table, later: Load) -> str:
    return CARRIED_BY_ALL if later.replaces else f"carried.{name(table.key[0])} IS NOT NULL"


def _choice(condition: str, column: str, prefix: str) -> str:
    chosen = f"CASE WHEN {condition} THEN later.{name(column)} ELSE claims.{name(column)} END"
    return f"{chosen} AS {name(f'{prefix}_{column}')}"


def _ruled(column: str) -> str:
    return f"CASE WHEN gone THEN NULL ELSE {name(f'now_{column}')} END"


def _says_other(table: Table) -> str:
    pairs = (f"{name(f'now_{c}')} IS DISTINCT FROM {name(f'stated_{c}')}" for c in content(table))
    return " OR ".join(pairs) or "false"


def restorations(table: Table, later: Load, by: Load) -> str:
    """The versions a late load writes at a later one, so that what is known from then on stays what it was."""
    return _restated(table, later, by) + " WHERE owed"


def claims(table: Table, later: Load, by: Load) -> str:
    """The claimed keys as they stand after a later load."""
    return _restated(table, later, by)


def _restated(table: Table, later: Load, by: Load) -> str:
    told = day(later.as_of)
    book = {
        "load_id": f"CASE WHEN gone THEN {later.id}::INTEGER ELSE load_id END",
        "as_of": told,
        "at_load": f"{later.id}::INTEGER",
        "by_load": f"{by.id}::INTEGER",
        "gone": "gone",
        "first_seen": f"CASE WHEN NOT gone THEN {told} END",
        "first_day": f"CASE WHEN NOT gone THEN {happened(table, told)} END",
    }
    columns = ", ".join(f"{book[column]} AS {name(column)}" for column in BOOK)
    return f"SELECT {names((*canonical(table), *PLACE))}, {columns} FROM ruled"
