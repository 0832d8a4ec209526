"""The condition `stable`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="Down for 28 days from a change of worker.",
        given="""
            referral
            received
            2023-03-01

            allocation
            worker | started    | ended
            W1     | 2023-03-01 | 2023-03-10
            W2     | 2023-03-10 |
            """,
        answer="""
            on         | answer
            2023-03-09 | holds
            2023-03-10 | down
            2023-04-06 | down
            2023-04-07 | holds
            """,
    ),
    Example(
        rule="A child who never had a worker has had no change: `worker` says the rest.",
        given="""
            referral
            received
            2023-03-01

            allocation
            started
            """,
        answer="""
            on         | answer
            2023-03-31 | holds
            """,
    ),
)
