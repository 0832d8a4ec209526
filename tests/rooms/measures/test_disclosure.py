"""Figures that leave the service: small counts are `c`, and so is whatever would give them away."""

from __future__ import annotations

import pytest

from plimsoll.measures.disclosure import WHOLE, Release, Stated, Suppressed, released
from plimsoll.measures.suppression import Relation, is_small, left_out, possible

C = Suppressed.C


def waiting(unit: str, counted: int, among: int, measure: str = "unallocated") -> Stated:
    """A count of children among the open cases."""
    return Stated(measure, unit, counted, counted, among, f"children {measure}", "open cases")


def shown(release: Release) -> dict[tuple[str, str], object]:
    """The numerators by measure and unit."""
    return {(each.measure, each.unit): each.numerator for each in release.figures}


@pytest.mark.parametrize(("count", "small"), [(None, False), (0, False), (1, True), (5, True), (6, False)])
def test_one_to_five_are_small(count: int | None, small: bool) -> None:
    """Nought is shown, and so is six; nothing is no count."""
    assert is_small(count) is small


def test_large_counts_pass() -> None:
    """Where nothing is small, all is shown as it is."""
    release = released([waiting("T1", 20, 60), waiting("T2", 0, 50), waiting(WHOLE, 20, 110)])
    assert shown(release) == {("unallocated", "T1"): 20, ("unallocated", "T2"): 0, ("unallocated", WHOLE): 20}


def test_a_small_count_takes_another_with_it() -> None:
    """A single gap would be filled by taking the others from the service's; the next smallest goes too."""
    teams = [waiting("T1", 3, 60), waiting("T2", 9, 50), waiting("T3", 20, 70), waiting(WHOLE, 32, 180)]
    assert list(shown(released(teams)).values()) == [C, C, 20, 32]


def test_nought_is_the_last_to_go() -> None:
    """A nought beside a small count stays; then the service's own figure goes, since it is the small one."""
    teams = [waiting("T1", 3, 60), waiting("T2", 0, 50), waiting(WHOLE, 3, 110)]
    assert list(shown(released(teams)).values()) == [C, 0, C]


def test_those_not_counted_may_be_few() -> None:
    """Of 60 children 57 are counted: the three that are not could be read off, so the share and its count go."""
    [figure] = released([Stated("seen", WHOLE, 57 / 60, 57, 60, "seen", "visits")]).figures
    assert (figure.value, figure.numerator, figure.denominator) == (C, C, 60)


def test_a_small_denominator_takes_the_share() -> None:
    """Two of four is no figure to publish; neither side is shown, nor the share."""
    [figure] = released([Stated("seen", WHOLE, 0.5, 2, 4, "seen", "visits")]).figures
    assert (figure.value, figure.numerator, figure.denominator) == (C, C, C)


def test_a_distribution_over_few_is_not_shown() -> None:
    """A median has no numerator; over four children it is not shown."""
    [figure] = released([Stated("wait", WHOLE, 31.0, None, 4, "days", "children")]).figures
    assert (figure.value, figure.numerator, figure.denominator) == (C, None, C)


def test_nothing_stays_nothing() -> None:
    """A measure without data says nothing, and not `c`."""
    [figure] = released([Stated("wait", WHOLE, None, None, None, "days", "children")]).figures
    assert (figure.value, figure.numerator, figure.denominator) == (None, None, None)


def test_the_same_words_are_the_same_count() -> None:
    """The open cases of a team are few: they go as the measure's own count and as every other's denominator."""
    few = Stated("open_cases", "T1", 4, 4, 4, "open cases", "open cases")
    many = Stated("open_cases", "T2", 90, 90, 90, "open cases", "open cases")
    more = Stated("open_cases", "T3", 80, 80, 80, "open cases", "open cases")
    whole = Stated("open_cases", WHOLE, 174, 174, 174, "open cases", "open cases")
    others = [waiting("T1", 0, 4), waiting("T2", 20, 90), waiting("T3", 30, 80), waiting(WHOLE, 50, 174)]
    release = released([few, many, more, whole, *others])
    denominators = {(each.measure, each.unit): each.denominator for each in release.figures}
    assert denominators["open_cases", "T1"] is denominators["unallocated", "T1"] is C
    assert denominators["open_cases", "T3"] is denominators["unallocated", "T3"] is C
    assert denominators["open_cases", "T2"] == denominators["unallocated", "T2"] == 90


def test_what_lies_between_two_measures_may_be_few() -> None:
    """36 are without a worker, 32 of them unallocated: the four between are held in name only, and one figure goes."""
    release = released([waiting(WHOLE, 32, 150), waiting(WHOLE, 36, 150, "without_worker")])
    assert list(shown(release).values()).count(C) >= 1


def test_full_time_equivalents_below_six_are_not_shown() -> None:
    """They are no counts and have no sums to be solved, but few are few."""
    figures = [
        Stated("vacancy_rate", unit, n / 50, n, 50.0, "vacant", "posts") for unit, n in ((WHOLE, 2.5), ("T1", 7.5))
    ]
    assert [each.value for each in released(figures).figures] == [C, 0.15]


def test_counts_of_the_page_go_by_the_same_rule() -> None:
    """The children with 0, 1, 2 and 3 barriers down are the open cases; three of one kind take the next with them."""
    barriers = {"0": 100, "1": 40, "2": 12, "3+": 3}
    open_cases = Stated("open_cases", WHOLE, 155, 155, 155, "open cases", "open cases")
    release = released([open_cases], barriers, [Relation(("open cases", WHOLE), tuple(barriers))])
    assert release.hidden == {"3+", "2"}


def test_what_is_shown_says_no_more_than_one_to_five() -> None:
    """Each small count may still be any of at least five values for whoever knows the rest."""
    counts = {"total": 9, "a": 3, "b": 6, "c": 0}
    relations = [Relation("total", ("a", "b", "c"))]
    hidden = left_out(counts, relations)
    assert hidden == {"a", "b"}
    assert possible(counts, relations, hidden) == {"a": (1, 8)}


def test_c_is_written_as_the_department_writes_it() -> None:
    """The sign is the published one."""
    assert str(C) == "c"
