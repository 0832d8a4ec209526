"""Frames of those in post: who fills which post, who joined and who left, and which worker of the case system each is.

An employer's file has a row for every post a person holds, so a move between teams, roles or contracts ends one row
and begins another. A person's unbroken *tenure* is what remains when such rows are joined: only its first day is a
start and only its end a leaving.
"""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, texts
from plimsoll.measures.instrument import By
from plimsoll.measures.spells import FAR, merged

JOINED_DAYS = 1
"""Days that may lie between the end of one row and the start of the next of the same tenure: some files give the last
day in post where others give the day after it."""

FTE_DECIMALS = 6
"""Decimals of a full-time equivalent in the workforce census."""

ENDS = f"started < coalesce(ended, {FAR})"
"""A row of no days at all is no time in post."""


def _post(terms: Terms) -> str:
    """Every row of a post, with its team as the case system knows it and whether its holder manages that team."""
    managing = texts(terms.profile.managing_roles)
    return f"""
SELECT e.employment_id AS item, e.staff_id AS staff, m.team_id AS team, e.fte, coalesce(e.agency, false) AS agency,
    coalesce(upper(trim(e.role)) IN {managing}, false) AS manages, e.started AS start, coalesce(e.ended, {FAR}) AS stop
FROM known_employment e LEFT JOIN matched_team m ON m.given = e.team_id
WHERE {ENDS}"""


def unbroken(posts: str, by: str = "staff") -> str:
    """The runs of days of posts that follow each other with no more than `JOINED_DAYS` between."""
    joined = merged(f"SELECT {by}, start, stop + {JOINED_DAYS} AS stop FROM {posts}", by)
    return f"SELECT {by}, start, stop - {JOINED_DAYS} AS stop FROM ({joined})"


def _tenure(_: Terms) -> str:
    """Time employed here: agency workers are not, so one who is then employed starts."""
    return unbroken("post WHERE NOT agency")


def _starter(_: Terms) -> str:
    """The posts in which a tenure began, on the day it did; `gone` is the day it ended."""
    return """
SELECT p.item, p.staff, p.team, p.fte, t.start AS day, t.stop AS gone
FROM tenure t JOIN post p ON p.staff = t.staff AND p.start = t.start AND NOT p.agency"""


def _leaver(_: Terms) -> str:
    """The posts in which a tenure ended, on the first day the person was no longer here."""
    return f"""
SELECT p.item, p.staff, p.team, p.fte, t.stop AS day
FROM tenure t JOIN post p ON p.staff = t.staff AND p.stop = t.stop AND NOT p.agency
WHERE t.stop < {FAR}"""


def unit(terms: Terms, team: str = "team") -> str:
    """The unit of a row that names its own team, as a column."""
    return f"{team} AS unit" if terms.by is By.TEAM else "NULL::VARCHAR AS unit"


def summed(only: str = "") -> str:
    """The full-time equivalents of some rows, summed to the census's six decimals: in whatever order, the same."""
    chosen = f" FILTER ({only})" if only else ""
    return f"round(coalesce(sum(fte){chosen}, 0), {FTE_DECIMALS})::DOUBLE"


def _staffing(terms: Terms) -> str:
    """On each asked day, those in post and those of an agency: full-time equivalents, people, rows without an FTE."""
    return f"""
SELECT d, {unit(terms)}, {summed("NOT agency")} AS in_post, {summed("agency")} AS agency,
    count(DISTINCT staff) FILTER (NOT agency) AS people, count(DISTINCT staff) FILTER (agency) AS agency_people,
    count(*) FILTER (NOT agency AND fte IS NULL) AS no_fte
FROM day JOIN post ON start <= d AND d < stop
GROUP BY ALL"""


def _staff_worker(terms: Terms) -> str:
    """Which worker of the case system each person of the employer's file is."""
    if "employment" not in terms.loaded:
        return "SELECT NULL::VARCHAR AS staff, NULL::VARCHAR AS worker WHERE false"
    return "SELECT staff_id AS staff, worker_id AS worker FROM matched_worker WHERE worker_id IS NOT NULL"


def _engaged(_: Terms) -> str:
    """While each worker of the case system was in some post, agency or not."""
    return unbroken("(SELECT worker, start, stop FROM post JOIN staff_worker USING (staff))", "worker")


IN_POST_ROWS = """
SELECT d, item, NULL::VARCHAR AS child, team, start AS since, false AS counted
FROM day JOIN post ON start <= d AND d < stop AND NOT agency"""
"""Those in post on each asked day, as the rest of a denominator."""

FRAMES = (
    Frame("post", (), _post),
    Frame("tenure", ("post",), _tenure),
    Frame("starter", ("tenure", "post"), _starter),
    Frame("leaver", ("tenure", "post"), _leaver),
    Frame("staffing", ("post",), _staffing),
    Frame("staff_worker", (), _staff_worker),
    Frame("engaged", ("post", "staff_worker"), _engaged),
)
