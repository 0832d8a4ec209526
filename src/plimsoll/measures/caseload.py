"""How many children and families each worker holds, and the published average beside the one that hides nobody."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.instrument import By, Concern, Group, Instrument
from plimsoll.measures.shapes import Stock, Tally, spread

BRINGS = "the case system's SSD extract (ssd_involvements)"
STAFF = "the worker table with FTE (ssd_professionals on SystemC), the workforce census or an HR file"


def _child_family(_: Terms) -> str:
    """Each child's family; a child with none is a family of its own."""
    return """
SELECT s.person_id AS child, coalesce('family ' || min(f.family_id), 'child ' || s.person_id) AS family
FROM scope s LEFT JOIN family f USING (person_id) GROUP BY s.person_id"""


def _holding(_: Terms) -> str:
    """Who held which child on each asked day, once for each team."""
    return """
SELECT DISTINCT d, h.worker, h.child, h.team, f.family
FROM day JOIN held h ON h.start <= day.d AND day.d < h.stop
JOIN child_family f USING (child)"""


def _loads(counted: str, by: By) -> str:
    """Each worker's own number: in a team, of the children held there."""
    unit = {By.SERVICE: "NULL::VARCHAR", By.TEAM: "team", By.WORKER: "worker"}[by]
    return f"SELECT d, {unit} AS unit, worker, count(DISTINCT {counted})::DOUBLE AS value FROM holding GROUP BY ALL"


def _own(counted: str) -> str:
    return f"""
SELECT d, unit, value, value AS numerator, 1::DOUBLE AS denominator, NULL AS detail
FROM ({_loads(counted, By.WORKER)})"""


def _tally(counted: str) -> Tally:
    return Tally(
        ("holding",),
        by_service=spread(_loads(counted, By.SERVICE)),
        by_team=spread(_loads(counted, By.TEAM)),
        by_worker=_own(counted),
        listed="""
SELECT d, worker AS item, child, min(team) AS team, NULL::DATE AS since, true AS counted
FROM holding GROUP BY d, worker, child""",
    )


def _average(by: By, *, unallocated: bool) -> str:
    """Cases held by workers with FTE, and with `unallocated` those nobody holds too, over those workers' FTE."""
    unit = "team" if by is By.TEAM else "NULL::VARCHAR"
    waiting = Stock("unheld", "open_child").figures(by)
    counted = "numerator > 0" if unallocated else "false"
    shown = "WHERE fte > 0 OR cases > 0" if by is By.TEAM else ""
    return f"""
WITH worker_cases AS (
    SELECT d, {unit} AS unit, worker, count(DISTINCT child) AS held FROM holding GROUP BY ALL
),
total AS (
    SELECT d, unit, coalesce(sum(held) FILTER (fte > 0), 0)::DOUBLE AS cases,
        coalesce(sum(fte) FILTER (fte > 0), 0)::DOUBLE AS fte,
        count(*) FILTER (fte IS NULL OR fte <= 0) AS no_fte_workers,
        coalesce(sum(held) FILTER (fte IS NULL OR fte <= 0), 0) AS no_fte_cases
    FROM worker_cases LEFT JOIN (SELECT worker_id AS worker, fte FROM worker) USING (worker) GROUP BY d, unit
),
waiting AS (SELECT d, unit, numerator AS k FROM ({waiting}) WHERE {counted}),
altogether AS (
    SELECT coalesce(t.d, u.d) AS d, CASE WHEN t.d IS NULL THEN u.unit ELSE t.unit END AS unit,
        coalesce(t.cases, 0) + coalesce(u.k, 0) AS cases, coalesce(t.fte, 0) AS fte,
        coalesce(no_fte_workers, 0) AS no_fte_workers, coalesce(no_fte_cases, 0) AS no_fte_cases
    FROM total t FULL JOIN waiting u ON u.d = t.d AND u.unit IS NOT DISTINCT FROM t.unit
)
SELECT d, unit, cases / nullif(fte, 0) AS value, cases AS numerator, fte AS denominator,
    {{'no_fte_workers': no_fte_workers, 'no_fte_cases': no_fte_cases}} AS detail
FROM altogether {shown}"""


HOLDERS = """
SELECT d, worker AS item, child, min(team) AS team, NULL::DATE AS since, coalesce(max(w.fte), 0) > 0 AS counted
FROM holding LEFT JOIN worker w ON w.worker_id = holding.worker GROUP BY d, worker, child"""

NO_FTE = "{no_fte_workers} workers holding {no_fte_cases} cases have no FTE and are left out."

CASELOAD = Instrument(
    name="caseload",
    title="Children held by each worker",
    meaning="Distinct children whom each worker holds in an allocated role, whether or not their referral is open.",
    unit="children",
    numerator="distinct children held by a worker",
    denominator="workers who hold at least one child",
    source="Plimsoll",
    concern=Concern.UP,
    of="workers",
    needs=("allocation",),
    brings=BRINGS,
    counters=("unallocated", "in_name_only"),
    by_worker=True,
    shape=_tally("child"),
)

FAMILIES = Instrument(
    name="caseload_families",
    title="Families held by each worker",
    meaning="Distinct families whom each worker holds; siblings count once.",
    unit="families",
    numerator="distinct families of the children held by a worker",
    denominator="workers who hold at least one child",
    source="Plimsoll",
    concern=Concern.UP,
    of="workers",
    needs=("allocation", "family"),
    brings="the case system's SSD extract (ssd_involvements and ssd_family)",
    counters=("unallocated", "in_name_only"),
    by_worker=True,
    shape=_tally("family"),
)

PUBLISHED = Instrument(
    name="caseload_published",
    title="Average caseload as published",
    meaning="DfE's average: cases held over the FTE of the workers who hold them. Children nobody holds are not in it.",
    unit="children per FTE",
    numerator="cases held by workers with an FTE above 0, agency included",
    denominator="the FTE of those workers",
    source="DfE, children's social work workforce: average caseload from 2017",
    concern=Concern.UP,
    of="children",
    needs=("allocation", "worker.fte"),
    brings=STAFF,
    counters=("unallocated", "caseload_all"),
    shape=Tally(
        ("holding", "worker", "unheld", "open_child"),
        by_service=_average(By.SERVICE, unallocated=False),
        by_team=_average(By.TEAM, unallocated=False),
        listed=HOLDERS,
    ),
    note=NO_FTE + " DfE's cases also include foster and adoptive carers.",
)

ALL = Instrument(
    name="caseload_all",
    title="Average caseload with nobody left out",
    meaning="The published average with the children nobody holds added to the cases, over the same FTE.",
    unit="children per FTE",
    numerator="cases held by workers with an FTE above 0, and children without an allocated worker",
    denominator="the FTE of those workers",
    source="Plimsoll, beside DfE's average caseload",
    concern=Concern.UP,
    of="children",
    needs=("allocation", "referral", "worker.fte"),
    brings=STAFF,
    shape=Tally(
        ("holding", "worker", "unheld", "open_child"),
        by_service=_average(By.SERVICE, unallocated=True),
        by_team=_average(By.TEAM, unallocated=True),
        listed=HOLDERS,
    ),
    note=NO_FTE,
)

GROUP = Group(
    (CASELOAD, FAMILIES, PUBLISHED, ALL),
    (
        Frame("child_family", ("scope", "family"), _child_family),
        Frame("holding", ("held", "child_family"), _holding),
    ),
)
