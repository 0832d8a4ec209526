"""What each decision does to a service: the acts, posts and rates it becomes, and what both sides share."""

from __future__ import annotations

from datetime import date

import pytest
from tests.scenario_services import CARE, MANAGER, NORTH, SENIOR, SOUTH, WORKER, started, tried

from plimsoll.simulation.action import ANY, Act, Action
from plimsoll.simulation.assumption import Lever
from plimsoll.simulation.deciding import paired
from plimsoll.simulation.decision import CutPosts, Reorganise
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.service import Post, Rule, Shape, Spread
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import WrongUse

TEAMS = {NORTH: 0, SOUTH: 1, CARE: 2}
ROLES = {WORKER: 0, SENIOR: 1, MANAGER: 2}
EMPLOYED, AGENCY = 0, 1
DECISION, ASSESSMENT = 0, 1
FIRST_OF_JUNE = 39.0
"""1 June 2026: 1 April is working day 0, with Good Friday, Easter Monday and two bank holidays in May between."""


def _trial(decision: str) -> Trial:
    return paired(started(), tried(f"[[decision]]\non = 2026-06-01\n{decision}"), 7)


def _acts(decision: str) -> tuple[Action, ...]:
    return _trial(decision).plan.actions


def test_the_first_of_june_is_the_working_day_it_is() -> None:
    """A day becomes the beginning of its working day: two bank holidays of Easter and two of May are none."""
    assert _acts('kind = "reorganise"') == (Action(FIRST_OF_JUNE, Act.SHUFFLE, amount=1.0),)


def test_a_day_without_work_stands_for_the_next_with() -> None:
    """What is decided on a Saturday happens on the Monday after."""
    saturday = paired(started(), tried('[[decision]]\non = 2026-05-30\nkind = "reorganise"\n'))
    assert saturday.plan.actions[0].time == FIRST_OF_JUNE


@pytest.mark.parametrize(
    ("decision", "acts"),
    [
        (
            'kind = "cut_posts"\nposts = 8',
            # Of thirteen social workers and one senior, 7.4 and 0.6: the greater remainder is the senior's.
            [(ROLES[WORKER], EMPLOYED, 7.0, ANY), (ROLES[SENIOR], EMPLOYED, 1.0, ANY)],
        ),
        ('kind = "cut_posts"\nposts = 2\nteam = "south"', [(ROLES[WORKER], EMPLOYED, 2.0, TEAMS[SOUTH])]),
        ('kind = "cut_posts"\nshare = 0.5\nteam = "care"', [(ROLES[WORKER], EMPLOYED, 2.0, TEAMS[CARE])]),
        ('kind = "cut_posts"\nposts = 1\nrole = "Team manager"', [(ROLES[MANAGER], EMPLOYED, 1.0, ANY)]),
        ('kind = "cut_posts"\nposts = 3\ncontract = "agency"', [(ROLES[WORKER], AGENCY, 3.0, ANY)]),
        (
            'kind = "cap_agency"\nmost = 2',
            # Three social workers and one manager from agencies: two go, by largest remainder.
            [(ROLES[WORKER], AGENCY, 2.0, ANY)],
        ),
        ('kind = "cap_agency"\nmost = 9', []),
        ('kind = "end_agency"', [(ROLES[WORKER], AGENCY, 3.0, ANY), (ROLES[MANAGER], AGENCY, 1.0, ANY)]),
        ('kind = "end_agency"\nteam = "north"', [(ROLES[WORKER], AGENCY, 2.0, TEAMS[NORTH])]),
    ],
)
def test_posts_that_are_closed(decision: str, acts: list[tuple[int, int, float, int]]) -> None:
    """A cut falls on the roles that hold cases in proportion to their posts, or on the role that is named."""
    expected = [
        Action(FIRST_OF_JUNE, Act.CLOSE_POSTS, team=team, role=role, contract=contract, amount=amount)
        for role, contract, amount, team in acts
    ]
    assert list(_acts(decision)) == expected


def test_one_agency_manager_of_four_may_be_the_one_that_stays() -> None:
    """A cap of one closes three of four: the shares of two roles are rounded by largest remainder, and add up."""
    closed = _acts('kind = "cap_agency"\nmost = 1')
    assert [(act.role, act.amount) for act in closed] == [(ROLES[WORKER], 2.0), (ROLES[MANAGER], 1.0)]


