"""The heading of a census: how its kind, its authority and its day are known, from the first bytes of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from plimsoll.sources import dates
from plimsoll.sources.document import hear_start
from plimsoll.sources.document.guard import document_type
from plimsoll.sources.headers import first_bytes, mark_length, mark_of

ROOT = "Message"
"""The element that every census of the department is."""

UTF_16 = (b"<\0", b"\0<")
"""How a document in UTF-16 begins without its mark."""

CONTENTS = {"CINdetails": "CIN", "CSWWWorker": "CSWW", "LALevelVacancies": "CSWW"}
"""Elements that tell which census it is, where the heading does not."""

SAID = frozenset({"Collection", "Year", "ReferenceDate", "LEA", "DateTime"})
"""What of the heading is listened for."""

A_CENSUS = re.compile(rf"<([\w.-]+:)?{ROOT}[\s/>]")
"""The census's own element begins. A page of the web has a document type too, and is none."""

AUTHORITY = re.compile(r"^[0-9]{3}$")
A_WORD = re.compile(r"^[A-Za-z0-9]{1,12}$")
"""What a census is called. Anything else in its place is not repeated."""

NOT_READ = (
    "It is a census ({kind}), but not one that Plimsoll reads: it reads children in need (CIN) and workforce (CSWW)."
)
NO_CENSUS = (
    "It is an XML document, but no census that Plimsoll reads: those begin with the element 'Message'. "
    "Of SSDA903 it reads the CSV files."
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a census says of itself.

    Args:
        kind: the collection, such as CIN or CSWW, upper case; empty where nothing tells.
        year: the year it is of, as four digits; empty where it does not say.
        authority: the authority's three-digit code, or `None`.
        reference: the day it is a census of, or `None`.
        made: the day it was made, or `None`.
    """

    kind: str
    year: str
    authority: str | None
    reference: date | None
    made: date | None

    @property
    def as_of(self) -> date | None:
        """The day from which it was known: when it was made, else the day it is of."""
        return self.made or self.reference


class _Listener:
    """Keeps the few values of the heading, the first of each, and the names of what follows."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.root = ""
        self.said: dict[str, str] = {}
        self.kind = ""

    def start(self, name: str, _attributes: object) -> None:
        self.text.clear()
        own = _own(name)
        self.root = self.root or own
        self.kind = self.kind or CONTENTS.get(own, "")

    def end(self, name: str) -> None:
        own = _own(name)
        if own in SAID:
            self.said.setdefault(own, "".join(self.text).strip())
        self.text.clear()


def _own(name: str) -> str:
    return name.rpartition(":")[2]


def heading(path: Path) -> Heading | None:
    """The heading of a census; `None` when the file is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted, or is a census that declares a document type.
    """
    start = first_bytes(path)
    if not _is_xml(start):
        return None
    listener = _Listener()
    if hear_start(start, listener):
        if A_CENSUS.search(_as_text(start)):
            raise document_type(path.name)
        return None
    return _heading(listener) if listener.root == ROOT else None


def stranger(path: Path) -> str | None:
    """Why an XML file is not read: it is another census, or none at all; `None` for a file that is no XML.

    Raises:
        UnreadableInput: as `heading`.
    """
    start = first_bytes(path)
    if not _is_xml(start):
        return None
    found = heading(path)
    if found is None:
        listener = _Listener()
        return document_type("").what if hear_start(start, listener) else NO_CENSUS
    return NOT_READ.format(kind=found.kind if A_WORD.match(found.kind) else "of a kind it does not name")


def _is_xml(start: bytes) -> bool:
    mark = mark_of(start)
    body = start[mark_length(mark) if mark else 0 :].lstrip()
    return body.startswith((b"<", *UTF_16))


def _as_text(start: bytes) -> str:
    # Only the name of an element is looked for: without its zero bytes UTF-16 holds it in ASCII.
    return start.replace(b"\0", b"").decode("ascii", errors="replace")


def _heading(listener: _Listener) -> Heading:
    said = listener.said
    authority = said.get("LEA", "")
    return Heading(
        kind=said.get("Collection", "").upper() or listener.kind,
        year=said.get("Year", ""),
        authority=authority if AUTHORITY.match(authority) else None,
        reference=_day(said.get("ReferenceDate", "")),
        made=_day(said.get("DateTime", "")),
    )


def _day(said: str) -> date | None:
    day: date | None = dates.days(pa.array([said], pa.string())).values[0].as_py()
    return day
