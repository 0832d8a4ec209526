"""The canonical tables: what is kept of a service's records, whatever system they came from.

Names, addresses, postcodes and free text about a person have no column here, so they cannot be kept.
A date of birth is kept as its year and month. The case system's identifiers and the workers' names are
kept, because a manager must find the case.
"""

from __future__ import annotations

from plimsoll.vocabulary import case_tables as case
from plimsoll.vocabulary import workforce_tables as workforce
from plimsoll.vocabulary.concern import CONCERN
from plimsoll.vocabulary.table import Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        case.PERSON,
        case.FAMILY,
        case.CONTACT,
        case.REFERRAL,
        case.ASSESSMENT,
        case.ENQUIRY,
        case.CONFERENCE,
        case.PLAN,
        case.PLACEMENT,
        case.LEGAL_STATUS,
        case.VISIT,
        case.REVIEW,
        case.MISSING,
        case.ALLOCATION,
        workforce.WORKER,
        workforce.TEAM,
        workforce.EMPLOYMENT,
        workforce.ABSENCE,
        workforce.VACANCY,
        workforce.SUPERVISION,
        workforce.TIME_ENTRY,
        workforce.DECISION,
    )
}
"""Every canonical table by name."""

LAID_OUT: dict[str, Table] = {**TABLES, CONCERN.name: CONCERN}
"""The tables that a file of ours may fill: the canonical ones, and the concerns, which go into the log and no load."""
