"""Children who have a worker in name only, and all who are without one."""

from __future__ import annotations

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.group import Group
from plimsoll.measures.instrument import By, Concern, Instrument
from plimsoll.measures.shapes import Stock, Tally, standing
from plimsoll.measures.spells import within
from plimsoll.vocabulary.profile import Holder

BRINGS = "the case system's SSD extract (ssd_involvements and ssd_professionals)"
WHY = {"by_name": "named", "by_title": "manager", "by_leaving": "left", "by_absence": "absent", "by_quiet": "quiet"}
"""Each reason as a frame flags it, and as the detail numbers it."""


def _whole_words(words: tuple[str, ...]) -> str:
    return r"'\b(" + "|".join(word.replace("'", "''") for word in words) + r")\b'"


def _nominal_worker(terms: Terms) -> str:
    """Workers whose name or title says that nobody is there."""
    rules = terms.profile.in_name_only
    return f"""
SELECT worker_id AS worker,
    coalesce(regexp_matches(lower(name), {_whole_words(rules.name_words)}), false) AS by_name,
    coalesce(regexp_matches(lower(job_title), {_whole_words(rules.manager_words)}), false) AS by_title
FROM worker"""


def _verdict(terms: Terms) -> str:
    """What a named role has said of each holder, from the day it was said."""
    lines = [_said(holder) for holder in terms.profile.in_name_only.holders]
    nobody = "SELECT NULL::VARCHAR AS worker, NULL::BOOLEAN AS confirmed, NULL::DATE AS start WHERE false"
    return " UNION ALL ".join([nobody, *lines])


def _said(holder: Holder) -> str:
    name = holder.worker.replace("'", "''")
    return f"SELECT '{name}', {str(holder.confirmed).lower()}, DATE '{holder.start}'"


def _recorded_day(_: Terms) -> str:
    """Every day on which something was recorded about a child: never a closure, an allocation or a due date."""
    return """
SELECT person_id AS child, received AS day FROM referral
UNION SELECT person_id, started FROM assessment
UNION SELECT person_id, authorised FROM assessment WHERE authorised IS NOT NULL
UNION SELECT person_id, started FROM enquiry
UNION SELECT person_id, held FROM conference
UNION SELECT person_id, min(started) FROM plan GROUP BY kind, plan_id, person_id
UNION SELECT person_id, visited FROM visit
UNION SELECT person_id, held FROM review WHERE held IS NOT NULL AND NOT coalesce(cancelled, false)"""


def _overfull(terms: Terms) -> str:
    """On each asked day, the workers of each team who hold far more than the team's 90th percentile."""
    return f"""
SELECT d, team, worker
FROM (SELECT *, quantile_cont(children, 0.9) OVER (PARTITION BY d, team) AS p90 FROM team_load)
WHERE children > {terms.profile.in_name_only.times_p90} * p90"""


def _quiet(terms: Terms) -> str:
    """Children held by an overfull worker, about whom nothing has lately been recorded."""
    return f"""
SELECT DISTINCT h.d, h.worker, h.child
FROM holding h
JOIN overfull o ON o.d = h.d AND o.worker = h.worker AND o.team IS NOT DISTINCT FROM h.team
ANTI JOIN recorded_day r
    ON r.child = h.child AND r.day <= h.d AND r.day > h.d - {terms.profile.in_name_only.quiet_days}"""


def _held_open(_: Terms) -> str:
    """Open children while somebody holds them."""
    return within("SELECT item, child, team, start, stop, since FROM open_child", "FROM held_spell")


def _doubtful(_: Terms) -> str:
    """On each asked day, each holder who may not be there, or of whom a named role has spoken, and why."""
    return """
SELECT d, worker, child, confirmed, coalesce(by_name, false) AS by_name, coalesce(by_title, false) AS by_title,
    by_leaving, by_absence, by_quiet
FROM (
    SELECT DISTINCT h.d, h.worker, h.child, v.confirmed, n.by_name, n.by_title, l.worker IS NOT NULL AS by_leaving,
        a.worker IS NOT NULL AS by_absence, q.child IS NOT NULL AS by_quiet
    FROM holding h
    LEFT JOIN nominal_worker n USING (worker)
    LEFT JOIN left_worker l ON l.worker = h.worker AND l.start <= h.d AND h.d < l.stop
    LEFT JOIN long_absent a ON a.worker = h.worker AND a.start <= h.d AND h.d < a.stop
    LEFT JOIN quiet_child q ON q.d = h.d AND q.worker = h.worker AND q.child = h.child
    ASOF LEFT JOIN verdict v ON v.worker = h.worker AND h.d >= v.start
)
WHERE confirmed IS NOT NULL OR by_name OR by_title OR by_leaving OR by_absence OR by_quiet"""


def _doubted(_: Terms) -> str:
    """On each asked day, the open children some of whose holders are doubtful, and whether all of them are."""
    why = ", ".join(f"coalesce(bool_or(f.{flag}), false) AS {flag}" for flag in WHY)
    return f"""
SELECT h.d, h.child, o.since, count(*) = count(*) FILTER (coalesce(f.confirmed, f.worker IS NOT NULL)) AS nominal,
    count(*) = count(*) FILTER (f.confirmed) AS confirmed, {why}
FROM (
    SELECT DISTINCT h.d, h.worker, h.child FROM holding h
    SEMI JOIN doubtful f ON f.d = h.d AND f.child = h.child
) h
JOIN open_child o ON o.child = h.child AND o.start <= h.d AND h.d < o.stop
LEFT JOIN doubtful f ON f.d = h.d AND f.worker = h.worker AND f.child = h.child
GROUP BY h.d, h.child, o.since"""


