"""A forecast in plain words: what a director reads first."""

from __future__ import annotations

import re

import numpy as np
import pytest
from tests.rooms.simulation.counts import AXES, EAST, LAST, runs

from plimsoll.simulation.amounts import Form, amount, apart, pounds, ranged
from plimsoll.simulation.answers import MEASURES
from plimsoll.simulation.bands import Band
from plimsoll.simulation.saying import MONEY, PHRASES, TOO_FEW, precision, said, sentence
from plimsoll.simulation.summing import Compared, compared
from plimsoll.vocabulary.profile import load_profile

WORDS = load_profile().words
PROBATION = {"case": "person", "cases": "people", "worker": "officer"}
EVEN = np.linspace(-1, 1, 101)
NOISE = np.random.default_rng(4).normal(size=101)


def _told(known: dict[str, tuple[np.ndarray, np.ndarray]], words: dict[str, str] = WORDS) -> tuple[str, ...]:
    return said(compared(runs(known), AXES), words)


def _row(measure: str, plan: Band, baseline: Band, mean: float, unit: str = "service") -> Compared:
    return Compared(measure, unit, LAST, baseline, plan, Band(mean, mean, mean), 1.0, True, 1.0, 200)


def test_what_changes_is_said_as_the_issue_has_it() -> None:
    """Two intervals that do not meet need no more than themselves."""
    [first] = _told({"unallocated": (65 + 27.8 * EVEN, 275 + 72.3 * EVEN)})
    assert first == (
        "By 31 March 2027, between 210 and 340 children without a social worker, against 40 to 90 without the decision."
    )


def test_a_service_has_its_own_words() -> None:
    """A service of people and officers is told of people and officers."""
    [first] = _told({"unallocated": (65 + 27.8 * EVEN, 275 + 72.3 * EVEN)}, PROBATION)
    assert "people without an officer, against" in first


def test_where_intervals_meet_the_mean_difference_is_said() -> None:
    """8 more each time, though either forecast by itself reaches further."""
    [first] = _told({"unallocated": (65 + 27.8 * EVEN, 73 + 27.8 * EVEN)})
    assert first.endswith("against 40 to 90 without the decision, 8 more on average.")


def test_what_is_no_count_stands_before_its_number() -> None:
    """Shares are percentages, and their differences points; waits are days."""
    share = _row("assessments_in_time", Band(0.6, 0.5, 0.7), Band(0.65, 0.55, 0.75), -0.05)
    wait = _row("longest_wait", Band(150, 120, 160), Band(40, 30, 45), 110)
    assert sentence(share, WORDS) == (
        "By 31 March 2027, assessments authorised in time: between 50% and 70%, against 55% to 75% without the"
        " decision, 5 points lower on average."
    )
    assert sentence(wait, WORDS) == (
        "By 31 March 2027, the longest that a child has been without a social worker: between 120 and 160 days,"
        " against 30 to 45 days without the decision."
    )


def test_an_interval_of_one_number_is_one_number() -> None:
    """A decision that always leaves nobody without a worker."""
    told = sentence(_row("unallocated", Band(0, 0, 0), Band(30, 21, 43), -30), WORDS)
    assert told == ("By 31 March 2027, no children without a social worker, against 21 to 43 without the decision.")


@pytest.mark.parametrize(
    ("called", "whose"), [(None, "in team east, "), ("East and Coast", "in team East and Coast, ")]
)
def test_a_team_is_told_of_by_its_name(called: str | None, whose: str) -> None:
    """The sentence of a team says whose it is: by its name, or by its identifier where nobody gives one."""
    row = _row("unallocated", Band(5, 4, 6), Band(30, 21, 43), -25, EAST)
    [told] = said([row], WORDS, EAST, called)
    assert told.startswith(f"By 31 March 2027, {whose}between 4 and 6 children")


def test_what_does_not_change_is_said_too() -> None:
    """One sentence for all that cannot be told from chance, after those that can."""
    first, nothing = _told(
        {"unallocated": (NOISE, NOISE + 200), "load": (NOISE, NOISE), "worker_changes": (NOISE, NOISE[::-1])}
    )
    assert "without a social worker" in first
    assert nothing == "No difference that can be told from chance: load against the line; changes of worker."


def test_what_hardly_shows_is_named_and_no_more() -> None:
    """A tenth of the spread more, in every replication alike: sure, and small beside what chance does."""
    told = _told({"unallocated": (NOISE, NOISE + 200), "load": (NOISE, NOISE + 0.1)})
    assert told[1] == "A difference that can be told from chance but is small beside it: load against the line."


