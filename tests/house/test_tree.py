"""What the repository may hold: no machine's paths, no registry, a lock that anybody's machine can use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.survey import ROOT

# What the recipes and the tools make; none of it is kept.
MADE = {".git", ".venv", "build", "dist", "__pycache__"}
CACHES = re.compile(r"^\.\w+_cache$|^\.hypothesis$|\.egg-info$")

# A path that is some machine's own, wherever that machine keeps its people or its scratch.
MACHINE = re.compile(r"(?<![\w.*-])/(?:home|root|work|Users|tmp)/\w|[A-Z]:\\Users")
# The ways in which package managers write down where they fetched from.
REGISTRY = re.compile(r"index[-_]url|find-links|\"resolved\"\s*:|registry\s*=\s*\"", re.IGNORECASE)

LOCKS = ("requirements/dev.txt", "requirements/run.txt")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE)


def _kept(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE or CACHES.search(path.name):
            continue
        if path.is_dir():
            yield from _kept(path)
        else:
            yield path


def _lines(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in _kept()
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def _pins(lock: str) -> list[tuple[str, str, str]]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [(pin["name"], pin["version"], pin["marker"] or "") for pin in PIN.finditer(text)]


def _project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_machine_is_named() -> None:
    """No file names a path of the machine it was written on."""
    assert _lines(MACHINE) == []


def test_no_registry_is_named() -> None:
    """No file says from where packages are fetched: every machine has its own way."""
    here = "tests/house/test_tree.py"
    assert [line for line in _lines(REGISTRY) if not line.startswith(here)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hash(lock: str) -> None:
    """Each line of a lock is an exact version followed by at least one hash, and nothing is fetched from an address."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block or not PIN.match(block)] == []
    assert "://" not in text


def test_what_runs_is_what_was_tested() -> None:
    """Each version in the lock to run with is also in the lock to test with."""
    tested = {(name, version) for name, version, _ in _pins("requirements/dev.txt")}
    assert {(name, version) for name, version, _ in _pins("requirements/run.txt")} - tested == set()


def test_every_dependency_is_locked() -> None:
    """Everything that the project asks for has its line in the lock to test with."""
    project = _project()
    asked = [
        *project["project"]["dependencies"],  # type: ignore[index]
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),  # type: ignore[index]
        *project["dependency-groups"]["dev"],  # type: ignore[index]
        *project["build-system"]["requires"],  # type: ignore[index]
    ]
    names = {re.split(r"[\[<>=~!; ]", line)[0].lower() for line in asked}
    assert names - {name for name, _, _ in _pins("requirements/dev.txt")} == set()


def test_every_dependency_has_its_reason() -> None:
    """Each library is named in the decision that says why it is there."""
    reasons = (ROOT / "docs" / "decisions" / "0002-what-we-depend-on.md").read_text(encoding="utf-8")
    project = _project()
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]  # type: ignore[index]
    names = {re.split(r"[\[<>=~!; ]", line)[0].lower() for line in asked}
    assert {name for name in names if name not in reasons} == set()


def test_the_changelog_speaks_of_this_version() -> None:
    """The version being built has its entry, with something under it."""
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / "src/plimsoll/__init__.py").read_text(encoding="utf-8"))
    assert version is not None
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = changes.partition(f"## {version[1]}")[2].partition("\n## ")[0]
    assert re.search(r"^- \w", entry, re.MULTILINE) is not None


def test_the_readme_gives_the_two_commands() -> None:
    """The two commands that work on a fresh machine stand in the README, and so does the way without make."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        command for command in ("make demo", "make test", "pip install .", "plimsoll demo") if command not in readme
    ] == []
