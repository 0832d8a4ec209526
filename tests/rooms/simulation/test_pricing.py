"""What a decision costs, and what would eat up what it saves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.rooms.simulation.counts import AXES, LAST, runs, service

from plimsoll.simulation.bands import Band
from plimsoll.simulation.pricing import (
    NO_LINK,
    NOBODY_LOOKED_AFTER,
    SOURCED,
    Bill,
    bill,
    break_even,
    priced,
    unpriced,
)
from plimsoll.simulation.scenario import BreakEven
from plimsoll.simulation.service import Service
from plimsoll.simulation.summing import compared
from plimsoll.simulation.trial import Trial

YEAR = Trial(service((126, 252)), service((126, 252)), (), 1)
TWO_YEARS = Trial(service((252, 505)), service((252, 505)), (), 1)
UNPRICED = Trial(service((126, 252)), service((126, 252), agency_price=0.0), (), 1)
OWN = BreakEven("a family support case", 9_000.0, "our own ledger, 2025-26")
NOISE = 50_000 * np.random.default_rng(2).normal(size=60)
CHEAPER = {"cost": (11e6 + NOISE, 8.2e6 + NOISE), "agency_cost": (1e6 + NOISE, 100_000 + NOISE)}


def _bill(a_year: float) -> Bill:
    band = Band(a_year, a_year, a_year)
    return Bill(LAST, band, band, band, sure=True, agency=None, years=1.0)


def test_the_bill_is_the_last_days() -> None:
    """2.8 million less in two working years is 1.4 million a year."""
    found = bill(TWO_YEARS, compared(runs(CHEAPER), AXES))
    assert found is not None
    assert (found.years, found.until) == (2.0, LAST)
    assert found.a_year == pytest.approx(-1.4e6)


def test_what_a_cut_saves_is_said_with_what_would_eat_it_up() -> None:
    """The saving, of that agency workers, and how many more of the user's own would eat it up."""
    total, a_year, held, looked_after = priced(TWO_YEARS, compared(runs(CHEAPER), AXES), (OWN,))
    assert total.startswith("By 31 March 2027 workers and managers cost between £8.1 million and £8.3 million,")
    assert total.endswith("£2.8 million less on average; of that, agency workers £900,000 less.")
    assert a_year == "It saves £1.4 million a year, on average over the forecast."
    assert held == (
        "It breaks even if it leads to fewer than 156 extra a year of this: a family support case, at £9,000"
        " (our own ledger, 2025-26)."
    )
    assert looked_after == NOBODY_LOOKED_AFTER


@pytest.mark.parametrize(("saving", "fewer_than"), [(90_000, 10), (90_001, 11), (8_999, 1)])
def test_the_number_that_eats_up_a_saving_does_not_save(saving: float, fewer_than: int) -> None:
    """At 9,000 pounds each, ten eat up 90,000 exactly: fewer than ten save; one more pound allows the tenth."""
    assert f"fewer than {fewer_than} extra a year" in break_even(_bill(-saving), OWN)


def test_what_costs_more_says_what_it_would_have_to_spare() -> None:
    """100,000 pounds a year more pay for themselves with twelve spared at 9,000."""
    assert break_even(_bill(100_000), OWN) == (
        "It pays for itself if it spares 12 or more a year of this: a family support case, at £9,000"
        " (our own ledger, 2025-26)."
    )


def test_a_pound_of_agency_workers_is_not_told_of() -> None:
    """What single precision leaves of a cost that does not change is no part of the difference."""
    same = CHEAPER | {"agency_cost": (1e6 + NOISE, 1e6 + NOISE + 1)}
    [total, *_] = priced(TWO_YEARS, compared(runs(same), AXES), (OWN,))
    assert total.endswith("£2.8 million less on average.")


def test_a_cost_is_said_as_one() -> None:
    """The same numbers the other way round cost 1.4 million pounds a year more."""
    dearer = {name: (plan, baseline) for name, (baseline, plan) in CHEAPER.items()}
    told = priced(TWO_YEARS, compared(runs(dearer), AXES), (OWN,))
    assert told[1] == "It costs £1.4 million a year more, on average over the forecast."
    assert told[2].startswith("It pays for itself if it spares 156 or more a year of this:")


def test_without_a_price_nothing_is_said_of_cost() -> None:
    """Whose price is wanting, and where it is given."""
    assert unpriced(UNPRICED.plan) == ("agency",)
    assert priced(UNPRICED, compared(runs(CHEAPER), AXES)) == (
        "Nothing is said of cost: no price was given for agency. A scenario takes one under [[price]].",
    )


def test_a_contract_without_posts_needs_no_price() -> None:
    """Nobody asks what an agency worker costs in a service that has no post for one."""
    known = service(agency_price=0.0)
    without = Trial(*(_without_agency(known),) * 2, (), 1)
    assert unpriced(without.baseline) == ()


def _without_agency(known: Service) -> Service:
    return replace(known, posts=tuple(post for post in known.posts if post.contract != "agency"))


def test_what_costs_the_same_says_so() -> None:
    """No saving, and so nothing that it is held against."""
    [total] = priced(YEAR, compared(runs({"cost": (11e6 + NOISE, 11e6 + NOISE[::-1])}), AXES))
    assert total.endswith("with the decision and without it: no difference that can be told from chance.")


def test_children_looked_after_are_compared_where_they_are_counted() -> None:
    """The model counts them, and says that its load never leads to more of them."""
    held = np.arange(60.0)
    same = priced(YEAR, compared(runs(CHEAPER | {"looked_after": (held, held)}), AXES), (OWN,))[-1]
    more = priced(YEAR, compared(runs(CHEAPER | {"looked_after": (held, held + 3)}), AXES), (OWN,))[-1]
    assert same == f"The forecast itself shows no difference in children looked after. {NO_LINK}"
    assert more.startswith("The forecast itself has 3 more children looked after on 31 March 2027, on average,")
    assert more.endswith(NO_LINK)


def test_every_price_of_ours_says_where_it_comes_from() -> None:
    """Three prices, each with its year and who published it."""
    assert [(each.cost, each.source[:7]) for each in SOURCED] == [
        (46_000, "2017-18"),
        (27_000, "2017-18"),
        (318_400, "2023-24"),
    ]
