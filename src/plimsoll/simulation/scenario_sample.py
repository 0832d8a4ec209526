"""A scenario to edit, written from a service: every kind of decision with its own names, and what is assumed of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.establishment import Establishment
from plimsoll.simulation.naming import contracts, fit, holding, names
from plimsoll.simulation.pricing import SOURCED
from plimsoll.simulation.scenario_fields import (
    AFTER,
    ASSUMPTION,
    BREAK_EVEN,
    DECISION,
    EVERY_DECISION,
    FOR,
    KIND,
    KINDS,
    LOOPS,
    NAME,
    ON,
    PRICE,
    SHARE,
    TITLE,
    UNTIL,
    Field,
    Heading,
    Kind,
    Known,
)
from plimsoll.simulation.scenario_schema import SCHEMA_FILE
from plimsoll.simulation.service import Rule, Service, Team
from plimsoll.simulation.start.started import Started
from plimsoll.simulation.toml_lines import Value, banner, commented, field_lines, listed, prose, toml
from plimsoll.vocabulary.clocks import add_months

MONTHS_AHEAD = 12
FIRST_MONTH, LAST_MONTH = 1, 6
VALUES: MappingProxyType[tuple[str, str], Value] = MappingProxyType(
    {
        ("add_posts", "posts"): 2,
        ("add_posts", "lead"): 65,
        ("cut_posts", "posts"): 1,
        ("cap_agency", "most"): 0,
        ("allocate", "rule"): "cap",
        ("allocate", "limit"): 16,
        ("duty_team", "name"): "Duty",
        ("duty_team", "takes"): 0.5,
        ("duty_team", "posts"): 4,
        ("duty_team", "cap"): 20,
        ("duty_team", "lead"): 40,
        ("demand", "factor"): 1.1,
        ("hours", "of"): "tasks",
        ("hours", "factor"): 0.9,
        ("absence", "factor"): 1.5,
        ("transfer", "leaving"): 0.1,
        ("transfer", "slower"): 1.2,
    }
)
"""What the sample asks for: numbers to be edited, with nothing behind them."""

LEFT_OUT = frozenset({AFTER, FOR, SHARE, "settled"})
"""Fields that stand for another one, and are told of at the head of the decisions."""

LOOP_EXAMPLE = (0.2, 0.0, 0.5)
"""How much of a loop the sample shows: nobody has measured one, so it begins at nothing."""


def scenario_text(started: Started) -> str:
    """An annotated scenario of a service: valid as it stands, with every decision in a comment."""
    lines = [
        *_head(started),
        *_service(started.service),
        *_decisions(started),
        *_assumptions(started),
        *_money(started),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _head(started: Started) -> list[str]:
    on = started.almanac.on
    told = (
        "What would a decision do? This scenario was written from the records as they stood at the end of"
        f" {on.isoformat()}. As it is, it decides nothing. Take the '# ' away from the lines of a decision to try it,"
        " edit them, save the file, and give its name to 'plimsoll forecast'. No record is changed by it."
    )
    return [
        f"#:schema {SCHEMA_FILE}",
        *prose(told),
        "",
        *field_lines(NAME, "my-scenario", "a short name"),
        *field_lines(TITLE, "What the decision would do", "what it is about, in a line"),
        *field_lines(UNTIL, add_months(on, MONTHS_AHEAD), "the last day of the forecast; or: months = 12"),
        "",
    ]


def _service(service: Service) -> list[str]:
    posts = Counter(post.team for post in service.posts)
    return [
        *banner("The service, by the names that decisions use"),
        *(f"#   team      {toml(team.name):<24} {posts[team.name]} posts; {_rule(team)}" for team in service.teams),
        *listed("role", [*_manages(service)]),
        *listed("contract", map(toml, names(service, Known.CONTRACT))),
        *listed("stage", map(toml, names(service, Known.STAGE))),
        *listed("policy", (toml(each.name) for each in service.policies)),
        "",
    ]


def _rule(team: Team) -> str:
    match team.rule:
        case Rule.CAP:
            return f"given cases up to {team.limit:g} children a full-time worker"
        case Rule.LINE:
            return f"given cases up to {team.limit:.0%} of a worker's hours"
        case Rule.REGARDLESS:
            return "given cases whatever a worker holds"


def _manages(service: Service) -> Iterator[str]:
    for role in service.roles:
        yield toml(role.name) + (" (manages: holds no cases)" if role.manages else "")


# --- decisions ---


def _decisions(started: Started) -> list[str]:
    lines = [
        *banner("Decisions"),
        *prose(
            "Any number, in any order. The days are examples. In place of 'on' you may write 'after_months', counted"
            " from the day of the forecast; in place of 'until', 'for_months'; in place of 'posts', a 'share' of those"
            " there are. A decision that is taken already, whatever becomes of the plan, gets the line"
            " 'settled = true': it then happens on both sides, and the forecast says what the others do beside it."
        ),
        "",
    ]
    for place, kind in enumerate(kind for kind in KINDS.values() if _fits(kind, started.service)):
        lines += _kind(kind, started, place)
    return lines


def _fits(kind: Kind, service: Service) -> bool:
    """Whether the service has what the decision falls on."""
    agency = kind.name.endswith("_agency")
    if agency:
        there = Establishment.of(service).open
        return any(contract in contracts(service, agency=True) for _, _, contract in there)
    return bool(contracts(service, agency=False)) or kind.name not in {"add_posts", "cut_posts", "duty_team"}


def _kind(kind: Kind, started: Started, place: int) -> list[str]:
    on = add_months(started.almanac.on, FIRST_MONTH + place % LAST_MONTH)
    lines = [f"# {kind.meaning}", f"# [[{DECISION}]]", *commented(field_lines(KIND, kind.name, ""))]
    lines += commented(field_lines(ON, on, EVERY_DECISION[0].meaning))
    for field in kind.fields:
        value = _value(kind, field, started)
        if value is not None and field.key not in LEFT_OUT:
            lines += commented(field_lines(field.key, value, field.meaning))
    return [*lines, ""]


def _value(kind: Kind, field: Field, started: Started) -> Value | None:
    if field.key == UNTIL:
        return add_months(started.almanac.on, MONTHS_AHEAD)
    if field.known is not None:
        return _name(kind, field, started.service)
    return VALUES.get((kind.name, field.key))


def _name(kind: Kind, field: Field, service: Service) -> Value | None:
    """A name of the service's own: of the largest team and the commonest role, so that the example can be."""
    employed = kind.name in {"add_posts", "cut_posts", "duty_team"}
    agency = kind.name.endswith("_agency")
    wanted = contracts(service, agency=agency) if employed or agency else names(service, Known.CONTRACT)
    roles = names(service, Known.ROLE) if agency else holding(service)
    some = [post for post in service.posts if post.contract in wanted and post.role in roles]
    common = Counter((post.team, post.role, post.contract) for post in some).most_common(1)
    match field.known:
        case Known.STAGE:
            return _stages(field, service)
        case Known.POLICY:
            return names(service, Known.POLICY)[-1]
        case _ if not common:
            return None
        case Known.TEAM:
            return common[0][0][0]
        case Known.ROLE:
            return None if kind.name == "duty_team" else common[0][0][1]
        case _:
            return common[0][0][2]


