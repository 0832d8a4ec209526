"""The posts of a service on the day: who is in each, what stands empty, and which worker holds children where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from plimsoll.measures.block import Rows
from plimsoll.simulation.almanac import Almanac
from plimsoll.simulation.service import Post, Role
from plimsoll.vocabulary.profile import Profile

EMPLOYED, AGENCY = "employed", "agency"
"""The two contracts."""

NO_TEAM = "no team"
"""What stands for the team of whoever, and whatever, has none on record."""

NO_ROLE = "not recorded"
HOLDER = "Case holder"
"""The workforce census's role for whoever holds cases (OrgRole): of a holder whom no workforce file tells of."""

NEW_YEAR = timedelta(days=365)
"""The assessed and supported year (Skills for Care, ASYE: a year for a full-time worker)."""

FULL_TIME = 1.0


NO_EMPLOYER = (
    "No workforce file was loaded: everybody who holds a child counts as a post, by the case system's FTE or full time,"
    " and no vacancy is known."
)


@dataclass(slots=True)
class People:
    """The posts, and where each worker is.

    Args:
        posts: the posts, in order of team.
        places: the places of each worker's posts in `posts`.
        roles: each role by its name in capitals.
        employer: whether a workforce file was loaded.
        unsaid: posts whose hours nobody gives.
        unlisted: holders whom the workforce file does not know.
        gone: holders who are in no post any more, as the workforce file has it.
    """

    posts: list[Post] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    employer: bool = True
    unsaid: int = 0
    unlisted: int = 0
    gone: set[str] = field(default_factory=set)

    def place(self, worker: str, team: str | None) -> int | None:
        """The post in which a worker holds a child of a team: the one in that team, else the one of most hours."""
        places = self.places.get(worker, [])
        own = [place for place in places if self.posts[place].team == team]
        return max(own or places, key=lambda place: (self.posts[place].fte, -place), default=None)

    def sentences(self) -> Iterable[str]:
        """What a reader must know of them."""
        if not self.employer:
            yield NO_EMPLOYER
        elif self.unlisted:
            yield f"{self.unlisted} workers hold children and are in no workforce file: each counts as a post."
        if self.gone:
            yield f"{len(self.gone)} workers still hold children and have left: those children wait for a worker."
        if self.unsaid:
            yield f"The hours of {self.unsaid} posts are on no record: each counts as full time."


def people(found: Mapping[str, Rows], profile: Profile, almanac: Almanac, *, employer: bool) -> People:
    """The people from the answers to `staff_questions`, by name."""
    made = People(employer=employer)
    for row in found["posts"]:
        _in_post(made, row, profile, almanac)
    for row in found["holders"]:
        _holder(made, row)
    for team, role, fte in found["empty"]:
        name = _role(made, role, manages=_capitals(role) in profile.managing_roles)
        for part in _parts(made, fte):
            made.posts.append(Post(team or NO_TEAM, name, EMPLOYED, part, filled=False))
    return made


def may_hold(made: People, holding: Iterable[int], profile: Profile, stages: Mapping[str, str]) -> tuple[Role, ...]:
    """The roles, each with the stages it may hold.

    A role may hold any stage if the profile counts its hours as casework or one of its people holds a child today, less
    those that the profile keeps for other roles.

    Args:
        made: the people.
        holding: the places of the posts that hold a child.
        profile: the service's profile.
        stages: each stage's kind of case, as the profile names it.
    """
    hold = {made.posts[place].role for place in holding}
    return tuple(_allowed(role, hold, profile, stages) for role in made.roles.values())


def _allowed(role: Role, hold: set[str], profile: Profile, stages: Mapping[str, str]) -> Role:
    plain = _capitals(role.name)
    if role.manages or (plain not in profile.workload.roles and role.name not in hold):
        return replace(role, may_hold=frozenset())
    # The table is of roles in the case system's words; it binds here only where it speaks in the employer's.
    barred = {kind for kind, roles in profile.may_hold.items() if plain not in roles and roles & _capital_roles(hold)}
    return replace(role, may_hold=frozenset(s for s, kind in stages.items() if kind not in barred)) if barred else role


def _capital_roles(names: Iterable[str]) -> set[str]:
    return {_capitals(name) for name in names}


def _in_post(made: People, row: tuple[Any, ...], profile: Profile, almanac: Almanac) -> None:
    worker, team, role, fte, agency, manages, asye, start, away = row
    if fte == 0:
        return
    name = _role(made, role, manages=manages or _capitals(role) in profile.managing_roles)
    until = max(almanac.begins(start + NEW_YEAR), 1.0) if asye else 0.0
    for part in _parts(made, fte):
        _add(made, worker, Post(team or NO_TEAM, name, AGENCY if agency else EMPLOYED, part, True, away, until))


def _holder(made: People, row: tuple[Any, ...]) -> None:
    """Somebody who holds a child, where no post is on record: a post of their own, unless they have left."""
    worker, team, fte, agency, employed = row
    if worker in made.places:
        return
    if employed:
        made.gone.add(worker)
        return
    made.unlisted += 1
    name = _role(made, HOLDER, manages=False)
    _add(made, worker, Post(team or NO_TEAM, name, AGENCY if agency else EMPLOYED, fte or FULL_TIME))


def _add(made: People, worker: str | None, post: Post) -> None:
    if worker is not None:
        made.places.setdefault(worker, []).append(len(made.posts))
    made.posts.append(post)


def _parts(made: People, fte: float | None) -> list[float]:
    """The posts that a row stands for: a row of several people is as many of an even size."""
    if fte is None:
        made.unsaid += 1
        return [FULL_TIME]
    several = max(1, round(fte))
    return [fte / several] * several if fte > 0 else []


def _role(made: People, given: str | None, *, manages: bool) -> str:
    """The name of a role, kept once however it is written."""
    name = (given or "").strip() or NO_ROLE
    return made.roles.setdefault(_capitals(name), Role(name, None, manages)).name


def _capitals(name: str | None) -> str:
    return (name or "").strip().upper()


def settled(made: People, found: Mapping[str, Rows], teams: Iterable[str]) -> None:
    """Give a team to those who have none that the case system knows: that of most children held, else the largest."""
    known = set(teams)
    holds_in = {worker: team for worker, team, *_ in found["holders"] if team is not None}
    for worker, places in made.places.items():
        for place in places:
            if made.posts[place].team not in known and worker in holds_in:
                made.posts[place] = replace(made.posts[place], team=holds_in[worker])
    largest = Counter(post.team for post in made.posts if post.team != NO_TEAM).most_common(1)
    if largest:
        home = largest[0][0]
        made.posts = [replace(post, team=home) if post.team == NO_TEAM else post for post in made.posts]
