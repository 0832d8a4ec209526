"""The only door for numbers that leave the service: small counts are left out, with whatever would give them away.

A figure tells up to three counts: those counted, those they are counted among, and by subtraction those among them that
are not counted. The same words name the same count wherever they stand: the children with an open case are one number,
though ten measures are shares of it. What the teams have adds up to what the service has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

from plimsoll.measures.suppression import SMALL_MOST, Key, Relation, left_out

WHOLE = "service"
"""The unit that is all the others together."""

WITHIN = (("without_worker", "unallocated"),)
"""Measures whose numerator holds another's: what is left between the two can be worked out, so it counts too."""


class Suppressed(Enum):
    """What is shown in place of a number that may not be."""

    C = "c"

    def __str__(self) -> str:
        return self.value


Shown = float | None | Suppressed
"""A number as it leaves the service: itself, nothing at all, or `c`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it stands inside the service.

    Args:
        measure: its measure.
        unit: a team, or `WHOLE`.
        value: its value; `None` where nothing could be counted.
        numerator: those counted; `None` for a distribution.
        denominator: those counted among.
        counted: in words, what the numerator counts.
        among: in words, what the denominator counts.
    """

    measure: str
    unit: str
    value: float | None
    numerator: float | None
    denominator: float | None
    counted: str
    among: str

    @property
    def is_part(self) -> bool:
        """Whether those counted are some of those they are counted among, so that the rest can be worked out."""
        if self.numerator is None or not self.denominator or not self.numerator <= self.denominator:
            return False
        return self.value in {self.numerator, self.numerator / self.denominator}


@dataclass(frozen=True, slots=True)
class Published:
    """The same figure as it may leave the service.

    Args:
        measure: its measure.
        unit: a team, or `WHOLE`.
        value: its value, nothing, or `c`.
        numerator: as `value`.
        denominator: as `value`.
    """

    measure: str
    unit: str
    value: Shown
    numerator: Shown
    denominator: Shown


@dataclass(frozen=True, slots=True)
class Release:
    """What may leave the service.

    Args:
        figures: the figures in their order.
        hidden: the other counts that were handed over and may not be shown, by their names.
    """

    figures: tuple[Published, ...]
    hidden: frozenset[Key]


@dataclass(slots=True)
class _Sheet:
    """The counts of a page and how they hang together."""

    counts: dict[Key, int]
    relations: list[Relation]
    unshown: set[Key] = field(default_factory=set)

    def rest(self, name: Key, total: Key, part: Key) -> None:
        """What is left of a total when a part that is shown is taken from it."""
        if total == part or total not in self.counts or part not in self.counts:
            return
        self.counts[name] = max(self.counts[total] - self.counts[part], 0)
        self.relations.append(Relation(total, (part, name)))
        self.unshown.add(name)


def released(
    figures: Sequence[Stated], counts: Mapping[Key, int] | None = None, sums: Iterable[Relation] = ()
) -> Release:
    """The figures of one page, on one day, as they may leave the service.

    Everything that a reader will hold side by side must be handed over together: figures shown on two pages of one pack
    are one release. Each day stands by itself, so show no difference between two days of which one is `c`.

    Args:
        figures: every figure, of the service and of its teams.
        counts: other counts of the page by name, such as the children with 0, 1, 2 and 3 barriers down.
        sums: how those hang together, and with the figures: the key of a figure's count is ``(words, unit)``.
    """
    sheet = _Sheet(dict(counts or {}), list(sums))
    given = [each for each in figures if _whole_numbers(each)]
    for each in given:
        _laid_out(sheet, each)
    _added_up(sheet, given)
    _within(sheet, given)
    hidden = left_out(sheet.counts, sheet.relations, sheet.unshown)
    return Release(
        tuple(_published(each, hidden) for each in figures), frozenset(key for key in counts or {} if key in hidden)
    )


def _whole_numbers(each: Stated) -> bool:
    """Whether it counts: full-time equivalents and hours do not, and have no sums to be solved."""
    numbers = (each.numerator, each.denominator)
    return all(number is None or float(number).is_integer() for number in numbers)


def _laid_out(sheet: _Sheet, each: Stated) -> None:
    sides = ((each.counted, each.numerator), (each.among, each.denominator))
    for words, number in sides:
        if number is not None:
            sheet.counts[words, each.unit] = int(number)
    if each.is_part:
        total, part = (each.among, each.unit), (each.counted, each.unit)
        sheet.rest(("the rest", total, part), total, part)


def _added_up(sheet: _Sheet, figures: Sequence[Stated]) -> None:
    """The teams' counts together are the service's."""
    words = sorted({(said, each.unit) for each in figures for said in (each.counted, each.among)})
    for said, group in groupby(words, key=lambda pair: pair[0]):
        units = [unit for _, unit in group if (said, unit) in sheet.counts]
        parts = tuple((said, unit) for unit in units if unit != WHOLE)
        if parts and WHOLE in units:
            sheet.relations.append(Relation((said, WHOLE), parts))


def _within(sheet: _Sheet, figures: Sequence[Stated]) -> None:
    words = {(each.measure, each.unit): each.counted for each in figures if each.numerator is not None}
    for outer, inner in WITHIN:
        for measure, unit in list(words):
            if measure == outer and (inner, unit) in words:
                total, part = (words[outer, unit], unit), (words[inner, unit], unit)
                sheet.rest(("between", total, part), total, part)


def _published(each: Stated, hidden: frozenset[Key]) -> Published:
    counted = _is_hidden(each.numerator, (each.counted, each.unit), hidden)
    among = _is_hidden(each.denominator, (each.among, each.unit), hidden)
    # Of a share and one of its sides the other side can be worked out.
    value = each.value is not None and (counted or among)
    return Published(
        each.measure,
        each.unit,
        Suppressed.C if value else each.value,
        Suppressed.C if counted else each.numerator,
        Suppressed.C if among else each.denominator,
    )


def _is_hidden(number: float | None, key: Key, hidden: frozenset[Key]) -> bool:
    if number is None:
        return False
    return key in hidden or (not float(number).is_integer() and 0 < number < SMALL_MOST + 1)