def _stages(field: Field, service: Service) -> Value:
    entry = service.demand.entry
    first = max(entry, key=entry.__getitem__) if entry else names(service, Known.STAGE)[0]
    may = first if fit(service, (first,)) else names(service, Known.STAGE)[0]
    return [may] if field.key == "stages" else first


# --- what is assumed, and money ---


def _assumptions(started: Started) -> list[str]:
    lines = [
        *banner("What is assumed"),
        *prose(
            "Each forecast is lived many times, and each time these are drawn from their ranges. They stand here as the"
            " records and the profile give them: take the '# ' away to give a range of your own."
        ),
        "",
    ]
    for each in started.assumptions:
        lines += [] if each.lever in LOOPS else _assumption(each)
    loops = [
        *prose(
            "Loops from load back to the service. They are off. Nobody has measured them; switch one on to see what it"
            " would do. The number is how much more often, for each whole load above the line."
        ),
        "",
    ]
    value, low, high = LOOP_EXAMPLE
    shown = (Assumption(lever, value, low, high, "assumption: nobody has measured it") for lever in LOOPS)
    return [*lines, *loops, *(line for each in shown for line in _assumption(each))]


def _assumption(each: Assumption) -> list[str]:
    given: dict[str, Value] = {"of": str(each.lever), "value": each.value, "low": each.low, "high": each.high}
    meanings = {"of": WORDS[each.lever]} | dict(OF_A_LOOP if each.lever in LOOPS else {})
    return _block(ASSUMPTION, given | {"source": each.source}, meanings)


def _money(started: Started) -> list[str]:
    lines = [
        *banner("Money"),
        *prose(
            "Without a price nothing is said of cost. Put what a full-time holder costs your service in a year, with"
            " the employer's costs, and what a saving is to be held against."
        ),
        "",
    ]
    for contract in started.service.contracts:
        given: dict[str, Value] = {"contract": contract.name, "a_year": contract.year_cost, "source": "our own budget"}
        lines += _block(PRICE, given, {})
    shown = SOURCED[0]
    given = {"episode": shown.episode, "cost": shown.cost, "source": shown.source}
    return [*lines, *_block(BREAK_EVEN, given, {})]


def _block(heading: Heading, given: dict[str, Value], instead: dict[str, str]) -> list[str]:
    title = f"# [[{heading.name}]]" if heading.many else f"# [{heading.name}]"
    # A source says for itself what it is.
    meanings = {field.key: field.meaning for field in heading.fields} | {"source": ""} | instead
    lines = (line for key, value in given.items() for line in field_lines(key, value, meanings[key]))
    return [title, *commented(lines), ""]


OF_A_LOOP = MappingProxyType({"value": "what is most likely; 0 is off"})
"""What a loop's number means, where it differs from a factor's."""

WORDS = MappingProxyType(
    {
        Lever.DEMAND: "referrals a day",
        Lever.CASEWORK_HOURS: "weekly casework of every stage",
        Lever.TASK_HOURS: "hours of visits, reviews and reports",
        Lever.TIME_FOR_CASES: "hours of casework that a worker has a day",
        Lever.STAYS: "how long people stay in their posts",
        Lever.FILLED_IN: "how long posts stand empty",
        Lever.ABSENCE: "how often people are away",
        Lever.STAGE_TIME: "how long stages last",
        Lever.RETURNS: "how often families are referred again",
        Lever.SICKNESS_LOOP: "more sickness above the line",
        Lever.LEAVING_LOOP: "more leaving above the line",
        Lever.RETURNS_LOOP: "more re-referrals of cases closed above the line",
    }
)
"""Each lever in words."""
