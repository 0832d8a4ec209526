"""Making a forecast: from a store's open work and a scenario, through many replications, to what a page tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from plimsoll.door.answer import Answer, tabled
from plimsoll.door.decided_words import sentence
from plimsoll.door.desk import Desk
from plimsoll.door.forecast import Forecast
from plimsoll.door.forecast_told import ROW, SIDES, Result, drawn, plainly, records, teams, told, tornado
from plimsoll.door.levers import assumed
from plimsoll.door.places import FORECASTS
from plimsoll.door.reporting import INVENTED
from plimsoll.door.scenarios import read
from plimsoll.door.teams import known_team
from plimsoll.simulation.answers import WHOLE
from plimsoll.simulation.axes import axes, measure_place
from plimsoll.simulation.deciding import paired
from plimsoll.simulation.pricing import SOURCED, priced
from plimsoll.simulation.running import run
from plimsoll.simulation.runs import Order, Runs
from plimsoll.simulation.saying import precision, said
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_file import scenario_in
from plimsoll.simulation.start.started import Asked, Started, started
from plimsoll.simulation.summing import compared
from plimsoll.simulation.trial import Trial
from plimsoll.store import Session
from plimsoll.vocabulary.errors import WrongUse

Tell = Callable[[str], None]

TEAMS = "SELECT team_id, name FROM known_team WHERE name IS NOT NULL"

MOST = 100_000
"""Replications, at most: their means are then known to a three-hundredth of their spread, and no assumption is."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a forecast is asked for.

    Args:
        on: the day on whose state it stands.
        replications: how many times the months are lived through, with the decision and without.
        seed: the seed.
        every: how far apart its days are.
        workers: how many replications are lived through beside each other; `None` is one a core.
        scheduler: the URL of a Dask scheduler; `None` is this machine.
        team: the one team it is told of; `None` is the whole service.
        measures: the measures that are answered; empty is all.
    """

    on: date
    replications: int
    seed: int
    every: str
    workers: int | None = None
    scheduler: str | None = None
    team: str | None = None
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.replications > MOST:
            raise WrongUse(
                f"{self.replications:,} replications are more than say anything new.",
                next_step=f"Ask for {MOST:,} at most; what is still unsure then is the assumptions.",
            )
        for name in self.measures:
            measure_place(name)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a forecast starts and what is decided.

    Args:
        start: the service as its records have it.
        scenario: what is decided.
        trial: the service with it and without.
        names: what each team is called, by its identifier.
        unit: whom the pages tell of.
    """

    start: Started
    scenario: Scenario
    trial: Trial
    names: dict[str, str]
    unit: str


def forecast(desk: Desk, scenario: str, terms: Terms, tell: Tell) -> Forecast:
    """What a decision would do.

    Args:
        desk: the store and the service.
        scenario: a scenario's file, or the name of a ready-made one.
        terms: how it is asked for.
        tell: is told how far it has come.

    Raises:
        WrongUse: the scenario asks for what cannot be, or a term is impossible.
        UnreadableInput: the file cannot be read, or the scheduler does not answer.
    """
    with desk.session(desk.service) as session:
        tell("Reading the service's open work and history")
        setting = _setting(desk, session, scenario, terms)
    order = Order(terms.replications, terms.workers, scheduler=terms.scheduler, folder=desk.store.root / FORECASTS)
    tell("Preparing the replications")
    runs = run(setting.trial, order, lambda done, of: tell(f"Living through replication {done:,} of {of:,}"))
    tell("Summing up")
    return _told(desk, setting, terms, runs)


def _setting(desk: Desk, session: Session, scenario: str, terms: Terms) -> Setting:
    asked = read(scenario)
    team = None if terms.team is None else known_team(session, terms.team)
    start = started(session, desk.profile, Asked(terms.on, asked.months(terms.on), terms.every))
    decided = scenario_in(asked, start)
    trial = paired(start, decided, terms.seed)
    return Setting(start, decided, trial, dict(session.rows(TEAMS)), team or WHOLE)


def _told(desk: Desk, setting: Setting, terms: Terms, runs: Runs) -> Forecast:
    known = axes(setting.trial.plan, setting.start.almanac)
    known.unit(setting.unit)
    every = compared(runs, known)
    rows = tuple(row for row in every if not terms.measures or row.measure in terms.measures)
    result = Result(runs, known, rows, setting.names, setting.unit)
    scenario = setting.scenario
    against = (scenario.break_even,) if scenario.break_even else SOURCED
    parts: dict[str, Any] = {
        "decisions": tuple(map(sentence, scenario.decisions)),
        "words": said(rows, desk.profile.words, setting.unit, setting.names.get(setting.unit)),
        "precision": precision(rows, desk.profile.words, setting.unit),
        "tornado": tornado(result),
        "assumptions": tuple(map(assumed, setting.trial.assumptions)),
        "cost": priced(setting.trial, every, against),
        "remarks": setting.start.remarks,
    }
    return Forecast(
        answer=_answer(desk, setting, terms, result, parts),
        scenario=scenario.name,
        title=scenario.title or scenario.name,
        service=desk.service,
        on=terms.on,
        until=known.days[-1],
        unit=setting.unit,
        team=None if setting.unit == WHOLE else setting.names.get(setting.unit, setting.unit),
        rows=told(result),
        teams=teams(result),
        fans=drawn(result),
        seed=terms.seed,
        replications=terms.replications,
        invented=desk.service in INVENTED,
        **parts,
    )


def _answer(desk: Desk, setting: Setting, terms: Terms, result: Result, parts: dict[str, Any]) -> Answer:
    """The rows as every format but a page writes them, with all that is said of the whole."""
    found = parts["tornado"]
    about = {
        "scenario": setting.scenario.name,
        "title": setting.scenario.title,
        "service": desk.service,
        "on": terms.on,
        "until": result.known.days[-1],
        "as_known_on": desk.as_known_on,
        "every": terms.every,
        "seed": terms.seed,
        "replications": terms.replications,
        "decisions": list(parts["decisions"]),
        "words": list(parts["words"]),
        "precision": parts["precision"],
        "cost": list(parts["cost"]),
        "tornado": None if found is None else asdict(found),
        "assumptions": plainly(parts["assumptions"]),
        "remarks": list(parts["remarks"]),
        "trial": result.runs.provenance.trial,
    }
    return tabled(
        ROW, records(result), about=about, provenance=desk.provenance(terms.on), holds="measures", laid_out=SIDES
    )
