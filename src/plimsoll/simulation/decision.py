"""What may be decided in a scenario, as small records: one a kind, all with a day.

Teams, roles, contracts, stages and policies go by the names they have in the service. `None` in place of one is every
one that fits; `scenario_fields` says what each field means, and `acting` what each decision does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What every decision has.

    Args:
        on: the day from which it holds; a day without work stands for the next working day.
        title: what was decided, in the service's own words.
        settled: whether it happens without the plan too: it is already decided, and stands on both sides.
    """

    on: date
    title: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanned(Dated):
    """What may come to an end: `until` is the first day on which it holds no more; `None` is never."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPosts(Dated):
    """Posts are opened and advertised: a number of them, or a share of those there are."""

    posts: int | None = None
    share: float | None = None
    team: str | None = None
    role: str | None = None
    contract: str | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPosts(Dated):
    """Posts are closed: a number of them, or a share of those there are."""

    posts: int | None = None
    share: float | None = None
    team: str | None = None
    role: str | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapAgency(Dated):
    """Agency posts beyond `most` are closed."""

    most: int
    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAgency(Dated):
    """All agency posts are closed."""

    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeAgency(Spanned):
    """No new agency worker comes; those who are there stay until they leave."""

    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeRecruitment(Spanned):
    """No empty post of employed staff is filled."""

    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocate(Dated):
    """Until when workers are given cases: `rule` is "cap", "line" or "regardless".

    `limit` is children for a full-time worker under "cap", and the load under "line" (`None`: the service's own line).
    """

    rule: str
    limit: float | None = None
    team: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTeam(Dated):
    """A new team takes a share `takes` of what comes to some stages, once its posts have been recruited."""

    name: str
    stages: tuple[str, ...]
    takes: float
    posts: int | None = None
    share: float | None = None
    role: str | None = None
    contract: str | None = None
    cap: float | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities(Dated):
    """Waiting work is put in the order of another policy."""

    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandChange(Spanned):
    """Referrals come `factor` times as often."""

    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursChange(Spanned):
    """Work takes `factor` times the hours: `of` is "casework" (weekly) or "tasks" (visits, reviews, reports)."""

    of: str
    factor: float
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceChange(Spanned):
    """Absences come `factor` times as often as at the start."""

    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Spanned):
    """Another provider takes the service over: a share `leaving` of staff does not move, and all is `slower`."""

    leaving: float
    slower: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorganise(Dated):
    """Everybody changes team on one day, and all cases go back to be allocated."""


Decision = (
    AddPosts
    | CutPosts
    | CapAgency
    | EndAgency
    | FreezeAgency
    | FreezeRecruitment
    | Allocate
    | DutyTeam
    | Priorities
    | DemandChange
    | HoursChange
    | AbsenceChange
    | Transfer
    | Reorganise
)
