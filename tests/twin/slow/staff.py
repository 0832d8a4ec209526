"""Who is in post, who is away, and which worker of the case system each person of the employer's file is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from plimsoll.vocabulary.days import is_working_day

from .records import Row, Scene, back, covers, last_days

ONE_DAY = timedelta(days=1)

# --- matching -----------------------------------------------------------------------------------------------


def plain(text: str | None) -> str | None:
    """The words of a text in lower case with one space between; of no words, nothing."""
    return " ".join((text or "").split()).lower() or None


def team_of(scene: Scene, given: str | None) -> str | None:
    """A team as a workforce file names it: by its id, else by a name that one team has, else as it stands."""
    teams = scene.rows("team")
    if given is None or any(team["team_id"] == given for team in teams):
        return given
    named = {team["team_id"] for team in teams if plain(team["name"]) == plain(given)}
    return named.pop() if len(named) == 1 else given


def worker_of(scene: Scene, staff: str | None) -> str | None:
    """The worker whom a person is: by registration, else by id, else by a name that nobody else on either side has."""
    mine = [row for row in scene.rows("employment") if row["staff_id"] == staff]
    numbers = {plain(row["registration"]) for row in mine} - {None}
    names = {plain(row["name"]) for row in mine} - {None}
    ways: list[Callable[[Row], bool]] = [
        lambda worker: plain(worker["registration"]) in numbers,
        lambda worker: bool(mine) and worker["staff_id"] == staff,
        lambda worker: bool(mine) and worker["worker_id"] == staff,
        lambda worker: plain(worker["name"]) in {name for name in names if _alone(scene, name)},
    ]
    for way in ways:
        found = [worker["worker_id"] for worker in scene.rows("worker") if way(worker)]
        if found:
            return min(found)
    return None


def _alone(scene: Scene, name: str | None) -> bool:
    people = {row["staff_id"] for row in scene.rows("employment") if plain(row["name"]) == name}
    workers = {row["worker_id"] for row in scene.rows("worker") if plain(row["name"]) == name}
    return len(people) == len(workers) == 1


def people_of(scene: Scene, worker: str) -> set[str]:
    """The people of the employer's file who are that worker."""
    return {
        staff for staff in {row["staff_id"] for row in scene.rows("employment")} if worker_of(scene, staff) == worker
    }


# --- posts --------------------------------------------------------------------------------------------------


def posts(scene: Scene) -> list[Row]:
    """Every row of a post that lasted a day at least, whenever."""
    return [row for row in scene.rows("employment") if row["ended"] is None or row["ended"] > row["started"]]


def own(scene: Scene) -> list[Row]:
    """Those of them that are not an agency's."""
    return [row for row in posts(scene) if row["agency"] is not True]


def now(scene: Scene, rows: list[Row]) -> list[Row]:
    """The rows that cover the day."""
    return [row for row in rows if covers(row["started"], row["ended"], scene.day)]


def manages(scene: Scene, row: Row) -> bool:
    """Whether the post is a manager's."""
    return (row["role"] or "").strip().upper() in scene.profile.managing_roles


def follows(row: Row, other: Row) -> bool:
    """Whether a row goes on what another, begun before it, was: at once, with a day between, or overlapping."""
    return other["started"] < row["started"] and (other["ended"] is None or other["ended"] >= back(row["started"], 1))


def begins(row: Row, rows: list[Row]) -> bool:
    """Whether a tenure begins with the row, among the rows of its person."""
    return not any(follows(row, other) for other in rows)


def outlasts(other: Row, end: date) -> bool:
    """Whether a row goes on after what ended on a day, at once or a day later."""
    return (other["ended"] is None or other["ended"] > end) and other["started"] <= end + ONE_DAY


def ends(row: Row, rows: list[Row]) -> bool:
    """Whether a tenure ends with the row, among the rows of its person."""
    return row["ended"] is not None and not any(outlasts(other, row["ended"]) for other in rows)


def gone(row: Row, rows: list[Row]) -> date | None:
    """The day on which the tenure that the row is part of ended, if it did."""
    end = row["ended"]
    while end is not None:
        longer = [other for other in rows if outlasts(other, end)]
        if not longer:
            return end
        end = longer[0]["ended"]
    return None


def of_person(rows: list[Row], staff: str) -> list[Row]:
    """The rows of one person."""
    return [row for row in rows if row["staff_id"] == staff]


# --- away ---------------------------------------------------------------------------------------------------


def away(scene: Scene, people: set[str], day: date) -> bool:
    """Whether one of the people was away on the day; a total tells of no day."""
    return any(
        row["staff_id"] in people and row["total"] is not True and covers(row["started"], row["ended"], day)
        for row in scene.rows("absence")
    )


def left(scene: Scene, worker: str) -> bool:
    """Whether the worker was in post, is no longer, and does not go on the next day."""
    people = people_of(scene, worker)
    rows = [row for row in posts(scene) if row["staff_id"] in people]
    ended = [row["ended"] for row in rows if row["ended"] is not None and row["ended"] <= scene.day]
    goes_on = scene.day in ended and any(row["started"] == scene.day + ONE_DAY for row in rows)
    return bool(ended) and not now(scene, rows) and not goes_on


def long_absent(scene: Scene, worker: str) -> bool:
    """Whether the worker was away on each of the last so many working days."""
    people = people_of(scene, worker)
    number = scene.profile.in_name_only.absent_days
    working = [day for day in last_days(scene.day, 5 * number) if is_working_day(day)]
    return scene.loaded("absence") and bool(people) and all(away(scene, people, day) for day in working[-number:])
