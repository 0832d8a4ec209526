"""Outcomes that SSD keeps as JSON."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.sources.outcomes import ANY_FLAG, outcome

NFA = "NFA_FLAG"


def _said(flag: str, *cells: str | None) -> list[bool | None]:
    return outcome(pa.array(cells, pa.string()), flag).to_pylist()


@pytest.mark.parametrize("value", ['"Y"', '"y"', '"1"', "1", "true", '"true"', '"Yes"', '" Y "'])
def test_a_flag_that_says_yes(value: str) -> None:
    """Each way of writing yes."""
    assert _said(NFA, f'{{"NFA_FLAG":{value}}}') == [True]


@pytest.mark.parametrize("value", ['"N"', '"0"', "0", "false", '"No"'])
def test_a_flag_that_says_no(value: str) -> None:
    """Each way of writing no."""
    assert _said(NFA, f'{{"NFA_FLAG":{value}}}') == [False]


@pytest.mark.parametrize(
    "cell", [None, "", "NULL", "{}", "[]", "null", '"NFA_FLAG"', "12", '{"NFA_FLAG":""}', '{"NFA_FLAG":null}']
)
def test_a_flag_that_says_nothing(cell: str | None) -> None:
    """No JSON, other JSON, an empty flag: nothing is said."""
    assert _said(NFA, cell) == [None]
    assert _said(ANY_FLAG, cell) == [False]


def test_other_flags_do_not_answer_for_it() -> None:
    """Only the flag of that very name is read."""
    assert _said(NFA, '{"NFA_S47_END_FLAG":"Y","NFA_CONTINUE_SINGLE_FLAG":"Y"}') == [None]


def test_any_flag_is_an_outcome() -> None:
    """An outcome is recorded when one flag of any name says yes."""
    assert _said(ANY_FLAG, '{"NFA_FLAG":"N","ADVICE_FLAG":"Y"}', '{"NFA_FLAG":"N","ADVICE_FLAG":"N"}') == [True, False]


def test_comments_and_counts_are_no_outcome() -> None:
    """What is written beside the flags does not decide anything."""
    assert _said(ANY_FLAG, '{"NFA_FLAG":"N","COMMENTS":"Y","TOTAL_NO_OF_OUTCOMES":"1"}') == [False]


def test_older_names_and_letter_case_are_read() -> None:
    """Version 1.3's prefix and any case mean the same flag."""
    assert _said(NFA, '{"OUTCOME_NFA_FLAG":"Y"}', '{"nfa_flag":"Y"}') == [True, True]


@pytest.mark.parametrize(
    "cell",
    [
        "{'NFA_FLAG': 'Y', 'ADVICE_FLAG': 'N'}",
        '{"NFA_FLAG":"Y","COMMENTS":"a "quoted" word"}',
        '{NFA_FLAG:"Y"',
        '{"NFA_FLAG" : "Y", }',
    ],
)
def test_broken_json_still_tells_its_flags(cell: str) -> None:
    """Excel and hand editing break the JSON and leave the flags legible."""
    assert _said(NFA, cell) == [True]


def test_deep_nesting_does_not_exhaust_it() -> None:
    """A text of nothing but brackets says nothing."""
    assert _said(NFA, "[" * 100_000) == [None]


@given(st.text(max_size=60))
def test_any_text_says_something_or_nothing(text: str) -> None:
    """No text makes it stumble."""
    assert _said(NFA, text)[0] in (None, True, False)
    assert _said(ANY_FLAG, text)[0] in (True, False)
