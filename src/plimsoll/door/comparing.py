"""Our number beside another report's, and the rule that differs for each child that only one of them counts."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from plimsoll.conditions import reconcile as what_differs
from plimsoll.conditions import rows_behind
from plimsoll.door.answer import Answer, tabled
from plimsoll.door.definitions import definition
from plimsoll.door.desk import Desk
from plimsoll.door.reports import Report, read_report, shown
from plimsoll.store import Session

DIFFERENCE = ("child", "side", "rule", "sentence")


def reconcile(desk: Desk, theirs: str | Path | Report, measure: str, on: date) -> Answer:
    """One row for every child that only one side counts; of a report that gives only a number, no rows."""
    name = definition(measure).name
    report = theirs if isinstance(theirs, Report) else read_report(theirs)
    ours = _ours(desk, name, on)
    rows = [] if report.children is None else _differences(desk, name, on, report)
    about = {"measure": name, "on": on, "theirs": report.count, "ours": len(ours)}
    return tabled(DIFFERENCE, rows, about=about, provenance=desk.provenance(on))


def _ours(desk: Desk, measure: str, on: date) -> set[str]:
    with desk.session(desk.service) as session:
        return {row["child"] for row in rows_behind(session, desk.profile, measure, on) if row["counted"]}


def _differences(desk: Desk, measure: str, on: date, report: Report) -> list[dict[str, Any]]:
    def session_known(known_on: date | None) -> AbstractContextManager[Session]:
        return desk.store.session(desk.service, known_on)

    found = what_differs(session_known, desk.profile, measure, on, set(report.children or ()))
    return [{**asdict(each), "child": shown(each.child, report)} for each in found]
