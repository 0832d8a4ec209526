"""The workload profile: what is shipped, what a service may say otherwise, and which line of work speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.profile import load_profile
from plimsoll.vocabulary.workload import CASEWORK, KINDS, Amount, Line, Per, Stage, Work, Workload

SHIPPED = load_profile().workload
FOUND = {"full_time_hours": 37, "leave_share": 0.11, "casework_share": 0.73, "asye_share": 0.6}
HOURS = Amount(1, 1, 1, "time study")
ONE = 'hours = 1\nlow = 1\nhigh = 1\nsource = "x"\n'
"""The numbers of a line of work."""


def laid_over(folder: Path, text: str) -> Workload:
    """The shipped workload with some lines of a service's own."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path).workload


def with_works(*works: Work) -> Workload:
    """The shipped workload with more lines of work."""
    return replace(SHIPPED, works=(*SHIPPED.works, *works))


def test_every_shipped_number_has_a_source_and_a_range() -> None:
    """All are as written, inside their range; the hours of a case are assumptions, since none are published."""
    amounts = {name: getattr(SHIPPED, name) for name in FOUND}
    assert {name: each.value for name, each in amounts.items()} == FOUND
    assert [name for name, each in amounts.items() if each.assumed] == ["full_time_hours", "leave_share"]
    assert all(work.hours.assumed and work.hours.low < work.hours.value < work.hours.high for work in SHIPPED.works)


def test_what_is_found_is_as_it_was_found() -> None:
    """The casework share is £40 over £55, Devon's newly qualified 0.6, probation's excess 110% for four weeks."""
    assert SHIPPED.casework_share.value == pytest.approx(40 / 55, abs=0.005)
    assert "Devon" in SHIPPED.asye_share.source
    assert (SHIPPED.excess.above, SHIPPED.excess.days) == (1.1, 28)


def test_the_hours_that_the_explanation_gives_are_those_of_the_profile() -> None:
    """Of a full-time week 24.0 hours are left for cases: contracted, less leave, times the casework share."""
    left = SHIPPED.full_time_hours.value * (1 - SHIPPED.leave_share.value) * SHIPPED.casework_share.value
    said = (Path(__file__).resolve().parents[3] / "docs" / "explanation" / "the-load-line.md").read_text(
        encoding="utf-8"
    )
    assert f"full-time\nweek of {SHIPPED.full_time_hours.value} hours leaves {left:.1f} for cases" in said


def test_every_task_and_kind_of_case_has_a_line() -> None:
    """No work is left out of the picture because nobody wrote a line for it."""
    assert [(w.task, w.kind) for w in SHIPPED.works] == [
        (task, kind) for task, kinds in KINDS.items() for kind in kinds
    ]


def test_a_service_draws_its_own_line(tmp_path: Path) -> None:
    """From its first day on the new one stands; before it, the shipped one at 100%."""
    own = laid_over(tmp_path, '[[load.line]]\nfrom = 2025-04-01\nat = 0.9\nowner = "director"\n')
    assert own.line_on(date(2025, 3, 31)).at == 1.0
    assert own.line_on(date(2025, 4, 1)) == Line(date(2025, 4, 1), 0.9, "director")
    assert own.line_periods() == [(None, date(2025, 4, 1), 1.0), (date(2025, 4, 1), None, 0.9)]


def test_a_service_gives_its_own_hours(tmp_path: Path) -> None:
    """One line is laid over, its range and source with it; the others stand as shipped."""
    text = '[[work]]\ntask = "visit"\nkind = "CP"\nhours = 2.6\nsource = "time study, March 2026"\n'
    own = laid_over(tmp_path, text)
    changed = [(new, old) for new, old in zip(own.works, SHIPPED.works, strict=True) if new != old]
    assert [(new.kind, new.hours.value, old.hours.value) for new, old in changed] == [("CP", 2.6, 2.0)]
    assert not changed[0][0].hours.assumed


def test_a_need_and_first_weeks_speak_before_the_general_line(tmp_path: Path) -> None:
    """Of the lines that fit a case the one for its need speaks first, then the one of the fewest first weeks."""
    text = """
[[work]]
task = "casework"
kind = "CP"
per = "week"
first_weeks = 6
hours = 3
low = 2
high = 4
source = "assumption"
[[work]]
task = "casework"
kind = "CP"
per = "week"
need = "N1"
first_weeks = 2
hours = 5
low = 4
high = 6
source = "assumption"
"""
    own = laid_over(tmp_path, text)
    cp, early, needy = 0, len(SHIPPED.works), len(SHIPPED.works) + 1
    assert [stage for stage in own.stages() if stage.kind == "CP"] == [
        Stage(early, "CP", "", 0, 42),
        Stage(cp, "CP", "", 42, None),
        Stage(needy, "CP", "N1", 0, 14),
        Stage(early, "CP", "N1", 14, 42),
        Stage(cp, "CP", "N1", 42, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[load]\nno_such_field = 1\n",
        "[load]\nleave_share = { value = 2.0 }\n",
        '[load]\ncasework_share = { source = " " }\n',
        "[load]\nleave_share = { value = 0.5, low = 0.4, high = 1.2 }\n",
        "[load.excess]\nabove = 0\n",
        "[load.excess]\nnone = 0\n",
        '[[load.line]]\nfrom = 2025-04-01\nat = 0\nowner = "director"\n',
        '[[load.line]]\nfrom = 2025-04-01\nat = 1\nowner = ""\n',
        "[[load.line]]\nfrom = 2025-04-01\nat = 1\n",
        '[[load.line]]\nfrom = 2025-04-01\nat = 1\nowner = "director"\nwhy = "so"\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nminutes = 3\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nhours = 30\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nhours = -1\nlow = -1\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nsource = ""\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nper = "week"\n',
        '[[work]]\ntask = "visit"\nkind = "CP"\nper = "fortnight"\n',
        f'[[work]]\ntask = "visit"\nkind = "CP"\nneed = "N1"\nper = "event"\n{ONE}',
        f'[[work]]\ntask = "casework"\nkind = "CP"\nneed = "N1\'"\nper = "week"\n{ONE}',
        f'[[work]]\ntask = "tea"\nper = "event"\n{ONE}',
        f'[[work]]\ntask = "casework"\nkind = "CP"\nfirst_weeks = 0\nper = "week"\n{ONE}',
    ],
)
def test_a_line_that_means_nothing_is_refused(tmp_path: Path, text: str) -> None:
    """Unknown fields, numbers outside their range or below nothing, lines nobody owns, tasks there are not."""
    with pytest.raises(WrongUse):
        laid_over(tmp_path, text)


def test_a_profile_must_speak_of_everything_and_draw_a_line() -> None:
    """A task with no line of work, and a workload with no load line, are refused by name."""
    with pytest.raises(WrongUse, match="says nothing of conference"):
        replace(SHIPPED, works=SHIPPED.works[:-1])
    with pytest.raises(WrongUse, match="draws no line"):
        replace(SHIPPED, lines=())


def test_waiting_has_no_stage() -> None:
    """A case with nothing open began with nothing, so no line can be for its first weeks."""
    with pytest.raises(WrongUse, match="no first weeks"):
        with_works(Work(CASEWORK, "OTHER", Per.WEEK, HOURS, first_weeks=2))
