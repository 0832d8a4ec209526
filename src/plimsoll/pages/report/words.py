"""The words a pack opens with: what the service carried, what changed, and where it wears barriers down.

Every sentence is composed from figures with what they count and among how many. It speaks of conditions, and never of
what brought something about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plimsoll.door import definition
from plimsoll.door.grid import long_date, number
from plimsoll.door.pack import Barriers, Move, Pack, Reading, Unit
from plimsoll.pages.amounts import LOAD, SHARE, amount, plural
from plimsoll.pages.report import cells

HEADLINES = (
    *("unallocated", "in_name_only", "unassessed"),
    *("visits_overdue_cp", "visits_overdue_cin", "visits_overdue_cla", "reviews_overdue", "days_since_seen"),
    *("assessments_overdue", "aligned", "load", "caseload_all", "worker_changes", "rereferrals"),
    *("turnover", "vacancy_rate", "agency_rate", "absence_rate", "supervision_overdue", "management_absence"),
)
"""The measures whose movement stands in words; the rest stands in the tables."""

PHRASES = {
    "unallocated": "children without an allocated worker",
    "in_name_only": "children with a worker in name only",
    "unassessed": "children not yet assessed",
    "visits_overdue_cp": "overdue visits to children on a child protection plan",
    "visits_overdue_cin": "overdue visits to children in need",
    "visits_overdue_cla": "overdue visits to children looked after",
    "reviews_overdue": "plans past their review",
    "days_since_seen": "days since the child was seen, for half of the children longer",
    "assessments_overdue": "assessments past their clock",
    "aligned": "children with two or more barriers down",
    "load": "load against the line",
    "caseload_all": "the average caseload with nobody left out",
    "worker_changes": "changes of worker",
    "rereferrals": "re-referrals within a year",
}
"""What a measure is called in the middle of a sentence, where its title would read badly."""


def phrase(measure: str) -> str:
    """What a measure is called in the middle of a sentence."""
    title = definition(measure).title
    return PHRASES.get(measure, title[:1].lower() + title[1:])


def opening(pack: Pack, unit: Unit, where: str) -> tuple[str, ...]:
    """What the service or team carried on the day, and its barriers: a paragraph each."""
    told = (carried(pack, unit, where), barriers(unit))
    return tuple(paragraph for paragraph in told if paragraph)


def carried(pack: Pack, unit: Unit, where: str) -> str:
    """Who was open, who of them nobody held, and what that makes of the average."""
    on, opened = long_date(pack.on), unit.reading("open_cases")
    if opened.suppressed or not opened.value:
        return f"On {on} {where} had {'few' if opened.suppressed else 'no'} children with an open case."
    head = f"On {on} {where} carried {plural(opened.value, 'child', 'children')} with an open case."
    return " ".join(part for part in (head, _waiting(unit), nominal(unit), _average(unit), _load(unit)) if part)


def _waiting(unit: Unit) -> str:
    told = unit.reading("unallocated")
    if told.value is None or told.share is None:
        return ""
    held = f"{number(told.value)} of them ({told.share:.1%})"
    if not told.value:
        return "All of them had an allocated worker."
    return f"{held} had no allocated worker{_longest(told)}."


def _longest(told: Reading) -> str:
    longest, median = told.detail.get("longest"), told.detail.get("median")
    if longest is None or median is None:
        return ""
    half = f"{plural(median, 'day')} or more" if median >= 1 else "less than a day"
    return f"; the longest had waited {plural(longest, 'day')}, and half of them {half}"


def nominal(unit: Unit) -> str:
    """The children held in name only, or so it seems."""
    told = unit.reading("in_name_only")
    if not told.value:
        return ""
    return (
        f"{plural(told.value, 'more child was', 'more children were')} held in name only, or so it seems: by a duty "
        "tray, a manager, somebody who was not there, or a worker with far too many."
    )


def _average(unit: Unit) -> str:
    shown, whole = unit.reading("caseload_published"), unit.reading("caseload_all")
    if shown.value is None or whole.value is None:
        return ""
    return (
        f"A full-time worker held {number(shown.value)} children on average as the figure is published, and "
        f"{number(whole.value)} when the children nobody holds are counted too."
    )


def _load(unit: Unit) -> str:
    told = unit.reading("load")
    return "" if told.value is None else f"The work required {told.value:.0%} of the hours there were."


def barriers(unit: Unit) -> str:
    """How many children have two or more barriers down, beside what independence would give; and the worst of it."""
    told, lined_up = unit.barriers, unit.reading("aligned")
    if told is None or lined_up.value is None or lined_up.share is None:
        return ""
    head = (
        f"For {number(lined_up.value)} of {plural(lined_up.denominator or 0, 'child', 'children')} "
        f"({lined_up.share:.1%}) two or more of what must reach a child was down at once: a worker, a sighting, an "
        "assessment, a review, a concern that is heard."
    )
    return " ".join(part for part in (head, _expected(told), _worst(unit)) if part)


def _expected(told: Barriers) -> str:
    if told.expected_lined_up is None:
        return ""
    return f"If barriers failed independently of each other it would be about {told.expected_lined_up:,.0f}."


def _worst(unit: Unit) -> str:
    worst = next((row for row in unit.swamp if row.excess > 0), None)
    if worst is None:
        return "No condition went with more barriers down than is usual for the children it touched."
    return f"What went with most barriers down above the usual was this. {worst.sentence}"


@dataclass(frozen=True, slots=True)
class Change:
    """What went one way: the way, and a sentence for each measure that went it."""

    way: str
    told: tuple[str, ...]


def changes(pack: Pack, unit: Unit) -> tuple[Change, ...]:
    """What moved over twelve months, held against the whole run."""
    told = [unit.reading(name) for name in HEADLINES if unit.reading(name).year is not None]
    worse = _went(told, Move.WORSENED)
    still = [each for each in worse if each.whole and each.whole.move is Move.WORSENED]
    # Of what may not be shown, or was not known then, nothing is said.
    before = [each for each in worse if each not in still and each.whole is not None]
    longer = pack.months > pack.recent
    recent, whole = cells.ago(pack.recent), cells.ago(pack.months)
    groups = (
        (f"Worse than {recent}" + (f", and than {whole}" if longer else ""), still),
        (f"Worse than {recent}, though not than {whole}", before),
        (f"Worse than {recent}", [each for each in worse if each not in (*still, *before)]),
        ("Better on its face, while a counter-measure worsened: moved, not fixed", _went(told, Move.MOVED)),
        (f"Better than {recent}", _went(told, Move.IMPROVED)),
        (f"Much as it was {recent}", _went(told, Move.STEADY)),
    )
    return tuple(Change(way, tuple(_moved(each, pack) for each in found)) for way, found in groups if found)


def _went(told: Iterable[Reading], move: Move) -> list[Reading]:
    return [each for each in told if each.year and each.year.move is move]


def _moved(told: Reading, pack: Pack) -> str:
    """Such as: Overdue visits to children in need: 94 of 306 plans; 36 a year ago, 61 two years ago."""
    before = [(pack.recent, told.year), (pack.months, told.whole if pack.months > pack.recent else None)]
    then = ", ".join(f"{amount(went.first, told.measure)} {cells.ago(back)}" for back, went in before if went)
    said = phrase(told.measure)
    return f"{said[:1].upper()}{said[1:]}: {now(told)}; {then}."


def now(told: Reading) -> str:
    """A value with what it counts and among how many: ``94 of 306 plans``, ``32.6% (736 of 2,257 referrals)``."""
    whole, said = cells.counted(told), definition(told.measure)
    shown = amount(told.value, told.measure)
    if said.unit == SHARE:
        return f"{shown} ({whole})"
    if whole.startswith("of "):
        return f"{shown} {whole}"
    if said.unit == LOAD:
        return f"{shown} of the hours there are"
    return f"{shown} {said.unit}" + (f", {whole}" if whole.startswith("over ") else "")


def moved_not_fixed(unit: Unit) -> tuple[str, ...]:
    """Each improvement of the last year whose counter-measure worsened, in a sentence."""
    return tuple(_traded(each) for each in unit.readings.values() if each.year and each.year.move is Move.MOVED)


def _traded(told: Reading) -> str:
    year = told.year
    worse = [each for each in year.counters if each.move is Move.WORSENED] if year else []
    beside = "; ".join(
        f"{phrase(each.measure)} went from {_ends(each.measure, each.first, each.last)}" for each in worse
    )
    went = _ends(told.measure, year.first, year.last) if year else ""
    title = definition(told.measure).title
    return f"{title} went from {went}, which looks better. Beside it, {beside}."


def _ends(measure: str, first: float, last: float) -> str:
    return f"{amount(first, measure)} to {amount(last, measure)}"
