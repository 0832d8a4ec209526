"""Who speaks: the same child or worker can come from several sources, and for each table the best informed is believed.

The others fill only tables that none before them carries (SPEC section 2, "Who speaks"). Sources of one rank that each
tell a part, as the two statutory returns do, speak together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.tables import TABLES

Ranks = tuple[tuple[str, ...], ...]
"""Sources, the best informed first; those that stand together tell a table together, and the first is believed."""

CHILDREN: Ranks = (("ssd",), ("annex_a",), ("cin_census", "ssda903"))
"""For every table not named below. The returns share the children: one tells those in need, one those in care."""

STAFF: Ranks = (("ssd",), ("annex_a",), ("ssda903",), ("hr",), ("csww",))
"""Workers and teams as the case system knows them; an employer's file names them only where no case system does."""

EMPLOYER: Ranks = (("hr",), ("csww",))
"""What an employer knows: its own file, which is dated, before a census of one day in the year."""

RANKS: dict[str, Ranks] = {
    "worker": STAFF,
    "team": STAFF,
    "employment": EMPLOYER,
    "absence": EMPLOYER,
    "vacancy": EMPLOYER,
    "supervision": EMPLOYER,
    "time_entry": (("time_study",),),
    "decision": (("register",),),
}

SOURCES = frozenset(source for ranks in (CHILDREN, *RANKS.values()) for rank in ranks for source in rank)
"""Every source that has a rank."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Who is believed before whom in one service.

    Args:
        settings: canonical table to the source that speaks for it here, whatever its rank (`Profile.speaks`).

    Raises:
        WrongUse: a setting names a table or a source that there is not.
    """

    settings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table, source in self.settings.items():
            _must_be("table", table, TABLES)
            _must_be("source", source, SOURCES)

    def groups(self, table: str, sources: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """The sources that carry a table, the best informed first; those of one group speak together.

        The source of a setting speaks alone. One that has no rank speaks only after those that have one.
        """
        left = set(sources)
        found = []
        for rank in self._ranks(table, left):
            together = tuple(source for source in rank if source in left)
            left -= set(together)
            found.append(together)
        return tuple(group for group in found if group)

    def _ranks(self, table: str, sources: Collection[str]) -> Iterator[tuple[str, ...]]:
        if table in self.settings:
            yield (self.settings[table],)
        yield from RANKS.get(table, CHILDREN)
        yield from ((source,) for source in sorted(sources))


def _must_be(what: str, named: str, there: Collection[str]) -> None:
    if named not in there:
        raise WrongUse(
            f"The service's profile says who speaks ([speaks]) of a {what} that there is not: '{named}'.",
            next_step=f"Choose one of: {', '.join(sorted(there))}.",
        )
