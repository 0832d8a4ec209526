"""An invented county whose last months the forecast's own model lives, with a decision taken in them or without."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from plimsoll.door.answer import Answer
from plimsoll.door.desk import desk
from plimsoll.door.inventing import EXTRACTS, MONTHLY, Tables, extracted, files_told
from plimsoll.door.loading import Terms, load
from plimsoll.door.scenarios import read
from plimsoll.invention import Invention, invent
from plimsoll.invention.dressing import dressed
from plimsoll.simulation.chances import Key
from plimsoll.simulation.deciding import paired
from plimsoll.simulation.laying import lay
from plimsoll.simulation.replication import replicate
from plimsoll.simulation.scenario_file import Written, scenario_in
from plimsoll.simulation.service import Service
from plimsoll.simulation.start.started import Asked, Started, started
from plimsoll.simulation.writing import written
from plimsoll.store import Store

MONTHS = 12
"""Months lived where no scenario says how many."""

EVERY = "month"

NO_DECISION = "none"
"""What is asked for where nothing is to be decided: the county's months as they would have passed anyway."""

SEEDS = 2**32
"""A county's seed may be larger than the model's, which has 32 bits."""


@dataclass(frozen=True, slots=True)
class LivedCounty:
    """A county to invent and to live on.

    Args:
        invention: the county up to its last day, from which its open work, its people and its pace are taken.
        scenario: a scenario of the forecast, by file or name, that happens in the months that follow; or `NO_DECISION`.
    """

    invention: Invention
    scenario: str


def lived(asked: LivedCounty, folder: Path) -> Answer:
    """Invent a county, live its months on with the forecast's model, and write its extracts as they then stand.

    Who comes, how far each case goes, who holds it, who visits, who leaves and who is away is the model's: its records
    begin with what was open on the county's last day.

    Raises:
        WrongUse: there is no such scenario, or it asks for what cannot be in this county.
        UnreadableInput: the scenario's file cannot be read.
    """
    scenario = None if asked.scenario == NO_DECISION else read(asked.scenario)
    months = MONTHS if scenario is None else scenario.months(asked.invention.ends)
    start = start_of(asked.invention, months)
    service = _service(start, scenario, asked.invention.seed)
    outcome = replicate(lay(service), Key(asked.invention.seed % SEEDS, 0), traced=True)
    tables = dressed(written(service, start.almanac, outcome), asked.invention.seed)
    until = start.almanac.date_of(service.horizon - 1)
    return files_told(extracted(tables, until, folder, EXTRACTS), folder, until)


def start_of(invention: Invention, months: int) -> Started:
    """A county as a forecast starts from it on its last day, told by its own extracts as any other service is."""
    with tempfile.TemporaryDirectory(prefix="plimsoll-") as place:
        root = Path(place)
        tables: Tables = invent(invention).as_at(invention.ends)
        paths = extracted(tables, invention.ends, root / "extracts", MONTHLY)
        load(root / "store", [str(path) for path in paths], Terms(None, invention.ends), _nobody)
        at = desk(Store.open(root / "store"), None, None)
        with at.session(at.service) as session:
            return started(session, at.profile, Asked(invention.ends, months, EVERY))


def _service(start: Started, scenario: Written | None, seed: int) -> Service:
    if scenario is None:
        return start.service
    return paired(start, scenario_in(scenario, start), seed % SEEDS).plan


def _nobody(doing: str) -> None:
    """Tell nobody: what is loaded here is nobody's."""
