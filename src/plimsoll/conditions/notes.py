"""What stands beside a figure: which extract is missing, how little there was to count, what was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.measures.block import Records
from plimsoll.measures.front_door import DECIDED, REFERRED
from plimsoll.measures.instrument import Instrument
from plimsoll.measures.load import HOURS
from plimsoll.measures.recording import RECORDED
from plimsoll.measures.unanswered import ESCALATION
from plimsoll.vocabulary.tables import TABLES

FTE = "worker.fte"
SECOND_LOAD = "second load"
NOTHING = "Nothing to count."
NOT_ESCALATED = "Nothing was escalated yet: run plimsoll escalate."
WORDS = {
    FTE: "full-time equivalents",
    HOURS: "contracted hours",
    SECOND_LOAD: "second load",
    DECIDED: "decisions on contacts",
    REFERRED: "outcomes of contacts",
}
"""What an instrument needs, in words, where it is not simply the records of a table."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in a service's records, as far as the notes need to know.

    Args:
        loaded: the canonical tables of which anything was loaded, and the finer needs an instrument may name.
        dates: the first dates of the data, and what no extract says, in words, by the names the notes use.
    """

    loaded: frozenset[str]
    dates: dict[str, str]


def facts(records: Records) -> Facts:
    """Look once at what a session holds."""
    loaded = {table for table in (*TABLES, ESCALATION) if records.holds(table)}
    loaded |= {need for need, sql in FINER.items() if records.rows(sql)}
    loaded |= {HOURS} if loaded & {FTE, "employment"} else set()
    loaded |= {SECOND_LOAD} if records.told_again() and records.rows(TOLD_ANEW) else set()
    dates = {name: _first(records, sql) for name, sql in _FIRST.items()}
    return Facts(frozenset(loaded), dates | {"no_employer": _no_employer(loaded)})


TOLD_ANEW = " UNION ALL ".join(f"(SELECT 1 FROM known_{table} WHERE NOT assumed LIMIT 1)" for table in RECORDED)
FINER = {
    FTE: "SELECT 1 FROM known_worker WHERE fte > 0 LIMIT 1",
    DECIDED: "SELECT 1 FROM known_contact WHERE decided IS NOT NULL LIMIT 1",
    REFERRED: "SELECT 1 FROM known_contact WHERE referred IS NOT NULL LIMIT 1",
}
"""Needs finer than a table, each with what finds a row that has it: Annex A names contacts and not their outcome."""
_FIRST = {
    "first_referral": "SELECT min(received) FROM known_referral",
    "first_plan": "SELECT min(started) FROM known_plan WHERE kind = 'CP'",
}


def _no_employer(loaded: Collection[str]) -> str:
    """What only an employer's file could say of those who hold cases, where none has said it."""
    if "employment" not in loaded:
        return " Leavers and absence are not in these extracts."
    return "" if "absence" in loaded else " Absence is not in these extracts."


def _first(records: Records, sql: str) -> str:
    first: date | None = records.rows(sql)[0][0]
    return f"{first.day} {first:%B %Y}" if first else "no date"


def missing(each: Instrument, known: Facts) -> str:
    """Why the instrument cannot be made, and what would bring it; empty when it can."""
    lacking = [need for need in each.needs if need not in known.loaded]
    if each.shape is not None and not lacking:
        return ""
    if ESCALATION in lacking:
        return NOT_ESCALATED
    return f"No {' or '.join(_plain(need) for need in lacking or each.needs)} in these extracts: add {each.brings}."


def _plain(need: str) -> str:
    return WORDS.get(need, f"{need.replace('_', ' ')} records")


def note(each: Instrument, denominator: float | None, numbers: Mapping[str, Any]) -> str:
    """The sentences that stand beside a figure; `numbers` are its detail's and, as `numerator`, what was counted."""
    if denominator == 0 and not numbers.get("numerator"):
        return NOTHING
    few = f"Only {denominator:g} {each.of}: read with care." if denominator and denominator < each.least else ""
    told = each.note.format_map(_Zeros(numbers)) if each.note else ""
    return " ".join(sentence for sentence in (told, few) if sentence)


class _Zeros(dict[str, Any]):
    """The numbers of a note; one that no row brought is 0."""

    def __missing__(self, key: str) -> int:
        return 0
