"""The stages of a service, from the history of its cases, its clocks and its workload profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plimsoll.measures.load_cases import TICKS
from plimsoll.simulation.service import Deadline, Duty, Spread, Stage
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.dating import Dating
from plimsoll.simulation.start.fitting import LEAST, Curve, curve, lognormal
from plimsoll.simulation.start.history import WORKING_DAYS_A_DAY, History
from plimsoll.simulation.start.kinds import ENQUIRY, PROTECTION, SORTS, Sort
from plimsoll.vocabulary.workload import CASEWORK, CONFERENCE, REVIEW, VISIT, Workload

STAYS_LEAST = 0.5
"""A team does a stage if half the cases that come to the stage while in the team stay there."""

SHARE_LEAST = 0.02
"""A team that ends fewer than one in fifty of a stage's cases does not do the stage: those are strays."""

MOVES_LEAST = 0.001
"""What fewer than one in a thousand cases do is a slip of the records, and not where a stage leads. A rare move may
matter: two in a hundred assessments bring many of those who become looked after."""

RETURNS_WITHIN = 730
"""Days after a closing within which a referral counts as the same family's return; later ones are new."""


@dataclass(frozen=True, slots=True)
class Hours:
    """What work takes, in hours, by task and kind of case: of the lines that hold for every need and week."""

    by_task: Mapping[tuple[str, str], float]

    @classmethod
    def told(cls, workload: Workload, ticks: Iterable[tuple[int, int]]) -> Hours:
        """The profile's lines with the hours that a time study gave them, where there is one."""
        lines = ((workload.works[number], hours / TICKS) for number, hours in ticks)
        return cls({(work.task, work.kind): hours for work, hours in lines if work.general})

    def of(self, task: str, kind: str = "") -> float:
        """The hours of a task for a kind of case."""
        return self.by_task[task, kind]


@dataclass(frozen=True, slots=True)
class Maker:
    """What the stages are made of.

    Args:
        history: what the last years say.
        dating: the clocks.
        hours: what work takes.
        teams: the teams in which a stage may be that nobody was seen to do.
    """

    history: History
    dating: Dating
    hours: Hours
    teams: tuple[str, ...]

    def stages(self) -> tuple[Stage, ...]:
        """Every stage."""
        return tuple(self._stage(sort) for sort in SORTS)

    def _stage(self, sort: Sort) -> Stage:
        moves = self._moves(sort.name)
        conferred = moves.get(PROTECTION.name, 0.0) if sort is ENQUIRY else 0.0
        clock = self.dating.clock
        return Stage(
            name=sort.name,
            kind=sort.kind,
            lasts=self.lasts(sort.name),
            teams=teams_of(self.history, sort.name) or dict.fromkeys(self.teams, 1 / len(self.teams)),
            leads_to=moves,
            hours_a_week=self.hours.of(CASEWORK, sort.work),
            closing_hours=self.hours.of(CONFERENCE) * conferred,
            visit=self._duty(VISIT, sort, sort.visit),
            review=self._duty(REVIEW, sort, sort.review),
            deadline=Deadline(clock(sort.deadline), sort.from_arrival) if sort.deadline else None,
            grave=sort.grave,
            rank=sort.rank,
            returns=self.returns(sort.name),
        )

    def _duty(self, task: str, sort: Sort, clocks: tuple[str, str, str] | None) -> Duty | None:
        if clocks is None:
            return None
        first, second, later = map(self.dating.clock, clocks)
        return Duty((first, second, later), usual.PLANNED, self.hours.of(task, sort.work))

    def lasts(self, name: str) -> Spread:
        """How long a stage is held for; the assumed length where too few have ended."""
        return self._fitted(name) or usual.LASTS[name]

    def known(self, name: str) -> bool:
        """Whether so many cases ended a stage that its length is told by them."""
        return self._fitted(name) is not None

    def _fitted(self, name: str) -> Spread | None:
        return lognormal(curve(self.history.lengths.get(name, ()), self.history.entered.get(name, ())))

    def _moves(self, name: str) -> dict[str, float]:
        """How often a stage leads to each other one."""
        seen = {following: count for (stage, following), count in self.history.moves.items() if stage == name}
        total = sum(seen.values())
        if total < LEAST:
            return dict(usual.LEADS_TO[name])
        shares = {following: count / total for following, count in seen.items() if following is not None}
        return {sort.name: shares[sort.name] for sort in SORTS if shares.get(sort.name, 0.0) >= MOVES_LEAST}

    def returns(self, name: str) -> float:
        """How often a case that closes from a stage is referred again, whatever its stage where too few did."""
        own = curve(self.history.returns.get(name, ()))
        chosen = own if own.ended >= LEAST else self.all_returns
        return chosen.by(RETURNS_WITHIN) if chosen.ended >= LEAST else usual.RETURNS

    @property
    def all_returns(self) -> Curve:
        """How soon closed cases of every stage were referred again."""
        return curve(length for lengths in self.history.returns.values() for length in lengths)

    def comes_back(self) -> Spread:
        """The working days from a closing to the referral that follows it, where one does."""
        found = self.all_returns
        days = lognormal(found, found.by(RETURNS_WITHIN))
        return usual.COMES_BACK if days is None else Spread(days.shape, days.centre * WORKING_DAYS_A_DAY, days.sigma)

    def entry(self) -> dict[str, float]:
        """In which stages a referral begins."""
        seen = {stage: count for (stage,), count in self.history.entries.items()}
        total = sum(seen.values())
        if total < LEAST:
            return {"decision": 1.0}
        kept = {sort.name: seen[sort.name] for sort in SORTS if seen.get(sort.name, 0) >= MOVES_LEAST * total}
        return {name: count / sum(kept.values()) for name, count in kept.items()}


def teams_of(history: History, name: str) -> dict[str, float]:
    """The teams that do a stage, with the share of its cases that each is given.

    A team in which cases come to the stage does it only if most of them stay: elsewhere they wait to be handed on. The
    shares are of those who were handed on or came new, as the others were given to nobody.
    """
    places = [(came_from, team, count) for (stage, came_from, team), count in history.places.items() if stage == name]
    ended, came, stayed = (Counter[str]() for _ in range(3))
    for came_from, team, count in places:
        ended[team] += count
        if came_from is not None:
            came[came_from] += count
            stayed[team] += count * (came_from == team)
    does = {
        team
        for team, count in ended.items()
        if count >= SHARE_LEAST * ended.total() and stayed[team] >= STAYS_LEAST * came[team]
    }
    given: Counter[str] = Counter()
    for came_from, team, count in places:
        given[team] += count * (team in does and came_from not in does)
    # A team that does a stage keeps a share of it, though none was handed on to it: a share of 0 says that it does not.
    chosen = Counter({team: max(given[team], 1) if given.total() >= LEAST else ended[team] for team in does})
    return {team: chosen[team] / chosen.total() for team in sorted(does)}
