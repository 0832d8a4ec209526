"""Children without a worker, in fact."""

from __future__ import annotations

from tests.spec.example import Example

EXAMPLES = (
    Example(
        rule=(
            "The unallocated and those confirmed to be held in name only are counted together; the suspected "
            "stand beside, uncounted."
        ),
        given="""
            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01
            C3    | 2023-03-01
            C4    | 2023-03-01

            worker
            worker | name
            W2     | B Green
            W3     | Duty Tray
            W4     | A Poole

            allocation
            child | worker | started
            C2    | W2     | 2023-03-02
            C3    | W3     | 2023-03-02
            C4    | W4     | 2023-03-02
            """,
        answer="""
            on         | value | denominator | unallocated | confirmed | suspected
            2023-03-01 | 4     | 4           | 4           | 0         | 0
            2023-03-02 | 2     | 4           | 1           | 1         | 1
            """,
        profile="""
            [[in_name_only.holders]]
            worker = "W2"
            verdict = "confirmed"
            by = "head of service"
            from = 2023-03-02
            """,
    ),
    Example(
        rule="By team, each child counts where it is, held or not.",
        given="""
            referral
            child | received   | team
            C1    | 2023-03-01 | T1
            C2    | 2023-03-01 | T1

            allocation
            child | worker | team | started
            C2    | W2     | T2   | 2023-03-02
            """,
        answer="""
            on         | unit | value | denominator | unallocated
            2023-03-02 | T1   | 1     | 1           | 1
            2023-03-02 | T2   | 0     | 1           | 0
            """,
        by="team",
    ),
)
