"""Frames of history: the stages through which each child went in the last years, as spells that follow each other.

A child is in one stage at a time, the gravest that stands (`kinds`). From the first day of a stage to the last it is
told whole; what stood before the first day looked at is told from then, and is left out where a length matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plimsoll.measures.frames import Frame, Terms, day, texts
from plimsoll.measures.load_cases import kind_spells
from plimsoll.measures.spells import FAR, merged
from plimsoll.simulation.start.kinds import (
    AGAIN,
    ASSESSMENT,
    CLOSING,
    DECISION,
    ENQUIRY,
    IN_NEED,
    LEAVING_CARE,
    LOOKED_AFTER,
    PROTECTION,
)
from plimsoll.vocabulary.workload import OTHER

HELD_PAST = "held_past"
OPEN_PAST = "open_past"
OPENED_PAST = "opened_past"
KIND_PAST = "kind_past"
NAMED_PAST = "named_past"
CARED_PAST = "cared_past"
STAGE_PAST = "stage_past"
FAMILY_PAST = "family_past"

FAMILIES = "SELECT person_id AS child, min(family_id) AS family FROM known_family GROUP BY 1"

UNBEGUN = "UNBEGUN"
"""A referral on which no assessment has begun, among the kinds of case."""

GRAVEST = (PROTECTION, LOOKED_AFTER, ENQUIRY, IN_NEED, ASSESSMENT)
"""The stages that are a kind of case by themselves, gravest first."""


@dataclass(frozen=True, slots=True)
class Past:
    """The days whose history is looked at.

    Args:
        first: the first of them.
        last: the day of the forecast.
    """

    first: date
    last: date

    def frames(self) -> dict[str, Frame]:
        """The frames of history, by name."""
        made = (
            Frame(OPEN_PAST, (), self._open),
            Frame(OPENED_PAST, (OPEN_PAST,), self._opened),
            Frame(HELD_PAST, (), self._held),
            Frame(KIND_PAST, (OPEN_PAST,), self._kinds),
            Frame(NAMED_PAST, (KIND_PAST,), _named),
            Frame(CARED_PAST, (NAMED_PAST, OPENED_PAST), _cared),
            Frame(STAGE_PAST, (CARED_PAST, OPENED_PAST), _stages),
            Frame(FAMILY_PAST, (), lambda _: FAMILIES),
        )
        return {frame.name: frame for frame in made}

    def _open(self, terms: Terms) -> str:
        """Referrals while they were open, marked no further action left out, as the measures read the two."""
        settings = terms.profile.settings
        closed = "r.closed" if settings.closed_on_day_is_closed else "r.closed + 1"
        kept = "true" if settings.count_nfa_referrals else "NOT coalesce(r.nfa, false)"
        stop = f"least(coalesce({closed}, {FAR}), coalesce(p.died, {FAR}))"
        return f"""
SELECT r.referral_id AS item, r.person_id AS child, r.received AS start, {stop} AS stop
FROM known_referral r LEFT JOIN known_person p USING (person_id)
WHERE {kept} AND r.received <= {day(self.last)} AND {stop} > greatest(r.received, {day(self.first)})"""

    def _held(self, terms: Terms) -> str:
        """Who held a child in an allocated role, and in which team."""
        return f"""
SELECT person_id AS child, worker_id AS worker, team_id AS team, started AS start, coalesce(ended, {FAR}) AS stop
FROM known_allocation
WHERE upper(trim(role)) IN {texts(terms.profile.allocated_roles)} AND worker_id IS NOT NULL
    AND started < coalesce(ended, {FAR}) AND started <= {day(self.last)}
    AND coalesce(ended, {FAR}) > {day(self.first)}"""

    def _opened(self, _: Terms) -> str:
        return merged(f"SELECT child, start, stop FROM {OPEN_PAST}")

    def _kinds(self, _: Terms) -> str:
        """Every kind of case while it stood: plans, enquiries, assessments, cases, and referrals not yet assessed."""
        first = day(self.first)
        begun = f"least(o.stop, coalesce(a.begun, {FAR}))"
        return f"""
