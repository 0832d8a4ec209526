"""Load against the line."""

from __future__ import annotations

from tests.spec.example import Example

PLAIN = """
[load]
full_time_hours = { value = 40, low = 40, high = 40, source = "contract" }
leave_share = { value = 0, low = 0, high = 0, source = "none taken" }
casework_share = { value = 1, low = 1, high = 1, source = "cases only" }
asye_share = { value = 0.6, low = 0.6, high = 0.6, source = "Devon" }
[[work]]
task = "casework"
kind = "CIN"
hours = 10
high = 10
source = "time study"
[[work]]
task = "casework"
kind = "OTHER"
hours = 4
high = 4
source = "time study"
[[work]]
task = "visit"
kind = "CIN"
hours = 2
source = "time study"
"""
"""Round numbers: 40 hours for cases, 10 a week for a child in need plan, 4 for a case with nothing open, 2 a visit."""

EXAMPLES = (
    Example(
        rule=(
            "Hours required over hours available. Two plans take 20 of the 40 hours, a case with nothing open 4 more. "
            "What a manager's list holds, and what nobody holds, is work of the team."
        ),
        given="""
            worker
            worker | name | fte
            W1     | Ash  | 1
            W2     | Duty |

            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01
            C3    | 2023-03-01
            C4    | 2023-03-01
            C5    | 2023-03-01

            plan
            child | kind | started
            C1    | CIN  | 2023-03-01
            C2    | CIN  | 2023-03-01

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W1     | 2023-03-01
            C3    | W1     | 2023-03-01
            C4    | W2     | 2023-03-01
            """,
        answer="""
            on         | value | numerator | denominator | unallocated | nominal | workers | over
            2023-03-01 | 4/5   | 32        | 40          | 4           | 4       | 1       | 0
            """,
        profile=PLAIN,
    ),
    Example(
        rule=(
            "By worker, each worker's own load. Three plans are 30 of 20 hours: over the line since the third began. "
            "A worker in no post any more has no hours, so any case is too many; of one whom no file knows the load is "
            "unknown, and not nought."
        ),
        given="""
            employment
            staff | fte | started    | ended
            W1    | 0.5 | 2022-01-01 |
            W2    | 1   | 2022-01-01 | 2023-03-01

            worker
            worker
            W1
            W2
            W3

            referral
            child | received
            C1    | 2023-03-01
            C2    | 2023-03-01
            C3    | 2023-03-01

            plan
            child | kind | started
            C1    | CIN  | 2023-03-01
            C2    | CIN  | 2023-03-01
            C3    | CIN  | 2023-03-06

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C2    | W1     | 2023-03-01
            C3    | W1     | 2023-03-06
            C1    | W2     | 2023-03-01
            C1    | W3     | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator | over | no_hours
            2023-03-05 | W1   | 1     | 20        | 20          |      | 0
            2023-03-05 | W2   |       | 10        | 0           | 4    | 0
            2023-03-05 | W3   |       | 10        |             |      | 1
            2023-03-08 | W1   | 3/2   | 30        | 20          | 2    | 0
            2023-03-08 | W2   |       | 10        | 0           | 7    | 0
            2023-03-08 | W3   |       | 10        |             |      | 1
            """,
        by="worker",
        profile=PLAIN,
    ),
    Example(
        rule=(
            "Each weekday away takes a fifth of the seven days from it; leave does not, since the leave share spreads "
            "it over the year. A newly qualified worker counts as 0.6 of one."
        ),
        given="""
            employment
            staff | fte | asye | started
            W1    | 1   | no   | 2022-01-01
            W2    | 1   | yes  | 2022-01-01

            absence
            staff | kind     | started    | ended
            W1    | sickness | 2023-03-02 | 2023-03-07
            W1    | leave    | 2023-03-20 | 2023-03-25

            worker
            worker
            W1
            W2

            referral
            child | received
            C1    | 2023-03-01

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            C1    | W2     | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator
            2023-03-01 | W1   | 0.1   | 4         | 40
            2023-03-01 | W2   | 1/6   | 4         | 24
            2023-03-06 | W1   | 1/4   | 4         | 16
            2023-03-06 | W2   | 1/6   | 4         | 24
            2023-03-24 | W1   | 0.1   | 4         | 40
            2023-03-24 | W2   | 1/6   | 4         | 24
            """,
        by="worker",
        profile=PLAIN,
    ),
    Example(
        rule=(
            "A visit is work of the seven days from the one it was made on, for whoever held the child that day; a "
            "family is visited once, however many of its children were seen. Overdue, it is work until it is made."
        ),
        given="""
            worker
            worker | fte
            W1     | 1

            family
            family | child
            F1     | C1
            F1     | C2

            referral
            child | received
            C1    | 2023-01-02
            C2    | 2023-01-02

            plan
            child | kind | started
            C1    | CIN  | 2023-01-02
            C2    | CIN  | 2023-01-02

            allocation
            child | worker | started
            C1    | W1     | 2023-01-02
            C2    | W1     | 2023-01-02

            visit
            child | kind | visited
            C1    | CIN  | 2023-01-09
            C2    | CIN  | 2023-01-09
            """,
        answer="""
            on         | numerator | denominator
            2023-01-08 | 20        | 40
            2023-01-09 | 22        | 40
            2023-01-15 | 22        | 40
            2023-01-16 | 20        | 40
            2023-02-06 | 20        | 40
            2023-02-07 | 22        | 40
            """,
        profile=PLAIN,
    ),
    Example(
        rule=(
            "By team, a worker's whole load is in one team: the one the employer names, by its identifier or its name. "
            "What nobody holds is in the child's team."
        ),
        given="""
            employment
            staff | fte | team  | started
            W1    | 1   | North | 2022-01-01

            team
            team | name
            T1   | North
            T2   | South

            worker
            worker
            W1

            referral
            child | received   | team
            C1    | 2023-03-01 | T2
            C2    | 2023-03-01 | T2
            C3    | 2023-03-01 | T1

            allocation
            child | worker | team | started
            C1    | W1     | T2   | 2023-03-01
            """,
        answer="""
            on         | unit | value | numerator | denominator | unallocated | workers
            2023-03-01 | T1   | 1/5   | 8         | 40          | 4           | 1
            2023-03-01 | T2   |       | 4         | 0           | 4           | 0
            """,
        by="team",
        profile=PLAIN,
    ),
    Example(
        rule=(
            "A service draws its own line, from a day on and by a named role. Above 110% for 28 days on end the load "
            "is excessive, wherever the line is drawn."
        ),
        given="""
            worker
            worker | fte
            W1     | 0.2

            referral
            child | received
            C1    | 2023-03-01

            plan
            child | kind | started
            C1    | CIN  | 2023-03-01

            allocation
            child | worker | started
            C1    | W1     | 2023-03-01
            """,
        answer="""
            on         | value | line | over_workers | longest | excessive
            2023-03-09 | 5/4   | 1.5  | 0            |         | 0
            2023-03-10 | 5/4   | 1.2  | 1            | 0       | 0
            2023-03-27 | 5/4   | 1.2  | 1            | 17      | 0
            2023-03-28 | 5/4   | 1.2  | 1            | 18      | 1
            """,
        profile=PLAIN
        + """
[[load.line]]
from = 2023-01-01
at = 1.5
owner = "director"
[[load.line]]
from = 2023-03-10
at = 1.2
owner = "director"
""",
    ),
    Example(
        rule=(
            "The service's own hours, from a time study, come before the profile's. A visit took an hour on average. "
            "In the study's week the worker held two plans and spent ten hours on them: five a week for each."
        ),
        given="""
            worker
            worker | fte
            W1     | 1

            referral
            child | received
            C1    | 2023-02-01
            C2    | 2023-02-01

            plan
            child | kind | started
            C1    | CIN  | 2023-02-01
            C2    | CIN  | 2023-02-01

            allocation
            child | worker | started
            C1    | W1     | 2023-02-01
            C2    | W1     | 2023-02-01

            visit
            child | kind | visited
            C1    | CIN  | 2023-02-20

            time_entry
            staff | task     | case_kind | minutes | worked
            W1    | casework | CIN       | 240     | 2023-02-06
            W1    | casework | CIN       | 360     | 2023-02-12
            W1    | visit    | CIN       | 45      | 2023-02-07
            W1    | visit    |           | 75      | 2023-02-08
            """,
        answer="""
            on         | numerator | study_lines | study_entries
            2023-02-19 | 10        | 4           | 6
            2023-02-20 | 11        | 4           | 6
            """,
        profile=PLAIN,
    ),
)
