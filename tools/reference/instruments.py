"""The page about the measures, from what each instrument says of itself."""

from __future__ import annotations

from tests.spec.collected import MEASURES
from tests.spec.example import READING

from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.measures.instrument import Instrument
from tools.reference.examples import shown
from tools.reference.paper import codes, page, table


def measures_page() -> str:
    """Every measure: a list of all, then an entry each."""
    opening = (
        "Each measure answers for a service or its teams, on any day, as known on any day. A measure whose source is"
        " not loaded says which extract would bring it, and never answers 0. Its counters are shown beside it:"
        ' an improvement whose counter worsens reads "moved, not fixed".'
    )
    found = INSTRUMENTS.values()
    listed = table(("measure", "title", "unit"), [(f"[{i.name}](#{i.name})", i.title, i.unit) for i in found])
    return page("Measures", opening, READING, listed, *map(_entry, found))


def _entry(each: Instrument) -> str:
    rows = [
        ("title", each.title),
        ("unit", each.unit),
        ("numerator", each.numerator),
        ("denominator", each.denominator),
        ("counts", each.of),
        ("of concern when it goes", each.concern),
        ("counters", codes(each.counters)),
        ("needs", codes(each.needs)),
        ("comes with", each.brings),
        ("may be shown for a worker", "yes, to that worker and the line manager" if each.by_worker else "no"),
        ("source", each.source),
    ]
    said = table(("", ""), [row for row in rows if row[1]])
    note = f"\n\n{each.note}" if each.note else ""
    return f"## {each.name}\n\n{each.meaning}\n\n{said}{note}\n\n{shown(MEASURES, each.name)}"
