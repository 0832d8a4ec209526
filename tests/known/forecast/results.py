"""The known results of a forecast: for each a service, what theory says of it, and where a replication tells it.

Every quantity is a ratio of two sums of a replication, so that its error is known from how replications differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from tests.known.forecast import services
from tests.known.forecast.formulae import (
    Queue,
    Waiting,
    ages_in_balance,
    cobham,
    erlang_a,
    erlang_c,
    lognormal_mean,
    lognormal_median,
    lognormal_second,
    share_of_time,
    younger,
)

from plimsoll.simulation.outcome import Outcome, State, Wait
from plimsoll.simulation.service import Service, Shape, Spread

Ratio = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number that theory knows.

    Args:
        name: what it is.
        target: what theory says.
        of: what a replication says: above the line and below it.
        near: the relative standard error under which agreement means something: so near must the runs look.
    """

    name: str
    target: float
    of: Callable[[Outcome], Ratio]
    near: float


@dataclass(frozen=True, slots=True)
class Known:
    """One service of which theory knows something.

    Args:
        name: what it is called.
        service: makes it.
        quantities: what is known.
        replications: how many are lived through in the ordinary suite.
    """

    name: str
    service: Callable[[], Service]
    quantities: tuple[Quantity, ...]
    replications: int = 20


def _waited(outcome: Outcome, stage: int) -> Ratio:
    waits = outcome.waits[:, stage].sum(axis=0)
    return float(waits[Wait.WAITED]), float(waits[Wait.STARTED])


def _had_to_wait(outcome: Outcome) -> Ratio:
    waits = outcome.waits.sum(axis=(0, 1))
    return float(waits[Wait.STARTED] - waits[Wait.NO_WAIT]), float(waits[Wait.STARTED])


def _gave_up(outcome: Outcome) -> Ratio:
    waits = outcome.waits.sum(axis=(0, 1))
    return float(waits[Wait.WITHDRAWN]), float(waits[Wait.STARTED])


def _read(outcome: Outcome, state: State, of: float) -> Ratio:
    """The sum of a state over the readings, beside as many times what it is a share of."""
    read = outcome.state[:, :, state].sum(axis=1)
    return float(read.sum()), of * len(read)


def _apart(outcome: Outcome, mean: float) -> Ratio:
    """How far open cases are from their mean, squared, beside the mean: 1 where the variance is the mean."""
    read = outcome.state[:, :, State.OPEN].sum(axis=1)
    return float(((read - mean) ** 2).sum()), mean * len(read)


def _queue(asked: Queue, theory: Waiting, horizon: int, near: float) -> Known:
    lasts = Spread(Shape.EXPONENTIAL, 1 / asked.rate)
    plain = partial(services.queue, [asked.arrivals], lasts, asked.servers, horizon)
    quantities = (
        Quantity("had to wait", theory.share, _had_to_wait, near),
        Quantity("days waited", theory.days, partial(_waited, stage=0), near),
    )
    if not asked.patience:
        return Known(f"Erlang C ({asked.arrivals:g}, {asked.rate:g}, {asked.servers})", plain, quantities)
    lost = Quantity("gave up", theory.lost, _gave_up, near)
    name = f"Erlang A ({asked.arrivals:g}, {asked.rate:g}, {asked.patience:g}, {asked.servers})"
    return Known(name, lambda: services.giving_up(plain(), 1 / asked.patience), (*quantities, lost))


CLASSES = (0.16, 0.24, 0.40)
"""How many of each class come a day, to one worker whom each keeps for a day on average."""
SIGMA = 0.8
PRIORITY_DAYS = 150_000


def _priority(name: str, lasts: Spread, second: float) -> Known:
    targets = cobham(CLASSES, 1.0, second)
    return Known(
        f"Cobham, {name}",
        partial(services.queue, CLASSES, lasts, 1, PRIORITY_DAYS),
        tuple(
            Quantity(f"days waited, class {place + 1}", target, partial(_waited, stage=place), 0.015)
            for place, target in enumerate(targets)
        ),
    )


STAYS, FILLED_IN = 260 / 0.15, 65.0
"""15% leave a year of 260 working days; a post stands empty for 65."""
EVERY, AWAY = 40.0, 5.0
POSTS, POST_DAYS = 500, 20_000
POST_READINGS = tuple(range(1_000, POST_DAYS, 100))
"""From when nobody can tell how the run began: 16 times as long as the slower of the two takes to settle."""


