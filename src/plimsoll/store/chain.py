"""Whether a log is whole: every hash reckoned again, no number left out, nothing cut off its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plimsoll.store.entry import Entry
from plimsoll.vocabulary.errors import DamagedStore, WrongUse

SHORTEST_HEAD = 12
"""Letters of a head that a person may copy instead of all 64: 48 bits, so that no two entries share them by chance."""

CHANGED = "is not what was written"
MISSING = "is missing"
UNTIED = "is not tied to the one before it"
CUT = "and what follows it were cut off"
ADDED = "was added past the end that was written down"
BEFORE = "was added before the first"


@dataclass(frozen=True, slots=True)
class End:
    """What is written down of a log's end, apart from its entries.

    Args:
        length: how many entries there should be.
        head: the hash that the last of them should have; empty when there is none.
    """

    length: int
    head: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What reckoning the chain again showed.

    Args:
        entries: how many entries there are.
        head: the hash of the last one; empty when there is none. Kept elsewhere, on paper or in a mail, it proves on
            any later day that nothing written until now was changed or taken away.
        number: the first entry that is not right; `None` when all are.
        fault: what is wrong with it.
        held: whether an earlier head, if one was given, is still in the chain; `None` when none was given.
    """

    entries: int
    head: str
    number: int | None = None
    fault: str | None = None
    held: bool | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the log, as far as it can tell by itself and by the head that was given."""
        return self.number is None and self.held is not False


def prove(entries: Iterable[Entry], end: End, head: str | None = None) -> Proof:
    """Look at every entry of a log, in the order of its numbers.

    Args:
        entries: all of them.
        end: how it should end.
        head: an earlier head, whole or its first letters, to look for.

    Raises:
        WrongUse: fewer than `SHORTEST_HEAD` letters of the head are given.
    """
    wanted = None if head is None else _asked(head)
    count, before, held, wrong = 0, "", False, None
    for count, entry in enumerate(entries, 1):
        wrong = wrong or _fault(entry, count, before, end)
        held |= wanted is not None and entry.hash.startswith(wanted)
        before = entry.hash
    wrong = wrong or _short(count, before, end)
    number, fault = wrong or (None, None)
    return Proof(count, before, number, fault, None if wanted is None else held)


def refuse_broken(proof: Proof, where: str) -> None:
    """Say that a log is not whole, if it is not.

    Raises:
        DamagedStore: naming the first entry that is not right, or that an earlier head is not in the log.
    """
    advice = "Keep the file as it is, for whoever looks into it, and compare it with its last copy."
    if proof.number is not None:
        raise DamagedStore(f"Entry {proof.number} of the log {proof.fault}.", where=where, next_step=advice)
    if proof.held is False:
        raise DamagedStore("The log does not hold the head that was given.", where=where, next_step=advice)


def _asked(head: str) -> str:
    asked = head.strip().lower()
    if len(asked) < SHORTEST_HEAD:
        raise WrongUse(
            f"A head of {len(asked)} letters is too short to be looked for.",
            next_step=f"Give its first {SHORTEST_HEAD} letters or more.",
        )
    return asked


def _fault(entry: Entry, place: int, before: str, end: End) -> tuple[int, str] | None:
    """What is wrong with the entry at a place of the log, and the number of the one that is wrong."""
    if entry.number < place:
        return entry.number, BEFORE
    if entry.number > place:
        return place, MISSING
    if not entry.fits():
        return place, CHANGED
    if entry.before != before:
        return place, UNTIED
    return (place, ADDED) if place > end.length else None


def _short(count: int, head: str, end: End) -> tuple[int, str] | None:
    """What is wrong with the end of a log whose entries are all right."""
    if count < end.length:
        return count + 1, CUT
    return None if head == end.head else (count, UNTIED)
