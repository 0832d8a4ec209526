"""What is owed to children on a day: each piece of work with its clock, from the frames the measures count from.

The frames are the measures' own, so that what a work list says is late is what `*_overdue` counts. A piece is owed by
the service. None says what may happen in a family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plimsoll.measures.frames import Frame, Terms
from plimsoll.measures.front_door import DECIDED
from plimsoll.vocabulary.profile import Profile

ON_DAY = "JOIN day ON start <= d AND d < stop"
"""The spells that stand on the asked day."""


class Task(StrEnum):
    """What is to be done about a piece of work."""

    ALLOCATE = "allocate"
    DECIDE = "decide"
    ASSESS = "assess"
    VISIT = "visit"
    REVIEW = "review"
    HEAR = "hear"
    CONFER = "confer"


class Work(StrEnum):
    """The kinds of work that may be owed, in the order in which each is named where two are equally late."""

    UNHELD = "unheld"
    UNFIT = "unfit"
    NOMINAL = "nominal"
    CONTACT = "contact"
    UNBEGUN = "unbegun"
    CONFERENCE = "conference"
    CONCERN = "concern"
    VISIT = "visit"
    SIGHTING = "sighting"
    ASSESSMENT = "assessment"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of owed work, as data.

    Args:
        work: its name.
        task: what is to be done about it.
        needs: what must have been loaded: without it nobody can tell, and none is listed.
        uses: the frames it is found in.
        sql: the SELECT of ``item, child, since, due`` (and ``plan``, ``never`` where they say something).
        undone: whether it waits from `since` on, being undone from the start; otherwise from its due date.
        measures: the measures that count it, by the plan's kind; under "" whatever its kind.
    """

    work: Work
    task: Task
    needs: tuple[str, ...]
    uses: tuple[str, ...]
    sql: Callable[[Terms], str]
    undone: bool = False
    measures: Mapping[str, str] = field(default_factory=dict)


def _unheld(_: Terms) -> str:
    return f"SELECT item, child, since, NULL::DATE AS due FROM unheld {ON_DAY}"


def _unfit(_: Terms) -> str:
    """Held, and by nobody who may hold the child's kind of case."""
    return f"""
SELECT b.child AS item, b.child, b.start AS since, NULL::DATE AS due
FROM barrier_down b {ON_DAY} ANTI JOIN (SELECT child FROM unheld {ON_DAY}) u ON u.child = b.child
WHERE b.name = 'worker'"""


def _nominal(_: Terms) -> str:
    """Held in name only, as a named role has said of every holder: since the last of them was said to, or held."""
    return """
SELECT q.child AS item, q.child, max(greatest(h.start, v.start)) AS since, NULL::DATE AS due
FROM doubted q
JOIN held h ON h.child = q.child AND h.start <= q.d AND q.d < h.stop
JOIN (SELECT worker, max(start) AS start FROM verdict JOIN day ON start <= d GROUP BY worker) v USING (worker)
WHERE q.confirmed GROUP BY q.child"""


def _contact(_: Terms) -> str:
    return """
SELECT e.item, e.child, e.day AS since, e.due
FROM recent_contact e JOIN day ON e.day <= d AND e.day > CAST(d - INTERVAL 12 MONTH AS DATE)
WHERE NOT e.decided"""


def _unbegun(_: Terms) -> str:
    return f"""
SELECT u.item, u.child, u.since, c.due
FROM (SELECT * FROM unassessed_child {ON_DAY}) u LEFT JOIN due_assessment_begun c ON c.start = u.since"""


def _assessment(_: Terms) -> str:
    return f"SELECT item, child, since, due FROM open_assessment {ON_DAY}"


def _next_due(anchors: str, plans: str) -> str:
    """The clock that the last anchor of each plan started, while the plan stands."""
    return f"""
SELECT a.item, a.child, a.since, a.due, a.kind AS plan
FROM (
    SELECT kind, item, child, max(anchor) AS since, arg_max(due, anchor) AS due
    FROM {anchors} JOIN day ON anchor <= d GROUP BY kind, item, child
) a
SEMI JOIN (SELECT kind, item, child FROM {plans} {ON_DAY}) p USING (kind, item, child)"""


def _visit(_: Terms) -> str:
    return _next_due("visit_anchor", "visited_plan")


def _review(_: Terms) -> str:
    return _next_due("review_anchor", "open_plan")


def _sighting(_: Terms) -> str:
    """Who is to be seen next: by the local standard with no plan open; under a plan, once its interval has passed."""
    return f"""
WITH last AS (
    SELECT u.child, u.start, max(s.visited) AS seen, bool_or(p.child IS NOT NULL) AS planned
    FROM (SELECT child, start FROM unbroken {ON_DAY}) u
    SEMI JOIN (SELECT child FROM born {ON_DAY}) b ON b.child = u.child
    LEFT JOIN seen_day s ON s.child = u.child AND s.visited >= u.start
    LEFT JOIN (SELECT child FROM plan_spell {ON_DAY}) p ON p.child = u.child
    GROUP BY u.child, u.start
)
SELECT l.child AS item, l.child, coalesce(l.seen, l.start) AS since, l.seen IS NULL AS never,
    CASE WHEN l.planned THEN n.start - 1 WHEN l.seen IS NULL THEN f.due ELSE g.due END AS due
FROM last l
LEFT JOIN due_sighting_first f ON f.start = l.start
LEFT JOIN due_sighting g ON g.start = l.seen
LEFT JOIN (SELECT child, start FROM barrier_down {ON_DAY} WHERE name = 'seen') n ON n.child = l.child"""


