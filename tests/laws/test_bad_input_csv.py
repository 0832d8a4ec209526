"""The laws of bad input, for the return and our own files: nothing crashes, nothing is lost, no cell comes out."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rows import as_arrow
from tests.worlds import service

from plimsoll import sources
from plimsoll.intake import LoadOptions, load
from plimsoll.sources import Stamp, hr, register, ssda903, time_study
from plimsoll.store import Store
from plimsoll.vocabulary.errors import UnreadableInput
from plimsoll.vocabulary.faults import Reason

AS_OF = date(2024, 3, 31)
STAMP = Stamp(AS_OF, "999")
SEED = 11

NASTY = [b"\0", b'"', b",", b"\n", b"\r", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b";", b"\t", b"36.5", b"#N/A"]

# Nobody's: planted in a name, a reason for absence and a date of birth, and looked for in everything that is told.
PLANTED = ("Zebedee Quillfeather", "shingles", "23/11/2009", "ZQ9 9QZ")


@cache
def _valid_files() -> dict[str, bytes]:
    """A small valid set of each format, file by file."""
    world = as_arrow({name: rows for name, rows in service(SEED).items() if rows})
    with tempfile.TemporaryDirectory() as folder:
        made = [form.write(world, Path(folder), STAMP) for form in (ssda903, hr, register, time_study)]
        return {path.name: path.read_bytes() for paths in made for path in paths}


NAMES = sorted(_valid_files())


def test_every_kind_of_file_is_broken() -> None:
    """The set has a file of each kind, so that none is left out of the laws below."""
    returned = {"header.csv", "episodes.csv", "reviews.csv", "social_worker.csv"}
    ours = {"employment.csv", "absence.csv", "vacancy.csv", "supervision.csv"}
    assert returned | ours <= set(NAMES)


@st.composite
def _broken(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file with bytes cut off, put in or taken out."""
    name = draw(st.sampled_from(NAMES))
    content = _valid_files()[name]
    for _ in range(draw(st.integers(1, 4))):
        at, junk = draw(st.integers(0, len(content))), draw(st.sampled_from(NASTY) | st.binary(min_size=1, max_size=8))
        rest = draw(st.sampled_from([b"", junk + content[at:], content[at + len(junk) :]]))
        content = content[:at] + rest
    return name, content


@given(broken=_broken())
def test_a_broken_file_is_read_or_refused_and_never_crashes(broken: tuple[str, bytes]) -> None:
    """Each row is kept or has its reason, or the whole file cannot be read and says so."""
    name, content = broken
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        for each in _read(path):
            refusing = {fault["row"] for fault in each.faults.to_pylist() if Reason[fault["reason"]].refuses}
            assert each.read == each.rows.num_rows + each.refused
            assert len(refusing) == each.refused


def _read(path: Path) -> tuple[sources.TableRead, ...]:
    """What a file says; nothing when it is not known or says that it cannot be read."""
    try:
        source = sources.recognise(path)
        return () if source is None else source.read()
    except UnreadableInput:
        return ()


@given(broken=_broken())
def test_a_broken_file_leaves_the_store_whole(broken: tuple[str, bytes]) -> None:
    """It is loaded beside the others with counts that add up, or nothing at all is."""
    name, content = broken
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "files"
        place.mkdir()
        for other, valid in _valid_files().items():
            (place / other).write_bytes(content if other == name else valid)
        store = Store.ensure(Path(folder) / "store")
        try:
            report = load(store, [place], LoadOptions(as_of=AS_OF))
        except UnreadableInput:
            assert store.loads() == ()
            return
        totals = report.totals
        assert totals["read"] == totals["kept"] + totals["duplicates"] + totals["refused"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("staff_id,name,started,fte", "S1,Zebedee Quillfeather,soon,shingles"),
        ("staff_id,kind,first_day,days_lost", "S1,shingles,23/11/09,Zebedee Quillfeather"),
        ("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", ",1,23/11/2009,shingles,ZQ9 9QZ,,"),
        ("CHILD,DECOM,RNE,LS,PLACE,DEC,HOME_POST", "1,Zebedee Quillfeather,S,C2,U1,shingles,ZQ9 9QZ"),
        ("task,minutes,staff_id", "shingles,Zebedee Quillfeather,S1"),
        ("decided,kind,title,owner", "Zebedee Quillfeather,shingles,ZQ9 9QZ,"),
    ],
)
def test_no_cell_comes_out_in_a_fault_or_a_notice(header: str, row: str, tmp_path: Path) -> None:
    """What is told of a row is where it stands and why; never what it says."""
    path = tmp_path / "file.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    report = load(Store.ensure(tmp_path / "store"), [path], LoadOptions(as_of=AS_OF))
    told = str([report.faults.to_pylist(), report.notices, report.as_dict()])
    assert report.faults.num_rows > 0
    assert [cell for cell in PLANTED if cell in told] == []


def test_a_person_who_stands_twice_is_counted_once(tmp_path: Path) -> None:
    """The same row again is a duplicate; one that says otherwise of the same post is a fault that names both."""
    rows = ["S1,North,Case holder,0.5,2023-01-01", "S1,North,Case holder,0.5,2023-01-01", "S2,North,,1,2023-01-01"]
    rows += ["S2,North,,0.8,2023-01-01", "S2,South,,0.2,2023-01-01"]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["staff_id,team,role,fte,started", *rows]), encoding="utf-8")
    report = load(Store.ensure(tmp_path / "store"), [path], LoadOptions(as_of=AS_OF))
    assert report.totals == {"read": 5, "kept": 3, "duplicates": 2, "refused": 0}
    [fault] = report.faults.to_pylist()
    assert (fault["row"], fault["reason"], fault["detail"]) == (4, "SAME_KEY", "row 5")
