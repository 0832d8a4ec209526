"""The conditions of the workforce: who came and went, posts empty, days lost, supervision and managers missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from plimsoll.vocabulary.clocks import add_months, due
from plimsoll.vocabulary.days import is_working_day

from .caseload import held, in_units
from .cases import holders, holding, teams_of
from .records import SERVICE, Answer, Row, Scene, State, back, covers, in_window, last_days, percentile, teams_first
from .staff import (
    ONE_DAY,
    away,
    begins,
    ends,
    gone,
    manages,
    now,
    of_person,
    own,
    people_of,
    posts,
    team_of,
)

STARTER_DAYS = 365
WEEKS = 13
LEAP_DAYS = 366
WORKING_DAYS = {True: 254, False: 253}
"""DfE's working year, with a 29 February in it and without."""


def fte(rows: Iterable[Row]) -> float:
    """The full-time equivalents of some rows; a row without one adds nothing."""
    return sum(row["fte"] or 0 for row in rows)


def people(rows: Iterable[Row]) -> int:
    """How many people the rows are of."""
    return len({row["staff_id"] for row in rows})


def began(day: date) -> date:
    """The day before the first of the 12 months to the day."""
    return add_months(day, -12)


Rows = list[Row]


def units(scene: Scene, by: str, *lists: Rows) -> list[tuple[str | None, list[Rows]]]:
    """Each unit with its part of each list of rows; a team appears only when it has a row."""
    if by == SERVICE:
        return [(SERVICE, list(lists))]
    placed = [[(team_of(scene, row["team_id"]), row) for row in rows] for rows in lists]
    found = {team for rows in placed for team, _ in rows}
    return [
        (team, [[row for own_team, row in rows if own_team == team] for rows in placed])
        for team in (teams_first(found) if found else ())
    ]


# --- who came and who went ----------------------------------------------------------------------------------


def starting(scene: Scene) -> Rows:
    """The posts in which somebody joined the service."""
    rows = own(scene)
    return [row for row in rows if begins(row, of_person(rows, row["staff_id"]))]


def going(scene: Scene) -> Rows:
    """The posts from which somebody left it."""
    rows = own(scene)
    return [row for row in rows if ends(row, of_person(rows, row["staff_id"]))]


def turnover(scene: Scene, by: str) -> list[Answer]:
    """Leavers of the year over those in post."""
    moved = [row for row in going(scene) if in_window(row["ended"], began(scene.day), scene.day)]
    return _over_in_post(scene, by, moved, "leavers")


def starters(scene: Scene, by: str) -> list[Answer]:
    """Starters of the year over those in post."""
    moved = [row for row in starting(scene) if in_window(row["started"], began(scene.day), scene.day)]
    return _over_in_post(scene, by, moved, "starters")


def _over_in_post(scene: Scene, by: str, moved: Rows, name: str) -> list[Answer]:
    answers = []
    for unit, (some, those) in units(scene, by, moved, now(scene, own(scene))):
        detail = {name: people(some), "in_post": people(those), "no_fte": sum(row["fte"] is None for row in those)}
        value = fte(some) / fte(those) if fte(those) else None
        answers.append(Answer(unit, value, fte(some), fte(those), detail))
    return answers


def starters_leaving(scene: Scene, by: str) -> list[Answer]:
    """Of those who joined in the last 365 days, those already gone."""
    rows = own(scene)
    lately = [row for row in starting(scene) if in_window(row["started"], back(scene.day, STARTER_DAYS), scene.day)]
    left = [row for row in lately if (gone(row, of_person(rows, row["staff_id"])) or date.max) <= scene.day]
    answers = []
    for unit, (some, those) in units(scene, by, left, lately):
        joined, departed = ({(row["staff_id"], row["started"]) for row in each} for each in (those, some))
        detail = {"fte": fte(those), "gone_fte": fte(some)}
        value = len(departed) / len(joined) if joined else None
        answers.append(Answer(unit, value, len(departed), len(joined), detail if joined else {}))
    return answers


# --- posts --------------------------------------------------------------------------------------------------


def vacancy_rate(scene: Scene, by: str) -> list[Answer]:
    """Vacancies over vacancies and those in post; agency workers are in neither."""
    empty = [row for row in now(scene, scene.rows("vacancy")) if row["ended"] != row["started"]]
    there = now(scene, posts(scene))
    answers = []
    for unit, (vacant, those) in units(scene, by, empty, there):
        filled, agency = _apart(those)
        whole = fte(vacant) + fte(filled)
        detail = {"vacancies": len(vacant), "in_post": fte(filled), "agency": fte(agency)}
        answers += [Answer(unit, fte(vacant) / whole, fte(vacant), whole, detail)] if whole else _none(unit)
    return answers


