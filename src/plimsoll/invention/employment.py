"""Employment: each person's time in a post, as the employer has it. Duty trays are no people and are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from plimsoll.invention.folder import Folder
from plimsoll.invention.register import MANAGER, NEWLY_QUALIFIED, TITLES, known_workers, staff_ids, team_names
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import Closing, Sheet, flags, named, words
from plimsoll.invention.staff import NOBODY, Staff
from plimsoll.invention.streams import NEVER, Chance, Days, Flags, picks, repeated
from plimsoll.vocabulary.workforce_tables import EMPLOYMENT

# The roles of the workforce census (DfE, children's social work workforce census: OrgRole) for the job titles of the
# case system. A job that the census does not count is called what it is.
ROLES = {
    TITLES[0]: "Case holder",
    TITLES[1]: "Senior practitioner",
    NEWLY_QUALIFIED: "Case holder",
    TITLES[3]: "Senior practitioner",
    MANAGER: "First line manager",
    "Family Support Worker": "Family support worker",
    "Personal Adviser": "Personal adviser",
    "Independent Reviewing Officer": "Independent reviewing officer",
}

ASYE_LASTS = 365
"""Days of the assessed and supported year (Skills for Care, ASYE: a year for a full-time worker)."""

# Where permanent starters came from and why they left, in the words of the workforce census (StartOrigin, ReasonLeave),
# of a hundred: assumptions.
NEWLY = "Newly qualified social worker"
ORIGINS = (
    "Social worker in another authority in England",
    "Social worker outside England",
    "Agency or consultancy in social work in England",
    "Other social work in England",
)
ORIGIN_WEIGHTS = (58, 6, 20, 16)
MOVED = "Moved to other social work in the authority"
REASONS = ("Resignation", "Retired", MOVED, "Dismissed", "Other", "Not known")
REASON_WEIGHTS = (78, 7, 5, 2, 4, 4)


@dataclass(frozen=True, slots=True)
class _Spans:
    """Times in a post: half-open spans of a worker's shift under one contract.

    Args:
        worker: whose.
        start: from.
        end: until.
        asye: whether it is the assessed and supported year.
        last: whether the worker's time here ends with it.
    """

    worker: Days
    start: Days
    end: Days
    asye: Flags
    last: Flags

    def taken(self, which: Days) -> _Spans:
        """Those, in that order."""
        return _Spans(self.worker[which], self.start[which], self.end[which], self.asye[which], self.last[which])


def employed(scene: Scene) -> Days:
    """The workers in post at some time in the records' years."""
    shifts = scene.staff.shifts
    return np.flatnonzero(~scene.staff.tray & (shifts.start <= scene.last) & (shifts.end > scene.first))


def employment(folder: Folder, workers: Sheet) -> Sheet:
    """A row for each time in a post; a newly qualified worker's first year and what follows it are two.

    Args:
        folder: the scene with its names.
        workers: the case system's register of workers, whose titles, names and registrations the employer shares.
    """
    scene, staff = folder.scene, folder.scene.staff
    here = np.searchsorted(known_workers(scene), np.arange(len(staff.team)))
    titles = workers.others["job_title"].take(pa.array(np.minimum(here, len(workers.known) - 1)))
    newly = _newly(staff, titles)
    spans = _spans(scene, newly)
    chance = scene.streams.of("employment")
    end = scene.ended(spans.end)
    ids, place = staff_ids(staff), here[spans.worker]
    team, role = named(team_names(staff), staff.team[spans.worker]), _roles(titles).take(pa.array(spans.worker))
    columns = {
        "employment_id": joined(ids, spans.worker, spans.start, team, role),
        "staff_id": named(ids, spans.worker),
        "registration": workers.others["registration"].take(pa.array(place)),
        "name": workers.others["name"].take(pa.array(place)),
        "team_id": team,
        "role": role,
        "agency": flags(staff.shifts.agency[spans.worker]),
        "asye": flags(spans.asye),
        "fte": pa.array(staff.fte[spans.worker]),
        "origin": _origins(chance, staff, newly).take(pa.array(spans.worker)),
        "leave_reason": _reasons(chance, spans, staff.shifts.agency[spans.worker] | (end == NEVER)),
    }
    always = np.full(len(end), NEVER)
    closing = Closing(("ended", "leave_reason"), end)
    return Sheet(EMPLOYMENT, {"started": spans.start, "ended": end}, columns, spans.start, always, end, (closing,))


def joined(ids: Any, who: Days, day: Days, *also: Any) -> Any:
    """An identifier for each row, as an employer's file has none: whose it is, the day it began and what else."""
    days = pc.strftime(pa.array(day.astype(np.int32)).view(pa.date32()), format="%Y-%m-%d")
    return pc.binary_join_element_wise(named(ids, who), days, *also, "@")


def _newly(staff: Staff, titles: Any) -> Flags:
    """Which workers began here newly qualified; agencies send nobody in the first year."""
    newly = np.asarray(pc.equal(titles, NEWLY_QUALIFIED)) & ~staff.shifts.agency
    return newly & ~staff.tray


def _spans(scene: Scene, newly: Flags) -> _Spans:
    """Each shift of the records' years; that of a newly qualified worker is parted where the first year is over."""
    shifts, who = scene.staff.shifts, employed(scene)
    turns = shifts.start[who] + ASYE_LASTS
    parted = newly[who] & (turns < shifts.end[who]) & (turns <= scene.last)
    index, place = repeated(np.where(parted, 2, 1))
    second = place > 0
    spans = _Spans(
        worker=who[index],
        start=np.where(second, turns[index], shifts.start[who][index]),
        end=np.where(parted[index] & ~second, turns[index], shifts.end[who][index]),
        asye=newly[who][index] & ~second,
        last=second | ~parted[index],
    )
    return spans.taken(np.flatnonzero(spans.end > scene.first))


def _roles(titles: Any) -> Any:
    place = pc.index_in(titles, pa.array(list(ROLES), pa.string()))
    return pa.array(list(ROLES.values()), pa.string()).take(place)


def _origins(chance: Chance, staff: Staff, newly: Flags) -> Any:
    """Where every permanent worker came from."""
    place = np.where(newly, len(ORIGINS), picks(chance, ORIGIN_WEIGHTS, len(newly)))
    return words((*ORIGINS, NEWLY), np.where(staff.shifts.agency, NOBODY, place))


def _reasons(chance: Chance, spans: _Spans, unsaid: Flags) -> Any:
    """Why each permanent worker who left did so."""
    drawn = picks(chance, REASON_WEIGHTS, len(unsaid))
    return words(REASONS, np.where(unsaid | ~spans.last, NOBODY, drawn))
