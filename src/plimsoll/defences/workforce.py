"""Conditions that only workforce data can answer; until it is loaded they are unknown, never counted as holding."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort

HR = "the workforce census (CSWW) or an HR file"


def _unknown(name: str, title: str, meaning: str) -> Rule:
    return Rule(name, title, meaning, Sort.CONDITION, needs=(), brings=HR)


RULES = (
    _unknown("under_line", "Worker under the line", "The child's worker is not over the load line."),
    _unknown("supervised", "Worker supervised", "The child's worker has had supervision in the interval."),
    _unknown(
        "manager", "A manager at work", "A substantive manager of the team was at work in the last 5 working days."
    ),
)
