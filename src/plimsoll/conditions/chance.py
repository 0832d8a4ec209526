"""What would be expected if barriers failed independently: a diagnostic of the swamp, never a proof.

For each child the number of barriers down would follow a Poisson-binomial distribution, whose chances are the
rates at which the barriers that apply to it are down among children of its kind of case.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from plimsoll.defences.register import OVERLAPPING

MANY = 3
"""From this many barriers down at once they are shown together as '3+'."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the barriers answered for one child: its kind of case, which applied, and which were down."""

    kind: str
    applied: frozenset[str]
    down: frozenset[str]


def expected(answers: Sequence[Answers]) -> dict[str, float]:
    """How many children would have 0, 1, 2 and 3 or more barriers down. Children alike are worked out once."""
    rates = _rates(answers)
    total = {"0": 0.0, "1": 0.0, "2": 0.0, "3+": 0.0}
    for (kind, applied), children in Counter((each.kind, each.applied) for each in answers).items():
        shape = poisson_binomial([rates[kind, name] for name in sorted(applied)])
        for number, chance in enumerate(shape):
            total[str(number) if number < MANY else f"{MANY}+"] += children * chance
    return total


def _rates(answers: Sequence[Answers]) -> dict[tuple[str, str], float]:
    """How often each barrier is down among the children of each kind to whom it applies."""
    applied = Counter((each.kind, name) for each in answers for name in each.applied)
    down = Counter((each.kind, name) for each in answers for name in each.down)
    return {key: down[key] / count for key, count in applied.items()}


def poisson_binomial(chances: Sequence[float]) -> list[float]:
    """The chance of 0, 1, 2… independent events, each with its own chance (convolved one by one)."""
    shape = [1.0]
    for chance in chances:
        shape = [stay * (1 - chance) + come * chance for stay, come in zip([*shape, 0.0], [0.0, *shape], strict=True)]
    return shape


def pairs(answers: Sequence[Answers]) -> Iterator[dict[str, Any]]:
    """Each pair of barriers: for how many children both are down, and for how many if they were independent.

    Pairs that overlap by definition are left out.
    """
    rates = _rates(answers)
    both = Counter(pair for each in answers for pair in combinations(sorted(each.down), 2))
    applied = Counter((each.kind, pair) for each in answers for pair in combinations(sorted(each.applied), 2))
    chance: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (kind, pair), children in applied.items():
        chance[pair] += children * rates[kind, pair[0]] * rates[kind, pair[1]]
    for pair in sorted(chance, key=lambda pair: -both[pair]):
        if pair not in OVERLAPPING and pair[::-1] not in OVERLAPPING:
            yield {"barriers": list(pair), "children": both[pair], "expected_if_independent": chance[pair]}
