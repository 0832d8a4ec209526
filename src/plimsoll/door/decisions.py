"""The register of decisions, as a table: what was decided, who answers for it, and when it is looked back on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from plimsoll.door.answer import Answer, tabled
from plimsoll.door.desk import Desk
from plimsoll.vocabulary.decisions import LOOK_BACK_MONTHS, come_backs, look_backs, outstanding
from plimsoll.vocabulary.errors import WrongUse

KEPT = (
    "decided",
    "effective",
    "kind",
    "origin",
    "title",
    "owner",
    "team",
    "forecast",
    "known",
    "measures",
    "by_when",
    "looked_back",
)
LOOK_BACKS = tuple(f"look_back_{months}" for months in LOOK_BACK_MONTHS)
DECISION = ("decision", *KEPT, *LOOK_BACKS, "due_months", "due_since")

SELECT = """
SELECT decision_id, decided, effective, kind, origin, title, owner, team_id, forecast, known, measures, due, looked_back
FROM known_decision ORDER BY decided, decision_id"""


def decisions(desk: Desk, on: date | None) -> Answer:
    """Every decision in the order of the days they were taken, with the look back that is due, if one is.

    Args:
        desk: the store and its services.
        on: the day on which a look back may be due; `None` is the day of the last load of any kind.
    """
    day = on or max(load.as_of for load in desk.loads)
    rows = [_row(kept, day) for service in desk.services for kept in _kept(desk, service)]
    due = sum(row["due_since"] is not None for row in rows)
    return tabled(DECISION, rows, about={"on": day, "due": due}, provenance=desk.provenance(day), holds="decisions")


def one(register: Answer, decision: str) -> dict[str, Any]:
    """The decision of that identifier.

    Raises:
        WrongUse: the register holds none.
    """
    found = next((row for row in register if row["decision"] == decision), None)
    if found is None:
        raise WrongUse(
            "The register holds no such decision.", next_step="See them, each with its reference: plimsoll decisions"
        )
    return found


def _kept(desk: Desk, service: str) -> Iterator[dict[str, Any]]:
    with desk.session(service) as session:
        for row in session.rows(SELECT):
            yield dict(zip(("decision", *KEPT), row, strict=True))


def _row(kept: dict[str, Any], day: date) -> dict[str, Any]:
    planned = look_backs(kept["decided"], kept["effective"])
    looked_back = kept["looked_back"] if kept["looked_back"] and kept["looked_back"] <= day else None
    due = outstanding(come_backs(kept["decided"], kept["effective"], kept["by_when"]), looked_back, day)
    named = dict(zip(LOOK_BACKS, (each.due for each in planned), strict=True))
    return {**kept, **named, "due_months": due and due.months, "due_since": due and due.due}
