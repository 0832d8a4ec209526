"""The scenario that is written to be edited, the schema for editors, and the scenarios that are shipped."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from tests.forecast_services import small
from tests.scenario_services import NORTH, started, tried

from plimsoll import simulation
from plimsoll.simulation.action import Act
from plimsoll.simulation.deciding import paired
from plimsoll.simulation.decision import DutyTeam, Priorities
from plimsoll.simulation.ready_made import READY_MADE, ready_made, ready_made_text, ready_made_written, title
from plimsoll.simulation.scenario import Scenario
from plimsoll.simulation.scenario_fields import KINDS
from plimsoll.simulation.scenario_file import scenario_in, written_in
from plimsoll.simulation.scenario_sample import scenario_text
from plimsoll.simulation.scenario_schema import SCHEMA_FILE, schema, schema_text
from plimsoll.simulation.service import Role
from plimsoll.simulation.start.started import Started
from plimsoll.vocabulary.errors import WrongUse

AWKWARD = 'Children\'s "Team" \\ №1 \x7f'
"""A name with everything in it that a text of TOML has to escape."""


def _read(text: str, start: Started) -> Scenario:
    return scenario_in(written_in(text, "own.toml"), start)


def _parts(text: str) -> list[str]:
    """The headed parts that stand in comments, each taken out of them."""
    found = re.findall(r"^# \[\[?\w+\]\]?\n(?:#.*\n)*", text, re.MULTILINE)
    return [re.sub(r"^# ", "", part, flags=re.MULTILINE) for part in found]


def _head(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"


def test_a_new_scenario_decides_nothing() -> None:
    """The text is a valid scenario as it stands, for a year, and both of its sides are the same."""
    scenario = _read(scenario_text(started()), started())
    assert (scenario.decisions, scenario.assumptions, scenario.prices) == ((), (), ())
    assert scenario.until.isoformat() == "2027-03-31"
    trial = paired(started(), scenario)
    assert trial.baseline == trial.plan


def test_every_part_can_be_taken_out_of_its_comment() -> None:
    """Every decision, range and price that stands in a comment is valid once its hashes are taken away."""
    text = scenario_text(started())
    parts = _parts(text)
    read = [_read(f"{_head(text)}\n{part}", started()) for part in parts]
    assert sum(len(each.decisions) for each in read) == len(KINDS)
    assert sum(len(each.assumptions) for each in read) == len(started().assumptions) + 3
    assert sum(len(each.prices) for each in read) == 2
    assert sum(each.break_even is not None for each in read) == 1


def test_a_new_scenario_shows_every_kind_of_decision() -> None:
    """Each kind stands there once, with what it does, and under the service's own names."""
    text = scenario_text(started())
    assert re.findall(r'^# kind = "(\w+)"$', text, re.MULTILINE) == list(KINDS)
    assert all(f"# {kind.meaning}\n" in text for kind in KINDS.values())
    assert all(f'"{name}"' in text for name in ("north", "south", "care", "Social worker", "agency", "ageing"))


def test_lines_are_short_enough_to_read() -> None:
    """No line of the text is wider than a page."""
    assert [line for line in scenario_text(started()).splitlines() if len(line) > 100] == []


def test_any_name_can_be_written() -> None:
    """A team and a role whose names hold quotes, backslashes and worse come back as they were."""
    start = started()
    service = start.service
    teams = (replace(service.teams[0], name=AWKWARD), *service.teams[1:])
    posts = tuple(replace(post, team=AWKWARD) if post.team == NORTH else post for post in service.posts)
    stages = tuple(
        replace(stage, teams={AWKWARD if team == NORTH else team: share for team, share in stage.teams.items()})
        for stage in service.stages
    )
    named = replace(start, service=replace(service, teams=teams, posts=posts, stages=stages))
    text = scenario_text(named)
    cut = next(part for part in _parts(text) if '"cut_posts"' in part)
    assert _read(f"{_head(text)}\n{cut}", named).decisions[0].team == AWKWARD  # type: ignore[union-attr]


def test_a_service_without_agency_workers_is_not_asked_about_them() -> None:
    """What could not be decided in the service is not shown."""
    start = started()
    posts = tuple(post for post in start.service.posts if post.contract != "agency")
    text = scenario_text(replace(start, service=replace(start.service, posts=posts)))
    assert '"cut_posts"' in text
    assert '"end_agency"' not in text


def test_another_service_gets_a_text_of_its_own() -> None:
    """Every part of the text of a quite different service is valid too."""
    service, almanac = small(3)
    start = Started(replace(service, actions=()), almanac)
    text = scenario_text(start).replace("until = 2025-11-29", "until = 2025-06-30")
    assert len([_read(f"{_head(text)}\n{part}", start) for part in _parts(text)]) == len(KINDS) + 6


# --- the schema ---


def test_the_schema_that_is_shipped_is_the_one_of_the_fields() -> None:
    """The file beside the scenarios is the text made from the table of fields."""
    shipped = resources.files(simulation).joinpath("scenarios", SCHEMA_FILE).read_text(encoding="utf-8")
    assert shipped == schema_text()


def test_the_schema_knows_every_field_with_its_meaning() -> None:
    """Each kind of decision has its fields, what is needed of them, and a sentence an editor can show."""
    kinds = {
        part["properties"]["kind"]["enum"][0]: part
        for part in json.loads(schema_text())["properties"]["decision"]["items"]["oneOf"]
    }
    assert list(kinds) == list(KINDS)
    cap = kinds["cap_agency"]
    assert cap["required"] == ["kind", "most"]
    assert cap["properties"]["most"] == {
        "type": "integer",
        "description": "how many agency posts are left",
        "minimum": 0,
        "maximum": 1000,
    }
    assert cap["additionalProperties"] is False
    assert {"oneOf": [{"required": ["posts"]}, {"required": ["share"]}]} in kinds["cut_posts"]["allOf"]
    assert all(
        each["description"] for part in kinds.values() for name, each in part["properties"].items() if name != "kind"
    )


