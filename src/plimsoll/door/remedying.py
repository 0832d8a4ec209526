"""Following decisions: each with what it should move, as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from plimsoll.conditions.remedies import Followed, actions, follow
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.desk import Desk
from plimsoll.door.grid import long_date
from plimsoll.vocabulary.errors import WrongUse

WATCHED = (
    "decision",
    "kind",
    "origin",
    "title",
    "owner",
    "team",
    "decided",
    "effective",
    "measure",
    "by_when",
    "comes_back",
    "due_since",
    "verdict",
    "then",
    "now",
    "mean",
    "lower",
    "upper",
    "since",
    "points",
    "counters",
    "forecast",
    "known",
    "looked_back",
    "why",
    "note",
)

AFTERWARDS = "What moved after a decision was taken may have moved without it: nothing here says why."


def watch(desk: Desk, on: date, decision: str | None) -> Answer:
    """What became of what the decisions should move, those that come back first.

    Raises:
        WrongUse: the register holds no such decision, or it was taken after the day.
    """
    found, later = _followed(desk, on, decision)
    rows = [_row(each) for each in found]
    back = len({row["decision"] for row in rows if row["comes_back"]})
    about = {"on": on, "as_known_on": desk.as_known_on, "come_back": back, "later": later, "note": AFTERWARDS}
    return tabled(WATCHED, rows, about=about, provenance=desk.provenance(on))


def _followed(desk: Desk, on: date, decision: str | None) -> tuple[list[Followed], int]:
    """What is followed in every service asked about, and how many decisions were taken after the day."""
    found: list[Followed] = []
    taken: dict[str, date] = {}
    for service in desk.services:
        with desk.session(service) as session:
            taken |= {each.decision: each.decided for each in actions(session)}
            found += follow(session, desk.store.profile(service), on, decision)
    if decision is not None:
        _held(taken, decision, on)
    return sorted(found, key=Followed.place), sum(day > on for day in taken.values())


def _held(taken: dict[str, date], decision: str, on: date) -> None:
    if decision not in taken:
        raise WrongUse(
            "The register holds no such decision.", next_step="See them, each with its reference: plimsoll decisions"
        )
    if taken[decision] > on:
        raise WrongUse(
            f"The decision was taken on {long_date(taken[decision])}, after the day asked about.",
            next_step="Ask of a later day with --on.",
        )


def _row(followed: Followed) -> dict[str, Any]:
    action, told = followed.action, followed.told
    return {
        "decision": action.decision,
        "kind": action.kind,
        "origin": action.origin,
        "title": action.title,
        "owner": action.owner,
        "team": action.team_name,
        "decided": action.decided,
        "effective": action.effective,
        "measure": followed.measure,
        "by_when": action.by_when,
        "comes_back": followed.unmoved,
        "due_since": followed.due,
        "verdict": told.verdict.value,
        "then": told.then,
        "now": told.now,
        "mean": told.usual,
        "lower": told.lower,
        "upper": told.upper,
        "since": told.since,
        "points": told.points,
        "counters": {each.name: each.verdict.value for each in told.counters},
        "forecast": action.forecast,
        "known": action.known,
        "looked_back": action.looked_back,
        "why": told.why or None,
        "note": _noted(followed) or None,
    }


def _noted(followed: Followed) -> str:
    """Where the limits come from, and what else is to be known of the chart."""
    notes = () if followed.told.chart is None else followed.told.chart.notes
    said = [*([followed.baseline.note] if followed.baseline else []), *notes]
    return " ".join(each[0].upper() + each[1:] for each in said)
