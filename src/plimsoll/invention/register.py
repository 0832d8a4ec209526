"""The registers: children, families, workers and teams."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention.almanac import month_of
from plimsoll.invention.folder import Folder
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, numbered, words
from plimsoll.invention.staff import Staff
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, picks
from plimsoll.invention.teams import LAYOUT
from plimsoll.vocabulary.case_tables import FAMILY, PERSON
from plimsoll.vocabulary.workforce_tables import TEAM, WORKER

NEWLY_QUALIFIED = "Newly Qualified Social Worker"
TITLES = ("Social Worker", "Senior Social Worker", NEWLY_QUALIFIED, "Advanced Practitioner")
TITLE_WEIGHTS = (60, 18, 16, 6)
MANAGER = "Team Manager"
TRAY = "Duty"

# Two letters and ten digits (DfE, children's social work workforce census: SWENo). Real ones, as far as we
# know, are given in turn and are short, filled up with noughts: ten digits that begin with 999 are nobody's.
REGISTERED = "SW999"
REGISTERED_DIGITS = 7

# What the case system does not know of its workers: an assumption. Of staff other than social workers it holds no FTE.
AGENCY_UNSAID = 0.06
FTE_UNSAID = 0.03


def people(folder: Folder, told: tuple[Days, Days]) -> tuple[Sheet, Sheet]:
    """The children of the records and their families.

    Args:
        folder: the scene with its names.
        told: the child and day of every contact.
    """
    known = _first_heard(folder, told)
    who = np.flatnonzero(known < NEVER)
    heard, families = known[who], folder.scene.families
    recorder = folder.recorder("person")
    born = np.where(families.born[who] <= folder.scene.last, families.born[who], NEVER)
    died = _deaths(folder)[who]
    unborn = families.unborn[who] & (families.born[who] > heard)
    birth_known = np.where(unborn, recorder.known(born, heard), heard)
    person = Sheet(
        PERSON,
        {
            "birth_month": np.where(born < NEVER, month_of(born), NEVER),
            "expected_month": np.where(unborn, month_of(families.born[who]), NEVER),
            "died": died,
        },
        {"person_id": named(folder.people, who)},
        known=heard,
        gone=np.full(len(who), NEVER),
        until=np.full(len(who), NEVER),
        closings=(Closing(("birth_month",), birth_known), Closing(("died",), recorder.known(died, heard))),
    )
    return person, _families(folder, who, heard)


def _first_heard(folder: Folder, told: tuple[Days, Days]) -> Days:
    """The day each child is first heard of; `NEVER` for one of whom the records say nothing."""
    scene = folder.scene
    known = np.full(len(scene.families.born), NEVER)
    for child, day in (told, (scene.children.person, scene.of(scene.cases.received))):
        np.minimum.at(known, child, day)
    return known


def _deaths(folder: Folder) -> Days:
    scene = folder.scene
    died = np.full(len(scene.families.born), NEVER)
    np.minimum.at(died, scene.children.person, scene.ended(scene.of(scene.cases.died)))
    return died


def _families(folder: Folder, who: Days, heard: Days) -> Sheet:
    names = numbered("F", len(folder.scene.families.size))
    return Sheet(
        FAMILY,
        {},
        {
            "family_id": named(names, folder.scene.families.family_of[who]),
            "person_id": named(folder.people, who),
        },
        known=heard,
        gone=np.full(len(who), NEVER),
        until=np.full(len(who), NEVER),
    )


def workers(folder: Folder) -> Sheet:
    """Everybody who ever worked here, as a case system's register has them, and the trays."""
    staff, scene = folder.scene.staff, folder.scene
    chance = scene.streams.of("workers")
    here = known_workers(scene)
    person, social = ~staff.tray[here], _social(staff)[here]
    fte_unsaid = ~person | ~(social | staff.manages[here]) | (chance.random(len(here)) < FTE_UNSAID)
    agency_unsaid = ~person | (chance.random(len(here)) < AGENCY_UNSAID)
    columns = {
        "worker_id": named(folder.workers, here),
        "staff_id": named(staff_ids(staff), np.where(person, here, -1)),
        "name": _names(staff, here),
        "registration": named(_registrations(staff), np.where(person & social, here, -1)),
        "agency": flags(staff.shifts.agency[here], agency_unsaid),
        "job_title": _titles(staff, here, chance),
        "department": named(team_names(staff), staff.team[here]),
        "fte": pa.array(staff.fte[here], mask=fte_unsaid),
    }
    always = np.full(len(here), NEVER)
    return Sheet(WORKER, {}, columns, staff.shifts.start[here], always, always)


def known_workers(scene: Scene) -> Days:
    """The workers, and the trays, of whom the case system's register tells: its rows, in order."""
    return np.flatnonzero(scene.staff.shifts.start <= scene.last)


def staff_ids(staff: Staff) -> Any:
    """The employer's identifier of every worker."""
    return numbered("S", len(staff.team))


def _registrations(staff: Staff) -> Any:
    """A registration for every worker, in the census's form and of a run in which no real number lies."""
    return numbered(REGISTERED, len(staff.team), digits=REGISTERED_DIGITS)


def _social(staff: Staff) -> Flags:
    """Whether each worker is a social worker rather than an adviser, officer or support worker."""
    return np.array([not LAYOUT[team.kind].job for team in staff.teams], dtype=np.bool_)[staff.team]


def team_names(staff: Staff) -> Any:
    """The name of every team."""
    return pa.array([team.name for team in staff.teams], pa.string())


def _names(staff: Staff, which: Days) -> Any:
    """A number for a worker's name, as nobody's name may be invented by chance; a tray is called what it is."""
    workers_names = numbered("Worker ", len(staff.team))
    tray_names = pa.array([f"Duty Tray {team.area}".strip() for team in staff.teams], pa.string())
    return pc.if_else(pa.array(staff.tray[which]), named(tray_names, staff.team[which]), named(workers_names, which))


def _titles(staff: Staff, which: Days, chance: Chance) -> Any:
    jobs = [LAYOUT[team.kind].job for team in staff.teams]
    titles = (*TITLES, MANAGER, TRAY, *jobs)
    own = len(TITLES) + 2 + staff.team[which]
    social = np.where(_social(staff)[which], picks(chance, TITLE_WEIGHTS, len(which)), own)
    place = np.where(
        staff.tray[which], titles.index(TRAY), np.where(staff.manages[which], titles.index(MANAGER), social)
    )
    return words(titles, place)


def teams(folder: Folder) -> Sheet:
    """The teams."""
    staff = folder.scene.staff
    always = np.full(len(staff.teams), NEVER)
    columns = {"team_id": folder.teams, "name": team_names(staff)}
    return Sheet(TEAM, {}, columns, np.full(len(staff.teams), folder.scene.almanac.first), always, always)
