"""A digest as a workbook: every matter, a sheet for each part, the same bytes for the same week."""

from __future__ import annotations

from datetime import UTC, datetime, time

from plimsoll.door.digest import Digest
from plimsoll.pages.digest.document import document
from plimsoll.pages.report import book as pack

NOON = time(12, tzinfo=UTC)


def made(digest: Digest) -> datetime:
    """When a digest is said to have been made: at noon of its day, so that one week is one set of bytes."""
    return datetime.combine(digest.on, NOON)


def book(digest: Digest) -> bytes:
    """The bytes of the workbook."""
    return bytes(pack.book(document(digest), made(digest)))
