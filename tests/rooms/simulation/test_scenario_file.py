"""Scenario files: what is read of a good one, and that a bad one is told whole, each fault with its line and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.scenario_services import HEAD, ON, started, tried

from plimsoll.simulation.assumption import Assumption, Lever
from plimsoll.simulation.decision import Allocate, CutPosts, DemandChange, DutyTeam
from plimsoll.simulation.scenario import BreakEven, Price, Scenario
from plimsoll.simulation.scenario_file import scenario_in, written, written_in
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse

WHOLE = """\
# A comment, with on = 2020-01-01 in it
name = "savings"
title = "Savings of 2026"
until = 2026-12-31

[[decision]]
kind = "cut_posts"
on = 2026-06-01
posts = 3
team = "north"
title = "Three posts of the north"

[[decision]]
kind = "duty_team"
after_months = 2
name = "duty"
stages = ["decision"]
takes = 0.5
posts = 2
lead = 20

[[decision]]
kind = "demand"
on = 2026-05-01
for_months = 2
factor = 1.1
settled = true

[[decision]]
kind = "allocate"
on = 2026-04-07
rule = "cap"
limit = 18

[[assumption]]
of = "leaving_loop"
value = 0.5
low = 0
high = 1
source = "assumption: what exit interviews say"

[[price]]
contract = "employed"
a_year = 61000
source = "budget of 2026"