def _concern(_: Terms) -> str:
    """The first contact about an open child that nothing has followed."""
    return """
SELECT c.child AS item, c.child, min(c.day) AS since, min(c.due) AS due
FROM raised_concern c, day t WHERE c.day <= t.d AND t.d < least(c.followed, c.ends) GROUP BY c.child"""


def _conference(_: Terms) -> str:
    """An enquiry about an open child that is neither ended nor has led to a conference."""
    return f"""
SELECT e.enquiry_id AS item, e.person_id AS child, e.started AS since, c.due
FROM enquiry e JOIN day ON e.started <= d AND (e.ended IS NULL OR e.ended > d)
SEMI JOIN (SELECT child FROM unbroken {ON_DAY}) u ON u.child = e.person_id
ANTI JOIN conference k ON k.enquiry_id = e.enquiry_id AND k.held <= d
LEFT JOIN due_conference c ON c.start = e.started"""


HOLDING = ("referral", "allocation")
PLANNED = ("plan", "visit")
VISITS = {"CP": "visits_overdue_cp", "CIN": "visits_overdue_cin", "CLA": "visits_overdue_cla"}

KINDS = {
    kind.work: kind
    for kind in (
        Kind(Work.UNHELD, Task.ALLOCATE, HOLDING, ("unheld",), _unheld, undone=True, measures={"": "unallocated"}),
        Kind(Work.UNFIT, Task.ALLOCATE, HOLDING, ("barrier_down", "unheld"), _unfit, undone=True),
        Kind(Work.NOMINAL, Task.ALLOCATE, HOLDING, ("doubted", "held", "verdict"), _nominal, undone=True),
        Kind(
            Work.CONTACT,
            Task.DECIDE,
            ("contact", DECIDED),
            ("recent_contact",),
            _contact,
            undone=True,
            measures={"": "contacts_undecided"},
        ),
        Kind(
            Work.UNBEGUN,
            Task.ASSESS,
            ("referral", "assessment"),
            ("unassessed_child", "due_assessment_begun"),
            _unbegun,
            undone=True,
            measures={"": "unassessed"},
        ),
        Kind(
            Work.CONFERENCE,
            Task.CONFER,
            ("enquiry", "conference"),
            ("enquiry", "conference", "unbroken", "due_conference"),
            _conference,
        ),
        Kind(Work.CONCERN, Task.HEAR, ("contact",), ("raised_concern",), _concern, undone=True),
        Kind(Work.VISIT, Task.VISIT, PLANNED, ("visit_anchor", "visited_plan"), _visit, measures=VISITS),
        Kind(
            Work.SIGHTING,
            Task.VISIT,
            ("visit",),
            ("unbroken", "born", "seen_day", "plan_spell", "due_sighting_first", "due_sighting", "barrier_down"),
            _sighting,
        ),
        Kind(
            Work.ASSESSMENT,
            Task.ASSESS,
            ("referral", "assessment"),
            ("open_assessment",),
            _assessment,
            measures={"": "assessments_overdue"},
        ),
        Kind(
            Work.REVIEW,
            Task.REVIEW,
            ("plan", "review"),
            ("review_anchor", "open_plan"),
            _review,
            measures={"": "reviews_overdue"},
        ),
    )
}
"""Every kind of work that may be owed."""

OWED = "owed"
"""The frame of every piece of owed work on the asked day: ``work, item, child, since, due, to_go, plan, never``."""


def owed_frames(profile: Profile, known: frozenset[str], near_days: float) -> dict[str, Frame]:
    """A frame for each kind of owed work that can be told, and `owed`, all of them together.

    Args:
        profile: the service's profile; what it has no rule for makes no work.
        known: the tables, and the finer needs, of which anything was loaded.
        near_days: working days before its due date from which work is near; what is further off is left out.
    """
    kinds = [kind for kind in KINDS.values() if known.issuperset(kind.needs) and _ruled(kind, profile)]
    each = [Frame(f"owed_{kind.work}", (*kind.uses, "calendar"), _near(kind, near_days)) for kind in kinds]
    every = " UNION ALL BY NAME ".join([NOTHING, *(f"FROM {frame.name}" for frame in each)])
    together = Frame(OWED, tuple(frame.name for frame in each), lambda _: every)
    return {frame.name: frame for frame in (*each, together)}


def untold(known: frozenset[str]) -> tuple[Work, ...]:
    """The kinds of work of which nobody can tell, for want of what they are told by."""
    return tuple(kind.work for kind in KINDS.values() if not known.issuperset(kind.needs))


def _ruled(kind: Kind, profile: Profile) -> bool:
    """Whether the service has any rule of that kind: nobody is confirmed to hold in name only until a role says so."""
    if kind.work is Work.NOMINAL:
        return bool(profile.in_name_only.holders)
    return bool(profile.may_hold) if kind.work is Work.UNFIT else True


NOTHING = """
SELECT NULL::VARCHAR AS work, NULL::VARCHAR AS item, NULL::VARCHAR AS child, NULL::DATE AS since, NULL::DATE AS due,
    NULL::INTEGER AS to_go, NULL::VARCHAR AS plan, NULL::BOOLEAN AS never
WHERE false"""


def _near(kind: Kind, near_days: float) -> Callable[[Terms], str]:
    """A kind's pieces with the working days to each due date, below 0 past it; those far off are left out."""
    near = "true" if kind.undone else f"c.n - t.n <= {near_days}"

    def sql(terms: Terms) -> str:
        return f"""
SELECT '{kind.work}' AS work, w.*, c.n - t.n AS to_go
FROM ({kind.sql(terms)}) w
CROSS JOIN (SELECT n FROM calendar JOIN day ON calendar.day = d) t
LEFT JOIN calendar c ON c.day = w.due
WHERE {near}"""

    return sql