SELECT kind, child, greatest(start, {first}) AS start, stop
FROM ({kind_spells("known_", OPEN_PAST, first, particular=False)}) WHERE start <= {day(self.last)}
UNION ALL
SELECT '{UNBEGUN}', o.child, greatest(o.start, {first}), {begun}
FROM {OPEN_PAST} o
LEFT JOIN (SELECT referral_id AS item, min(started) AS begun FROM known_assessment GROUP BY 1) a USING (item)
WHERE {begun} > greatest(o.start, {first})"""


def _named(_: Terms) -> str:
    """The gravest stage between every two days on which something began or ended, while the child's case was open."""
    named = " ".join(f"WHEN n_{sort.work} > 0 THEN '{sort.name}'" for sort in GRAVEST)
    present = (*(sort.work for sort in GRAVEST), UNBEGUN, OTHER)
    steps = ", ".join(f"sum(step) FILTER (kind = '{kind}') AS s_{kind}" for kind in present)
    sums = ", ".join(f"sum(s_{kind}) OVER w AS n_{kind}" for kind in present)
    return f"""
SELECT child, start, stop,
    CASE {named} WHEN n_{UNBEGUN} > 0 THEN '{DECISION.name}' ELSE '{CLOSING.name}' END AS stage
FROM (
    SELECT child, turn AS start, lead(turn) OVER w AS stop, {sums}
    FROM (
        SELECT child, turn, {steps}
        FROM (
            SELECT kind, child, start AS turn, 1::DOUBLE AS step FROM {KIND_PAST}
            UNION ALL SELECT kind, child, stop, -1 FROM {KIND_PAST}
        )
        GROUP BY child, turn
    )
    WINDOW w AS (PARTITION BY child ORDER BY turn)
)
WHERE stop IS NOT NULL AND n_{OTHER} > 0"""


def _cared(_: Terms) -> str:
    """The same, where a child who was looked after in the same open spell and has no plan is leaving care."""
    return f"""
SELECT n.child, n.start, n.stop, CASE WHEN n.stage = '{CLOSING.name}' AND n.start > c.began AND c.began >= o.start
    THEN '{LEAVING_CARE.name}' ELSE n.stage END AS stage
FROM {NAMED_PAST} n
ASOF JOIN {OPENED_PAST} o ON o.child = n.child AND n.start >= o.start
ASOF LEFT JOIN (SELECT person_id AS child, started AS began FROM known_plan WHERE kind = 'CLA') c
    ON c.child = n.child AND n.start >= c.began"""


def _stages(_: Terms) -> str:
    """Each child's stages in order: ``child, opened, stage, start, stop, place, following``.

    `opened` is the day the unbroken open spell began; `following` is the stage that came next, empty where the child
    was closed then or is in the stage still. An assessment after a plan or another is one again; one that an enquiry
    broke into goes on under its own clock.
    """
    before = texts(sort.name for sort in (DECISION, ASSESSMENT, ENQUIRY))
    return f"""
SELECT * REPLACE (
    CASE WHEN stage = '{ASSESSMENT.name}' AND known THEN '{AGAIN.name}' ELSE stage END AS stage,
    CASE WHEN following = '{ASSESSMENT.name}' AND (known OR stage NOT IN {before}) THEN '{AGAIN.name}'
        ELSE following END AS following
)
FROM (
    SELECT j.child, o.start AS opened, j.stage, j.start, j.stop,
        row_number() OVER w AS place, lead(j.stage) OVER w AS following,
        bool_or(j.stage NOT IN {before}) OVER (
            PARTITION BY j.child, o.start ORDER BY j.start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS known
    FROM ({merged(f"FROM {CARED_PAST}", "child, stage")}) j
    ASOF JOIN {OPENED_PAST} o ON o.child = j.child AND j.start >= o.start
    WINDOW w AS (PARTITION BY j.child, o.start ORDER BY j.start)
)"""
