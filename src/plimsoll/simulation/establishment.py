"""The posts of a service as decisions come one after the other: how many there are, and which a number falls on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Self, TypeVar

from plimsoll.simulation.service import Post, Service

Cell = TypeVar("Cell")


@dataclass(frozen=True, slots=True)
class Posts:
    """Some posts: of a team (`None`: any), some roles and some contracts."""

    team: str | None
    roles: tuple[str, ...]
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Closed:
    team: str | None
    role: str
    contract: str
    number: int


@dataclass(slots=True)
class Establishment:
    """How many posts there are of each team, role and contract.

    Which team a post falls in that is closed anywhere is known only once the forecast is lived, so what is counted for
    one team after such a closing is the most that there may be.
    """

    open: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    closed: list[_Closed] = field(default_factory=list)

    @classmethod
    def of(cls, service: Service) -> Self:
        """The posts of a service at the start."""
        return cls(Counter((post.team, post.role, post.contract) for post in service.posts))

    def there(self, asked: Posts) -> int:
        """How many of the asked posts there are; of one team after a closing in any, the most there may be."""
        return sum(self.by_role(asked).values())

    def by_role(self, asked: Posts) -> dict[tuple[str, str], int]:
        """How many there are of each role and contract."""
        cells = ((role, contract) for role in asked.roles for contract in asked.contracts)
        return {cell: self._cell(asked.team, *cell) for cell in cells}

    def by_team(self, asked: Posts) -> dict[str, int]:
        """How many there are in each team that has any."""
        found: Counter[str] = Counter()
        for (team, role, contract), number in self.open.items():
            if role in asked.roles and contract in asked.contracts and asked.team in {None, team}:
                found[team] += number
        return dict(found)

    def close(self, asked: Posts, number: int) -> dict[tuple[str, str], int]:
        """Closes posts, by role and contract in proportion to those there are."""
        falls = apportioned(number, self.by_role(asked))
        self.closed.extend(_Closed(asked.team, *cell, each) for cell, each in falls.items())
        return falls

    def add(self, posts: Iterable[Post]) -> None:
        """Counts posts that are opened."""
        self.open.update((post.team, post.role, post.contract) for post in posts)

    def _cell(self, team: str | None, role: str, contract: str) -> int:
        there = sum(n for (t, r, c), n in self.open.items() if team in {None, t} and (r, c) == (role, contract))
        gone = sum(
            each.number
            for each in self.closed
            if (each.role, each.contract) == (role, contract) and team in {None, each.team}
        )
        return max(there - gone, 0)


def apportioned(number: int, among: Mapping[Cell, int]) -> dict[Cell, int]:
    """A whole number shared out in proportion, by largest remainder; what gets none is left out. Ties go by order."""
    total = sum(among.values())
    if not total:
        return {}
    quotas = {cell: number * weight / total for cell, weight in among.items()}
    falls = {cell: floor(quota) for cell, quota in quotas.items()}
    by_remainder = sorted(quotas, key=lambda cell: falls[cell] - quotas[cell])
    for cell in by_remainder[: number - sum(falls.values())]:
        falls[cell] += 1
    return {cell: each for cell, each in falls.items() if each}
