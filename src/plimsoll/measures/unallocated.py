"""Children whom nobody holds. The published average caseload leaves them out, so a backlog makes it look better."""

from __future__ import annotations

from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Stock

UNALLOCATED = Instrument(
    name="unallocated",
    title="Children without an allocated worker",
    meaning="Children with an open case and no open allocation to a worker in an allocated role.",
    unit="children",
    numerator="children with an open case whom no worker in an allocated role holds on the day",
    denominator="children with an open case",
    source="Ofsted's finding in Northamptonshire, October 2018; definition: Plimsoll",
    concern=Concern.UP,
    of="children",
    needs=("referral", "allocation"),
    brings="the case system's SSD extract (ssd_cin_episodes and ssd_involvements)",
    counters=("in_name_only",),
    shape=Stock("unheld", "open_child", waits=True),
    related=("days_since_seen", "unassessed", "vacancy_rate"),
)

GROUP = Group((UNALLOCATED,))
