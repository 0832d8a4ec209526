"""How many people of the workforce files are known to the case system: numbers only, never who."""

from __future__ import annotations

from collections.abc import Sequence

from plimsoll.store import Draft, Session, Store, match_counts

EMPLOYMENT = "employment"
WORKER = "worker"
STAFF_TABLES = frozenset({EMPLOYMENT, "absence", "supervision", "time_entry"})
"""The tables whose rows name people by the employer's identifier."""

NOBODY_MATCHES = (
    "So their hours, absences and supervisions stand beside no cases. In the workforce files give the Social Work "
    "England number, the case system's own identifier, or the name as the case system writes it (plimsoll template hr)."
)
NO_WORKERS = (
    "No workers of a case system are loaded for this service yet, so nobody of the workforce files is matched. Load "
    "the case system's extract for the same service too; which comes first does not matter."
)


def matches_told(store: Store, service: str, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """What to say of the matching after a load that may have changed it; nothing when it cannot have."""
    carried = {table for draft in drafts for table in draft.tables}
    if not carried & {*STAFF_TABLES, WORKER}:
        return ()
    speakers = store.speakers(service)
    if EMPLOYMENT not in speakers:
        return ()
    if WORKER not in speakers:
        return (NO_WORKERS,)
    with store.session(service) as session:
        return _told(session)


def _told(session: Session) -> tuple[str, ...]:
    people, *ways = session.rows(match_counts())[0]
    if not people:
        return ()
    by_registration, by_staff_id, by_name = ways
    matched = sum(ways)
    said = (
        f"Of {people:,} {'person' if people == 1 else 'people'} in the workforce files {matched:,} match a worker of "
        f"the case system: {by_registration:,} by registration number, {by_staff_id:,} by staff id, {by_name:,} by "
        f"name. {people - matched:,} match nobody."
    )
    return (said,) if matched else (f"{said} {NOBODY_MATCHES}",)
