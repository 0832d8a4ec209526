"""What a document may not be: each way to do harm, or to be broken, ends in one sentence that quotes nothing of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from tests.rooms.sources.census.messages import Tree, child, cin, read, saved

from plimsoll import sources
from plimsoll.sources.document.guard import DEPTH_LIMIT, NAMES_LIMIT, TOKEN_LIMIT
from plimsoll.vocabulary.errors import UnreadableInput

REFERRAL: Tree = [("CINreferralDate", "2023-06-01")]
NAME = "Quillfeather"
PLAIN = cin(child(NAME, REFERRAL))

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE Message [<!ENTITY l0 "ha">{LAUGHS}]>' + PLAIN.replace(NAME, "&l9;")
OUTSIDE = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PLAIN.replace(NAME, "&x;")
FETCHED = '<!DOCTYPE Message SYSTEM "http://127.0.0.1:9/census.dtd">' + PLAIN
HARMLESS = "<!DOCTYPE Message>" + PLAIN
OTHERWISE_NAMED = '<!DOCTYPE lolz [<!ENTITY l "ha">]>' + PLAIN


def _refused(folder: Path, text: str | bytes) -> UnreadableInput:
    """What is said of a document that is not read."""
    path = folder / "census.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UnreadableInput) as refused:
        _read(path)
    assert NAME not in str(refused.value)
    assert refused.value.where == "census.xml"
    assert refused.value.next_step
    return refused.value


def _read(path: Path) -> None:
    source = sources.recognise(path)
    assert source is not None, "it was not recognised"
    source.read()


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, FETCHED, HARMLESS, OTHERWISE_NAMED])
def test_a_document_type_is_refused_before_anything_is_expanded(tmp_path: Path, text: str) -> None:
    """Bombs, entities that name files, fetched types and even an empty type: refused at once, and it says why."""
    began = perf_counter()
    assert "DOCTYPE" in _refused(tmp_path, text).what
    assert perf_counter() - began < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_document_type_is_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Two bytes a letter hide nothing."""
    assert "DOCTYPE" in _refused(tmp_path, BOMB.encode(encoding)).what


def test_a_late_document_type_is_refused(tmp_path: Path) -> None:
    """One that stands after a long comment, where the first look did not reach, is refused by the reading itself."""
    long = f"<!--{'-x' * 40_000}-->"
    path = saved(tmp_path, PLAIN)
    source = sources.recognise(path)
    assert source is not None
    path.write_text(long + BOMB)
    with pytest.raises(UnreadableInput, match="DOCTYPE"):
        source.read()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_cut_document_says_where_it_ends(tmp_path: Path, share: float) -> None:
    """A file that ends early is no part of a census: it is told with its line and column."""
    text = cin(*(child(f"C{n}", REFERRAL) for n in range(50))).replace("<Child>", "\n<Child>")
    refused = _refused(tmp_path, text[: int(len(text) * share)])
    lines = text[: int(len(text) * share)].count("\n") + 1
    assert f"line {lines:,}" in refused.what
    assert "copy it again" in refused.next_step


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (PLAIN.replace("</LAchildID>", "</Other>"), "mismatched tag"),
        (PLAIN + "<Message/>", "junk after document element"),
        (PLAIN.replace(NAME, "&unknown;"), "undefined entity"),
        (PLAIN.replace(NAME, "\x01"), "not well-formed"),
        (PLAIN.replace("<Children>", "<Children a='1' a='2'>"), "duplicate attribute"),
    ],
)
def test_what_is_not_well_formed_is_said_and_placed(tmp_path: Path, spoilt: str, what: str) -> None:
    """The parser's reason, with the line and the column, and nothing of the content."""
    refused = _refused(tmp_path, spoilt)
    assert what in refused.what
    assert "line 1, column" in refused.what


def test_bytes_of_another_encoding_are_said(tmp_path: Path) -> None:
    """Windows-1252 that calls itself UTF-8 is not guessed at."""
    declared = '<?xml version="1.0" encoding="UTF-8"?>' + PLAIN.replace(NAME, "Zoë")
    refused = _refused(tmp_path, declared.encode("cp1252"))
    assert "not well-formed" in refused.what
    assert "UTF-8" in refused.next_step


