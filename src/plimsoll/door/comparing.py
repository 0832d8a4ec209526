"""Our number beside another report's, and the rule that differs for each child that only one of them counts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from plimsoll.conditions import reconcile as what_differs
from plimsoll.conditions import rows_behind
from plimsoll.conditions.reconciling import counts_otherwise
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.definitions import definition
from plimsoll.door.desk import Desk
from plimsoll.door.reports import Report, read_report, shown

DIFFERENCE = ("child", "side", "rule", "sentence")
READING = ("rule", "count", "sentence")


def reconcile(desk: Desk, theirs: str | Path | Report, measure: str, on: date) -> Answer:
    """One row for every child that only one side counts.

    Of a report that gives only a number there are no children to tell apart: ``readings`` says what our number would
    be if each rule were read as other reports are known to read it.
    """
    name = definition(measure).name
    report = theirs if isinstance(theirs, Report) else read_report(theirs)
    with desk.session(desk.service) as session:
        ours = {row["child"] for row in rows_behind(session, desk.profile, name, on) if row["counted"]}
        rows = _differences(session, desk, (name, on), report)
        readings = _readings(session, desk, (name, on)) if report.children is None else []
    about = {"measure": name, "on": on, "theirs": report.count, "ours": len(ours), "readings": readings}
    return tabled(DIFFERENCE, rows, about=about, provenance=desk.provenance(on))


def _differences(session: Any, desk: Desk, asked: tuple[str, date], report: Report) -> list[dict[str, Any]]:
    if report.children is None:
        return []
    found = what_differs(session, desk.profile, *asked, frozenset(report.children))
    return [{**asdict(each), "child": shown(each.child, report)} for each in found]


def _readings(session: Any, desk: Desk, asked: tuple[str, date]) -> list[dict[str, Any]]:
    told = counts_otherwise(session, desk.profile, *asked)
    return [dict(zip(READING, (rule, count, sentence), strict=True)) for rule, sentence, count in told]
