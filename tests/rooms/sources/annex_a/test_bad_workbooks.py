"""Workbooks that may not or cannot be read: each with one clear error, and nothing opened that could do harm."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.sources.annex_a.workbooks import ROWS, read, row, rows_of, saved, table, whole

from plimsoll import sources
from plimsoll.sources.annex_a import package
from plimsoll.vocabulary.errors import UnreadableInput

COMPOUND = package.COMPOUND_START
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def _with_part(path: Path, name: str, content: bytes) -> Path:
    """The same workbook with one part otherwise, or added."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return changed


def _refused(path: Path) -> UnreadableInput:
    with pytest.raises(UnreadableInput) as raised:
        sources.recognise(path)
    assert raised.value.where == path.name
    assert raised.value.next_step
    return raised.value


def test_a_password_is_told_with_what_to_do(tmp_path: Path) -> None:
    """An encrypted workbook is refused by the name of the stream it is kept in."""
    path = tmp_path / "locked.xlsx"
    path.write_bytes(COMPOUND + bytes(600) + package.ENCRYPTED + bytes(600))
    assert "password" in _refused(path).what


def test_another_programs_container_is_not_ours(tmp_path: Path) -> None:
    """A document or a message in the same container is not recognised, and does not stop a load."""
    path = tmp_path / "letter.doc"
    path.write_bytes(COMPOUND + bytes(4096))
    assert sources.recognise(path) is None


def test_a_zip_that_is_no_workbook_is_not_ours(tmp_path: Path) -> None:
    """A zip of text files is left to others."""
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "hello")
    assert sources.recognise(path) is None


def test_a_cut_workbook_is_damaged(tmp_path: Path) -> None:
    """Half a workbook is refused as damaged."""
    path = whole(tmp_path)
    path.write_bytes(path.read_bytes()[:3000])
    assert "damaged" in _refused(path).what


def test_a_workbook_that_unfolds_too_far_is_not_opened(tmp_path: Path) -> None:
    """A part a thousand times its own size, as a bomb's is, is refused from the zip's own directory."""
    bomb = _with_part(whole(tmp_path), "xl/worksheets/sheet9.xml", bytes(300 << 20))
    assert bomb.stat().st_size < 1 << 20
    assert "unfolds to" in _refused(bomb).what


def test_a_part_longer_than_the_directory_says_is_damaged(tmp_path: Path) -> None:
    """The directory's size is not believed: the part is read, and does not add up."""
    path = whole(tmp_path)
    with zipfile.ZipFile(path) as book:
        part = book.getinfo("xl/worksheets/sheet1.xml")
    raw = path.read_bytes()
    lied = raw.replace(part.file_size.to_bytes(4, "little"), (part.file_size // 2).to_bytes(4, "little"))
    path.write_bytes(lied)
    assert "damaged" in _refused(path).what


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c s="1" r = "XFD1048576" ><v>1</v></c>',
        '<c\n r="xfd1048576"><v>1</v></c>',
    ],
)
def test_a_cell_far_out_is_not_opened(cell: str, tmp_path: Path) -> None:
    """One cell in the sheet's last corner would make a table of seventeen thousand million; it is seen beforehand."""
    sheet = f'{SHEET}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{cell}</row></sheetData></worksheet>'
    bomb = _with_part(whole(tmp_path), "xl/worksheets/sheet1.xml", sheet.encode())
    assert "so far from the others" in _refused(bomb).what


def test_a_formatted_cell_far_out_does_no_harm(tmp_path: Path) -> None:
    """Cells that hold nothing are not read, so a sheet formatted to its last column is as good as any."""
    path = whole(tmp_path)
    with zipfile.ZipFile(path) as book:
        content = book.read("xl/worksheets/sheet1.xml")
    wide = content.replace(b"</row>", b'<c r="XFD1" s="1"/></row>', 1)
    assert len(rows_of(read(_with_part(path, "xl/worksheets/sheet1.xml", wide)), "contact")) == 1


def test_a_long_text_shared_by_many_cells_is_not_opened(tmp_path: Path) -> None:
    """A text of a megabyte in 200,000 cells would fill 200 gigabytes."""
    text = f"<sst><si><t>{Random(1).randbytes(1 << 19).hex()}</t></si></sst>".encode()
    path = _with_part(whole(tmp_path), "xl/sharedStrings.xml", text)
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 200_001))
    bomb = _with_part(path.rename(tmp_path / "one.xlsx"), "xl/worksheets/sheet1.xml", f"{SHEET}{cells}".encode())
    assert "shares a text" in _refused(bomb).what


def test_macros_do_no_harm(tmp_path: Path) -> None:
    """A workbook with a macro part is read for its cells: nothing in it is run."""
    path = _with_part(whole(tmp_path), "xl/vbaProject.bin", COMPOUND + bytes(500))
    assert len(rows_of(read(path), "contact")) == 1


def test_messages_hold_no_cell(tmp_path: Path) -> None:
    """Neither a fault nor a notice repeats what stands in the list."""
    odd = row(6, Primary_Need_Code="Zebedee Quillfeather", Case_Status="Zebedee", CIN_Closure_Date="Zebedee")
    found = read(saved(tmp_path, {"List 6": table(6, odd, ROWS[6])}))
    told = str([(each.notices, each.faults.to_pylist()) for each in found])
    assert "Zebedee" not in told
    assert "BAD_DATE" in told


@cache
def _valid() -> bytes:
    with TemporaryDirectory() as folder:
        return whole(Path(folder)).read_bytes()


@st.composite
def _broken(draw: st.DrawFn) -> bytes:
    """A workbook with bytes changed, cut or put in; sometimes one part's text, zipped again."""
    if draw(st.booleans()):
        return _changed(draw, _valid())
    with zipfile.ZipFile(io.BytesIO(_valid())) as book:
        parts = {part.filename: book.read(part) for part in book.infolist()}
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = _changed(draw, parts[name])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for part, content in parts.items():
            book.writestr(part, content)
    return made.getvalue()


def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    at = draw(st.integers(0, len(content)))
    junk = draw(st.binary(max_size=6) | st.sampled_from([b"<", b">", b'"', b"&x;", b"999999999", b"\0\0", b"ZZZ9"]))
    return draw(
        st.sampled_from([content[:at], content[:at] + junk + content[at:], content[:at] + junk + content[at + 3 :]])
    )


@given(content=_broken())
def test_a_broken_workbook_is_read_or_refused(content: bytes) -> None:
    """Whatever happened to its bytes: rows that add up, one clear error, or a file of no known kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annex.xlsx"
        path.write_bytes(content)
        found = _read_or_refused(path)
        if isinstance(found, UnreadableInput):
            assert "annex.xlsx" in found.where
        else:
            assert all(each.read == each.rows.num_rows + each.refused for each in found)


def _read_or_refused(path: Path) -> tuple[sources.TableRead, ...] | UnreadableInput:
    try:
        source = sources.recognise(path)
        return source.read() if source is not None else ()
    except UnreadableInput as error:
        return error