def test_a_second_cut_counts_what_the_first_left() -> None:
    """A share is of the posts there are on its day, after what was cut and added before."""
    scenario = tried(
        '[[decision]]\nkind = "cut_posts"\non = 2026-05-01\nposts = 2\nteam = "south"\n'
        '[[decision]]\nkind = "cut_posts"\non = 2026-06-01\nshare = 1.0\nteam = "south"\n'
    )
    assert [act.amount for act in paired(started(), scenario).plan.actions] == [2.0, 2.0]


def test_posts_that_are_added_to_a_team() -> None:
    """Posts open on their day, empty, in the team's commonest role, and stand after those there were."""
    trial = _trial('kind = "add_posts"\nposts = 2\nteam = "care"')
    assert trial.plan.posts == (
        *started().service.posts,
        *[Post(CARE, WORKER, "employed", filled=False, opens=FIRST_OF_JUNE)] * 2,
    )
    assert trial.baseline.posts == started().service.posts
    assert trial.plan.actions == ()


def test_posts_that_are_added_everywhere() -> None:
    """Posts of no named team go to the teams in proportion: seven, four and three of fourteen."""
    added = _trial('kind = "add_posts"\nshare = 1.0').plan.posts[20:]
    assert [(post.team, post.role) for post in added] == [(NORTH, WORKER)] * 7 + [(SOUTH, WORKER)] * 4 + [
        (CARE, WORKER)
    ] * 3


def test_a_lead_time_is_the_post_s_own() -> None:
    """Posts with a lead time are of a contract like the named one that is filled in that time; both sides know it."""
    trial = _trial('kind = "add_posts"\nposts = 1\nteam = "care"\nlead = 30')
    like = trial.plan.contracts[2]
    assert trial.plan.posts[-1].contract == like.name == "employed, recruited in 30 days"
    assert (like.filled_in, like.stays, like.agency) == (Spread(Shape.FIXED, 30.0), 1_000.0, False)
    assert trial.baseline.contracts == trial.plan.contracts


def test_a_freeze_of_agency_workers() -> None:
    """A freeze holds for the contracts of agency workers, and ends on its day."""
    assert _acts('kind = "freeze_agency"\nteam = "south"\nuntil = 2026-06-08') == (
        Action(FIRST_OF_JUNE, Act.FREEZE, team=1, contract=AGENCY, amount=1.0),
        Action(FIRST_OF_JUNE + 5, Act.FREEZE, team=1, contract=AGENCY, amount=0.0),
    )


def test_a_freeze_of_recruitment_falls_on_every_employed_contract() -> None:
    """A freeze holds for posts with a lead time of their own too, and one without an end has none."""
    scenario = tried(
        '[[decision]]\nkind = "add_posts"\non = 2026-05-01\nposts = 1\nteam = "care"\nlead = 30\n'
        '[[decision]]\nkind = "freeze_recruitment"\non = 2026-06-01\n'
    )
    assert paired(started(), scenario).plan.actions == (
        Action(FIRST_OF_JUNE, Act.FREEZE, contract=EMPLOYED, amount=1.0),
        Action(FIRST_OF_JUNE, Act.FREEZE, contract=2, amount=1.0),
    )


@pytest.mark.parametrize(
    ("decision", "team", "rule", "limit"),
    [
        ('rule = "cap"\nlimit = 18\nteam = "south"', 1, Rule.CAP, 18.0),
        ('rule = "line"', ANY, Rule.LINE, 1.1),
        ('rule = "line"\nlimit = 0.9', ANY, Rule.LINE, 0.9),
        ('rule = "regardless"', ANY, Rule.REGARDLESS, 1.1),
    ],
)
def test_a_rule_of_allocation(decision: str, team: int, rule: Rule, limit: float) -> None:
    """A rule and its limit change for a team or for all; the line without a number is the service's own."""
    assert _acts(f'kind = "allocate"\n{decision}') == (
        Action(FIRST_OF_JUNE, Act.LIMIT, team=team, stage=int(rule), amount=limit),
    )


