"""What a load says of the people of the workforce files: how many the case system knows, and never who."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from tests.rooms.intake.loads import AS_OF, Hall
from tests.rooms.intake.mixture import ANNE, BOLA, employer, post
from tests.rooms.sources.extracts import cells
from tests.rooms.store.drafts import Row

from plimsoll.intake.people import NO_WORKERS, NOBODY_MATCHES

LATER = AS_OF + timedelta(days=31)
CHIDI = {"staff_id": "300", "name": "Chidi Obi"}
ABSENT = {"staff_id": "100", "kind": "sickness", "started": date(2024, 1, 2)}


def _workers(hall: Hall, *workers: dict[str, str]) -> None:
    hall.write({"ssd_professionals": [cells("ssd_professionals", **worker) for worker in workers]})


def _worker(number: str, **given: str) -> dict[str, str]:
    blank = {"prof_staff_id": "", "prof_professional_name": "", "prof_social_worker_registration_no": ""}
    return {"prof_professional_id": number} | blank | given


ANNE_THERE = _worker("w1", prof_social_worker_registration_no="sw1000000001")
BOLA_THERE = _worker("w2", prof_staff_id="200")
CHIDI_THERE = _worker("w3", prof_professional_name="chidi\u00a0 OBI")


def _said(people: str, matched: int, ways: tuple[int, int, int], nobody: int) -> str:
    by_number, by_staff_id, by_name = ways
    return (
        f"Of {people} in the workforce files {matched} match a worker of the case system: {by_number} by registration "
        f"number, {by_staff_id} by staff id, {by_name} by name. {nobody} match nobody."
    )


@pytest.mark.parametrize(
    ("posts", "workers", "said"),
    [
        ([ANNE, BOLA, CHIDI], [ANNE_THERE, BOLA_THERE, CHIDI_THERE], _said("3 people", 3, (1, 1, 1), 0)),
        ([ANNE, BOLA, CHIDI], [ANNE_THERE], _said("3 people", 1, (1, 0, 0), 2)),
        ([CHIDI], [ANNE_THERE], f"{_said('1 person', 0, (0, 0, 0), 1)} {NOBODY_MATCHES}"),
    ],
)
def test_how_many_match_is_told(hall: Hall, posts: Sequence[Row], workers: Sequence[dict[str, str]], said: str) -> None:
    """By each way, and how many match nobody; when nobody does, what to do about it."""
    employer(hall.folder, *(post(person, n) for n, person in enumerate(posts)))
    _workers(hall, *workers)
    assert hall.load().notices == (said,)


def test_where_no_worker_is_loaded_it_says_so(hall: Hall) -> None:
    """That nobody matches is then no fault of the file."""
    employer(hall.folder, post(ANNE))
    assert hall.load().notices == (NO_WORKERS,)


def test_it_is_told_whichever_comes_last(hall: Hall) -> None:
    """The employer's file first, the case system's workers a month later."""
    employer(hall.folder, post(ANNE))
    hall.load()
    _workers(hall, ANNE_THERE)
    notices = hall.load(hall.folder / "ssd_professionals.csv", as_of=LATER).notices
    assert ["Of 1 person in the workforce files 1 match" in notice for notice in notices] == [True]


def test_a_load_that_can_change_no_match_tells_none(hall: Hall) -> None:
    """The case system's workers alone, or its teams; absences alone, with nobody in post."""
    _workers(hall, ANNE_THERE)
    assert hall.load().notices == ()
    absences = employer(hall.root / "hr", absence=[ABSENT])
    assert hall.load(*(path for path in absences if path.name == "absence.csv")).notices == ()
    hall.write({"ssd_department": [cells("ssd_department")]})
    assert hall.load(hall.folder / "ssd_department.csv", as_of=LATER).notices == ()


def test_absences_tell_it_again(hall: Hall) -> None:
    """Any file that names people by the employer's identifier."""
    _workers(hall, ANNE_THERE)
    employer(hall.folder, post(ANNE))
    hall.load()
    absences = employer(hall.root / "hr", absence=[ABSENT])
    [said] = hall.load(*(path for path in absences if path.name == "absence.csv"), as_of=LATER).notices
    assert said.startswith("Of 1 person in the workforce files 1 match")


def test_nobody_is_named(hall: Hall) -> None:
    """Neither a name, an identifier nor a number of anybody stands in the report."""
    employer(hall.folder, post(ANNE), post(BOLA, 1), post(CHIDI, 2))
    _workers(hall, ANNE_THERE, CHIDI_THERE)
    said = str(hall.load().as_dict()).lower()
    assert [word for word in ("anne", "lee", "bola", "chidi", "sw1000000001", "w3") if word in said] == []
