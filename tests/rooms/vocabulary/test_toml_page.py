"""The text of a TOML file: on which line a field stands, and how what is wrong is told."""

from __future__ import annotations

import pytest

from plimsoll.vocabulary.toml_page import Block, Page, PageFault

TEXT = """\
# name = "in a comment"
name = "a"   # title = "no field"
"title" = "b"

[[part]]   # the first
on = 1
size=2
[[part]]
on = 3

  [other]
on = 4
rows = [
  ["x"],
]
last = 5
"""
PAGE = Page("own.toml", tuple(TEXT.splitlines()))


@pytest.mark.parametrize(
    ("key", "block", "line"),
    [
        ("name", None, 2),
        ("title", None, 3),
        ("on", None, 1),
        ("part", None, 5),
        ("other", None, 11),
        ("on", ("part", 0), 6),
        ("size", ("part", 0), 7),
        ("on", ("part", 1), 9),
        ("size", ("part", 1), 8),
        ("on", ("other", 0), 12),
        ("last", ("other", 0), 16),
        ("missing", ("other", 0), 11),
    ],
)
def test_a_field_has_its_line(key: str, block: tuple[str, int] | None, line: int) -> None:
    """A field is found under its own heading, quoted or not, past comments; what is missing has its heading's line."""
    assert PAGE.line(key, block) == line


def test_parts_written_in_one_line_are_found_by_their_field() -> None:
    """Where parts stand in a list in one line, that line is theirs."""
    page = Page("own.toml", ('name = "a"', "part = [{ on = 1 }, { on = 2 }]"))
    assert page.line("on", ("part", 1)) == 2


def test_one_fault_is_told_in_the_usual_way() -> None:
    """A single fault has its file, line and field as its place, with what to do next."""
    said = PAGE.refusal([Block("part", 1, PAGE).noted("It is odd.", "on", "Make it even.")])
    assert said.sentence() == "own.toml, line 9, on: It is odd. Make it even."
    assert Block("part", 1, PAGE).fault("It is odd.", "on").sentence() == "own.toml, line 9, on: It is odd."


def test_several_faults_are_told_once_each_in_order() -> None:
    """Several faults are one refusal, a line each, by their lines; one told twice stands once."""
    late, early = PageFault(9, "on", "It is odd."), PageFault(2, "name", "It is short.", "Make it longer.")
    assert PAGE.refusal([late, early, late]).sentence() == (
        "own.toml: 2 things are wrong in it.\n  line 2, name: It is short. Make it longer.\n  line 9, on: It is odd."
    )


def test_the_head_has_no_heading() -> None:
    """A part without a heading is what stands before any."""
    assert Block("", 0, PAGE).noted("It is short.", "name").line == 2