def test_a_duty_team_stands_in_both_and_works_in_one() -> None:
    """A new team has posts and shares in the plan only; what it takes is taken from the others alike."""
    trial = _trial(
        'kind = "duty_team"\nname = "duty"\nstages = ["decision", "assessment"]\ntakes = 0.4\nposts = 3\n'
        "cap = 12\nlead = 20"
    )
    for side in (trial.baseline, trial.plan):
        assert side.teams[3] == side.teams[-1]
        assert (side.teams[3].name, side.teams[3].rule, side.teams[3].limit) == ("duty", Rule.CAP, 12.0)
        assert [stage.teams.get("duty") for stage in side.stages] == [0.0, 0.0, None]
    assert trial.baseline.actions == ()
    assert trial.baseline.posts == started().service.posts
    assert (
        trial.plan.posts[20:]
        == (Post("duty", WORKER, "employed, recruited in 20 days", filled=False, opens=FIRST_OF_JUNE),) * 3
    )
    begins = FIRST_OF_JUNE + 20
    assert [(act.time, act.act, act.stage, act.team, round(act.amount, 12)) for act in trial.plan.actions] == [
        (begins, Act.SHARE, DECISION, 0, 0.45),
        (begins, Act.SHARE, DECISION, 1, 0.15),
        (begins, Act.SHARE, DECISION, 3, 0.4),
        (begins, Act.SHARE, ASSESSMENT, 0, 0.3),
        (begins, Act.SHARE, ASSESSMENT, 1, 0.3),
        (begins, Act.SHARE, ASSESSMENT, 3, 0.4),
    ]


def test_a_second_duty_team_takes_from_the_first() -> None:
    """Each new team takes its share of all that comes, and leaves the others what they had of the rest."""
    team = (
        '[[decision]]\nkind = "duty_team"\non = {on}\nname = "{name}"\nstages = ["decision"]\n'
        "takes = 0.5\nposts = 1\nlead = 0\n"
    )
    scenario = tried(team.format(on="2026-06-01", name="one") + team.format(on="2026-07-01", name="two"))
    last = paired(started(), scenario).plan.actions[-4:]
    assert [(act.team, act.amount) for act in last] == [(0, 0.1875), (1, 0.0625), (3, 0.25), (4, 0.5)]


def test_priorities() -> None:
    """The order of waiting work becomes another of the service's policies."""
    assert _acts('kind = "priorities"\npolicy = "first_come"') == (Action(FIRST_OF_JUNE, Act.POLICY, amount=2),)


def test_demand_has_one_ceiling() -> None:
    """Referrals change on their days in the plan only, under one ceiling that neither side passes."""
    trial = _trial('kind = "demand"\nfactor = 1.5\nuntil = 2026-06-08')
    assert trial.plan.demand.rates == (2.0,) * 39 + (3.0,) * 5 + (2.0,) * (trial.plan.horizon - 44)
    assert trial.baseline.demand.rates == started().service.demand.rates
    assert trial.baseline.demand.ceiling == trial.plan.demand.ceiling == 3.0


def test_changes_of_demand_multiply() -> None:
    """Two changes that hold on one day are both felt; less demand moves no ceiling."""
    scenario = tried(2 * '[[decision]]\nkind = "demand"\nafter_months = 0\nfactor = 0.5\n')
    trial = paired(started(), scenario)
    assert trial.plan.demand.rates[0] == 0.5
    assert trial.plan.demand.ceiling == 2.5


def test_hours_come_back_to_what_they_were() -> None:
    """Hours are multiplied on the day and divided again at the end."""
    assert _acts('kind = "hours"\nof = "tasks"\nfactor = 0.8\nstage = "assessment"\nfor_months = 1') == (
        Action(FIRST_OF_JUNE, Act.TASK_HOURS, stage=ASSESSMENT, amount=0.8),
        Action(FIRST_OF_JUNE + 22, Act.TASK_HOURS, stage=ASSESSMENT, amount=1.25),
    )


def test_absence_has_one_ceiling() -> None:
    """Absences change in the plan; both sides draw candidates under one ceiling."""
    trial = _trial('kind = "absence"\nfactor = 1.5\nuntil = 2026-06-02')
    assert [(act.time, act.amount) for act in trial.plan.actions] == [(FIRST_OF_JUNE, 1.5), (FIRST_OF_JUNE + 1, 1.0)]
    assert trial.baseline.absence_ceiling == trial.plan.absence_ceiling == 1.5
    assert _trial('kind = "absence"\nfactor = 0.5').plan.absence_ceiling == 1.0


def test_a_transfer() -> None:
    """Some of the staff leave on the day, and all work takes longer until the end."""
    acts = _acts('kind = "transfer"\nleaving = 0.1\nslower = 1.25\nuntil = 2026-06-02')
    assert [(act.time, act.act, act.amount) for act in acts] == [
        (FIRST_OF_JUNE, Act.LEAVE, 0.1),
        (FIRST_OF_JUNE, Act.CASE_HOURS, 1.25),
        (FIRST_OF_JUNE, Act.TASK_HOURS, 1.25),
        (FIRST_OF_JUNE + 1, Act.CASE_HOURS, 0.8),
        (FIRST_OF_JUNE + 1, Act.TASK_HOURS, 0.8),
    ]


