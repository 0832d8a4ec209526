"""Every field that a scenario file may have, once: the reader, the schema and the sample are made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from types import MappingProxyType

from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.decision import (
    AbsenceChange,
    AddPosts,
    Allocate,
    CapAgency,
    CutPosts,
    Decision,
    DemandChange,
    DutyTeam,
    EndAgency,
    FreezeAgency,
    FreezeRecruitment,
    HoursChange,
    Priorities,
    Reorganise,
    Transfer,
)


class Sort(StrEnum):
    """What a field holds."""

    DAY = "a day without quotes, such as 2027-03-31"
    WHOLE = "a whole number"
    NUMBER = "a number"
    TEXT = "a text in quotes"
    LIST = "a list of texts, each in quotes"
    YES = "true or false, without quotes"


class Known(StrEnum):
    """What the names in a field are names of, so that they can be looked up in the service."""

    TEAM = "team"
    ROLE = "role"
    CONTRACT = "contract"
    STAGE = "stage"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Args:
        key: its name in the file.
        sort: what it holds.
        meaning: what it says, for a person.
        least: the least that its number may be.
        most: the most.
        choices: the texts it may be; empty is any.
        known: what it names; `None` is nothing of the service's.
        needed: whether it must be there.
    """

    key: str
    sort: Sort
    meaning: str
    least: float = -inf
    most: float = inf
    choices: tuple[str, ...] = ()
    known: Known | None = None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of decision.

    Args:
        name: its name in the file.
        meaning: what it does, in a sentence.
        made: the record it becomes.
        fields: its own fields, beside those that every decision has.
        one_of: fields of which exactly one is given; empty where there are none.
    """

    name: str
    meaning: str
    made: type[Decision]
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A headed part of the file that is no decision.

    Args:
        name: its name.
        meaning: what it says, in a sentence.
        fields: its fields.
        many: whether there may be several, under `[[name]]`; else one, under `[name]`.
    """

    name: str
    meaning: str
    fields: tuple[Field, ...]
    many: bool = True


# Bounds beyond which a number is a slip of the pen. They are ours: no service adds a thousand posts at a stroke, and a
# forecast of over five years says nothing.
POSTS_MOST = 1_000
MONTHS_MOST = 60
LEAD_MOST = 500
FACTOR_LEAST, FACTOR_MOST = 0.1, 10.0
SLOWER_MOST = 5.0
SHARE_LEAST = 0.001
CAP_LEAST, CAP_MOST = 0.1, 500.0
POUNDS_MOST = 1e7
LOOP_MOST = 10.0

KIND, ON, AFTER, UNTIL, FOR = "kind", "on", "after_months", "until", "for_months"
NAME, TITLE, MONTHS = "name", "title", "months"
POSTS, SHARE, LEAD = "posts", "share", "lead"

_TEAM = Field("team", Sort.TEXT, "the team; left out: every team", known=Known.TEAM)
_ROLE = Field("role", Sort.TEXT, "the role; left out: every role that holds cases", known=Known.ROLE)
_POSTS = Field(POSTS, Sort.WHOLE, "how many posts", 1, POSTS_MOST)
_SHARE = Field(SHARE, Sort.NUMBER, "or which share of the posts there are: 0.25 is a quarter", SHARE_LEAST, 1)
_CONTRACT = Field("contract", Sort.TEXT, "the contract of the posts; left out: employed", known=Known.CONTRACT)
_LEAD = Field(LEAD, Sort.WHOLE, "working days to recruit; left out: as long as now", 0, LEAD_MOST)
_FACTOR = Field(
    "factor", Sort.NUMBER, "how many times as much: 1.1 is a tenth more", FACTOR_LEAST, FACTOR_MOST, needed=True
)
_SPAN = (
    Field(UNTIL, Sort.DAY, "the first day on which it no longer holds; else it stays"),
    Field(FOR, Sort.WHOLE, "or for how many months it holds", 1, MONTHS_MOST),
)

