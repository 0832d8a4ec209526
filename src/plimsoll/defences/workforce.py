"""Conditions that only workforce data can answer; until it is loaded they are unknown, never counted as holding."""

from __future__ import annotations

from plimsoll.defences.rule import Rule, Sort

HR = "the workforce census (CSWW) or an HR file"


def _unknown(name: str, title: str, meaning: str) -> Rule:
    return Rule(name, title, meaning, Sort.CONDITION, needs=(), brings=HR)


RULES = (_unknown("under_line", "Worker under the line", "The child's worker is not over the load line."),)
