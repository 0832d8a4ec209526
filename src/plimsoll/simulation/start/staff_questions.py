"""What is asked of the records about the people: who is in post, what stands empty, and how they come and go.

The frames are the measures' own, so that what is counted at the start is what the measures count on the day.
"""

from __future__ import annotations

from plimsoll.measures.frames import day
from plimsoll.measures.load_hours import LEAVE
from plimsoll.measures.posts import unbroken
from plimsoll.measures.spells import FAR
from plimsoll.simulation.start.history import WORKING_DAYS_A_DAY
from plimsoll.simulation.start.stage_frames import Past

ON_DAY = "JOIN day ON start <= d AND d < stop"
"""The spells that stand on the day."""

AWAY_TODAY = f"""
SELECT DISTINCT staff_id AS staff FROM known_absence JOIN day ON started <= d AND d < coalesce(ended, {FAR})
WHERE NOT coalesce(total, false) AND coalesce(lower(trim(kind)) <> '{LEAVE}', true)"""
"""Who is away on the day; leave is spread over the year, as in the load."""

POSTS = f"""
SELECT w.worker, p.team, trim(e.role) AS role, p.fte, p.agency, p.manages, coalesce(e.asye, false) AS asye,
    p.start, a.staff IS NOT NULL AS away
FROM (SELECT * FROM post {ON_DAY}) p
JOIN known_employment e ON e.employment_id = p.item
LEFT JOIN staff_worker w USING (staff)
LEFT JOIN ({AWAY_TODAY}) a USING (staff)
ORDER BY p.team, p.item"""
"""Everybody in a post on the day."""

EMPTY = f"""
SELECT v.team, trim(k.role) AS role, v.fte
FROM (SELECT * FROM vacancy_spell {ON_DAY}) v JOIN known_vacancy k ON k.vacancy_id = v.item
ORDER BY v.team, v.item"""
"""Every vacancy on the day."""

HOLDERS = f"""
SELECT h.worker, mode(a.team ORDER BY a.team) AS team, any_value(w.fte) AS fte,
    coalesce(bool_or(w.agency), false) AS agency, bool_or(s.worker IS NOT NULL) AS employed
FROM (SELECT * FROM real_holder {ON_DAY}) h
JOIN (SELECT worker, child, team FROM held {ON_DAY}) a USING (worker, child)
LEFT JOIN worker w ON w.worker_id = h.worker
LEFT JOIN (SELECT DISTINCT worker FROM staff_worker) s ON s.worker = h.worker
GROUP BY h.worker ORDER BY h.worker"""
"""Everybody who holds a child on the day and is there, with the team of most of the children."""

TEAMS = "SELECT team_id FROM known_team ORDER BY team_id"


def questions(past: Past) -> dict[str, tuple[tuple[str, ...], str]]:
    """What is asked, by name, each with the frames it is asked of."""
    return {
        "posts": (("post", "staff_worker"), POSTS),
        "empty": (("vacancy_spell",), EMPTY),
        "holders": (("real_holder", "held", "worker", "staff_worker"), HOLDERS),
        "known_teams": ((), TEAMS),
        "stays": (("post", "tenure"), _stays(past)),
        "starters": (("starter",), _starters(past)),
        "filling": (("vacancy_spell",), _filling(past)),
        "away": (("post",), _away(past)),
    }


def _stays(past: Past) -> str:
    """Days in post of employed and of agency staff in these years, and how often one of them left."""
    agency = unbroken("post WHERE agency")
    return f"""
SELECT agency, sum(least(stop, {day(past.last)} + 1) - greatest(start, {day(past.first)} + 1)) * {WORKING_DAYS_A_DAY},
    count(*) FILTER (stop <= {day(past.last)})
FROM (SELECT start, stop, false AS agency FROM tenure UNION ALL SELECT start, stop, true FROM ({agency}))
WHERE start <= {day(past.last)} AND stop > {day(past.first)} GROUP BY agency"""


def _starters(past: Past) -> str:
    """How many began in these years, and how many of them newly qualified."""
    return f"""
SELECT count(*), count(*) FILTER (e.asye)
FROM starter s JOIN known_employment e ON e.employment_id = s.item
WHERE s.day > {day(past.first)} AND s.day <= {day(past.last)}"""


def _filling(past: Past) -> str:
    """The working days that vacancies of these years stood, over and not."""
    return f"""
SELECT round((least(stop, {day(past.last)} + 1) - start) * {WORKING_DAYS_A_DAY}, 2),
    count(*) FILTER (stop <= {day(past.last)}), count(*) FILTER (stop > {day(past.last)})
FROM vacancy_spell WHERE start > {day(past.first)} AND start <= {day(past.last)} GROUP BY 1"""


def _away(past: Past) -> str:
    """The absences of employed staff in these years by kind: the working days each took, over and not."""
    return f"""
SELECT coalesce(lower(trim(kind)), 'other'),
    round((least(coalesce(ended, {FAR}), {day(past.last)} + 1) - started) * {WORKING_DAYS_A_DAY}, 2),
    count(*) FILTER (ended <= {day(past.last)}), count(*) FILTER (ended IS NULL OR ended > {day(past.last)})
FROM known_absence
WHERE started > {day(past.first)} AND started <= {day(past.last)} AND NOT coalesce(total, false)
    AND coalesce(lower(trim(kind)) <> '{LEAVE}', true)
GROUP BY ALL"""
