"""What one replication counted: the state at the end of each read day, what had flowed by then, and the trace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]


class State(IntEnum):
    """What is read at the end of a day, for each team; the last column of `Outcome.state`.

    A case is in the team that holds it or for whose worker it waits. FTE are of posts that are open; children are of
    cases that are open.
    """

    OPEN = 0
    """Children with an open case."""
    UNALLOCATED = 1
    """Of those, children whom no worker holds."""
    SINCE = 2
    """The earliest time since which one of them has been without a worker; `NEVER` where there is none."""
    CIN = 3
    """Children on a child in need plan."""
    CP = 4
    """Children on a child protection plan."""
    CLA = 5
    """Children looked after."""
    CIN_OVERDUE = 6
    """Children on such a plan whose visit is overdue; likewise the next two."""
    CP_OVERDUE = 7
    CLA_OVERDUE = 8
    ASSESSMENTS = 9
    """Children with an open assessment."""
    ASSESSMENTS_OVERDUE = 10
    """Of those, past the assessment's clock."""
    REVIEWS = 11
    """Children under a plan that is reviewed."""
    REVIEWS_OVERDUE = 12
    """Of those, past the review's clock."""
    ALIGNED = 13
    """Children with two or more barriers down: no worker, visit overdue, assessment past its clock, review overdue."""
    EMPLOYED = 14
    """FTE of employed holders of posts, managers left out; likewise the next three."""
    AGENCY = 15
    VACANT = 16
    """FTE of open posts that are meant for employed staff and stand empty."""
    ABSENT = 17
    """FTE of holders away from work."""
    MANAGERS = 18
    """Managers in post and at work."""
    HOLDERS = 19
    """Workers who hold a case."""
    OVER = 20
    """Workers whose load is above the line."""
    CASES = 21
    """Children held."""
    MOST = 22
    """The most children that one worker holds."""
    REQUIRED = 23
    """Hours a week that the cases need, those that wait included: weekly casework, and what the duties due take."""
    AVAILABLE = 24
    """Casework hours a week of the workers in post."""
    HOLDER_FTE = 25
    """FTE of workers who hold a case."""


class Flow(IntEnum):
    """What has happened by the end of a day since the start, for each team; the last column of `Outcome.flow`."""

    REFERRED = 0
    """Children referred, the re-referred among them."""
    REFERRED_AGAIN = 1
    """Of those, children re-referred."""
    CLOSED = 2
    """Children whose case closed."""
    WITHDRAWN = 3
    """Of those, children whose case closed while it waited."""
    ALLOCATIONS = 4
    """Children given a worker."""
    CHANGES = 5
    """Of those, children who had had another worker in the same open case."""
    VISITS = 6
    """Visits made, to cases."""
    VISITS_LATE = 7
    """Of those, past the clock."""
    ASSESSED = 8
    """Children assessed."""
    ASSESSED_IN_TIME = 9
    """Of those, inside the clock."""
    CONFERRED = 10
    """Children whose enquiry ended."""
    CONFERRED_IN_TIME = 11
    """Of those, inside the clock."""
    REVIEWED = 12
    """Reviews held, of cases."""
    REVIEWED_LATE = 13
    """Of those, past the clock."""
    LEFT = 14
    """FTE of holders who left their post."""
    JOINED = 15
    """FTE of holders who came into a post."""
    EMPLOYED_DAYS = 16
    """FTE working days of employed staff in post, managers included; likewise the next."""
    AGENCY_DAYS = 17
    CHILD_DAYS = 18
    """Working days of open cases, times their children."""
    WAITING_DAYS = 19
    """Of those, days without a worker."""


class Wait(IntEnum):
    """What is known of waiting for a first worker, for each team and stage; the last column of `Outcome.waits`."""

    STARTED = 0
    """Cases that began to wait."""
    ENDED = 1
    """Of those, cases that were given a worker."""
    WITHDRAWN = 2
    """Of those, cases that were withdrawn."""
    DAYS = 3
    """Working days that those with a worker had waited, the time before the start left out."""
    FIRST = 4
    """Of those with a worker, those given their first."""
    FIRST_DAYS = 5
    """Working days from the referral to a first worker."""
    AREA = 6
    """The sum over time of the cases that wait, in case-days: L of Little's law, times the time watched."""
    WAITED = 7
    """Working days waited by all that began to wait, those still waiting and the withdrawn among them."""
    NO_WAIT = 8
    """Of those with a first worker, those who had one at once."""


class What(IntEnum):
    """What an entry of the trace tells of."""

    REFERRED = 0
    STAGE = 1
    """A stage began."""
    WAITS = 2
    """A case waits for a worker."""
    ALLOCATED = 3
    VISITED = 4
    REVIEWED = 5
    STAGE_ENDED = 6
    CLOSED = 7
    WITHDRAWN = 8
    JOINED = 9
    LEFT = 10
    AWAY = 11
    BACK = 12
    POST_CLOSED = 13
    MOVED = 14
    """A worker went to another team."""


TRACE = np.dtype(
    [
        ("time", np.float64),
        ("what", np.int32),
        ("family", np.int32),
        ("spell", np.int32),
        ("stage", np.int32),
        ("team", np.int32),
        ("post", np.int32),
        ("holder", np.int32),
        ("children", np.int32),
    ]
)
"""An entry of the trace, in order of time. `family` and `spell` name a case (the open cases of the start come first, in
their order, each the first spell of a family of its own); `post` and `holder` name a worker: the post's place and how
many had held it before. -1 is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one replication counted.

    Args:
        state: by reading, team and `State`.
        flow: by reading, team and `Flow`: since the start.
        waits: by team, stage and `Wait`: from the start to the horizon.
        events: how many events were lived through.
        trace: entries of `TRACE` in order; empty where none was asked for.
    """

    state: Counts
    flow: Counts
    waits: Counts
    events: int
    trace: NDArray[Any]
