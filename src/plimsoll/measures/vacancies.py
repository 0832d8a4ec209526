"""Posts that nobody permanent fills, and the agency workers who stand in them."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.posts import ENDS, IN_POST_ROWS, summed, unit
from plimsoll.measures.shapes import Tally
from plimsoll.measures.spells import FAR

DFE = "DfE, children's social work workforce"


def _vacancy_spell(_: Terms) -> str:
    """Every vacancy, with its team as the case system knows it; one that names no team is the whole service's."""
    return f"""
SELECT v.vacancy_id AS item, m.team_id AS team, v.fte, v.started AS start, coalesce(v.ended, {FAR}) AS stop
FROM known_vacancy v LEFT JOIN matched_team m ON m.given = v.team_id
WHERE {ENDS}"""


def _vacant(terms: Terms) -> str:
    return f"""
SELECT d, {unit(terms)}, {summed()} AS fte, count(*) AS posts
FROM day JOIN vacancy_spell ON start <= d AND d < stop GROUP BY ALL"""


VACANT = """
SELECT d, unit, vacant / nullif(vacant + in_post, 0) AS value, vacant AS numerator, vacant + in_post AS denominator,
    {'vacancies': posts, 'in_post': in_post, 'agency': agency} AS detail
FROM (
    SELECT coalesce(s.d, v.d) AS d, CASE WHEN s.d IS NULL THEN v.unit ELSE s.unit END AS unit,
        coalesce(v.fte, 0) AS vacant, coalesce(v.posts, 0) AS posts, coalesce(s.in_post, 0) AS in_post,
        coalesce(s.agency, 0) AS agency
    FROM staffing s FULL JOIN vacant v ON v.d = s.d AND v.unit IS NOT DISTINCT FROM s.unit
)
WHERE vacant + in_post > 0"""

AGENCY = """
SELECT d, unit, agency / (agency + in_post) AS value, agency AS numerator, agency + in_post AS denominator,
    {'agency_workers': agency_people, 'in_post': people, 'no_fte': no_fte} AS detail
FROM staffing
WHERE agency + in_post > 0"""

VACANCY_RATE = Instrument(
    name="vacancy_rate",
    title="Vacancies",
    meaning="Vacant posts over vacant and filled posts; an agency worker does not fill one.",
    unit="share",
    numerator="full-time equivalent vacancies on the day",
    denominator="full-time equivalent vacancies and full-time equivalent in post, without agency workers",
    source=DFE,
    concern=Concern.UP,
    of="full-time equivalents",
    needs=("employment", "vacancy"),
    brings="the workforce census (CSWW) or an HR file: employment and vacancies",
    counters=("agency_rate",),
    least=SMALL_SHARE,
    shape=Tally(
        ("staffing", "vacant", "post", "vacancy_spell"),
        by_service=VACANT,
        by_team=VACANT,
        listed=f"""
SELECT d, item, NULL::VARCHAR AS child, team, start AS since, true AS counted
FROM day JOIN vacancy_spell ON start <= d AND d < stop
UNION ALL {IN_POST_ROWS}""",
    ),
    note="Agency workers, who are in neither, make up {agency:,.1f} full-time equivalents.",
    related=("aligned", "conferences_in_time", "in_name_only", "unallocated", "without_worker"),
)

AGENCY_RATE = Instrument(
    name="agency_rate",
    title="Agency workers",
    meaning="Agency workers over agency workers and those in post.",
    unit="share",
    numerator="full-time equivalent agency workers on the day",
    denominator="full-time equivalent agency workers and full-time equivalent in post",
    source=DFE,
    concern=Concern.UP,
    of="full-time equivalents",
    needs=("employment",),
    brings="the workforce census (CSWW) or an HR file: employment",
    counters=("vacancy_rate",),
    least=SMALL_SHARE,
    shape=Tally(
        ("staffing", "post"),
        by_service=AGENCY,
        by_team=AGENCY,
        listed="""
SELECT d, item, NULL::VARCHAR AS child, team, start AS since, agency AS counted
FROM day JOIN post ON start <= d AND d < stop""",
    ),
    related=("aligned", "many_workers", "worker_changes"),
)

GROUP = Group(
    (VACANCY_RATE, AGENCY_RATE),
    (Frame("vacancy_spell", (), _vacancy_spell), Frame("vacant", ("vacancy_spell",), _vacant)),
)
