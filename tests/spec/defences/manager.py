"""The condition `manager`."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Down when more than five working days have gone since a substantive manager of the child's team was at "
            "work. The manager's last day is Friday 2 June, so the last day in time is Friday 9 June; on Monday 19 "
            "June the manager is back."
        ),
        given="""
            referral
            received   | team
            2023-01-05 | T1

            employment
            staff | team | role               | started
            S1    | T1   | First line manager | 2022-01-10
            S2    | T1   | Case holder        | 2022-01-10

            absence
            staff | kind  | started    | ended
            S1    | leave | 2023-06-05 | 2023-06-19
            """,
        answer="""
            on         | answer
            2023-06-09 | holds
            2023-06-10 | down
            2023-06-18 | down
            2023-06-19 | holds
            """,
    ),
    Example(
        rule=(
            "Unknown while the child has no team, or one that the employer's file does not name, or not yet. A team "
            "with staff and never a manager goes down five working days after its first day."
        ),
        given="""
            team
            team | name
            T1   | North

            referral
            child | received   | team
            C1    | 2023-01-05 | T1
            C2    | 2023-01-05 | T2
            C3    | 2023-01-05 |

            employment
            staff | team  | role         | started
            S1    | North | Case holder  | 2023-03-01
            S2    | T4    | Team manager | 2023-03-01

            absence
            staff | kind  | started    | ended
            S1    | leave | 2023-06-05 | 2023-06-19
            """,
        answer="""
            on         | child | answer
            2023-02-28 | C1    | unknown
            2023-03-08 | C1    | holds
            2023-03-09 | C1    | down
            2023-03-09 | C2    | unknown
            2023-03-09 | C3    | unknown
            """,
    ),
)
