"""How a service and its state lie in memory: what the kernel reads, and what it writes as the months pass.

One record an entity, side by side in arrays, so that what is asked of a case together lies together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plimsoll.simulation.outcome import TRACE

Records = NDArray[Any]
"""An array of records; its fields are read and written by name."""

World = Any
"""The world's record, `WORLD`, as compiled functions hand it on: where every array of a service and its state lies."""

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOBODY = -1
"""No post, no case, no team, no task, no event."""

VISIT, REVIEW, ENDING = range(3)
"""What a worker is asked for. The first two are duties, owed again and again; the last ends a stage."""

DUTIES = 2


def _record(fields: Sequence[tuple[str, Any]]) -> np.dtype[Any]:
    """A record whose fields lie where the processor reads them at once."""
    return np.dtype(list(fields), align=True)


_INT, _LONG, _REAL, _FLAG = np.int32, np.int64, np.float64, np.bool_

# --- given: laid out once from a `Service` ------------------------------------------------------------------------

SPREAD = [("shape", _INT), ("centre", _REAL), ("sigma", _REAL)]

STAGE = _record(
    [
        ("kind", _INT),
        *SPREAD,
        ("closing_hours", _REAL),
        ("deadline", _INT),
        ("from_arrival", _FLAG),
        ("grave", _FLAG),
        ("rank", _INT),
        ("head_start", _REAL),
        ("withdrawn", _REAL),
        ("returns", _REAL),
    ]
)

DUTY = _record(
    [
        ("owed", _FLAG),
        ("first", _INT),
        ("second", _INT),
        ("later", _INT),
        ("planned", _REAL),
        ("hours", _REAL),
        ("restarts", _FLAG),
    ]
)
"""Two for each stage: its visits, its reviews. `first`, `second` and `later` are clocks."""

CLOCK = _record([("limit", _REAL), ("tabled", _FLAG), ("back", _LONG)])

CONTRACT = _record(
    [
        ("agency", _FLAG),
        ("stays", _REAL),
        *SPREAD,
        ("away_rate", _REAL),
        ("away_first", _INT),
        ("away_count", _INT),
        ("newly_qualified", _REAL),
    ]
)
"""`shape`, `centre` and `sigma` say how long a post stands empty."""

AWAY = _record([("share", _REAL), *SPREAD])
"""The kinds of absence of all contracts, each with its share of its contract's rate."""

POST = _record(
    [
        ("team", _INT),
        ("role", _INT),
        ("contract", _INT),
        ("fte", _REAL),
        ("filled", _FLAG),
        ("away", _FLAG),
        ("new_until", _REAL),
        ("opens", _REAL),
    ]
)

OPEN = _record(
    [
        ("stage", _INT),
        ("team", _INT),
        ("post", _INT),
        ("children", _INT),
        ("arrived", _REAL),
        ("begun", _REAL),
        ("held_since", _REAL),
        ("visited", _REAL),
        ("reviewed", _REAL),
        ("visits", _INT),
        ("reviews", _INT),
        ("workers", _INT),
    ]
)
"""`begun`, `visited` and `reviewed` are not numbers where nobody knows, or none was."""

POLICY = _record(
    [
        (name, _REAL)
        for name in ("overdue", "near", "near_days", "barrier", "barrier_day", "waiting", "grave", "ceiling_days")
    ]
)

ACTION = _record(
    [
        ("time", _REAL),
        ("act", _INT),
        ("team", _INT),
        ("role", _INT),
        ("contract", _INT),
        ("stage", _INT),
        ("amount", _REAL),
    ]
)


# --- the world: written as the months pass ------------------------------------------------------------------------

CASE = _record(
    [
        ("family", _INT),
        ("spell", _INT),
        ("children", _INT),
        ("stage", _INT),
        ("stages", _INT),
        ("team", _INT),
        ("post", _INT),
        ("open", _FLAG),
        ("stamp", _INT),
        ("waits", _INT),
        ("workers", _INT),
        ("last_post", _INT),
        ("last_holder", _INT),
        ("next_what", _INT),
        ("before", _INT),
        ("after", _INT),
        ("arrived", _REAL),
        ("begun", _REAL),
        ("unheld", _REAL),
        ("waits_since", _REAL),
        ("left", _REAL),
        ("ends", _REAL),
        ("deadline", _REAL),
        ("nearest", _REAL),
    ]
)
"""A case. `stages` counts those begun before this one; `before` and `after` chain the cases of a worker, or those that
wait in a team; `unheld` is since when nobody holds it and `waits_since` when it began to wait in these months;
`left` is what is left of its stage's time while it waits, `ends` when that is over while it is held; `nearest` is
when the first of its clocks runs out."""

OWED = _record([("since", _REAL), ("due", _REAL), ("plan", _REAL), ("count", _INT)])
"""A duty of a case: since when its clock runs, when that runs out, when it is planned, how many there were."""

TASK = _record([("what", _INT), ("after", _INT), ("asked", _REAL)])
"""What a case has asked of its worker, and when; `after` chains what waits for one worker."""

