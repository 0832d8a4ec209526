"""The part of a service's records a block of days needs: the children in scope, and their rows.

A block asks about the children who were open, held or planned for at some time it can see; the rows of every
other child are left in their files.
"""

from __future__ import annotations

from plimsoll.measures.calendar import calendar_sql, due_sql
from plimsoll.measures.frames import Frame, Terms, day
from plimsoll.vocabulary.profile import Profile
from plimsoll.vocabulary.tables import TABLES

SCOPED = ("person", "referral", "assessment", "enquiry", "plan", "visit", "review", "allocation", "contact")
"""The tables of which a block copies the rows of the children in scope."""

WHOLE = ("family", "placement", "legal_status", "worker", "team", "conference")
"""The tables small enough to be read where they lie."""


def _scope(terms: Terms) -> str:
    last, since = day(terms.last), day(terms.since)
    return f"""
SELECT person_id FROM known_referral WHERE received <= {last} AND (closed IS NULL OR closed > {since})
UNION
SELECT person_id FROM known_allocation WHERE started <= {last} AND (ended IS NULL OR ended > {since})
UNION
SELECT person_id FROM known_plan WHERE started <= {last} AND (ended IS NULL OR ended > {since})"""


def _scoped(table: str) -> Frame:
    happened = TABLES[table].happened

    def sql(terms: Terms) -> str:
        past = f" WHERE {happened} <= {day(terms.last)}" if happened else ""
        return f"SELECT * FROM known_{table} SEMI JOIN scope USING (person_id){past}"

    return Frame(table, ("scope",), sql)


def _whole(table: str) -> Frame:
    return Frame(table, (), lambda _: f"SELECT * FROM known_{table}")


def base_frames() -> tuple[Frame, ...]:
    """The scope, the rows of its children, and the registers."""
    return (Frame("scope", (), _scope), *map(_scoped, SCOPED), *map(_whole, WHOLE))


def clock_frames(profile: Profile) -> tuple[Frame, ...]:
    """The calendar, and for each clock of the profile the table ``due_<clock>`` (start, due)."""
    calendar = Frame("calendar", (), lambda _: calendar_sql())
    return (calendar, *(_clock(name) for name in profile.clocks))


def _clock(name: str) -> Frame:
    return Frame(f"due_{name}", ("calendar",), lambda terms: due_sql(terms.profile.clock(name)))
