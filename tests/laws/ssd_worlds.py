"""What of a generated service an SSD extract can say: the part that must come back as it went in."""

from __future__ import annotations

from tests.worlds import Row, World

from plimsoll.sources import ssd
from plimsoll.vocabulary.tables import TABLES

# Columns that no table of the dataset has for that kind of plan, visit or review.
UNSAID = {
    ("plan", "CIN"): ("other_authority", "placement_id"),
    ("plan", "CP"): ("placement_id", "team_id", "worker_id"),
    ("plan", "CLA"): ("other_authority", "team_id", "worker_id"),
    ("visit", "CIN"): ("plan_id",),
    ("visit", "CP"): (),
    ("visit", "CLA"): (),
    ("review", "CP"): ("cancelled",),
    ("review", "CLA"): (),
}


def as_ssd_says(world: World) -> World:
    """The world as SystemC's extract can say it; what only an employer knows has no table in the dataset."""
    said = {mapping.table for mapping in ssd.MAPPINGS.values()}
    return {name: [_said(name, each) for each in world[name]] for name in TABLES if name in said and world.get(name)}


def _said(table: str, each: Row) -> Row:
    said = {column.name: each[column.name] for column in TABLES[table].columns}
    said |= dict.fromkeys(UNSAID.get((table, each.get("kind")), ()))
    return said | _as_read(table, said)


def _as_read(table: str, said: Row) -> Row:
    """What reading makes of a cell however it is written."""
    if table == "contact":
        return _outcome(said)
    if table == "referral":
        return {"nfa": bool(said["nfa"])}
    if table == "allocation":
        return {"role": said["role"] and said["role"].strip()}
    if table == "person":
        months = ("birth_month", "expected_month")
        return {month: said[month] and said[month].replace(day=1) for month in months}
    return {}


def _outcome(said: Row) -> Row:
    """An outcome is decided when some flag of it says yes; one not decided may be all no, or nothing at all."""
    if said["decided"]:
        return {"referred": bool(said["referred"]), "nfa": bool(said["nfa"])}
    answer = None if said["referred"] is None and said["nfa"] is None else False
    return {"decided": False, "referred": answer, "nfa": answer}
