"""Vacancies: the runs of days in which nobody permanent fills a post, whether an agency worker covers it or not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from plimsoll.invention.employment import ROLES, joined
from plimsoll.invention.folder import Folder
from plimsoll.invention.register import MANAGER, TITLES, team_names
from plimsoll.invention.sheet import Closing, Sheet, named, numbered, words
from plimsoll.invention.staff import Staff
from plimsoll.invention.streams import NEVER, Days
from plimsoll.invention.teams import LAYOUT
from plimsoll.vocabulary.workforce_tables import VACANCY


def vacancies(folder: Folder) -> Sheet:
    """Each vacancy of the records' years, known from its first day, as an establishment list has it."""
    scene, staff = folder.scene, folder.scene.staff
    post, start, end = _runs(staff, scene.almanac.first)
    which = scene.overlapping(start, end)
    post, start, end = post[which], start[which], scene.ended(end[which])
    columns = {
        "vacancy_id": joined(numbered("V", len(staff.posts_fte)), post, start),
        "team_id": named(team_names(staff), staff.posts_team[post]),
        "role": _roles(staff, post),
        "fte": pa.array(staff.posts_fte[post]),
    }
    always = np.full(len(post), NEVER)
    closing = Closing(("ended",), end)
    return Sheet(VACANCY, {"started": start, "ended": end}, columns, start, always, end, (closing,))


def _runs(staff: Staff, dawn: int) -> tuple[Days, Days, Days]:
    """The runs between the permanent workers of each post, before the first and after the last."""
    permanent = np.flatnonzero(~staff.shifts.agency & ~staff.tray)
    posts = np.arange(len(staff.posts_fte))
    # A vacancy begins at dawn or when a permanent worker goes, and ends when one comes or never.
    post = np.concatenate([posts, staff.shifts.post[permanent]])
    begins = np.concatenate([np.full(len(posts), dawn), staff.shifts.end[permanent]])
    ends = np.concatenate([staff.shifts.start[permanent], np.full(len(posts), NEVER)])
    ends_of = np.concatenate([staff.shifts.post[permanent], posts])
    opened, shut = np.lexsort((begins, post)), np.lexsort((ends, ends_of))
    post, start, end = post[opened], begins[opened], ends[shut]
    real = np.flatnonzero(end > start)
    return post[real], start[real], end[real]


def _roles(staff: Staff, post: Days) -> Any:
    """The role that each post is for: a team's own job, its manager's, or a case holder's."""
    own = [ROLES[LAYOUT[team.kind].job or TITLES[0]] for team in staff.teams]
    manages = post >= staff.caseworkers_posts
    return words((*own, ROLES[MANAGER]), np.where(manages, len(own), staff.posts_team[post]))
