"""Records reached by their address: how the compiled functions hand a whole world over as one number.

An array handed from one compiled function to the next carries its shape and a count of its holders with it, which
costs more than the work done. So the world is one record; it holds the addresses of the arrays, which `replicate`
keeps alive, and a record in one of them is reached by the address and its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from plimsoll.simulation.compiled import record_at
from plimsoll.simulation.kernel import layout

Reached = Callable[[int, int], Any]
"""From the address of an array of records and a place in it to the record there, to be read and written."""


def _reach(dtype: np.dtype[Any]) -> Reached:
    found: Reached = record_at(dtype)
    return found


stage_at = _reach(layout.STAGE)
duty_at = _reach(layout.DUTY)
clock_at = _reach(layout.CLOCK)
contract_at = _reach(layout.CONTRACT)
away_at = _reach(layout.AWAY)
post_at = _reach(layout.POST)
open_at = _reach(layout.OPEN)
policy_at = _reach(layout.POLICY)
action_at = _reach(layout.ACTION)

case_at = _reach(layout.CASE)
owed_at = _reach(layout.OWED)
task_at = _reach(layout.TASK)
worker_at = _reach(layout.WORKER)
team_at = _reach(layout.TEAM)
work_at = _reach(layout.WORK)
queue_at = _reach(layout.QUEUE)
event_at = _reach(layout.EVENT)
entry_at = _reach(layout.ENTRY)

real_at = _reach(layout.REAL)
whole_at = _reach(layout.WHOLE)
flag_at = _reach(layout.FLAG)
