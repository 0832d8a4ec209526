"""Decisions and remedial actions, followed by the measures and defences that they should move.

The limits are those of the weeks before the decision took effect: a baseline of its own, for which its owner answers
and of which the decision is the reason. Each comes back, at its look backs and by when it should have moved them, until
somebody has looked back on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plimsoll.conditions.baselines import Baseline
from plimsoll.conditions.charting import drawn
from plimsoll.conditions.question import SERVICE_UNIT
from plimsoll.conditions.register import followed
from plimsoll.conditions.settling import settling, weeks_unsettled
from plimsoll.conditions.weeks import Weeks, week_ends, weeks
from plimsoll.measures.block import Records
from plimsoll.measures.instrument import By, Instrument
from plimsoll.vocabulary.days import long_date
from plimsoll.vocabulary.decisions import BETWEEN_MEASURES, REMEDIAL, come_backs, outstanding
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import Profile
from plimsoll.warning.rules import SHIFT
from plimsoll.warning.verdict import Course, Told, Verdict, told

ACTIONS = """
SELECT decision_id, decided, coalesce(effective, decided), kind, title, owner, origin, team_id, forecast, known,
    measures, due, looked_back
FROM known_decision ORDER BY decided, decision_id"""

TEAMS = "SELECT team_id, coalesce(any_value(name), team_id) FROM known_team GROUP BY team_id ORDER BY team_id DESC"

NAMELESS = "The decision names no measure and no defence that it should move."
NO_SUCH = "The register names what is no measure and no defence; `plimsoll explain` lists the measures."
NOT_YET = "It has not taken effect yet."
SETTLED = "Limits from the {weeks} weeks before it took effect, settled by the {by}: {why}."
NO_TEAM = "The records know no team of that name."


@dataclass(frozen=True, slots=True)
class Action:
    """A decision as the register has it, to be followed.

    Args:
        decision: its reference.
        decided: the day it was taken.
        effective: the day from which it takes effect.
        kind: cut, freeze, reorganisation, leader, remedial or other.
        title: what was decided, in a line.
        owner: the role that answers for it.
        origin: what it came from.
        team: the team it concerns, by its identifier where the records know it; `None` is the whole service.
        forecast: what was forecast then.
        known: what was known then.
        measures: what it should move, as the register has it.
        by_when: the day by which it should have.
        looked_back: the last day on which it was looked back on.
        team_name: the team's name, or what the register calls it.
        known_team: whether the records know that team.
    """

    decision: str
    decided: date
    effective: date
    kind: str
    title: str
    owner: str
    origin: str | None
    team: str | None
    forecast: str | None
    known: str | None
    measures: str | None
    by_when: date | None
    looked_back: date | None
    team_name: str | None = None
    known_team: bool = True

    @property
    def aims(self) -> tuple[str, ...]:
        """The names of what it should move, each once."""
        named = ("_".join(name.strip().lower().split()) for name in (self.measures or "").split(BETWEEN_MEASURES))
        return tuple(dict.fromkeys(name for name in named if name))

    def come_back(self, on: date) -> date | None:
        """The day since which it waits to be looked back on; `None` while it does not."""
        looked_back = self.looked_back if self.looked_back and self.looked_back <= on else None
        due = outstanding(come_backs(self.decided, self.effective, self.by_when), looked_back, on)
        return None if due is None else due.due

    @property
    def by(self) -> By:
        """Whose measure it should move: the service's, or its team's."""
        return By.SERVICE if self.team is None else By.TEAM

    def baseline(self, baseline_weeks: int) -> Baseline:
        """What the limits are made from: so many weeks, to the day before it took effect."""
        end = self.effective - timedelta(days=1)
        start = self.effective - timedelta(weeks=baseline_weeks)
        return Baseline(
            start, end, trial=False, note=SETTLED.format(weeks=baseline_weeks, by=self.owner, why=self.title)
        )


@dataclass(frozen=True, slots=True)
class Followed:
    """One measure or defence that a decision should move, and what became of it by a day.

    Args:
        action: the decision.
        measure: the name of what it should move; `None` where the decision names nothing.
        told: what became of it.
        due: the day since which the decision waits to be looked back on; `None` while it does not.
        baseline: the weeks that its limits are made from, with who settled them and why; `None` without a chart.
    """

    action: Action
    measure: str | None
    told: Told
    due: date | None
    baseline: Baseline | None = None

    @property
    def unmoved(self) -> bool:
        """Whether it comes back: its day has come, nobody has looked back since, and it has not simply improved."""
        return self.due is not None and self.told.verdict is not Verdict.IMPROVED

    @property
    def words(self) -> str:
        """It in a sentence: what was decided, what it should have moved by when, and what became of that."""
        by_when = "" if self.action.by_when is None else f" by {long_date(self.action.by_when)}"
        aim = "what it names" if self.measure is None else f"'{self._title()}'"
        why = f" {self.told.why}" if self.told.why else ""
        return f"'{self.action.title}' should move {aim}{by_when}: {self.told.verdict}.{why}"

    def place(self) -> tuple[bool, date]:
        """Its place among others: what comes back first, the longest due before the rest; then as they were taken."""
        return (not self.unmoved, self.due if self.unmoved and self.due else self.action.decided)

    def _title(self) -> str:
        found = measured(self.measure or "")
        return str(self.measure) if found is None else found.title


def follow(records: Records, profile: Profile, on: date, decision: str | None = None) -> tuple[Followed, ...]:
    """What became, by a day, of all that the decisions taken by then should move.

    A remedial action is followed even where it names nothing to be moved, so that somebody is told.

    Args:
        records: a session of the store.
        profile: the service's profile.
        on: the day, at its end.
        decision: only the one of this reference.

    Returns:
        Those that come back first, the longest due before the others; then by the day they were taken.
    """
    chosen = [each for each in actions(records) if each.decided <= on and decision in {None, each.decision}]
    watched = [each for each in chosen if each.aims or each.kind == REMEDIAL]
    found = _Found(records, profile, on, watched)
    return tuple(sorted((row for each in watched for row in found.of(each)), key=Followed.place))


def unmoved(records: Records, profile: Profile, on: date) -> tuple[Followed, ...]:
    """What comes back on a day: see `Followed.unmoved`. The longest due first."""
    return tuple(row for row in follow(records, profile, on) if row.unmoved)


def actions(records: Records) -> list[Action]:
    """Every decision of the register, in the order of the days they were taken."""
    teams = _teams(records)
    return [_placed(Action(*row), teams) for row in records.rows(ACTIONS)]


def _placed(action: Action, teams: Mapping[str, tuple[str, str]]) -> Action:
    """The decision with its team's identifier and name, where the records know it by either."""
    if action.team is None:
        return action
    team, name = teams.get(action.team.casefold(), (action.team, action.team))
    return replace(action, team=team, team_name=name, known_team=action.team.casefold() in teams)


