"""Which list a row of headings belongs to, and which column each heading is: by meaning, never by position.

Case, spaces, punctuation and "(Y/N)" do not count, one wrong, missing, doubled or swapped letter is forgiven, and a
heading that is repeated is read once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from plimsoll.sources.annex_a.lists import AnnexList, ListColumn, lists

YES_OR_NO = re.compile(r"\(\s*y\s*/\s*n\s*\)")
NOT_TOLD_APART = re.compile(r"[^a-z0-9]")
DIGITS = re.compile(r"[0-9]")
# In a shorter heading one letter may make another word ("age", "sex").
LEAST_FORGIVEN = 8
# What a list must show of its own columns: two, or half where it has few.
LEAST_OWN = 2
LEAST_SHARE = 0.5
# Without the child's column so many of its own show beyond doubt which list it is, so that the lack can be told.
LEAST_WITHOUT_CHILD = 3
# So many headings fewer a list may show before its misspellings are looked for.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Headed:
    """A row of headings known as a list's.

    Args:
        listing: the list.
        places: where each of its columns stands, by the column's name.
        repeated: the headings, as the file has them, of columns that stand there a second time.
        own: how many of the list's own columns are there.
    """

    listing: AnnexList
    places: dict[str, int]
    repeated: tuple[str, ...]
    own: int

    @property
    def absent(self) -> tuple[ListColumn, ...]:
        """The columns that would be read and are not there."""
        return tuple(column for column in self.listing.read if column.name not in self.places)


def headed(names: Sequence[str]) -> Headed | None:
    """The list whose headings these are; `None` when they are none's."""
    squashed = [plain(name) for name in names]
    if not any(squashed):
        return None
    exact = [_under(each, names, squashed, (True,)) for each in lists().values()]
    most = max(len(each.places) for each in exact)
    # Misspellings are looked for under the lists that come near enough for them to matter.
    near = [each.listing for each in exact if len(each.places) >= most - NEAR]
    found = [_under(each, names, squashed, (True, False)) for each in near]
    known = [each for each in found if _is_known(each)]
    return max(known, key=lambda each: (each.own, len(each.places)), default=None)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the row that reads most like headings; of two that read alike, the first."""
    known = frozenset(heading for number in lists() for heading in _headings(number))
    likeness = [sum(plain(name) in known for name in row if name) for row in rows]
    return max(range(len(rows)), key=likeness.__getitem__, default=0)


def _is_known(found: Headed) -> bool:
    own = sum(column.own for column in found.listing.columns)
    if found.listing.columns[0].name in found.places:
        return found.own >= min(LEAST_OWN, max(1, own * LEAST_SHARE))
    return found.own >= max(LEAST_WITHOUT_CHILD, own * LEAST_SHARE)


def _under(listing: AnnexList, names: Sequence[str], squashed: Sequence[str], ways: Sequence[bool]) -> Headed:
    places: dict[str, int] = {}
    repeated: list[str] = []
    for exactly in ways:
        for place, heading in enumerate(squashed):
            column = _column(listing, heading, exactly=exactly)
            if column is None or place in places.values():
                continue
            if column.name not in places:
                places[column.name] = place
            elif exactly:
                repeated.append(names[place])
    own = sum(column.own for column in listing.columns if column.name in places)
    return Headed(listing, places, tuple(repeated), own)


def _column(listing: AnnexList, heading: str, *, exactly: bool) -> ListColumn | None:
    known = _headings(listing.number)
    if exactly or len(heading) < LEAST_FORGIVEN:
        return known.get(heading)
    near = {column.name: column for said, column in known.items() if _is_near(heading, said)}
    return next(iter(near.values())) if len(near) == 1 else None


@cache
def _headings(number: int) -> dict[str, ListColumn]:
    """Every wording of a list's columns, squashed."""
    columns = lists()[number].columns
    also = {plain(word): column for column in columns for word in column.also}
    return also | {plain(column.header): column for column in columns}


def plain(name: str) -> str:
    """A heading without what does not count."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return NOT_TOLD_APART.sub("", YES_OR_NO.sub("", text))


def _is_near(one: str, other: str) -> bool:
    """Whether one letter makes the difference. A digit never does: stage 1 is not stage 2."""
    if abs(len(one) - len(other)) > 1 or DIGITS.findall(one) != DIGITS.findall(other):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
