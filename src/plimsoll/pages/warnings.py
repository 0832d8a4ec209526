"""Warnings as a page of text: each in a sentence, what is of concern and borne out first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from plimsoll.door import Answer, definition
from plimsoll.door.grid import aligned, long_date, number
from plimsoll.pages.amounts import DIFFERENCE, NO_TEAM, in_unit, plural
from plimsoll.pages.plain import paragraph

SERVICE = "service"
INDENT = "    "
DAY_TAIL = 5
"""The end of a day in words that is its year, and the space before it."""

SIGNALS = {
    ("beyond_limit", "up"): "above its limit",
    ("beyond_limit", "down"): "below its limit",
    ("shift", "up"): "above what is usual point after point",
    ("shift", "down"): "below what is usual point after point",
    ("trend", "up"): "rising point after point",
    ("trend", "down"): "falling point after point",
    ("two_of_three", "up"): "close to its upper limit twice in three points",
    ("two_of_three", "down"): "close to its lower limit twice in three points",
}
"""What a signal says, by its rule and direction."""

STANDS = {"up": "it had been above what is usual", "down": "it had been below what is usual"}
"""What is said of an alert whose last point signals nothing."""

EVIDENCE = {"persists": "it persists", "related": "related measures move with it", "cusum": "the CUSUM agrees"}

CONCERN, IMPROVEMENT = "concern", "improvement"

SIGNALS_BUT_NO_ALERT = (
    "A signal by itself is a point that chance seldom gives, on one chart of many. It becomes an alert when it "
    "persists, a related measure moves with it, or a CUSUM agrees."
)
LEVEL = (
    "How seldom: the service's profile sets the weeks between two false alerts on one stable chart, under [warning] "
    "alert_run_length. It is {level}."
)

Row = Mapping[str, Any]


def page(answer: Answer) -> str:
    """The alerts in sentences, then the signals in a table, then what the charts cannot say and how often they err."""
    rows = answer.records()
    alerts = [row for row in rows if row["alert"]]
    others = [row for row in rows if not row["alert"]]
    usual = _usual(rows)
    worse = [row for row in alerts if row["variation"] == CONCERN]
    rest = [row for row in alerts if row["variation"] != CONCERN]
    parts = [
        [f"Warnings · {answer.provenance.sentence()}", *_counted(answer)],
        _told("Alerts of concern", worse, usual) or [_none(answer)],
        _told("Alerts of improvement, and of change that is neither", rest, usual),
        _table(others, every=len(rows) >= answer.about["charts"]),
        _foot(answer, usual),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _none(answer: Answer) -> str:
    """That nothing warns, or that nothing could."""
    return "No alert of concern stands." if answer.about["charts"] else "No chart could be drawn, so nothing can warn."


def _counted(answer: Answer) -> list[str]:
    about = answer.about
    told = (
        plural(about["charts"], "chart"),
        f"{number(about['signals'])} with a signal",
        plural(about["alerts"], "alert"),
    )
    return [", ".join(told) + "."]


def _usual(rows: Sequence[Row]) -> str:
    """The baseline that most of them share, which is told once for all."""
    said = Counter(row["detail"]["baseline"] for row in rows)
    return said.most_common(1)[0][0] if said else ""


def _told(title: str, rows: Sequence[Row], usual: str) -> list[str]:
    """Warnings in sentences under a title; nothing where there are none."""
    return [f"{title}: {len(rows)}", *(line for row in rows for line in _item(row, usual))] if rows else []


def _item(row: Row, usual: str) -> list[str]:
    first, *more = paragraph(sentence(row), INDENT)
    return [f"  - {first.strip()}", *more, *(line for said in _under(row, usual) for line in paragraph(said, INDENT))]


def sentence(row: Row) -> str:
    """One warning in words, such as: Team North: children without an allocated worker 31 on 4 June, usually 12 (…).

    Args:
        row: a row of `Plimsoll.warn`.
    """
    unit = row["detail"]["unit_of_value"]
    title = definition(row["measure"]).title
    named = _bracketed(title if title[:2].isupper() else f"{title[0].lower()}{title[1:]}")
    whose = "" if row["unit"] == SERVICE else f"{row['detail'].get('name') or row['unit'] or NO_TEAM}: "
    usual = f"usually {in_unit(row['mean'], unit)} ({_limits(row)})"
    value = f"{in_unit(row['value'], unit)} {_when(row)}"
    said = f"{whose}{named} {value}, {usual}: {_shown(row)}{_since(row)}"
    said = f"{said[0].upper()}{said[1:]}"
    return "; ".join([said, *([_borne_out(row)] if row["alert"] else []), *_errs(row)])


def _bracketed(title: str) -> str:
    """What a title says after a colon, in brackets, so that the value after it is not read as the colon's."""
    what, colon, which = title.partition(": ")
    return f"{what} ({which})" if colon else title


def _limits(row: Row) -> str:
    """Its limits. What is counted cannot fall below nothing, so no reader is told that it might; a difference can."""
    unit = row["detail"]["unit_of_value"]
    lower = row["lower"] if unit == DIFFERENCE else max(0.0, row["lower"])
    return f"{in_unit(lower, unit)} to {in_unit(row['upper'], unit)}"