def test_what_differed_for_a_while_is_said() -> None:
    """A reorganisation that puts 40 children back to wait, of whom none does any more at the end."""
    known = runs({"unallocated": (50 + NOISE, 50 + NOISE[::-1])})
    known.plan[:, list(MEASURES).index("unallocated"), 0, 0] = 40 + NOISE
    known.baseline[:, list(MEASURES).index("unallocated"), 0, 0] = 10 + NOISE[::-1]
    [told] = said(compared(known, AXES), WORDS)
    assert told.startswith("By 30 September 2026, between 3")
    assert told.endswith("by 31 March 2027 no difference that can be told from chance is left.")


def test_nothing_is_told_of_few_replications() -> None:
    """Nine tell nothing; the sentence says how many do."""
    assert _told({"unallocated": (np.zeros(9), np.ones(9))}) == (TOO_FEW,)


def test_how_well_it_is_known_is_said() -> None:
    """A difference of 101 pairs with a standard deviation of 20: 5.2 either way, at 99 in 100."""
    noise = 20 * NOISE / NOISE.std(ddof=1)
    rows = compared(runs({"unallocated": (0 * noise, noise)}), AXES)
    assert precision(rows, WORDS) == (
        "In 101 replications the mean difference (children without a social worker) is known to 5.2 either way;"
        " 404 would halve that."
    )


def test_how_well_it_is_known_is_said_of_what_can_be_told() -> None:
    """Of the first that can be told from chance; of nothing where nine replications know nothing, or none counted."""
    rows = compared(runs({"load": (NOISE, NOISE), "unallocated": (NOISE, NOISE + 9)}), AXES)
    assert "(children without a social worker)" in precision(rows, WORDS)
    assert precision(compared(runs({"load": (np.zeros(9), np.ones(9))}), AXES), WORDS) == ""
    assert precision((), WORDS) == ""


def test_every_measure_has_its_phrase() -> None:
    """A phrase for each, with a form for its amounts that its unit calls for."""
    assert set(PHRASES) == set(MEASURES)
    assert {name for name, phrase in PHRASES.items() if phrase.form is Form.POUNDS} == set(MONEY)
    assert {MEASURES[name].unit for name, phrase in PHRASES.items() if phrase.form is Form.COUNT} == {"children"}


def test_no_sentence_says_why() -> None:
    """No phrase and no meaning speaks of what brought something about."""
    texts = [phrase.words for phrase in PHRASES.values()] + [measure.meaning for measure in MEASURES.values()]
    assert [text for text in texts if re.search(r"caus|because|due to|blame", text)] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "£0"),
        (950.4, "£950"),
        (9_999, "£9,999"),
        (46_400, "£46,000"),
        (999_400, "£999,000"),
        (999_600, "£1.0 million"),
        (1_250_000, "£1.2 million"),
        (-2_345_000, "-£2.3 million"),
    ],
)
def test_pounds_are_said_as_people_say_them(value: float, words: str) -> None:
    """To the pound, to the thousand, to the tenth of a million."""
    assert pounds(value) == words


@pytest.mark.parametrize(
    ("difference", "form", "words"),
    [
        (8.2, Form.COUNT, "8.2 more"),
        (-12.4, Form.COUNT, "12 fewer"),
        (0.01, Form.COUNT, "less than 0.1 more"),
        (0.01, Form.SHARE, "1 point higher"),
        (-1_300_000, Form.POUNDS, "£1.3 million less"),
        (2.0, Form.DAYS, "2 days longer"),
        (-1.0, Form.DAYS, "1 day shorter"),
        (-0.5, Form.NUMBER, "0.5 lower"),
    ],
)
def test_a_difference_says_which_way_it_goes(difference: float, form: Form, words: str) -> None:
    """More and fewer of what counts, more and less of money, higher and lower of the rest."""
    assert apart(difference, form) == words


def test_intervals_are_said_with_their_ends() -> None:
    """Alone between two numbers; beside another, from one to the other."""
    assert ranged(Band(5, 1_000, 2_000), Form.COUNT).alone == "between 1,000 and 2,000"
    assert ranged(Band(5, 1.04, 2.06), Form.NUMBER).beside == "1.0 to 2.1"
    assert ranged(Band(1, 1, 1), Form.DAYS).alone == "1 day"
    assert amount(0.124, Form.SHARE) == "12%"
