"""The pages about the ground floor: canonical tables, clocks, settings, errors and faults."""

from __future__ import annotations

from dataclasses import fields

from plimsoll.vocabulary import errors
from plimsoll.vocabulary.clocks import Clock, Unit
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.profile import Profile, Settings, load_profile
from plimsoll.vocabulary.table import Table
from plimsoll.vocabulary.tables import TABLES
from plimsoll.vocabulary.workload import Amount, Work, Workload
from tools.reference import answering
from tools.reference.paper import code, codes, first_paragraph, page, table, yes


def tables() -> str:
    """The canonical tables, each column with its meaning."""
    opening = (
        "What is kept of a service's records, whatever system they came from. A name, an address, a postcode or free"
        " text about a person has no column, so it cannot be kept. Each row also carries its service, its load, and"
        " the file and row it came from."
    )
    return page("Canonical tables", opening, *(_table(each) for each in TABLES.values()))


def _table(each: Table) -> str:
    rows = [
        (code(c.name), c.kind, c.meaning, yes(c.required), yes(c.holds_open), code(c.after) if c.after else "")
        for c in each.columns
    ]
    heads = ("column", "kind", "meaning", "required", "unreadable refuses the row", "known with")
    happened = f" It happened on `{each.happened}`." if each.happened else " A register: it has no day of its own."
    return f"## {each.name}\n\nOne row is {each.meaning}. Key: {codes(each.key)}.{happened}\n\n{table(heads, rows)}"


def clocks() -> str:
    """The clocks of the shipped profile."""
    profile = load_profile()
    opening = (
        f"The clocks of the profile `{profile.name}` ({profile.title}). The starting day is day 0: the limit's last"
        " day is in time and the next day is overdue. A working day is Monday to Friday less England's bank holidays."
        " A service changes a clock by giving one of the same name in `profiles/<service>.toml` in its store."
    )
    heads = ("clock", "starts", "stops", "limit", "counts", "the starting day is", "standing", "source")
    return page("Clocks", opening, table(heads, map(_clock, profile.clocks.values())))


def _clock(clock: Clock) -> tuple[object, ...]:
    counts = "calendar months" if clock.unit is Unit.MONTHS else f"{clock.unit} days"
    first = clock.count.replace("day", "day ")
    return code(clock.name), clock.starts, clock.stops, clock.limit, counts, first, clock.status, clock.source


def settings() -> str:
    """Every setting of a service's profile, with what it is unless the service says otherwise."""
    profile = load_profile()
    opening = (
        "What a service may set in `profiles/<service>.toml` in its store; a line it does not give stays as it is"
        " here. Why each reading was chosen, and what the switch changes, stands in [deviations](../deviations.md)."
    )
    heads = ("setting", "unless set otherwise")
    readings = [(code(f.name), _value(getattr(profile.settings, f.name))) for f in fields(Settings)]
    parts = (
        f"## [settings]\n\n{table(heads, readings)}",
        f"## [roles], [may_hold] and [in_name_only]\n\n{table(heads, _people(profile))}",
        f"## [load]\n\n{table(AMOUNT, _amounts(profile.workload))}",
        f"## [[work]]\n\n{table(('task', 'kind of case', 'per', *AMOUNT[1:]), map(_work, profile.workload.works))}",
        *answering.sections(profile),
        f"## [words]\n\n{table(heads, [(code(k), v) for k, v in profile.words.items()])}",
    )
    return page("Settings", opening, *parts)


def _people(profile: Profile) -> list[tuple[str, str]]:
    holders = profile.in_name_only
    return [
        ("`roles.allocated`", codes(sorted(profile.allocated_roles))),
        ("`may_hold`", "empty: anyone in an allocated role may hold any case, and a note says so"),
        *((code(f"in_name_only.{f.name}"), _value(getattr(holders, f.name))) for f in fields(holders)),
    ]


AMOUNT = ("number", "unless set otherwise", "low", "high", "source")


def _amounts(workload: Workload) -> list[tuple[object, ...]]:
    """What a worker has, where the line is drawn, and when a load is excessive."""
    found = [(f.name, getattr(workload, f.name)) for f in fields(workload)]
    amounts: list[tuple[object, ...]] = [
        (code(f"load.{name}"), each.value, each.low, each.high, each.source)
        for name, each in found
        if isinstance(each, Amount)
    ]
    roles = (code("load.roles"), codes(sorted(workload.roles)), "", "", "whose hours are casework with no case held")
    excess = (
        code("load.excess"),
        f"above {workload.excess.above} for {workload.excess.days} days",
        "",
        "",
        workload.excess.source,
    )
    lines = [(code("load.line"), f"{line.at} from {line.start}", "", "", line.owner) for line in workload.lines]
    return [*amounts, roles, excess, *lines]


def _work(work: Work) -> tuple[object, ...]:
    hours = work.hours
    return code(work.task), work.kind and code(work.kind), work.per, hours.value, hours.low, hours.high, hours.source


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return codes(value) or "empty"
    return code(str(value).lower() if isinstance(value, bool) else value)


def failures() -> str:
    """The errors and the exit code each ends the command with."""
    named = vars(errors).values()
    kinds = [kind for kind in named if isinstance(kind, type) and issubclass(kind, errors.PlimsollError)]
    opening = (
        "Every error says what went wrong, where (the file, row or option), and what to do next. No message holds a"
        " name, a date of birth, an address or free text about a person."
    )
    rows = [(k.exit_code, code(k.__name__), code(k.__mro__[1].__name__), first_paragraph(k.__doc__)) for k in kinds]
    done = (0, "", "", "Done.")
    table_of_errors = table(("exit code", "error", "is a", "meaning"), [done, *sorted(rows, key=lambda row: row[0])])
    return page("Exit codes and errors", opening, table_of_errors)


def faults() -> str:
    """Why a row is refused or reported."""
    opening = (
        "A fault names the file, the row (the header is row 1), the column and the reason, never the cell. A refused"
        " row is kept aside and counted: rows read = rows kept + duplicates + rows refused. A reported one is kept."
    )
    rows = [(code(r.name), "refused" if r.refuses else "reported", r.sentence) for r in Reason]
    return page("Faults", opening, table(("reason", "the row is", "meaning"), rows))
