"""What Annex A's lists say together: which case a row belongs to, and which of several rows tells of one thing.

The lists repeat each other. A child stands on up to eight of them, a worker on seven, and who holds a child on each
that the child is on. One row tells of each thing, so that nothing counts twice and nothing contradicts itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.sources.annex_a import mapping as told
from plimsoll.sources.annex_a.cases import Cases, begun, cases, key
from plimsoll.sources.annex_a.listed import Listed
from plimsoll.sources.delimited import Cells

Rows = npt.NDArray[np.bool_]

REFERRED, ASSESSED, ENQUIRED, IN_NEED, PROTECTED, IN_CARE, LEAVERS = 3, 4, 5, 6, 7, 8, 9
# A case is told by the first of these that has it; a referral that none has stands by itself.
CASES = (IN_NEED, IN_CARE, PROTECTED, REFERRED)
# Who holds a child is told by the first of these on which the child and the worker stand.
HOLDING = (IN_NEED, IN_CARE, PROTECTED, LEAVERS)
# What rows say beside what they are mainly about, which a row without a child says of nobody.
ASIDE = {
    ENQUIRED: (told.CONFERRED,),
    IN_NEED: (told.LAST_SEEN,),
    PROTECTED: ("date of the last statutory visit", "date of latest review conference"),
    IN_CARE: (told.PLACED, told.STATUS_SINCE, "date of last social work visit", "date of latest statutory review"),
}
YES_OR_NOTHING = pa.array(["", "Y"])
NOBODY = pa.array([], pa.string())

HELD_SINCE = (
    "Annex A tells who holds a child on one day only: each allocation is taken to begin with the case, plan or period "
    "it stands beside, and earlier holders are not known."
)
NO_CASES = "There is no list 6 (Children in Need): these referrals are taken as closed on the day they came."


def link(lists: Sequence[Listed]) -> list[Listed]:
    """The lists, by number, with what they say together worked out as columns of their own."""
    kept = sorted((_childless(each) for each in lists), key=lambda each: each.listing.number)
    kept = _marked(kept, told.TELLS_CASE, _tells_case(kept))
    known = cases([(each, each.filled(told.TELLS_CASE)) for each in kept if each.listing.number in told.ENDS])
    nfa = _referrals_nfa(kept)
    kept = [each.adding(_beside(each, known, nfa)) for each in kept]
    kept = _marked(kept, told.TELLS_PERSON, _first_children(kept))
    kept = _marked(kept, told.TELLS_TEAM, _firsts([each.text(told.TEAM) for each in kept]))
    staff = _firsts([each.text(name) for name in (told.WORKER, told.ADVISER) for each in kept])
    kept = _marked(kept, told.TELLS_WORKER, staff[: len(kept)])
    kept = _marked(kept, told.TELLS_ADVISER, staff[len(kept) :])
    kept = _marked(kept, told.TELLS_HOLDING, _holding(kept))
    return [replace(each, notices=(*each.notices, *_notices(each, kept))) for each in kept]


def _marked(lists: Sequence[Listed], name: str, rows: Sequence[Rows]) -> list[Listed]:
    return [each.adding({name: _marks(marked)}) for each, marked in zip(lists, rows, strict=True)]


def _marks(rows: Rows) -> Cells:
    return Cells(YES_OR_NOTHING, pa.array(rows.astype(np.int32)))


def _childless(listed: Listed) -> Listed:
    """A row without a child is refused once, for what it is mainly about."""
    child = listed.filled(told.CHILD)
    if child.all():
        return listed
    aside = ASIDE.get(listed.listing.number, ())
    blanked = {name: pc.if_else(pa.array(child), listed.text(name), "") for name in aside}
    return listed.adding({name: Cells(texts, None) for name, texts in blanked.items()})


def _in_turn(lists: Sequence[Listed], order: Sequence[int]) -> list[int]:
    """The places of the lists with these numbers, in the order of the numbers."""
    return [at for number in order for at, each in enumerate(lists) if each.listing.number == number]


def _tells_case(lists: Sequence[Listed]) -> list[Rows]:
    """List 6's rows; of lists 8 and 7 those of children with no case so far; of list 3 those no case begins with."""
    children, begins = NOBODY, NOBODY
    tells = [np.zeros(len(each), bool) for each in lists]
    for at in _in_turn(lists, CASES):
        each = lists[at]
        number = each.listing.number
        if number == REFERRED:
            tells[at] = ~_among(begun(each), begins)
            continue
        child = each.ids(told.CHILD)
        tells[at] = np.full(len(each), True) if number == IN_NEED else ~_among(child, children) & _whole(each)
        children = pa.concat_arrays([children, child])
        begins = pa.concat_arrays([begins, begun(each).filter(pa.array(tells[at]))])
    return tells


