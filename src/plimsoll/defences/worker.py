"""Barrier: the child is held by somebody who may hold it."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort
from plimsoll.measures.frames import Terms, texts
from plimsoll.measures.spells import minus

GRAVEST_FIRST = ("CP", "CLA", "CIN")
"""The kinds of case in the order in which they decide who may hold a child."""


def _down(terms: Terms) -> str:
    """Nobody holds the child, or none of those who do may hold a case of its gravest kind."""
    parts = ["SELECT child, start, stop FROM unheld"]
    parts += [_not_allowed(kind, roles) for kind, roles in terms.profile.may_hold.items() if kind in GRAVEST_FIRST]
    return " UNION ALL ".join(parts)


def _not_allowed(kind: str, roles: frozenset[str]) -> str:
    """The days on which `kind` is the child's gravest and no holder's role is among `roles`."""
    graver = texts(GRAVEST_FIRST[: GRAVEST_FIRST.index(kind)])
    of_kind = minus(
        f"SELECT child, start, stop FROM open_plan WHERE kind = '{kind}'",
        f"SELECT child, start, stop FROM open_plan WHERE kind IN {graver}",
    )
    allowed = f"SELECT child, start, stop FROM held WHERE upper(trim(role)) IN {texts(roles)}"
    return f"SELECT child, start, stop FROM ({minus(of_kind, allowed)})"


RULE = Rule(
    name="worker",
    title="A worker",
    meaning="Somebody who may hold the child's kind of case holds it.",
    sort=Sort.BARRIER,
    needs=("allocation",),
    brings="the case system's SSD extract (ssd_involvements)",
    uses=("unheld", "open_plan", "held"),
    down=_down,
)
