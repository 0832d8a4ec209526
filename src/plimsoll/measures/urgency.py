"""Whether urgency is recognised: what was closed with nothing done, and turned out to need an enquiry."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.shapes import Share
from plimsoll.vocabulary.charts import ChartKind

WAIT_DAYS = 182
"""How long an enquiry may take to follow (SPEC section 3): what ended later cannot be judged yet."""


def _closed_unheeded(terms: Terms) -> str:
    """Contacts and referrals ended with no further action, each with whether an enquiry followed."""
    first, last = f"CAST({day(terms.first)} - INTERVAL 24 MONTH AS DATE)", day(terms.last)
    return f"""
WITH ended AS (
    SELECT 'contact ' || contact_id AS item, person_id AS child, NULL::VARCHAR AS team, received AS ended
    FROM known_contact WHERE nfa AND received BETWEEN {first} AND {last}
    UNION ALL
    SELECT 'referral ' || referral_id, person_id, team_id, coalesce(closed, received)
    FROM known_referral WHERE nfa AND coalesce(closed, received) BETWEEN {first} AND {last}
)
SELECT e.*, ended AS day, EXISTS (
    SELECT 1 FROM known_enquiry q
    WHERE q.person_id = e.child AND q.started > e.ended AND q.started <= e.ended + {WAIT_DAYS}
) AS counted
FROM ended e"""


LATE_ESCALATION = Instrument(
    name="late_escalation",
    title="Urgency recognised late",
    meaning="Of what was closed with no further action half a year ago and more, the share an enquiry then followed.",
    unit="share",
    numerator="those followed by a section 47 enquiry within 182 days",
    denominator="contacts and referrals ended with no further action in the year to 182 days before the day",
    source="Plimsoll: is urgency being recognised?",
    concern=Concern.UP,
    of="contacts and referrals",
    needs=("enquiry", "referral"),
    brings="the case system's SSD extract (ssd_contacts, ssd_cin_episodes and ssd_s47_enquiry)",
    least=SMALL_SHARE,
    shape=Share("closed_unheeded", "INTERVAL 12 MONTH", delay=WAIT_DAYS),
    chart=ChartKind.P_PRIME,
)

GROUP = Group((LATE_ESCALATION,), (Frame("closed_unheeded", (), _closed_unheeded),))
