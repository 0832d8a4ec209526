"""From what the rooms below answer to the records of a pack: barriers, the swamp, what was loaded and refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from plimsoll.conditions import AlignedChild, DefencePicture, DrainRow
from plimsoll.defences.register import RULES
from plimsoll.defences.rule import Sort
from plimsoll.door import history
from plimsoll.door.desk import Desk
from plimsoll.door.pack import AlignedCase, Barriers, Defence, FaultKind, Loaded, Pair, SwampRow

FAULT_KINDS_MOST = 15
"""How many kinds of fault a pack tells; the rest is listed by `plimsoll refused`."""

COUNTS = ("read", "kept", "duplicates", "refused")


def barriers(picture: DefencePicture, *, named: bool) -> Barriers:
    """The barriers of a service or a team.

    Args:
        picture: its defences.
        named: whether the children for whom two or more are down may be named.
    """
    listed = sorted(picture.aligned, key=lambda each: (-each.days, each.child)) if named else ()
    return Barriers(
        children=picture.children,
        down=dict(picture.barriers_down),
        expected=dict(picture.expected_if_independent),
        defences=tuple(_defence(name, told) for name, told in picture.by_defence.items()),
        pairs=tuple(_pairs(picture.pairs)),
        aligned=tuple(map(_aligned, listed)),
    )


def _defence(name: str, told: Mapping[str, int]) -> Defence:
    rule = RULES[name]
    barrier = rule.sort is Sort.BARRIER
    return Defence(name=name, title=rule.title, meaning=rule.meaning, barrier=barrier, **told, brings=rule.brings)


def _pairs(told: Iterable[Mapping[str, Any]]) -> list[Pair]:
    found = [Pair(_titles(each["barriers"]), each["children"], each["expected_if_independent"]) for each in told]
    return sorted((pair for pair in found if pair.children), key=lambda pair: (-pair.children, pair.barriers))


def _titles(names: Iterable[str]) -> tuple[str, str]:
    first, second = (RULES[name].title for name in names)
    return first, second


def _aligned(child: AlignedChild) -> AlignedCase:
    down = tuple((RULES[name].title, since) for name, since in child.down.items())
    return AlignedCase(child.child, child.since, child.days, down, child.stale)


def swamp(rows: Iterable[DrainRow]) -> tuple[SwampRow, ...]:
    """The conditions where they wear barriers down, the worst first."""
    return tuple(
        SwampRow(
            condition=RULES[row.condition].title,
            team=row.team_name,
            children=row.children,
            barrier_days=row.barrier_days,
            usual=row.usual,
            others=row.others,
            excess=row.excess,
            sentence=row.sentence,
        )
        for row in rows
    )


def loaded(desk: Desk) -> tuple[Loaded, ...]:
    """What each source carried, over all its loads."""
    by_source: dict[str, list[dict[str, Any]]] = {}
    for load in history.loads(desk):
        by_source.setdefault(load["source"], []).append(load)
    return tuple(_source(source, loads) for source, loads in by_source.items())


def _source(source: str, loads: list[dict[str, Any]]) -> Loaded:
    counted = {count: sum(load[count] for load in loads) for count in COUNTS}
    last = loads[-1]
    return Loaded(source=source, loads=len(loads), latest=last["as_of"], speaks=tuple(last["tables"]), **counted)


def faults(desk: Desk) -> tuple[FaultKind, ...]:
    """The faults of each source's last load by kind, the most frequent first."""
    latest = {load["source"]: load["load"] for load in history.loads(desk)}
    rows = [fault for number in latest.values() for fault in history.refused(desk, number)]
    kinds = Counter((each["file"], each["column"], each["reason"], each["refused"]) for each in rows)
    return tuple(FaultKind(*kind, rows=count) for kind, count in kinds.most_common(FAULT_KINDS_MOST))