[break_even]
episode = "a year in residential care"
cost = 318400
source = "our own accounts"
"""

DECISION = '[[decision]]\nkind = "{kind}"\non = 2026-06-01\n'


def _refused(text: str) -> WrongUse:
    with pytest.raises(WrongUse) as said:
        scenario_in(written_in(text, "own.toml"), started())
    return said.value


def test_a_whole_file_is_read() -> None:
    """Every part of a file becomes its record; days counted in months are counted from the day of the forecast."""
    assert scenario_in(written_in(WHOLE, "own.toml"), started()) == Scenario(
        name="savings",
        title="Savings of 2026",
        until=date(2026, 12, 31),
        decisions=(
            CutPosts(on=date(2026, 6, 1), posts=3, team="north", title="Three posts of the north"),
            DutyTeam(on=date(2026, 5, 31), name="duty", stages=("decision",), takes=0.5, posts=2, lead=20),
            DemandChange(on=date(2026, 5, 1), until=date(2026, 7, 1), factor=1.1, settled=True),
            Allocate(on=date(2026, 4, 7), rule="cap", limit=18.0),
        ),
        assumptions=(Assumption(Lever.LEAVING_LOOP, 0.5, 0.0, 1.0, "assumption: what exit interviews say"),),
        prices=(Price("employed", 61_000.0, "budget of 2026"),),
        break_even=BreakEven("a year in residential care", 318_400.0, "our own accounts"),
    )


def test_no_months_after_is_the_first_day() -> None:
    """A decision no months after the day of the forecast is taken on its first working day."""
    assert tried('[[decision]]\nkind = "reorganise"\nafter_months = 0\n').decisions[0].on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("says", "until", "months"),
    [
        ("months = 12", date(2027, 3, 31), 12),
        ("until = 2027-03-31", date(2027, 3, 31), 12),
        ("until = 2026-04-15", date(2026, 4, 15), 1),
        ("until = 2026-05-01", date(2026, 5, 1), 2),
        ("months = 60", date(2031, 3, 31), 60),
    ],
)
def test_how_far_it_looks_is_known_before_the_service_is(says: str, until: date, months: int) -> None:
    """The last day comes from the file and the day of the forecast; a start is asked for whole months that hold it."""
    read = written_in(f'name = "tried"\n{says}\n', "own.toml")
    assert (read.until(ON), read.months(ON)) == (until, months)


HEADS = [
    ("months = 12", 1, "name", "missing"),
    ('name = ""\nmonths = 12', 1, "name", "empty"),
    ("name = 4\nmonths = 12", 1, "name", "text in quotes"),
    ('name = "a"', 1, "until", "must give 'until' or 'months'"),
    ('name = "a"\nmonths = 12\nuntil = 2027-01-01', 2, "months", "not both"),
    ('name = "a"\nmonths = 0', 2, "months", "from 1 to 60"),
    ('name = "a"\nmonths = 1.5', 2, "months", "whole number"),
    ('name = "a"\nmonths = true', 2, "months", "whole number"),
    ('name = "a"\nuntil = "2027-01-01"', 2, "until", "without quotes"),
    ('name = "a"\nuntil = 2027-01-01T10:00:00', 2, "until", "without quotes"),
    ('name = "a"\nuntil = 2026-03-31', 2, "until", "no later"),
    ('name = "a"\nuntil = 2031-04-01', 2, "until", "60 months"),
    ('name = "a"\nmonths = 12\nmoths = 3', 3, "moths", "Did you mean 'months'?"),
    ('name = "a"\nmonths = 12\ndecision = 3', 3, "decision", "[[decision]]"),
    ('name = "a"\nmonths = 12\n[decision]\nkind = "reorganise"', 3, "decision", "[[decision]]"),
    ('name = "a"\nmonths = 12\n[[break_even]]\ncost = 3', 3, "break_even", "[break_even]"),
    ('name = "a"\nmonths = 12\n[[decisions]]\nkind = "x"', 3, "decisions", "Did you mean 'decision'?"),
]

DECISIONS = [
    ("[[decision]]\non = 2026-06-01", 3, "kind", "says its kind"),
    ('[[decision]]\nkind = "cut_post"\non = 2026-06-01', 4, "kind", "Did you mean 'cut_posts'?"),
    ("[[decision]]\nkind = 7", 4, "kind", "no such kind"),
    ('[[decision]]\nkind = "reorganise"', 3, "on", "must give 'on' or 'after_months'"),
    ('[[decision]]\nkind = "reorganise"\non = 2026-06-01\nafter_months = 2', 6, "after_months", "not both"),
    ('[[decision]]\nkind = "reorganise"\non = 2026-03-31', 5, "on", "before the forecast"),
    ('[[decision]]\nkind = "reorganise"\non = 1999-01-01', 5, "on", "before the forecast"),
    ('[[decision]]\nkind = "reorganise"\non = 2027-04-01', 5, "on", "after the last day"),
    ('[[decision]]\nkind = "reorganise"\nafter_months = 13', 5, "after_months", "after the last day"),
    ('[[decision]]\nkind = "reorganise"\non = "June"', 5, "on", "without quotes"),
    (DECISION.format(kind="reorganise") + "settled = 1", 6, "settled", "true or false"),
    (DECISION.format(kind="reorganise") + "posts = 1", 6, "posts", "no such field"),
    (DECISION.format(kind="cut_posts") + "posts = -31", 6, "posts", "from 1 to 1000"),
    (DECISION.format(kind="cut_posts") + "posts = 2.5", 6, "posts", "whole number"),
    (DECISION.format(kind="cut_posts") + "share = 1.5", 6, "share", "from 0.001 to 1"),
    (DECISION.format(kind="cut_posts") + "share = nan", 6, "share", "from 0.001 to 1"),
    (DECISION.format(kind="cut_posts"), 3, "posts", "must give 'posts' or 'share'"),
    (DECISION.format(kind="cut_posts") + "posts = 2\nshare = 0.1", 7, "share", "not both"),
    (DECISION.format(kind="cut_posts") + "posts = 15", 6, "posts", "There are 14 such posts"),
    (DECISION.format(kind="cut_posts") + 'posts = 3\nteam = "nort"', 7, "team", "Did you mean 'north'?"),
    (DECISION.format(kind="cut_posts") + 'posts = 3\nteam = "Team 9"', 7, "team", "There are: north, south, care."),
    (DECISION.format(kind="cut_posts") + 'posts = 4\nteam = "care"', 6, "posts", "There are 3 such posts"),
    (
        DECISION.format(kind="cut_posts") + 'posts = 1\nrole = "Socal worker"',
        7,
        "role",
        "Did you mean 'Social worker'?",
    ),
    (DECISION.format(kind="cut_posts") + 'posts = 1\ncontract = "temp"', 7, "contract", "There are: employed, agency."),
    (DECISION.format(kind="cut_posts") + 'share = 0.01\nteam = "care"', 6, "share", "none"),
    (DECISION.format(kind="add_posts") + "posts = 2\nlead = 400", 7, "lead", "after the last day"),
    (DECISION.format(kind="add_posts") + "posts = 2\nlead = -1", 7, "lead", "from 0 to 500"),
    (DECISION.format(kind="add_posts") + 'posts = 2\nrole = ""', 7, "role", "empty"),
    (DECISION.format(kind="cap_agency"), 3, "most", "missing"),
    (DECISION.format(kind="cap_agency") + "most = -1", 6, "most", "from 0"),
    (DECISION.format(kind="end_agency") + 'team = "West"', 6, "team", "no such team"),
    (DECISION.format(kind="freeze_recruitment") + "until = 2026-06-01", 6, "until", "ends before it begins"),
    (DECISION.format(kind="freeze_recruitment") + "until = 2026-08-01\nfor_months = 2", 7, "for_months", "not both"),
    (DECISION.format(kind="allocate") + 'rule = "lines"', 6, "rule", "cap, line, regardless"),
    (DECISION.format(kind="allocate") + 'rule = "cap"', 3, "limit", "needs its number"),
    (DECISION.format(kind="allocate") + 'rule = "regardless"\nlimit = 3', 7, "limit", "no limit"),
    (DECISION.format(kind="priorities") + 'policy = "urgent"', 6, "policy", "ageing, imminent, first_come"),
    (DECISION.format(kind="demand") + "factor = 0", 6, "factor", "from 0.1 to 10"),
    (DECISION.format(kind="demand") + 'factor = "1.1"', 6, "factor", "a number"),
    (DECISION.format(kind="hours") + 'of = "task"\nfactor = 1', 6, "of", "casework, tasks"),
    (DECISION.format(kind="hours") + 'of = "tasks"\nfactor = 1\nstage = "assesment"', 8, "stage", "'assessment'?"),
    (DECISION.format(kind="transfer") + "leaving = 1.2", 6, "leaving", "from 0 to 1"),
    (DECISION.format(kind="transfer") + "leaving = 0.1\nslower = 0.5", 7, "slower", "from 1 to 5"),
]

DUTY = DECISION.format(kind="duty_team") + 'name = "duty"\ntakes = 0.5\nposts = 2\n'
PARTS = [
    (DUTY, 3, "stages", "missing"),
    (DUTY + "stages = []", 9, "stages", "list of texts"),
    (DUTY + 'stages = "decision"', 9, "stages", "list of texts"),
    (DUTY + 'stages = ["decision", "visit"]', 9, "stages", "no such stage"),
    (DUTY + 'stages = ["child protection plan"]\nrole = "Senior practitioner"', 9, "stages", "may not hold"),
    (DUTY.replace('"duty"', '"north"') + 'stages = ["decision"]', 6, "name", "has a team of that name"),
    ('[[assumption]]\nof = "luck"\nvalue = 1\nlow = 1\nhigh = 1\nsource = "x"', 4, "of", "none of its choices"),
    (
        '[[assumption]]\nof = "demand"\nvalue = 1\nlow = 1.1\nhigh = 1.2\nsource = "x"',
        5,
        "value",
        "outside its own range",
    ),
    ('[[assumption]]\nof = "demand"\nvalue = 1\nlow = 0\nhigh = 1.2\nsource = "x"', 6, "low", "above 0"),
    ('[[price]]\ncontract = "employee"\na_year = 3\nsource = "x"', 4, "contract", "'employed'?"),
    ('[[price]]\ncontract = "employed"\na_year = -3\nsource = "x"', 5, "a_year", "from 0"),
    ('[break_even]\nepisode = "a year"\ncost = 0\nsource = "x"', 5, "cost", "from 1"),
    ('[break_even]\nepisode = "a year"\ncost = 5', 3, "source", "missing"),
]


@pytest.mark.parametrize(("text", "line", "key", "reason"), HEADS)
def test_a_fault_of_the_head_names_its_line(text: str, line: int, key: str, reason: str) -> None:
    """What is wrong at the head of the file is told with its line, the field, and why."""
    said = _refused(text)
    assert f"own.toml, line {line}, {key}: " in said.sentence() or f"\n  line {line}, {key}: " in said.sentence()
    assert reason in said.sentence()


@pytest.mark.parametrize(("text", "line", "key", "reason"), HEADS[:12])
def test_how_far_it_looks_must_be_known_first(text: str, line: int, key: str, reason: str) -> None:
    """A head that does not say how far to look is refused before the service is asked for, in the same words."""
    with pytest.raises(WrongUse) as said:
        written_in(text, "own.toml").months(ON)
    assert f"line {line}, {key}: " in f"{said.value.where}: "
    assert said.value.sentence() == _refused(text).sentence()
    assert reason in said.value.sentence()


@pytest.mark.parametrize(("text", "line", "key", "reason"), [*DECISIONS, *PARTS])
def test_a_fault_of_a_part_names_its_line(text: str, line: int, key: str, reason: str) -> None:
    """What is wrong in a decision, an assumption or a price is told with its line, the field, and why."""
    said = _refused(HEAD + text)
    assert said.where == f"own.toml, line {line}, {key}"
    assert reason in said.sentence()


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Faults of the head, of fields, of names and of days are told together, in the order of their lines."""
    said = _refused(
        'name = "tried"\nuntil = 2027-03-31\ntitel = "x"\n'
        '[[decision]]\nkind = "cut_posts"\non = 2025-06-01\nposts = 3\nteam = "West"\n'
        '[[decision]]\nkind = "demand"\nfactor = -1\n'
        '[[price]]\ncontract = "locum"\na_year = 3\n'
    )
    assert said.where == "own.toml"
    assert said.what.splitlines() == [
        "6 things are wrong in it.",
        "  line 3, titel: There is no such field in the head of the file. Did you mean 'title'?",
        (
            "  line 6, on: It comes before the forecast, which starts at the end of 2026-03-31. "
            "Give a later day: what has happened is in the records."
        ),
        "  line 8, team: The service has no such team. There are: north, south, care.",
        "  line 9, on: It must give 'on' or 'after_months'.",
        "  line 11, factor: It must lie from 0.1 to 10. It says: how many times as much: 1.1 is a tenth more.",
        "  line 12, source: It is missing in [price]. It says: where the number comes from, or 'assumption' and why.",
    ]


