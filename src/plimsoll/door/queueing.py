"""The work list as a table: the waiting work of a day in its order, with the reasons of each place."""

from __future__ import annotations

from datetime import date
from typing import Any

from plimsoll.conditions.owed import Task, Work
from plimsoll.conditions.reasons import reasons
from plimsoll.conditions.waiting import Asked, Line, WorkList, work_list
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.desk import Desk
from plimsoll.door.teams import known_team
from plimsoll.measures.frames import texts
from plimsoll.priority.item import Ranked
from plimsoll.store import Session
from plimsoll.vocabulary.errors import WrongUse

ITEM = ("rank", "child", "team", "worker", "task", "due", "days_over", "down", "reasons")
ITEMS = "items"

TOLD_BY = {
    Work.UNHELD: "allocations",
    Work.UNFIT: "allocations",
    Work.NOMINAL: "allocations",
    Work.CONTACT: "decisions on contacts",
    Work.UNBEGUN: "assessments",
    Work.CONFERENCE: "enquiries and conferences",
    Work.CONCERN: "contacts",
    Work.VISIT: "visits under plans",
    Work.SIGHTING: "visits",
    Work.ASSESSMENT: "assessments",
    Work.REVIEW: "reviews",
}
"""What a service's records lack where a kind of work cannot be told, in words."""


def queue(desk: Desk, on: date, whose: tuple[str | None, str | None], policy: str | None, top: int | None) -> Answer:
    """The waiting work of a service, a team or a worker.

    Args:
        desk: the service asked.
        on: the day.
        whose: a team, a worker; `None` for each is everybody.
        policy: what puts it in order, by name; `None` is the one the service chose.
        top: how many items at most, from the first; `None` is all.

    Raises:
        WrongUse: there is no such team, worker or policy, or `top` is below 1.
    """
    if top is not None and top < 1:
        raise WrongUse("A list has at least one item to show.", next_step="Give --top as 1 or more.")
    team, worker = whose
    chosen = desk.profile.policies.named(policy)
    with desk.session(desk.service) as session:
        meant = None if team is None else known_team(session, team)
        asked = Asked(on, chosen, meant, None if worker is None else _known_worker(session, worker))
        found = work_list(session, desk.profile, asked)
    rows = _items(found)[:top]
    about = {
        "on": on,
        "as_known_on": desk.as_known_on,
        "team": team,
        "worker": worker,
        "policy": chosen.name,
        "meaning": chosen.meaning,
        "ceiling_days": chosen.ceiling_days,
        **(_totals(found) if worker is None else NO_TOTALS),
        "more": len(found.items) > len(rows),
        "untold": _untold(found),
    }
    return tabled(ITEM, rows, about=about, provenance=desk.provenance(on), holds=ITEMS)


def _known_worker(session: Session, word: str) -> str:
    """The worker of that identifier. Names are not looked up, nor said again: what was typed may be one.

    Raises:
        WrongUse: there is none.
    """
    wanted = texts((word,))
    used = " UNION ALL ".join(
        f"SELECT 1 FROM known_{table} WHERE worker_id IN {wanted}" for table in ("worker", "allocation")
    )
    if not session.rows(f"SELECT 1 FROM ({used}) LIMIT 1"):
        raise WrongUse("No worker has that identifier.", next_step="Give it as the case system does.")
    return word


def _totals(found: WorkList) -> dict[str, Any]:
    """How many items there are, how many begin with each task, and how many waited past the ceiling."""
    tasks = [line.owed[0].task for line, _ in found.items]
    return {
        "waiting": len(tasks),
        "past_ceiling": sum(ranked.past_ceiling for _, ranked in found.items),
        "tasks": {task.value: tasks.count(task) for task in Task if task in tasks},
    }


NO_TOTALS: dict[str, Any] = {"waiting": None, "past_ceiling": None, "tasks": {}}
"""What is said of the whole of one worker's list: nothing. It is there to work from, not to count a worker by."""


def _items(found: WorkList) -> list[dict[str, Any]]:
    rows, before = [], None
    for line, ranked in found.items:
        rows.append(_item(line, ranked, reasons(line, ranked, found, beside=line.family == before)))
        before = line.family
    return rows


def _item(line: Line, ranked: Ranked, why: list[str]) -> dict[str, Any]:
    first = line.owed[0]
    return {
        "rank": ranked.rank,
        "child": line.child,
        "team": ", ".join(line.teams) or None,
        "worker": ", ".join(line.workers) or None,
        "task": first.task.value,
        "due": first.due,
        "days_over": None if first.to_go is None else -first.to_go,
        "down": list(line.down),
        "reasons": why,
    }


def _untold(found: WorkList) -> list[str]:
    """What the records lack, so that the work it would tell of is not on the list."""
    return list(dict.fromkeys(TOLD_BY[work] for work in found.untold))
