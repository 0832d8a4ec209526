"""One thing has one name: a word of the field is in the code only if it is in the glossary."""

from __future__ import annotations

import re

from tests.house.survey import ROOT, SOURCE, public, source

from plimsoll.cli.verbs import VERBS
from plimsoll.conditions.register import INSTRUMENTS
from plimsoll.defences.register import RULES
from plimsoll.vocabulary.profile import load_profile
from plimsoll.vocabulary.tables import TABLES

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|([^|]*)\|([^|]*)\|$", re.MULTILINE)

# Words of everyday English and of programming, which mean in a name what they mean anywhere.
PLAIN_WORDS = """
a all after and as at by change changes code count date days first for from has id in is kind last lasting least long
main made many month months most no number of on only or other out part per published rate reason second since so some
term the time to type week within word words year
"""
PLAIN = set(PLAIN_WORDS.split())


def _rows() -> list[tuple[str, str, str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    found = [(word.strip(), also, never) for word, _, also, never in ROW.findall(text)]
    return [row for row in found if row[0] not in {"word", "---"}]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def _known() -> set[str]:
    return set().union(*(_words(f"{word} {also}") for word, also, _ in _rows()))


def _names_of_the_field() -> set[str]:
    columns = {column.name for table in TABLES.values() for column in table.columns}
    rooms = {path.stem for path in SOURCE.iterdir() if not path.name.startswith("_") and path.suffix != ".typed"}
    measures = set(INSTRUMENTS)
    return {*TABLES, *columns, *rooms, *measures, *RULES, *load_profile().clocks, *(verb.name for verb in VERBS)}


def test_the_words_of_the_field_are_in_the_glossary() -> None:
    """Each word in the name of a room, table, column, measure, clock or verb has its meaning written down."""
    used = {word for name in _names_of_the_field() for word in re.split(r"[_\W]+", name.lower()) if word}
    assert sorted(used - _known() - PLAIN) == []


def test_words_that_we_do_not_use_are_not_used() -> None:
    """No public name says in another word what the glossary has a word for."""
    never = set().union(*(_words(row[2]) for row in _rows()))
    used = [
        f"{module.where(node)} {name}"
        for module in source()
        for name, node in public(module.tree)
        if never & set(re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ").lower()))
    ]
    assert used == []


def test_each_word_has_one_row() -> None:
    """No word is explained twice."""
    words = [word for word, _, _ in _rows()]
    assert sorted({word for word in words if words.count(word) > 1}) == []
