"""Decisions that cannot be together: each is told at the line of the one that cannot be beside the other."""

from __future__ import annotations

import pytest
from tests.scenario_services import HEAD, started, tried

from plimsoll.simulation.scenario_file import scenario_in, written_in
from plimsoll.vocabulary.errors import WrongUse

DUTY_KIND = 'kind = "duty_team"\nname = "d"\nstages = ["decision"]\ntakes = 0.1'
DUTY = '[[decision]]\nkind = "duty_team"\non = 2026-06-01\nname = "duty"\ntakes = 0.5\nposts = 2\n'


def _refused(text: str) -> WrongUse:
    with pytest.raises(WrongUse) as said:
        scenario_in(written_in(text, "own.toml"), started())
    return said.value


TOGETHER = [
    (
        (
            '[[decision]]\nkind = "allocate"\non = 2026-06-01\nrule = "cap"\nlimit = 15\n'
            '[[decision]]\nkind = "allocate"\non = 2026-06-01\nrule = "line"\nteam = "north"\n'
        ),
        10,
        "on",
        "Two rules of allocation",
    ),
    (
        (
            '[[decision]]\nkind = "priorities"\non = 2026-06-01\npolicy = "ageing"\n'
            '[[decision]]\nkind = "priorities"\non = 2026-06-01\npolicy = "imminent"\n'
        ),
        9,
        "on",
        "Two orders",
    ),
    (
        (
            '[[decision]]\nkind = "absence"\non = 2026-06-01\nfactor = 1.5\n'
            '[[decision]]\nkind = "absence"\non = 2026-07-01\nfactor = 1.2\nsettled = true\n'
        ),
        9,
        "on",
        "overlaps",
    ),
    (
        (
            '[[decision]]\nkind = "freeze_recruitment"\non = 2026-06-01\n'
            '[[decision]]\nkind = "add_posts"\non = 2026-07-01\nposts = 2\nteam = "north"\n'
        ),
        8,
        "on",
        "frozen",
    ),
    (
        (
            '[[decision]]\nkind = "cut_posts"\non = 2026-07-01\nposts = 4\n'
            '[[decision]]\nkind = "cut_posts"\non = 2026-06-01\nposts = 11\n'
        ),
        6,
        "posts",
        "There are 3 such posts",
    ),
    (DUTY + 'stages = ["decision"]\n' + DUTY + 'stages = ["assessment"]\n', 13, "name", "one name"),
    (
        2 * '[[price]]\ncontract = "employed"\na_year = 3\nsource = "x"\n',
        8,
        "contract",
        "twice",
    ),
    (2 * '[[assumption]]\nof = "demand"\nvalue = 1\nlow = 1\nhigh = 2\nsource = "x"\n', 10, "of", "twice"),
]


@pytest.mark.parametrize(("text", "line", "key", "reason"), TOGETHER)
def test_parts_that_cannot_be_together_name_the_later_one(text: str, line: int, key: str, reason: str) -> None:
    """Two parts that cannot both be are told at the line of the second, or of the later by its day."""
    said = _refused(HEAD + text)
    assert said.where == f"own.toml, line {line}, {key}"
    assert reason in said.sentence()


FREEZE = '[[decision]]\nkind = "freeze_{what}"\non = 2026-{on}\nuntil = 2026-{until}\n'


@pytest.mark.parametrize(
    ("freeze", "adds", "refused"),
    [
        (("recruitment", "05-01", "07-01"), 'kind = "add_posts"\nteam = "north"', True),
        (("recruitment", "05-01", "06-01"), 'kind = "add_posts"\nteam = "north"', False),
        (("recruitment", "06-02", "07-01"), 'kind = "add_posts"\nteam = "north"', False),
        (("agency", "05-01", "07-01"), 'kind = "add_posts"\nteam = "north"', False),
        (("agency", "05-01", "07-01"), 'kind = "add_posts"\nteam = "north"\ncontract = "agency"', True),
        (("recruitment", "06-10", "07-01"), DUTY_KIND, True),
        (
            ("recruitment", "07-10", "08-01"),
            DUTY_KIND,
            False,
        ),
    ],
)
def test_nobody_is_recruited_into_a_freeze(freeze: tuple[str, str, str], adds: str, refused: bool) -> None:
    """Posts are not added while their recruitment is frozen, nor a team that is to begin with posts still empty."""
    what, on, until = freeze
    text = (
        FREEZE.format(what=what, on=on, until=until) + f"[[decision]]\non = 2026-06-01\n{adds}\nposts = 2\nlead = 20\n"
    )
    if refused:
        assert _refused(HEAD + text).where == "own.toml, line 8, on"
    else:
        assert len(tried(text).decisions) == 2


def test_what_only_looks_like_a_clash_is_let_be() -> None:
    """One rule for each of two teams, a freeze beside posts of another, absences one after the other: all can be."""
    scenario = tried(
        '[[decision]]\nkind = "allocate"\non = 2026-06-01\nrule = "cap"\nlimit = 15\nteam = "north"\n'
        '[[decision]]\nkind = "allocate"\non = 2026-06-01\nrule = "line"\nteam = "south"\n'
        '[[decision]]\nkind = "freeze_recruitment"\non = 2026-06-01\nteam = "south"\n'
        '[[decision]]\nkind = "add_posts"\non = 2026-07-01\nposts = 2\nteam = "north"\n'
        '[[decision]]\nkind = "absence"\non = 2026-06-01\nfactor = 1.5\nuntil = 2026-07-01\n'
        '[[decision]]\nkind = "absence"\non = 2026-07-01\nfactor = 1.2\n'
    )
    assert len(scenario.decisions) == 6
