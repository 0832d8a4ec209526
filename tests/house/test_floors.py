"""The floors hold, and the contract that says so can see a breach: it is run on copies of the house that break it."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.house.survey import ROOT, SOURCE, imported, source

# The command in this environment, so that no other house's copy answers.
LINT = Path(sys.executable).with_name("lint-imports")

KEPT = 0
BROKEN = 1


def _contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def _floor_of() -> dict[str, int]:
    """Each room with the number of its floor, counted from the top."""
    layers = _contracts()["floors"]["layers"]
    return {
        room.strip(" ()"): number
        for number, layer in enumerate(layers)  # type: ignore[call-overload]
        for room in layer.split("|")
    }


def _placed() -> list[tuple[str, bool]]:
    """Each room of the contract, and whether it stands in parentheses (not built yet)."""
    layers = _contracts()["floors"]["layers"]
    rooms = [room.strip() for layer in layers for room in layer.split("|")]  # type: ignore[attr-defined]
    return [(room.strip("()"), room.startswith("(")) for room in rooms]


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=house,
        env={"PYTHONPATH": str(house / "src"), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house as it stands, to be broken."""
    shutil.copytree(SOURCE, tmp_path / "src" / "plimsoll", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _add(house: Path, file: str, line: str) -> None:
    path = house / "src" / "plimsoll" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{path.read_text(encoding='utf-8') if path.exists() else ''}\n{line}\n", encoding="utf-8")


def test_the_house_keeps_its_floors(copy: Path) -> None:
    """Every contract holds over the house as it stands."""
    told = _lint(copy)
    assert told.returncode == KEPT, told.stdout


def test_a_room_that_is_not_placed_breaks_the_contract(copy: Path) -> None:
    """A new room, even one that imports nothing, must be given its floor."""
    _add(copy, "attic/__init__.py", '"""A room nobody placed."""')
    told = _lint(copy)
    assert (told.returncode, "plimsoll.attic" in told.stdout) == (BROKEN, True), told.stdout


def test_a_file_that_is_not_placed_breaks_the_contract(copy: Path) -> None:
    """A new file beside the rooms is a room."""
    _add(copy, "shed.py", '"""A file nobody placed."""')
    told = _lint(copy)
    assert (told.returncode, "plimsoll.shed" in told.stdout) == (BROKEN, True), told.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("vocabulary/days.py", "import plimsoll.measures", "rooms below"),
        ("store/__init__.py", "import plimsoll.sources", "rooms below"),
        ("sources/__init__.py", "import plimsoll.store", "rooms below"),
        ("measures/__init__.py", "import plimsoll.conditions", "rooms below"),
        ("invention/__init__.py", "import plimsoll.conditions", "rooms below"),
        ("measures/__init__.py", "import duckdb", "Only the store"),
        ("sources/__init__.py", "from sqlalchemy import select", "Only the store"),
        ("pages/__init__.py", "import plimsoll.store", "ask the door"),
        ("cli/__init__.py", "import plimsoll.sources", "ask the door"),
        ("vocabulary/days.py", "import plimsoll.vocabulary.clocks", "loop of files"),
    ],
)
def test_a_wrong_import_breaks_its_contract(copy: Path, file: str, line: str, contract: str) -> None:
    """An import upward, across a landing, past the door, of another room's engine or in a ring is seen."""
    _add(copy, file, line)
    told = _lint(copy)
    broken = [row for row in told.stdout.splitlines() if row.endswith("BROKEN")]
    assert (told.returncode, any(contract in row for row in broken)) == (BROKEN, True), told.stdout


def test_what_is_loaded_lazily_is_below_too() -> None:
    """The contract cannot see a room that is asked for by name, so each such name is held to the floors here."""
    floors = _floor_of()
    asked = [
        (module, name.split(".")[1], node)
        for module in source()
        for name, node in imported(module.tree)
        if isinstance(node, ast.Call) and name.startswith("plimsoll.")
    ]
    upward = [
        f"{module.where(node)} asks for {room}"
        for module, room, node in asked
        if room != module.room and floors[room] <= floors[module.room]
    ]
    assert upward == []


def test_every_folder_is_a_package() -> None:
    """A folder without its own file is one that the contract walks past, so every folder has one."""
    folders = {path.parent for path in SOURCE.rglob("*.py")}
    assert sorted(f.relative_to(SOURCE).as_posix() for f in folders if not (f / "__init__.py").exists()) == []


def test_only_rooms_that_are_not_built_stand_in_parentheses() -> None:
    """The day a room is built it is no longer optional, so a room cannot vanish unseen."""
    standing = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert [room for room, optional in _placed() if optional == (room in standing)] == []


def test_the_floors_are_those_the_decision_draws() -> None:
    """The drawing in the decision names every room the contract places."""
    drawing = (ROOT / "docs" / "decisions" / "0001-the-floors.md").read_text(encoding="utf-8")
    assert [room for room, _ in _placed() if not re.search(rf"\b{room}\b", drawing)] == []
