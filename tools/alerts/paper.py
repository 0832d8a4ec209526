"""The page that tells what was measured: docs/reference/false-alerts.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from plimsoll.warning.measured import measured
from tools.alerts import design, trial
from tools.alerts.trial import AFTER, BASELINE, BEFORE, STABLE_WEEKS, Delays
from tools.alerts.worlds import KNOWN_OF_LAST, WORLDS, World, ramp, steady, step

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "false-alerts.md"
MARK = "<!-- Written by `python -m tools.alerts`. Change the program, not this page. -->"

LEVEL = 800.0
"""The level told of; the shipped profile's."""

STABLE, CHANGED, LATE, TOGETHER = 1000, 300, 40, 400
"""How many charts are drawn for each part."""

SETTLING = len(KNOWN_OF_LAST)
BY_WEEKS = (13, 26)
RAMPS = (13, 26, 52)
STEP = 1.5

ALONE = {
    "four": "the four rules",
    "four_of_six": "the four, shift and trend of six",
    "beyond_limit": "a point beyond a limit",
    "shift": "a shift of seven",
    "two_of_three": "two of three near a limit",
    "trend": "a trend of seven",
}


def write() -> None:
    """Run the trial and write the page. Takes some minutes."""
    told = [
        f"{MARK}\n\n# False alerts\n\n{OPENING}",
        f"## Rules\n\n{RULES}\n\n{_rules()}",
        f"## False alerts on series that do not change\n\n{FALSE}\n\n{_false()}",
        f"## Weeks until a change is seen\n\n{DELAY}\n\n{_delays()}",
        f"## Late recording\n\n{LATELY}\n\n{_late()}",
        f"## Many charts at once, in related pairs\n\n{PAIRS}\n\n{_pairs()}",
        f"## Other levels, and weeks that resemble each other\n\n{LEVELS}\n\n{_levels()}",
    ]
    PAGE.write_text("\n\n".join(told) + "\n", encoding="utf-8")


OPENING = f"""\
Measured on series drawn from seed {trial.SEED}, whose truth is known. What it means is told in
[charts and alerts](../explanation/charts-and-alerts.md). A run length is the weeks that were seen, over the charts on
which a first signal, or alert, was seen; its standard error is in brackets. Limits and yardsticks are made from
{BASELINE} weeks unless another number stands there. *Plain rules* are the four of Making Data Count on an XmR chart,
screened, of the same values and the same baseline; *alerts* are those of the second stage at level {LEVEL:g}."""

RULES = f"""\
Points until the first false signal, of independent normal values: {design.BATCHES * design.RULE_CHARTS:,} charts of
{design.RULE_POINTS:,} points, seed {design.SEED}. With few points the limits of some charts are far too wide: they
hardly ever signal, and make the mean of the limits alone longer while half of the charts signal sooner."""

FALSE = f"""\
{STABLE:,} charts of each kind, {STABLE_WEEKS} weeks after the baseline. A signal is counted when it begins; so is an
alert. In brackets: how many times fewer the alerts are."""

DELAY = f"""\
{CHANGED} charts of each kind; the change begins {BEFORE} weeks after the baseline, and charts on which something stood
already are left out. Median and nine tenths, in weeks from the beginning; then the share seen within 13 and 26 weeks. A
ramp doubles the mean in that many weeks; a step multiplies it by {STEP:g} at once. A chart on which nothing was seen in
{AFTER} weeks counts as later. Plain rules are helped here by their own false signals: the lines without a change tell
how many charts had "seen" something by then with nothing to see."""

LATELY = f"""\
{LATE} charts of counts with a mean of 20; of the last three weeks {KNOWN_OF_LAST[0]:.0%}, {KNOWN_OF_LAST[1]:.0%} and
{KNOWN_OF_LAST[2]:.0%} are recorded, and every week is judged as it was then known. Told that the last three points
are settling, the second stage leaves them out, and sees everything three weeks later."""

PAIRS = f"""\
{TOGETHER} charts at once for {STABLE_WEEKS} weeks, each related to one other: alerts per 100 chart-months with nothing
to bear them out but themselves, and with the related measure."""

