"""What a decision would do, in plain words: a sentence for each measure that would change, and what would not.

A forecast says what would follow if its assumptions hold. It never says why something happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from plimsoll.simulation.amounts import Form, apart, ranged, sized
from plimsoll.simulation.answers import MEASURES, WHOLE
from plimsoll.simulation.summing import LEAST_PAIRS, Compared, either_way, headlines
from plimsoll.vocabulary.days import long_date

PASSING = 5.0
"""How many standard errors a difference that is gone by the last day must have been from 0 on its greatest day to be
told: so many that chance hardly gets there, however many days and measures are looked at."""

LEAST_FOR_PASSING = 50
"""With fewer pairs the standard error itself is too badly known for such a distance."""

SMALL = 0.2
"""Below this many spreads of the replications a difference, however sure, hardly shows beside what chance does anyway:
what Cohen calls a small effect (Statistical power analysis for the behavioral sciences, 2nd edition, 1988)."""

SMALL_WORDS = "A difference that can be told from chance but is small beside it"
NOTHING_WORDS = "No difference that can be told from chance"

NONE_LEFT = "no difference that can be told from chance is left"

TOO_FEW = f"Too few replications to tell anything from chance: ask for {LEAST_PAIRS} or more."


@dataclass(frozen=True, slots=True)
class Phrase:
    """A measure in a sentence.

    Args:
        words: what is counted; `{case}`, `{cases}` and `{worker}` are the service's own words.
        form: how its amounts are said.
    """

    words: str
    form: Form = Form.COUNT


PHRASES = {
    "open_cases": Phrase("{cases} with an open case"),
    "unallocated": Phrase("{cases} without {a_worker}"),
    "longest_wait": Phrase("the longest that a {case} has been without {a_worker}", Form.DAYS),
    "aligned": Phrase("{cases} with two or more barriers down"),
    "visits_overdue_cp": Phrase("{cases} on a child protection plan whose visit is overdue"),
    "visits_overdue_cin": Phrase("{cases} on a child in need plan whose visit is overdue"),
    "visits_overdue_cla": Phrase("looked-after {cases} whose visit is overdue"),
    "assessments_overdue": Phrase("{cases} whose assessment is past its clock"),
    "assessments_in_time": Phrase("assessments authorised in time", Form.SHARE),
    "conferences_in_time": Phrase("conferences held in time", Form.SHARE),
    "reviews_overdue": Phrase("{cases} whose review is overdue"),
    "caseload_published": Phrase("{cases} held for each full-time {worker}", Form.NUMBER),
    "load": Phrase("hours that the work requires, of the hours there are", Form.SHARE),
    "over_line": Phrase("{worker}s above the load line", Form.SHARE),
    "worker_changes": Phrase("changes of {worker} for every 100 months of an open case", Form.NUMBER),
    "vacancy_rate": Phrase("posts that stand vacant", Form.SHARE),
    "agency_rate": Phrase("agency workers among those in post", Form.SHARE),
    "absent": Phrase("{worker}s away from work", Form.SHARE),
    "leaving_rate": Phrase("{worker}s who leave in a year", Form.SHARE),
    "looked_after": Phrase("{cases} looked after"),
    "rereferrals": Phrase("re-referrals among referrals", Form.SHARE),
    "cost": Phrase("cost of staff since the start", Form.POUNDS),
    "agency_cost": Phrase("cost of agency workers since the start", Form.POUNDS),
}
"""Every measure in a sentence. What counts stands after its number; of anything else the number stands after it."""

MONEY = ("cost", "agency_cost")
"""The measures of which `pricing` speaks."""


def said(
    rows: Sequence[Compared], words: Mapping[str, str], unit: str = WHOLE, called: str | None = None
) -> tuple[str, ...]:
    """What would come of a decision, a sentence each, what changes most first.

    First what differs on the last day; then what differs before and no longer does; then, in a sentence each, what
    differs so little that it hardly shows, and what shows no difference that can be told from chance.

    Args:
        rows: the rows of a forecast, in their order.
        words: what the service calls a case, cases and a worker: `Profile.words`.
        unit: the whole service, or the team that is told of.
        called: what that team is called; `None` is by its identifier.
    """
    whose = "" if unit == WHOLE else f"in team {called or unit}, "
    last = [row for row in headlines(rows, unit) if row.measure not in MONEY]
    if last and max(row.pairs for row in last) < LEAST_PAIRS:
        return (TOO_FEW,)
    changed = [sentence(row, words, whose) for row in last if row.sure and _large(row)]
    small = [row for row in last if row.sure and not _large(row)]
    passing = [found for row in last if not row.sure and (found := _greatest(rows, row))]
    still = [row for row in last if not row.sure and row.measure not in {each.measure for each in passing}]
    gone = [f"{_clause(row, words, whose)}; {_by(last[0])} {NONE_LEFT}." for row in passing]
    return (*changed, *gone, *_listed(SMALL_WORDS, small), *_listed(NOTHING_WORDS, still))


def sentence(row: Compared, words: Mapping[str, str], whose: str = "") -> str:
    """A measure on a day, with the decision and without it; `whose` says of which team, with the comma after it."""
    return f"{_clause(row, words, whose)}."


def compared_words(row: Compared, words: Mapping[str, str]) -> str:
    """A measure with the decision and without it; with the mean difference where the two intervals overlap."""
    phrase = PHRASES[row.measure]
    plan, baseline = ranged(row.plan, phrase.form), ranged(row.baseline, phrase.form)
    against = f"against {baseline.beside} without the decision{_overlap(row, phrase.form)}"
    if phrase.form is Form.COUNT:
        return f"{plan.alone} {_worded(phrase, words)}, {against}"
    return f"{_worded(phrase, words)}: {plan.alone}, {against}"


def precision(rows: Iterable[Compared], words: Mapping[str, str], unit: str = WHOLE) -> str:
    """How well the greatest mean difference is known, and what more replications would do to that.

    Empty where there are too few replications to know it, which is said already, or nothing to count.
    """
    last = [row for row in headlines(rows, unit) if row.measure not in MONEY]
    row = next((row for row in last if row.sure), last[0] if last else None)
    if row is None or row.error is None or row.pairs < LEAST_PAIRS:
        return ""
    phrase = PHRASES[row.measure]
    known = sized(either_way(row.error, row.pairs), phrase.form)
    return (
        f"In {row.pairs:,} replications the mean difference ({_worded(phrase, words)}) is known to {known} either way;"
        f" {4 * row.pairs:,} would halve that."
    )


def _by(row: Compared) -> str:
    return f"by {long_date(row.day)}"


def _clause(row: Compared, words: Mapping[str, str], whose: str) -> str:
    return f"By {long_date(row.day)}, {whose}{compared_words(row, words)}"


def _overlap(row: Compared, form: Form) -> str:
    ends = (row.plan.low, row.baseline.high, row.baseline.low, row.plan.high)
    plan_low, high, low, plan_high = (end or 0.0 for end in ends)
    meet = plan_low <= high and low <= plan_high
    return f", {apart(row.difference.mean or 0.0, form)} on average" if meet else ""


def _worded(phrase: Phrase, words: Mapping[str, str]) -> str:
    worker = words.get("worker", "worker")
    return phrase.words.format(
        case=words.get("case", "case"),
        cases=words.get("cases", "cases"),
        worker=worker,
        a_worker=f"{'an' if worker[:1].lower() in set('aeiou') else 'a'} {worker}",
    )


def _greatest(rows: Iterable[Compared], last: Compared) -> Compared | None:
    """The day on which a measure that no longer differs did so most surely; `None` where it never surely did."""
    own = [row for row in rows if (row.measure, row.unit) == (last.measure, last.unit) and row.sure]
    row = max(own, key=_errors, default=None)
    surely = row is not None and row.pairs >= LEAST_FOR_PASSING and _errors(row) > PASSING and _large(row)
    return row if surely else None


def _errors(row: Compared) -> float:
    return abs(row.difference.mean or 0.0) / row.error if row.error else inf


def _large(row: Compared) -> bool:
    return abs(row.size) >= SMALL


def _listed(head: str, rows: Sequence[Compared]) -> tuple[str, ...]:
    titles = "; ".join(_small(MEASURES[row.measure].title) for row in rows)
    return (f"{head}: {titles}.",) if rows else ()


def _small(title: str) -> str:
    return title[0].lower() + title[1:]