def agency_rate(scene: Scene, by: str) -> list[Answer]:
    """Agency workers over them and those in post."""
    answers = []
    for unit, (those,) in units(scene, by, now(scene, posts(scene))):
        filled, agency = _apart(those)
        whole = fte(agency) + fte(filled)
        no_fte = sum(row["fte"] is None for row in filled)
        detail = {"agency_workers": people(agency), "in_post": people(filled), "no_fte": no_fte}
        answers += [Answer(unit, fte(agency) / whole, fte(agency), whole, detail)] if whole else _none(unit)
    return answers


def _apart(rows: Rows) -> tuple[Rows, Rows]:
    return [row for row in rows if row["agency"] is not True], [row for row in rows if row["agency"] is True]


def _none(unit: str | None) -> list[Answer]:
    """Nothing to count: of the service that is said, a team is left out."""
    return [Answer(unit, None, 0, 0)] if unit == SERVICE else []


# --- sickness -----------------------------------------------------------------------------------------------

Lost = list[tuple[str | None, str, float]]
"""Days lost: in which team, by which absence, how many."""


def absence_rate(scene: Scene, by: str) -> list[Answer]:
    """Working days lost to sickness in the year over those that those in post could have worked."""
    lost = [each for row in scene.rows("absence") for each in _lost(scene, row)]
    working_days = WORKING_DAYS[(scene.day - began(scene.day)).days == LEAP_DAYS]
    there = units(scene, by, now(scene, own(scene)))
    here: dict[str | None, Rows] = {unit: rows for unit, (rows,) in there}
    answers = []
    for unit in [SERVICE] if by == SERVICE else teams_first({*here, *(team for team, _, _ in lost)}):
        mine = [each for each in lost if by == SERVICE or each[0] == unit]
        rows = here.get(unit, [])
        days, could = sum(number for _, _, number in mine), fte(rows) * working_days
        absences, no_fte = len({item for _, item, _ in mine}), sum(row["fte"] is None for row in rows)
        detail = {"in_post": fte(rows), "absences": absences, "no_fte": no_fte}
        if could or days:
            answers.append(Answer(unit, days / could if could else None, days, could, detail))
        else:
            answers += _none(unit)
    return answers


def _lost(scene: Scene, row: Row) -> Lost:
    """What one absence lost in the year, team by team: by the employer's count, else its working days."""
    if (row["kind"] or "").strip().lower() != "sickness":
        return []
    total = row["total"] is True
    counted = row["days_lost"] if row["ended"] is not None or total else None
    if total and counted is None:
        return []
    slots = _slots(scene, row, _away_days(scene, row, counted))
    inside = [slot for slot in slots if in_window(slot[0], began(scene.day), scene.day)]
    if counted is not None:
        return [(team, row["absence_id"], counted / len(slots)) for _, team, _ in inside]
    return [(team, row["absence_id"], share if is_working_day(day) else 0.0) for day, team, share in inside]


def _away_days(scene: Scene, row: Row, counted: float | None) -> list[date]:
    """The days of the absence, so far as they matter: part of a day or a total without an end is its first."""
    start, stop = row["started"], row["ended"]
    if counted is not None:
        stop = max(stop or start, start + ONE_DAY)
    elif stop is None:
        stop = max(scene.day + ONE_DAY, start)
    return [start + timedelta(days=n) for n in range((stop - start).days)]


def _slots(scene: Scene, row: Row, days: Sequence[date]) -> list[tuple[date, str | None, float]]:
    """Each day in each post of the person, with its team and full-time equivalent; of nobody's, whole."""
    rows = of_person(posts(scene), row["staff_id"])
    if not rows:
        return [(day, None, 1.0) for day in days]
    return [
        (day, team_of(scene, post["team_id"]), 1.0 if post["fte"] is None else post["fte"])
        for day in days
        for post in rows
        if post["agency"] is not True and covers(post["started"], post["ended"], day)
    ]


# --- supervision --------------------------------------------------------------------------------------------


def supervision_start(scene: Scene, worker: str) -> date | None:
    """The last day, by the day, from which the clock counts: a supervision, or the first in post."""
    staff = people_of(scene, worker)
    rows = [row for row in posts(scene) if row["staff_id"] in staff]
    days = [row["held"] for row in scene.rows("supervision") if row["staff_id"] in staff]
    days += [row["started"] for row in rows if begins(row, rows)]
    return max((day for day in days if day <= scene.day), default=None)