LEVELS = f"""\
Weeks until the first false alert of one chart without related measures: {design.CHARTS:,} charts of {design.WEEKS}
weeks, seed {design.SEED}, others than those the thresholds were set by. From this table `warn` reckons the false alerts
to be expected in a month."""


def _rules() -> str:
    table = measured("rules")
    heads = ["rules", *("known limits" if points == 0 else f"{points} points" for points in table["points"])]
    rows = [
        [said, *(f"{value:g} ({error:g})" for value, error in zip(table[name], table[f"{name}_error"], strict=True))]
        for name, said in ALONE.items()
    ]
    return _table(heads, rows)


def _false() -> str:
    heads = ["series", "plain rules: run length", "alerts: run length", "plain: per 100 chart-months", "alerts"]
    return _table(heads, (_false_row(world) for world in WORLDS))


def _false_row(world: World) -> list[str]:
    found = trial.false(world, STABLE, LEVEL)
    plain, ours = found.plain, found.ours
    return [
        world.name,
        f"{plain.run_length:.1f} ({plain.error:.1f})",
        f"{ours.run_length:.0f} ({ours.error:.0f})",
        f"{plain.a_hundred_months:.1f}",
        f"{ours.a_hundred_months:.2f} ({plain.a_hundred_months / ours.a_hundred_months:.1f})",
    ]


def _delays() -> str:
    heads = [
        "series",
        "change",
        "plain rules",
        "alerts",
        "added to the median",
        "plain: by 13, 26",
        "alerts: by 13, 26",
    ]
    courses = {f"ramp, {over} weeks": ramp(BEFORE, over, AFTER) for over in RAMPS}
    courses[f"step to {STEP:g}"] = step(BEFORE, STEP, AFTER)
    courses["none"] = steady(BEFORE + AFTER)
    rows = [
        [world.name, name, *_delay(trial.delays(world, course, CHANGED, LEVEL))]
        for world in WORLDS
        for name, course in courses.items()
    ]
    return _table(heads, rows)


def _delay(found: Delays) -> list[str]:
    plain, ours = _weeks(found.plain), _weeks(found.ours)
    added = np.median(ours) - np.median(plain)
    return [
        *(f"{_told(np.median(each))}, {_told(np.percentile(each, 90))}" for each in (plain, ours)),
        f"{added:+.1f}" if np.median(ours) <= AFTER else "",
        *(", ".join(f"{np.mean(each <= by):.0%}" for by in BY_WEEKS) for each in (plain, ours)),
    ]


def _weeks(found: Sequence[int | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([AFTER + 1 if weeks is None else weeks for weeks in found], dtype=float)


def _told(weeks: float) -> str:
    return f"{weeks:g}" if weeks <= AFTER else "later"


def _late() -> str:
    world = next(each for each in WORLDS if each.name == "counts, mean 20")
    rows = []
    for settling in (0, SETTLING):
        found = trial.late(world, LATE, LEVEL, settling)
        said = "every point judged" if not settling else f"the last {settling} settling"
        rows.append([said, f"{found.plain.a_hundred_months:.1f}", f"{found.ours.a_hundred_months:.2f}"])
    return _table(["second stage", "plain rules: per 100 chart-months", "alerts"], rows)


def _pairs() -> str:
    rows = []
    for world in WORLDS[:3]:
        for common in (0.0, 0.3, 0.6):
            found = trial.pairs(world, TOGETHER, LEVEL, common)
            rows.append([world.name, f"{common:g}", f"{found.alone:.2f}", f"{found.together:.2f}"])
    return _table(["series", "correlation of a pair", "by themselves", "with the related measure"], rows)


def _levels() -> str:
    table = measured("alerts")
    rows = [
        [f"{points} points", f"{likeness:g}", *map(str, table[f"from_{points}_alike_{round(100 * likeness)}"])]
        for points in (12, 26, 52, 104)
        for likeness in table["likenesses"]
    ]
    return _table(["baseline", "likeness of weeks", *(f"level {level:g}" for level in table["levels"])], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
