"""The rows of a document: which values are whose, however many rows there are."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources.document import Element, Occurrences, harvest
from plimsoll.sources.document.harvest import BATCH
from plimsoll.sources.document.shape import OWN_TEXT

ELEMENTS = (
    Element("Ship", "Ships/Ship", ("Papers/Name", "Draught")),
    Element("Voyage", "Voyage", ("Port",), "Ship"),
    Element("Day", "Log/Day", (OWN_TEXT,), "Voyage"),
)


def _rows(folder: Path, inside: str, root: str = "Fleet") -> dict[str, Occurrences]:
    path = folder / "fleet.xml"
    path.write_text(f"<{root}><Ships>{inside}</Ships></{root}>")
    return dict(harvest(path, "Fleet", ELEMENTS).rows)


def _said(rows: Occurrences, column: str) -> list[str]:
    cells = rows.cells[column]
    return list(cells.spread(cells.words).to_pylist())


def test_each_value_is_its_own_rows(tmp_path: Path) -> None:
    """Values stand in their row; one that is missing is empty; the rows know which row holds them."""
    rows = _rows(
        tmp_path,
        "<Ship><Papers><Name>A</Name></Papers><Voyage><Port>x</Port><Log><Day>1</Day><Day>2</Day></Log></Voyage></Ship>"
        "<Ship><Draught>3</Draught></Ship>"
        "<Ship><Voyage/><Voyage><Log><Day>4</Day></Log><Port>y</Port></Voyage><Papers><Name>C</Name></Papers></Ship>",
    )
    assert _said(rows["Ship"], "Name") == ["A", "", "C"]
    assert _said(rows["Ship"], "Draught") == ["", "3", ""]
    assert _said(rows["Voyage"], "Port") == ["x", "", "y"]
    assert rows["Voyage"].within.tolist() == [1, 3, 3]
    assert _said(rows["Day"], "Day") == ["1", "2", "4"]
    assert rows["Day"].within.tolist() == [1, 1, 3]
    names = rows["Voyage"].of(rows["Ship"], "Name")
    assert names.spread(names.words).to_pylist() == ["A", "C", "C"]


def test_of_two_values_the_first_that_says_something_stands(tmp_path: Path) -> None:
    """As of two columns with one name: the first; an empty one does not hide the other."""
    rows = _rows(tmp_path, "<Ship><Draught/><Draught>3</Draught><Draught>4</Draught></Ship>")
    assert _said(rows["Ship"], "Draught") == ["3"]


def test_a_value_is_all_its_text(tmp_path: Path) -> None:
    """Comments, characters written by number, CDATA and elements inside a value take nothing from it."""
    spelt = "A<!-- c -->&#66;&amp;<![CDATA[<C>]]><b>D<i>E</i></b>F"
    rows = _rows(tmp_path, f"<Ship><Papers>stray<Name>{spelt}</Name>stray</Papers></Ship>")
    assert _said(rows["Ship"], "Name") == ["AB&<C>DEF"]


def test_rows_beyond_a_batch_stay_in_order_and_whole(tmp_path: Path) -> None:
    """Two batches and a bit: every row has its own values and its own holder."""
    count = 2 * BATCH + 3
    ships = "".join(
        f"<Ship><Voyage><Port>p{n}</Port></Voyage><Papers><Name>s{n}</Name></Papers></Ship>" for n in range(count)
    )
    rows = _rows(tmp_path, ships)
    assert rows["Ship"].count == count
    assert _said(rows["Ship"], "Name") == [f"s{n}" for n in range(count)]
    assert _said(rows["Voyage"], "Port") == [f"p{n}" for n in range(count)]
    assert rows["Voyage"].within.tolist() == list(range(1, count + 1))


def test_a_document_of_another_kind_has_no_rows(tmp_path: Path) -> None:
    """The same elements in another document's element mean nothing."""
    rows = _rows(tmp_path, "<Ship/>", root="Museum")
    assert [each.count for each in rows.values()] == [0, 0, 0]
    assert _said(rows["Ship"], "Name") == []
