"""The HR set, CSV files of our own for what no case system holds: reader and writer."""

from plimsoll.sources.hr.layouts import LAYOUTS
from plimsoll.sources.layout_files import LaidOut

__all__ = ["LAYOUTS", "recognise", "write"]

_FORMAT = LaidOut(LAYOUTS)
recognise = _FORMAT.recognise
write = _FORMAT.write
