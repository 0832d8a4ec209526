"""Small, dense, nasty services for the tests: legal rows of the canonical tables, as unkind as a year can make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st
from tests.rows import Row as Row
from tests.rows import World as World
from tests.rows import as_arrow as as_arrow
from tests.rows import row as row
from tests.rows import world_of as world_of
from tests.workforce_worlds import workforce

from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.tables import TABLES

FIRST_DAY = date(2022, 10, 1)
TEAMS = ("T1", "T2", None)
# Each spelling must be read as the allocated worker's; the rest hold nothing.
HELD_ROLES = ("CW", " cw ", "Allocated Case Worker", "SOCIAL WORKER")
OTHER_ROLES = ("Co-worker", "IRO", None)
NAMES = ("A Worker", "Duty Tray", "EDT", "Poole Ann", "Unallocated - North", "B Worker", None)
TITLES = ("Social Worker", "Team Manager", "Senior Practitioner", "Head of Service", None)
FTES = (1.0, 0.6, 0.5, 0.0, None)
PLACEMENT_TYPES = ("U1", "U4", "U6", "K2", None)
LAST_DAY = FIRST_DAY + timedelta(days=430)
LEGAL_STATUSES = ("C2", "V3", "V4", "V2", "E1")
KINDS = ("CIN", "CP", "CLA")

# --- one service --------------------------------------------------------------------------------------------


@dataclass
class _Clerk:
    """Writes the rows of one service, by chance but always the same from one seed."""

    chance: Random
    last: date
    world: World = field(default_factory=lambda: {name: [] for name in TABLES})

    def write(self, table: str, **given: object) -> Row:
        """Keep a row, numbered by its table."""
        written = row(table, **given)
        happened = TABLES[table].happened
        if happened and written[happened]:
            prompt = self.chance.random() < 0.5
            late = 0 if prompt else self.chance.choice((0, 1, 2, 10, 40, -3))
            written |= {"first_known": written[happened] + timedelta(days=late), "assumed": prompt}
        self.world[table].append(written)
        return written

    def number(self, prefix: str, table: str) -> str:
        """An id not used yet; it does not sort by date, so that nothing can lean on that."""
        taken = len(self.world[table])
        return f"{prefix}{(taken * 7 + 3) % 100:02d}-{taken}"

    def day(self, first: date, last: date | None = None) -> date:
        """A day between the two, both included."""
        span = max(0, ((last or self.last) - first).days)
        return first + timedelta(days=self.chance.randint(0, span))

    def end(self, start: date, usual: int, still_open: float = 0.3) -> date | None:
        """An end on or after the start: the same day now and then, or none."""
        if self.chance.random() < still_open:
            return None
        return start + timedelta(days=self.chance.choice((0, 1, 7, usual, usual, self.chance.randint(0, 2 * usual))))

    def likely(self, share: float) -> bool:
        """Whether something of this likelihood happens."""
        return self.chance.random() < share

    def flag(self) -> bool | None:
        """Yes, no or nothing."""
        return self.chance.choice((True, True, False, None))

    def times(self, least: int, most: int) -> range:
        """Something done a number of times."""
        return range(self.chance.randint(least, most))


def service(seed: int, max_children: int = 6) -> World:
    """An invented service of 1 to `max_children` children over 200 to 400 days; every table holds something."""
    chance = Random(seed)
    clerk = _Clerk(chance, FIRST_DAY + timedelta(days=chance.randint(200, 400)))
    _staff(clerk)
    for number in range(chance.randint(1, max_children)):
        _child(clerk, f"C{number}")
    if clerk.likely(0.15):
        _tray(clerk)
    workforce(clerk, FIRST_DAY)
    return clerk.world


def _staff(clerk: _Clerk) -> None:
    for number in range(5):
        name, title, fte = clerk.chance.choice(NAMES), clerk.chance.choice(TITLES), clerk.chance.choice(FTES)
        given = {"name": name, "job_title": title, "fte": fte, "agency": clerk.flag()}
        clerk.write("worker", worker_id=f"W{number}", registration=f"SW{number}", **given)
    for team in ("T1", "T2"):
        clerk.write("team", team_id=team, name=f"Team {team[1]}")


def _child(clerk: _Clerk, child: str) -> None:
    """Everything about one child; the first child has something of everything."""
    least = 1 if child == "C0" else 0
    _person(clerk, child, least)
    for _ in clerk.times(1, 3):
        _referral(clerk, child, least)
    _contacts(clerk, child, least)
    _plans(clerk, child, least)
    _visits(clerk, child, least)
    _reviews(clerk, child, least)
    _allocations(clerk, child, least)


def _person(clerk: _Clerk, child: str, least: int) -> None:
    month = clerk.day(FIRST_DAY).replace(day=1)
    birth, expected = clerk.chance.choice(((date(2015, 6, 1), None), (month, None), (month, month), (None, month)))
    died = clerk.day(FIRST_DAY) if clerk.likely(0.1) else None
    if least or clerk.likely(0.9):
        clerk.write("person", person_id=child, birth_month=birth, expected_month=expected, died=died)
    for family in clerk.chance.sample(("F1", "F2"), max(least, clerk.chance.randint(0, 2))):
        clerk.write("family", family_id=family, person_id=child)


def _own(clerk: _Clerk) -> dict[str, str | None]:
    """The team and worker that a row names, if any."""
    return {"team_id": clerk.chance.choice(TEAMS), "worker_id": clerk.chance.choice(("W0", "W1", None))}


def _referral(clerk: _Clerk, child: str, least: int) -> None:
    # Half come just after something else has ended or begun, where the rules about gaps bite.
    days = [each["closed"] or each["received"] for each in clerk.world["referral"] if each["person_id"] == child]
    near = [day + timedelta(days=clerk.chance.choice((0, 1, 100))) for day in days if day < clerk.last]
    received = near[-1] if near and clerk.likely(0.5) else clerk.day(FIRST_DAY)
    referral = clerk.number("R", "referral")
    nfa, closed = clerk.chance.choice((True, False, False, None, None)), clerk.end(received, 150, still_open=0.5)
    clerk.write(
        "referral", referral_id=referral, person_id=child, received=received, nfa=nfa, closed=closed, **_own(clerk)
    )
    for _ in clerk.times(least, 2):
        _assessment(clerk, child, referral, received)
    for _ in clerk.times(least, 1):
        _enquiry(clerk, child, referral, received)


def _assessment(clerk: _Clerk, child: str, referral: str, received: date) -> None:
    started = received + timedelta(days=clerk.chance.choice((0, 0, 1, 3, 30)))
    clerk.write(
        "assessment",
        assessment_id=clerk.number("A", "assessment"),
        person_id=child,
        referral_id=clerk.chance.choice((referral, referral, referral, None, "R-lost")),
        started=started,
        authorised=clerk.end(started, 62),
        child_seen=clerk.flag(),
        nfa=clerk.flag(),
        **_own(clerk),
    )


def _enquiry(clerk: _Clerk, child: str, referral: str, received: date) -> None:
    started, enquiry = clerk.day(received, received + timedelta(days=60)), clerk.number("E", "enquiry")
    ended = clerk.end(started, 15)
    clerk.write(
        "enquiry",
        enquiry_id=enquiry,
        referral_id=referral,
        person_id=child,
        started=started,
        ended=ended,
        **_own(clerk),
    )
    clerk.write(
        "conference",
        conference_id=clerk.number("M", "conference"),
        enquiry_id=clerk.chance.choice((enquiry, enquiry, None, "E-lost")),
        person_id=child,
        referral_id=referral,
        transfer_in=clerk.chance.choice((False, None, None, True)),
        held=started + timedelta(days=clerk.chance.randint(15, 30)),
        plan_made=clerk.flag(),
        **_own(clerk),
    )


def _contacts(clerk: _Clerk, child: str, least: int) -> None:
    for _ in clerk.times(least, 6):
        decided, referred, nfa = clerk.flag(), clerk.flag(), clerk.flag()
        # Most come late in the year, close together: that is when the service is asked.
        since = clerk.last - timedelta(days=60) if clerk.likely(0.5) else FIRST_DAY
        given = {"received": clerk.day(since), "decided": decided, "referred": referred, "nfa": nfa}
        clerk.write("contact", contact_id=clerk.number("K", "contact"), person_id=child, **given)


# --- plans --------------------------------------------------------------------------------------------------


def _plans(clerk: _Clerk, child: str, least: int) -> None:
    for kind in ("CIN", "CP"):
        for _ in clerk.times(least, 2):
            _plan(clerk, child, kind)
    for _ in clerk.times(least, 1):
        _looked_after(clerk, child)
    for _ in clerk.times(least, 1):
        started, name = clerk.day(FIRST_DAY), clerk.number("L", "legal_status")
        given = {
            "status_code": clerk.chance.choice(LEGAL_STATUSES),
            "started": started,
            "ended": clerk.end(started, 60),
        }
        clerk.write("legal_status", legal_status_id=name, person_id=child, **given)


def _plan(clerk: _Clerk, child: str, kind: str) -> None:
    started, name = clerk.day(FIRST_DAY), clerk.number("P", "plan")
    clerk.write(
        "plan",
        kind=kind,
        part_id=name,
        plan_id=name,
        person_id=child,
        started=started,
        ended=clerk.end(started, 150),
        other_authority=clerk.chance.choice((None, False, True)),
        **_own(clerk),
    )


def _looked_after(clerk: _Clerk, child: str) -> None:
    """A period of being looked after: episodes that follow each other, with a gap or a day of nothing now and then."""
    plan, started = clerk.number("Y", "plan"), clerk.day(FIRST_DAY - timedelta(days=500))
    homes = [clerk.number("H", "placement") for _ in clerk.times(1, 1)] + [None]
    for _ in clerk.times(1, 4):
        if clerk.likely(0.5):
            homes.append(clerk.number("H", "placement"))
            ended, kind = clerk.end(started, 90), clerk.chance.choice(PLACEMENT_TYPES)
            given = {"plan_id": plan, "started": started, "ended": ended, "type_code": kind}
            clerk.write("placement", placement_id=homes[-1], person_id=child, **given)
        ended = clerk.end(started, 90)
        name, home = clerk.number("X", "plan"), clerk.chance.choice(homes[-2:])
        given = {"started": started, "ended": ended, "placement_id": home, **_own(clerk)}
        clerk.write("plan", kind="CLA", part_id=name, plan_id=plan, person_id=child, **given)
        started = (ended or started) + timedelta(days=clerk.chance.choice((0, 0, 1, 30)))
    if not clerk.world["placement"]:
        name = clerk.number("H", "placement")
        clerk.write("placement", placement_id=name, plan_id=plan, person_id=child, started=started, type_code="U1")


def _visits(clerk: _Clerk, child: str, least: int) -> None:
    """Visits of every kind, some written a second time among the visits to children in need."""
    starts = [each["started"] for each in clerk.world["plan"] if each["person_id"] == child]
    for number in clerk.times(least, 16):
        # Most follow a plan's start by about an interval or two of its clock.
        since, weeks = clerk.chance.choice([*starts, FIRST_DAY]), clerk.chance.randint(0, 16)
        kind, name = clerk.chance.choice(KINDS), f"V{child}{number}"
        visited = max(FIRST_DAY, since + timedelta(days=7 * weeks + clerk.chance.choice((-1, 0, 0, 1))))
        _visit(clerk, child, (kind, name, visited))
        if kind != "CIN" and clerk.likely(0.4):
            _visit(clerk, child, ("CIN", clerk.chance.choice((name, name + "x")), visited))
        if kind == "CLA" and clerk.likely(0.1):
            _visit(clerk, child, (kind, name + "y", visited))


def _visit(clerk: _Clerk, child: str, what: tuple[str, str, date]) -> None:
    kind, name, visited = what
    given = {"seen": clerk.flag(), "seen_alone": clerk.flag()}
    clerk.write("visit", kind=kind, visit_id=name, person_id=child, visited=visited, **given)


def _reviews(clerk: _Clerk, child: str, least: int) -> None:
    plans = [each for each in clerk.world["plan"] if each["person_id"] == child and each["kind"] != "CIN"]
    for _ in clerk.times(least, 4):
        plan = clerk.chance.choice(plans) if plans else {"kind": "CP", "plan_id": None}
        clerk.write(
            "review",
            kind=plan["kind"],
            review_id=clerk.number("V", "review"),
            person_id=child,
            plan_id=clerk.chance.choice((plan["plan_id"], plan["plan_id"], None)),
            due=clerk.day(FIRST_DAY),
            held=clerk.chance.choice((clerk.day(FIRST_DAY), clerk.day(FIRST_DAY), None)),
            cancelled=clerk.chance.choice((False, False, None, True)),
        )


# --- allocations --------------------------------------------------------------------------------------------


def _allocations(clerk: _Clerk, child: str, least: int) -> None:
    received = [each["received"] for each in clerk.world["referral"] if each["person_id"] == child]
    started = min(received) + timedelta(days=clerk.chance.choice((0, 0, 2, -10)))
    for _ in clerk.times(least, 8):
        ended = clerk.end(started, 40, still_open=0.2)
        role = clerk.chance.choice(HELD_ROLES if clerk.likely(0.8) else OTHER_ROLES)
        worker = clerk.chance.choice(("W0", "W1", "W2", "W3", "W4", "W-left", None))
        _allocation(clerk, child, {"worker_id": worker, "role": role, "started": started, "ended": ended})
        started = (ended or clerk.day(started)) + timedelta(days=clerk.chance.choice((0, 0, 0, 1, 20, -5)))


def _allocation(clerk: _Clerk, child: str, given: Row) -> None:
    name, team = clerk.number("I", "allocation"), given.get("team_id", clerk.chance.choice(TEAMS))
    reason = clerk.chance.choice((None, "LEFTRL"))
    clerk.write(
        "allocation", **given | {"allocation_id": name, "person_id": child, "team_id": team, "change_reason": reason}
    )


def _tray(clerk: _Clerk) -> None:
    """A team in which one holder holds far more than the rest, of children about whom nothing is written."""
    since = FIRST_DAY + timedelta(days=30)
    for number in range(11):
        _allocation(clerk, "C0", {"worker_id": f"S{number}", "role": "CW", "started": since, "team_id": "T3"})
    for number in range(4):
        _allocation(clerk, f"Q{number}", {"worker_id": "W-many", "role": "CW", "started": since, "team_id": "T3"})
        clerk.write("referral", referral_id=f"RQ{number}", person_id=f"Q{number}", received=since)


# --- days, loads, strategies --------------------------------------------------------------------------------


def telling_days(world: World) -> list[date]:
    """Every day that a row names and the days beside it: where a boundary is got wrong, it is on one of these."""
    named = {day for rows in world.values() for each in rows for day in each.values() if isinstance(day, date)}
    near = {day + timedelta(days=n) for day in named for n in (-1, 0, 1, 7, 8, 28, 42, 43)}
    return sorted(day for day in near if FIRST_DAY <= day <= LAST_DAY)


def day_of(world: World, seed: int) -> date:
    """A day on which to ask about the world, near one of its rows and not among the first, when little has happened."""
    days = telling_days(world)
    return Random(seed).choice(days[len(days) // 3 :])


def loads(seed: int, max_children: int = 4) -> list[tuple[date, World]]:
    """The same service as a series of whole loads, each a statement of what was known on its as-of date.

    Later loads bring rows late, end what was open, and now and then change or drop a row. Rows of a load hold no
    `first_known`: who keeps the loads, or replays them, must find it.
    """
    chance, world = Random(seed), service(seed, max_children)
    as_ofs = sorted({FIRST_DAY + timedelta(days=chance.randint(100, 420)) for _ in range(chance.randint(1, 5))})
    return [(as_of, _known_by(world, as_of, chance)) for as_of in as_ofs]


def _known_by(world: World, as_of: date, chance: Random) -> World:
    return {
        name: [
            _stated(name, each, as_of, chance)
            for each in rows
            if each.get("first_known", as_of) <= as_of and _happened(name, each, as_of) and chance.random() > 0.03
        ]
        for name, rows in world.items()
    }


def _happened(name: str, each: Row, as_of: date) -> bool:
    happened = TABLES[name].happened
    return happened is None or each[happened] is None or each[happened] <= as_of


def _stated(name: str, each: Row, as_of: date, chance: Random) -> Row:
    """The row as the system showed it then: no ends that were still to come; a flag changed now and then."""
    columns = TABLES[name].columns
    ends = {c.name for c in columns if c.kind is Kind.DAY and not c.foreseen}
    to_come = {end for end in ends if each[end] is not None and each[end] > as_of}
    stated = {c.name: None if {c.name, c.after} & to_come else each[c.name] for c in columns}
    flags = [c.name for c in columns if c.kind is Kind.FLAG]
    if flags and chance.random() < 0.05:
        stated[chance.choice(flags)] = chance.choice((True, False, None))
    return stated


SEEDS = st.integers(0, 2**32 - 1)


def services(max_children: int = 6) -> st.SearchStrategy[World]:
    """Small services; shrinking asks for fewer children first."""
    return st.builds(service, SEEDS, st.integers(1, max_children))


def services_and_days(max_children: int = 6) -> st.SearchStrategy[tuple[World, date]]:
    """Small services, each with a day near one of its rows."""
    return st.tuples(services(max_children), SEEDS).map(lambda pair: (pair[0], day_of(*pair)))


def histories(max_children: int = 4) -> st.SearchStrategy[list[tuple[date, World]]]:
    """Small services as series of whole loads."""
    return st.builds(loads, SEEDS, st.integers(1, max_children))
