"""A folder of several sources for the tests: the dataset, an employer's file, two returns, a time study, a register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
from tests.rooms.store.drafts import Row, columns

from plimsoll.sources import Stamp, cin_census, hr, register, time_study

AUTHORITY = "941"
CENSUS_DAY = date(2024, 5, 20)
"""The day the census was made: the only day that any file of the mixture names."""

ANNE = {"staff_id": "100", "registration": "SW1000000001", "name": "Anne Lee"}
BOLA = {"staff_id": "200", "name": "Bola Ade"}
STARTED = date(2023, 9, 1)


def _tables(**rows: Sequence[Row]) -> Mapping[str, pa.Table]:
    return {name: columns(name, told) for name, told in rows.items()}


def post(person: Row, number: int = 0, **more: object) -> Row:
    """A person in a post."""
    return {"employment_id": f"E{number}", "role": "Case holder", "fte": 1.0, "started": STARTED} | dict(person) | more


def employer(folder: Path, *posts: Row, **others: Sequence[Row]) -> list[Path]:
    """An employer's files: these posts and, by table, what else it tells."""
    return hr.write(_tables(employment=posts, **others), folder)


def census(folder: Path, *children: str, day: date = CENSUS_DAY, authority: str = AUTHORITY) -> list[Path]:
    """A children in need census of these children, each referred once and open since, made on a day."""
    referred = [
        {"referral_id": f"{child}@2024-02-05", "person_id": child, "received": date(2024, 2, 5), "need_code": "N1"}
        for child in children
    ]
    people = [{"person_id": child, "birth_month": date(2015, 3, 1)} for child in children]
    return cin_census.write(_tables(person=people, referral=referred), folder, Stamp(day, authority))


def study(folder: Path) -> list[Path]:
    """A time study of one piece of work."""
    entry = {"entry_id": "x", "staff_id": "100", "task": "visit", "minutes": 75.0, "worked": date(2024, 5, 13)}
    return time_study.write(_tables(time_entry=[entry]), folder)


def decided(folder: Path) -> list[Path]:
    """A register of one decision."""
    told = {"kind": "freeze", "title": "Agency freeze", "owner": "Director", "team_id": "East"}
    row = {"decision_id": "x", "decided": date(2024, 4, 2), "effective": date(2024, 5, 1)} | told
    return register.write(_tables(decision=[row]), folder)
