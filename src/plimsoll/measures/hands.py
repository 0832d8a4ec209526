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
    """What every task gives, by name.

    A need that is not among the tasks is taken as done. The first task that fails ends the work with its error.
    """
    order = TopologicalSorter({name: [need for need in task.needs if need in tasks] for name, task in tasks.items()})
    order.prepare()
    given: dict[str, T] = {}
    running: dict[Future[T], str] = {}
    with ThreadPoolExecutor(HANDS) as hands:
        while order.is_active():
            running |= {hands.submit(tasks[name].do): name for name in order.get_ready()}
            for finished in wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(finished)
                given[name] = finished.result()
                order.done(name)
    return given
