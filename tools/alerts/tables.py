"""The tables that the package ships, measured and written down as TOML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.alerts import design
from tools.alerts.design import BASELINES, LEVELS, LIKENESSES, RULE_BASELINES, Trial

FILE = Path(__file__).parents[2] / "src" / "plimsoll" / "warning" / "measured.toml"
HEAD = f"""\
# Written by `python -m tools.alerts` from seed {design.SEED}; docs/reference/false-alerts.md tells it in words.
# Independent normal values, single values with moving ranges screened, unless a table says otherwise.
"""


def write() -> None:
    """Measure everything and write the file. Takes a minute or two."""
    trials = {points: design.trial(points, LIKENESSES[0]) for points in BASELINES}
    thresholds = {points: [design.threshold(seen, level) for level in LEVELS] for points, seen in trials.items()}
    parts = [HEAD, _rules(), _thresholds(thresholds), _alerts(thresholds)]
    FILE.write_text("\n".join(parts), encoding="utf-8")


def _rules() -> str:
    found = {points: design.rule_lengths(points) for points in RULE_BASELINES}
    names = list(next(iter(found.values())))
    charts = design.BATCHES * design.RULE_CHARTS
    note = f"Points to the first signal: of {charts} charts, each followed for {design.RULE_POINTS} points."
    lines = [_line("points", RULE_BASELINES)]
    for name in names:
        lines += [
            _line(name, (round(each[name].value, 1) for each in found.values())),
            _line(f"{name}_error", (round(each[name].error, 1) for each in found.values())),
        ]
    return _table("rules", note + " Points 0: known limits.", lines)


def _thresholds(found: Mapping[int, Iterable[float]]) -> str:
    drawn = f"{design.CHARTS} charts of {design.WEEKS} weeks"
    note = f"The CUSUM's threshold by level and points of the baseline, from {drawn}."
    rows = [_line(f"from_{points}", (round(each, 2) for each in line)) for points, line in found.items()]
    return _table("thresholds", note, [_line("points", BASELINES), _line("levels", LEVELS), *rows])


def _alerts(thresholds: Mapping[int, list[float]]) -> str:
    note = "Weeks to the first alert with those thresholds, where each week resembles the last by so much."
    lines = [_line("points", BASELINES), _line("levels", LEVELS), _line("likenesses", LIKENESSES)]
    for points in BASELINES:
        for likeness in LIKENESSES:
            seen = design.trial(points, likeness, design.ANEW)
            lines.append(_line(f"from_{points}_alike_{round(100 * likeness)}", _lengths(seen, thresholds[points])))
    return _table("alerts", note, lines)


def _lengths(seen: Trial, thresholds: Iterable[float]) -> list[int]:
    return [round(seen.length(each).value) for each in thresholds]


def _table(name: str, note: str, lines: Iterable[str]) -> str:
    return "\n".join([f"[{name}]", f"# {note}", *lines, ""])


def _line(name: str, values: Iterable[float]) -> str:
    return f"{name} = [{', '.join(map(str, values))}]"
