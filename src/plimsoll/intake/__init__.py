"""The hall between the sources and the store: read what was given, check it, keep it."""

from plimsoll.intake.loading import Progress, Stage, load
from plimsoll.intake.report import LoadReport, SourceLoad, Unrecognised
from plimsoll.intake.terms import LoadOptions

__all__ = ["LoadOptions", "LoadReport", "Progress", "SourceLoad", "Stage", "Unrecognised", "load"]
