"""Workers, teams, and what an employer knows: time in posts, absences and vacancies."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from plimsoll.simulation.outcome import What
from plimsoll.simulation.writing.history import NOBODY
from plimsoll.simulation.writing.sheets import Texts, Told, joined, named, table
from plimsoll.simulation.writing.spans import Places, following, places
from plimsoll.simulation.writing.workers import FORMER_WORKER, staff_ids, worker_ids
from plimsoll.vocabulary.workforce_tables import ABSENCE, EMPLOYMENT, TEAM, VACANCY, WORKER

UNNAMED_ABSENCE = "other"
"""The kind of an absence of which the history says only that it was one."""


def team_table(told: Told) -> pa.Table:
    """The teams."""
    teams = [team.name for team in told.service.teams]
    return table(TEAM, team_id=teams, name=teams)


def worker_table(told: Told) -> pa.Table:
    """Everybody who was ever in a post, and whoever held the waiting cases before the start."""
    those = places(told.entries, What.JOINED)
    known = table(
        WORKER,
        worker_id=worker_ids(told, those),
        staff_id=staff_ids(told, those),
        agency=_agency(told, those),
        job_title=_role(told, those),
        department=_team(told, those),
        fte=_fte(told, those),
    )
    former = (told.entries["what"] == What.ALLOCATED) & (told.entries["post"] == NOBODY)
    return pa.concat_tables([known, table(WORKER, worker_id=[FORMER_WORKER])]) if former.any() else known


def employment_table(told: Told) -> pa.Table:
    """Each person's time in a post. A move to another team ends a row and begins one; less than a day has none."""
    entries = told.entries
    over = places(entries, What.LEFT, What.POST_CLOSED, What.MOVED)
    those, ended = _lasting(told, places(entries, What.JOINED, What.MOVED), over)
    started = told.day(those)
    staff, team, role = staff_ids(told, those), _team(told, those), _role(told, those)
    return table(
        EMPLOYMENT,
        employment_id=joined(staff, "@", started, "@", team, "@", role),
        staff_id=staff,
        team_id=team,
        role=role,
        agency=_agency(told, those),
        fte=_fte(told, those),
        started=started,
        ended=told.day(ended),
    )


def absence_table(told: Told) -> pa.Table:
    """Each time away."""
    entries = told.entries
    over = places(entries, What.BACK, What.LEFT, What.POST_CLOSED)
    those, ended = _lasting(told, places(entries, What.AWAY), over)
    started, staff = told.day(those), staff_ids(told, those)
    return table(
        ABSENCE,
        absence_id=joined(staff, "@", started, "@", UNNAMED_ABSENCE),
        staff_id=staff,
        kind=named([UNNAMED_ABSENCE], np.zeros(len(those), dtype=np.int64)),
        started=started,
        ended=told.day(ended),
    )


def vacancy_table(told: Told) -> pa.Table:
    """Each time that a post meant for somebody employed stood empty. An agency worker's post is no vacancy."""
    entries, service = told.entries, told.service
    over = places(entries, What.JOINED, What.POST_CLOSED)
    left = places(entries, What.LEFT)
    left = left[~np.asarray(_agency(told, left)) & (entries["time"][left] < service.horizon)]
    those, ended = _lasting(told, left, over)
    started = told.day(those)
    return table(
        VACANCY,
        vacancy_id=joined("post ", told.of("post", those) + 1, "@", started),
        team_id=_team(told, those),
        role=_role(told, those),
        fte=_fte(told, those),
        started=started,
        ended=told.day(ended),
    )


def _lasting(told: Told, begun: Places, over: Places) -> tuple[Places, Places]:
    """Those beginnings with their endings that are a whole day apart or more."""
    ended = following(told.entries, begun, over, "post")
    days = np.floor(told.entries["time"])
    lasts = (ended == NOBODY) | (days[ended] > days[begun])
    return begun[lasts], ended[lasts]


def _agency(told: Told, those: Places) -> Texts:
    agency = {contract.name: contract.agency for contract in told.service.contracts}
    return _of_post(told, those, [agency[post.contract] for post in told.service.posts], pa.bool_())


def _role(told: Told, those: Places) -> Texts:
    return _of_post(told, those, [post.role for post in told.service.posts], pa.string())


def _fte(told: Told, those: Places) -> Texts:
    return _of_post(told, those, [post.fte for post in told.service.posts], pa.float64())


def _of_post(told: Told, those: Places, values: list[object], kind: pa.DataType) -> Texts:
    return pa.array(values, kind).take(pa.array(told.of("post", those)))


def _team(told: Told, those: Places) -> Texts:
    return named([team.name for team in told.service.teams], told.of("team", those))