def test_what_somebody_wrote_is_not_said_again() -> None:
    """A fault of a name or a text never repeats it: it may be the name of a person."""
    said = _refused(HEAD + '[[decision]]\nkind = "cut_posts"\non = 2026-06-01\nposts = 3\nteam = "Jane Doe"\n')
    assert "Jane" not in said.sentence()


@pytest.mark.parametrize(
    "text", ["name = \n", "[[decision]\n", 'name = "a"\nname = "b"\n', "on = 2026-02-30\n", "\x00"]
)
def test_what_is_no_toml_is_unreadable(text: str) -> None:
    """A text that is not TOML cannot be read; the line stands in the message."""
    with pytest.raises(UnreadableInput) as said:
        written_in(text, "own.toml")
    assert said.value.where == "own.toml"
    assert "line 1" in str(said.value) or "line 2" in str(said.value)


def test_a_file_is_read_with_and_without_a_mark(tmp_path: Path) -> None:
    """A file as Windows saves it, with a byte-order mark and its ends of line, reads like any other."""
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert scenario_in(written(path), started()) == scenario_in(written_in(WHOLE, "own.toml"), started())


@pytest.mark.parametrize("written_as", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, written_as: bytes | None) -> None:
    """A file that is missing, or no text in UTF-8, is unreadable, and is named without its folder."""
    path = tmp_path / "own.toml"
    if written_as is not None:
        path.write_bytes(written_as)
    with pytest.raises(UnreadableInput) as said:
        written(path)
    assert said.value.where == "own.toml"
