"""Assessments past their clock, finished in time, finished with the child unseen, redone, or heaped at the limit."""

from __future__ import annotations

from dataclasses import replace

from plimsoll.measures.calendar import due_sql
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import SMALL_SHARE, Concern, Instrument
from plimsoll.measures.shapes import Share, Stock
from plimsoll.measures.spells import FAR
from plimsoll.vocabulary.charts import ChartKind

DFE = "DfE: continuous assessments completed within 45 working days"
BRINGS = "the case system's SSD extract (ssd_cin_assessments)"


def _clocked(rows: str) -> str:
    """Assessments with the day their clock began: the referral for the first on it, else their own start."""
    return f"""
SELECT a.*, r.closed, CASE WHEN r.received IS NOT NULL AND place = 1 THEN r.received ELSE a.started END AS clock_from
FROM (SELECT *, row_number() OVER (PARTITION BY referral_id ORDER BY started, assessment_id) AS place FROM {rows}) a
LEFT JOIN known_referral r USING (referral_id)"""


def _open_assessment(_: Terms) -> str:
    """Assessments not yet authorised, until their referral closed or their child died."""
    until = f"least(coalesce(a.authorised, {FAR}), coalesce(a.closed, {FAR}), coalesce(p.died, {FAR}))"
    return f"""
SELECT a.assessment_id AS item, a.person_id AS child, a.team_id AS team, a.started AS start,
    {until} AS stop, a.clock_from AS since, c.due
FROM ({_clocked("assessment")}) a
LEFT JOIN person p USING (person_id)
LEFT JOIN due_assessment c ON c.start = a.clock_from
WHERE a.started < {until}"""


def _late_assessment(_: Terms) -> str:
    late = "greatest(start, due + 1)"
    return f"SELECT * REPLACE ({late} AS start) FROM open_assessment WHERE {late} < stop"


def _due_heaping(terms: Terms) -> str:
    """The last day before the clock's last days, in which authorisations heap."""
    clock = terms.profile.clock("assessment")
    return due_sql(replace(clock, limit=max(clock.limit - terms.profile.settings.heaping_days, 0)))


def _authorised(terms: Terms) -> str:
    """Assessments authorised in the year before the block and in it."""
    return f"""
SELECT a.assessment_id AS item, a.person_id AS child, a.team_id AS team, a.authorised AS day,
    a.started, a.authorised, a.child_seen, c.due, h.due AS heap_after
FROM ({_clocked("known_assessment")}) a
LEFT JOIN due_assessment c ON c.start = a.clock_from
LEFT JOIN due_heaping h ON h.start = a.clock_from
WHERE a.authorised <= {day(terms.last)} AND a.authorised > CAST({day(terms.first)} - INTERVAL 12 MONTH AS DATE)"""


def _in_time(_: Terms) -> str:
    return "SELECT *, authorised <= due AS counted FROM authorised_assessment"


def _heaped(_: Terms) -> str:
    return "SELECT *, authorised > heap_after AND authorised <= due AS counted FROM authorised_assessment"


def _unseen(_: Terms) -> str:
    """Not seen: neither the assessment nor any visit between its start and its authorisation says so."""
    return """
SELECT *, NOT coalesce(child_seen, false) AND NOT EXISTS (
    SELECT 1 FROM known_visit v
    WHERE v.person_id = child AND v.seen AND v.visited >= started AND v.visited <= authorised
) AS counted
FROM authorised_assessment"""


def _begun(terms: Terms) -> str:
    """Assessments begun, each counted when another of the same child was authorised shortly before."""
    days = terms.profile.settings.redone_days
    return f"""
SELECT b.assessment_id AS item, b.person_id AS child, b.team_id AS team, b.started AS day, EXISTS (
    SELECT 1 FROM known_assessment a
    WHERE a.person_id = b.person_id AND a.assessment_id <> b.assessment_id
        AND a.authorised <= b.started AND b.started - a.authorised <= {days}
) AS counted
FROM known_assessment b
WHERE b.started <= {day(terms.last)} AND b.started > CAST({day(terms.first)} - INTERVAL 3 MONTH AS DATE)"""


