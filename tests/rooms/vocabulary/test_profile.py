"""Service profiles: what is shipped, and how a service lays its own lines over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plimsoll.vocabulary.clocks import Status, Unit
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse
from plimsoll.vocabulary.profile import Profile, Settings, load_profile

CHILDREN = load_profile()


def laid_over(folder: Path, text: str) -> Profile:
    """The children's profile with some lines of a service's own."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def test_what_is_shipped_reads_as_the_code_does() -> None:
    """The shipped settings are the defaults, so that a profile without them would answer the same."""
    assert CHILDREN.settings == Settings()


def test_a_service_changes_one_field_of_a_clock(tmp_path: Path) -> None:
    """The rest of the clock stands as it was shipped."""
    own = laid_over(tmp_path, '[[clock]]\nname = "visit_cp"\nlimit = 5\n')
    assert own.clock("visit_cp").limit == 5
    assert own.clock("visit_cp").unit is Unit.WORKING
    assert own.clock("visit_cin") == CHILDREN.clock("visit_cin")


def test_a_service_adds_a_clock_of_its_own(tmp_path: Path) -> None:
    """A new clock gives all its fields."""
    text = """
[[clock]]
name = "core_group"
starts = "a conference"
stops = "the first core group"
limit = 10
unit = "working"
status = "local"
source = "our board"
"""
    assert laid_over(tmp_path, text).clock("core_group").status is Status.LOCAL


def test_a_service_changes_a_setting_and_its_roles(tmp_path: Path) -> None:
    """Only what is named changes; roles are read trimmed and without regard to case."""
    own = laid_over(tmp_path, '[settings]\nredone_days = 60\n[roles]\nallocated = [" key worker "]\n')
    assert own.settings.redone_days == 60
    assert own.settings.stable_days == CHILDREN.settings.stable_days
    assert own.allocated_roles == {"KEY WORKER"}


def test_a_named_role_speaks_of_a_holder_from_a_day(tmp_path: Path) -> None:
    """The verdict, who gave it and since when."""
    text = '[[in_name_only.holders]]\nworker = "W1"\nverdict = "denied"\nby = "head of service"\nfrom = 2026-01-05\n'
    (holder,) = laid_over(tmp_path, text).in_name_only.holders
    assert (holder.worker, holder.confirmed, holder.start) == ("W1", False, date(2026, 1, 5))


@pytest.mark.parametrize(
    "text",
    [
        "[settings]\nno_such_setting = 1\n",
        '[[clock]]\nname = "visit_cp"\nunit = "fortnights"\n',
        '[[clock]]\nname = "new"\nlimit = 3\n',
        '[[clock]]\nname = "visit_cp"\nlimit = -1\n',
    ],
)
def test_a_line_that_means_nothing_is_refused(tmp_path: Path, text: str) -> None:
    """An unknown setting, a unit there is not, a clock half told, a negative limit."""
    with pytest.raises(WrongUse):
        laid_over(tmp_path, text)


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    """The file's name and what is wrong with it."""
    with pytest.raises(UnreadableInput, match=r"own\.toml"):
        laid_over(tmp_path, "[settings")


def test_a_clock_that_is_not_there_is_named() -> None:
    """Asking for it says so."""
    with pytest.raises(WrongUse, match="no clock 'tea'"):
        CHILDREN.clock("tea")
