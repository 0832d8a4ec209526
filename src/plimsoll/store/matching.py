"""SQL that matches the people and teams of a workforce file to the case system's. Each function returns SQL text only.

An employer and a case system name the same person each in its own way. A registration number settles who it is; where
one of the two lacks it an identifier that both use does; where there is none either, a name that only one person on
each side has. Whoever matches nobody stays, with an empty worker: that share must be seen.
"""

from __future__ import annotations

WORKER_VIEW = "matched_worker"
TEAM_VIEW = "matched_team"

REGISTRATION = "registration"
STAFF_ID = "staff id"
NAME = "name"
WAYS = (REGISTRATION, STAFF_ID, NAME)
"""How a person was matched, the surest first."""

EMPLOYER_TABLES = ("employment", "vacancy", "decision")
"""The tables in which a team is written by hand, by its identifier or by its name."""

NEEDS = {
    WORKER_VIEW: ("known_employment", "known_worker"),
    TEAM_VIEW: (*(f"known_{table}" for table in EMPLOYER_TABLES), "known_team"),
}
"""The views that each view is made of."""

BLANKS = r"[\s\p{Z}\x{200B}\x{FEFF}]+"
"""Every sign that shows as a gap or not at all: web pages and Office put no-break and zero-width spaces into names."""


def matched_worker() -> str:
    """Each person in employment (`staff_id`), the worker that is (`worker_id`) and how that is known (`matched_by`)."""
    return f"""
WITH person AS (
    SELECT DISTINCT staff_id, {_capitals("registration")} AS registration, {_plain("name")} AS name
    FROM known_employment
),
worker AS (
    SELECT worker_id, staff_id, {_capitals("registration")} AS registration, {_plain("name")} AS name
    FROM known_worker
),
candidate AS (
    SELECT p.staff_id, w.worker_id, 1 AS place, '{REGISTRATION}' AS way
    FROM person p JOIN worker w USING (registration)
    UNION ALL SELECT p.staff_id, w.worker_id, 2, '{STAFF_ID}' FROM person p JOIN worker w ON w.staff_id = p.staff_id
    UNION ALL SELECT p.staff_id, w.worker_id, 3, '{STAFF_ID}' FROM person p JOIN worker w ON w.worker_id = p.staff_id
    UNION ALL SELECT p.staff_id, w.worker_id, 4, '{NAME}'
    FROM ({_alone("person", "staff_id")}) p JOIN ({_alone("worker", "worker_id")}) w USING (name)
),
surest AS (SELECT staff_id, min((place, worker_id, way)) AS one FROM candidate GROUP BY staff_id)
SELECT staff_id, one[2] AS worker_id, one[3] AS matched_by
FROM (SELECT DISTINCT staff_id FROM person) LEFT JOIN surest USING (staff_id)"""


def matched_team() -> str:
    """Each team as a workforce file names it (`given`) and the team it is (`team_id`): `given` itself if none is."""
    named = " UNION ".join(f"SELECT team_id AS given FROM known_{table}" for table in EMPLOYER_TABLES)
    return f"""
WITH given AS (SELECT given, {_plain("given")} AS name FROM ({named}) WHERE given IS NOT NULL),
team AS (SELECT team_id, {_plain("name")} AS name FROM known_team)
SELECT given.given, coalesce(own.team_id, named.team_id, given.given) AS team_id
FROM given LEFT JOIN team own ON own.team_id = given.given
LEFT JOIN ({_alone("team", "team_id")}) named ON named.name = given.name"""


def match_counts() -> str:
    """How many people there are, and how many of them are matched in each of `WAYS`: one row."""
    ways = ", ".join(f"count(*) FILTER (matched_by = '{way}')" for way in WAYS)
    return f"SELECT count(*), {ways} FROM {WORKER_VIEW}"


def _alone(relation: str, key: str) -> str:
    """The names that only one of `relation` has, and whose they are."""
    return f"SELECT name, min({key}) AS {key} FROM {relation} GROUP BY name HAVING count(DISTINCT {key}) = 1"


def _capitals(column: str) -> str:
    return f"nullif(upper({_spaced(column)}), '')"


def _plain(column: str) -> str:
    return f"nullif(lower({_spaced(column)}), '')"


def _spaced(column: str) -> str:
    return f"trim(regexp_replace({column}, '{BLANKS}', ' ', 'g'))"


VIEWS = {WORKER_VIEW: matched_worker, TEAM_VIEW: matched_team}
"""The SQL of each view, by its name."""
