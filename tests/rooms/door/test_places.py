"""Where a person's own store lies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import plimsoll
from plimsoll.door import default_store


def test_the_environment_may_name_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the environment names is taken."""
    monkeypatch.setenv("PLIMSOLL_STORE", str(tmp_path / "elsewhere"))
    assert (default_store(), plimsoll.open().place) == (tmp_path / "elsewhere",) * 2


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [
        ("win32", "LOCALAPPDATA", "plimsoll/store"),
        ("linux", "XDG_DATA_HOME", "plimsoll/store"),
    ],
)
def test_it_is_a_persons_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, tail: str
) -> None:
    """Each system's folder for a person's own data is used, and on Windows the one that does not roam."""
    monkeypatch.delenv("PLIMSOLL_STORE", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert default_store() == tmp_path / tail


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_it_never_lies_where_the_command_is_typed(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Without a word from the environment it stands in the person's home, wherever the command is typed."""
    for name in ("PLIMSOLL_STORE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert default_store().is_relative_to(Path.home())
