"""The agenda: what is to come, in order. A list for each part of each day to come, and a heap for the present part.

So what lies far ahead costs nothing until its time, and the heap stays small however large the service. This is a
calendar queue (R. Brown, Communications of the ACM 31, 1988) whose calendar is as long as the forecast.
"""

from __future__ import annotations

from enum import IntEnum

from plimsoll.simulation.compiled import compiled
from plimsoll.simulation.kernel.layout import NOBODY, World
from plimsoll.simulation.kernel.reached import event_at, whole_at


class Kind(IntEnum):
    """The kinds of event, in the order in which they happen at one instant."""

    READ = 0
    ACT = 1
    TASK_DONE = 2
    STEP = 3
    LIFE = 4
    MAY_COME = 5
    COMES_BACK = 6
    WITHDRAWN = 7


READ, ACT, TASK_DONE, STEP, LIFE, MAY_COME, COMES_BACK, WITHDRAWN = (int(kind) for kind in Kind)

WHO_BITS = 40
"""Bits below the kind in an event's order: whom it concerns."""


@compiled
def put(w: World, time: float, kind: int, who: int, marks: tuple[int, int]) -> None:
    """Put an event on the agenda; what lies beyond the horizon is left out.

    Args:
        w: the world.
        time: when.
        kind: a `Kind`.
        who: whom it concerns, by which ties are settled.
        marks: the place of the case or the post, and the stamp by which it is told whether the event still holds.
    """
    if not time <= w.horizon:
        return
    place = _free_place(w)
    if place == NOBODY:
        w.full = True
        return
    event = event_at(w.agenda, place)
    event.time = time
    event.order = (kind << WHO_BITS) + who
    event.slot, event.stamp = marks
    part = int(time * w.parts)
    if part <= w.part:
        _rise(w, place)
    else:
        first = whole_at(w.times, part)
        event.after = first.value - 1
        first.value = place + 1


@compiled
def _free_place(w: World) -> int:
    """A place in the agenda: one given back, or one never used; -1 when there is none."""
    place = w.free_event
    if place != NOBODY:
        w.free_event = event_at(w.agenda, place).after
        return int(place)
    if w.used == w.n_agenda:
        return NOBODY
    w.used += 1
    return int(w.used - 1)


@compiled
def pull(w: World) -> int:
    """The place of the next event in the agenda, or -1 when there is none. It is to be given back with `done`."""
    while w.on_heap == 0:
        w.part += 1
        if w.part >= w.n_times:
            return NOBODY
        place = whole_at(w.times, w.part).value - 1
        while place != NOBODY:
            following = event_at(w.agenda, place).after
            _rise(w, place)
            place = following
    return _fall(w)


@compiled
def done(w: World, place: int) -> None:
    """Give an event's place back."""
    event_at(w.agenda, place).after = w.free_event
    w.free_event = place


@compiled
def kind_of(order: int) -> int:
    """The kind of an event, from its order."""
    return order >> WHO_BITS


@compiled
def _sooner(w: World, one: int, other: int) -> bool:
    first, second = event_at(w.agenda, one), event_at(w.agenda, other)
    if first.time != second.time:
        return bool(first.time < second.time)
    return bool(first.order < second.order)


@compiled
def _rise(w: World, place: int) -> None:
    """Put an event of the present part on the heap."""
    at = w.on_heap
    w.on_heap += 1
    while at > 0:
        above = (at - 1) >> 1
        if not _sooner(w, place, whole_at(w.heap, above).value):
            break
        whole_at(w.heap, at).value = whole_at(w.heap, above).value
        at = above
    whole_at(w.heap, at).value = place


@compiled
def _fall(w: World) -> int:
    """Take the soonest event off the heap."""
    soonest = whole_at(w.heap, 0).value
    w.on_heap -= 1
    size, last = w.on_heap, whole_at(w.heap, w.on_heap).value
    at = 0
    while 2 * at + 1 < size:
        below = _sooner_below(w, at, size)
        if not _sooner(w, whole_at(w.heap, below).value, last):
            break
        whole_at(w.heap, at).value = whole_at(w.heap, below).value
        at = below
    whole_at(w.heap, at).value = last
    return int(soonest)


@compiled
def _sooner_below(w: World, at: int, size: int) -> int:
    """The place of the sooner of the two below one in the heap."""
    left = 2 * at + 1
    right = left + 1
    if right < size and _sooner(w, whole_at(w.heap, right).value, whole_at(w.heap, left).value):
        return right
    return left
