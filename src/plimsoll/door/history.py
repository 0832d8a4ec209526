"""What was loaded and what was refused, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plimsoll.door.answer import Answer, tabled
from plimsoll.door.desk import Desk
from plimsoll.store import Load
from plimsoll.vocabulary.errors import WrongUse

LOAD = ("load", "service", "source", "as_of", "partial", "read", "kept", "duplicates", "refused", "tables")
REFUSED = ("load", "as_of", "file", "row", "column", "refused", "reason", "hint")
COUNTS = ("read", "kept", "duplicates", "refused")

Speakers = Mapping[str, tuple[str, ...]]
"""Canonical table to the sources that speak for it."""


def loads(desk: Desk) -> Answer:
    """Every load in the order its knowledge came, with what it counted and the tables its source speaks for.

    Beside them `speaks`: for each service the sources that speak, alone or together, and for which tables.
    """
    speakers = {service: desk.store.speakers(service) for service in desk.services}
    kept = [_load(load, speakers[load.service]) for load in sorted(desk.loads, key=lambda load: load.place)]
    about = {"speaks": [line for service, told in speakers.items() for line in _spoken(service, told)]}
    return tabled(LOAD, kept, about=about, provenance=desk.provenance(), holds="loads")


def _spoken(service: str, speakers: Speakers) -> Iterator[dict[str, Any]]:
    """The tables of each source, or of those that speak together."""
    for sources in dict.fromkeys(speakers.values()):
        tables = [table for table, told in speakers.items() if told == sources]
        yield {"service": service, "sources": list(sources), "tables": tables}


def _load(load: Load, speakers: Speakers) -> dict[str, Any]:
    counted = {count: sum(getattr(file, count) for file in load.files) for count in COUNTS}
    said = {"load": load.id, "service": load.service, "source": load.source, "as_of": load.as_of}
    spoken = sorted(table for table in load.tables if load.source in speakers.get(table, ()))
    return {**said, "partial": load.partial, **counted, "tables": spoken}


def refused(desk: Desk, number: int | None) -> Answer:
    """The faults of one load or of the last one: where each stands and why. Never a cell.

    Raises:
        WrongUse: there is no such load.
    """
    load = _load_of(desk, number)
    rows = [
        {
            "load": load.id,
            "as_of": load.as_of,
            "file": fault.file,
            "row": fault.row,
            "column": fault.column,
            "refused": fault.reason.refuses,
            "reason": fault.reason.sentence,
            "hint": fault.detail,
        }
        for fault in desk.store.refused(load.id)
    ]
    about = {"load": load.id, "as_of": load.as_of}
    return tabled(REFUSED, rows, about=about, provenance=desk.provenance(), holds="refused")


def _load_of(desk: Desk, number: int | None) -> Load:
    if number is None:
        return max(desk.loads, key=lambda load: load.id)
    found = next((load for load in desk.loads if load.id == number), None)
    if found is None:
        raise WrongUse(f"There is no load {number}.", next_step="See which there are: plimsoll loads")
    return found
