"""The hall between the sources and the store: read what was given, check it, keep it."""

from plimsoll.intake.loading import LoadOptions, Progress, Stage, load
from plimsoll.intake.report import LoadReport, Unrecognised

__all__ = ["LoadOptions", "LoadReport", "Progress", "Stage", "Unrecognised", "load"]
