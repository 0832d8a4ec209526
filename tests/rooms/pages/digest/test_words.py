"""The words of a digest: every sentence from counts, in the singular where it is one, and no more than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.pages.digest.weeks import HASH, ON, digest, item

from plimsoll.door.digest import Crowd, Happening, Seal, Sense, Sign, Sort, Turn, for_post, without_children
from plimsoll.pages.digest import words
from plimsoll.pages.digest.document import document


def opening(**changes: object) -> str:
    return " ".join(words.opening(digest(**changes)))


def test_the_opening_says_what_waits_first() -> None:
    """How many wait, how many past their time, and which has waited longest."""
    assert words.opening(digest()) == (
        ("5 matters wait for an answer, 3 of them past their time. Longest past its time is M3, by 4 days."),
        (
            "In the week 1 was raised, 1 climbed to the next role, 1 came back unchanged, 1 was answered, 1 was "
            "settled and 1 ended."
        ),
        "2 alerts stand, 1 of them new in the week.",
        "Two or more barriers are down at once for 43 of 1,866 children; a week before it was 41.",
        "1 action comes back: its day has come, and what it should have moved has not simply improved.",
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"waiting": ()}, "Nothing waits for an answer."),
        ({"waiting": (), "role": "director"}, "Nothing waits for an answer of the director."),
        ({"waiting": (item(1, unanswered=None),)}, "1 matter waits for an answer, none of them past its time."),
        (
            {"waiting": (item(1, unanswered=1),)},
            "1 matter waits for an answer, past its time. Longest past its time is M1, by 1 day.",
        ),
        ({"week": ()}, "Nothing was raised, answered or ended in the week."),
        ({"week": (Happening(Turn.ENDED, ON, item(1), "director"),) * 2}, "In the week 2 ended."),
        ({"standing": ()}, "No alert stands."),
        ({"whole": Crowd(None, 1, 1, None)}, "Two or more barriers are down at once for 1 of 1 child."),
    ],
)
def test_one_none_and_many_are_told_as_such(changes: dict[str, object], said: str) -> None:
    """Numbers and nouns agree, and none is said in words."""
    assert said in opening(**changes)


def test_of_what_could_not_be_charted_nothing_is_claimed() -> None:
    """Without a chart there is no "no alert": it is said that there is nothing to tell of."""
    told = digest(standing=(), false_alerts=None, whole=None)
    assert "alert" not in " ".join(words.opening(told))
    assert "barriers are down" not in " ".join(words.opening(told))
    assert words.false_alerts(told) == (
        "No chart could be drawn, so there is neither a signal nor an alert to tell of."
    )


@pytest.mark.parametrize(
    ("expected", "said"), [(0.42, "about 0.4 false alerts a month"), (0.0004, "fewer than 0.05 false alerts a month")]
)
def test_false_alerts_are_never_said_to_be_none(expected: float, said: str) -> None:
    """A small number is told as fewer than another, and not rounded away."""
    assert said in words.false_alerts(digest(false_alerts=expected))


def test_the_log_is_told_by_the_hash_of_its_last_entry() -> None:
    """Whoever keeps the page can prove the log by it; of an empty log it is said how one begins."""
    said = [each for each, _ in words.seal(Seal(1, HASH))]
    assert said[:2] == ["The log held 1 entry. The hash of the last was:", HASH]
    assert said[2].endswith(f"plimsoll escalations --verify --head {HASH}")
    assert [each for each, _ in words.seal(Seal(0, ""))] == [
        "The log holds nothing yet: run plimsoll escalate after each load."
    ]


@pytest.mark.parametrize("sort", Sort)
def test_every_sort_has_words_that_may_leave(sort: Sort) -> None:
    """They say what it is and of which measure, and nothing of the matter's own words."""
    bare = replace(item(1, sort, measure="Turnover"), words="", child=None)
    measure = "" if sort is Sort.ALIGNED else " (Turnover)"
    assert words.what(bare) == f"North: {words.SORTS[sort]}{measure}"


def test_a_team_is_named_once() -> None:
    """Words that already name it are left as they are; a matter of the whole service names none."""
    assert words.what(item(1, words="North has no manager.")) == "North has no manager."
    assert words.what(item(1, words="It moved nothing.", team=None)) == "It moved nothing."


def test_what_may_leave_by_post_holds_no_child_and_no_words() -> None:
    """Of every record: the matters that wait, those of the week, the actions."""
    told = for_post(digest())
    items = [*told.waiting, *(each.item for each in told.week)]
    assert {(each.child, each.words) for each in items} == {(None, "")}
    assert [(each.kind, each.reference, each.words) for each in told.unmoved] == [("remedial", "", "")]
    assert [each.id for each in told.waiting] == ["M3", "M7", "M8", "M9", "M11"]


def test_without_children_the_words_stay() -> None:
    """What is written on the disk for everybody who answers tells each matter, and names no child."""
    told = without_children(digest())
    items = [*told.waiting, *(each.item for each in told.week)]
    assert {each.child for each in items} == {None}
    assert told.waiting[0].words == digest().waiting[0].words


def test_the_week_is_seven_days_with_its_last() -> None:
    """From the day after the same weekday a week before."""
    assert (digest().since.isoformat(), digest().on.isoformat()) == ("2026-11-14", "2026-11-20")


def test_a_long_list_is_cut_on_a_page_and_whole_in_a_workbook() -> None:
    """Of thirty matters a page shows twenty, and says of how many more there are; and so of signals and of the week."""
    many = digest(
        waiting=tuple(item(number) for number in range(30)),
        week=tuple(Happening(Turn.RAISED, ON, item(number), "director") for number in range(25)),
        standing=(Sign("Turnover", None, "up", Sense.WORSE, ON, alert=False, new=False),) * 21,
    )
    cut, whole = document(many, 20), document(many)
    notes = [
        (len(block.rows), block.notes)
        for section in cut.sections
        for block in section.blocks
        if getattr(block, "notes", ()) and len(block.rows) == 20
    ]
    assert notes == [
        (20, ("And 10 more; the workbook lists every one.",)),
        (20, ("And 5 more; the workbook lists every one.",)),
        (20, ("And 1 more; the workbook lists every one.",)),
    ]
    assert [len(block.rows) for section in whole.sections[1:4] for block in section.blocks[:1]] == [30, 25, 21]
