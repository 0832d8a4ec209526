"""The part of a service's records a block of days needs: the children in scope, and their rows.

A block asks about the children who were open, held, planned for or being assessed at some time it can see; the
rows of every other child are left in their files. Whose team a child was in matters for longer than what was due
for it, so the small tables reach further back than the large ones.
"""

from __future__ import annotations

from plimsoll.measures.calendar import calendar_sql, due_sql
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.tables import TABLES

FAR_TABLES: dict[str, tuple[str, ...]] = {
    "person": ("person_id", "birth_month", "expected_month", "died"),
    "family": ("person_id", "family_id"),
    "referral": ("person_id", "referral_id", "received", "nfa", "closed", "team_id"),
    "allocation": ("person_id", "allocation_id", "worker_id", "role", "team_id", "started", "ended"),
}
"""The tables, and the columns of each that a frame asks for, of which a block copies every child in its far scope."""

NEAR_TABLES: dict[str, tuple[str, ...]] = {
    "assessment": ("person_id", "assessment_id", "referral_id", "started", "authorised", "team_id"),
    "enquiry": ("person_id", "enquiry_id", "referral_id", "started", "ended"),
    "plan": ("person_id", "kind", "plan_id", "started", "ended", "placement_id"),
    "visit": ("person_id", "kind", "visit_id", "visited", "seen"),
    "review": ("person_id", "kind", "plan_id", "held", "cancelled"),
    "contact": ("person_id", "received"),
}
"""The larger tables, copied only for the children whose barriers can matter on the asked days."""

WHOLE = ("placement", "legal_status", "worker", "team", "conference")
"""The tables small enough to be read where they lie."""


def _live(last: str, since: str) -> str:
    """The children with something open between two days."""
    return f"""
SELECT person_id FROM known_referral WHERE received <= {last} AND (closed IS NULL OR closed > {since})
UNION
SELECT person_id FROM known_allocation WHERE started <= {last} AND (ended IS NULL OR ended > {since})
UNION
SELECT person_id FROM known_plan WHERE started <= {last} AND (ended IS NULL OR ended > {since})
UNION
SELECT person_id FROM known_assessment WHERE started <= {last} AND (authorised IS NULL OR authorised > {since})"""


def _scope(terms: Terms) -> str:
    return _live(day(terms.last), day(terms.back(terms.reach)))


def _near_scope(terms: Terms) -> str:
    return _live(day(terms.last), day(terms.back(terms.near)))


def _scoped(table: str, columns: tuple[str, ...], scope: str) -> Frame:
    happened = TABLES[table].happened

    def sql(terms: Terms) -> str:
        past = f" WHERE {happened} <= {day(terms.last)}" if happened else ""
        return f"SELECT {', '.join(columns)} FROM known_{table} SEMI JOIN {scope} USING (person_id){past}"

    return Frame(table, (scope,), sql)


def _whole(table: str) -> Frame:
    return Frame(table, (), lambda _: f"SELECT * FROM known_{table}")


def base_frames() -> tuple[Frame, ...]:
    """The scope, the rows of its children, and the registers."""
    scopes = (Frame("scope", (), _scope), Frame("near_scope", (), _near_scope))
    far = (_scoped(table, columns, "scope") for table, columns in FAR_TABLES.items())
    near = (_scoped(table, columns, "near_scope") for table, columns in NEAR_TABLES.items())
    return (*scopes, *far, *near, *map(_whole, WHOLE))


def clock_frames(profile: Profile) -> tuple[Frame, ...]:
    """The calendar, and for each clock of the profile the table ``due_<clock>`` (start, due)."""
    calendar = Frame("calendar", (), lambda terms: calendar_sql(terms.last))
    return (calendar, *(_clock(name) for name in profile.clocks))


def _clock(name: str) -> Frame:
    return Frame(f"due_{name}", ("calendar",), lambda terms: due_sql(terms.profile.clock(name)))