@pytest.mark.parametrize("name", ["utf-7x", "shift_jis", "rot13"])
def test_an_encoding_that_nobody_knows_is_said(tmp_path: Path, name: str) -> None:
    """A declared encoding that is unknown, of several bytes a letter, or none at all, is told as such."""
    path = saved(tmp_path, PLAIN)
    source = sources.recognise(path)
    assert source is not None
    path.write_text(f'<?xml version="1.0" encoding="{name}"?>{PLAIN}')
    with pytest.raises(UnreadableInput) as refused:
        source.read()
    assert "encoding" in refused.value.what


def test_a_value_longer_than_any_is_refused(tmp_path: Path) -> None:
    """An identifier of two megabytes: told by its place, after two megabytes and not after all that follows."""
    refused = _refused(tmp_path, PLAIN.replace(NAME, "x" * (2 * TOKEN_LIMIT)))
    assert f"over {TOKEN_LIMIT:,} characters" in refused.what


@pytest.mark.parametrize("opened", ["<Children a='{}'>", "<Children><!--{}-->", "<Children><Note>{}</Note>"])
def test_a_tag_a_comment_or_an_unwanted_value_longer_than_any_is_refused(tmp_path: Path, opened: str) -> None:
    """Nothing is too unimportant to be measured: each would have to be held until it ended."""
    text = PLAIN.replace("<Children>", opened.format("x" * (3 * TOKEN_LIMIT)))
    assert f"over {TOKEN_LIMIT:,} characters" in _refused(tmp_path, text).what


def test_elements_too_deep_in_one_another_are_refused(tmp_path: Path) -> None:
    """A hundred deep is deeper than any census; a document at the limit is read."""
    most = DEPTH_LIMIT - len(("Message", "Children", "Child", "Note"))
    for extra, refused in ((0, False), (1, True)):
        inner = "<a>" * (most + extra) + "</a>" * (most + extra)
        text = cin(child("C1", REFERRAL).replace("</Child>", f"<Note>{inner}</Note></Child>"))
        if refused:
            assert "deep" in _refused(tmp_path, text).what
        else:
            assert read(tmp_path, text)[0].read == 1


def test_a_million_open_elements_take_neither_time_nor_memory(tmp_path: Path) -> None:
    """Twelve megabytes of nothing but beginnings are left at the first hundred."""
    began = perf_counter()
    text = PLAIN.replace("<Children>", "<Children>" + "<deeper-still>" * 900_000)
    assert "deep" in _refused(tmp_path, text).what
    assert perf_counter() - began < 2


def test_too_many_different_names_are_refused(tmp_path: Path) -> None:
    """Each name is kept by the parser until the end, so there may not be more than any census could have."""
    names = "".join(f"<n{number}/>" for number in range(NAMES_LIMIT + 10_000))
    assert "different names" in _refused(tmp_path, PLAIN.replace("<Children>", f"<Children>{names}")).what


PEAK = """
import sys, tracemalloc
from pathlib import Path
from xml.etree.ElementTree import iterparse
from plimsoll.sources.cin_census import ELEMENTS
from plimsoll.sources.document import harvest
path = Path(sys.argv[2])
tracemalloc.start()
if sys.argv[1] == "ours":
    harvest(path, "Message", ELEMENTS)
else:
    for _ in iterparse(path):
        pass
print(tracemalloc.get_traced_memory()[1])
"""
"""Prints the most memory that a pass held at once, the parser's own included."""


def _peak(which: str, path: Path) -> int:
    told = subprocess.run([sys.executable, "-c", PEAK, which, str(path)], capture_output=True, check=True, text=True)
    return int(told.stdout)


def test_memory_is_flat_in_the_size_of_the_file(tmp_path: Path) -> None:
    """A file ten times as large by what is not wanted takes no more memory. One that keeps a tree does."""
    block = "<PreProceedings><PPStartDate>2026-09-09</PPStartDate><Note>nothing of this is kept</Note></PreProceedings>"
    small, large = tmp_path / "small.xml", tmp_path / "large.xml"
    for path, blocks in ((small, 2_000), (large, 20_000)):
        path.write_text(
            cin(child("C1", REFERRAL).replace("<CINdetails>", "<CINdetails>" + (block + "\n    ") * blocks))
        )
    assert large.stat().st_size > 9 * small.stat().st_size
    assert _peak("ours", large) < 1.1 * _peak("ours", small)
    assert _peak("a tree", large) > 5 * _peak("a tree", small)
