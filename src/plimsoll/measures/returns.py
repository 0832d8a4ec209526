"""Children who come back, and referrals that ended in nothing."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.shapes import Share
from plimsoll.vocabulary.charts import ChartKind

BRINGS = "the case system's SSD extract (ssd_cin_episodes)"
RETURN_DAYS = 365
"""A re-referral comes within this many days of an earlier referral (DfE: within 12 months)."""


def _received(terms: Terms) -> str:
    """Referrals of the year before the block and in it, each with the days since the child's one before."""
    recent = f"""
received <= {day(terms.last)} AND received > CAST({day(terms.first)} - INTERVAL 12 MONTH AS DATE)"""
    return f"""
SELECT referral_id AS item, person_id AS child, team_id AS team, received AS day, coalesce(nfa, false) AS nfa,
    received - before AS gap
FROM (
    SELECT *, max(received) OVER (
        PARTITION BY person_id ORDER BY received RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING
    ) AS before
    FROM known_referral SEMI JOIN (SELECT person_id FROM known_referral WHERE {recent}) USING (person_id)
)
WHERE {recent}"""


def _returned(_: Terms) -> str:
    return f"SELECT *, coalesce(gap <= {RETURN_DAYS}, false) AS counted FROM received_referral"


def _dropped(_: Terms) -> str:
    return "SELECT *, nfa AS counted FROM received_referral"


REREFERRALS = Instrument(
    name="rereferrals",
    title="Re-referrals",
    meaning="Of the referrals of the last 12 months, the share within 365 days after another of the same child.",
    unit="share",
    numerator="those 1 to 365 days after an earlier referral of the same child",
    denominator="referrals received in the 12 months to the day",
    source="DfE, characteristics of children in need: re-referral within 12 months",
    concern=Concern.UP,
    of="referrals",
    needs=("referral",),
    brings=BRINGS,
    least=SMALL_SHARE,
    shape=Share("returned_referral", "INTERVAL 12 MONTH"),
    note="Earlier referrals are known from {first_referral}.",
    chart=ChartKind.P_PRIME,
    related=("repeat_plans",),
)

NO_FURTHER_ACTION = Instrument(
    name="no_further_action",
    title="Referrals with no further action",
    meaning="Of the referrals of the last 12 months, the share marked no further action.",
    unit="share",
    numerator="those marked no further action",
    denominator="referrals received in the 12 months to the day",
    source="DfE, characteristics of children in need: referrals resulting in no further action",
    concern=Concern.UP,
    of="referrals",
    needs=("referral",),
    brings=BRINGS,
    counters=("rereferrals", "late_escalation"),
    least=SMALL_SHARE,
    shape=Share("dropped_referral", "INTERVAL 12 MONTH"),
    chart=ChartKind.P_PRIME,
    related=("contacts_per_day",),
)

GROUP = Group(
    (REREFERRALS, NO_FURTHER_ACTION),
    (
        Frame("received_referral", (), _received),
        Frame("returned_referral", ("received_referral",), _returned),
        Frame("dropped_referral", ("received_referral",), _dropped),
    ),
)
