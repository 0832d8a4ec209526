"""The condition `present`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Down while everybody who holds the child holds in name only: by a name that says nobody is there, or "
            "a job title that says manager."
        ),
        given="""
            referral
            received
            2023-03-01

            worker
            worker | name
            W1     | Duty Tray
            W2     | A Poole

            allocation
            worker | started    | ended
            W1     | 2023-03-02 |
            W2     | 2023-03-10 | 2023-03-20
            """,
        answer="""
            on         | answer
            2023-03-01 | holds
            2023-03-02 | down
            2023-03-10 | holds
            2023-03-20 | down
            """,
    ),
    Example(
        rule="A named role's word goes before the name, from its day on.",
        given="""
            referral
            received
            2023-03-01

            worker
            worker | name
            W1     | Duty Tray

            allocation
            worker | started
            W1     | 2023-03-02
            """,
        answer="""
            on         | answer
            2023-03-09 | down
            2023-03-10 | holds
            """,
        profile="""
            [[in_name_only.holders]]
            worker = "W1"
            verdict = "denied"
            by = "head of service"
            from = 2023-03-10
            """,
    ),
    Example(
        rule=(
            "With an employer's file it is down, too, once the holder has left, and while the holder has been away on "
            "each of the last 10 working days."
        ),
        given="""
            referral
            received
            2023-03-01

            worker
            worker
            W1

            allocation
            worker | started
            W1     | 2023-03-02

            employment
            staff | started    | ended
            W1    | 2020-01-06 | 2023-07-03

            absence
            staff | kind     | started    | ended
            W1    | sickness | 2023-06-05 | 2023-06-20
            """,
        answer="""
            on         | answer
            2023-06-15 | holds
            2023-06-16 | down
            2023-06-20 | holds
            2023-07-02 | holds
            2023-07-03 | down
            """,
    ),
)
