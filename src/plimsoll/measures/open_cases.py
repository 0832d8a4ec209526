"""How many children have an open case."""

from __future__ import annotations

from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Stock

OPEN_CASES = Instrument(
    name="open_cases",
    title="Children with an open case",
    meaning="Children with an open referral that is not marked no further action.",
    unit="children",
    numerator="distinct children with an open referral on the day",
    denominator="the same children",
    source="Plimsoll, after DfE's children in need census: an episode runs from referral to closure",
    concern=Concern.NEITHER,
    of="children",
    needs=("referral",),
    brings="the case system's SSD extract (ssd_cin_episodes)",
    counters=("rereferrals",),
    shape=Stock("open_child", "open_child"),
)

GROUP = Group((OPEN_CASES,))
