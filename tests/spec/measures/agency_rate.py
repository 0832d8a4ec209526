"""Agency workers over all who work."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule="Agency workers over them and those in post, in full-time equivalents.",
        given="""
            employment
            staff | agency | fte | started    | ended
            S1    |        | 1.0 | 2022-01-10 |
            S2    | no     | 0.5 | 2022-01-10 |
            S3    | yes    | 0.5 | 2022-01-10 | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator | agency_workers | in_post
            2023-02-28 | 1/4   | 0.5       | 2           | 1              | 2
            2023-03-01 | 0     | 0         | 1.5         | 0              | 2
            """,
    ),
    Example(
        rule="A team of agency workers alone is all agency; one that nobody works in has no row.",
        given="""
            employment
            staff | team | agency | fte | started    | ended
            S1    | T1   | yes    | 1.0 | 2022-01-10 |
            S2    | T2   |        | 1.0 | 2022-01-10 | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-03-01 | T1   | 1     | 1         | 1
            """,
        by="team",
    ),
)
