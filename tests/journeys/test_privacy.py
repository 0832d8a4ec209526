"""Names, dates of birth and free text are planted in an extract, and looked for in everything that is ever said."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.council import ON, Said, extract, typed

FORENAME = "ZACHARIAH"
SURNAME = "QUILLFEATHER"
BORN = "2010-01-23"
STREET = "PUDDLEDOCK"

PLANTED = (FORENAME, SURNAME, BORN, "23/01/2010", STREET)

QUESTIONS = (
    ("conditions",),
    ("conditions", "--by", "team"),
    ("series", "unallocated", "--from", "2018-10-01", "--to", "2018-10-17"),
    ("defences",),
    ("defences", "--by", "team"),
    ("drain",),
    ("rows", "unallocated"),
    ("rows", "days_since_seen"),
    ("loads",),
    ("refused",),
    ("forecast", "cap-at-the-line", "--every", "month", "--replications", "12"),
    ("scenario", "list"),
)


def _plant(file: Path, changes: dict[str, str]) -> None:
    """Write a text into columns of every row of a file."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row.update({column: text for column, text in changes.items() if column in row})
    with file.open("w", encoding="utf-8", newline="") as page:
        writer = csv.DictWriter(page, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _spoil(file: Path) -> None:
    """Add rows that must be refused, each with a name in the very cell that is at fault."""
    header = file.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    bad_date = ["R90", "P1", f"{SURNAME} 2018", *[""] * (len(header) - 3)]
    too_many = ["R91", "P1", "2018-10-01", *[FORENAME] * len(header)]
    too_few = ["R92", FORENAME]
    with file.open("a", encoding="utf-8", newline="") as page:
        csv.writer(page).writerows([bad_date, too_many, too_few])


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An extract with names and days of birth where a case system has them, and where they do not belong."""
    folder = extract(tmp_path_factory.mktemp("planted") / "in")
    _plant(folder / "ssd_person.csv", {"pers_forename": FORENAME, "pers_surname": SURNAME, "pers_dob": BORN})
    _plant(folder / "ssd_cin_episodes.csv", {"cine_referral_source_desc": f"{SURNAME} of {STREET}"})
    _spoil(folder / "ssd_cin_episodes.csv")
    (folder / "notes.txt").write_text(f"{FORENAME} {SURNAME}, born {BORN}, of {STREET}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def load(planted: Path) -> Said:
    """What loading it says."""
    return typed("load", planted, "--as-of", ON, "--store", planted.parent / "store")


def _told(said: Said) -> list[str]:
    words = said.out + said.err
    return [word for word in PLANTED if word.lower() in words.lower()]


def test_a_load_tells_nothing_of_what_it_read(load: Said) -> None:
    """It refuses the spoilt rows, says where they stand and why, and repeats no cell."""
    assert (load.code, _told(load)) == (0, [])
    assert "ssd_cin_episodes.csv" in load.out


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_answer_holds_a_name(planted: Path, load: Said, question: tuple[str, ...], form: str) -> None:
    """No verb, in any format, ever says one of them."""
    said = typed(*question, "--store", planted.parent / "store", "--format", form)
    assert (said.code, _told(said)) == (0, [])


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_file_holds_a_name(planted: Path, load: Said, question: tuple[str, ...], form: str, tmp_path: Path) -> None:
    """Nor does a file that is written, told by reading its bytes and its cells."""
    typed(*question, "--store", planted.parent / "store", "--format", form, "--out", tmp_path / "a")
    raw = (tmp_path / "a").read_bytes()
    assert [word for word in PLANTED if word.encode() in raw] == []


def test_no_page_of_a_forecast_holds_a_name(planted: Path, load: Said, tmp_path: Path) -> None:
    """Nor does the page a director reads, nor the scenario that is written from the store."""
    store = planted.parent / "store"
    typed("forecast", "cap-at-the-line", "--replications", "12", "--store", store, "--out", tmp_path / "a.html")
    typed("scenario", "new", "--store", store, "--out", tmp_path / "a.toml")
    written = [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.html", "a.toml")]
    assert [word for page in written for word in PLANTED if word.lower() in page.lower()] == []


def test_the_store_itself_holds_no_name(planted: Path, load: Said) -> None:
    """No file of the store has one in its bytes."""
    files = [path for path in (planted.parent / "store").rglob("*") if path.is_file()]
    assert [path.name for path in files for word in PLANTED if word.encode() in path.read_bytes()] == []


def test_a_report_of_names_is_not_repeated(planted: Path, load: Said, tmp_path: Path) -> None:
    """Another report that lists children by name is reconciled without one of them being said."""
    (tmp_path / "theirs.csv").write_text(f"child\n{FORENAME} {SURNAME}\nP1\n", encoding="utf-8")
    said = typed("reconcile", tmp_path / "theirs.csv", "--measure", "unallocated", "--store", planted.parent / "store")
    assert (said.code, _told(said), "row 2 of the report" in said.out) == (0, [], True)


def test_an_unreadable_file_is_named_and_not_quoted(tmp_path: Path) -> None:
    """A file that is no table is refused without its text."""
    (tmp_path / "a.csv").write_text(f"{FORENAME},{SURNAME}\n{BORN},{STREET}\n", encoding="utf-8")
    said = typed("load", tmp_path / "a.csv", "--store", tmp_path / "store")
    assert (said.code, _told(said)) == (3, [])
