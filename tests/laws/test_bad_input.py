"""The laws of bad input: nothing crashes, nothing is lost, and nobody's name comes out."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.ssd_worlds import as_ssd_says
from tests.rooms.sources.extracts import CELLS, text_of
from tests.worlds import as_arrow, service

from plimsoll import sources
from plimsoll.intake import LoadOptions, LoadReport, load
from plimsoll.sources import ssd
from plimsoll.sources.ssd.catalogue import tables
from plimsoll.store import Store
from plimsoll.vocabulary.errors import PlimsollError
from plimsoll.vocabulary.faults import Reason

AS_OF = date(2024, 6, 30)
SEED = 7

# Nobody's: planted where a name, a date of birth and an address stand, and looked for everywhere else.
PLANTED = ("Zebedee Quillfeather", "Quillfeather", "2009-11-23", "23/11/2009", "14 Marmalade Row", "ZQ9 9QZ")

NASTY = [b"\0", b'"', b",", b"\n", b"\r", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b";", b"\t", b'""', b"NULL"]


@cache
def _valid_files() -> dict[str, bytes]:
    """A small valid extract, file by file."""
    with tempfile.TemporaryDirectory() as folder:
        rows = as_arrow(as_ssd_says(service(SEED)))
        files = ssd.write(rows, Path(folder), ssd.Dialect.SYSTEMC)
        return {path.name: path.read_bytes() for path in files}


NAMES = sorted(_valid_files())


@st.composite
def _broken(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the extract, with bytes cut, put in, taken out or changed."""
    name = draw(st.sampled_from(NAMES))
    content = _valid_files()[name]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        change = draw(st.sampled_from([_cut, _put_in, _take_out, _put_over]))
        content = change(content, at, draw(st.sampled_from(NASTY) | st.binary(min_size=1, max_size=8)))
    return name, content


def _cut(content: bytes, at: int, _: bytes) -> bytes:
    return content[:at]


def _put_in(content: bytes, at: int, junk: bytes) -> bytes:
    return content[:at] + junk + content[at:]


def _take_out(content: bytes, at: int, junk: bytes) -> bytes:
    return content[:at] + content[at + len(junk) :]


def _put_over(content: bytes, at: int, junk: bytes) -> bytes:
    return content[:at] + junk + content[at + len(junk) :]


def _read(content: bytes, name: str) -> sources.TableRead | PlimsollError | None:
    """What comes of a file: its rows, the one error it may raise, or nothing when it is not recognised."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            source = sources.recognise(path)
            return next(iter(source.read()), None) if source is not None else None
        except PlimsollError as error:
            return error


@given(broken=_broken())
def test_a_broken_file_is_read_or_refused_and_nothing_is_lost(broken: tuple[str, bytes]) -> None:
    """Whatever happened to a file's bytes: its rows add up and each refused row has its reason, or one clear error."""
    name, content = broken
    found = _read(content, name)
    if isinstance(found, PlimsollError):
        assert name in found.sentence()
    elif found is not None:
        told = {each["row"] for each in found.faults.to_pylist() if Reason[each["reason"]].refuses}
        assert found.read == found.rows.num_rows + found.refused
        assert found.refused == len(told)
        assert not told & set(found.rows["row_no"].to_pylist())


@given(content=st.binary(max_size=400))
def test_bytes_of_no_meaning_are_not_recognised(content: bytes) -> None:
    """A file of chance bytes is none of our tables, or empty: never a crash."""
    found = _read(content, "ssd_person.csv")
    assert found is None or (isinstance(found, PlimsollError) and found.exit_code == 3)


@given(broken=_broken(), after=st.sampled_from(NAMES))
def test_a_load_with_a_broken_file_adds_up(broken: tuple[str, bytes], after: str) -> None:
    """A folder with one broken file loads, file by file and in total, or says why and keeps nothing."""
    name, content = broken
    with tempfile.TemporaryDirectory() as folder:
        extract = Path(folder) / "extract"
        extract.mkdir()
        (extract / after).write_bytes(_valid_files()[after])
        (extract / name).write_bytes(content)
        store = Store.create(Path(folder) / "store")
        try:
            _adds_up(load(store, [extract], LoadOptions(as_of=AS_OF)))
        except PlimsollError:
            assert store.loads() == ()


def _adds_up(report: LoadReport) -> None:
    for count in (*map(_counts, report.files), report.totals):
        assert count["read"] == count["kept"] + count["duplicates"] + count["refused"]


