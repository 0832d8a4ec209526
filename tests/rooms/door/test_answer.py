"""An answer is a small table that cannot be changed, knows where it came from and turns into any other table."""

from __future__ import annotations

import dataclasses
import sys
from datetime import date

import pyarrow as pa
import pytest

import plimsoll
from plimsoll.door import Provenance
from plimsoll.door.answer import Answer, tabled

ON = date(2018, 10, 17)

NAMES = ("unit", "value", "detail", "since")


def an_answer() -> Answer:
    rows = [
        {"unit": "T1", "value": 2, "detail": {"longest": 44, "down": ["worker", "seen"]}, "since": ON},
        {"unit": None, "value": 1.5, "detail": {"median": 3.5}},
    ]
    return tabled(NAMES, rows, about={"on": ON, "by": "team"}, provenance=Provenance(ON, None, (1, 2)))


def test_a_column_is_asked_for_by_name() -> None:
    """A column comes as a list, empty cells as None."""
    assert (an_answer()["unit"], an_answer()["since"]) == (["T1", None], [ON, None])


def test_rows_come_as_dictionaries() -> None:
    """Records, iteration and length agree."""
    answer = an_answer()
    assert (len(answer), list(answer), answer.records()[1]["value"]) == (2, answer.records(), 1.5)


def test_an_answer_cannot_be_changed() -> None:
    """Neither its parts nor its columns can be set."""
    answer = an_answer()
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.holds = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        answer.columns["unit"] = ["T9"]  # type: ignore[index]


def test_a_column_that_was_handed_out_is_a_copy() -> None:
    """What a caller does to a column it was given does not reach the answer."""
    answer = an_answer()
    answer["unit"].append("T9")
    assert answer["unit"] == ["T1", None]


def test_the_document_holds_what_was_asked_and_the_rows() -> None:
    """As a document the rows stand under their name, beside what was asked."""
    document = dataclasses.replace(an_answer(), holds="aligned").as_dict()
    assert (document["on"], document["by"], len(document["aligned"])) == (ON, "team", 2)


def test_flat_lays_the_detail_beside_the_rest() -> None:
    """Each key of the detail becomes a column; a row that lacks it is empty there."""
    flat = an_answer().flat()
    assert (flat["longest"], flat["median"], flat["down"]) == ([44, None], [None, 3.5], [["worker", "seen"], None])


def test_a_key_of_the_detail_never_hides_a_column() -> None:
    """A key that is a column's name too is told apart from it."""
    flat = tabled(("value", "detail"), [{"value": 1, "detail": {"value": 2}}]).flat()
    assert flat == {"value": [1], "detail_value": [2]}


def test_arrow_keeps_days_and_numbers() -> None:
    """Days are days, whole and broken numbers of one column are numbers."""
    schema = an_answer().to_arrow().schema
    assert (schema.field("since").type, schema.field("value").type) == (pa.date32(), pa.float64())


def test_an_empty_answer_keeps_its_columns_and_their_types() -> None:
    """Without rows the columns stand, with the types that their names promise."""
    schema = tabled(("unit", "value", "since"), []).to_arrow().schema
    assert [str(kind) for kind in schema.types] == ["string", "double", "date32[day]"]


def test_polars_and_pandas_hold_the_same_rows() -> None:
    """The same table comes as a polars or a pandas frame."""
    answer = an_answer()
    assert answer.to_polars()["value"].to_list() == [2.0, 1.5]
    assert answer.to_pandas()["value"].tolist() == [2.0, 1.5]


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_library_that_is_not_there_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the message says how to install it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(plimsoll.WrongUse, match=rf"plimsoll-line\[{library}\]"):
        getattr(an_answer(), f"to_{library}")()


def test_it_reads_as_a_table() -> None:
    """Shown, it is an aligned table with how many rows there are and where they came from."""
    shown = repr(an_answer()).splitlines()
    assert shown[0].split() == ["unit", "value", "detail", "since"]
    assert shown[-1] == "[2 rows · On 17 October 2018, as known today]"


def test_a_long_answer_is_shown_in_part() -> None:
    """Of a long table the first rows are shown, and the number of all."""
    shown = repr(tabled(("n",), [{"n": n} for n in range(500)]))
    assert (len(shown.splitlines()) < 30, "[500 rows" in shown) == (True, True)


@pytest.mark.parametrize(
    ("provenance", "sentence"),
    [
        (Provenance(ON), "On 17 October 2018, as known today"),
        (Provenance(ON, date(2018, 11, 1)), "On 17 October 2018, as known on 1 November 2018"),
        (Provenance(), "As known today"),
        (Provenance(as_known_on=ON), "As known on 17 October 2018"),
    ],
)
def test_where_it_came_from_in_words(provenance: Provenance, sentence: str) -> None:
    """The day and the knowledge are told in words, the same on every machine."""
    assert provenance.sentence() == sentence


def test_it_knows_the_version_that_made_it() -> None:
    """The version stands in the provenance."""
    assert Provenance().version == plimsoll.__version__


def test_a_laid_out_column_is_a_column_for_each_of_its_keys() -> None:
    """Where a table must be flat they stand under the column's own name; as a document it is a mapping still."""
    told = tabled(
        ("measure", "plan"),
        [{"measure": "a", "plan": {"mean": 1.0, "low": 0.5}}, {"measure": "b", "plan": None}],
        laid_out=("plan",),
    )
    assert told.flat() == {"measure": ["a", "b"], "plan_mean": [1.0, None], "plan_low": [0.5, None]}
    assert told.as_dict()["rows"][0]["plan"] == {"mean": 1.0, "low": 0.5}
    assert told.to_arrow().column_names == ["measure", "plan_mean", "plan_low"]