WORKER = _record(
    [
        ("team", _INT),
        ("role", _INT),
        ("contract", _INT),
        ("fte", _REAL),
        ("open", _FLAG),
        ("filled", _FLAG),
        ("away", _FLAG),
        ("gone", _FLAG),
        ("frozen", _FLAG),
        ("holder", _INT),
        ("fills", _INT),
        ("ills", _INT),
        ("leavings", _INT),
        ("cases", _INT),
        ("children", _INT),
        ("first_case", _INT),
        ("first_task", _INT),
        ("serving", _INT),
        ("task_stamp", _INT),
        ("life_stamp", _INT),
        ("life_what", _INT),
        ("next_post", _INT),
        ("case_seconds", _LONG),
        ("task_seconds", _LONG),
        ("new_until", _REAL),
        ("ill", _REAL),
        ("leaves", _REAL),
    ]
)
"""A post and its holder. `away` from the moment an absence is due, `gone` once the task in hand is done; `serving` is
the case it is for; `holder` counts those before, `fills` how often the post's filling was begun for the one to come;
`ill` and `leaves` are the next candidate absence and leaving, `ills` and `leavings` count those before; seconds are
a week's."""

TEAM = _record(
    [
        ("rule", _INT),
        ("limit", _REAL),
        ("first_waiting", _INT),
        ("first_post", _INT),
        ("children", _LONG),
        ("waiting", _LONG),
        ("child_area", _REAL),
        ("waiting_area", _REAL),
        ("employed", _REAL),
        ("agency", _REAL),
        ("employed_area", _REAL),
        ("agency_area", _REAL),
    ]
)
"""A team. An area is the sum over leavings of time less the sum over comings, so that adding what is there times now
gives the days spent so far."""

WORK = _record([("case_seconds", _LONG), ("task_seconds", _LONG), ("task_factor", _REAL)])
"""What a stage takes now: weekly casework for a child and weekly duties for a case, in seconds; the factor on tasks."""

QUEUE = _record([("children", _LONG), ("count", _LONG), ("changed", _REAL)])
"""A stage in a team: the children there, and how many cases wait, and since when so many."""

EVENT = _record([("time", _REAL), ("order", _LONG), ("slot", _INT), ("stamp", _INT), ("after", _INT)])
"""An event to come: its time, what settles ties, whom it concerns, and what tells whether it still holds."""

REAL = _record([("value", _REAL)])
WHOLE = _record([("value", _LONG)])
FLAG = _record([("value", _FLAG)])
"""Single numbers and marks, side by side."""

ENTRY = TRACE

# --- the one record that the kernel is given ----------------------------------------------------------------------

GIVEN = {
    "stages": STAGE,
    "survived": REAL,
    "duties": DUTY,
    "clocks": CLOCK,
    "tables": WHOLE,
    "leads": REAL,
    "may": FLAG,
    "manages": FLAG,
    "contracts": CONTRACT,
    "aways": AWAY,
    "posts": POST,
    "open_cases": OPEN,
    "rates": REAL,
    "entry": REAL,
    "children": REAL,
    "policies": POLICY,
    "actions": ACTION,
    "readings": WHOLE,
}
"""The arrays that the kernel reads. `survived` is for each open case the share of its stage's times that are longer
than its age; `tables` is by clock and start day the day at whose end the clock runs out; `leads` is by stage and
stage, `may` by role and stage."""

WRITTEN = {
    "cases": CASE,
    "owed": OWED,
    "tasks": TASK,
    "watched": REAL,
    "workers": WORKER,
    "teams": TEAM,
    "works": WORK,
    "shares": REAL,
    "queues": QUEUE,
    "agenda": EVENT,
    "times": WHOLE,
    "heap": WHOLE,
    "state": REAL,
    "flow": REAL,
    "flowing": REAL,
    "waits": REAL,
    "trace": ENTRY,
}
"""The arrays that it writes. `owed` has two for each case; `watched` is the time after which a reading must look at a
case; `shares` is by stage and team, `queues` by team and stage; `times` is the first event of each part of a day
to come and `heap` the events of the present one, as places in the agenda, `times` one more so that 0 is none;
`state`, `flow` and `waits` are as in `Outcome`, and `flowing` is the flow up to now."""

TERMS = {
    "horizon": _REAL,
    "parts": _LONG,
    "hours_a_day": _REAL,
    "line": _REAL,
    "newly_qualified_share": _REAL,
    "newly_qualified_days": _REAL,
    "least_share": _REAL,
    "calendar_days": _REAL,
    "keeps_place": _FLAG,
    "absence_ceiling": _REAL,
    "demand_ceiling": _REAL,
    "back_shape": _INT,
    "back_centre": _REAL,
    "back_sigma": _REAL,
    "sickness": _REAL,
    "leaving": _REAL,
    "returns": _REAL,
}
"""The single numbers of a service, each as `Service` has it; `parts` is how many parts the agenda makes of a day."""

HAND = {
    "seed": _LONG,
    "replication": _LONG,
    "part": _LONG,
    "on_heap": _LONG,
    "free_event": _LONG,
    "used": _LONG,
    "events": _LONG,
    "free_case": _LONG,
    "high": _LONG,
    "policy": _LONG,
    "candidates": _LONG,
    "read": _LONG,
    "traced": _LONG,
    "absence": _REAL,
    "full": _FLAG,
}
"""Where things stand: `part` is the agenda's part of a day, `used` the places of it and `high` those of cases ever in
use, `full` whether room ran out."""

COUNTS = ("clocks", "children", "rates", "readings", "actions", "policies", "posts", "open_cases", "stages",
          "contracts", "cases", "workers", "teams", "works", "agenda", "times", "trace", "start_days")  # fmt: skip
"""Of what the world says how many there are; `start_days` is the length of a clock's table."""

WORLD = _record(
    [
        *((name, _LONG) for name in (*GIVEN, *WRITTEN)),
        *((f"n_{name}", _LONG) for name in COUNTS),
        *TERMS.items(),
        *HAND.items(),
    ]
)
"""The world: the address of each array, how many there are, the terms, and where things stand."""
