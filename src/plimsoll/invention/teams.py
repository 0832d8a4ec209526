"""The teams of the invented county and how many posts each has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

AREAS = ("North", "South", "East", "West")


class Kind(IntEnum):
    """What a team does."""

    FRONT_DOOR = 0
    ASSESSMENT = 1
    LONG_TERM = 2
    LOOKED_AFTER = 3
    DISABILITY = 4
    FAMILY_SUPPORT = 5
    LEAVING_CARE = 6
    REVIEWING = 7


@dataclass(frozen=True, slots=True)
class Layout:
    """How the county lays out one kind of team.

    Args:
        title: the team's name, before its area.
        teams: how many there are.
        posts: how many posts they have together.
        job: the job title of its workers, where it is not a social worker's.
        tray: whether it keeps a duty tray in which cases wait.
    """

    title: str
    teams: int
    posts: int
    job: str = ""
    tray: bool = False


# Fifteen teams. The posts give about 240 full-time equivalents of case-holding social workers and a mean caseload
# of 17 to 19 (DfE: Northamptonshire 2017 to 2020: 198 to 247 FTE, 17.7 to 18.8 cases). Family support
# workers, personal advisers and reviewing officers come on top. The split between teams is an assumption.
LAYOUT = {
    Kind.FRONT_DOOR: Layout("Front Door", 1, 12),
    Kind.ASSESSMENT: Layout("Assessment", 4, 94, tray=True),
    Kind.LONG_TERM: Layout("Safeguarding", 4, 98, tray=True),
    Kind.LOOKED_AFTER: Layout("Children in Care", 2, 66),
    Kind.DISABILITY: Layout("Disabled Children", 1, 18),
    Kind.FAMILY_SUPPORT: Layout("Family Support", 1, 26, job="Family Support Worker"),
    Kind.LEAVING_CARE: Layout("Leaving Care", 1, 14, job="Personal Adviser"),
    Kind.REVIEWING: Layout("Reviewing Service", 1, 14, job="Independent Reviewing Officer"),
}

FULL_LAYOUT_AT = 0.5
"""From half the county's size on a service has the county's teams; below, fewer."""


@dataclass(frozen=True, slots=True)
class Team:
    """One team."""

    name: str
    kind: Kind
    posts: int
    area: str = ""


def teams(scale: float) -> tuple[Team, ...]:
    """The teams of a service of that size beside the county."""
    return tuple(team for kind in Kind for team in _teams_of(LAYOUT[kind], kind, scale))


def _teams_of(layout: Layout, kind: Kind, scale: float) -> list[Team]:
    count = max(1, round(layout.teams * (scale if scale > 1 else min(1.0, scale / FULL_LAYOUT_AT))))
    posts = max(count, round(layout.posts * scale))
    shares = [posts // count + (n < posts % count) for n in range(count)]
    areas = ["" if count == 1 else _area(n) for n in range(count)]
    return [
        Team(f"{layout.title} {area}".strip(), kind, share, area) for share, area in zip(shares, areas, strict=True)
    ]


def _area(place: int) -> str:
    turn, area = divmod(place, len(AREAS))
    return AREAS[area] if turn == 0 else f"{AREAS[area]} {turn + 1}"