def _whole(listed: Listed) -> Rows:
    """Which rows have a child and the day they begin with."""
    began = pc.is_valid(begun(listed))
    whole: Rows = began.to_numpy(zero_copy_only=False)
    return whole


def _among(values: pa.Array, others: pa.Array) -> Rows:
    found: Rows = pc.is_in(values, value_set=others, skip_nulls=True).to_numpy(zero_copy_only=False)
    return found


def _referrals_nfa(lists: Sequence[Listed]) -> tuple[pa.Array, pa.Array]:
    """The referrals of list 3 that led to nothing, by child and day, and what it says of each."""
    referrals = [each for each in lists if each.listing.number == REFERRED]
    keys = pa.concat_arrays([NOBODY, *(begun(each) for each in referrals)])
    return keys, pa.concat_arrays([NOBODY, *(each.text("referral nfa?") for each in referrals)])


# --- what stands beside a row --------------------------------------------------------------------------------


def _beside(listed: Listed, known: Cases, nfa: tuple[pa.Array, pa.Array]) -> dict[str, Cells]:
    number = listed.listing.number
    if number not in told.BEGINS:
        return _of_leaver(listed)
    child, since = listed.ids(told.CHILD), listed.days(told.BEGINS[number])
    worked_out = BESIDE.get(number, _nothing)(listed, child)
    if number == IN_NEED:
        worked_out[told.REFERRAL_NFA] = _nfa_of_closed(listed, nfa)
    return {told.CASE: Cells(known.of(child, since), None)} | worked_out


def _nothing(_listed: Listed, _child: pa.Array) -> dict[str, Cells]:
    return {}


def _of_referral(listed: Listed, _child: pa.Array) -> dict[str, Cells]:
    """The day once more, to close on; what is no day is told as a fault of the column it stands in, and only there."""
    return {told.CAME: Cells(listed.days(told.REFERRED).cast(pa.string()), None)}


def _of_assessment(listed: Listed, _child: pa.Array) -> dict[str, Cells]:
    needed = listed.cells.get("was the child assessed as requiring la children's social care support?")
    if needed is None:
        return {}
    turned = pc.if_else(pc.equal(needed.words, "Y"), "N", pc.if_else(pc.equal(needed.words, "N"), "Y", ""))
    return {told.NO_SUPPORT: Cells(turned, needed.codes)}


def _of_enquiry(listed: Listed, child: pa.Array) -> dict[str, Cells]:
    return {"(enquiry)": Cells(key(child, listed.days(told.DISCUSSED)), None)}


def _of_need(listed: Listed, _child: pa.Array) -> dict[str, Cells]:
    status = listed.text("case status")
    on_plan = pc.fill_null(pc.equal(status, "CIN"), False).to_numpy(zero_copy_only=False)
    return {told.CIN_PLAN: _marks(on_plan & _whole(listed)), told.SEEN: _marks(listed.filled(told.LAST_SEEN))}


def _of_protection(listed: Listed, _child: pa.Array) -> dict[str, Cells]:
    """A child seen alone was seen; of one not seen alone the list does not say."""
    alone = listed.cells.get(told.ALONE)
    if alone is None:
        return {}
    return {told.SEEN: Cells(pc.if_else(pc.equal(alone.words, "Y"), "Y", ""), alone.codes)}


def _of_care(listed: Listed, child: pa.Array) -> dict[str, Cells]:
    period, placed = listed.days(told.CARE_DAYS[0]), listed.days(told.PLACED)
    return {"(period)": Cells(key(child, period), None), "(placement)": Cells(key(child, placed), None)}


BESIDE: dict[int, Callable[[Listed, pa.Array], dict[str, Cells]]] = {
    REFERRED: _of_referral,
    ASSESSED: _of_assessment,
    ENQUIRED: _of_enquiry,
    IN_NEED: _of_need,
    PROTECTED: _of_protection,
    IN_CARE: _of_care,
}


def _nfa_of_closed(listed: Listed, nfa: tuple[pa.Array, pa.Array]) -> Cells:
    """What list 3 says of the referral a closed case began with; of one still open it was not nothing that followed."""
    keys, answers = nfa
    answer = answers.take(pc.index_in(begun(listed), value_set=keys, skip_nulls=True))
    return Cells(pc.if_else(pa.array(listed.filled(told.NEED_DAYS[1])), answer, ""), None)


