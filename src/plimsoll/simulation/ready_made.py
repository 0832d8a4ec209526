"""The scenarios that are shipped. They name no team and no role, and so fit any service."""

from __future__ import annotations

from importlib import resources

from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_file import Written, scenario_in, written_in
from plimsoll.simulation.scenario_values import nearest
from plimsoll.simulation.start.started import Started
from plimsoll.vocabulary.errors import WrongUse

READY_MADE = (
    "cut-posts",
    "freeze-agency",
    "duty-team",
    "cap-at-the-line",
    "imminent-danger-first",
    "transfer",
    "reorganise",
)
"""Their names."""

FOLDER = "scenarios"


def ready_made_text(name: str) -> str:
    """A shipped scenario as the text of its file, to be written out and edited.

    Raises:
        WrongUse: there is none of that name.
    """
    if name not in READY_MADE:
        raise WrongUse("There is no ready-made scenario of that name.", next_step=nearest(name, READY_MADE))
    return resources.files(__package__).joinpath(FOLDER, f"{name}.toml").read_text(encoding="utf-8")


def ready_made_written(name: str) -> Written:
    """A shipped scenario before it is held against a service.

    Raises:
        WrongUse: there is none of that name.
    """
    return written_in(ready_made_text(name), f"{name}.toml")


def ready_made(name: str, started: Started) -> Scenario:
    """A shipped scenario for a service: its days reckoned from the day of the forecast.

    Raises:
        WrongUse: there is none of that name, or the service has nothing that it could fall on.
    """
    return scenario_in(ready_made_written(name), started)


def title(name: str) -> str:
    """What a shipped scenario is about, in a line.

    Raises:
        WrongUse: there is none of that name.
    """
    return str(ready_made_written(name).draft.head.values["title"])
