"""Ofsted's ILACS Annex A as a council hands it over: a workbook of eleven lists, or eleven CSV files."""

from plimsoll.sources.annex_a.mapping import MAPPINGS
from plimsoll.sources.annex_a.reader import SOURCE, recognise, together
from plimsoll.sources.annex_a.writer import write, write_csv

__all__ = ["MAPPINGS", "SOURCE", "recognise", "together", "write", "write_csv"]