def _teams(records: Records) -> dict[str, tuple[str, str]]:
    """Each team's identifier and name, by either without regard to case; an identifier goes before a name."""
    known = list(records.rows(TEAMS))
    by_name = {name.casefold(): (team, name) for team, name in known}
    return by_name | {team.casefold(): (team, name) for team, name in known}


class _Found:
    """The weeks of everything that some decisions should move and of what may worsen meanwhile."""

    def __init__(self, records: Records, profile: Profile, on: date, watched: Sequence[Action]) -> None:
        self.on = on
        self.baseline_weeks = profile.watching.baseline_weeks
        self.late = settling(records, on) if watched else {}
        self.asked = {
            by: _weeks((records, profile), by, on, [each for each in watched if each.by is by])
            for by in (By.SERVICE, By.TEAM)
        }

    def of(self, action: Action) -> list[Followed]:
        """Each of what a decision should move; of one that names nothing, that it does not."""
        due = action.come_back(self.on)
        if not action.aims:
            return [Followed(action, None, Told("", Verdict.UNTOLD, why=NAMELESS), due)]
        rows = [Followed(action, name, self._told(action, name), due) for name in action.aims]
        baseline = action.baseline(self.baseline_weeks)
        return [replace(row, baseline=baseline) if row.told.chart else row for row in rows]

    def _told(self, action: Action, name: str) -> Told:
        measure = measured(name)
        if measure is None:
            return Told(name, Verdict.UNTOLD, why=NO_SUCH)
        if not action.known_team:
            return Told(name, Verdict.UNTOLD, why=NO_TEAM)
        if action.effective > self.on:
            return Told(name, Verdict.EARLY, why=NOT_YET)
        counters = [self._course(action, followed(counter)) for counter in measure.counters]
        return told(self._course(action, measure), action.effective, counters)

    def _course(self, action: Action, measure: Instrument) -> Course:
        """A measure's chart as it is watched, with the limits of the weeks before the decision."""
        asked, unit = self.asked[action.by], action.team or SERVICE_UNIT
        if lacking := measure.uncharted or asked.lacking.get(measure.name):
            return Course(measure.name, None, why=lacking)
        baseline = action.baseline(self.baseline_weeks)
        settled = asked.days[: max(len(asked.days) - weeks_unsettled(measure, self.late), 0)]
        days = [day for day in settled if day >= baseline.start]
        made = drawn(measure, days, asked.found.get((unit, measure.name), {}), baseline)
        gone_by = sum(day >= action.effective for day in asked.days)
        early = gone_by < SHIFT and not any(day >= action.effective for day in days)
        return Course(measure.name, made.watched, made.step, made.why, early)


def _weeks(where: tuple[Records, Profile], by: By, on: date, watched: Sequence[Action]) -> Weeks:
    """The weeks from the first that the limits of any of them are made from."""
    asked = _asked(watched)
    if not asked:
        return Weeks(())
    before = timedelta(weeks=where[1].watching.baseline_weeks)
    first = min(each.effective for each in watched) - before
    return weeks(*where, by, week_ends(min(first, on), on), asked)


def _asked(watched: Iterable[Action]) -> list[Instrument]:
    """What they should move, and the counter-measures of that."""
    aims = [found for each in watched for name in each.aims if (found := measured(name))]
    counters = [followed(name) for each in aims for name in each.counters]
    return list({each.name: each for each in (*aims, *counters)}.values())


def measured(name: str) -> Instrument | None:
    """The measure or the defence of that name; `None` where a register that was loaded names neither."""
    try:
        return followed(name)
    except WrongUse:
        return None
