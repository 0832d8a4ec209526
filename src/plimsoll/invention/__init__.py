"""Invented services: a seeded county and how its conditions move. Simple on purpose; the simulation takes its place."""

from plimsoll.invention.commission import Invention
from plimsoll.invention.county import County, invent
from plimsoll.invention.scenario import Level, Phase, Scenario
from plimsoll.invention.scenario_file import scenario_from, shipped

__all__ = ["County", "Invention", "Level", "Phase", "Scenario", "invent", "scenario_from", "shipped"]
