"""What queueing theory says: waits, shares and counts that can be worked out without living anything through.

Rates are a day and times in days; `servers` are the workers. Sources: Erlang (1917) for the share that waits; Palm
(1957) for those who give up; Cobham, "Priority assignment in waiting line problems" (1954); Takács (1962) for a
service where nobody waits; all four stand in Gross, Shortle, Thompson and Harris, "Fundamentals of queueing theory".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, factorial, log
from statistics import NormalDist

HALVINGS = 200
"""More than a number has bits."""
NORMAL = NormalDist()
ENOUGH = 10_000
"""States of a queue after which what is left is nothing, for the queues asked of here."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue of one kind of work.

    Args:
        arrivals: how many come a day.
        rate: how many one worker ends a day.
        servers: how many workers.
        patience: how many of those who wait give up a day, each; 0 is none.
    """

    arrivals: float
    rate: float
    servers: int
    patience: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is known of waiting in a queue.

    Args:
        share: the share of those who come that wait.
        days: days waited, on average, by all who come.
        lost: the share that gives up.
    """

    share: float
    days: float
    lost: float = 0.0


def erlang_c(queue: Queue) -> Waiting:
    """Waiting where nobody gives up: M/M/c."""
    offered = queue.arrivals / queue.rate
    spare = 1 - offered / queue.servers
    all_busy = offered**queue.servers / factorial(queue.servers) / spare
    share = all_busy / (sum(offered**busy / factorial(busy) for busy in range(queue.servers)) + all_busy)
    return Waiting(share, share / (queue.servers * queue.rate - queue.arrivals))


def erlang_a(queue: Queue) -> Waiting:
    """Waiting where those who wait give up after exponential times: M/M/c+M."""
    chances = list(_chances(queue))
    waiting = sum(max(0, present - queue.servers) * chance for present, chance in enumerate(chances))
    lost = queue.patience * waiting / queue.arrivals
    return Waiting(sum(chances[queue.servers :]), waiting / queue.arrivals, lost)


def _chances(queue: Queue) -> Iterator[float]:
    """How likely it is that so many are present, from none on."""
    weights = [1.0]
    for present in range(1, ENOUGH):
        busy = min(present, queue.servers)
        leave = busy * queue.rate + (present - busy) * queue.patience
        weights.append(weights[-1] * queue.arrivals / leave)
    total = sum(weights)
    return (weight / total for weight in weights)


def cobham(arrivals: Sequence[float], mean: float, second: float) -> list[float]:
    """Days waited by each class where one worker takes the first class first and finishes what was begun.

    Args:
        arrivals: how many of each class come a day, the first class first.
        mean: days that one takes.
        second: the mean of their square.
    """
    left_over = sum(arrivals) * second / 2
    loads = [sum(arrivals[:classes]) * mean for classes in range(len(arrivals) + 1)]
    return [left_over / ((1 - before) * (1 - with_it)) for before, with_it in pairwise(loads)]


def lognormal_mean(median: float, sigma: float) -> float:
    """The mean of a lognormal time."""
    return median * exp(sigma**2 / 2)


def lognormal_median(mean: float, sigma: float) -> float:
    """The median of a lognormal time of that mean."""
    return mean / exp(sigma**2 / 2)


def lognormal_second(mean: float, sigma: float) -> float:
    """The mean square of a lognormal time of that mean."""
    return mean**2 * exp(sigma**2)


def share_of_time(spent_in: float, spent_out: float) -> float:
    """The share of time in one of two states that take turns, by the mean time in each."""
    return spent_in / (spent_in + spent_out)


def ages_in_balance(median: float, sigma: float, cases: int) -> list[float]:
    """How long the open cases of a service in balance have been open: even steps through the ages' distribution.

    Args:
        median: the median of the lognormal time that a case stays open.
        sigma: its sigma.
        cases: how many are open.
    """
    return [_age((place + 0.5) / cases, median, sigma) for place in range(cases)]


def _age(share: float, median: float, sigma: float) -> float:
    """The age that so many are younger than, by halving between a millionth and a million medians."""
    low, high = log(median * 1e-6), log(median * 1e6)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if younger(exp(middle), median, sigma) < share else (low, middle)
    return exp(low)


def younger(age: float, median: float, sigma: float) -> float:
    """The share of open cases that are younger: the mean of a time cut off at the age, over the mean of a whole one.

    It is also the share of its balance that a service has reached, so long after it began with nothing.
    """
    at = log(age / median) / sigma
    longer = 1 - NORMAL.cdf(at)
    return NORMAL.cdf(at - sigma) + age * longer / lognormal_mean(median, sigma)
