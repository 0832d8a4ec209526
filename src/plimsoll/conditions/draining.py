"""`drain`: which conditions go with most barriers down, and where. The swamp before the mosquitoes.

For every condition and team: the days of the last 28 on which the condition touched the team's open children,
and the barrier-days down on them; against the same children's ordinary days of the half-year before, and against
the other teams' days without the condition. Ranked by what stands above the ordinary. It is association only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plimsoll.conditions.register import all_frames
from plimsoll.defences.register import RULES
from plimsoll.measures.block import NEAR, Block, Records
from plimsoll.measures.instrument import By
from plimsoll.measures.load_cases import WEEK
from plimsoll.measures.spells import minus, within
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile

WINDOW_DAYS = 28
"""The days looked at, up to and including the asked day (SPEC section 5)."""

ORDINARY_DAYS = 182
"""How far back the same children's ordinary days are looked for, the window included."""

ASSOCIATION = "Seen together; one need not cause the other."

IN_WORDS = {
    "stable": "after a change of worker",
    "present": "held in name only",
    "under_line": "whose worker is over the load line",
    "supervised": "whose worker has had no supervision in the interval",
    "manager": "without a manager at work",
}
"""Each condition as the sentence of its row says it."""


@dataclass(frozen=True, slots=True)
class DrainRow:
    """One condition in one team.

    Args:
        condition: the condition's name.
        team: the team's id; `None` for children of no team.
        team_name: its name, where the records give one.
        children: distinct open children it touched in the window.
        child_days: the days on which it touched them.
        barrier_days: barrier-days down on those days.
        usual: barrier-days for as many of the same children's ordinary days; `None` when they had none.
        others: barrier-days for as many of the other teams' days without the condition; `None` when they had none.
        sentence: the row in words.
    """

    condition: str
    team: str | None
    team_name: str | None
    children: int
    child_days: int
    barrier_days: int
    usual: float | None
    others: float | None
    sentence: str

    @property
    def excess(self) -> float:
        """Barrier-days above the ordinary, or above the other teams' where there is no ordinary day to compare with."""
        beside = self.usual if self.usual is not None else self.others
        return self.barrier_days - (beside or 0.0)


def drain(records: Records, profile: Profile, day: date, *, ordinary_days: int = ORDINARY_DAYS) -> list[DrainRow]:
    """The conditions and teams, most barrier-days above the ordinary first.

    Raises:
        WrongUse: `ordinary_days` is shorter than the window itself.
    """
    if ordinary_days < WINDOW_DAYS:
        raise WrongUse(f"The ordinary days must reach back at least {WINDOW_DAYS} days.")
    names: dict[str, str] = dict(records.rows("SELECT team_id, name FROM known_team WHERE name IS NOT NULL"))
    # A load is followed to the first ordinary day and the week before it; the default reach may be the longer one.
    with Block(records, profile, all_frames(profile), (day,), By.TEAM, max(ordinary_days + WEEK, NEAR)) as block:
        rows = block.ask(("unbroken", "condition_down", "barrier_down", "child_team"), _drain_sql(ordinary_days))
    return sorted((_row(row, names) for row in rows), key=lambda row: (-row.excess, row.condition, row.team or ""))


def _row(row: tuple[Any, ...], names: dict[str, str]) -> DrainRow:
    condition, team, children, child_days, barrier_days, usual, others = row
    name = names.get(team, team) if team else None
    found = DrainRow(condition, team, name, children, child_days, barrier_days, usual, others, "")
    return DrainRow(condition, team, name, children, child_days, barrier_days, usual, others, _sentence(found))


def _sentence(row: DrainRow) -> str:
    """Such as: Team 3, after a change of worker: 60 children, 140 barrier-days, where 90 would be usual for them."""
    where = row.team_name or "Children of no team"
    what = IN_WORDS.get(row.condition, RULES[row.condition].title.lower())
    beside = _beside(row)
    touched = "1 child" if row.children == 1 else f"{row.children:,} children"
    days = "1 barrier-day" if row.barrier_days == 1 else f"{row.barrier_days:,} barrier-days"
    return f"{where}, {what}: {touched}, {days}{beside}."