EVERY_DECISION = (
    Field(ON, Sort.DAY, "the day from which it holds"),
    Field(AFTER, Sort.WHOLE, "or how many months after the day of the forecast", 0, MONTHS_MOST),
    Field(TITLE, Sort.TEXT, "what was decided, in your own words; no names of people"),
    Field("settled", Sort.YES, "true where it happens without the plan too, so that it stands on both sides"),
)
"""The fields that every decision has; exactly one of the first two."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind(
                "add_posts",
                "Opens posts and advertises them.",
                AddPosts,
                (_POSTS, _SHARE, _TEAM, _ROLE, _CONTRACT, _LEAD),
                (POSTS, SHARE),
            ),
            Kind(
                "cut_posts",
                "Closes posts: empty ones first, then those whose holder has fewest children, who go to others.",
                CutPosts,
                (_POSTS, _SHARE, _TEAM, _ROLE, _CONTRACT),
                (POSTS, SHARE),
            ),
            Kind(
                "cap_agency",
                "Closes the agency posts beyond a number.",
                CapAgency,
                (Field("most", Sort.WHOLE, "how many agency posts are left", 0, POSTS_MOST, needed=True), _TEAM),
            ),
            Kind("end_agency", "Closes all agency posts: their holders leave on the day.", EndAgency, (_TEAM,)),
            Kind(
                "freeze_agency",
                "Takes no new agency worker on: those who are there stay until they leave.",
                FreezeAgency,
                (_TEAM, *_SPAN),
            ),
            Kind("freeze_recruitment", "Fills no empty post of employed staff.", FreezeRecruitment, (_TEAM, *_SPAN)),
            Kind(
                "allocate",
                "Changes until when a worker is given another case.",
                Allocate,
                (
                    Field(
                        "rule",
                        Sort.TEXT,
                        "by a cap on children, by the load line, or regardless",
                        choices=("cap", "line", "regardless"),
                        needed=True,
                    ),
                    Field(
                        "limit",
                        Sort.NUMBER,
                        "children for a full-time worker, or the load (1.0 is 100%; left out: the service's own line)",
                        CAP_LEAST,
                        CAP_MOST,
                    ),
                    _TEAM,
                ),
            ),
            Kind(
                "duty_team",
                "Opens a new team, which takes a share of what comes to some stages once it has been recruited.",
                DutyTeam,
                (
                    Field(NAME, Sort.TEXT, "what the new team is called", needed=True),
                    Field("stages", Sort.LIST, "the stages it takes a share of", known=Known.STAGE, needed=True),
                    Field(
                        "takes", Sort.NUMBER, "which share of them: 0.3 is three in ten", SHARE_LEAST, 1, needed=True
                    ),
                    _POSTS,
                    _SHARE,
                    _ROLE,
                    _CONTRACT,
                    Field(
                        "cap",
                        Sort.NUMBER,
                        "the children a worker holds at most; left out: by the line",
                        CAP_LEAST,
                        CAP_MOST,
                    ),
                    _LEAD,
                ),
                (POSTS, SHARE),
            ),
            Kind(
                "priorities",
                "Puts waiting work in another order.",
                Priorities,
                (Field("policy", Sort.TEXT, "the policy of the work list", known=Known.POLICY, needed=True),),
            ),
            Kind("demand", "Makes referrals come more or less often.", DemandChange, (_FACTOR, *_SPAN)),
            Kind(
                "hours",
                "Makes work take more or fewer hours: a quicker form, a longer report.",
                HoursChange,
                (
                    Field(
                        "of",
                        Sort.TEXT,
                        "weekly casework, or tasks: visits, reviews, reports",
                        choices=("casework", "tasks"),
                        needed=True,
                    ),
                    _FACTOR,
                    Field("stage", Sort.TEXT, "the stage; left out: every stage", known=Known.STAGE),
                    *_SPAN,
                ),
            ),
            Kind(
                "absence",
                "Makes absences come more or less often than at the start.",
                AbsenceChange,
                (_FACTOR, *_SPAN),
            ),
            Kind(
                "transfer",
                "Hands the service to another provider: some staff do not move, and for a time all takes longer.",
                Transfer,
                (
                    Field("leaving", Sort.NUMBER, "which share of the staff does not move", 0, 1, needed=True),
                    Field("slower", Sort.NUMBER, "how many times as long everything takes", 1, SLOWER_MOST),
                    *_SPAN,
                ),
            ),
            Kind(
                "reorganise",
                "Everybody changes team on one day, and all cases go back to be allocated.",
                Reorganise,
                (),
            ),
        )
    }
)
"""The kinds of decision, by name."""

TOP = (
    Field(NAME, Sort.TEXT, "a short name for the scenario", needed=True),
    Field(TITLE, Sort.TEXT, "what it is about, in a line"),
    Field(UNTIL, Sort.DAY, "the last day of the forecast"),
    Field(MONTHS, Sort.WHOLE, "or how many months it looks ahead", 1, MONTHS_MOST),
)
"""The fields at the head of the file; exactly one of the last two."""

DECISION = "decision"

_SOURCE = Field("source", Sort.TEXT, "where the number comes from, or 'assumption' and why", needed=True)

ASSUMPTION = Heading(
    "assumption",
    "The range of a number that nobody knows exactly, in place of the one that the records give.",
    (
        Field("of", Sort.TEXT, "which number", choices=tuple(Lever), needed=True),
        Field(
            "value",
            Sort.NUMBER,
            "what is most likely; 1 is as the records have it",
            0,
            LOOP_MOST,
            needed=True,
        ),
        Field("low", Sort.NUMBER, "the least it may be", 0, LOOP_MOST, needed=True),
        Field("high", Sort.NUMBER, "the most", 0, LOOP_MOST, needed=True),
        _SOURCE,
    ),
)

PRICE = Heading(
    "price",
    "What a full-time holder of a post costs in a year.",
    (
        Field("contract", Sort.TEXT, "whose", known=Known.CONTRACT, needed=True),
        Field("a_year", Sort.NUMBER, "pounds a year, with the employer's costs", 0, POUNDS_MOST, needed=True),
        _SOURCE,
    ),
)

BREAK_EVEN = Heading(
    "break_even",
    "What a saving is held against: it pays if it leads to fewer than so many of these.",
    (
        Field("episode", Sort.TEXT, "what is counted", needed=True),
        Field("cost", Sort.NUMBER, "what one costs, in pounds", 1, POUNDS_MOST, needed=True),
        _SOURCE,
    ),
    many=False,
)

HEADINGS = (ASSUMPTION, PRICE, BREAK_EVEN)
"""The headed parts beside the decisions."""

LOOPS = (Lever.SICKNESS_LOOP, Lever.LEAVING_LOOP, Lever.RETURNS_LOOP)
"""The levers that are no factors: 0 is off."""