@pytest.mark.parametrize("name", READY_MADE)
def test_what_is_shipped_keeps_to_the_schema(name: str) -> None:
    """Every field of a shipped scenario is one that the schema has."""
    data = tomllib.loads(ready_made_text(name))
    known = schema()["properties"]
    fields = {
        part["properties"]["kind"]["enum"][0]: set(part["properties"]) for part in known["decision"]["items"]["oneOf"]
    }
    assert set(data) <= set(known)
    assert all(set(line) <= fields[line["kind"]] for line in data["decision"])
    assert ready_made_text(name).startswith(f"#:schema {SCHEMA_FILE}\n")


# --- ready-made ---


@pytest.mark.parametrize("name", READY_MADE)
def test_a_ready_made_scenario_fits(name: str) -> None:
    """Each shipped scenario fits the service, is called by its name, and makes its two sides differ."""
    start = started()
    months = ready_made_written(name).months(start.almanac.on)
    assert months in {12, 18}
    scenario = _read(ready_made_text(name).replace("months = 18", "months = 12"), start)
    assert scenario.name == name
    assert title(name) == scenario.title
    trial = paired(start, scenario)
    assert trial.baseline != trial.plan
    assert trial.baseline.demand == trial.plan.demand


def test_cutting_a_share_is_the_number_it_was_asked_for() -> None:
    """31 of every 120: of the 14 employed posts that hold cases, 3.6, so 4."""
    trial = paired(started(), ready_made("cut-posts", started()))
    assert sum(act.amount for act in trial.plan.actions if act.act is Act.CLOSE_POSTS) == 4


def test_imminent_danger_is_held_against_ageing() -> None:
    """The order in which waiting counts holds on both sides, and the plan puts the other in its place that day."""
    decisions = ready_made("imminent-danger-first", started()).decisions
    assert [(each.policy, each.settled) for each in decisions if isinstance(each, Priorities)] == [
        ("ageing", True),
        ("imminent", False),
    ]
    trial = paired(started(), ready_made("imminent-danger-first", started()))
    assert [act.amount for act in trial.baseline.actions] == [0]
    assert [act.amount for act in trial.plan.actions] == [0, 1]


def test_a_ready_made_scenario_says_what_the_service_lacks() -> None:
    """A freeze on agency workers in a service without any is refused with its line."""
    start = started()
    posts = tuple(post for post in start.service.posts if post.contract != "agency")
    with pytest.raises(WrongUse) as said:
        ready_made("freeze-agency", replace(start, service=replace(start.service, posts=posts)))
    assert said.value.where == "freeze-agency.toml, line 8, kind"


def test_a_name_that_is_none_gets_the_nearest() -> None:
    """A name that is none of the shipped ones is refused with the nearest that is."""
    with pytest.raises(WrongUse, match="Did you mean 'cut-posts'"):
        ready_made_text("cut-post")


def test_a_duty_team_of_whom_nobody_may_is_refused() -> None:
    """Where no role may hold a stage that the duty team is to take, the stage is named."""
    start = started()
    roles = tuple(Role(role.name, frozenset(), manages=role.manages) for role in start.service.roles)
    with pytest.raises(WrongUse, match="may not hold all of these stages"):
        ready_made("duty-team", replace(start, service=replace(start.service, roles=roles)))


def test_a_duty_team_takes_the_role_that_may() -> None:
    """The posts of a duty team get the commonest of the roles that may hold its stages, even if another is commoner."""
    start = started()
    social, senior, manager = start.service.roles
    roles = (replace(social, may_hold=frozenset({"child protection plan"})), senior, manager)
    narrow = replace(start, service=replace(start.service, roles=roles))
    duty = DutyTeam(on=start.almanac.date_of(5), name="duty", stages=("decision",), takes=0.5, posts=1)
    plan = paired(narrow, replace(tried(""), decisions=(duty,))).plan
    assert plan.posts[-1].role == senior.name


# --- the page that tells how to write one ---


def _page() -> str:
    return (Path(__file__).parents[3] / "docs" / "how-to" / "write-a-scenario.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_can_be_read() -> None:
    """The example that people copy is a scenario, and so is the range that they may add to it."""
    whole, range_of_their_own = re.findall(r"```toml\n(.*?)```", _page(), re.DOTALL)
    scenario = _read(whole + range_of_their_own, started())
    assert [type(decision).__name__ for decision in scenario.decisions] == ["CutPosts", "HoursChange", "DemandChange"]
    assert [each.low for each in scenario.assumptions] == [0.7]


def test_the_page_tells_of_every_kind_and_every_ready_made_scenario() -> None:
    """No kind of decision, none of its own fields and no shipped scenario is left out of the page."""
    rows = [line for line in _page().splitlines() if line.startswith("| `")]
    shipped = [row for row in rows for name in READY_MADE if f"`{name}`" in row][: len(READY_MADE)]
    assert len(shipped) == len(READY_MADE)
    for name, kind in KINDS.items():
        told = next(row for row in rows if f"`{name}`" in row and row not in shipped)
        assert [field.key for field in kind.fields if f"`{field.key}`" not in told and field.key != "for_months"] == []
