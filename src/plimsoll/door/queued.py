"""The verb of the work list."""

from __future__ import annotations

from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike
from plimsoll.door.opened import Opened

queueing = lazy_loader.load("plimsoll.door.queueing", suppress_warning=True)


class Queued(TypedDict, total=False):
    """What a work list may further be asked.

    Args:
        policy: what puts it in order, by name; left out, the policy the service chose.
        top: how many items at most, from the first; left out, all.
        as_known_on: the day whose knowledge answers; left out, all that is known today.
    """

    policy: str | None
    top: int | None
    as_known_on: DayLike | None


class Queue(Opened):
    """What a store can be asked of the work that waits."""

    def queue(
        self, on: DayLike | None = None, team: str | None = None, worker: str | None = None, **asked: Unpack[Queued]
    ) -> Answer:
        """The waiting work in order, each item with the reasons for its place.

        One item a child (and one a contact about a child with no open case): what is owed to it by the service, never
        what may happen to it. A worker's list is the worker's own work; it holds no count or timeliness of anybody.

        Args:
            on: the day.
            team: only this team's children, by its identifier or name.
            worker: only the children this worker holds, by identifier.
            asked: `policy`, `top` and `as_known_on`.

        Raises:
            WrongUse: there is no such team, worker or policy, or the store holds several services.
        """
        at = self._desk(asked.get("as_known_on"))
        answer: Answer = queueing.queue(at, at.day(on), (team, worker), asked.get("policy"), asked.get("top"))
        return answer
