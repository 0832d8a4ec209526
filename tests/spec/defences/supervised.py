"""The condition `supervised`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Down while any worker who holds the child has had no supervision for more than six weeks, counted from "
            "the first day in post at first. Of a child whom nobody holds it says nothing."
        ),
        given="""
            worker
            worker
            W1

            referral
            received
            2023-01-05

            allocation
            worker | started
            W1     | 2023-01-09

            employment
            staff | started
            W1    | 2023-01-02

            supervision
            staff | held
            W1    | 2023-02-20
            """,
        answer="""
            on         | answer
            2023-01-05 | not applicable
            2023-02-13 | holds
            2023-02-14 | down
            2023-02-20 | holds
            2023-04-03 | holds
            2023-04-04 | down
            """,
    ),
    Example(
        rule="Unknown while a holder is not in the employer's file, unless another holder is past the clock.",
        given="""
            worker
            worker
            W1
            W2

            referral
            received
            2023-01-05

            allocation
            worker | started    | ended
            W1     | 2023-01-09 |
            W2     | 2023-01-23 | 2023-03-06

            employment
            staff | started
            W1    | 2023-01-09

            supervision
            staff | held
            W1    | 2023-03-01
            """,
        answer="""
            on         | answer
            2023-01-20 | holds
            2023-01-23 | unknown
            2023-02-20 | unknown
            2023-02-21 | down
            2023-03-01 | unknown
            2023-03-06 | holds
            """,
    ),
)
