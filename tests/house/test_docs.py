"""The docs are whole and true: the reference is what the program says, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

from tests.house.survey import ROOT, SOURCE
from tools.reference.pages import REFERENCE, pages
from tools.reference.verbs import commands

from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.defences.register import RULES
from plimsoll.vocabulary import errors
from plimsoll.vocabulary.faults import Reason
from plimsoll.vocabulary.profile import Settings, load_profile
from plimsoll.vocabulary.tables import TABLES

DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _standing(name: str) -> str:
    path = REFERENCE / name
    return _text(path) if path.exists() else ""


def test_the_reference_is_current() -> None:
    """Each page of the reference is what the program would write today; `make docs` writes it."""
    assert [name for name, text in pages().items() if _standing(name) != text] == []


def test_no_page_of_the_reference_is_left_over() -> None:
    """Every page of the reference is still written by the program."""
    assert {path.name for path in REFERENCE.glob("*.md")} - set(pages()) == set()


def _entries() -> list[tuple[str, str]]:
    clocks = [("clocks.md", f"| `{name}` |") for name in load_profile().clocks]
    settings = [("settings.md", f"| `{field.name}` |") for field in fields(Settings)]
    tables = [("tables.md", f"## {name}\n") for name in TABLES]
    columns = [("tables.md", f"| `{column.name}` |") for table in TABLES.values() for column in table.columns]
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.PlimsollError)
    ]
    failures = [("errors.md", f"| {kind.exit_code} | `{kind.__name__}` |") for kind in kinds]
    faults = [("faults.md", f"| `{reason.name}` |") for reason in Reason]
    measures = [("measures.md", f"## {name}\n") for name in INSTRUMENTS]
    defences = [("defences.md", f"## {name}\n") for name in RULES]
    verbs = [("verbs.md", f"## {name}\n") for name in commands()]
    return [*clocks, *settings, *tables, *columns, *failures, *faults, *measures, *defences, *verbs]


def test_everything_that_can_be_named_has_its_entry() -> None:
    """Every clock, setting, table, column, exit code, fault, measure and verb has an entry in the reference."""
    assert [(page, entry) for page, entry in _entries() if entry not in _text(REFERENCE / page)] == []


def test_every_reading_that_moves_numbers_is_a_deviation() -> None:
    """Each setting stands in the page of deviations, with its reason."""
    deviations = _text(DOCS / "deviations.md")
    assert [field.name for field in fields(Settings) if f"`settings.{field.name}`" not in deviations] == []


def test_every_switch_that_is_told_of_exists() -> None:
    """Each setting that the page of deviations names is one that a profile may set."""
    told = set(re.findall(r"`settings\.(\w+)`", _text(DOCS / "deviations.md")))
    assert told - {field.name for field in fields(Settings)} == set()


def test_every_link_leads_somewhere() -> None:
    """Each link to a page of ours leads to a file, and each link to a heading leads to that heading."""
    broken = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", _text(page)):
            path, _, heading = target.partition("#")
            if "://" in path:
                continue
            led = (page.parent / path) if path else page
            if not led.exists() or (heading and f"## {heading}\n" not in _text(led)):
                broken.append(f"{_named(page)}: {target}")
    assert broken == []


def _commands_told() -> list[tuple[str, list[str]]]:
    blocks = [(page, block) for page in PAGES for block in re.findall(r"```sh\n(.*?)```", _text(page), re.DOTALL)]
    lines = [(_named(page), line) for page, block in blocks for line in block.splitlines()]
    return [(page, shlex.split(line)[1:]) for page, line in lines if line.startswith("plimsoll ")]


def test_every_command_that_is_told_of_exists() -> None:
    """Each command in the docs is a verb, and each of its options is one that the verb has."""
    verbs = commands()
    wrong = []
    for page, words in _commands_told():
        command = verbs.get(words[0])
        options = {name for parameter in command.params for name in parameter.opts} if command else set()
        unknown = [word for word in words[1:] if word.startswith("--") and word not in options]
        if command is None or unknown:
            wrong.append(f"{page}: plimsoll {' '.join(words)}")
    assert wrong == []


def test_every_file_that_is_told_of_exists() -> None:
    """Each file or folder of the house that the docs name is there."""
    told = [
        (_named(page), place)
        for page in PAGES
        for place in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml|txt)|tests/[a-z]+)`", _text(page))
    ]
    assert [(page, place) for page, place in told if not any((home / place).exists() for home in (ROOT, SOURCE))] == []


def test_every_decision_is_listed() -> None:
    """Each decision has its line in the list of decisions, in its order."""
    listed = re.findall(r"\((\d{4}-[a-z-]+\.md)\)", _text(DOCS / "decisions" / "README.md"))
    assert listed == sorted(path.name for path in (DOCS / "decisions").glob("0*.md"))
