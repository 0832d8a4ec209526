"""What stands in for the records where they tell of too few events. Each is an assumption, or a published figure."""

from __future__ import annotations

from collections.abc import Mapping

from plimsoll.simulation.service import Shape, Spread
from plimsoll.simulation.start.kinds import (
    AGAIN,
    ASSESSMENT,
    CLOSING,
    DECISION,
    ENQUIRY,
    IN_NEED,
    LEAVING_CARE,
    LOOKED_AFTER,
    PROTECTION,
)

NAMED = "assumption: the records tell of too few events"
"""The source of what nobody has counted here."""

# Working days for which each stage is held: assumptions. A single assessment within its 45 working days (Working
# Together); an enquiry within its 15; a child in need plan as long as the known result of an M/G/infinity queue.
LASTS: Mapping[str, Spread] = {
    DECISION.name: Spread(Shape.LOGNORMAL, 1.0, 1.0),
    ASSESSMENT.name: Spread(Shape.LOGNORMAL, 28.0, 0.6),
    AGAIN.name: Spread(Shape.LOGNORMAL, 28.0, 0.6),
    ENQUIRY.name: Spread(Shape.LOGNORMAL, 10.0, 0.5),
    IN_NEED.name: Spread(Shape.LOGNORMAL, 86.0, 0.8),
    PROTECTION.name: Spread(Shape.LOGNORMAL, 150.0, 0.8),
    LOOKED_AFTER.name: Spread(Shape.LOGNORMAL, 400.0, 1.3),
    LEAVING_CARE.name: Spread(Shape.LOGNORMAL, 500.0, 0.8),
    CLOSING.name: Spread(Shape.LOGNORMAL, 5.0, 1.0),
}

LEADS_TO: Mapping[str, Mapping[str, float]] = {
    DECISION.name: {ASSESSMENT.name: 0.85, ENQUIRY.name: 0.1},
    ASSESSMENT.name: {CLOSING.name: 0.65, ENQUIRY.name: 0.12, IN_NEED.name: 0.15, LOOKED_AFTER.name: 0.03},
    AGAIN.name: {CLOSING.name: 0.6, IN_NEED.name: 0.2},
    ENQUIRY.name: {PROTECTION.name: 0.45, ASSESSMENT.name: 0.35, IN_NEED.name: 0.1},
    IN_NEED.name: {CLOSING.name: 0.7, ENQUIRY.name: 0.08, AGAIN.name: 0.04},
    PROTECTION.name: {IN_NEED.name: 0.55, CLOSING.name: 0.3, LOOKED_AFTER.name: 0.08},
    LOOKED_AFTER.name: {LEAVING_CARE.name: 0.9},
    LEAVING_CARE.name: {},
    CLOSING.name: {},
}
"""Where each stage leads, of all who leave it; the rest close: assumptions."""

RETURNS = 0.219
"""Re-referrals of all referrals in England, 2017-18 (DfE, characteristics of children in need)."""

COMES_BACK = Spread(Shape.LOGNORMAL, 130.0, 1.1)
"""Working days from a closing to the referral that follows: an assumption."""

WORKING_YEAR = 253
"""DfE counts 253 working days in a year (children's social work workforce, methodology)."""

STAYS = WORKING_YEAR / 0.151
"""15.1% of social workers left in a year (DfE, children's social work workforce, England 2018)."""

AGENCY_STAYS = 170.0
"""Working days, eight months: an assumption."""

FILLED_IN = Spread(Shape.LOGNORMAL, 65.0, 0.6)
"""Working days, a quarter of a year, from a leaving to a starter: an assumption."""

AGENCY_FILLED_IN = Spread(Shape.LOGNORMAL, 15.0, 0.8)
"""Working days in which an agency sends somebody else: an assumption. No record tells of an agency's empty posts."""

AWAY_SHARE = 0.032
"""Days lost to sickness of all working days (DfE, children's social work workforce, England 2018)."""

AWAY_FOR = Spread(Shape.LOGNORMAL, 3.0, 1.2)
"""Working days of an absence: an assumption."""

NEWLY_QUALIFIED = 0.2
"""Of those who start: an assumption."""

PLANNED = 0.9
"""The share of a visit's or review's interval after which it is planned: an assumption."""
