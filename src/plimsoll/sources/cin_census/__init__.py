"""The children in need census (CIN) as XML, 2017 to 2026."""

from plimsoll.sources.cin_census.mapping import ELEMENTS, MAPPINGS
from plimsoll.sources.cin_census.reader import KIND, SOURCE, recognise
from plimsoll.sources.cin_census.writer import write

__all__ = ["ELEMENTS", "KIND", "MAPPINGS", "SOURCE", "recognise", "write"]
