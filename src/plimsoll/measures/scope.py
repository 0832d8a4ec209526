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

FAR_TABLES = ("person", "referral", "allocation")
"""The tables of which a block copies the rows of every child in its far scope."""

NEAR_TABLES = ("assessment", "enquiry", "plan", "visit", "review", "contact")
"""The larger tables, copied only for the children whose barriers can matter on the asked days."""

WHOLE = ("family", "placement", "legal_status", "worker", "team", "conference")
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


def _scoped(table: str, scope: str) -> Frame:
    happened, columns = TABLES[table].happened, [column.name for column in TABLES[table].columns]

    def sql(terms: Terms) -> str:
        past = f" WHERE {happened} <= {day(terms.last)}" if happened else ""
        return f"SELECT {', '.join(columns)} FROM known_{table} SEMI JOIN {scope} USING (person_id){past}"

    return Frame(table, (scope,), sql)


def _whole(table: str) -> Frame:
    return Frame(table, (), lambda _: f"SELECT * FROM known_{table}")


def base_frames() -> tuple[Frame, ...]:
    """The scope, the rows of its children, and the registers."""
    scopes = (Frame("scope", (), _scope), Frame("near_scope", (), _near_scope))
    far = (_scoped(table, "scope") for table in FAR_TABLES)
    near = (_scoped(table, "near_scope") for table in NEAR_TABLES)
    return (*scopes, *far, *near, *map(_whole, WHOLE))


def clock_frames(profile: Profile) -> tuple[Frame, ...]:
    """The calendar, and for each clock of the profile the table ``due_<clock>`` (start, due)."""
    calendar = Frame("calendar", (), lambda terms: calendar_sql(terms.last))
    return (calendar, *(_clock(name) for name in profile.clocks))


def _clock(name: str) -> Frame:
    return Frame(f"due_{name}", ("calendar",), lambda terms: due_sql(terms.profile.clock(name)))
