"""Making a service out of what the records answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from plimsoll.measures.block import Rows
from plimsoll.simulation.service import Demand, Open, Role, Service
from plimsoll.simulation.start import usual
from plimsoll.simulation.start.contracts import staffing
from plimsoll.simulation.start.dating import Dating
from plimsoll.simulation.start.demand import rates, rhythm, sizes
from plimsoll.simulation.start.fitting import LEAST
from plimsoll.simulation.start.history import history
from plimsoll.simulation.start.kinds import SORTS
from plimsoll.simulation.start.limits import teams
from plimsoll.simulation.start.open_work import Told, open_cases
from plimsoll.simulation.start.people import NO_TEAM, may_hold, people, settled
from plimsoll.simulation.start.stage_frames import Past
from plimsoll.simulation.start.stages import RETURNS_WITHIN, Hours, Maker
from plimsoll.vocabulary.policy import Policy
from plimsoll.vocabulary.profile import Profile

HISTORY_YEARS = 3
"""Years of history that are looked at: enough for a rhythm of the year; longer ago the service was another."""

DAYS_A_WEEK = 5
"""Days of a full-time week."""


class Making:
    """Making a service from the answers of the records.

    Args:
        found: the answers, by name.
        profile: the service's profile.
        dating: the almanac and the clocks.
        past: the days whose history was looked at.
        employer: whether a workforce file was loaded.
    """

    def __init__(
        self, found: Mapping[str, Rows], profile: Profile, dating: Dating, past: Past, *, employer: bool
    ) -> None:
        self.found, self.profile, self.dating, self.past = found, profile, dating, past
        self.history = history(found)
        self.staffing = staffing(found)
        self.rhythm = rhythm(self.history.arrivals, past.first, past.last, dating)
        self.people = people(found, profile, dating.almanac, employer=employer)
        settled(self.people, found, (team for (team,) in found["known_teams"]))
        cases = open_cases(Told(found, dating, self.people))
        self.roles = self._roles(cases)
        self.holders = self._holding_teams()
        self.unplaced = sum(case.children for case in cases if self._lost(case))
        self.cases = tuple(replace(case, team=None) if self._lost(case) else case for case in cases)

    @cached_property
    def maker(self) -> Maker:
        """What the stages are made of."""
        hours = Hours.told(self.profile.workload, self.found["work"])
        return Maker(self.history, self.dating, hours, self.holders)

    def service(self, read: tuple[int, ...]) -> Service:
        """The service, with nothing done to it.

        Args:
            read: the days at whose end the state is read.
        """
        load = self.profile.workload
        share = load.asye_share.value
        stages = self.maker.stages()
        names = {team for stage in stages for team in stage.teams} | {post.team for post in self.people.posts}
        names |= {case.team for case in self.cases if case.team is not None}
        return Service(
            horizon=self.dating.horizon,
            readings=read,
            stages=stages,
            teams=teams(sorted(names), self.people.posts, self.roles, (self.cases, share)),
            roles=self.roles,
            contracts=(self.staffing.employed, self.staffing.agency),
            posts=tuple(self.people.posts),
            open_cases=self.cases,
            demand=self._demand(),
            policies=_policies(self.profile),
            hours_a_day=load.full_time_hours.value
            / DAYS_A_WEEK
            * load.casework_share.value
            * (1 - load.leave_share.value),
            line=load.line_on(self.past.last).at,
            newly_qualified_share=share,
        )

    def _demand(self) -> Demand:
        back, returned = self.maker.comes_back(), self.maker.all_returns
        share = returned.by(RETURNS_WITHIN) if returned.ended >= LEAST else usual.RETURNS
        a_day = rates(self.rhythm, self.dating, (share, back))
        return Demand(a_day, max(a_day), self.maker.entry(), sizes(self.history), back)

    def _roles(self, cases: tuple[Open, ...]) -> tuple[Role, ...]:
        holding = {case.post for case in cases if case.post is not None}
        return may_hold(self.people, holding, self.profile, {sort.name: sort.work for sort in SORTS})

    def _holding_teams(self) -> tuple[str, ...]:
        """The teams in which some post may hold a case."""
        hold = {role.name for role in self.roles if not role.manages and (role.may_hold is None or role.may_hold)}
        return tuple(sorted({post.team for post in self.people.posts if post.role in hold})) or (NO_TEAM,)

    def _lost(self, case: Open) -> bool:
        """Whether a case waits where nobody may hold it, or nowhere: it then waits in a team drawn for its stage."""
        return case.post is None and case.team not in self.holders


def _policies(profile: Profile) -> tuple[Policy, ...]:
    """The chosen policy first, then the others by name."""
    chosen = profile.policies.named()
    others = (profile.policies.known[name] for name in sorted(profile.policies.known) if name != chosen.name)
    return (chosen, *others)
