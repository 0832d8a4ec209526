"""Laying the measures beside their slow twin: worlds with the days to ask about, and what may not differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from tests.rows import World
from tests.twin import slow
from tests.worlds import SEEDS, services, services_and_days, telling_days

from plimsoll.conditions import Figure
from plimsoll.vocabulary.profile import Profile, load_profile

PROFILE = load_profile()
ALIGNED = "aligned"
"""The one instrument whose twin is a list of children and not a row of numbers."""

NEAR = 1e-9
"""How far two floats may lie apart that were summed in another order."""

NOTED = {
    "conferences_in_time": {"left_out": "left_out"},
    "seen_alone": {"empty": "unsaid"},
    "caseload_published": {"workers": "no_fte_workers", "cases": "no_fte_cases"},
}
"""What the twin calls the numbers of a note, and what the measure's detail calls them."""

Row = tuple[Any, ...]
Asked = tuple[World, tuple[date, ...]]


def fewer(times: int) -> settings:
    """A share of the profile's examples, for a test each of whose examples asks many questions.

    A failing world is not made smaller: worlds come from seeds, so a smaller one is only another one.
    """
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    return settings(max_examples=max(2, settings.default.max_examples // times), phases=phases)


def some_days(world: World, seed: int, number: int = 8) -> tuple[date, ...]:
    """Days near the world's rows, so that a boundary got wrong is asked about."""
    return tuple(sorted(Random(seed).sample(telling_days(world), number)))


def services_and_many_days(max_children: int = 6) -> st.SearchStrategy[Asked]:
    """Small services, each with days near its rows: what is told with one of them is told with each."""

    def spread_out(asked: tuple[tuple[World, date], int]) -> Asked:
        (world, day), seed = asked
        return world, tuple(sorted({day, *some_days(world, seed)}))

    return st.tuples(services_and_days(max_children), SEEDS).map(spread_out)


def readings() -> st.SearchStrategy[Profile]:
    """The shipped profile with the readings that a service may want otherwise."""
    flags = (
        "closed_on_day_is_closed",
        "count_nfa_referrals",
        "unlinked_assessments_count",
        "unseen_visits_reset_clock",
    )
    numbers = {
        "repeat_contacts_least": st.integers(1, 4),
        "repeat_contacts_days": st.sampled_from((28, 91, 182)),
        "redone_days": st.integers(0, 120),
        "heaping_days": st.integers(0, 10),
        "stable_days": st.integers(1, 60),
        "recorded_days": st.integers(1, 60),
        "many_workers_least": st.integers(1, 4),
        "short_break_statuses": st.sampled_from(((), ("V3", "V4"), ("C2",))),
        "long_term_placements": st.sampled_from(((), ("U1", "U4"), ("K2",))),
    }
    chosen = st.fixed_dictionaries({flag: st.booleans() for flag in flags} | numbers)
    return chosen.map(lambda changes: PROFILE.read_otherwise(**changes))


# --- figures ------------------------------------------------------------------------------------------------


def unlike(
    world: World,
    figures: Iterable[Figure],
    asked: tuple[Sequence[date], str],
    profile: Profile,
    only: Sequence[str] = (),
) -> list[str]:
    """Every figure that the twin gives otherwise, or that only one of them gives; of all measures, or `only` some."""
    days, by = asked
    found = {(each.day, each.measure, each.unit): each for each in figures}
    measures = [name for name in only or slow.MEASURES if by != slow.WORKER or name in slow.BY_WORKER]
    apart = []
    for day in days:
        for name in measures:
            answers = slow.answer(world, name, day, profile, by)
            told = [each for each in answers if says_something(each)]
            apart += [line for each in told for line in _apart(found, (day, name), each)]
            units = {unit for (on, measure, unit), each in found.items() if (on, measure) == (day, name) and made(each)}
            extra = units - {each.unit for each in answers}
            apart += [f"{name} of {unit} on {day}: the twin has no such unit" for unit in sorted(extra, key=str)]
    return apart


def says_something(answer: slow.Answer) -> bool:
    """Whether an answer says anything: not when its source is missing, nor of a team with nothing to count."""
    return (answer.value, answer.denominator) != (None, None) or any(
        value is not None for value in answer.detail.values()
    )


def made(figure: Figure) -> bool:
    """Whether a figure says anything: not when what it needs is missing."""
    return (figure.value, figure.denominator) != (None, None) or bool(figure.detail)


def _apart(found: dict[Row, Figure], asked: tuple[date, str], answer: slow.Answer) -> list[str]:
    day, name = asked
    figure = found.get((day, name, answer.unit))
    if figure is None or not made(figure):
        empty = not answer.denominator and answer.value is None
        return [] if empty else [f"{name} of {answer.unit} on {day}: missing; the twin says {answer}"]
    same = alike(numbers(figure), (answer.value, answer.numerator, answer.denominator))
    same &= all(alike(figure.detail.get(key), each) for key, each in expected_detail(name, answer, figure).items())
    return [] if same else [f"{name} of {answer.unit} on {day}: {figure} against the twin's {answer}"]


def expected_detail(name: str, answer: slow.Answer, figure: Figure) -> dict[str, Any]:
    """The parts that the figure must have, under its own names; where nothing was counted there are none."""
    if not figure.denominator and not figure.detail:
        return {}
    return answer.detail | {NOTED[name][key]: each for key, each in answer.noted.items() if name in NOTED}


def numbers(figure: Figure) -> Row:
    """Value, numerator and denominator."""
    return figure.value, figure.numerator, figure.denominator


def alike(one: Any, other: Any) -> bool:
    """Equal, floats to the last few bits; nothing is like nothing only."""
    if isinstance(one, tuple):
        return all(alike(*pair) for pair in zip(one, other, strict=True))
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) < NEAR


__all__ = [
    "ALIGNED",
    "PROFILE",
    "Asked",
    "alike",
    "fewer",
    "numbers",
    "readings",
    "services",
    "services_and_many_days",
    "some_days",
    "unlike",
]
