"""Who speaks: the same child can come from several sources, and for each table one of them is believed.

The best informed source speaks (SPEC section 2, "Who speaks"); the others fill only tables that none before it carries.
"""

from __future__ import annotations

from collections.abc import Collection

PRECEDENCE = ("ssd", "annex_a", "statutory_return")
"""Sources of the tables about children, the best informed first."""


def speaker(sources: Collection[str]) -> str | None:
    """Who is believed among the sources that carry a table; one we do not rank speaks only after those we do."""
    return min(sources, key=_rank, default=None)


def _rank(source: str) -> tuple[int, str]:
    place = PRECEDENCE.index(source) if source in PRECEDENCE else len(PRECEDENCE)
    return place, source
