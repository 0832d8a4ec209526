"""The children's social work workforce census (CSWW) as XML, from 2017 on: one person a row, at 30 September."""

from plimsoll.sources.csww.mapping import ELEMENTS, MAPPINGS
from plimsoll.sources.csww.reader import KIND, SOURCE, recognise
from plimsoll.sources.csww.writer import write

__all__ = ["ELEMENTS", "KIND", "MAPPINGS", "SOURCE", "recognise", "write"]