def test_an_end_that_is_not_watched_is_none() -> None:
    """What ends after the last day has no end in the forecast."""
    assert len(_acts('kind = "absence"\nfactor = 1.5\nuntil = 2027-06-01')) == 1


def test_what_is_settled_stands_on_both_sides() -> None:
    """A settled decision is done to both; its posts come before the others', so that they have one place on both."""
    scenario = tried(
        '[[decision]]\nkind = "add_posts"\non = 2026-05-01\nposts = 1\nteam = "south"\n'
        '[[decision]]\nkind = "add_posts"\non = 2026-06-01\nposts = 1\nteam = "care"\nsettled = true\n'
        '[[decision]]\nkind = "priorities"\non = 2026-06-01\npolicy = "imminent"\n'
        '[[decision]]\nkind = "priorities"\non = 2026-06-01\npolicy = "ageing"\nsettled = true\n'
    )
    trial = paired(started(), scenario)
    assert [post.team for post in trial.baseline.posts[20:]] == [CARE]
    assert [post.team for post in trial.plan.posts[20:]] == [CARE, SOUTH]
    assert [act.amount for act in trial.baseline.actions] == [0]
    assert [act.amount for act in trial.plan.actions] == [0, 1]


def test_it_is_watched_to_the_scenario_s_last_day() -> None:
    """Both sides end with the working day on or before the last day, which is read."""
    scenario = tried("", 'name = "tried"\nuntil = 2026-06-07\n')
    trial = paired(started(), scenario)
    for side in (trial.baseline, trial.plan):
        assert side.horizon == 44
        assert side.readings == (*range(4, 40, 5), 43)
        assert len(side.demand.rates) == 44


def test_without_a_decision_both_sides_are_one() -> None:
    """A scenario that decides nothing compares a service with itself."""
    trial = paired(started(), tried(""))
    assert trial.baseline == trial.plan == started().service


def test_open_work_stays_the_same_objects() -> None:
    """The open cases of both sides are the very objects of the start, and so are posts where none is added."""
    start = started()
    trial = paired(start, tried('[[decision]]\nkind = "end_agency"\nafter_months = 1\n'))
    assert trial.plan.open_cases is trial.baseline.open_cases is start.service.open_cases
    assert trial.plan.posts is trial.baseline.posts is start.service.posts


def test_ranges_of_its_own_take_the_place_of_the_start_s() -> None:
    """A scenario's range replaces that of the same number, a loop is added, and the others stay."""
    own = '[[assumption]]\nof = "{of}"\nvalue = {value}\nlow = {value}\nhigh = {value}\nsource = "ours"\n'
    scenario = tried(own.format(of="demand", value=1.3) + own.format(of="sickness_loop", value=0.5))
    assumed = paired(started(), scenario).assumptions
    assert [(each.lever, each.value, each.source[:4]) for each in assumed] == [
        (Lever.DEMAND, 1.3, "ours"),
        (Lever.CASEWORK_HOURS, 1.0, "assu"),
        (Lever.SICKNESS_LOOP, 0.5, "ours"),
    ]


def test_a_price_is_the_contract_s_on_both_sides() -> None:
    """A price is what a holder of the contract costs in a year, with and without a lead time of their own."""
    scenario = tried(
        '[[price]]\ncontract = "employed"\na_year = 61000\nsource = "budget"\n'
        '[[decision]]\nkind = "add_posts"\nafter_months = 1\nposts = 1\nteam = "care"\nlead = 5\n'
    )
    trial = paired(started(), scenario)
    for side in (trial.baseline, trial.plan):
        assert [contract.year_cost for contract in side.contracts] == [61_000.0, 0.0, 61_000.0]


def test_the_seed_is_kept() -> None:
    """The pair carries the seed it was asked with."""
    assert _trial('kind = "reorganise"').seed == 7


def test_a_scenario_that_was_never_a_file_is_held_to_the_same() -> None:
    """A scenario made of records is refused for what cannot be, with the place of the decision in it."""
    cut = CutPosts(on=date(2026, 6, 1), posts=40)
    late = Reorganise(on=date(2029, 6, 1))
    with pytest.raises(WrongUse, match=r"decision 2, posts: There are 14 such posts"):
        paired(started(), Scenario("made", "", date(2027, 3, 31), (Reorganise(on=date(2026, 5, 1)), cut)))
    with pytest.raises(WrongUse, match=r"decision 1, on: It comes after the last day"):
        paired(started(), Scenario("made", "", date(2027, 3, 31), (late,)))
