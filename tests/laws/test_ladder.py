"""Laws of the ladder, over made-up months of looks and answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.escalation.book import LADDER, MONDAY, Book, standing

from plimsoll.escalation.climbing import climb
from plimsoll.escalation.matter import Standing, State
from plimsoll.escalation.reading import matters, unanswered_spells, waits
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.ladder import Ladder, Step

DAYS = [MONDAY + timedelta(days=number) for number in range(45)]
THINGS = ["a", "b", "c"]
ROLES = ["team manager", "service manager", "head of service", "director"]


@dataclass(frozen=True)
class World:
    """What stood on which days, and what people answered.

    Args:
        ladder: what it climbs.
        stood: for each thing the days from which and to which it stood, in order.
        answers: the day, the matter, the role and the days to the next date of each answer, by day.
    """

    ladder: Ladder
    stood: dict[str, list[tuple[int, int]]]
    answers: list[tuple[int, str, str, int]]

    def standing(self, day: int) -> list[Standing]:
        """What stands on a day."""
        return [standing(thing) for thing in self.stood if self.stands(thing, day)]

    def stands(self, thing: str, day: int) -> bool:
        """Whether a thing stands on a day."""
        return any(start <= day < stop for start, stop in self.stood[thing])

    def changes(self) -> set[int]:
        """The days on which something begins or ceases to stand."""
        return {day for spells in self.stood.values() for spell in spells for day in spell if day < len(DAYS)}


def _spells(cuts: list[int]) -> list[tuple[int, int]]:
    ordered = sorted(set(cuts))
    return list(zip(ordered[::2], [*ordered[1::2], len(DAYS)][: len(ordered[::2])], strict=True))


day_numbers = st.integers(0, len(DAYS) - 1)
steps = st.lists(st.integers(1, 6), min_size=1, max_size=len(ROLES)).map(
    lambda days: tuple(Step(role, limit) for role, limit in zip(ROLES, days, strict=False))
)
ladders = steps.map(lambda rungs: replace(LADDER, steps=rungs))
answers = st.tuples(day_numbers, st.sampled_from(["M1", "M2", "M3"]), st.sampled_from(ROLES), st.integers(1, 28))
worlds = st.builds(
    World,
    ladder=ladders,
    stood=st.fixed_dictionaries({thing: st.lists(day_numbers, max_size=5).map(_spells) for thing in THINGS}),
    answers=st.lists(answers, max_size=8).map(sorted),
)


def _lived(world: World, looks: set[int], last: int = len(DAYS) - 1) -> Book:
    """The log after its days to the last, looked at on some of them; the answers that are refused are not given."""
    book = Book(world.ladder)
    for day in range(last + 1):
        if day in looks:
            book.look(DAYS[day], *world.standing(day))
        for _, matter, role, wait in (answer for answer in world.answers if answer[0] == day):
            _answer(book, matter, role, day, wait)
    return book


def _answer(book: Book, matter: str, role: str, day: int, wait: int) -> None:
    try:
        book.answer(matter, role, DAYS[day], DAYS[day] + timedelta(days=wait))
    except WrongUse:
        return


EVERY_DAY = set(range(len(DAYS)))


@given(worlds)
def test_looking_every_day_or_when_something_changes_is_the_same(world: World) -> None:
    """The log holds the same, day by day or weeks at once, and reads the same on every day."""
    daily = _lived(world, EVERY_DAY)
    seldom = _lived(world, {*world.changes(), len(DAYS) - 1})
    assert daily.content() == seldom.content()
    assert [daily.on(day) for day in DAYS] == [seldom.on(day) for day in DAYS]


@given(worlds)
def test_what_was_read_on_a_day_is_read_of_it_for_ever(world: World) -> None:
    """What the list said on a day that was looked at, it says of that day when more has been written."""
    whole = _lived(world, EVERY_DAY)
    for last in range(0, len(DAYS), 7):
        assert _lived(world, EVERY_DAY, last).on(DAYS[last]) == whole.on(DAYS[last])


@given(worlds)
def test_no_matter_is_lost_and_none_is_doubled(world: World) -> None:
    """Whatever stands has one open matter, whatever does not has none, and each that was raised is listed for good."""
    book = _lived(world, EVERY_DAY)
    for day in range(len(DAYS)):
        open_now = [m.standing.key for m in book.on(DAYS[day]) if m.state is not State.ENDED]
        assert sorted(open_now) == sorted(each.key for each in world.standing(day))
    raised = [entry.note.body["matter"] for entry in book.entries if entry.note.kind == "raised"]
    listed = [matter.id for matter in book.on(DAYS[-1])]
    assert listed == raised == [f"M{number}" for number in range(1, len(raised) + 1)]


@given(worlds, st.sets(day_numbers))
def test_every_step_follows_an_unanswered_deadline(world: World, looks: set[int]) -> None:
    """A matter climbs one step, on the day after its last day, only from waiting; it returns after its next date."""
    book = _lived(world, {*looks, len(DAYS) - 1})
    for matter in {entry.note.body["matter"] for entry in book.entries}:
        notes = [entry.note for entry in book.entries if entry.note.body["matter"] == matter]
        for before, after in pairwise(notes):
            assert before.day <= after.day
            if after.kind in {"climbed", "returned"}:
                told = before.body["next" if after.kind == "returned" else "answer_by"]
                assert after.day == date.fromisoformat(told) + timedelta(days=1)
                assert (before.kind == "answered") == (after.kind == "returned")
                above = int(before.body["step"]) + 1
                last = world.ladder.last
                assert int(after.body["step"]) == (above if after.kind == "climbed" else min(above, last))


@given(worlds, st.sets(day_numbers))
def test_a_second_look_at_a_day_writes_nothing(world: World, looks: set[int]) -> None:
    """Nor does it in another order of what stands."""
    book = _lived(world, {*looks, len(DAYS) - 1})
    assert book.look(DAYS[-1], *reversed(world.standing(len(DAYS) - 1))) == []


@given(worlds, st.sets(day_numbers, max_size=4), day_numbers)
def test_a_crash_between_two_writes_and_a_second_run_are_as_no_crash(world: World, looks: set[int], day: int) -> None:
    """Cut off after any of its notes and run again, a look has written what it would have, once."""
    before = _lived(world, {look for look in looks if look < day}, day)
    stands = world.standing(day)
    notes = climb(before.entries, stands, world.ladder, DAYS[day])
    whole = Book(world.ladder, before.entries)
    whole.write(notes)
    for cut in range(len(notes) + 1):
        crashed = Book(world.ladder, before.entries)
        crashed.write(notes[:cut])
        crashed.look(DAYS[day], *stands)
        assert crashed.content() == whole.content()


@given(worlds, ladders)
def test_another_ladder_does_not_rewrite_what_was_written(world: World, other: Ladder) -> None:
    """On the last day looked at, what was not past its time on the highest step reads the same by any ladder."""
    book = _lived(world, EVERY_DAY)
    by_ours = [m for m in book.on(DAYS[-1]) if m.answer_by >= DAYS[-1] or m.state is State.ENDED]
    by_other = {matter.id: matter for matter in matters(book.entries, other, DAYS[-1])}
    assert by_ours == [by_other[matter.id] for matter in by_ours]


@given(worlds, st.sets(day_numbers))
def test_waits_are_what_the_list_says_on_every_day(world: World, looks: set[int]) -> None:
    """On any day those wait, and are unanswered, for whom the list of matters says so."""
    book = _lived(world, {*looks, len(DAYS) - 1})
    waited = waits(book.entries, world.ladder)
    spells = unanswered_spells(book.entries, world.ladder)
    for day in [*DAYS, DAYS[-1] + timedelta(days=60)]:
        listed = book.on(day)
        assert {m.id for m in listed if m.state is State.WAITING} == {
            wait.matter for wait in waited if wait.start <= day and (wait.stop is None or wait.stop > day)
        }
        assert {m.id for m in listed if m.unanswered(day)} == {
            spell.matter for spell in spells if spell.start <= day and (spell.stop is None or spell.stop > day)
        }
