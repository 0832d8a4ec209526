"""The eleven lists made from canonical tables, as they stand at the end of a day.

Ofsted asks for the contacts, referrals, assessments and enquiries of the six months before, and for every child in
need, on a protection plan or looked after now or within them. What came after the day is not there, and what ended
after it is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.annex_a import mapping as told
from plimsoll.sources.annex_a.latest import CHILD, SPAN, SPAN_FROM, SPAN_TO, beside, last_of, within
from plimsoll.sources.columns import TYPES
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.profile import load_profile
from plimsoll.vocabulary.tables import TABLES

MONTHS = 6
"""How far back the lists go (Ofsted's framework, annex A)."""

YES, NO = "a) Yes", "b) No"
STATUSES = {
    "CLA": "a) Looked after child",
    "CP": "b) Child Protection plan",
    "CIN": "c) Child in need plan",
    "assessment": "d) Open assessment",
    "closed": "e) Closed episode",
}

Compiled = dict[str, pa.ChunkedArray]
"""A list's columns by name; one that is not there is empty in every row."""


@dataclass(frozen=True, slots=True)
class Records:
    """A service's canonical tables, as they stood at the end of a day.

    Args:
        tables: by canonical name; one that is left out has no rows.
        day: the day.
    """

    tables: Mapping[str, pa.Table]
    day: date

    @property
    def since(self) -> date:
        """The last day before the months that the lists cover."""
        return add_months(self.day, -MONTHS)

    def table(self, name: str) -> pa.Table:
        """A canonical table, with every column it has."""
        if name in self.tables:
            return self.tables[name].combine_chunks()
        columns = TABLES[name].columns
        return pa.table({column.name: pa.array([], TYPES[column.kind]) for column in columns})

    def by(self, name: str, start: str, end: str = "") -> pa.Table:
        """The rows begun by the day; an end after it has not come."""
        rows = self.table(name)
        rows = rows.filter(pc.less_equal(rows[start], self.scalar(self.day)))
        if not end:
            return rows
        to_come = pc.greater(rows[end], self.scalar(self.day))
        ended = pc.if_else(to_come, pa.scalar(None, pa.date32()), rows[end])
        return rows.set_column(rows.column_names.index(end), end, ended)

    def recent(self, days: pa.ChunkedArray) -> pa.Array:
        """Which days lie in the months that the lists cover."""
        return pc.fill_null(pc.greater(days, self.scalar(self.since)), False)

    def open_or_recent(self, ends: pa.ChunkedArray) -> pa.Array:
        """What has not ended, or ended in those months."""
        return pc.or_(pc.is_null(ends), self.recent(ends))

    @staticmethod
    def scalar(day: date) -> pa.Scalar:
        """A day to compare with."""
        return pa.scalar(day, pa.date32())

    def worker(self, ids: pa.ChunkedArray) -> pa.Array:
        """The names of workers; the identifier of one who has none."""
        return pc.coalesce(beside(ids, self.table("worker"), "worker_id", "name"), ids)

    def team(self, ids: pa.ChunkedArray) -> pa.Array:
        """The names of teams; the identifier of one that has none."""
        return pc.coalesce(beside(ids, self.table("team"), "team_id", "name"), ids)


def compiled(tables: Mapping[str, pa.Table], day: date) -> dict[int, Compiled]:
    """Every list that canonical tables can fill, by number. Early help, care leavers and adoption they cannot."""
    records = Records(tables, day)
    return {number: _with_child(records, make(records)) for number, make in MAKERS.items()}


def _with_child(records: Records, columns: Compiled) -> Compiled:
    born = beside(columns[told.CHILD], records.table("person"), CHILD, "birth_month")
    return columns | {told.BORN: born}


def _own(records: Records, rows: pa.Table) -> Compiled:
    """The team and worker that rows name themselves."""
    return {told.TEAM: records.team(rows["team_id"]), told.WORKER: records.worker(rows["worker_id"])}


def _answer(flags: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(flags, YES, NO)


def contacts(records: Records) -> Compiled:
    """List 1."""
    rows = records.by("contact", "received")
    rows = rows.filter(records.recent(rows["received"]))
    return {told.CHILD: rows[CHILD], "date of contact": rows["received"], "contact source": rows["source_code"]}


def referrals(records: Records) -> Compiled:
    """List 3."""
    rows = records.by("referral", "received")
    rows = rows.filter(records.recent(rows["received"]))
    nfa = _answer(pc.fill_null(rows["nfa"], False))
    return {told.CHILD: rows[CHILD], told.REFERRED: rows["received"], "referral nfa?": nfa} | _own(records, rows)


def assessments(records: Records) -> Compiled:
    """List 4."""
    rows = records.by("assessment", "started", "authorised")
    rows = rows.filter(pc.or_(records.recent(rows["started"]), records.open_or_recent(rows["authorised"])))
    return {
        told.CHILD: rows[CHILD],
        told.ASSESSED: rows["started"],
        "child seen during continuous assessment": _answer(rows["child_seen"]),
        "continuous assessment date of authorisation": rows["authorised"],
        "was the child assessed as requiring la children's social care support?": _answer(pc.invert(rows["nfa"])),
    } | _own(records, rows)


def enquiries(records: Records) -> Compiled:
    """List 5: each enquiry with the first conference it led to."""
    rows = records.by("enquiry", "started")
    rows = rows.filter(records.recent(rows["started"]))
    held = records.by("conference", "held").sort_by([("held", "ascending"), ("conference_id", "ascending")])
    return {
        told.CHILD: rows[CHILD],
        told.DISCUSSED: rows["started"],
        told.CONFERRED: beside(rows["enquiry_id"], held, "enquiry_id", "held"),
        "did the initial child protection conference result in a child protection plan": _answer(
            beside(rows["enquiry_id"], held, "enquiry_id", "plan_made")
        ),
    } | _own(records, rows)


def in_need(records: Records) -> Compiled:
    """List 6: every case, with who holds it."""
    rows = records.by("referral", "received", "closed")
    is_case = pc.and_(pc.invert(pc.fill_null(rows["nfa"], False)), records.open_or_recent(rows["closed"]))
    rows = rows.filter(is_case)
    spans = _spans(records, rows, "received", "closed")
    visits = records.by("visit", "visited")
    # A child seen alone was seen, whatever the other column says.
    was_seen = pc.or_(pc.fill_null(visits["seen"], False), pc.fill_null(visits["seen_alone"], False))
    seen = within(spans, visits.filter(was_seen), "visited")
    return {
        told.CHILD: rows[CHILD],
        told.NEED_DAYS[0]: rows["received"],
        "primary need code": rows["need_code"],
        told.LAST_SEEN: beside(spans[SPAN], seen, SPAN, "visited"),
        told.NEED_DAYS[1]: rows["closed"],
        "reason for closure": pc.if_else(pc.is_valid(rows["closed"]), rows["close_reason"], None),
        "case status": _status(records, rows),
    } | _held(records, rows[CHILD], rows["closed"])


def protection(records: Records) -> Compiled:
    """List 7. Another authority's plan is on that authority's list."""
    rows = _plans(records, "CP")
    rows = rows.filter(pc.invert(pc.fill_null(rows["other_authority"], False)))
    spans = _spans(records, rows, "started", "ended")
    visit = within(spans, _of_kind(records.by("visit", "visited"), "CP"), "visited")
    return {
        told.CHILD: rows[CHILD],
        told.PROTECTION_DAYS[0]: rows["started"],
        "date of the last statutory visit": beside(spans[SPAN], visit, SPAN, "visited"),
        told.ALONE: _answer(beside(spans[SPAN], visit, SPAN, "seen_alone")),
        "date of latest review conference": _reviewed(records, spans, "CP"),
        told.PROTECTION_DAYS[1]: rows["ended"],
    } | _held(records, rows[CHILD], rows["ended"])


def in_care(records: Records) -> Compiled:
    """List 8: every period of being looked after, from its first episode to its last."""
    rows = _periods(_of_kind(records.by("plan", "started", "ended"), "CLA"))
    rows = rows.filter(records.open_or_recent(rows["ended"]))
    spans = _spans(records, rows, "started", "ended")
    status = within(spans, records.by("legal_status", "started"), "started")
    placement = within(spans, records.by("placement", "started"), "started")
    visit = within(spans, _of_kind(records.by("visit", "visited"), "CLA"), "visited")
    return {
        told.CHILD: rows[CHILD],
        told.CARE_DAYS[0]: rows["started"],
        told.STATUS_SINCE: beside(spans[SPAN], status, SPAN, "started"),
        "child's legal status": beside(spans[SPAN], status, SPAN, "status_code"),
        "date of latest statutory review": _reviewed(records, spans, "CLA"),
        "date of last social work visit": beside(spans[SPAN], visit, SPAN, "visited"),
        told.CARE_DAYS[1]: rows["ended"],
        told.PLACED: beside(spans[SPAN], placement, SPAN, "started"),
        "placement type": beside(spans[SPAN], placement, SPAN, "type_code"),
    } | _held(records, rows[CHILD], rows["ended"])


MAKERS = {1: contacts, 3: referrals, 4: assessments, 5: enquiries, 6: in_need, 7: protection, 8: in_care}


# --- what stands beside a case or plan -----------------------------------------------------------------------


def _of_kind(rows: pa.Table, kind: str) -> pa.Table:
    return rows.filter(pc.equal(rows["kind"], kind))


def _plans(records: Records, kind: str) -> pa.Table:
    rows = _of_kind(records.by("plan", "started", "ended"), kind)
    return rows.filter(records.open_or_recent(rows["ended"]))


def _periods(episodes: pa.Table) -> pa.Table:
    """One row a period: open while any of its episodes is."""
    far = pc.fill_null(episodes["ended"], FAR)
    rows = episodes.select(["plan_id", CHILD, "started"]).append_column("ended", far)
    joined = rows.group_by(["plan_id", CHILD], use_threads=False).aggregate([("started", "min"), ("ended", "max")])
    ended = pc.if_else(pc.equal(joined["ended_max"], FAR), pa.scalar(None, pa.date32()), joined["ended_max"])
    return pa.table({CHILD: joined[CHILD], "started": joined["started_min"], "ended": ended})


FAR = pa.scalar(date.max, pa.date32())
LONG_AGO = pa.scalar(date.min, pa.date32())


def _spans(records: Records, rows: pa.Table, start: str, end: str) -> pa.Table:
    numbers = pa.array(range(rows.num_rows), pa.int64())
    until = pc.fill_null(rows[end], records.scalar(records.day))
    return pa.table({SPAN: numbers, CHILD: rows[CHILD], SPAN_FROM: rows[start], SPAN_TO: until})


def _reviewed(records: Records, spans: pa.Table, kind: str) -> pa.Array:
    rows = _of_kind(records.by("review", "held"), kind)
    held = within(spans, rows.filter(pc.invert(pc.fill_null(rows["cancelled"], False))), "held")
    return beside(spans[SPAN], held, SPAN, "held")


def _status(records: Records, cases: pa.Table) -> pa.Array:
    """What the case is about: the plan that is open, the most serious first; else an assessment; else nothing."""
    plans = records.by("plan", "started", "ended")
    plans = plans.filter(pc.is_null(plans["ended"]))
    assessments = records.by("assessment", "started", "authorised")
    found = {kind: _of_kind(plans, kind)[CHILD] for kind in ("CLA", "CP", "CIN")}
    found["assessment"] = assessments.filter(pc.is_null(assessments["authorised"]))[CHILD]
    status = pa.nulls(cases.num_rows, pa.string())
    for name, children in reversed(found.items()):
        has = pc.is_in(cases[CHILD], value_set=children.combine_chunks())
        status = pc.if_else(has, STATUSES[name], status)
    return pc.if_else(pc.is_valid(cases["closed"]), STATUSES["closed"], status)


def _held(records: Records, children: pa.ChunkedArray, ends: pa.ChunkedArray) -> Compiled:
    """Who holds each child: of what is open, the holder now; of what is closed, the last to begin before it closed."""
    roles = pa.array(sorted(load_profile().allocated_roles), pa.string())
    rows = records.by("allocation", "started", "ended")
    role = pc.utf8_upper(pc.utf8_trim_whitespace(rows["role"]))
    rows = rows.filter(pc.and_(pc.is_in(role, value_set=roles), pc.is_valid(rows["worker_id"])))
    now = last_of(rows.filter(pc.is_null(rows["ended"])), CHILD, "started", "allocation_id")
    spans = pa.table({CHILD: children, SPAN_FROM: pa.repeat(LONG_AGO, len(children)), SPAN_TO: ends})
    numbers = pa.array(range(len(children)), pa.int64())
    closed = spans.append_column(SPAN, numbers).filter(pc.is_valid(ends))
    then = within(closed, rows, "started")

    def held(name: str) -> pa.Array:
        return pc.coalesce(
            pc.if_else(pc.is_null(ends), beside(children, now, CHILD, name), None), beside(numbers, then, SPAN, name)
        )

    return {told.TEAM: records.team(held("team_id")), told.WORKER: records.worker(held("worker_id"))}
