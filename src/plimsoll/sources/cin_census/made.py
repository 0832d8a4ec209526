"""The columns that the census does not have and its rows need: whose child, which referral, which enquiry or plan."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.census.tables import by_row, days_said, identified, said, together, told_apart
from plimsoll.sources.cin_census import mapping as named
from plimsoll.sources.delimited import Cells
from plimsoll.sources.document import Occurrences
from plimsoll.sources.spelling import JOINT

Rows = Mapping[str, Occurrences]
More = dict[str, Cells]


def made_columns(rows: Rows) -> dict[str, More]:
    """By element, the columns to be added to its rows."""
    episodes, plans = rows[named.EPISODE], rows[named.PROTECTION_PLAN]
    child = episodes.of(rows[named.CHILD], named.CHILD_ID)
    referral = _referrals(episodes, child)
    held = {name: _held_by(rows[name], child, referral) for name in _WITHIN_EPISODES}
    return {
        named.CHILD: {},
        named.EPISODE: _of_episodes(rows, child, referral),
        **held,
        named.ASSESSMENT: _and_assessment(rows[named.ASSESSMENT], held[named.ASSESSMENT], referral),
        named.ENQUIRY: held[named.ENQUIRY]
        | {named.ENQUIRY_ID: _of_day(rows[named.ENQUIRY], held[named.ENQUIRY], named.ENQUIRED_FROM)},
        named.REVIEW: _of_reviews(rows[named.REVIEW], plans, held[named.PROTECTION_PLAN]),
    }


_WITHIN_EPISODES = (named.ASSESSMENT, named.NEED_PLAN, named.ENQUIRY, named.PROTECTION_PLAN)


def _referrals(episodes: Occurrences, child: Cells) -> pa.Array:
    """Each referral's identifier: the child and the day; a second of that day that says otherwise has its number."""
    made = together(identified(child), days_said(episodes.cells[named.REFERRED]))
    return told_apart(made, episodes)


def _of_episodes(rows: Rows, child: Cells, referral: pa.Array) -> More:
    # A row without its day is refused for that. It has a name here, so that it is told of once.
    nameless = pc.if_else(pc.is_valid(identified(child)), JOINT, pa.scalar(None, pa.string()))
    return {
        named.CHILD_ID: child,
        named.OWN_REFERRAL_ID: by_row(pc.coalesce(referral, nameless)),
        named.REFERRAL_ID: by_row(referral),
        named.CONFERENCE_HELD: _conferences_of_no_enquiry(rows[named.EPISODE], rows[named.ENQUIRY]),
    }


def _conferences_of_no_enquiry(episodes: Occurrences, enquiries: Occurrences) -> Cells:
    """The conference that stands beside the referral, unless an enquiry of that referral has the very same."""
    own = days_said(episodes.cells[named.CONFERENCE_HELD])
    theirs = days_said(enquiries.cells[named.CONFERENCE_HELD])
    numbers = np.arange(1, episodes.count + 1)
    told = pc.is_in(_numbered(numbers, own), value_set=_numbered(enquiries.within, theirs), skip_nulls=True)
    return by_row(pc.if_else(told, "", said(episodes.cells[named.CONFERENCE_HELD])))


def _numbered(numbers: npt.NDArray[np.int64], days: pa.Array) -> pa.Array:
    return together(pa.array(numbers).cast(pa.string()), days)


def _held_by(rows: Occurrences, child: Cells, referral: pa.Array) -> More:
    """The child and the referral of the rows that stand in one."""
    places = pa.array(rows.within - 1)
    return {named.CHILD_ID: by_row(identified(child).take(places)), named.REFERRAL_ID: by_row(referral.take(places))}


def _and_assessment(rows: Occurrences, held: More, referral: pa.Array) -> More:
    day = days_said(rows.cells[named.ASSESSED_FROM])
    whose = pc.coalesce(referral.take(pa.array(rows.within - 1)), identified(held[named.CHILD_ID]))
    nameless = pc.if_else(pc.is_valid(whose), JOINT, pa.scalar(None, pa.string()))
    return held | {named.ASSESSMENT_ID: by_row(pc.coalesce(together(whose, day), nameless))}


def _of_day(rows: Occurrences, held: More, started: str) -> Cells:
    """The identifier of something of a child that began on a day."""
    return by_row(together(identified(held[named.CHILD_ID]), days_said(rows.cells[started])))


def _of_reviews(reviews: Occurrences, plans: Occurrences, held: More) -> More:
    places = pa.array(reviews.within - 1)
    plan = _of_day(plans, held, named.PROTECTED_FROM)
    return {
        named.CHILD_ID: by_row(identified(held[named.CHILD_ID]).take(places)),
        named.PROTECTION_PLAN_ID: by_row(plan.words.take(places)),
    }
