"""Children referred and not yet assessed, with no plan that would stand in for it."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import Concern, Instrument
from plimsoll.measures.shapes import Stock
from plimsoll.measures.spells import FAR, minus


def _unbegun_referral(terms: Terms) -> str:
    """Open referrals until the first assessment linked to them began."""
    linked = "a.referral_id = r.item"
    if terms.profile.settings.unlinked_assessments_count:
        linked = f"({linked} OR (a.referral_id IS NULL AND a.person_id = r.child AND a.started >= r.start))"
    return f"""
SELECT r.* REPLACE (least(r.stop, coalesce(b.begun, {FAR})) AS stop)
FROM open_referral r
LEFT JOIN (
    SELECT r.item, min(a.started) AS begun
    FROM open_referral r JOIN assessment a ON {linked} GROUP BY r.item
) b USING (item)
WHERE r.start < least(r.stop, coalesce(b.begun, {FAR}))"""


def _unassessed_child(_: Terms) -> str:
    """Each child once on a day, waiting since the earliest referral then unbegun, less the days a plan was open."""
    earliest = """
SELECT child AS item, child, NULL::VARCHAR AS team, greatest(start, coalesce(covered, start)) AS start, stop, since
FROM (
    SELECT *, max(stop) OVER (
        PARTITION BY child ORDER BY start, item ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
    FROM unbegun_referral
)
WHERE greatest(start, coalesce(covered, start)) < stop"""
    return minus(earliest, "FROM plan_spell")


UNASSESSED = Instrument(
    name="unassessed",
    title="Children not yet assessed",
    meaning="Children with an open referral on which no assessment has begun, and no open plan.",
    unit="children",
    numerator="children with an open referral, no open plan, and no assessment begun on that referral by the day",
    denominator="children with an open case",
    source="Ofsted's finding in Northamptonshire, October 2018; definition: Plimsoll",
    concern=Concern.UP,
    of="children",
    needs=("referral", "assessment"),
    brings="the case system's SSD extract (ssd_cin_episodes and ssd_cin_assessments)",
    counters=("assessed_unseen", "redone"),
    shape=Stock("unassessed_child", "open_child", waits=True),
    related=("contacts_per_day", "unallocated"),
)

GROUP = Group(
    (UNASSESSED,),
    (
        Frame("unbegun_referral", ("open_referral", "assessment"), _unbegun_referral),
        Frame("unassessed_child", ("unbegun_referral", "plan_spell"), _unassessed_child),
    ),
)