def _of_leaver(listed: Listed) -> dict[str, Cells]:
    """The last day that the list speaks of, which is as far back as the holders are known; who advises from then."""
    touched = _in_touch(listed)
    dated = pc.fill_null(pc.not_equal(touched, ""), False).to_numpy(zero_copy_only=False)
    advised = dated & listed.filled(told.ADVISER) & listed.filled(told.CHILD)
    return {told.IN_TOUCH: Cells(touched, None), told.ADVISED: _marks(advised)}


def _in_touch(listed: Listed) -> pa.Array:
    contact, review = listed.text("latest date of contact"), listed.text("latest pathway plan review date")
    return pc.if_else(pa.array(listed.filled("latest date of contact")), contact, review)


# --- which row tells -----------------------------------------------------------------------------------------


def _first_children(lists: Sequence[Listed]) -> list[Rows]:
    """The first row of each child, one with a date of birth before one without."""
    children = [_children(each) for each in lists]
    born = [
        pc.if_else(pa.array(each.filled(told.BORN)), child, None) for each, child in zip(lists, children, strict=True)
    ]
    known = pa.concat_arrays([NOBODY, *born])
    others = [pc.if_else(pa.array(_among(each, known)), None, each) for each in children]
    return [one | other for one, other in zip(_firsts(born), _firsts(others), strict=True)]


def _children(listed: Listed) -> pa.Array:
    """The child of each row that can be kept."""
    child = listed.ids(told.CHILD)
    if listed.listing.number not in told.BEGINS:
        return child
    return pc.if_else(pa.array(_whole(listed)), child, None)


def _firsts(columns: Sequence[pa.Array]) -> list[Rows]:
    """Where each word stands first over all the columns, one after another; nothing is no word."""
    coded = pa.concat_arrays([NOBODY, *columns]).dictionary_encode()
    codes = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    empty = pc.index(coded.dictionary, "").as_py()
    words, places = np.unique(codes, return_index=True)
    marked = np.zeros(len(codes), bool)
    marked[places[(words >= 0) & (words != empty)] if empty >= 0 else places[words >= 0]] = True
    return np.split(marked, np.cumsum([len(column) for column in columns])[:-1])


def _holding(lists: Sequence[Listed]) -> list[Rows]:
    """Of the rows with a worker, those whose child and worker no earlier list has told together."""
    open_so_far, so_far = NOBODY, NOBODY
    tells = [np.zeros(len(each), bool) for each in lists]
    for at in _in_turn(lists, HOLDING):
        each = lists[at]
        pairs = pc.binary_join_element_wise(_children(each), each.text(told.WORKER), "\n")
        ended = each.filled(told.ENDS.get(each.listing.number, ""))
        told_before = np.where(ended, _among(pairs, so_far), _among(pairs, open_so_far))
        tells[at] = each.filled(told.WORKER) & pc.is_valid(pairs).to_numpy(zero_copy_only=False) & ~told_before
        if each.listing.number == LEAVERS:
            tells[at] &= each.filled(told.IN_TOUCH)
        so_far = pa.concat_arrays([so_far, pairs])
        open_so_far = pa.concat_arrays([open_so_far, pairs.filter(pa.array(~ended))])
    return tells


# --- notices -------------------------------------------------------------------------------------------------


def _notices(listed: Listed, lists: Sequence[Listed]) -> tuple[str, ...]:
    number = listed.listing.number
    there = {each.listing.number for each in lists}
    notices = [] if len(listed) else [f"{listed.file}: it has headings and no rows."]
    if number == min(there.intersection(HOLDING), default=0):
        notices.append(f"{listed.file}: {HELD_SINCE}")
    if number == REFERRED and IN_NEED not in there:
        notices.append(f"{listed.file}: {NO_CASES}")
    if number in (PROTECTED, IN_CARE) and (own := int(listed.filled(told.TELLS_CASE).sum())):
        notices.append(f"{listed.file}: {own:,} of its children are not on list 6; their case is taken from here.")
    if number == LEAVERS:
        notices.extend(_undated(listed))
    return tuple(notices)


def _undated(listed: Listed) -> list[str]:
    held = listed.filled(told.WORKER) | listed.filled(told.ADVISER)
    undated = int((held & ~listed.filled(told.IN_TOUCH)).sum())
    if not undated:
        return []
    return [f"{listed.file}: {undated:,} care leavers have no date, so who holds them was not kept."]
