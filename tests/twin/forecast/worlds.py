"""Small services for the kernel and its twin: every rule, every action, ties on purpose. Each comes of a seed."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from plimsoll.simulation.action import ANY, Act, Action
from plimsoll.simulation.chances import Key
from plimsoll.simulation.service import (
    NEVER,
    Away,
    Clock,
    Contract,
    Deadline,
    Demand,
    Duty,
    Feedback,
    Kind,
    Open,
    Post,
    Role,
    Rule,
    Service,
    Shape,
    Spread,
    Stage,
    Team,
)
from plimsoll.vocabulary.policy import Policy

BACK = 20
"""Working days before the start at which the tables of the clocks begin; some cases are older."""

WORDS = st.integers(0, 2**32 - 1)
"""Words of 32 bits: seeds of services, and the seed and the replication of a key."""

KEYS = st.builds(Key, WORDS, WORDS)


def service(seed: int) -> Service:
    """The small service of a seed."""
    rng = Random(seed)
    maker = Maker(rng, even=rng.random() < 0.4, horizon=rng.choice((1, 5, 12, 30, 60)))
    return maker.service()


def is_able(post: Post, roles: tuple[Role, ...]) -> bool:
    """Whether somebody is in the post at the start who may hold cases, some at least."""
    manages = next(role.manages for role in roles if role.name == post.role)
    return post.filled and post.opens == 0 and not manages


class Maker:
    """Makes one small service. An `even` one has whole numbers of days, so that much happens at one instant."""

    def __init__(self, rng: Random, *, even: bool, horizon: int) -> None:
        self.rng, self.even, self.horizon = rng, even, horizon
        self.teams = [f"T{n}" for n in range(rng.randint(1, 4))]
        self.stages = [f"S{n}" for n in range(rng.randint(1, 4))]
        self.roles = [f"R{n}" for n in range(rng.randint(1, 3))]
        self.contracts = ["employed", "agency"][: rng.randint(1, 2)]

    def service(self) -> Service:
        """The whole of it."""
        rng = self.rng
        roles = tuple(self.role(name) for name in self.roles)
        posts = tuple(self.post() for _ in range(rng.randint(1, 6)))
        able = [place for place, post in enumerate(posts) if is_able(post, roles)]
        sickness, leaving, returns = (rng.choice((0.0, 0.0, 0.5, 2.0)) for _ in range(3))
        return Service(
            horizon=self.horizon,
            readings=tuple(day for day in range(self.horizon) if rng.random() < 0.8 or day == self.horizon - 1),
            stages=tuple(self.stage(place) for place in range(len(self.stages))),
            teams=tuple(Team(name, rng.choice(list(Rule)), self.limit()) for name in self.teams),
            roles=roles,
            contracts=tuple(self.contract(name) for name in self.contracts),
            posts=posts,
            open_cases=tuple(self.open(able) for _ in range(rng.choice((0, 1, 4, 12)))),
            demand=self.demand(),
            policies=tuple(self.policy(name) for name in ("first", "second")),
            actions=tuple(sorted((self.action() for _ in range(rng.choice((0, 1, 3, 6)))), key=lambda a: a.time)),
            feedback=Feedback(sickness, leaving, returns),
            hours_a_day=rng.choice((7.4, 6.0, 1.0)),
            line=rng.choice((1.0, 0.5, 0.1)),
            newly_qualified_share=rng.choice((1.0, 0.5, 0.8)),
            newly_qualified_days=rng.choice((3.0, 10.0, 253.0)),
            least_share=rng.choice((0.1, 0.5, 1.0)),
            calendar_days=rng.choice((7 / 5, 1.0)),
            keeps_place=rng.random() < 0.3,
            absence_ceiling=2.0,
        )

    # --- numbers --------------------------------------------------------------------------------------------

    def spread(self, least: float = 0.5, most: int = 10) -> Spread:
        """A time that differs, or in an even service does not."""
        rng = self.rng
        shape = Shape.FIXED if self.even and rng.random() < 0.8 else rng.choice(list(Shape))
        return Spread(shape, self.days(least, most), rng.choice((0.3, 0.8, 1.5)))

    def days(self, least: float = 0.5, most: int = 10) -> float:
        """Some working days."""
        return float(self.rng.randint(1, most)) if self.even else self.rng.uniform(least, most)

    def limit(self) -> float:
        """What is a cap for some and a load for others."""
        return self.rng.choice((0.0, 0.3, 1.0, 1.5, 3.0, 8.0))

    def shares(self, names: list[str], most: float = 1.0) -> dict[str, float]:
        """How often each of some names comes, all together at most so often."""
        chosen = self.rng.sample(names, self.rng.randint(1, len(names)))
        weights = [self.rng.choice((1.0, 2.0, self.rng.random())) for _ in chosen]
        return {name: most * weight / sum(weights) for name, weight in zip(chosen, weights, strict=True)}

    # --- stages ---------------------------------------------------------------------------------------------

    def stage(self, place: int) -> Stage:
        """A stage."""
        rng = self.rng
        return Stage(
            name=self.stages[place],
            kind=rng.choice(list(Kind)),
            lasts=self.spread(),
            teams=self.shares(self.teams),
            leads_to=self.shares(self.stages, rng.choice((0.5, 0.8))) if rng.random() < 0.8 else {},
            hours_a_week=rng.choice((0.0, 0.5, 1.25, 4.0, rng.random())),
            closing_hours=rng.choice((0.0, 0.0, 2.0, 7.4, 30.0)),
            visit=self.duty() if rng.random() < 0.7 else None,
            review=self.duty() if rng.random() < 0.5 else None,
            deadline=Deadline(self.clock(), rng.random() < 0.5) if rng.random() < 0.6 else None,
            grave=rng.random() < 0.4,
            rank=rng.randint(0, 1),
            head_start=rng.choice((0.0, 0.0, 3.0, 30.0)),
            withdrawn=rng.choice((NEVER, NEVER, 3.0, 20.0)),
            returns=rng.choice((0.0, 0.2, 0.9)),
        )

    def duty(self) -> Duty:
        """Visits or reviews."""
        rng = self.rng
        clocks = (self.clock(),) * 3 if rng.random() < 0.4 else (self.clock(), self.clock(), self.clock())
        hours = rng.choice((0.0, 1.0, 3.7, 7.4, 20.0))
        return Duty(clocks, rng.choice((0.5, 0.8, 1.0)), hours, restarts=rng.random() < 0.4)

    def clock(self) -> Clock:
        """A clock, with a table or without; never shorter than a day, so that no worker visits for ever."""
        limit = float(self.rng.choice((2, 5, 10, 15)))
        if self.rng.random() < 0.5:
            return Clock(limit)
        table, last = [], -BACK
        for day in range(-BACK, self.horizon + 5):
            last = max(last, day + self.rng.randint(1, int(limit)))
            table.append(last)
        return Clock(limit, tuple(table), BACK)

    # --- people ---------------------------------------------------------------------------------------------

    def role(self, name: str) -> Role:
        """A role, the first of which holds anything."""
        if name == self.roles[0] or self.rng.random() < 0.3:
            return Role(name)
        if self.rng.random() < 0.4:
            return Role(name, manages=True)
        return Role(name, frozenset(self.rng.sample(self.stages, self.rng.randint(0, len(self.stages)))))

    def contract(self, name: str) -> Contract:
        """A contract."""
        rng = self.rng
        away = tuple(Away(self.days(2, 30), self.spread(most=6)) for _ in range(rng.randint(0, 3)))
        stays = rng.choice((NEVER, 8.0, 30.0, 200.0))
        filled_in = self.spread(most=8) if rng.random() < 0.8 else Spread(Shape.FIXED, 0.0)
        return Contract(name, name == "agency", stays, filled_in, away, rng.choice((0.0, 0.5, 1.0)))

    def post(self) -> Post:
        """A post."""
        rng = self.rng
        opens = rng.choice((float(rng.randint(1, self.horizon)), rng.random())) if rng.random() < 0.15 else 0.0
        return Post(
            team=rng.choice(self.teams),
            role=rng.choice([self.roles[0], *self.roles]),
            contract=rng.choice(self.contracts),
            fte=rng.choice((1.0, 1.0, 0.5, 0.6)),
            filled=rng.random() < 0.8,
            away=rng.random() < 0.15,
            new_until=rng.choice((0.0, 0.0, 4.0, 100.0)),
            opens=opens,
        )

    # --- work -----------------------------------------------------------------------------------------------

    def open(self, able: list[int]) -> Open:
        """An open case, held by one of those who are able to, or not."""
        rng = self.rng
        post = rng.choice(able) if able and rng.random() < 0.6 else None
        arrived, begun, held, done = sorted(-float(rng.randint(0, 30)) * (1 if self.even else 1.01) for _ in range(4))
        workers = rng.randint(1, 3) if post is not None else rng.randint(0, 2)
        times = rng.randint(0, 3)
        return Open(
            stage=rng.choice(self.stages) if rng.random() < 0.9 else None,
            team=rng.choice(self.teams) if rng.random() < 0.9 else None,
            post=post,
            children=rng.choice((1, 1, 2, 4)),
            arrived=arrived,
            begun=begun if rng.random() < 0.8 else None,
            held_since=held if workers else arrived,
            visited=done if times else None,
            reviewed=done if times > 1 else None,
            visits=times,
            reviews=max(0, times - 1),
            workers=workers,
        )

    def demand(self) -> Demand:
        """Referrals, or none."""
        rng = self.rng
        ceiling = rng.choice((0.0, 0.5, 1.0, 3.0))
        rates = tuple(ceiling * rng.choice((0.0, 0.5, 1.0)) for _ in range(self.horizon))
        children = rng.choice(((1.0,), (0.5, 0.3, 0.2), (0.0, 1.0)))
        comes_back = rng.choice((self.spread(), Spread(Shape.FIXED, 0.0)))
        return Demand(rates, ceiling, self.shares(self.stages), children, comes_back)

    def policy(self, name: str) -> Policy:
        """An order of waiting work."""
        rng = self.rng
        weights = {
            weight: rng.choice((0.0, 1.0, 2.5))
            for weight in ("overdue", "near", "barrier", "barrier_day", "waiting", "grave")
        }
        return Policy(name, name, near_days=5.0, ceiling_days=rng.choice((4.0, 20.0, 1000.0)), **weights)

    # --- actions --------------------------------------------------------------------------------------------

    def action(self) -> Action:
        """Something done to the service."""
        rng = self.rng
        act = rng.choice(list(Act))
        stage = rng.choice(list(Rule)) if act == Act.LIMIT else self.one_or_any(self.stages)
        return Action(
            time=float(rng.randint(0, self.horizon)),
            act=act,
            team=self.one_or_any(self.teams),
            role=self.one_or_any(self.roles),
            contract=self.one_or_any(self.contracts),
            stage=stage,
            amount=self.amount(act),
        )

    def one_or_any(self, names: list[str]) -> int:
        """The place of one of them, or any."""
        return self.rng.randint(ANY, len(names) - 1)

    def amount(self, act: Act) -> float:
        """How much of it."""
        few = {
            Act.CLOSE_POSTS: (1.0, 2.0),
            Act.FREEZE: (0.0, 1.0, 1.0),
            Act.LEAVE: (0.3, 0.8, 1.0),
            Act.LIMIT: (self.limit(),),
            Act.POLICY: (0.0, 1.0),
            Act.CASE_HOURS: (0.5, 1.3, 2.0),
            Act.TASK_HOURS: (0.0, 0.5, 1.3),
            Act.ABSENCE: (0.0, 0.5, 2.0),
            Act.SHARE: (0.0, 0.5, 2.0),
            Act.SHUFFLE: (1.0,),
        }
        return self.rng.choice(few[act])
