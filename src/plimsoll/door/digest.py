"""What the weekly digest is made of: records of what waits, what the week did, and what stands. Nothing is laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plimsoll.escalation.matter import Sort as Sort

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Item:
    """A matter, as a digest lists it.

    Args:
        id: what people name it by: ``M12``.
        sort: what it is about.
        words: what it is, in a sentence without anybody's name; empty where it may leave by post.
        since: the day it began.
        role: who must answer now; of one that was answered, who did.
        answer_by: the last day for that role to answer in time; of one that was answered, the next date.
        unanswered: calendar days past its time with nobody having answered, whatever role it was with; `None` while
            there is time.
        measure: the title of the measure or barrier it is of; `None` for some concerns.
        team: the name of the team it concerns; `None` is the whole service.
        child: the child's identifier in the case system, where it is asked for and the matter is about one.
    """

    id: str
    sort: Sort
    words: str
    since: date
    role: str
    answer_by: date
    unanswered: int | None = None
    measure: str | None = None
    team: str | None = None
    child: str | None = None


class Turn(StrEnum):
    """What became of a matter on a day."""

    RAISED = "raised"
    CLIMBED = "climbed"
    RETURNED = "returned"
    ANSWERED = "answered"
    SETTLED = "settled"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Happening:
    """One turn of one matter in the week.

    Args:
        turn: what became of it.
        day: when.
        item: the matter.
        role: whom it came to, or who answered or settled it; of one that ended, who was to answer.
        before: whose it was before; `None` of one that was raised.
    """

    turn: Turn
    day: date
    item: Item
    role: str
    before: str | None = None


class Sense(StrEnum):
    """Whether a measure moved for the worse, for the better or only by its counter-measure; of some, neither."""

    WORSE = "for the worse"
    MOVED = "moved, not fixed"
    BETTER = "for the better"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal or an alert that stands on the day.

    Args:
        measure: the title of the measure.
        team: the team's name; `None` is the whole service.
        direction: which way it points, up or down.
        sense: whether that is for the worse.
        since: the first point of the signal.
        alert: whether something bears it out.
        new: whether it became an alert in the week.
    """

    measure: str
    team: str | None
    direction: str
    sense: Sense
    since: date
    alert: bool
    new: bool


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many children of a team, or of the service, are aligned.

    Args:
        team: its name; `None` for children of no team, and for the service.
        children: children with an open case.
        aligned: those with two or more barriers down.
        before: the same a week before; `None` where nothing was known then.
    """

    team: str | None
    children: int
    aligned: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Unmoved:
    """An action that comes back: its day has come, and what it should have moved has not simply improved.

    Args:
        kind: what kind of decision it is.
        decided: the day it was taken.
        measure: what it should have moved, by title; `None` where it names nothing.
        team: the team's name; `None` is the whole service.
        due: the day since which it waits to be looked back on.
        verdict: what became of it.
        reference: its own reference in the register, which may be words; empty where it may leave by post.
        words: what was decided, in a line; empty where it may leave by post.
    """

    kind: str
    decided: date
    measure: str | None
    team: str | None
    due: date
    verdict: str
    reference: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """Where the log stood when the digest was made, so that whoever keeps the digest can prove the log by it.

    Args:
        entries: how many entries it held.
        hash: the hash of the last; empty for an empty log.
    """

    entries: int
    hash: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A week of a service, for one role of its ladder or for all.

    Args:
        on: the last day of the week.
        service: the service.
        role: whose answers are listed; `None` is every role's.
        waiting: the matters that wait for an answer, by role, of each the longest unanswered first.
        week: what became of matters in the week, in the order of the days.
        standing: the signals and alerts that stand.
        whole: the aligned children of the service, each once; `None` where nobody could be counted.
        crowds: the aligned children by team, in the order of their names.
        unmoved: the actions that come back, the longest due first.
        false_alerts: the false alerts to be expected in a month of all charts; `None` where nothing is charted.
        seal: where the log stood.
        invented: whether nobody in it exists.
        posted: whether it holds only what may leave by post.
        version: the version of Plimsoll that made it.
    """

    on: date
    service: str
    role: str | None
    waiting: tuple[Item, ...]
    week: tuple[Happening, ...]
    standing: tuple[Sign, ...]
    whole: Crowd | None
    crowds: tuple[Crowd, ...]
    unmoved: tuple[Unmoved, ...]
    false_alerts: float | None
    seal: Seal
    invented: bool = False
    posted: bool = False
    version: str = ""

    @property
    def since(self) -> date:
        """The first day of the week."""
        return self.on - WEEK + timedelta(days=1)

    @property
    def late(self) -> tuple[Item, ...]:
        """What waits past its time, the longest first."""
        return tuple(sorted((item for item in self.waiting if item.unanswered), key=_longest))


def _longest(item: Item) -> int:
    return -(item.unanswered or 0)


def for_post(digest: Digest) -> Digest:
    """The same digest with nothing in it that may not leave by post: no child, and no words that a person wrote.

    What is left of a matter is its number, its sort, its measure, its team and its days; of an action its kind and its
    day. Whoever may read more of it looks it up by that on a machine of the service.
    """
    return replace(
        digest,
        waiting=tuple(_bare(item) for item in digest.waiting),
        week=tuple(replace(each, item=_bare(each.item)) for each in digest.week),
        unmoved=tuple(replace(each, reference="", words="") for each in digest.unmoved),
        posted=True,
    )


def without_children(digest: Digest) -> Digest:
    """The same digest, its matters told in words but no child named."""
    return replace(
        digest,
        waiting=tuple(replace(item, child=None) for item in digest.waiting),
        week=tuple(replace(each, item=replace(each.item, child=None)) for each in digest.week),
    )


def _bare(item: Item) -> Item:
    return replace(item, words="", child=None)
