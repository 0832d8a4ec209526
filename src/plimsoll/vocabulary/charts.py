"""The kinds of control chart there are, and what a service settles about its own: baselines and the level of alerts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from plimsoll.vocabulary.errors import WrongUse


class ChartKind(StrEnum):
    """The kinds of control chart, by the names people type.

    XMR: single values and their moving ranges. P: shares of a denominator. U: counts over an exposure. C: counts. G:
    cases between rare events. T: time between rare events. P' and U': P and U for large denominators, widened by what
    varies between subgroups (Laney). CUSUM and EWMA: sums and averages that add up small drifts.
    """

    XMR = "xmr"
    P = "p"
    U = "u"
    C = "c"
    G = "g"
    T = "t"
    P_PRIME = "p-prime"
    U_PRIME = "u-prime"
    CUSUM = "cusum"
    EWMA = "ewma"


@dataclass(frozen=True, slots=True)
class Rebase:
    """A day from which the limits of a chart are made anew, and who settled it and why. Never made by a program.

    Args:
        start: the first day of the new limits.
        by: the role that settled it, and no name.
        why: what changed, in a line.
        measure: the measure whose chart it is.
        team: the team whose chart it is; `None` is the whole service.
        end: the last day that the limits are made from; `None` takes the usual number of weeks.
    """

    start: date
    by: str
    why: str
    measure: str
    team: str | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.why.strip():
            raise WrongUse(
                f"The [[baseline]] of '{self.measure}' does not say who settled it, or why.",
                next_step="Give by (a role) and why.",
            )
        if self.end is not None and self.end <= self.start:
            raise WrongUse(f"The [[baseline]] of '{self.measure}' ends before it begins.")


@dataclass(frozen=True, slots=True)
class Watching:
    """How a service's charts are drawn and when a signal becomes an alert.

    Args:
        baseline_weeks: weeks that limits are made from, where nobody settled others.
        trial_weeks: the weeks before the asked day that a trial baseline leaves out, so that they can be judged by it.
        alert_run_length: weeks between two false alerts on one stable chart, on average: the level that a service sets.
        rebases: the baselines that somebody settled.
    """

    baseline_weeks: int
    trial_weeks: int
    alert_run_length: float
    rebases: tuple[Rebase, ...] = ()


BASELINE_FIELDS = {"measure", "team", "from", "to", "by", "why"}
BASELINE_KEY = ("measure", "team", "from")
"""What tells one baseline from another when a service lays its own over the shipped."""


def read_watching(warning: Mapping[str, Any], baselines: Iterable[Mapping[str, Any]]) -> Watching:
    """How charts are drawn, from a profile's table ``[warning]`` and its lines ``[[baseline]]``.

    Raises:
        WrongUse: a baseline says not who settled it or why.
        KeyError, TypeError, ValueError: a field is missing or of the wrong type.
    """
    return Watching(**warning, rebases=tuple(_rebase(line) for line in baselines))


def _rebase(line: Mapping[str, Any]) -> Rebase:
    unknown = sorted(set(line) - BASELINE_FIELDS)
    if unknown:
        raise WrongUse(
            f"[[baseline]] has no field {', '.join(unknown)}.",
            next_step=f"It has {', '.join(sorted(BASELINE_FIELDS))}.",
        )
    return Rebase(line["from"], line["by"], line["why"], line["measure"], line.get("team"), line.get("to"))
