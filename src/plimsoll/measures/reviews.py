"""Plans past their review, and children who come back onto a child protection plan."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.shapes import Share, Stock
from plimsoll.vocabulary.charts import ChartKind


def _started_plan(terms: Terms) -> str:
    """CP plans of this authority begun in the year before the block and in it."""
    return f"""
SELECT n.plan_id AS item, n.person_id AS child, n.team_id AS team, n.started AS day, EXISTS (
    SELECT 1 FROM known_plan e
    WHERE e.kind = 'CP' AND NOT coalesce(e.other_authority, false)
        AND e.person_id = n.person_id AND e.started < n.started
) AS counted
FROM known_plan n
WHERE n.kind = 'CP' AND NOT coalesce(n.other_authority, false) AND n.started <= {day(terms.last)}
    AND n.started > CAST({day(terms.first)} - INTERVAL 12 MONTH AS DATE)"""


REVIEWS_OVERDUE = Instrument(
    name="reviews_overdue",
    title="Plans past their review",
    meaning="Open child protection plans and periods of being looked after whose review is overdue.",
    unit="plans",
    numerator="open CP and CLA plans past their review clock",
    denominator="open CP and CLA plans",
    source="Working Together (CP) and Care Planning Regulations 2010, regulation 33 (CLA)",
    concern=Concern.UP,
    of="plans",
    needs=("plan", "review"),
    brings="the case system's SSD extract (ssd_cp_plans, ssd_cp_reviews, ssd_cla_episodes, ssd_cla_reviews)",
    shape=Stock("late_review", "reviewed_plan", waits=True),
    related=("caseload", "caseload_all"),
)

REPEAT_PLANS = Instrument(
    name="repeat_plans",
    title="Repeat child protection plans",
    meaning="Of the child protection plans begun in the last 12 months, the share for a child who had one before.",
    unit="share",
    numerator="those for a child with an earlier child protection plan of this authority",
    denominator="child protection plans begun in the 12 months to the day, other authorities' left out",
    source="DfE: children who became subject to a plan for a second or subsequent time",
    concern=Concern.UP,
    of="plans",
    needs=("plan",),
    brings="the case system's SSD extract (ssd_cp_plans)",
    least=SMALL_SHARE,
    shape=Share("started_plan", "INTERVAL 12 MONTH"),
    note="Earlier plans are known from {first_plan}.",
    chart=ChartKind.P_PRIME,
    related=("rereferrals",),
)

GROUP = Group((REVIEWS_OVERDUE, REPEAT_PLANS), (Frame("started_plan", (), _started_plan),))