OVERDUE = Instrument(
    name="assessments_overdue",
    title="Assessments past their clock",
    meaning="Assessments begun and not authorised whose clock has run out.",
    unit="assessments",
    numerator="open assessments past the last day of their clock",
    denominator="open assessments",
    source=DFE,
    concern=Concern.UP,
    of="assessments",
    needs=("assessment", "referral"),
    brings=BRINGS,
    counters=("assessed_unseen", "redone", "heaping"),
    shape=Stock("late_assessment", "open_assessment"),
    related=("caseload", "caseload_all", "management_absence"),
)

IN_TIME = Instrument(
    name="assessments_in_time",
    title="Assessments authorised in time",
    meaning="The share of assessments authorised in the last 12 months that were authorised within the clock.",
    unit="share",
    numerator="those authorised on or before the last day of their clock",
    denominator="assessments authorised in the 12 months to the day",
    source=DFE,
    concern=Concern.DOWN,
    of="assessments",
    needs=("assessment", "referral"),
    brings=BRINGS,
    counters=("assessed_unseen", "redone", "heaping"),
    least=SMALL_SHARE,
    shape=Share("assessment_in_time", "INTERVAL 12 MONTH"),
    chart=ChartKind.P_PRIME,
    related=("management_absence",),
)

UNSEEN = Instrument(
    name="assessed_unseen",
    title="Assessed without being seen",
    meaning="The share of assessments authorised in the last 3 months whose child nobody is recorded as having seen.",
    unit="share",
    numerator="those with no sighting recorded between start and authorisation, on the assessment or by a visit",
    denominator="assessments authorised in the 3 months to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="assessments",
    needs=("assessment",),
    brings=BRINGS,
    counters=("assessments_in_time",),
    least=SMALL_SHARE,
    shape=Share("assessment_unseen", "INTERVAL 3 MONTH"),
    chart=ChartKind.P_PRIME,
    related=("load",),
)

REDONE = Instrument(
    name="redone",
    title="Assessments done again",
    meaning="The share of assessments begun in the last 3 months that follow another of the same child within 90 days.",
    unit="share",
    numerator="those begun within 90 days of another's authorisation for the same child",
    denominator="assessments begun in the 3 months to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="assessments",
    needs=("assessment",),
    brings=BRINGS,
    counters=("assessments_in_time",),
    least=SMALL_SHARE,
    shape=Share("assessment_redone", "INTERVAL 3 MONTH"),
    chart=ChartKind.P_PRIME,
    related=("worker_changes",),
)

HEAPING = Instrument(
    name="heaping",
    title="Assessments authorised at the last moment",
    meaning="The share of assessments authorised in the last 3 months that were authorised in the clock's last 3 days.",
    unit="share",
    numerator="those authorised on one of the last 3 days of their clock",
    denominator="assessments authorised in the 3 months to the day",
    source="Plimsoll",
    concern=Concern.UP,
    of="assessments",
    needs=("assessment", "referral"),
    brings=BRINGS,
    counters=("assessments_in_time",),
    least=SMALL_SHARE,
    shape=Share("assessment_heaped", "INTERVAL 3 MONTH"),
    chart=ChartKind.P_PRIME,
    related=("caseload",),
)

GROUP = Group(
    (OVERDUE, IN_TIME, UNSEEN, REDONE, HEAPING),
    (
        Frame("open_assessment", ("assessment", "person", "due_assessment"), _open_assessment),
        Frame("late_assessment", ("open_assessment",), _late_assessment),
        Frame("due_heaping", ("calendar",), _due_heaping),
        Frame("authorised_assessment", ("due_assessment", "due_heaping"), _authorised),
        Frame("assessment_in_time", ("authorised_assessment",), _in_time),
        Frame("assessment_unseen", ("authorised_assessment",), _unseen),
        Frame("assessment_redone", (), _begun),
        Frame("assessment_heaped", ("authorised_assessment",), _heaped),
    ),
)