def _beside(row: DrainRow) -> str:
    if row.usual is not None:
        return f", where {row.usual:,.0f} would be usual for them"
    return f", where {row.others:,.0f} would be usual in other teams" if row.others is not None else ""


def _drain_sql(ordinary_days: int) -> str:
    """Child-days and barrier-days by condition and team, on touched days and on ordinary ones."""
    touched = _cut("SELECT name, child, team, start, stop FROM placed_condition", WINDOW_DAYS)
    return f"""
WITH placed_open AS (
    {within("SELECT child, team, start, stop FROM child_team", "SELECT child, start, stop FROM unbroken")}
),
placed_condition AS (
    SELECT c.name, c.child, t.team, greatest(c.start, t.start) AS start, least(c.stop, t.stop) AS stop
    FROM condition_down c JOIN placed_open t ON t.child = c.child AND c.start < t.stop AND t.start < c.stop
),
touched AS MATERIALIZED ({touched}),
ordinary AS MATERIALIZED (
    SELECT s.* FROM ({_cut(_without_condition(), ordinary_days)}) s
    SEMI JOIN touched t ON t.name = s.name AND t.child = s.child AND t.team IS NOT DISTINCT FROM s.team
),
free AS MATERIALIZED ({_cut(_without_condition(), WINDOW_DAYS)}),
t AS ({_days("touched")}), o AS ({_days("ordinary")}), f AS ({_days("free")}),
a AS (SELECT name, sum(child_days) AS child_days, sum(barrier_days) AS barrier_days FROM f GROUP BY name)
SELECT t.name, t.team, t.children::BIGINT, t.child_days::BIGINT, t.barrier_days::BIGINT,
    o.barrier_days / nullif(o.child_days, 0) * t.child_days AS usual,
    (a.barrier_days - coalesce(f.barrier_days, 0)) / nullif(a.child_days - coalesce(f.child_days, 0), 0)
        * t.child_days AS others
FROM t
LEFT JOIN o ON o.name = t.name AND o.team IS NOT DISTINCT FROM t.team
LEFT JOIN f ON f.name = t.name AND f.team IS NOT DISTINCT FROM t.team
LEFT JOIN a ON a.name = t.name"""


def _without_condition() -> str:
    """Every open child's days in each team on which a condition did not touch it, for each condition that did any."""
    all_days = (
        "SELECT n.name, p.child, p.team, p.start, p.stop FROM placed_open p, (SELECT DISTINCT name FROM touched) n"
    )
    return f"SELECT name, child, team, start, stop FROM ({minus(all_days, 'FROM condition_down', 'name, child')})"


def _cut(spells: str, days: int) -> str:
    """The parts of spells in the `days` days to the asked day, it included."""
    return f"""
SELECT s.* REPLACE (greatest(s.start, d - {days - 1}) AS start, least(s.stop, d + 1) AS stop)
FROM ({spells}) s, day WHERE s.start <= d AND s.stop > d - {days - 1}"""


def _days(spells: str) -> str:
    """Distinct children, child-days, and the barrier-days down on them, by condition and team."""
    return f"""
SELECT s.name, s.team, count(DISTINCT s.child) AS children, sum(s.stop - s.start) AS child_days,
    sum(coalesce(b.days, 0)) AS barrier_days
FROM {spells} s
LEFT JOIN (
    SELECT s.name, s.team, s.child, s.start, sum(least(s.stop, b.stop) - greatest(s.start, b.start)) AS days
    FROM {spells} s JOIN barrier_down b ON b.child = s.child AND b.start < s.stop AND s.start < b.stop
    GROUP BY s.name, s.team, s.child, s.start
) b ON b.name = s.name AND b.team IS NOT DISTINCT FROM s.team AND b.child = s.child AND b.start = s.start
GROUP BY s.name, s.team"""
