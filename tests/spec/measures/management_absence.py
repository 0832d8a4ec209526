"""Team-weeks without a manager."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Of the 13 weeks to the day, those in which no substantive manager of the team was at work on any working "
            "day: the manager was away, or the post was empty. One day at work is enough. Here the manager is away "
            "from Monday 5 June and back on Friday 16 June."
        ),
        given="""
            employment
            staff | team | role               | started    | ended
            S1    | T1   | First line manager | 2022-01-10 | 2023-07-03
            S2    | T1   | Case holder        | 2022-01-10 |

            absence
            staff | kind     | started    | ended
            S1    | sickness | 2023-06-05 | 2023-06-16
            """,
        answer="""
            on         | value | numerator | denominator | teams | teams_without
            2023-06-11 | 1/13  | 1         | 13          | 1     | 1
            2023-06-15 | 1/13  | 1         | 13          | 1     | 1
            2023-06-18 | 1/13  | 1         | 13          | 1     | 0
            2023-07-16 | 3/13  | 3         | 13          | 1     | 1
            """,
    ),
    Example(
        rule=(
            "An agency manager is not a substantive one. A team counts in the weeks in which anybody was in post in "
            "it; managers of no team are no team's."
        ),
        given="""
            employment
            staff | team | role           | agency | started    | ended
            S1    | T1   | Team manager   | yes    | 2022-01-10 |
            S2    | T2   | team manager   |        | 2023-06-12 |
            S3    | T3   | Case holder    |        | 2022-01-10 | 2023-05-29
            S4    |      | Senior manager |        | 2022-01-10 |

            absence
            staff | kind     | started    | ended
            S4    | sickness | 2022-02-07 | 2022-02-08
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-06-18 | T1   | 1     | 13        | 13
            2023-06-18 | T2   | 0     | 0         | 1
            2023-06-18 | T3   | 1     | 10        | 10
            """,
        by="team",
    ),
    Example(
        rule="A file in which nobody is a manager, by the roles of the profile, cannot say who was without one.",
        given="""
            employment
            staff | team | role      | started
            S1    | T1   | Head      | 2022-01-10

            absence
            staff | kind     | started    | ended
            S1    | sickness | 2022-02-07 | 2022-02-08
            """,
        answer="""
            on         | value | numerator | denominator | note
            2023-06-18 |       | 0         | 0           | Nothing to count.
            """,
    ),
)
