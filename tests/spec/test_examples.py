"""Every example of the manual, asked of the real engine: the answer that is printed is the answer that is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests.kept import a_store, draft_of
from tests.spec.collected import DEFENCES, MEASURES, examples, names
from tests.spec.example import Example, Row, answer_sheet, expected, loads, rows

from plimsoll.conditions import INSTRUMENTS, Figure, Question, ask, defences
from plimsoll.defences.register import RULES
from plimsoll.measures.instrument import By
from plimsoll.measures.unanswered import COLUMNS, ESCALATION
from plimsoll.store import Session, Store
from plimsoll.vocabulary.profile import Profile

FEWEST = 2
"""Below this many examples a rule has no boundary to show."""


@dataclass(frozen=True)
class Case:
    """One example and what it is an example of."""

    room: str
    name: str
    number: int
    example: Example

    @property
    def service(self) -> str:
        """The service of its own that its records are kept as."""
        return f"{self.name}-{self.number}"


def cases(room: str) -> list[Any]:
    """Every example of a room, each a test of its own."""
    found = [Case(room, name, n, each) for name in names(room) for n, each in enumerate(examples(room, name), 1)]
    return [pytest.param(case, id=case.service) for case in found]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One store for all: each example is a service of its own, and no service may see another's records."""
    with a_store() as made:
        yield made


def kept(store: Store, case: Case) -> Profile:
    """Keep the example's loads, lay down its profile, and read it back."""
    for as_of, sheets in loads(case.example):
        told = {sheet.name: rows(sheet) for sheet in sheets if sheet.name != ESCALATION}
        store.keep(draft_of(told, as_of, case.service))
    if case.example.profile:
        folder = store.root / "profiles"
        folder.mkdir(exist_ok=True)
        (folder / f"{case.service}.toml").write_text(case.example.profile, encoding="utf-8")
    return store.profile(case.service)


def lay_log(session: Session, case: Case) -> None:
    """Lay the log of escalation before the session, where the example has one."""
    log = next((sheet for _, told in loads(case.example) for sheet in told if sheet.name == ESCALATION), None)
    if log is not None:
        session.lay(ESCALATION, COLUMNS, lambda: [tuple(row.values()) for row in rows(log)])


def days(wanted: list[Row]) -> tuple[date, ...]:
    """The days the answer speaks of."""
    return tuple(dict.fromkeys(row["on"] for row in wanted))


def told(figure: Figure, heads: tuple[str, ...]) -> Row:
    """A figure in the columns of the answer; whatever is not a column of every figure stands in its detail."""
    own = {"on": figure.day, "unit": figure.unit, "note": figure.note}
    own |= {"value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}
    return {head: own[head] if head in own else figure.detail.get(head) for head in heads}


def near(row: Row) -> Any:
    """The row as it must be, floats to the last few bits."""
    return pytest.approx(row, abs=1e-9)


@pytest.mark.parametrize("case", cases(MEASURES))
def test_a_measure_answers_as_the_manual_says(store: Store, case: Case) -> None:
    """The figures of the example's days and units are the answer's rows: the same, in the same order, and no others."""
    profile, wanted = kept(store, case), expected(case.example)
    with store.session(case.service) as session:
        lay_log(session, case)
        figures = ask(session, profile, Question(days(wanted), By(case.example.by), (case.name,)))
    found = [told(figure, answer_sheet(case.example).heads) for figure in figures]
    assert len(found) == len(wanted), found
    assert [row for row, other in zip(found, wanted, strict=True) if row != near(other)] == [], found


@pytest.mark.parametrize("case", cases(DEFENCES))
def test_a_defence_answers_as_the_manual_says(store: Store, case: Case) -> None:
    """Of each child on each day the defence says what the answer says."""
    profile, wanted = kept(store, case), expected(case.example)
    with store.session(case.service) as session:
        found = [{**row, "answer": said(session, profile, case.name, row)} for row in wanted]
    assert found == wanted


def said(session: Session, profile: Profile, name: str, row: Row) -> str:
    """What a defence says of one child on one day, as the verb `defences --case` would."""
    states = defences(session, profile, row["on"], case=row.get("child", "C1")).by_defence[name]
    return next(state.replace("_", " ") for state, number in states.items() if number)


def test_every_measure_has_examples() -> None:
    """Every measure that can be worked out has a file of examples, and no file is left of one that is gone."""
    made = {name for name, each in INSTRUMENTS.items() if each.shape is not None}
    few = [name for name in sorted(INSTRUMENTS) if len(examples(MEASURES, name)) < FEWEST and name in made]
    assert few == []
    assert set(names(MEASURES)) <= set(INSTRUMENTS)


def test_every_defence_has_examples() -> None:
    """So has every barrier and condition that can be answered."""
    made = {name for name, rule in RULES.items() if rule.down is not None}
    assert [name for name in sorted(made) if len(examples(DEFENCES, name)) < FEWEST] == []
    assert set(names(DEFENCES)) <= set(RULES)


def test_every_example_says_its_rule() -> None:
    """An example opens with the rule it shows: whole sentences."""
    every = [case.values[0] for room in (MEASURES, DEFENCES) for case in cases(room)]
    mute = [case.service for case in every if not (case.example.rule[:1].isupper() and case.example.rule[-1] == ".")]
    assert mute == []
