"""The SSDA903 return of children looked after, as its CSV files: reader and writer."""

from plimsoll.sources.ssda903.reader import recognise
from plimsoll.sources.ssda903.writer import write

__all__ = ["recognise", "write"]
