"""Leavers over those in post."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "Leavers of the last 12 months over those in post on the day, in full-time equivalents. A row ends on the "
            "first day its holder was no longer in the post: from that day on the holder has left."
        ),
        given="""
            employment
            staff | team | fte | started    | ended
            S1    | T1   | 1.0 | 2020-01-06 |
            S2    | T1   | 0.6 | 2020-01-06 |
            S3    | T2   | 0.4 | 2020-01-06 |
            S4    | T1   | 0.5 | 2020-01-06 | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator | leavers | in_post
            2023-02-28 | 0     | 0         | 2.5         | 0       | 4
            2023-03-01 | 1/4   | 0.5       | 2           | 1       | 3
            2024-02-29 | 1/4   | 0.5       | 2           | 1       | 3
            2024-03-01 | 0     | 0         | 2           | 0       | 3
            """,
    ),
    Example(
        rule=(
            "A move between teams, roles or hours is no leaving: the next row begins on the day the last one ended, or "
            "a day later where a file gives the last day in post. Two days later is a leaving and a new start. A "
            "leaver counts with the hours and in the team of the last row."
        ),
        given="""
            employment
            staff | team | fte | started    | ended
            S1    | T1   | 1.0 | 2022-01-10 | 2023-03-01
            S1    | T2   | 0.5 | 2023-03-01 | 2023-05-31
            S1    | T2   | 0.8 | 2023-06-01 | 2023-09-01
            S2    | T1   | 1.0 | 2022-01-10 | 2023-03-01
            S2    | T1   | 1.0 | 2023-03-03 |
            S3    | T2   | 1.0 | 2022-01-10 |
            """,
        answer="""
            on         | unit | value | numerator | denominator | leavers
            2023-06-01 | T1   | 1     | 1         | 1           | 1
            2023-06-01 | T2   | 0     | 0         | 1.8         | 0
            2023-09-01 | T1   | 1     | 1         | 1           | 1
            2023-09-01 | T2   | 0.8   | 0.8       | 1           | 1
            """,
        by="team",
    ),
    Example(
        rule=(
            "Agency workers are neither in post nor leavers. A post with no full-time equivalent adds nothing to "
            "either, and is numbered; a team that a file names by its name is the case system's team."
        ),
        given="""
            team
            team | name
            T1   | North

            employment
            staff | team  | agency | fte | started    | ended
            S1    | North |        | 1.0 | 2022-01-10 |
            S2    | T1    |        |     | 2022-01-10 |
            S3    | T1    | yes    | 1.0 | 2022-01-10 | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator | in_post | no_fte
            2023-03-01 | T1   | 0     | 0         | 1           | 2       | 1
            """,
        by="team",
    ),
)