def _counts(file: object) -> dict[str, int]:
    return {name: getattr(file, name) for name in ("read", "kept", "duplicates", "refused")}


# --- nobody's name comes out ----------------------------------------------------------------------------------


def _planted(table: str, cell: str) -> list[dict[str, str]]:
    """Rows of a table with something of a person in each column in turn."""
    return [{**CELLS[table], column: cell} for column in tables()[table].columns]


def _plant(folder: Path, cell: str, spoil: Callable[[str], str]) -> None:
    folder.mkdir()
    for table in CELLS:
        rows = [CELLS[table], *_planted(table, cell)]
        (folder / f"{table}.csv").write_text(spoil(text_of(table, rows)), encoding="utf-8")


def _as_it_is(text: str) -> str:
    return text


def _unquoted(text: str) -> str:
    return text.replace('"', "").replace("Quillfeather", "Quillfeather, of this parish")


def _cut_in_half(text: str) -> str:
    return text[: len(text) * 2 // 3]


def _quoted_astray(text: str) -> str:
    return text.replace("14 Marm", '"14 Marm').replace("Zebedee", '"Zebedee')


@pytest.mark.parametrize("spoil", [_as_it_is, _unquoted, _cut_in_half, _quoted_astray])
@pytest.mark.parametrize("cell", PLANTED)
def test_nothing_of_a_person_is_said_in_messages_logs_or_faults(
    cell: str,
    spoil: Callable[[str], str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture,
) -> None:
    """Whatever column it stands in, and however the file is spoilt, no message, log, fault or report holds the cell."""
    _plant(tmp_path / "extract", cell, spoil)
    with caplog.at_level(logging.DEBUG):
        store = Store.create(tmp_path / "store")
        try:
            said = str(load(store, [tmp_path / "extract"], LoadOptions(as_of=AS_OF)).as_dict())
        except PlimsollError as error:
            said = error.sentence()
    assert cell not in said
    assert cell not in caplog.text
    assert cell not in "".join(capfd.readouterr())


def _where_they_stand(table: str, cell: str) -> dict[str, str]:
    """A row with the cell in every column that nothing is kept of, and in the outcomes' comments."""
    kept = {name for field in ssd.MAPPINGS[table].all_fields for name in field.names}
    said = {column: cell for column in tables()[table].columns if column not in kept}
    outcomes = {name: f'{{"NFA_FLAG":"N","COMMENTS":"{cell}"}}' for name in kept if name.endswith("_json")}
    return {**CELLS[table], **said, **outcomes}


def _everything_in(store: Path) -> str:
    """All that the store's files say: their bytes, and the cells of those that are compressed."""
    files = [path for path in store.rglob("*") if path.is_file()]
    cells = [str(pq.read_table(path).to_pylist()) for path in files if path.suffix == ".parquet"]
    return "".join([*cells, *(path.read_bytes().decode("latin-1") for path in files)])


@pytest.mark.parametrize("cell", PLANTED)
def test_nothing_of_a_person_is_kept(cell: str, tmp_path: Path) -> None:
    """Names, addresses and free text stand in their own columns of every table, and no file of the store holds them."""
    folder = tmp_path / "extract"
    folder.mkdir()
    for table in CELLS:
        (folder / f"{table}.csv").write_text(text_of(table, [_where_they_stand(table, cell)]), encoding="utf-8")
    address = {"addr_table_id": "1", "addr_person_id": "P1", "addr_address_postcode": cell, "addr_address_json": cell}
    (folder / "ssd_address.csv").write_text(text_of("ssd_address", [address]), encoding="utf-8")
    report = load(Store.create(tmp_path / "store"), [folder], LoadOptions(as_of=AS_OF))
    assert report.totals["kept"] == len(CELLS)
    assert report.not_kept == ("ssd_address.csv",)
    assert cell not in _everything_in(tmp_path / "store")


def test_of_a_date_of_birth_the_month_is_kept(tmp_path: Path) -> None:
    """The day of birth is dropped: what is kept is the first of its month."""
    row = {**CELLS["ssd_person"], "pers_dob": "2009-11-23 00:00:00.000", "pers_expected_dob": "23/11/2009"}
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "person.csv").write_text(text_of("ssd_person", [row]), encoding="utf-8")
    store = Store.create(tmp_path / "store")
    load(store, [folder], LoadOptions(as_of=AS_OF))
    with store.session("service") as session:
        assert session.rows("SELECT birth_month, expected_month FROM known_person") == [(date(2009, 11, 1),) * 2]
    assert "2009, 11, 23" not in _everything_in(tmp_path / "store")
