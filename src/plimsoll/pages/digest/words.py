"""The words of a digest: what waits, what the week did, what stands. Every sentence is composed from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plimsoll.door.digest import Digest, Item, Seal, Sense, Sort, Turn
from plimsoll.door.grid import number
from plimsoll.pages.amounts import plural
from plimsoll.pages.report.parts import Tone

SORTS = {
    Sort.ALERT: "An alert",
    Sort.SIGNAL: "A signal",
    Sort.OVERDUE: "Overdue work",
    Sort.ALIGNED: "A child with two or more barriers down",
    Sort.CONCERN: "A concern that was raised",
    Sort.ACTION: "An action that moved nothing",
}
"""What a matter is, where no more may be said of it."""

NOUNS = {
    Sort.ALERT: ("alert", "alerts"),
    Sort.SIGNAL: ("signal", "signals"),
    Sort.OVERDUE: ("piece of overdue work", "pieces of overdue work"),
    Sort.ALIGNED: ("aligned child", "aligned children"),
    Sort.CONCERN: ("concern", "concerns"),
    Sort.ACTION: ("action that moved nothing", "actions that moved nothing"),
}
"""One and several of each sort, where they are counted."""

TURNS = {
    Turn.RAISED: ("was raised", "were raised"),
    Turn.CLIMBED: ("climbed to the next role", "climbed to the next role"),
    Turn.RETURNED: ("came back unchanged", "came back unchanged"),
    Turn.ANSWERED: ("was answered", "were answered"),
    Turn.SETTLED: ("was settled", "were settled"),
    Turn.ENDED: ("ended", "ended"),
}

CLOSE = 0.05
"""Fewer false alerts a month than this are told as fewer than this: a nought would say that there are none."""


def opening(digest: Digest) -> tuple[str, ...]:
    """What must be known first, a paragraph each."""
    told = (_waiting(digest), _week(digest), _standing(digest), _aligned(digest), _unmoved(digest))
    return tuple(each for each in told if each)


def whose(digest: Digest) -> str:
    """Whose answer is waited for, in the middle of a sentence."""
    return "an answer" if digest.role is None else f"an answer of the {digest.role}"


def what(item: Item) -> str:
    """What a matter is: its own words, or where those may not leave, its sort and its measure; and its team."""
    told = item.words or _bare(item)
    return told if not item.team or item.team in told else f"{item.team}: {told}"


def counted(items: Iterable[Item]) -> str:
    """How many there are of each sort: ``2 alerts, 41 aligned children``."""
    sorts = Counter(item.sort for item in items)
    return ", ".join(plural(sorts[sort], *NOUNS[sort]) for sort in Sort if sorts[sort])


def _bare(item: Item) -> str:
    # Of an aligned child the measure is the sort again.
    return (
        f"{SORTS[item.sort]} ({item.measure})" if item.measure and item.sort is not Sort.ALIGNED else SORTS[item.sort]
    )


def _waiting(digest: Digest) -> str:
    count, late = len(digest.waiting), digest.late
    if not count:
        return f"Nothing waits for {whose(digest)}."
    head = f"{plural(count, 'matter waits', 'matters wait')} for {whose(digest)}"
    if not late:
        return f"{head}, none of them past its time."
    longest, their = late[0], "its" if len(late) == 1 else "their"
    past = "" if count == 1 else "all of them " if len(late) == count else f"{number(len(late))} of them "
    return (
        f"{head}, {past}past {their} time. Longest past its time is "
        f"{longest.id}, by {plural(longest.unanswered or 0, 'day')}."
    )


def _week(digest: Digest) -> str:
    turns = Counter(each.turn for each in digest.week)
    told = [_turned(turn, turns[turn]) for turn in Turn if turns[turn]]
    if not told:
        return "Nothing was raised, answered or ended in the week."
    *first, last = told
    return f"In the week {', '.join(first)} and {last}." if first else f"In the week {last}."


def _turned(turn: Turn, count: int) -> str:
    one, many = TURNS[turn]
    return f"{number(count)} {one if count == 1 else many}"


def _standing(digest: Digest) -> str:
    if digest.false_alerts is None:
        return ""
    alerts = [each for each in digest.standing if each.alert]
    if not alerts:
        return "No alert stands."
    new, better = sum(each.new for each in alerts), sum(each.sense is Sense.BETTER for each in alerts)
    good = f" {number(better)} of them {'is' if better == 1 else 'are'} for the better." if better else ""
    return f"{plural(len(alerts), 'alert stands', 'alerts stand')}, {number(new)} of them new in the week.{good}"


def false_alerts(digest: Digest) -> str:
    """How many alerts mean nothing, so that a reader knows what an alert is worth."""
    expected = digest.false_alerts
    if expected is None:
        return "No chart could be drawn, so there is neither a signal nor an alert to tell of."
    told = f"fewer than {CLOSE:g}" if expected < CLOSE else f"about {expected:.1f}"
    return f"While nothing changes, {told} false alerts a month are to be expected of all charts together."


def _aligned(digest: Digest) -> str:
    told = digest.whole
    if told is None:
        return ""
    then = "" if told.before is None else f"; a week before it was {number(told.before)}"
    children = plural(told.children, "child", "children")
    return f"Two or more barriers are down at once for {number(told.aligned)} of {children}{then}."


def _unmoved(digest: Digest) -> str:
    count = len({(each.kind, each.decided, each.reference) for each in digest.unmoved})
    if not count:
        return ""
    days, names = ("its day has", "it") if count == 1 else ("their days have", "they")
    back = plural(count, "action comes back", "actions come back")
    return f"{back}: {days} come, and what {names} should have moved has not simply improved."


def seal(told: Seal) -> tuple[tuple[str, Tone], ...]:
    """Where the log stood, and what keeping this page is good for."""
    if not told.hash:
        return (("The log holds nothing yet: run plimsoll escalate after each load.", Tone.PLAIN),)
    return (
        (f"The log held {plural(told.entries, 'entry', 'entries')}. The hash of the last was:", Tone.PLAIN),
        (told.hash, Tone.LEAD),
        (
            f"Whoever keeps this can prove the log by it later: plimsoll escalations --verify --head {told.hash}",
            Tone.ASIDE,
        ),
    )
