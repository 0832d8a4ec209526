"""Children with a worker in name only."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "A whole word of the holder's name says that nobody is there, or the job title says manager. Poole is "
            "not a pool."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01
            C3    | 2023-03-01

            worker
            worker | name      | job_title
            W1     | Duty Tray | Social Worker
            W2     | B Green   | Team Manager
            W3     | A Poole   | Social Worker

            allocation
            child | worker | started
            C1    | W1     | 2023-03-02
            C2    | W2     | 2023-03-02
            C3    | W3     | 2023-03-02
            """,
        answer="""
            on         | value | denominator | suspected | confirmed | named | manager | quiet
            2023-03-02 | 2     | 3           | 2         | 0         | 1     | 1       | 0
            """,
    ),
    Example(
        rule="A child with one holder who is really there is not held in name only.",
        given="""
            referral
            received
            2023-03-01

            worker
            worker | name
            W1     | Duty Tray
            W3     | A Poole

            allocation
            worker | started
            W1     | 2023-03-02
            W3     | 2023-03-06
            """,
        answer="""
            on         | value | denominator
            2023-03-05 | 1     | 1
            2023-03-06 | 0     | 1
            """,
    ),
    Example(
        rule=(
            "A named role confirms or denies each holder once, from a day on: a suspected holder who is denied no "
            "longer counts, a confirmed one counts whatever the name."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C3    | 2023-03-01

            worker
            worker | name
            W1     | Duty Tray
            W3     | A Poole

            allocation
            child | worker | started
            C1    | W1     | 2023-03-02
            C3    | W3     | 2023-03-02
            """,
        answer="""
            on         | value | suspected | confirmed
            2023-03-09 | 1     | 1         | 0
            2023-03-10 | 0     | 0         | 0
            2023-03-20 | 1     | 0         | 1
            """,
        profile="""
            [[in_name_only.holders]]
            worker = "W1"
            verdict = "denied"
            by = "head of service"
            from = 2023-03-10

            [[in_name_only.holders]]
            worker = "W3"
            verdict = "confirmed"
            by = "head of service"
            from = 2023-03-20
            """,
    ),
    Example(
        rule=(
            "Who holds over 3 times the team's 90th percentile, while nothing has been recorded about the child "
            "for 28 days, is suspected. Eleven workers hold one child each, so more than three is too many."
        ),
        given="""
            referral
            child | received
            C12   | 2023-01-02
            C13   | 2023-01-02
            C14   | 2023-01-02
            C15   | 2023-01-20

            allocation
            child | worker | team | started
            C1    | W1     | T1   | 2023-01-02
            C2    | W2     | T1   | 2023-01-02
            C3    | W3     | T1   | 2023-01-02
            C4    | W4     | T1   | 2023-01-02
            C5    | W5     | T1   | 2023-01-02
            C6    | W6     | T1   | 2023-01-02
            C7    | W7     | T1   | 2023-01-02
            C8    | W8     | T1   | 2023-01-02
            C9    | W9     | T1   | 2023-01-02
            C10   | W10    | T1   | 2023-01-02
            C11   | W11    | T1   | 2023-01-02
            C12   | W12    | T1   | 2023-01-02
            C13   | W12    | T1   | 2023-01-02
            C14   | W12    | T1   | 2023-01-02
            C15   | W12    | T1   | 2023-01-20
            """,
        answer="""
            on         | value | denominator | quiet
            2023-01-29 | 0     | 4           | 0
            2023-01-30 | 3     | 4           | 3
            """,
    ),
    Example(
        rule=(
            "With an employer's file: a holder who has left, from the day after the last in post, and one who has been "
            "away on each of the last 10 working days, whatever for. Without one the two are not told at all."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01

            worker
            worker
            W1
            W2

            allocation
            child | worker | started
            C1    | W1     | 2023-03-02
            C2    | W2     | 2023-03-02

            employment
            staff | team | started    | ended
            W1    | T1   | 2020-01-06 | 2023-05-01
            W1    | T2   | 2023-05-01 | 2023-07-03
            W2    | T1   | 2020-01-06 |

            absence
            staff | kind     | started    | ended
            W2    | sickness | 2023-06-05 | 2023-06-10
            W2    | leave    | 2023-06-12 | 2023-06-20
            """,
        answer="""
            on         | value | denominator | left | absent
            2023-06-15 | 0     | 2           | 0    | 0
            2023-06-16 | 1     | 2           | 0    | 1
            2023-06-19 | 1     | 2           | 0    | 1
            2023-06-20 | 0     | 2           | 0    | 0
            2023-07-03 | 1     | 2           | 1    | 0
            """,
    ),
    Example(
        rule="What no extract tells is not told as 0: here who has left is known, and who is away is not.",
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
            staff | started
            W1    | 2020-01-06
            """,
        answer="""
            on         | value | left | absent | note
            2023-06-15 | 0     | 0    |        | 0 suspected, 0 confirmed. Absence is not in these extracts.
            """,
    ),
)
