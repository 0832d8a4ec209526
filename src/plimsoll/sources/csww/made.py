"""The columns that the workforce census does not have and its rows need."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources import words
from plimsoll.sources.census.tables import by_row, identified, said, the_same, told_apart
from plimsoll.sources.csww import mapping as named
from plimsoll.sources.delimited import Cells
from plimsoll.sources.document import Occurrences
from plimsoll.vocabulary.clocks import add_months

More = dict[str, Cells]

YEAR = 12
"""Months that a census speaks for."""

NEXT_DAY = timedelta(days=1)
YES = "1"
NONE_LOST = "0"
LEAST_FTE = 0.005
"""The census gives FTE to two decimal places; less than half of the last one is rounding."""


def of_workers(workers: Occurrences, reference: date) -> More:
    """Who each row is, when and why they left, the census year, and who was away on the day of the census."""
    count = workers.count
    staff = _staff(workers, reference)
    away = _yes(workers.cells[named.ABSENT])
    return {
        named.STAFF: by_row(staff),
        named.EMPLOYMENT: by_row(told_apart(staff, workers)),
        named.LEFT: _left(workers, reference),
        named.REASON: _reason(workers),
        named.YEAR_BEGAN: the_same((add_months(reference, -YEAR) + NEXT_DAY).isoformat(), count),
        named.YEAR_ENDED: the_same((reference + NEXT_DAY).isoformat(), count),
        named.REFERENCE: the_same(reference.isoformat(), count),
        named.TOTAL: the_same(YES, count),
        named.STANDING: by_row(pc.if_else(away, YES, "")),
        named.COUNTED: _counted(workers),
        "ReasonAbsence": by_row(pc.fill_null(said(workers.cells["ReasonAbsence"]), named.OTHER_ABSENCE)),
    }


def _staff(workers: Occurrences, reference: date) -> pa.Array:
    """The number of Social Work England, or the row's place in the census of that year where there is none."""
    places = pa.array(np.arange(1, workers.count + 1)).cast(pa.string())
    row = pc.binary_join_element_wise("row", places, "of", str(reference.year), " ")
    return pc.coalesce(pc.utf8_upper(identified(workers.cells[named.NUMBER])), row)


def _left(workers: Occurrences, reference: date) -> Cells:
    """The day by which each had left. The census lists no agency workers who have gone: each is known for its year."""
    left = said(workers.cells[named.LEFT])
    until = pc.if_else(_yes(workers.cells["AgencyWorker"]), add_months(reference, YEAR).isoformat(), "")
    return by_row(pc.coalesce(left, until))


def _reason(workers: Occurrences) -> Cells:
    """Whoever has an end has left the service: without a reason, for one that is not known."""
    left = pc.is_valid(said(workers.cells[named.LEFT]))
    unknown = pc.if_else(left, named.REASON_NOT_KNOWN, pa.scalar(None, pa.string()))
    return by_row(pc.coalesce(said(workers.cells[named.LEFT_FOR]), unknown))


def _counted(workers: Occurrences) -> Cells:
    """A day of sickness on the day of the census is among the days lost in the year, where those are given."""
    sick = pc.equal(pc.utf8_upper(pc.fill_null(said(workers.cells["ReasonAbsence"]), "")), named.SICK)
    told = pc.is_valid(said(workers.cells[named.DAYS_LOST]))
    return by_row(pc.if_else(pc.and_(sick, told), NONE_LOST, ""))


def _yes(cells: Cells) -> pa.Array:
    flags, _ = words.flag(cells.words)
    return pc.fill_null(cells.spread(flags), False)


def of_authority(authority: Occurrences, reference: date) -> More:
    """The year from this census to the next, for which it is the last word on vacancies and on agency workers."""
    return {
        named.REFERENCE: the_same(reference.isoformat(), authority.count),
        named.NEXT: the_same(add_months(reference, YEAR).isoformat(), authority.count),
        named.TOTAL: the_same(YES, authority.count),
    }


def unnamed(authority: Occurrences, employed: pa.Table, reference: date) -> More:
    """The agency workers' FTE that only the authority's total holds, and no worker's row."""
    counted = _agency_in_post(employed, reference)
    totals, _ = words.number(authority.cells[named.AGENCY_IN_ALL].words)
    rest = [_rest(total, counted) for total in totals.to_pylist()]
    return {named.UNNAMED: by_row(authority.cells[named.AGENCY_IN_ALL].spread(pa.array(rest, pa.string())))}


def _agency_in_post(employed: pa.Table, reference: date) -> float:
    day = pa.scalar(reference, pa.date32())
    there = pc.or_kleene(pc.is_null(employed["ended"]), pc.greater(employed["ended"], day))
    begun = pc.less_equal(employed["started"], day)
    rows = employed.filter(pc.and_(pc.and_(pc.fill_null(employed["agency"], False), there), begun))
    return float(pc.sum(rows["fte"]).as_py() or 0)


def _rest(total: float | None, counted: float) -> str | None:
    if total is None or total - counted < LEAST_FTE:
        return None
    return f"{total - counted:.2f}"
