"""Visits not made, children not seen, children not seen alone, and the pull of imminent danger between plans."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, By, Concern, Instrument
from plimsoll.measures.shapes import Share, Stock, Tally, Waits
from plimsoll.vocabulary.charts import ChartKind

BRINGS = "the case system's SSD extract (the plan and visit tables)"
KINDS = {
    "CP": ("child protection plan", "ssd_cp_visits", "Local standard, 10 working days by default; not statutory"),
    "CIN": ("child in need plan", "ssd_cin_visits", "Local standard, 20 working days by default; not statutory"),
    "CLA": (
        "period of being looked after",
        "ssd_cla_visits",
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28",
    ),
}


def _of_kind(frame: str, kind: str) -> str:
    return f"SELECT * FROM {frame} WHERE kind = '{kind}'"


def _late(kind: str) -> Frame:
    return Frame(f"late_visit_{kind.lower()}", ("late_visit",), lambda _: _of_kind("late_visit", kind))


def _visited(kind: str) -> Frame:
    return Frame(f"visited_plan_{kind.lower()}", ("visited_plan",), lambda _: _of_kind("visited_plan", kind))


def _plans(kind: str) -> Stock:
    return Stock(f"late_visit_{kind}", f"visited_plan_{kind}", waits=True)


def _visits_overdue(kind: str) -> Instrument:
    plan, table, source = KINDS[kind]
    return Instrument(
        name=f"visits_overdue_{kind.lower()}",
        title=f"Overdue visits: {kind}",
        meaning=f"Each open {plan} whose next visit is overdue.",
        unit="plans",
        numerator="open plans whose last visit (or start, or placement) is further back than the interval",
        denominator="open plans of the kind, short breaks left out",
        source=source,
        concern=Concern.UP,
        of="plans",
        needs=("plan", "visit"),
        brings=f"the case system's SSD extract ({table} and its plans)",
        counters=("seen_alone",),
        shape=_plans(kind.lower()),
        related=("absence_rate", "load"),
    )


OVERDUE = tuple(_visits_overdue(kind) for kind in KINDS)

DAYS_SINCE_SEEN = Instrument(
    name="days_since_seen",
    title="Days since the child was seen",
    meaning="For each child with an open plan, days since a visit at which the child was seen.",
    unit="days",
    numerator="days since the last such visit on or after the earliest open plan's start, or since that start",
    denominator="children with an open plan, unborn children left out",
    source="Plimsoll",
    concern=Concern.UP,
    of="children",
    needs=("plan", "visit"),
    brings=BRINGS,
    counters=("seen_alone",),
    shape=Waits("unseen_spell"),
    note="{never} of them never seen since the plan began.",
    related=("unallocated", "without_worker"),
)


def _seen_visit(terms: Terms) -> str:
    """Visits with the child seen; a looked-after child's rows of one day are one visit, alone if any says so."""
    return f"""
SELECT min(visit_id) AS item, person_id AS child, NULL::VARCHAR AS team, visited AS day,
    coalesce(bool_or(seen_alone), false) AS counted,
    NOT coalesce(bool_or(seen_alone), false) AND bool_or(seen_alone IS NULL) AS unsaid
FROM known_visit
WHERE kind <> 'CIN' AND seen AND visited <= {day(terms.last)}
    AND visited > CAST({day(terms.first)} - INTERVAL 3 MONTH AS DATE)
GROUP BY kind, CASE kind WHEN 'CP' THEN visit_id END, person_id, visited"""


SEEN_ALONE = Instrument(
    name="seen_alone",
    title="Seen alone",
    meaning="Of the child protection and looked-after visits at which the child was seen, the share seen alone.",
    unit="share",
    numerator="those at which the child was seen alone; an empty answer counts as not alone",
    denominator="CP and CLA visits with the child seen in the 3 months to the day",
    source="Plimsoll, after reviews that found children not spoken to alone",
    concern=Concern.DOWN,
    of="visits",
    needs=("visit",),
    brings=BRINGS,
    counters=("visits_overdue_cp", "visits_overdue_cla"),
    least=SMALL_SHARE,
    shape=Share("seen_visit", "INTERVAL 3 MONTH", empties=True),
    note="{unsaid} of them do not say whether the child was seen alone.",
    chart=ChartKind.P_PRIME,
    related=("load",),
)


def _gap(by: By) -> str:
    return f"""
SELECT n.d, n.unit, n.share - p.share AS value, NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator,
    {{'cin': n.share, 'cp': p.share}} AS detail
FROM ({_share("cin", by)}) n JOIN ({_share("cp", by)}) p ON n.d = p.d AND n.unit IS NOT DISTINCT FROM p.unit"""


def _share(kind: str, by: By) -> str:
    figures = _plans(kind).figures(by)
    return f"SELECT d, unit, value / denominator AS share FROM ({figures})"


def _late_plans() -> str:
    """The CIN and CP plans behind the gap."""
    return " UNION ALL ".join(_plans(kind).rows() for kind in ("cin", "cp"))


ATTENTION_GAP = Instrument(
    name="attention_gap",
    title="Attention gap",
    meaning="How much more often a child in need plan's visit is overdue than a child protection plan's.",
    unit="difference of shares",
    numerator="share of CIN visits overdue",
    denominator="less share of CP visits overdue",
    source="Plimsoll: the pull of imminent danger, named in the Northamptonshire reviews",
    concern=Concern.UP,
    of="plans",
    needs=("plan", "visit"),
    brings=BRINGS,
    shape=Tally(
        tuple(name for kind in ("cin", "cp") for name in _plans(kind).frames),
        by_service=_gap(By.SERVICE),
        by_team=_gap(By.TEAM),
        listed=_late_plans(),
    ),
)

GROUP = Group(
    (*OVERDUE, DAYS_SINCE_SEEN, SEEN_ALONE, ATTENTION_GAP),
    (*map(_late, KINDS), *map(_visited, KINDS), Frame("seen_visit", (), _seen_visit)),
)
