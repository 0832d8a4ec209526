"""How many children and families each worker holds, and the published average beside the one that hides nobody."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.shapes import Stock, Tally, spread
from plimsoll.measures.spells import merged

BRINGS = "the case system's SSD extract (ssd_involvements)"
STAFF = "the worker table with FTE (ssd_professionals on SystemC), the workforce census or an HR file"


def _child_family(_: Terms) -> str:
    """Each child's family; a child with none is a family of its own."""
    return """
SELECT s.person_id AS child, coalesce('family ' || min(f.family_id), 'child ' || s.person_id) AS family
FROM scope s LEFT JOIN family f USING (person_id) GROUP BY s.person_id"""


def _holding(_: Terms) -> str:
    """Who held which child in which team, each at most once on a day."""
    once = merged("SELECT worker, child, team, start, stop FROM held", "worker, child, team")
    return f"""
SELECT d, h.worker, h.child, h.team, f.family
FROM day JOIN ({once}) h ON h.start <= day.d AND day.d < h.stop
JOIN child_family f USING (child)"""


def _team_load(_: Terms) -> str:
    """How many children and families each worker held in each team on each asked day."""
    return """
SELECT d, team, worker, count(*) AS children, count(DISTINCT family) AS families
FROM holding GROUP BY d, team, worker"""


def _unit_load(terms: Terms) -> str:
    """Each worker's own number, in the unit asked for: in a team, of the children held there."""
    if terms.by is By.TEAM:
        return "SELECT d, team AS unit, worker, children, families FROM team_load"
    unit = "worker" if terms.by is By.WORKER else "NULL::VARCHAR"
    return f"""
SELECT d, {unit} AS unit, worker, count(DISTINCT child) AS children, count(DISTINCT family) AS families
FROM holding GROUP BY d, worker"""


def _tally(counted: str) -> Tally:
    values = spread(f"SELECT d, unit, {counted}::DOUBLE AS value FROM unit_load")
    return Tally(
        ("holding", "unit_load"),
        by_service=values,
        by_team=values,
        by_worker=f"""
SELECT d, unit, {counted}::DOUBLE AS value, {counted}::DOUBLE AS numerator, 1::DOUBLE AS denominator, NULL AS detail
FROM unit_load""",
        listed="""
SELECT d, worker AS item, child, min(team) AS team, NULL::DATE AS since, true AS counted
FROM holding GROUP BY d, worker, child""",
    )


def _average(by: By, *, unallocated: bool) -> str:
    """Cases held by workers with FTE, and with `unallocated` those nobody holds too, over those workers' FTE."""
    waiting = Stock("unheld", "open_child").figures(by)
    counted = "numerator > 0" if unallocated else "false"
    shown = "WHERE fte > 0 OR cases > 0" if by is By.TEAM else ""
    return f"""
WITH total AS (
    SELECT d, unit, coalesce(sum(children) FILTER (fte > 0), 0)::DOUBLE AS cases,
        coalesce(sum(fte) FILTER (fte > 0), 0)::DOUBLE AS fte,
        count(*) FILTER (fte IS NULL OR fte <= 0) AS no_fte_workers,
        coalesce(sum(children) FILTER (fte IS NULL OR fte <= 0), 0) AS no_fte_cases
    FROM unit_load LEFT JOIN (SELECT worker_id AS worker, fte FROM worker) USING (worker) GROUP BY d, unit
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
    shape=_tally("children"),
    related=("assessments_overdue", "heaping", "reviews_overdue"),
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
    shape=_tally("families"),
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
        ("holding", "unit_load", "worker", "unheld", "open_child_count"),
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
        ("holding", "unit_load", "worker", "unheld", "open_child_count"),
        by_service=_average(By.SERVICE, unallocated=True),
        by_team=_average(By.TEAM, unallocated=True),
        listed=HOLDERS,
    ),
    note=NO_FTE,
    related=("assessments_overdue", "reviews_overdue"),
)

GROUP = Group(
    (CASELOAD, FAMILIES, PUBLISHED, ALL),
    (
        Frame("child_family", ("scope", "family"), _child_family),
        Frame("holding", ("held", "child_family"), _holding),
        Frame("team_load", ("holding",), _team_load),
        Frame("unit_load", ("holding", "team_load"), _unit_load),
    ),
)
