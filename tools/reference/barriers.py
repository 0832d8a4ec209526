"""The page about the defences, from what each rule says of itself."""

from __future__ import annotations

from tests.spec.collected import DEFENCES
from tests.spec.example import READING

from plimsoll.defences.register import BARRIERS, CONDITIONS, RULES
from plimsoll.defences.rule import Rule, Sort
from tools.reference.examples import shown
from tools.reference.paper import codes, page, table


def defences_page() -> str:
    """Every barrier and condition: a list of each, then an entry each."""
    opening = (
        "A defence answers for an open child on a day: it holds, is down, is unknown (no data; never counted as up)"
        " or is not applicable. Barriers are what must reach the child; two or more down at once make a child aligned."
        " Conditions are what makes barriers fail, and are never added to that number."
        " Why it is so stands in [defences](../explanation/defences.md)."
    )
    barriers = f"Barriers\n\n{_listed(BARRIERS)}"
    conditions = f"Conditions\n\n{_listed(CONDITIONS)}"
    return page("Defences", opening, READING, barriers, conditions, *map(_entry, RULES.values()))


def _listed(rules: tuple[Rule, ...]) -> str:
    return table(("name", "title"), [(f"[{rule.name}](#{rule.name})", rule.title) for rule in rules])


def _entry(rule: Rule) -> str:
    kind = "barrier" if rule.sort is Sort.BARRIER else "condition"
    today = "" if rule.down else " Unknown today: no source that can be read holds what it needs."
    said = table(("", ""), [("needs", codes(rule.needs)), ("comes with", rule.brings)])
    return f"## {rule.name}\n\nA {kind}. {rule.meaning}{today}\n\n{said}\n\n{shown(DEFENCES, rule.name)}"
