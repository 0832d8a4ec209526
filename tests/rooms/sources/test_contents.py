"""A file's bytes made UTF-8."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.sources.extracts import saved

from plimsoll.sources.contents import contents, is_utf8
from plimsoll.vocabulary.errors import UnreadableInput

TEXT = "id,name\r\n1,Zoë Müller £5 “ok”\r\n"


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        (TEXT.encode(), ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), ""),
    ],
)
def test_each_encoding_gives_the_same_text(raw: bytes, mark: str, tmp_path: Path) -> None:
    """UTF-8 with and without its mark, UTF-16 with its mark, else Windows-1252: one text, without the mark."""
    found = contents(saved(tmp_path, raw), mark)
    assert found.text == TEXT.encode()


def test_the_checksum_is_of_the_bytes_as_they_stand(tmp_path: Path) -> None:
    """Not of the text they become: the file can be found again by it."""
    raw = b"\xff\xfe" + TEXT.encode("utf-16-le")
    assert contents(saved(tmp_path, raw), "utf-16-le").sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("cut", [1, 2])
def test_a_character_cut_off_at_the_end_does_not_change_the_encoding(cut: int, tmp_path: Path) -> None:
    """A file of UTF-8 cut inside its last character is still UTF-8, less that character."""
    raw = "é,ü,\u20ac".encode()
    assert contents(saved(tmp_path, raw[:-cut]), "").text == "é,ü,".encode()


def test_a_lone_character_at_the_end_is_of_windows_1252(tmp_path: Path) -> None:
    """Where nothing else shows UTF-8, the last byte is a letter and not the beginning of one."""
    assert contents(saved(tmp_path, b"id,name\n1,Caf\xe9"), "").text == "id,name\n1,Café".encode()


def test_a_marked_file_with_a_wrong_byte_keeps_its_other_characters(tmp_path: Path) -> None:
    """The mark says UTF-8, so a byte that is none is one lost character, not another encoding."""
    raw = b"\xef\xbb\xbf" + "é,".encode() + b"\xff,1\n"
    assert contents(saved(tmp_path, raw), "utf-8").text == "é,\ufffd,1\n".encode()


def test_half_a_character_of_utf_16_is_let_go(tmp_path: Path) -> None:
    """A file cut to an odd number of bytes still has its rows."""
    raw = b"\xff\xfe" + "a,b\n1,2\n".encode("utf-16-le")[:-1]
    assert contents(saved(tmp_path, raw), "utf-16-le").text.startswith(b"a,b\n1,2")


@pytest.mark.parametrize(("raw", "text"), [(b"a\rb\r", b"a\nb\n"), (b"a\r\nb\r", b"a\r\nb\r"), (b"a\nb\r", b"a\nb\r")])
def test_lines_ended_by_cr_alone_are_ended_anew(raw: bytes, text: bytes, tmp_path: Path) -> None:
    """Only where the file has no other line end."""
    assert contents(saved(tmp_path, raw), "").text == text


def test_an_undefined_byte_of_windows_1252_is_one_lost_character(tmp_path: Path) -> None:
    """Five bytes of that code page mean nothing; they do not stop the file."""
    assert contents(saved(tmp_path, b"caf\xe9 \x81"), "").text == "café \ufffd".encode()


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    """Between looking and reading it may be gone."""
    with pytest.raises(UnreadableInput, match="no such file"):
        contents(tmp_path / "gone.csv", "")


@given(st.binary(max_size=40))
def test_utf_8_is_known_as_python_knows_it(raw: bytes) -> None:
    """The quick check and Python's own agree on every run of bytes."""
    try:
        raw.decode("utf-8")
        is_text = True
    except UnicodeDecodeError:
        is_text = False
    assert is_utf8(raw) == is_text


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    """Text written as UTF-8 is UTF-8."""
    assert is_utf8(text.encode("utf-8", errors="ignore"))
