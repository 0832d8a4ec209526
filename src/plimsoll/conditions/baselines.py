"""From which weeks a chart's limits are made: somebody settles them, or one rule does; they never move to fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plimsoll.vocabulary.charts import Rebase, Watching

TRIAL = (
    "Trial limits: the service has been loaded for fewer than {weeks} weeks, so they are made from the {made} weeks "
    "that end {weeks} weeks before the day, and move with it. Settle them in the profile, under [[baseline]]."
)
USUAL = "Limits from the {made} weeks to {end}, when the service was first loaded."
SETTLED = "Limits from {start} to {end}, settled by the {by}: {why}."
MAKING = "Limits from {start} on, settled by the {by}: {why}. They are made until {end}."


@dataclass(frozen=True, slots=True)
class Baseline:
    """The weeks that limits are made from.

    Args:
        start: the first day of the first of them; the chart begins here.
        end: the last day that may be in them.
        trial: whether they are for a trial only.
        note: who settled them and why, or by which rule they are, in a sentence.
        chosen: whether somebody settled them, and no rule.
    """

    start: date
    end: date
    trial: bool
    note: str
    chosen: bool = False

    def points(self, days: Sequence[date]) -> int:
        """How many of the days, in order, the limits are made from."""
        return sum(self.start <= day <= self.end for day in days)

    def being_made(self, days: Sequence[date]) -> bool:
        """Whether somebody settled limits by which none of the days can be judged yet: what stood by others is over."""
        return self.chosen and not any(day > self.end for day in days)


def usual(first_known: date | None, on: date, watching: Watching) -> Baseline:
    """The baseline where nobody settled one: the weeks to the first load, else a trial.

    Args:
        first_known: the day that the service's first load speaks of.
        on: the asked day.
        watching: how many weeks limits are made from, and how many a trial leaves out.
    """
    judged = on - timedelta(weeks=watching.trial_weeks)
    told = first_known is not None and first_known <= judged
    end = first_known if told and first_known is not None else judged
    start = end - timedelta(weeks=watching.baseline_weeks) + timedelta(days=1)
    said = USUAL if told else TRIAL
    note = said.format(weeks=watching.trial_weeks, made=watching.baseline_weeks, end=_day(end))
    return Baseline(start, end, not told, note)


Whose = tuple[str, frozenset[str] | None]
"""A measure, and what its team may be called (identifier and name): nothing for the service; `None` for the children of
no team, whom no baseline can name."""


def settled(rebases: Iterable[Rebase], of: Whose, on: date, watching: Watching) -> Baseline | None:
    """The last baseline that somebody settled for a chart by the asked day, if anybody did.

    Args:
        rebases: the baselines of the service's profile.
        of: the measure, and what its team may be called.
        on: the asked day.
        watching: how many weeks limits are made from where the baseline does not say.
    """
    measure, called = of
    ours = [each for each in rebases if each.measure == measure and each.start <= on and _of_unit(each, called)]
    if not ours:
        return None
    last = max(ours, key=lambda each: each.start)
    end = last.end or last.start + timedelta(weeks=watching.baseline_weeks) - timedelta(days=1)
    said = MAKING if end > on else SETTLED
    why = last.why.strip().rstrip(".")
    note = said.format(start=_day(last.start), end=_day(end), by=last.by.strip(), why=why)
    return Baseline(last.start, end, trial=False, note=note, chosen=True)


def _of_unit(each: Rebase, called: frozenset[str] | None) -> bool:
    if called is None:
        return False
    return each.team in called if called else each.team is None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
