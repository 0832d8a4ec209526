"""Barrier: a concern about a child already known is followed by something."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.spells import FAR, minus


def _raised(_: Terms) -> str:
    """Contacts about a child on whom a referral received earlier was open, with what first followed each."""
    return f"""
SELECT c.child, c.day, u.stop AS ends, k.due, coalesce(f.day, {FAR}) AS followed
FROM (
    SELECT DISTINCT t.person_id AS child, t.received AS day
    FROM contact t JOIN open_referral r
        ON r.child = t.person_id AND r.start < t.received AND t.received < r.stop
) c
JOIN unbroken u ON u.child = c.child AND u.start <= c.day AND c.day < u.stop
LEFT JOIN due_heard k ON k.start = c.day
ASOF LEFT JOIN following f ON f.child = c.child AND c.day <= f.day"""


def _following(_: Terms) -> str:
    """The days of what may follow a child's first concern: a visit, an assessment begun, an enquiry begun."""
    return """
SELECT DISTINCT child, day
FROM (
    SELECT person_id AS child, visited AS day FROM visit
    UNION ALL SELECT person_id, started FROM assessment
    UNION ALL SELECT person_id, started FROM enquiry
)
JOIN (SELECT person_id AS child, min(received) AS first FROM contact GROUP BY person_id) USING (child)
WHERE day >= first"""


def _down(_: Terms) -> str:
    return """
SELECT child, due + 1 AS start, least(followed, ends) AS stop FROM raised_concern
WHERE due + 1 < least(followed, ends)"""


def _idle(_: Terms) -> str:
    """Nobody has raised anything since the case opened."""
    return minus(
        "SELECT child, start, stop FROM unbroken", "SELECT child, day AS start, ends AS stop FROM raised_concern"
    )


RULE = Rule(
    name="heard",
    title="Heard",
    meaning="A contact about a child already open is followed within 5 working days by a visit, assessment or enquiry.",
    sort=Sort.BARRIER,
    needs=("contact",),
    brings="the case system's SSD extract (ssd_contacts)",
    uses=("raised_concern", "unbroken"),
    down=_down,
    idle=_idle,
)

FRAMES = (
    Frame("following", ("visit", "assessment", "enquiry", "contact"), _following),
    Frame("raised_concern", ("contact", "open_referral", "unbroken", "due_heard", "following"), _raised),
)
