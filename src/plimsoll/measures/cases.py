"""Frames of the case itself: open referrals, open children, who holds them, and whose team they are."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, texts
from plimsoll.measures.spells import FAR, LONG_AGO, merged, minus


def _alive_until(table: str) -> str:
    """The end of something that also ends when its child dies."""
    return f"least(coalesce({table}, {FAR}), coalesce(p.died, {FAR}))"


def _open_referral(terms: Terms) -> str:
    settings = terms.profile.settings
    closed = "r.closed" if settings.closed_on_day_is_closed else "r.closed + 1"
    kept = "true" if settings.count_nfa_referrals else "NOT coalesce(r.nfa, false)"
    return f"""
SELECT r.referral_id AS item, r.person_id AS child, r.team_id AS team,
    r.received AS start, {_alive_until(closed)} AS stop, r.received AS since
FROM referral r LEFT JOIN person p USING (person_id)
WHERE {kept} AND r.received < {_alive_until(closed)}"""


def _open_child(_: Terms) -> str:
    """Where referrals overlap, the earliest still open speaks: a later one counts from where all earlier have ended."""
    return """
SELECT child AS item, child, NULL::VARCHAR AS team, team AS referral_team,
    greatest(start, coalesce(covered, start)) AS start, stop, since
FROM (
    SELECT *, max(stop) OVER (
        PARTITION BY child ORDER BY start, item ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
    FROM open_referral
)
WHERE greatest(start, coalesce(covered, start)) < stop"""


def _held(terms: Terms) -> str:
    return f"""
SELECT allocation_id AS item, person_id AS child, worker_id AS worker, team_id AS team, role,
    started AS start, coalesce(ended, {FAR}) AS stop, started AS since
FROM allocation
WHERE upper(trim(role)) IN {texts(terms.profile.allocated_roles)}
    AND worker_id IS NOT NULL AND started < coalesce(ended, {FAR})"""


def _held_spell(_: Terms) -> str:
    return merged("SELECT child, start, stop FROM held")


def _unheld(_: Terms) -> str:
    """Open children nobody holds; the wait began with the last allocation's end, or the referral if that is later."""
    return f"""
SELECT u.item, u.child, NULL::VARCHAR AS team, u.start, u.stop, greatest(u.since, coalesce(h.stop, u.since)) AS since
FROM ({minus("FROM open_child", "SELECT child, start, stop FROM held")}) u
ASOF LEFT JOIN (SELECT child, stop FROM held_spell) h ON h.child = u.child AND u.start >= h.stop"""


def _team_held(_: Terms) -> str:
    return merged("SELECT child, team, start, stop FROM held WHERE team IS NOT NULL", "child, team")


def _team_past(_: Terms) -> str:
    """While no team holds an open child: the team that last did since the referral began, else the referral's."""
    free = minus(
        "SELECT child, referral_team, start, stop, since FROM open_child", "SELECT child, start, stop FROM team_held"
    )
    return f"""
SELECT f.child, CASE WHEN h.start >= f.since THEN h.team ELSE f.referral_team END AS team, f.start, f.stop
FROM ({free}) f
ASOF LEFT JOIN (
    SELECT child, start, last(team ORDER BY item) AS team FROM held WHERE team IS NOT NULL GROUP BY child, start
) h ON h.child = f.child AND f.start >= h.start"""


def _child_team(_: Terms) -> str:
    """Every child in scope on every day: its team or teams, or no team."""
    known = "SELECT child, team, start, stop FROM team_held UNION ALL SELECT child, team, start, stop FROM team_past"
    always = f"SELECT person_id AS child, NULL::VARCHAR AS team, {LONG_AGO} AS start, {FAR} AS stop FROM scope"
    return f"{known} UNION ALL SELECT child, team, start, stop FROM ({minus(always, known)})"


FRAMES = (
    Frame("open_referral", ("referral", "person"), _open_referral),
    Frame("open_child", ("open_referral",), _open_child),
    Frame("held", ("allocation",), _held),
    Frame("held_spell", ("held",), _held_spell),
    Frame("unheld", ("open_child", "held", "held_spell"), _unheld),
    Frame("team_held", ("held",), _team_held),
    Frame("team_past", ("open_child", "team_held", "held"), _team_past),
    Frame("child_team", ("scope", "team_held", "team_past"), _child_team),
)
