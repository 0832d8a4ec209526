"""The Standard Safeguarding Dataset as a council saves it: one CSV a table, from SystemC, Mosaic or Eclipse."""

from plimsoll.sources.ssd.catalogue import Dialect, tables
from plimsoll.sources.ssd.mapping import MAPPINGS
from plimsoll.sources.ssd.reader import SOURCE, recognise
from plimsoll.sources.ssd.writer import write

__all__ = ["MAPPINGS", "SOURCE", "Dialect", "recognise", "tables", "write"]
