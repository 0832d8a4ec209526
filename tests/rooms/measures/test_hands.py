"""Work done side by side: everything once, each after what it needs, and errors told."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plimsoll.measures.hands import Task, side_by_side

plans = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*(st.sets(st.integers(0, i - 1)) if i else st.just(set()) for i in range(n)))
)


@given(plan=plans)
def test_everything_is_done_once_and_after_what_it_needs(plan: tuple[set[int], ...]) -> None:
    """Whatever needs what, no task begins before its needs are done."""
    done: list[str] = []

    def do(name: str) -> str:
        assert {str(need) for need in plan[int(name)]} <= set(done)
        done.append(name)
        return name * 2

    tasks = {str(i): Task(partial(do, str(i)), [str(need) for need in needs]) for i, needs in enumerate(plan)}
    assert side_by_side(tasks) == {name: name * 2 for name in tasks}
    assert sorted(done) == sorted(tasks)


def test_a_need_that_is_no_task_is_taken_as_done() -> None:
    """It was made before, in an earlier round."""
    assert side_by_side({"b": Task(lambda: 1, ["a"])}) == {"b": 1}


def test_the_first_that_fails_ends_the_work_with_its_error() -> None:
    """What stands behind it is never begun."""
    begun: list[str] = []

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        side_by_side({"a": Task(fail, []), "b": Task(partial(begun.append, "b"), ["a"])})
    assert begun == []
