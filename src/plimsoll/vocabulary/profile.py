"""Service profiles: what a service calls things, its clocks, who may hold what. Data, read from TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from plimsoll.vocabulary.charts import BASELINE_KEY, Watching, read_watching
from plimsoll.vocabulary.clocks import Clock, Count, Status, Unit
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.ladder import Ladder, read_ladder
from plimsoll.vocabulary.policy import Policies, read_policies
from plimsoll.vocabulary.post import Post, read_post
from plimsoll.vocabulary.workload import WORK_KEY, Workload, read_workload

CONFIRMED = "confirmed"
DENIED = "denied"

KEYS = {"clock": ("name",), "work": WORK_KEY, "line": ("from",), "baseline": BASELINE_KEY}
"""The lists a service lays over line by line, with the fields that tell one line from another."""


@dataclass(frozen=True, slots=True)
class Holder:
    """What a named role said of one holder of cases: in name only, or not.

    Args:
        worker: the worker's identifier.
        confirmed: whether the holder holds in name only.
        by: the role that said so.
        start: the day from which it is so.
    """

    worker: str
    confirmed: bool
    by: str
    start: date


@dataclass(frozen=True, slots=True)
class InNameOnly:
    """How a holder who is not really there is recognised.

    Args:
        name_words: whole words of a name that say nobody is there (duty, tray, pool).
        manager_words: words of a job title that say manager.
        times_p90: above this many times the team's 90th percentile a quiet holder is suspected.
        quiet_days: nothing recorded for this long is quiet.
        absent_days: away for this many working days on end, a holder is not there.
        holders: the holders a named role has confirmed or denied.
    """

    name_words: tuple[str, ...]
    manager_words: tuple[str, ...]
    times_p90: float
    quiet_days: int
    absent_days: int
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The readings a service may want otherwise; each default is SPEC section 7's (docs/deviations.md lists them).

    Days are calendar days; shares of a window count day *d* itself.
    """

    closed_on_day_is_closed: bool = True
    count_nfa_referrals: bool = False
    unlinked_assessments_count: bool = False
    unseen_visits_reset_clock: bool = True
    repeat_contacts_least: int = 3
    repeat_contacts_days: int = 182
    redone_days: int = 90
    heaping_days: int = 3
    stable_days: int = 28
    recorded_days: int = 28
    many_workers_least: int = 3
    short_break_statuses: tuple[str, ...] = ("V3", "V4")
    long_term_placements: tuple[str, ...] = ("U1", "U4")


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is particular to one kind of service.

    Args:
        name: its short name.
        title: its name in words.
        words: what it calls a case, a referral, a worker.
        clocks: by name.
        allocated_roles: the roles in which a worker holds a case, upper case and trimmed.
        managing_roles: the roles of a manager of a team in a workforce file, upper case and trimmed.
        may_hold: kind of case to the roles that may hold it; empty when the service has not said.
        in_name_only: how a holder in name only is recognised.
        workload: what work takes, what a worker has, and where the load line is drawn.
        watching: how its charts are drawn and when a signal becomes an alert.
        policies: how its waiting work is put in order.
        ladder: what an unanswered matter climbs.
        settings: the readings that move numbers.
        speaks: canonical table to the source that speaks for it here, where that is not the usual one.
        post: where its digest is posted, if it is.
    """

    name: str
    title: str
    words: dict[str, str]
    clocks: dict[str, Clock]
    allocated_roles: frozenset[str]
    managing_roles: frozenset[str]
    may_hold: dict[str, frozenset[str]]
    in_name_only: InNameOnly
    workload: Workload
    watching: Watching
    policies: Policies
    ladder: Ladder
    settings: Settings = field(default_factory=Settings)
    speaks: dict[str, str] = field(default_factory=dict)
    post: Post = field(default_factory=Post)

    def clock(self, name: str) -> Clock:
        """The clock of that name.

        Raises:
            WrongUse: the profile has none.
        """
        try:
            return self.clocks[name]
        except KeyError:
            raise WrongUse(f"The profile '{self.name}' has no clock '{name}'.") from None

    def read_otherwise(self, **changes: Any) -> Profile:
        """The same profile with some settings changed: how `reconcile` asks what another reading would say."""
        return replace(self, settings=replace(self.settings, **changes))

    def with_roles(self, roles: frozenset[str]) -> Profile:
        """The same profile with other allocated roles."""
        return replace(self, allocated_roles=roles)


def load_profile(own: Path | None = None, name: str = "children") -> Profile:
    """The profile shipped under `name`, with the lines of a service's `own` file laid over it.

    Raises:
        UnreadableInput: the file is not TOML.
        WrongUse: it names a setting or clock field that does not exist.
    """
    shipped = resources.files(__package__).joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(shipped)
    if own is not None and own.exists():
        data = _laid_over(data, _toml(own))
    return _profile(data)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"The profile is not valid TOML ({error}).", where=path.name) from error


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        if key in KEYS:
            merged[key] = _lines_laid_over(below.get(key, []), value, KEYS[key])
        elif isinstance(value, dict) and isinstance(below.get(key), dict):
            merged[key] = _laid_over(below[key], value)
        else:
            merged[key] = value
    return merged


def _lines_laid_over(
    below: list[dict[str, Any]], above: list[dict[str, Any]], key: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Each line with the fields a service gives of it in place of the shipped ones; a new one stands as given."""
    lines = {tuple(line.get(name) for name in key): line for line in below}
    for line in above:
        same = tuple(line.get(name) for name in key)
        lines[same] = lines.get(same, {}) | line
    return list(lines.values())


def _profile(data: dict[str, Any]) -> Profile:
    try:
        return Profile(
            name=data["name"],
            title=data["title"],
            words=data["words"],
            clocks={c["name"]: _clock(c) for c in data["clock"]},
            allocated_roles=_roles(data["roles"]["allocated"]),
            managing_roles=_roles(data["roles"]["managing"]),
            may_hold={kind: _roles(roles) for kind, roles in data["may_hold"].items()},
            in_name_only=_in_name_only(data["in_name_only"]),
            workload=read_workload(data["load"], data["work"]),
            watching=read_watching(data["warning"], data["baseline"]),
            policies=read_policies(data["queue"], data["policy"]),
            ladder=read_ladder(data["escalation"], data["ladder"]),
            settings=_settings(data["settings"]),
            speaks=dict(data["speaks"]),
            post=read_post(data["post"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise WrongUse(f"The service profile cannot be used: {error}.") from error


def _roles(names: list[str]) -> frozenset[str]:
    return frozenset(name.strip().upper() for name in names)


def _clock(line: dict[str, Any]) -> Clock:
    return Clock(
        name=line["name"],
        starts=line["starts"],
        stops=line["stops"],
        limit=line["limit"],
        unit=Unit(line["unit"]),
        status=Status(line["status"]),
        source=line["source"],
        count=Count(line.get("count", Count.DAY0)),
    )


def _settings(lines: dict[str, Any]) -> Settings:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in lines.items()}
    return Settings(**values)


def _in_name_only(line: dict[str, Any]) -> InNameOnly:
    return InNameOnly(
        name_words=tuple(line["name_words"]),
        manager_words=tuple(line["manager_words"]),
        times_p90=line["times_p90"],
        quiet_days=line["quiet_days"],
        absent_days=line["absent_days"],
        holders=tuple(
            Holder(h["worker"], h["verdict"] == CONFIRMED, h["by"], h["from"]) for h in line.get("holders", [])
        ),
    )
