"""What the twin's service is made of while it lives: cases, posts, tasks, and the world that holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from plimsoll.simulation.outcome import Flow, Wait, What
from plimsoll.simulation.service import Post, Rule, Service

from .draws import Draws

NONE = -1
"""What an entry of the trace says where there is none."""

Entry = tuple[float, int, int, int, int, int, int, int, int]


class Ask(IntEnum):
    """What a worker can be asked for."""

    VISIT = 0
    REVIEW = 1
    ENDING = 2


@dataclass(frozen=True)
class Task:
    """Something asked of a worker."""

    rank: int
    asked: float
    family: int
    ask: Ask


@dataclass
class Owed:
    """How a duty stands under the stage: since when its clock runs, and how often it was done."""

    since: float
    done: int = 0


@dataclass
class Case:
    """An open case."""

    family: int
    spell: int
    children: int
    arrived: float
    stage: int = NONE
    team: int = NONE
    begun: float = 0.0
    left: float = 0.0
    """What is left of the stage's time, while nobody holds it."""
    ends: float = 0.0
    """When the stage's time is over, while somebody holds it."""
    post: int | None = None
    since: float = 0.0
    counted_since: float = 0.0
    """When the present wait began, as far as the forecast watched it."""
    visit: Owed = field(default_factory=lambda: Owed(0.0))
    review: Owed = field(default_factory=lambda: Owed(0.0))
    stages: int = 0
    waits: int = 0
    workers: int = 0
    had: tuple[int, int] | None = None
    """The post and the number of the worker who had it last."""
    gives_up: float | None = None

    def owed(self, ask: Ask) -> Owed:
        """How the visits or the reviews stand."""
        return self.visit if ask is Ask.VISIT else self.review


@dataclass
class Seat:
    """A post, and whoever is in it."""

    place: int
    plan: Post
    team: int
    role: int
    contract: int
    opened: bool
    filled: bool
    closed: bool = False
    frozen: bool = False
    holders: int = 0
    """How many had held it before whoever is in it, or before whoever comes next."""
    fills_at: float | None = None
    fills: int = 0
    new_until: float = 0.0
    leaves_at: float = 0.0
    leaves: int = 0
    ill_at: float = 0.0
    ills: int = 0
    falling: bool = False
    """About to be away."""
    away: bool = False
    back_at: float = 0.0
    tasks: list[Task] = field(default_factory=list)
    doing: Task | None = None
    done_at: float = 0.0

    @property
    def at_work(self) -> bool:
        """Whether somebody is in it, neither away nor about to be."""
        return self.filled and not self.away and not self.falling


@dataclass
class Takes:
    """What a stage takes at present: casework a child and duties a case, in seconds a week; the factor on tasks."""

    casework: int
    duties: int
    factor: float = 1.0


@dataclass
class World:
    """Everything there is, and what has been counted."""

    service: Service
    draws: Draws
    now: float = 0.0
    cases: dict[int, Case] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    takes: list[Takes] = field(default_factory=list)
    shares: list[list[float]] = field(default_factory=list)
    """By stage and team: how often the team is given one."""
    rules: list[Rule] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    policy: int = 0
    absence: float = 1.0
    acted: int = 0
    read: int = 0
    candidates: int = 0
    next_candidate: float | None = None
    returning: dict[int, tuple[float, int, int]] = field(default_factory=dict)
    """By family: when it is referred again, in which spell, with how many children."""
    trace: list[Entry] = field(default_factory=list)
    flow: dict[tuple[int, Flow], float] = field(default_factory=lambda: defaultdict(float))
    waits: dict[tuple[int, int, Wait], float] = field(default_factory=lambda: defaultdict(float))

    def held(self, seat: Seat) -> list[Case]:
        """The cases that a post's worker holds, in order of family."""
        return [case for case in self.open() if case.post == seat.place]

    def open(self) -> list[Case]:
        """The open cases, in order of family."""
        return [self.cases[family] for family in sorted(self.cases)]

    def waiting(self, team: int) -> Iterator[Case]:
        """The cases that wait in a team, in order of family."""
        return (case for case in self.open() if case.post is None and case.team == team)

    def tell(self, what: What, case: Case) -> None:
        """Note what happened to a case."""
        who = (NONE, NONE) if case.post is None else (case.post, self.seats[case.post].holders)
        self.trace.append((self.now, what, case.family, case.spell, case.stage, case.team, *who, case.children))

    def tell_of(self, what: What, seat: Seat) -> None:
        """Note what happened to a worker or a post."""
        self.trace.append((self.now, what, NONE, NONE, NONE, seat.team, seat.place, seat.holders, NONE))

    def count(self, team: int, flow: Flow, amount: float) -> None:
        """Count what has happened in a team."""
        self.flow[team, flow] += amount

    def count_wait(self, case: Case, wait: Wait, amount: float = 1) -> None:
        """Count what is known of a case's wait."""
        self.waits[case.team, case.stage, wait] += amount
