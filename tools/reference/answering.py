"""The settings of warning, priority and escalation: charts, policies, the ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from plimsoll.vocabulary.charts import Watching
from plimsoll.vocabulary.ladder import Ladder
from plimsoll.vocabulary.policy import Policies, Policy
from plimsoll.vocabulary.profile import Profile
from tools.reference.paper import code, first_paragraph, table

HEADS = ("setting", "meaning", "unless set otherwise")


def sections(profile: Profile) -> tuple[str, ...]:
    """A table for each of `[warning]`, `[queue]` with its policies, and `[escalation]` with its ladder."""
    return (
        f"## [warning]\n\n{table(HEADS, _settings('warning', profile.watching))}\n\n{_baselines()}",
        f"## [queue] and [policy.NAME]\n\n{_queue(profile.policies)}",
        f"## [escalation]\n\n{table(HEADS, _settings('escalation', profile.ladder))}",
        f"## [[ladder]]\n\n{table(('role', 'working days to answer'), _steps(profile.ladder))}",
    )


def _settings(section: str, record: Watching | Ladder) -> Iterator[tuple[str, str, str]]:
    """The plain values of a record, each with what its docstring says of it."""
    said = _arguments(type(record).__doc__)
    for each in fields(record):
        value = getattr(record, each.name)
        if not isinstance(value, tuple):
            yield code(f"{section}.{each.name}"), said[each.name], code(value)


def _baselines() -> str:
    return (
        "No baseline is shipped. A service settles one with a line `[[baseline]]`: `measure`, `team` (left out: the"
        " whole service), `from`, `to` (left out: `baseline_weeks` weeks), `by` (a role) and `why`."
    )


def _queue(policies: Policies) -> str:
    heads = ("setting", "meaning", *(code(name) for name in policies.known))
    return f"The policy chosen is {code(policies.chosen)}.\n\n{table(heads, _policies(policies))}"


def _policies(policies: Policies) -> Iterator[tuple[str, ...]]:
    said = _arguments(Policy.__doc__)
    for each in fields(Policy):
        if each.name != "name" and each.default is MISSING:
            shown = (str(getattr(policy, each.name)) for policy in policies.known.values())
            yield code(each.name), said[each.name], *shown


def _steps(ladder: Ladder) -> list[tuple[str, Any]]:
    return [(step.role, step.days) for step in ladder.steps]


def _arguments(doc: str | None) -> dict[str, str]:
    """What a record's docstring says of each field, by name."""
    lines = (doc or "").split("Args:")[-1].splitlines()
    found: dict[str, str] = {}
    for line in (each.strip() for each in lines):
        name, mark, rest = line.partition(": ")
        if mark and name.isidentifier():
            found[name] = rest
        elif line and found:
            last = next(reversed(found))
            found[last] = first_paragraph(f"{found[last]} {line}")
    return found
