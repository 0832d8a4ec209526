"""What a service must be before it is laid out: the kernel itself checks nothing."""

from __future__ import annotations

from plimsoll.simulation.service import Service, Stage
from plimsoll.vocabulary.errors import WrongUse

MOST_STAGES = 60
"""Stages are told apart by the bits of one number while a team allocates."""


def check(service: Service) -> None:
    """Refuse a service that no kernel could live through.

    Raises:
        WrongUse: it has no stage or team, too many stages, or a number that cannot be.
    """
    if not service.stages or not service.teams or len(service.stages) > MOST_STAGES:
        raise WrongUse(f"A service to be forecast has from 1 to {MOST_STAGES} stages, and a team.")
    if service.horizon < 1 or len(service.demand.rates) < service.horizon:
        raise WrongUse("A forecast watches one working day or more, and knows the demand of each.")
    if max(service.demand.rates, default=0.0) > service.demand.ceiling:
        raise WrongUse("A day's demand is above the ceiling of the forecast.")
    amounts = [post.fte for post in service.posts] + [contract.stays for contract in service.contracts]
    amounts += [service.hours_a_day, service.least_share, service.absence_ceiling, service.newly_qualified_share]
    if not all(amount > 0 for amount in amounts):
        raise WrongUse("A post's FTE, a stay, the hours of a day and their least share are above 0.")
    if any(not 0 <= day < service.horizon for day in service.readings):
        raise WrongUse("A forecast is read on working days before its horizon.")
    for stage in service.stages:
        _check_stage(stage)


def _check_stage(stage: Stage) -> None:
    if sum(stage.leads_to.values()) > 1 + 1e-9 or min(stage.leads_to.values(), default=0.0) < 0:
        raise WrongUse(f"The shares of the stages after '{stage.name}' are below 0, or above 1 in all.")
    for duty in (stage.visit, stage.review):
        if duty is not None and (duty.planned <= 0 or duty.hours < 0 or duty.clocks[-1].limit <= 0):
            raise WrongUse(f"A duty of the stage '{stage.name}' has no interval, or hours below 0.")
    if stage.lasts.centre < 0 or stage.hours_a_week < 0 or stage.closing_hours < 0 or stage.withdrawn <= 0:
        raise WrongUse(f"A time or hours of the stage '{stage.name}' are below 0.")
