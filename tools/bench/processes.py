"""The yardstick as SimPy has it: a process for each case, each worker, the referrals and the days.

What the forecast is timed beside. It is written as somebody who knows the library would, and as sparingly; it answers
the same seven questions, so that nobody can be fast by doing something else.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Generator
from heapq import heappop, heappush
from math import log

import simpy

from tools.bench import yardstick as given

Steps = Generator[simpy.Event, object, None]

VISIT_DAYS = given.VISIT_HOURS / given.HOURS_A_DAY
AWAY_FIRST = -1
"""Absence goes before every visit that waits for the worker."""
FASTEST = given.REFERRALS * max(given.WEEKDAYS)


class Worker:
    """A post and whoever is in it; its time is what visits queue for."""

    __slots__ = ("away", "cases", "in_post", "team", "time")

    def __init__(self, time: simpy.PriorityResource, team: int) -> None:
        self.time, self.team = time, team
        self.in_post, self.away = True, False
        self.cases: set[Case] = set()


class Case:
    """An open case, and the time for which a worker must still hold it."""

    __slots__ = ("arrived", "grave", "holding", "left", "new", "team")

    def __init__(self, grave: int, team: int, arrived: float, left: float) -> None:
        self.grave, self.team, self.arrived, self.left = grave, team, arrived, left
        self.new = True
        self.holding: simpy.Process


class Office:
    """One replication of the yardstick."""

    def __init__(self, seed: int) -> None:
        self.chance, self.env = random.Random(seed), simpy.Environment()  # noqa: S311 (a simulation's)
        self.waiting: list[list[tuple[float, int, Case]]] = [[] for _ in range(given.TEAMS)]
        self.queued = self.visits = self.late = self.days = 0
        self.waits, self.firsts = [0.0] * len(given.SHARES), [0] * len(given.SHARES)
        self.unallocated = self.caseload = 0.0
        self.workers = [
            [Worker(simpy.PriorityResource(self.env), team) for _ in range(given.WORKERS_A_TEAM)]
            for team in range(given.TEAMS)
        ]
        for worker in (worker for team in self.workers for worker in team):
            self.env.process(self._works(worker))
        self.env.process(self._refers())
        self.env.process(self._reads())

    def _begins(self, team: int, share: float) -> None:
        """A new case waits; of one that was open already, a share of its time is left."""
        [grave] = self.chance.choices(range(len(given.SHARES)), given.SHARES)
        left = self.chance.lognormvariate(log(given.OPEN_FOR), given.OPEN_SIGMA) * share
        self._queues(Case(grave, team, self.env.now, left))

    def _queues(self, case: Case) -> None:
        self.queued += 1
        heappush(self.waiting[case.team], (case.arrived - given.HEAD_STARTS[case.grave], self.queued, case))

    def _refers(self) -> Steps:
        for number in range(given.OPEN_AT_FIRST):
            self._begins(number % given.TEAMS, self.chance.random())
        for team in range(given.TEAMS):
            self._allocates(team)
        while True:
            yield self.env.timeout(self.chance.expovariate(FASTEST))
            weekday = int(self.env.now) % len(given.WEEKDAYS)
            if self.chance.random() * max(given.WEEKDAYS) < given.WEEKDAYS[weekday]:
                team = self.chance.randrange(given.TEAMS)
                self._begins(team, 1.0)
                self._allocates(team)

    def _allocates(self, team: int) -> None:
        """The first waiting case to the worker with the fewest, again and again."""
        waiting = self.waiting[team]
        while waiting:
            chosen, fewest = None, given.MOST_CASES
            for worker in self.workers[team]:
                if worker.in_post and not worker.away and len(worker.cases) < fewest:
                    chosen, fewest = worker, len(worker.cases)
            if chosen is None:
                return
            case = heappop(waiting)[2]
            if case.new:
                case.new = False
                self.waits[case.grave] += self.env.now - case.arrived
                self.firsts[case.grave] += 1
            chosen.cases.add(case)
            case.holding = self.env.process(self._holds(case, chosen))

    def _holds(self, case: Case, worker: Worker) -> Steps:
        env, interval = self.env, given.INTERVALS[case.grave]
        ends, last = env.now + case.left, env.now
        try:
            while last < ends:
                planned = last + given.PLANNED * interval
                if planned >= ends:
                    yield env.timeout(ends - env.now)
                    break
                yield env.timeout(planned - env.now)
                with worker.time.request(priority=case.grave) as turn:
                    yield turn
                    yield env.timeout(VISIT_DAYS)
                self.visits += 1
                self.late += env.now > last + interval
                last = env.now
            worker.cases.discard(case)
            self._allocates(case.team)
        except simpy.Interrupt:
            case.left = max(0.0, ends - env.now)
            self._queues(case)

    def _works(self, worker: Worker) -> Steps:
        env, chance = self.env, self.chance
        while True:
            leaves = env.now + chance.expovariate(1 / given.STAYS)
            while env.now < leaves:
                falls_away = chance.expovariate(1 / given.AT_WORK)
                if env.now + falls_away >= leaves:
                    yield env.timeout(leaves - env.now)
                    break
                yield env.timeout(falls_away)
                yield from self._is_away(worker)
            worker.in_post = False
            held = sorted(worker.cases, key=lambda case: case.arrived)
            worker.cases.clear()
            for case in held:
                case.holding.interrupt()
            # The interrupts come first: only then do the cases wait.
            yield env.timeout(0)
            self._allocates(worker.team)
            yield env.timeout(chance.expovariate(1 / given.EMPTY))
            worker.in_post = True
            self._allocates(worker.team)

    def _is_away(self, worker: Worker) -> Steps:
        worker.away = True
        with worker.time.request(priority=AWAY_FIRST) as turn:
            yield turn
            yield self.env.timeout(self.chance.expovariate(1 / given.AWAY))
        worker.away = False
        self._allocates(worker.team)

    def _reads(self) -> Steps:
        while True:
            yield self.env.timeout(1.0)
            in_post = [len(worker.cases) for team in self.workers for worker in team if worker.in_post]
            self.unallocated += sum(map(len, self.waiting))
            self.caseload += sum(in_post) / max(len(in_post), 1)
            self.days += 1


def lived(seed: int) -> given.Outputs:
    """One replication, from the first day to the last."""
    office = Office(seed)
    office.env.run(until=given.DAYS)
    first, second, third = (days / cases for days, cases in zip(office.waits, office.firsts, strict=True))
    return given.Outputs(
        first,
        second,
        third,
        unallocated=office.unallocated / office.days,
        visits=office.visits,
        overdue=office.late / office.visits,
        caseload=office.caseload / office.days,
    )


def main() -> int:
    """Live through as many as asked, and say the sum of all their numbers."""
    sys.stdout.write(f"{sum(sum(lived(seed)) for seed in range(int(sys.argv[1])))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