def _turns(name: str, made: Callable[[], Service], state: State, target: float) -> Known:
    return Known(name, made, (Quantity("share of posts", target, partial(_read, state=state, of=POSTS), 0.005),))


ARRIVALS, MEDIAN = 4.9, 86.0
OPEN = ARRIVALS * lognormal_mean(MEDIAN, SIGMA)
LASTS = Spread(Shape.LOGNORMAL, MEDIAN, SIGMA)
OPEN_DAYS = 50_000
OPEN_READINGS = tuple(range(3_000, OPEN_DAYS, 500))
"""From when fewer than one case in 100,000 is as old as the run, and so far apart that one tells little of the next."""

SETTLING_DAYS = 261
SETTLING = (0, 19, 64, 129, SETTLING_DAYS - 1)


def _from_nothing() -> Service:
    return services.open_at_once(ARRIVALS, LASTS, SETTLING_DAYS, SETTLING)


def _balanced() -> Service:
    return services.under_way(_from_nothing(), ages_in_balance(MEDIAN, SIGMA, round(OPEN)))


def _still_open(days: int) -> float:
    """How many are open so long after a balance of whole cases: it is a third of a case short at first."""
    newly = younger(days, MEDIAN, SIGMA)
    return OPEN * newly + round(OPEN) * (1 - newly)


def _on_day(outcome: Outcome, place: int) -> Ratio:
    return float(outcome.state[place, :, State.OPEN].sum()), 1.0


ALONE, FIVE, TWENTY = Queue(0.9, 1, 1), Queue(4.5, 1, 5), Queue(18, 1, 20)
IMPATIENT = Queue(48, 1, 50, patience=0.5)

KNOWN = (
    _queue(ALONE, erlang_c(ALONE), 200_000, 0.015),
    _queue(FIVE, erlang_c(FIVE), 50_000, 0.015),
    _queue(TWENTY, erlang_c(TWENTY), 10_000, 0.02),
    _queue(IMPATIENT, erlang_a(IMPATIENT), 2_000, 0.015),
    _priority("exponential", Spread(Shape.EXPONENTIAL, 1.0), 2.0),
    _priority(
        "lognormal",
        Spread(Shape.LOGNORMAL, lognormal_median(1.0, SIGMA), SIGMA),
        lognormal_second(1.0, SIGMA),
    ),
    _turns(
        "renewal of posts",
        partial(services.coming_and_going, services.leaving(STAYS, FILLED_IN), POSTS, POST_DAYS, POST_READINGS),
        State.EMPLOYED,
        share_of_time(STAYS, FILLED_IN),
    ),
    _turns(
        "renewal of absence",
        partial(services.coming_and_going, services.falling_ill(EVERY, AWAY), POSTS, POST_DAYS, POST_READINGS),
        State.ABSENT,
        share_of_time(AWAY, EVERY),
    ),
    Known(
        "M/G/∞",
        partial(services.open_at_once, ARRIVALS, LASTS, OPEN_DAYS, OPEN_READINGS),
        (
            Quantity("open cases", OPEN, partial(_read, state=State.OPEN, of=1.0), 0.002),
            Quantity("variance over mean", 1.0, partial(_apart, mean=OPEN), 0.05),
        ),
    ),
    Known(
        "M/G/∞ from nothing",
        _from_nothing,
        tuple(
            Quantity(
                f"open cases on day {day + 1}",
                OPEN * younger(day + 1, MEDIAN, SIGMA),
                partial(_on_day, place=place),
                0.03,
            )
            for place, day in enumerate(SETTLING)
        ),
        replications=400,
    ),
    Known(
        "M/G/∞ begun in balance",
        _balanced,
        tuple(
            Quantity(f"open cases on day {day + 1}", _still_open(day + 1), partial(_on_day, place=place), 0.0025)
            for place, day in enumerate(SETTLING)
        ),
        replications=400,
    ),
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What many replications say of a quantity.

    Args:
        value: the ratio of the sums.
        error: its standard error, by how replications differ.
        single: what each replication says by itself.
    """

    value: float
    error: float
    single: tuple[float, ...]


def estimate(ratios: list[Ratio]) -> Estimate:
    """The ratio of the sums over replications, and its standard error (of a ratio: Cochran, "Sampling techniques")."""
    above, below = np.array(ratios).T
    value = float(above.sum() / below.sum())
    left = above - value * below
    error = float(np.sqrt((left**2).sum() / (len(left) * (len(left) - 1))) / below.mean())
    return Estimate(value, error, tuple(above / below))
