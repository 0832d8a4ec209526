"""A digest as a document: its sections in the order in which they are read."""

from __future__ import annotations

from plimsoll.door.digest import Digest
from plimsoll.door.grid import long_date
from plimsoll.pages.digest import tables, words
from plimsoll.pages.report.parts import Block, Chapter, Document, Section, Tone, Words

MOST = 20
"""How many lines of one table stand on a page, the longest over time first. The workbook lists every one."""

NOBODY = "INVENTED DATA. Nobody in this digest exists: the county was made up to show what the digest looks like."

UNNAMED = "service"
"""What a load calls the service when nobody names one."""

BY_POST = (
    "This letter holds numbers of matters and counts, and names no child and no worker. Whoever may read more of a "
    "matter looks it up by its number on a machine of the service: plimsoll escalations."
)

HOW_TO_ANSWER = 'To answer one: plimsoll acknowledge M12 --by "team manager" --note "what is done" --next 2026-12-01'

ASSOCIATION = (
    "A signal says that a number is not where chance would leave it, and nothing of what brought that about. "
    "A person looks."
)


def document(digest: Digest, most: int | None = None) -> Document:
    """The whole of it, ready to be printed.

    Args:
        digest: the digest.
        most: how many lines of one table are shown; `None` shows every one.
    """
    told = (
        Section("words", "In words", "Summary", _opening(digest)),
        Section("waiting", "What waits for an answer", "Waiting", _waiting(digest, most)),
        Section("week", "What the week did", "Week", (tables.week(digest, most),)),
        Section("signals", "Alerts and signals", "Signals", _signals(digest, most)),
        Section("aligned", "Where the holes line up", "Aligned", (tables.crowds(digest),)),
        Section("actions", "Actions that come back", "Actions", (tables.unmoved(digest),)),
        Section("log", "The log", "Log", _log(digest)),
    )
    return Document(
        title(digest), subtitle(digest), NOBODY if digest.invented else "", (Chapter("week", "", told),), ()
    )


def title(digest: Digest) -> str:
    """What it is, and for whom."""
    return "The week, for everybody who answers" if digest.role is None else f"The week, for the {digest.role}"


def subtitle(digest: Digest) -> str:
    """Which service and which week."""
    named = "The service" if digest.service == UNNAMED else f"Service {digest.service}"
    return f"{named} · {long_date(digest.since)} to {long_date(digest.on)}"


def _opening(digest: Digest) -> tuple[Block, ...]:
    told = tuple(Words(each, Tone.PLAIN) for each in words.opening(digest))
    return (*told, Words(BY_POST, Tone.ASIDE)) if digest.posted else told


def _waiting(digest: Digest, most: int | None) -> tuple[Block, ...]:
    told = tables.waiting(digest, most)
    return (*told, Words(HOW_TO_ANSWER, Tone.ASIDE)) if digest.waiting else told


def _signals(digest: Digest, most: int | None) -> tuple[Block, ...]:
    told: tuple[Block, ...] = (tables.standing(digest, most), Words(words.false_alerts(digest), Tone.ASIDE))
    return (*told, Words(ASSOCIATION, Tone.ASIDE)) if digest.standing else told


def _log(digest: Digest) -> tuple[Block, ...]:
    return tuple(Words(each, tone) for each, tone in words.seal(digest.seal))
