"""What a digest tells of a chart and of an action: an alert or a signal, which way, since when, and what moved not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from plimsoll.conditions.baselines import Baseline
from plimsoll.conditions.remedies import Action, Followed
from plimsoll.conditions.watching import Charted
from plimsoll.door.digest import Sense, Sign, Unmoved
from plimsoll.door.digesting import _standing, _unmoved
from plimsoll.measures.instrument import Concern
from plimsoll.vocabulary.charts import ChartKind
from plimsoll.warning.alert import Alert, Evidence, Watched
from plimsoll.warning.charted import Chart, Direction, Point, Series, Signal, Variation
from plimsoll.warning.verdict import Told, Verdict

ON = date(2026, 11, 20)
WEEKS = tuple(ON - timedelta(weeks=back) for back in range(5, -1, -1))

UP, DOWN = Direction.UP, Direction.DOWN


def charted(ways: str, concern: Concern = Concern.UP, unit: str | None = "T1") -> Charted:
    """A chart whose points signal up (``u``), down (``d``) or nothing (``.``), or of which nothing is told (``-``)."""
    directions = {"u": UP, "d": DOWN, ".": None, "-": None}
    points = tuple(
        Point(
            day, None if way == "-" else 1.0, 1.0, 0.0, 2.0, (Signal.SHIFT,) if directions[way] else (), directions[way]
        )
        for day, way in zip(WEEKS, ways, strict=True)
    )
    chart = Chart(ChartKind.XMR, concern, points, Variation.COMMON, None, ())
    series = Series(WEEKS, (1.0,) * len(WEEKS))
    watched = Watched("unallocated", series, chart, 4)
    return Charted(unit, "North" if unit == "T1" else None, "unallocated", 1, 0, watched, Baseline(ON, ON, False, ""))


def signs(*charts: Charted) -> list[Sign]:
    return list(_standing(charts, ON))


@pytest.mark.parametrize(
    ("ways", "way", "since"),
    [
        *(("....uu", "up", 4), ("uuuuuu", "up", 0), ("u.uddd", "down", 3), ("uu.uu.", None, 0), ("......", None, 0)),
        *((".u-uu-", "up", 1), ("uuuu.-", None, 0), ("------", None, 0)),
    ],
)
def test_a_signal_stands_since_the_first_of_its_points_on_end(ways: str, way: str | None, since: int) -> None:
    """It stands at the last value or not at all. Another way, or none, ends the run; a gap does not."""
    told = [(each.direction, each.since) for each in signs(charted(ways))]
    assert told == ([] if way is None else [(way, WEEKS[since])])


@pytest.mark.parametrize(
    ("concern", "ways", "sense"),
    [
        (Concern.UP, ".....u", Sense.WORSE),
        (Concern.UP, ".....d", Sense.BETTER),
        (Concern.DOWN, ".....d", Sense.WORSE),
        (Concern.DOWN, ".....u", Sense.BETTER),
        (Concern.NEITHER, ".....u", Sense.NEITHER),
    ],
)
def test_each_way_is_for_the_worse_or_not(concern: Concern, ways: str, sense: Sense) -> None:
    """As the measure's own direction of concern has it."""
    assert [each.sense for each in signs(charted(ways, concern))] == [sense]


def test_an_improvement_whose_counter_measure_worsened_is_not_told_as_one() -> None:
    """It reads "moved, not fixed", as everywhere."""
    told = signs(replace(charted(".....d"), counters=("in_name_only",)))
    assert [each.sense for each in told] == [Sense.MOVED]
    assert Sense.MOVED.value == "moved, not fixed"


@pytest.mark.parametrize(("raised", "new"), [(5, True), (4, False), (0, False)])
def test_an_alert_is_new_in_the_week_in_which_it_became_one(raised: int, new: bool) -> None:
    """A week ago to the day is the week before."""
    alert = Alert("unallocated", UP, WEEKS[0], WEEKS[raised], (Evidence.CUSUM,))
    told = signs(replace(charted("....uu"), alert=alert))
    assert told == [
        Sign("Children without an allocated worker", "North", "up", Sense.WORSE, since=WEEKS[0], alert=True, new=new)
    ]


def test_the_whole_service_has_no_team() -> None:
    """Its sign is told of the service; children of no team have none either way."""
    assert [each.team for each in signs(charted(".....u", unit="service"))] == [None]


def action(**changes: object) -> Action:
    """A remedial action of a board, due six weeks ago."""
    told = Action(
        decision="D-7",
        decided=date(2026, 6, 1),
        effective=date(2026, 6, 8),
        kind="remedial",
        title="A second duty team",
        owner="director",
        origin="board",
        team="T1",
        known_team=True,
        team_name="North",
        forecast=None,
        known=None,
        measures="unallocated",
        by_when=date(2026, 10, 9),
        looked_back=None,
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def test_an_action_that_comes_back_is_told_by_its_measure_and_its_team() -> None:
    """What it should have moved, since when it waits, and what became of it; its title is for the disk alone."""
    followed = Followed(action(), "unallocated", Told("unallocated", Verdict.NOT_MOVED), date(2026, 10, 9))
    assert _unmoved(followed) == Unmoved(
        "remedial",
        date(2026, 6, 1),
        "Children without an allocated worker",
        "North",
        date(2026, 10, 9),
        "not moved",
        "D-7",
        "A second duty team",
    )


def test_an_action_that_names_nothing_is_told_as_such() -> None:
    """No measure, and the whole service."""
    followed = Followed(
        action(team=None, team_name=None, measures=None), None, Told("", Verdict.UNTOLD, why="Nothing."), None
    )
    assert _unmoved(followed) == Unmoved(
        "remedial", date(2026, 6, 1), None, None, date(2026, 6, 8), "cannot be told", "D-7", "A second duty team"
    )


def test_a_team_that_there_is_not_is_not_repeated() -> None:
    """What somebody wrote into the register as a team, and is none, may be anything."""
    followed = Followed(action(team="Jo", team_name="Jo", known_team=False), None, Told("", Verdict.UNTOLD), None)
    assert _unmoved(followed).team == "a team that the records do not know"
