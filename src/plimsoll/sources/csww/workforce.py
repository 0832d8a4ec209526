"""The people and posts of a census day: who was in post, who had left in the year, who was away and for how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

import pyarrow as pa

from plimsoll.sources.csww.mapping import MOST_DAYS, NOBODY_NAMED, SICKNESS
from plimsoll.vocabulary.clocks import add_months
from plimsoll.vocabulary.days import days_between, is_working_day

Row = dict[str, Any]
YEAR = 12
"""Months that a census speaks for."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was in post on the day of the census, or left in the year before it.

    Args:
        post: the post held on that day, or the last one.
        started: the first day of the unbroken run of posts that it ends.
        origin: where the person came from then.
        left: the day the person had left by, or `None`.
        days_lost: working days lost to sickness in the year; `None` where no sickness is known of anybody.
        away: the kind of absence on the day of the census, or empty.
    """

    post: Row
    started: date
    origin: str | None
    left: date | None
    days_lost: float | None
    away: str


@dataclass(frozen=True, slots=True)
class Workforce:
    """What a census tells.

    Args:
        people: one a person.
        vacant_fte: vacant posts on the day.
        agency_fte: agency workers' FTE on the day, those without a name included.
        agency_count: agency workers on the day.
    """

    people: tuple[Person, ...]
    vacant_fte: float
    agency_fte: float
    agency_count: int


def workforce(canonical: Mapping[str, pa.Table], reference: date) -> Workforce:
    """The workforce of a service at the end of a day, and of the year before it."""
    posts = _rows(canonical, "employment")
    absences = _rows(canonical, "absence")
    agency = [post for post in posts if post["agency"] and _stands(post, reference)]
    return Workforce(
        people=tuple(_people(posts, absences, reference)),
        vacant_fte=_sum(row["fte"] for row in _rows(canonical, "vacancy") if _stands(row, reference)),
        agency_fte=_sum(post["fte"] for post in agency),
        agency_count=sum(max(1, ceil(post["fte"] or 0)) for post in agency),
    )


def _rows(canonical: Mapping[str, pa.Table], name: str) -> list[Row]:
    return canonical[name].to_pylist() if name in canonical else []


def _sum(values: Iterable[float | None]) -> float:
    return sum(value for value in values if value is not None)


def _stands(row: Row, day: date) -> bool:
    return bool(row["started"] <= day and (row["ended"] is None or row["ended"] > day))


def _people(posts: list[Row], absences: list[Row], reference: date) -> Iterator[Person]:
    held, away = _by_person(post for post in posts if _is_one(post)), _by_person(absences)
    year_began = add_months(reference, -YEAR) + A_DAY
    sickness_known = any(row["kind"] == SICKNESS for row in absences)
    for staff_id, theirs in held.items():
        begun = sorted((post for post in theirs if post["started"] <= reference), key=_standing_last)
        if not begun or (begun[-1]["ended"] is not None and begun[-1]["ended"] < year_began):
            continue
        last, first = begun[-1], _first_of_run(begun)
        gone = last["ended"] if last["ended"] is not None and last["ended"] <= reference else None
        mine = away.get(staff_id, [])
        yield Person(
            post=last,
            started=first["started"],
            origin=first["origin"],
            left=gone,
            days_lost=_days_lost(mine, year_began, reference) if sickness_known else None,
            away="" if gone else _away(mine, reference),
        )


def _is_one(post: Row) -> bool:
    """Whether the row is one person's, and does not stand for several."""
    return post["staff_id"] != NOBODY_NAMED and (post["fte"] is None or post["fte"] <= 1)


def _standing_last(post: Row) -> tuple[date, date]:
    return post["ended"] or date.max, post["started"]


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["staff_id"]].append(row)
    return found


def _first_of_run(begun: list[Row]) -> Row:
    """The first of the posts that follow one another without a day between, up to the last."""
    first = begun[-1]
    for post in reversed(begun[:-1]):
        if post["ended"] is not None and post["ended"] < first["started"]:
            break
        first = min(first, post, key=lambda each: each["started"])
    return first


def _days_lost(absences: list[Row], begins: date, reference: date) -> float:
    """The days that were counted in the year, and the working days of sickness that was not, each day once."""
    sick = [row for row in absences if row["kind"] == SICKNESS]
    counted = [row for row in sick if row["days_lost"] is not None]
    given = sum(row["days_lost"] for row in counted if begins <= row["started"] <= reference)
    uncounted = (_working_days(row, begins, reference) for row in sick if row["days_lost"] is None)
    return min(float(given + len(set[date]().union(*uncounted))), float(MOST_DAYS))


def _working_days(row: Row, begins: date, reference: date) -> set[date]:
    last = reference if row["ended"] is None else min(reference, row["ended"] - A_DAY)
    return {day for day in days_between(max(begins, row["started"]), last) if is_working_day(day)}


def _away(absences: list[Row], day: date) -> str:
    """The kind of an absence that stands on the day; a total over a period is none."""
    return next((row["kind"] or "other" for row in absences if not row["total"] and _stands(row, day)), "")
