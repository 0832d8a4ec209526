"""What a trace tells of who holds what: the cases and the workers as its entries leave them, one after the other."""

from __future__ import annotations

import numpy as np

from plimsoll.simulation.outcome import Outcome, What
from plimsoll.simulation.service import Role, Service

CLOSED = {What.CLOSED, What.WITHDRAWN}


class Told:
    """Where every open case is and who holds it; which team every post is in, and who is at work."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.names = [team.name for team in service.teams]
        self.team = {place: self.names.index(post.team) for place, post in enumerate(service.posts)}
        self.there = {place: post.filled and post.opens <= 0 for place, post in enumerate(service.posts)}
        self.away: set[int] = set()
        self.holder: dict[int, int | None] = {}
        self.where: dict[int, int] = {}
        self.size: dict[int, int] = {}
        for family, case in enumerate(service.open_cases):
            if case.post is not None:
                self.holder[family] = case.post
                self.where[family] = self.team[case.post]
                self.size[family] = case.children

    def role(self, post: int) -> Role:
        """The role of a post."""
        return next(role for role in self.service.roles if role.name == self.service.posts[post].role)

    def at_work(self, post: int) -> bool:
        """Whether somebody is in a post and not away."""
        return self.there[post] and post not in self.away

    def children(self, post: int) -> int:
        """The children whom the post's worker holds."""
        return sum(self.size[family] for family, holder in self.holder.items() if holder == post)

    def hear(self, entry: np.void) -> None:
        """Take in the next entry."""
        if entry["family"] < 0:
            self._of_worker(What(entry["what"]), int(entry["post"]), int(entry["team"]))
        else:
            self._of_case(What(entry["what"]), int(entry["family"]), entry)

    def _of_worker(self, what: What, post: int, team: int) -> None:
        self.team[post] = team
        if what in {What.JOINED, What.LEFT}:
            self.there[post] = what is What.JOINED
        if what is What.AWAY:
            self.away.add(post)
        elif what in {What.BACK, What.LEFT}:
            self.away.discard(post)

    def _of_case(self, what: What, family: int, entry: np.void) -> None:
        if what in CLOSED:
            for kept in (self.holder, self.where, self.size):
                del kept[family]
            return
        self.where[family], self.size[family] = int(entry["team"]), int(entry["children"])
        self.holder[family] = int(entry["post"]) if entry["post"] >= 0 else None


def told(service: Service, outcome: Outcome) -> Told:
    """Everything that a trace tells."""
    all_of_it = Told(service)
    for entry in outcome.trace:
        all_of_it.hear(entry)
    return all_of_it