def _doubts(by: By) -> str:
    """The children with doubtful holders, counted in the unit of each."""
    placed = "SELECT *, NULL::VARCHAR AS unit FROM doubted"
    if by is By.TEAM:
        placed = """
SELECT q.*, t.team AS unit FROM doubted q
JOIN child_team t ON t.child = q.child AND t.start <= q.d AND q.d < t.stop"""
    why = ", ".join(f'count(*) FILTER (nominal AND {flag}) AS "{name}"' for flag, name in WHY.items())
    return f"""
SELECT d, unit, count(*) FILTER (nominal) AS nominal, count(*) FILTER (confirmed) AS confirmed,
    count(*) FILTER (nominal AND NOT confirmed) AS suspected, {why}
FROM ({placed}) GROUP BY d, unit"""


def _nominal(by: By) -> str:
    told = {name: f'coalesce(c."{name}", 0)' for name in ("confirmed", "suspected", *WHY.values())}
    # What the employer's file would tell is not told while there is none: nothing, and not 0.
    told |= {name: f'CASE WHEN employer."{name}" THEN {told[name]} END' for name in ("left", "absent")}
    detail = ", ".join(f"'{name}': {number}" for name, number in told.items())
    return f"""
SELECT p.d, p.unit, coalesce(nominal, 0)::DOUBLE AS value, coalesce(nominal, 0)::DOUBLE AS numerator,
    n::DOUBLE AS denominator, {{{detail}}} AS detail
FROM held_open_count p CROSS JOIN employer
LEFT JOIN ({_doubts(by)}) c ON c.d = p.d AND c.unit IS NOT DISTINCT FROM p.unit"""


def _without(by: By) -> str:
    return f"""
SELECT p.d, p.unit, p.numerator + coalesce(c.confirmed, 0) AS value,
    p.numerator + coalesce(c.confirmed, 0) AS numerator, p.denominator,
    {{'unallocated': p.numerator::BIGINT, 'confirmed': coalesce(c.confirmed, 0),
        'suspected': coalesce(c.suspected, 0)}} AS detail
FROM ({Stock("unheld", "open_child").figures(by)}) p
LEFT JOIN ({_doubts(by)}) c ON c.d = p.d AND c.unit IS NOT DISTINCT FROM p.unit"""


CONFIRMED_ROWS = """
SELECT d, child AS item, child, NULL::VARCHAR AS team, since, true AS counted FROM doubted WHERE confirmed"""
NOMINAL_ROWS = f"""
SELECT p.d, p.item, p.child, p.team, p.since, coalesce(q.nominal, false) AS counted
FROM ({standing("held_open", By.SERVICE)}) p LEFT JOIN doubted q ON q.d = p.d AND q.child = p.child"""

IN_NAME_ONLY = Instrument(
    name="in_name_only",
    title="Children with a worker in name only",
    meaning=(
        "Children all of whose holders are not really there: a duty tray, a manager, somebody who has left or is long "
        "away, or an overfull silent list."
    ),
    unit="children",
    numerator="those whose every holder is confirmed, or suspected and not denied, to hold in name only",
    denominator="children with an open case whom somebody holds",
    source="Plimsoll; who has left or is absent needs an HR file",
    concern=Concern.UP,
    of="children",
    needs=("allocation", "referral"),
    brings=BRINGS,
    counters=("unallocated",),
    shape=Tally(
        ("doubted", "held_open", "held_open_count", "employer"),
        by_service=_nominal(By.SERVICE),
        by_team=_nominal(By.TEAM),
        listed=NOMINAL_ROWS,
    ),
    note="{suspected} suspected, {confirmed} confirmed.{no_employer}",
    related=("vacancy_rate",),
)

WITHOUT_WORKER = Instrument(
    name="without_worker",
    title="Children without a worker, in fact",
    meaning="Children nobody holds, and children whose only holder is confirmed to hold in name only.",
    unit="children",
    numerator="unallocated children, and those confirmed to be held in name only",
    denominator="children with an open case",
    source="Plimsoll",
    concern=Concern.UP,
    of="children",
    needs=("allocation", "referral"),
    brings=BRINGS,
    counters=("in_name_only",),
    shape=Tally(
        (*Stock("unheld", "open_child").frames, "doubted"),
        by_service=_without(By.SERVICE),
        by_team=_without(By.TEAM),
        listed=f"""
SELECT d, item, child, team, since, true AS counted FROM ({standing("unheld", By.SERVICE)})
UNION ALL {CONFIRMED_ROWS}""",
    ),
    note="{suspected} more are suspected and not yet confirmed.",
    related=("days_since_seen", "vacancy_rate"),
)

GROUP = Group(
    (IN_NAME_ONLY, WITHOUT_WORKER),
    (
        Frame("nominal_worker", ("worker",), _nominal_worker),
        Frame("verdict", (), _verdict),
        Frame(
            "recorded_day",
            ("referral", "assessment", "enquiry", "conference", "plan", "visit", "review"),
            _recorded_day,
        ),
        Frame("held_open", ("open_child", "held_spell"), _held_open),
        Frame("overfull", ("team_load",), _overfull),
        Frame("quiet_child", ("holding", "overfull", "recorded_day"), _quiet),
        Frame(
            "doubtful",
            ("holding", "nominal_worker", "left_worker", "long_absent", "quiet_child", "verdict"),
            _doubtful,
        ),
        Frame("doubted", ("holding", "open_child", "doubtful"), _doubted),
    ),
)
