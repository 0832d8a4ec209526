"""Work done side by side, each piece once what it needs is done: two hands for two cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Generic, TypeVar

T = TypeVar("T")

HANDS = 2
"""Statements carried out at once. The laptops this is for have two cores or more to spare."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A piece of work: what to do, and the names of the tasks that must be done before."""

    do: Callable[[], T]
    needs: Iterable[str]


def side_by_side(tasks: Mapping[str, Task[T]]) -> dict[str, T]:
    """What every task gives, by name; of those that can begin, the one with the longest row of work behind it first.

    A need that is not among the tasks is taken as done. The first task that fails ends the work with its error.
    """
    needs = {name: [need for need in task.needs if need in tasks] for name, task in tasks.items()}
    order, behind = TopologicalSorter(needs), _behind(needs)
    order.prepare()
    given: dict[str, T] = {}
    running: dict[Future[T], str] = {}
    ready: list[str] = []
    with ThreadPoolExecutor(HANDS) as hands:
        while order.is_active():
            ready = sorted([*ready, *order.get_ready()], key=behind.__getitem__)
            while ready and len(running) < HANDS:
                name = ready.pop()
                running[hands.submit(tasks[name].do)] = name
            for finished in wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(finished)
                given[name] = finished.result()
                order.done(name)
    return given


def _behind(needs: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How many tasks stand behind each, one waiting for the other, along the longest such row."""
    behind = dict.fromkeys(needs, 0)
    for name in reversed(list(TopologicalSorter(needs).static_order())):
        for need in needs[name]:
            behind[need] = max(behind[need], behind[name] + 1)
    return behind
