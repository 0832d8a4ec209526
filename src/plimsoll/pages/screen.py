"""The picture of a service on one screen: the swamp first, then the children, then how it came to this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plimsoll.door import definition, worsened
from plimsoll.door.grid import aligned, long_date, number
from plimsoll.pages.amounts import amount, plural
from plimsoll.pages.barriers import counts, numbered
from plimsoll.pages.charts import ends, line
from plimsoll.pages.ink import Ink
from plimsoll.pages.picture import CHARTED, MONTHS, Picture
from plimsoll.pages.plain import paragraph
from plimsoll.vocabulary.clocks import add_months

WORST = 5
"""How many lines of the swamp are shown."""

MONTHS_BACK = 2
"""How far back the screen suggests to look, to see what was known then."""

INDENT = "  "

CHART_HEADS = ("", "", "first", "last", "lowest", "highest")

Row = Mapping[str, Any]


def screen(shown: Picture, ink: Ink, store: str, opening: str = "") -> str:
    """The whole screen.

    Args:
        shown: what it shows.
        ink: how words are set apart.
        store: the store's folder, for the commands to type next.
        opening: a sentence that must be read first, such as that nobody in it exists.
    """
    parts = [
        _title(shown, ink, opening),
        _swamp(shown, ink),
        _without_worker(shown, ink),
        _aligned(shown, ink),
        _months(shown, ink),
        _refused(shown, ink),
        _next(shown, ink, store),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _title(shown: Picture, ink: Ink, opening: str) -> list[str]:
    head = ink.title(f"PLIMSOLL · {shown.defences.provenance.sentence()}")
    return [head, *([ink.aside(line) for line in paragraph(opening)] if opening else [])]


def _head(ink: Ink, title: str, rest: str = "") -> str:
    return f"{ink.title(title)}: {ink.aside(rest)}" if rest else ink.title(title)


def _swamp(shown: Picture, ink: Ink) -> list[str]:
    """The conditions that wear down most barriers, and where, in sentences."""
    head = _head(ink, "THE SWAMP", "what wears barriers down most, and where, in the 28 days to this day")
    worst = [row for row in shown.drain.records() if row["excess"] > 0][:WORST]
    if not worst:
        return [head, f"{INDENT}No condition went with more barriers down than is usual for the children it touched."]
    told = [line for place, row in enumerate(worst, 1) for line in numbered(place, row["sentence"])]
    return [head, *told, *(ink.aside(line) for line in paragraph(shown.drain.about["note"], INDENT))]


def _without_worker(shown: Picture, ink: Ink) -> list[str]:
    """The children nobody holds, beside the average that leaves them out."""
    head = _head(ink, "CHILDREN WITHOUT A WORKER", "the published average leaves them out")
    figures = shown.figures
    told = [*_waiting(figures["unallocated"], ink), *_nominal(figures.get("in_name_only"))]
    averages = [
        ["Average caseload as published", _figure(figures, "caseload_published"), "children per full-time worker"],
        ["The same with nobody left out", _figure(figures, "caseload_all"), "children per full-time worker"],
    ]
    return [head, *told, *(INDENT + row for row in aligned(["", "", ""], averages, right=[1])[1:])]


def _waiting(row: Row, ink: Ink) -> list[str]:
    if row["value"] is None:
        return paragraph(row["note"], INDENT)
    share = f" ({row['value'] / row['denominator']:.0%})" if row["denominator"] else ""
    whole = f"{number(row['value'])} of {plural(row['denominator'], 'child', 'children')} with an open case{share}"
    first, *rest = paragraph(f"{whole} have no allocated worker.{_wait(row['detail'])}", INDENT)
    return [ink.concern(first) if row["value"] else first, *rest]


def _wait(detail: Mapping[str, Any]) -> str:
    longest, median = detail.get("longest"), detail.get("median")
    if longest is None or median is None:
        return ""
    return f" The longest has waited {plural(longest, 'day')}; half of them {plural(median, 'day')} or more."


def _nominal(row: Row | None) -> list[str]:
    if row is None or not row["value"]:
        return []
    told = f"{plural(row['value'], 'more child is', 'more children are')} held in name only, or so it seems:"
    return paragraph(f"{told} by a duty tray, by a manager, or by a worker with far too many.", INDENT)


def _figure(figures: Mapping[str, Row], measure: str) -> str:
    return amount(figures[measure]["value"], measure)


def _aligned(shown: Picture, ink: Ink) -> list[str]:
    """The children for whom two or more barriers are down, and what independence would give."""
    head = _head(ink, "WHERE THE HOLES LINE UP", "two or more of worker, sighting, assessment, review, hearing down")
    about, aligned_now = shown.defences.about, len(shown.defences)
    share = f" ({aligned_now / about['children']:.0%})" if about["children"] else ""
    whole = f"{number(aligned_now)} of {plural(about['children'], 'child', 'children')} with an open case{share}"
    longest = max(shown.defences["days"], default=0)
    since = f", one of them for {plural(longest, 'day')}" if longest else ""
    told = f"{whole} have two or more barriers down{since}."
    return [head, *paragraph(told, INDENT), *(INDENT + line for line in counts(about))]


def _months(shown: Picture, ink: Ink) -> list[str]:
    """Two years of each charted measure, one line each."""
    head = _head(ink, f"{MONTHS} MONTHS", f"to {long_date(shown.on)}, each line between its own lowest and highest")
    told = {measure: _run(shown.history.records(), measure) for measure in CHARTED}
    runs = {measure: values for measure, values in told.items() if any(value is not None for value in values)}
    rows = [_chart(measure, values) for measure, values in runs.items()]
    heads, *lines = aligned(CHART_HEADS, rows, right=range(2, len(CHART_HEADS)))
    inked = [ink.concern(each) if _worse(*run) else each for each, run in zip(lines, runs.items(), strict=True)]
    return [head, ink.aside(INDENT + heads), *(INDENT + each for each in inked)]


def _worse(measure: str, values: Sequence[float | None]) -> bool:
    first, last, _, _ = ends(values)
    return first is not None and last is not None and worsened(measure, first, last)


def _run(rows: Iterable[Row], measure: str) -> list[float | None]:
    return [row["value"] for row in rows if row["measure"] == measure]


def _chart(measure: str, values: Sequence[float | None]) -> list[str]:
    return [definition(measure).title, line(values), *(amount(value, measure) for value in ends(values))]


def _refused(shown: Picture, ink: Ink) -> list[str]:
    """How much was read, and what of it could not be used."""
    head = _head(ink, "WHAT WAS REFUSED", "rows that could not be used; never their cells")
    refused, read = sum(shown.loads["refused"]), sum(shown.loads["read"])
    told = f"{plural(refused, 'row')} of {number(read)} read in {plural(len(shown.loads), 'load')}."
    return [head, INDENT + told]


def _next(shown: Picture, ink: Ink, store: str) -> list[str]:
    place = f'"{store}"' if " " in store else store
    asked = f"--on {shown.on} --store {place}"
    then = add_months(shown.on, -MONTHS_BACK)
    told = [
        f"plimsoll drain {asked}",
        f"plimsoll conditions --by team --measure unallocated {asked}",
        f"plimsoll conditions --on {then} --as-known-on {then} --store {place}",
        f"plimsoll warn {asked}",
        f"plimsoll queue {asked}",
        f"plimsoll defences {asked} --format xlsx --out aligned.xlsx",
        "plimsoll explain unallocated",
    ]
    return [_head(ink, "TYPE NEXT"), *(INDENT + command for command in told)]