def _when(row: Row) -> str:
    """On a day, or in the week or weeks to it."""
    weeks, at = row["detail"]["weeks_to_a_point"], _short(row["at"], row)
    if weeks > 1:
        return f"in the {weeks} weeks to {at}"
    return f"in the week to {at}" if row["detail"]["own_weeks"] else f"on {at}"


def _shown(row: Row) -> str:
    told = [SIGNALS[signal, row["direction"]] for signal in row["signals"]]
    return told[0] if told else f"{_crossed(row)}{STANDS.get(row['direction'], 'as usual')}"


def _crossed(row: Row) -> str:
    """That the last value lies beyond the limit on the other side from where an alert began; nothing elsewhere."""
    if row["direction"] == "up" and row["value"] < row["lower"]:
        return "below its limit now; "
    return "above its limit now; " if row["direction"] == "down" and row["value"] > row["upper"] else ""


def _since(row: Row) -> str:
    return f" since {_short(row['since'], row)}" if row["since"] else ""


def _short(day: date, row: Row) -> str:
    """A day in words, its year only where it is not that of the last point."""
    words = long_date(day)
    return words[:-DAY_TAIL] if day.year == row["at"].year and day != row["at"] else words


def _borne_out(row: Row) -> str:
    reasons = [EVIDENCE[each] for each in row["evidence"]]
    beside = row["detail"].get("beside")
    with_it = f" ({', '.join(beside)})" if beside else ""
    return f"an alert: {' and '.join(reasons)}{with_it}"


def _errs(row: Row) -> Iterable[str]:
    """How often such a chart signals while nothing changes, where that is known."""
    if row["run_length"]:
        weeks = row["detail"]["weeks_to_a_point"]
        yield f"one false signal in {number(round(row['run_length'] * weeks))} weeks"


def _under(row: Row, usual: str) -> Iterable[str]:
    """What came and what went, and what else a reader should know."""
    detail = row["detail"]
    if "began" in detail:
        yield f"In that week {_flow(detail, 'began')} came and {_flow(detail, 'ended')} went."
    if row["note"]:
        yield row["note"]
    if detail["baseline"] != usual:
        yield detail["baseline"]


def _flow(detail: Mapping[str, Any], name: str) -> str:
    limit = {"up": ", more than chance gives", "down": ", fewer than chance gives"}
    said = limit.get(detail.get(f"{name}_direction") or "", "")
    return f"{number(detail[name])} (usually {number(round(detail[f'{name}_usual'], 1))}{said})"


def _table(rows: Sequence[Row], *, every: bool) -> list[str]:
    """The signals that nothing bears out, a line each; with `every` chart, those that show nothing unusual too."""
    if not rows:
        return []
    cells = [_cells(row) for row in rows]
    heads = ["Measure", "Unit", "At", "Value", "Usually", "Limits", "Signal", "Since"]
    title = "Charts without an alert" if every else "Signals that nothing bears out yet"
    return [f"{title}: {len(rows)}", *aligned(heads, cells, right=[3, 4]), "", *paragraph(SIGNALS_BUT_NO_ALERT)]


def _cells(row: Row) -> list[str]:
    unit = row["detail"]["unit_of_value"]
    value, mean = (in_unit(row[name], unit) for name in ("value", "mean"))
    whose = SERVICE if row["unit"] == SERVICE else row["detail"].get("name") or row["unit"] or NO_TEAM
    signals = ", ".join(row["signals"]).replace("_", " ")
    since = str(row["since"] or "")
    way = f"{row['variation']}: {signals}" if signals else ""
    return [row["measure"], whose, str(row["at"]), value, mean, _limits(row), way, since]


def _foot(answer: Answer, usual: str) -> list[str]:
    about = answer.about
    lines = [*([usual] if usual else []), *_late(about["unsettled"]), *_uncharted(about["uncharted"])]
    expected = about["false_alerts_a_month"]
    if expected is not None:
        charts = plural(about["charts"], "chart")
        lines.append(f"While nothing changes, {expected:.2g} false alerts a month are expected on {charts}.")
    lines.append(LEVEL.format(level=number(about["level"])))
    return [line for each in lines for line in paragraph(each)]


def _late(unsettled: Mapping[str, int]) -> list[str]:
    """Which weeks are not judged yet, because the records of them still come."""
    told = ", ".join(f"{table} {plural(weeks, 'week')}" for table, weeks in unsettled.items())
    return (
        [f"Not judged, for no load tells of them yet or a twentieth of them still comes: the last of {told}."]
        if told
        else []
    )


def _uncharted(uncharted: int | Sequence[Mapping[str, Any]]) -> list[str]:
    if isinstance(uncharted, int):
        return [f"{plural(uncharted, 'chart')} could not be drawn; --all says why."] if uncharted else []
    reasons: dict[str, list[str]] = {}
    for each in uncharted:
        where = "" if each["unit"] == SERVICE else f" ({each['name'] or each['unit'] or NO_TEAM})"
        reasons.setdefault(each["why"], []).append(f"{each['measure']}{where}")
    return [f"Not charted: {', '.join(names)}. {why}" for why, names in reasons.items()]
