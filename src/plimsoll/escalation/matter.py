"""What climbs the ladder: what stands on a day, and the matter that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plimsoll.vocabulary.ladder import Sort as Sort

ID = "M"
"""What the identifier of a matter begins with; its number follows."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Something that stands on a day and somebody should answer. It says what is owed, never anything of a family.

    Args:
        key: what tells it from every other of its service, the same on every day it stands: sort, measure, unit, child.
        sort: what it is.
        since: the day it began.
        words: what it is, in a sentence without anybody's name.
        measure: the measure or barrier it is of; `None` for some concerns.
        team: the team it concerns; `None` is the whole service.
        child: the child's identifier in the case system, where it is about one.
    """

    key: str
    sort: Sort
    since: date
    words: str
    measure: str | None = None
    team: str | None = None
    child: str | None = None


class State(StrEnum):
    """How a matter stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as the log tells it, on some day.

    Args:
        id: its number in the log of its service, for people to name it by: ``M12``.
        standing: what it is about.
        state: how it stands.
        raised: the day it was put on the ladder.
        step: which step it is on, 0 for the lowest, when it came there.
        role: who must answer there; of one that was answered, who did.
        stepped: the day it came to that step.
        answer_by: the last day to answer in time on that step; for one that was answered, the next date.
        deadline: the last day to answer in time since it was raised or last returned, whatever step it was on then.
        moved: the day of the last that is written of it.
        entries: how many entries tell of it.
        raised_by: for a concern, who raised it: a worker, an agency or the family.
        answered_by: the role that answered last.
        note: what that role said of the service.
        ended: the day it stood no more, or was settled.
    """

    id: str
    standing: Standing
    state: State
    raised: date
    step: int
    role: str
    stepped: date
    answer_by: date
    deadline: date
    moved: date
    entries: int = 1
    raised_by: str | None = None
    answered_by: str | None = None
    note: str | None = None
    ended: date | None = None

    @property
    def number(self) -> int:
        """Its place among the matters of its service, from 1."""
        return int(self.id.removeprefix(ID))

    def unanswered(self, on: date) -> date | None:
        """Since which day it has waited past its time without an answer; `None` when it has not, on that day."""
        late = self.deadline + timedelta(days=1)
        return late if self.state is State.WAITING and late <= on else None

    def days_unanswered(self, on: date) -> int | None:
        """How many days it has waited past its time, that day among them; `None` when it has not."""
        late = self.unanswered(on)
        return None if late is None else (on - late).days + 1
