"""The verbs of the ladder: look at a day, see what has climbed, answer, raise a concern, verify the log."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import climbed
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike, as_day
from plimsoll.door.opened import Opened, PathText
from plimsoll.escalation.answering import Answered

# They ask the measures, and one reads files: whoever only looks or answers need not wait for them.
escalating = lazy_loader.load("plimsoll.door.escalating", suppress_warning=True)
concerned = lazy_loader.load("plimsoll.door.concerned", suppress_warning=True)


class Answering(TypedDict, total=False):
    """What else is said with an answer.

    Args:
        next: the day by which something will have changed; needed, unless it settles a concern.
        on: the day of the answer; left out, today.
        settled: whether a concern is settled by it. Everything else ends by standing no more.
    """

    next: DayLike | None
    on: DayLike | None
    settled: bool


class Concerning(TypedDict, total=False):
    """What else is said with a concern.

    Args:
        team: the team it concerns, by identifier or name; left out, the whole service.
        case: the child's identifier in the case system, where it is about one.
        about: the measure or the defence it is about, by name.
        on: the day; left out, today.
    """

    team: str | None
    case: str | None
    about: str | None
    on: DayLike | None


class Matters(Opened):
    """What is on a store's ladder, and what may be said to it."""

    def escalate(self, on: DayLike | None = None) -> Answer:
        """Look at a day: what stands is put on the ladder, what nobody answered climbs, what stands no more ends.

        Looked at twice, a day writes nothing the second time.

        Args:
            on: the day; left out, the day the last load speaks of.

        Returns:
            What was written.

        Raises:
            WrongUse: a later day was looked at already.
        """
        at = self._desk()
        answer: Answer = escalating.escalate(at, at.day(on))
        return answer

    def escalations(
        self, on: DayLike | None = None, role: str | None = None, team: str | None = None, every: bool = False
    ) -> Answer:
        """What has climbed, to whom, since when and by when it must be answered; the longest unanswered first.

        Args:
            on: the day; left out, today.
            role: only what this role must answer.
            team: only what concerns this team, by identifier or name.
            every: also what was answered and what has ended.

        Raises:
            WrongUse: there is no such role or team.
        """
        at = self._desk()
        asked = climbed.Asked(role, team, every)
        return climbed.climbed(at, None if on is None else as_day(on), asked)

    def acknowledge(self, matter: str, by: str, note: str, **answering: Unpack[Answering]) -> Answer:
        """Answer a matter: what the service will do about it, and by when something will have changed.

        It is kept for good. Write of the service and its roles, and name no person.

        Args:
            matter: its identifier, as ``M12``.
            by: the role that answers, and no name: a role of the ladder at or above the matter's step.
            note: what it will do, in a line.
            answering: `next`, `on` and `settled`.

        Returns:
            The matter as it now stands.

        Raises:
            WrongUse: there is no such matter, it is answered already or has ended, or the answer lacks something.
        """
        at = self._desk()
        on, following = answering.get("on"), answering.get("next")
        answered = Answered(
            matter,
            by,
            note,
            climbed.day_of(at, None if on is None else as_day(on)),
            None if following is None else as_day(following),
            answering.get("settled", False),
        )
        return climbed.acknowledged(at, answered)

    def concern(self, text: str, by: str, **concerning: Unpack[Concerning]) -> Answer:
        """Raise a concern about the service, which climbs like everything else until somebody answers.

        It is kept for good. Write of the service and its roles, and name no person.

        Args:
            text: what gives concern, in a line.
            by: worker, agency or family.
            concerning: `team`, `case`, `about` and `on`.

        Returns:
            The matter it became.

        Raises:
            WrongUse: it says nothing, or names a team, a case or a measure that there is not.
        """
        at = self._desk()
        on = concerning.get("on")
        told = concerned.Concern(
            text,
            concerned.voice(by),
            climbed.day_of(at, None if on is None else as_day(on)),
            concerning.get("team"),
            concerning.get("case"),
            concerning.get("about"),
        )
        answer: Answer = concerned.raised(at, told)
        return answer

    def concerns(self, file: PathText, on: DayLike | None = None) -> Answer:
        """Put the concerns of a file on the ladder; see `plimsoll.template` for an empty one.

        Args:
            file: the file.
            on: the day they are put there; left out, today.

        Raises:
            UnreadableInput: it is no file of concerns.
        """
        at = self._desk()
        answer: Answer = concerned.imported(at, Path(file), climbed.day_of(at, None if on is None else as_day(on)))
        return answer

    def verify(self, head: str | None = None) -> Answer:
        """Reckon the whole log again and say that it is what was written.

        Args:
            head: the head that was printed on an earlier day and kept elsewhere.

        Raises:
            DamagedStore: an entry was changed or taken away, or the head is not in the log.
            WrongUse: too little of the head is given.
        """
        return climbed.verified(self._desk(), head)