def unsupervised(scene: Scene, worker: str) -> bool:
    """Whether the worker is past the clock."""
    since = supervision_start(scene, worker)
    return since is not None and scene.day > due(scene.clock("supervision"), since)


def supervision_overdue(scene: Scene, by: str) -> list[Answer]:
    """Workers with cases who are past the clock, of those of whom the employer's file tells."""
    answers = []
    for unit, rows in in_units(holding(scene), by):
        workers = list(held(scene, rows))
        told = [worker for worker in workers if supervision_start(scene, worker) is not None]
        late = [worker for worker in told if unsupervised(scene, worker)]
        days = [(scene.day - (supervision_start(scene, worker) or scene.day)).days for worker in late]
        waits = {"longest": max(days, default=None), "median": percentile(days, 0.5)}
        detail = waits | {"untold": len(workers) - len(told)}
        answers += [Answer(unit, len(late), len(late), len(told), detail)] if told else _none(unit)
    return answers


def supervised(scene: Scene, child: str) -> State:
    """Whoever holds the child has been supervised in the interval."""
    workers = {row["worker_id"] for row in holders(scene, child)}
    return _told(
        workers,
        lambda worker: unsupervised(scene, worker),
        lambda worker: supervision_start(scene, worker) is not None,
    )


def _told(each: set[str | None], down: Callable[[str], bool], known: Callable[[str], bool]) -> State:
    """Down if it is for any, unknown if any is; of none at all it says nothing."""
    if any(one is not None and down(one) for one in each):
        return State.DOWN
    if any(one is None or not known(one) for one in each):
        return State.UNKNOWN
    return State.HOLDS if each else State.NOT_APPLICABLE


# --- managers -----------------------------------------------------------------------------------------------


def staffed(scene: Scene, team: str) -> Rows:
    """The rows of a team's posts."""
    return [row for row in posts(scene) if team_of(scene, row["team_id"]) == team]


def managed(scene: Scene, team: str, day: date) -> bool:
    """Whether a substantive manager of the team was at work on the day."""
    return is_working_day(day) and any(
        manages(scene, row)
        and row["agency"] is not True
        and covers(row["started"], row["ended"], day)
        and not away(scene, {row["staff_id"]}, day)
        for row in staffed(scene, team)
    )


def names_managers(scene: Scene) -> bool:
    """Whether the employer's file names any manager at all."""
    return any(manages(scene, row) for row in posts(scene))


def management_absence(scene: Scene, by: str) -> list[Answer]:
    """Team-weeks of the last 13 without a manager at work."""
    teams = sorted({team for row in posts(scene) if (team := team_of(scene, row["team_id"])) is not None})
    weeks = {}
    for number in range(WEEKS if names_managers(scene) else 0):
        week = last_days(back(scene.day, 7 * number), 7)
        for team in teams:
            if any(now(scene.at(day), staffed(scene, team)) for day in week):
                weeks[team, number] = not any(managed(scene, team, day) for day in week)
    return [
        _weeks(unit, {key: without for key, without in weeks.items() if unit in (SERVICE, key[0])})
        for unit in ([SERVICE] if by == SERVICE else sorted({team for team, _ in weeks}))
    ]


def _weeks(unit: str, weeks: dict[tuple[str, int], bool]) -> Answer:
    if not weeks:
        return Answer(unit, None, 0, 0)
    without = sum(weeks.values())
    last = sum(each for (_, number), each in weeks.items() if number == 0)
    detail = {"teams": len({team for team, _ in weeks}), "teams_without": last}
    return Answer(unit, without / len(weeks), without, len(weeks), detail)


def unmanaged(scene: Scene, team: str) -> bool:
    """Whether the clock has run out since a manager of the team was at work, or since the team is told of."""
    if not team_told(scene, team):
        return False
    first = min(row["started"] for row in staffed(scene, team))
    day = scene.day
    while day > first and not managed(scene, team, day):
        day = back(day, 1)
    return scene.day > due(scene.clock("manager_at_work"), day)


def team_told(scene: Scene, team: str) -> bool:
    """Whether the employer's file tells of the team by the day, and who manages."""
    return names_managers(scene) and any(row["started"] <= scene.day for row in staffed(scene, team))


def manager(scene: Scene, child: str) -> State:
    """Each team of the child has had a manager at work."""
    return _told(set(teams_of(scene, child)), lambda team: unmanaged(scene, team), lambda team: team_told(scene, team))
