"""What records look like beyond what a model knows: months of birth, needs, contacts, placements, registrations.

A history that a model of the service lived through says who came, how far each case went, who held it and when. The
rest of what an extract holds is made up here, by chance that hangs on nothing but the seed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention.almanac import YEAR, month_of
from plimsoll.invention.families import AGES
from plimsoll.invention.referrals import NEED_WEIGHTS, NEEDS
from plimsoll.invention.register import REGISTERED, REGISTERED_DIGITS
from plimsoll.invention.sheet import ARROW, empty, numbered, words
from plimsoll.invention.streams import Chance, Days, Streams, picks
from plimsoll.vocabulary.case_tables import CONTACT, LEGAL_STATUS, PLACEMENT
from plimsoll.vocabulary.table import Table

PLACED = "U6"
"""The SSDA903 code of foster care that is not meant to last: every placement here, as the history tells of none."""

CARE_ORDER = "C2"
"""The SSDA903 code of a full care order: every looked-after child here, as the history tells of no court."""

LOOKED_AFTER = "CLA"

# An absence of which nothing more is known is sickness four times in five, else training: an assumption.
ABSENCES, ABSENCE_WEIGHTS = ("sickness", "training"), (4, 1)

Tables = dict[str, Any]


def dressed(history: Mapping[str, Any], seed: int) -> Tables:
    """The tables of a history with what it does not know made up, so that every extract can be written of them.

    Args:
        history: canonical tables in which every child has a family and a referral.
        seed: the same seed makes up the same.
    """
    streams, tables = Streams(seed), dict(history)
    tables["person"] = _born(streams.of("ages"), tables)
    tables["referral"] = _needy(streams.of("needs"), tables["referral"])
    tables["contact"] = _contacts(tables["referral"])
    care = tables["plan"].filter(pc.equal(tables["plan"]["kind"], LOOKED_AFTER))
    tables["placement"], tables["legal_status"] = _placements(care), _statuses(care)
    tables["plan"] = _placed(tables["plan"])
    tables["worker"] = _registered(tables["worker"])
    tables["absence"] = _told_why(streams.of("absences of a history"), tables["absence"])
    tables["employment"] = _matched(tables["employment"], tables["worker"])
    return tables


def _born(chance: Chance, tables: Tables) -> Any:
    """Each child's month of birth, by its age when its family was first referred."""
    people = tables["person"]
    first = tables["referral"].group_by("person_id").aggregate([("received", "min")])
    place = pc.index_in(people["person_id"], first["person_id"])
    heard = first["received_min"].take(place).combine_chunks().view(pa.int32())
    age = picks(chance, AGES, len(people)) + chance.random(len(people)) * (1 - 1 / YEAR)
    return _with(
        people, "birth_month", _days(month_of(np.asarray(heard, dtype=np.int64) - (age * YEAR).astype(np.int64)))
    )


def _needy(chance: Chance, referrals: Any) -> Any:
    return _with(referrals, "need_code", words(NEEDS, picks(chance, NEED_WEIGHTS, len(referrals))))


def _contacts(referrals: Any) -> Any:
    """A contact for each referral, on its day: the history knows of no contact that became none."""
    yes = pa.array(np.ones(len(referrals), dtype=np.bool_))
    return _table(
        CONTACT,
        len(referrals),
        contact_id=pc.binary_join_element_wise(pa.scalar("C"), referrals["referral_id"], pa.scalar("-")),
        person_id=referrals["person_id"],
        received=referrals["received"],
        decided=yes,
        referred=yes,
        nfa=pc.invert(yes),
    )


def _placement_ids(plans: Any) -> Any:
    return pc.binary_join_element_wise(pa.scalar("L"), plans["plan_id"], pa.scalar("-"))


def _placed(plans: Any) -> Any:
    """A period of being looked after is one placement."""
    cared_for = pc.equal(plans["kind"], LOOKED_AFTER)
    return _with(plans, "placement_id", pc.if_else(cared_for, _placement_ids(plans), pa.scalar(None, pa.string())))


def _placements(care: Any) -> Any:
    return _table(
        PLACEMENT,
        len(care),
        placement_id=_placement_ids(care),
        plan_id=care["plan_id"],
        person_id=care["person_id"],
        started=care["started"],
        ended=care["ended"],
        type_code=pa.array([PLACED] * len(care), pa.string()),
    )


def _statuses(care: Any) -> Any:
    return _table(
        LEGAL_STATUS,
        len(care),
        legal_status_id=pc.binary_join_element_wise(pa.scalar("S"), care["plan_id"], pa.scalar("-")),
        person_id=care["person_id"],
        status_code=pa.array([CARE_ORDER] * len(care), pa.string()),
        started=care["started"],
        ended=care["ended"],
    )


def _told_why(chance: Chance, absences: Any) -> Any:
    return _with(absences, "kind", words(ABSENCES, picks(chance, ABSENCE_WEIGHTS, len(absences))))


def _registered(workers: Any) -> Any:
    """A number for a worker's name, and a registration of a run in which no real one lies."""
    named = _with(workers, "name", numbered("Worker ", len(workers)))
    return _with(named, "registration", numbered(REGISTERED, len(workers), digits=REGISTERED_DIGITS))


def _matched(employment: Any, workers: Any) -> Any:
    """The employer's rows under the same names and registrations."""
    place = pc.index_in(employment["staff_id"], workers["staff_id"])
    for column in ("name", "registration"):
        employment = _with(employment, column, workers[column].take(place))
    return employment


def _with(table: Any, column: str, values: Any) -> Any:
    return table.set_column(table.column_names.index(column), column, values)


def _days(days: Days) -> Any:
    return pa.array(days.astype(np.int32)).view(pa.date32())


def _table(of: Table, rows: int, **given: Any) -> Any:
    columns = {each.name: given.get(each.name, empty(of, each.name, rows)) for each in of.columns}
    return pa.table({each.name: columns[each.name].cast(ARROW[each.kind]) for each in of.columns})
