"""The verbs of forecasts: what a decision would do, and the scenario that says what is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

import lazy_loader

from plimsoll.door import decisions
from plimsoll.door.answer import Answer
from plimsoll.door.days import DayLike
from plimsoll.door.forecast import Forecast
from plimsoll.door.opened import PathText
from plimsoll.door.registered import Register

# They bring the compiler with them, so they are brought in by the first forecast.
forecasting = lazy_loader.load("plimsoll.door.forecasting", suppress_warning=True)
kept_forecasts = lazy_loader.load("plimsoll.door.kept_forecasts", suppress_warning=True)
deciding = lazy_loader.load("plimsoll.door.deciding", suppress_warning=True)
scenarios = lazy_loader.load("plimsoll.door.scenarios", suppress_warning=True)

REPLICATIONS = 200
"""How often the months are lived through where nobody says: of a county of 5,400 children under half a minute on two
cores, after which the mean of a difference is known to a fourteenth of its spread."""

SEED = 0
EVERY = "week"


class HowForecast(TypedDict, total=False):
    """How a forecast is made; what is left out is as usual.

    Args:
        on: the day on whose state it stands; by default the day the last load speaks of.
        as_known_on: start from what was known on this day.
        replications: how many times the months are lived through, with the decision and without: 200.
        seed: the same seed, store and scenario give the same numbers: 0.
        every: ``day``, ``week`` or ``month``: how far apart its days are.
        workers: how many replications are lived through beside each other; by default one a core.
        scheduler: the URL of a Dask scheduler that does it instead: ``tcp://host:8786``.
        team: tell of this team alone, by its identifier or name.
        measures: answer these alone, by name.
        decision: keep it with this decision of the register, to be held against what happens.
        tell: is told in a few words how far it has come.
    """

    on: DayLike | None
    as_known_on: DayLike | None
    replications: int
    seed: int
    every: str
    workers: int | None
    scheduler: str | None
    team: str | None
    measures: Sequence[str]
    decision: str | None
    tell: Callable[[str], None]


def _nobody(doing: str) -> None:
    """Tell nobody."""


class Forecasts(Register):
    """What a store can be asked about what has not happened."""

    def forecast(self, scenario: PathText, **how: Unpack[HowForecast]) -> Answer:
        """What a decision would do, against the same service without it.

        Args:
            scenario: a scenario's file, or the name of a ready-made one.
            how: on, as_known_on, replications, seed, every, workers, scheduler, team, measures, decision, tell.

        Returns:
            A row for each measure, unit and day: without the decision, with it, and the difference, each with the
            range that holds nine replications in ten. What changes most comes first.

        Raises:
            WrongUse: the scenario asks for what cannot be (the line and the reason), or a term is impossible.
            UnreadableInput: nothing has been loaded, the file cannot be read, or the scheduler does not answer.
        """
        return self.forecasted(scenario, **how).answer

    def forecasted(self, scenario: PathText, **how: Unpack[HowForecast]) -> Forecast:
        """The same with all that a page needs to draw it; see `forecast`."""
        at, decision = self._desk(how.get("as_known_on")), how.get("decision")
        if decision is not None:
            decisions.one(self.decisions(), decision)
        terms = forecasting.Terms(
            on=at.day(how.get("on")),
            replications=how.get("replications", REPLICATIONS),
            seed=how.get("seed", SEED),
            every=how.get("every", EVERY),
            workers=how.get("workers"),
            scheduler=how.get("scheduler"),
            team=how.get("team"),
            measures=tuple(how.get("measures", ())),
        )
        found: Forecast = forecasting.forecast(at, str(scenario), terms, how.get("tell", _nobody))
        if decision is not None:
            deciding.keep(self.place, self.service, deciding.row_of(kept_forecasts.keep(self._desk(), decision, found)))
            self._changed()
        return found

    def held(self, on: DayLike | None = None, decision: str | None = None) -> Answer:
        """Each forecast that was kept with a decision, beside what happened, at every look back that has come.

        Args:
            on: the day by which a look back has come; by default the day the last load speaks of.
            decision: only that of this reference.

        Returns:
            A row for each measure and look back: the range that was forecast, the value now, and where it fell.

        Raises:
            WrongUse: the register holds no such decision.
            UnreadableInput: nothing has been loaded, or a kept forecast is damaged.
        """
        at = self._desk()
        answer: Answer = kept_forecasts.held(at, at.day(on), decision)
        return answer

    def scenario(self, name: str | None = None, on: DayLike | None = None) -> str:
        """The text of a scenario to edit: TOML, every line of it explained.

        Args:
            name: a ready-made one; `None` is one made from the store, with its own teams and roles.
            on: the day from whose state it is made.

        Raises:
            WrongUse: there is no ready-made scenario of that name.
            UnreadableInput: nothing has been loaded.
        """
        if name is not None:
            return str(scenarios.ready(name))
        at = self._desk()
        return str(scenarios.text(at, at.day(on)))

    def scenario_schema(self) -> str:
        """The JSON schema of scenarios, by which an editor explains and completes their fields."""
        return str(scenarios.schema())

    def scenarios(self) -> Answer:
        """The ready-made scenarios, each with what it decides."""
        answer: Answer = scenarios.listed()
        return answer
