"""The barrier `worker`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="It holds from the day somebody holds the child until the day before the last holder leaves.",
        given="""
            referral
            received
            2023-03-01

            allocation
            started    | ended
            2023-03-02 | 2023-03-05
            """,
        answer="""
            on         | answer
            2023-03-01 | down
            2023-03-02 | holds
            2023-03-04 | holds
            2023-03-05 | down
            """,
    ),
    Example(
        rule=(
            "Where the service has said who may hold a kind of case, another role does not do. Only the child's "
            "gravest kind is asked about: CP, then CLA, then CIN."
        ),
        given="""
            referral
            received
            2023-03-01

            plan
            kind | started    | ended
            CIN  | 2023-03-01 |
            CP   | 2023-03-10 | 2023-03-20

            allocation
            role | started
            CW   | 2023-03-01
            """,
        answer="""
            on         | answer
            2023-03-09 | holds
            2023-03-10 | down
            2023-03-20 | holds
            """,
        profile="""
            [may_hold]
            CP = ["Social Worker"]
            """,
    ),
    Example(
        rule="With no involvements loaded nobody can say.",
        given="""
            referral
            received
            2023-03-01
            """,
        answer="""
            on         | answer
            2023-03-05 | unknown
            """,
    ),
)
