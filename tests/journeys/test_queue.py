"""The work list, from the command line and by the door."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.council import LATER, ON, council, extract, typed
from tests.rows import world_of

import plimsoll
from plimsoll.pages.queue import SHOWN
from plimsoll.vocabulary.errors import WrongUse

ASKED = ("queue", "--on", "2018-10-17")
ITEM = ["rank", "child", "team", "worker", "task", "due", "days_over", "down", "reasons"]


def test_the_list_has_the_shape_that_is_promised(place: Path) -> None:
    """The day and the items, each with exactly its nine parts, ranked from 1."""
    document = typed(*ASKED, "--store", place, "--format", "json").json
    assert document["on"] == "2018-10-17"
    assert [list(item) for item in document["items"]] == [ITEM] * len(document["items"])
    assert [item["rank"] for item in document["items"]] == list(range(1, len(document["items"]) + 1))
    assert all(item["reasons"] and isinstance(item["down"], list) for item in document["items"])


def test_the_whole_list_of_a_small_council_as_it_was_then_known(place: Path) -> None:
    """P2 waited 44 days for a worker and an assessment; P1's plan had no visit since 3 September; P5 came on the 8th.

    P2: 32 working days since 3 September, one of them allowed: 31 late and 5; barriers worker and assessed 10, and 44
    days at a half; 44 days at a tenth. P1: due 17 September, 22 late and 5; seen down since the 18th; a plan, grave.
    """
    words = (*ASKED, "--as-known-on", ON, "--store", place, "--format", "json")
    p2, p1, p5 = typed(*words).json["items"]
    assert p2 == {
        "rank": 1,
        "child": "P2",
        "team": "T1",
        "worker": None,
        "task": "allocate",
        "due": None,
        "days_over": None,
        "down": ["assessed", "seen", "worker"],
        "reasons": [
            "no allocated worker for 44 days",
            "referral of 3 September with no assessment begun, overdue by 31 working days",
            "not seen since the referral of 3 September, overdue by 22 working days",
            "barriers down: assessed for 42 days, seen for 29 days, worker for 44 days",
            "waited 44 days",
            "urgency 77.4: 36 for the due date, 37 for barriers down, 4.4 for the wait",
        ],
    }
    assert (p1["child"], p1["worker"], p1["task"], p1["due"]) == ("P1", "W1", "visit", "2018-09-17")
    assert (p1["days_over"], p1["down"]) == (22, ["seen"])
    assert p1["reasons"][-1].startswith("urgency 69.5")
    assert (p5["child"], p5["task"], p5["team"]) == ("P5", "allocate", "T2")


def test_what_is_learned_later_changes_the_list_of_that_day(place: Path) -> None:
    """In November it was known that W1 had held P2 since 15 October: the task is no longer to allocate."""
    items = typed(*ASKED, "--store", place, "--format", "json").json["items"]
    assert {item["child"]: item["task"] for item in items} == {"P2": "assess", "P1": "visit", "P5": "allocate"}


def test_the_screen_tells_each_item_and_why(place: Path) -> None:
    """A line an item and its reasons beneath, set to the page's width."""
    said = typed(*ASKED, "--as-known-on", ON, "--store", place)
    assert said.lines[0] == "Waiting work · On 17 October 2018, as known on 17 October 2018 · policy: ageing"
    assert "3 items: 2 to allocate, 1 to visit." in said.out
    assert "no allocated worker for 44 days; referral of 3 September" in said.out
    assert max(map(len, said.lines)) <= 100
    assert (said.code, said.err) == (0, "")


def test_a_long_list_is_told_in_part_and_says_how_much_more_there_is(tmp_path: Path) -> None:
    """The first forty on the screen, all of them in a file."""
    more = world_of(
        referral=[
            {"referral_id": f"RX{n}", "person_id": f"X{n:03}", "received": date(2018, 10, 1)} for n in range(SHOWN)
        ]
    )
    told = {**council(), "referral": [*council()["referral"], *more["referral"]]}
    store = plimsoll.open(tmp_path / "store")
    store.load(extract(tmp_path / "in", told), as_of=ON)
    said = typed(*ASKED, "--store", tmp_path / "store")
    assert "and 3 more. All of them: --format xlsx --out list.xlsx" in said.lines
    assert len(typed(*ASKED, "--store", tmp_path / "store", "--format", "json").json["items"]) == SHOWN + 3
    assert "and 42 more" in typed(*ASKED, "--top", 1, "--store", tmp_path / "store").out


def test_the_first_few_can_be_asked_for(place: Path) -> None:
    """In every format; the ranks are those of the whole list."""
    items = typed(*ASKED, "--top", 2, "--store", place, "--format", "json").json["items"]
    assert [item["rank"] for item in items] == [1, 2]


@pytest.mark.parametrize(("team", "children"), [("T1", ["P2", "P1"]), ("North", ["P2", "P1"]), ("T2", ["P5"])])
def test_a_team_is_asked_for_by_identifier_or_name(place: Path, team: str, children: list[str]) -> None:
    """Only its own children, ranked from 1."""
    words = (*ASKED, "--as-known-on", ON, "--team", team, "--store", place, "--format", "json")
    items = typed(*words).json["items"]
    assert [item["child"] for item in items] == children
    assert [item["rank"] for item in items] == list(range(1, len(children) + 1))


def test_a_workers_list_is_that_workers_own_work_and_counts_nobody(place: Path) -> None:
    """The items, and neither how many there are nor how late, of the worker as a whole."""
    words = (*ASKED, "--as-known-on", ON, "--worker", "W1", "--store", place)
    document = typed(*words, "--format", "json").json
    assert [item["child"] for item in document["items"]] == ["P1"]
    assert (document["waiting"], document["past_ceiling"], document["tasks"]) == (None, None, {})
    assert "item" not in typed(*words).out


@pytest.mark.parametrize(("policy", "first"), [("ageing", "P2"), ("imminent", "P1"), ("first_come", "P2")])
def test_another_policy_puts_another_child_first(place: Path, policy: str, first: str) -> None:
    """Imminent danger puts the child protection plan first, and says by which policy it did."""
    words = (*ASKED, "--as-known-on", ON, "--policy", policy, "--store", place, "--format", "json")
    document = typed(*words).json
    assert (document["policy"], document["items"][0]["child"]) == (policy, first)


def test_a_service_may_choose_its_own_policy(place: Path, tmp_path: Path) -> None:
    """One file of its own in the store: nothing but the kind of case counts."""
    store = plimsoll.open(tmp_path / "store")
    store.load(extract(tmp_path / "in"), as_of=ON)
    profiles = tmp_path / "store" / "profiles"
    profiles.mkdir(exist_ok=True)
    (profiles / "service.toml").write_text('[queue]\npolicy = "imminent"\n\n[policy.imminent]\nceiling_days = 365\n')
    document = typed(*ASKED, "--store", tmp_path / "store", "--format", "json").json
    assert (document["policy"], document["ceiling_days"], document["items"][0]["child"]) == ("imminent", 365, "P1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--team", "Jane Smith"), "There is no team of that name"),
        (("--worker", "Jane Smith"), "No worker has that identifier"),
        (("--worker", "W1' OR '1'='1"), "No worker has that identifier"),
        (("--policy", "fastest"), "Choose one of: ageing, first_come, imminent"),
        (("--top", "0"), "0 is not in the range"),
        (("--top", "ten"), "'ten' is not a valid integer"),
        (("--on", "31/02/2018"), "is not a date"),
    ],
)
def test_what_means_nothing_is_refused(place: Path, words: tuple[str, ...], said: str) -> None:
    """The command ends with 2 and says what to do; a name that was typed is not said again."""
    answer = typed("queue", *words, "--store", place)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "Smith" not in answer.err


def test_several_services_have_several_lists(place: Path, tmp_path: Path) -> None:
    """One must be named: a list is one service's."""
    for name in ("north", "south"):
        typed("load", extract(tmp_path / name), "--service", name, "--as-of", ON, "--store", tmp_path / "store")
    assert "--service" in typed(*ASKED, "--store", tmp_path / "store").err
    assert typed(*ASKED, "--service", "north", "--store", tmp_path / "store").code == 0


def test_a_day_before_everything_has_an_empty_list(place: Path) -> None:
    """Nothing waits, and the list says so."""
    said = typed("queue", "--on", "2015-01-05", "--store", place)
    assert (said.code, "Nothing waits." in said.out) == (0, True)
    assert typed("queue", "--on", "2015-01-05", "--store", place, "--format", "json").json["items"] == []


def test_what_the_records_cannot_tell_is_said_beneath(place: Path) -> None:
    """The council's extract has no reviews and no contacts: a list without them must not look complete."""
    said = " ".join(typed(*ASKED, "--store", place).out.split())
    assert "Not told, for want of records: decisions on contacts, enquiries and conferences, contacts, reviews." in said


def test_every_format_has_every_item(place: Path, tmp_path: Path) -> None:
    """CSV, a workbook with each column explained, and Parquet."""
    rows = list(csv.DictReader(io.StringIO(typed(*ASKED, "--store", place, "--format", "csv").out.lstrip("\ufeff"))))
    assert [row["child"] for row in rows] == ["P2", "P1", "P5"]
    typed(*ASKED, "--store", place, "--format", "xlsx", "--out", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["Items"].max_row == 4
    assert all(line[1] for line in book["Definitions"].iter_rows(min_row=2, values_only=True))
    typed(*ASKED, "--store", place, "--format", "parquet", "--out", tmp_path / "a.parquet")
    assert pq.read_table(tmp_path / "a.parquet").column_names == ITEM


def test_the_door_gives_the_same_list(place: Path) -> None:
    """As the command line does, days as dates."""
    told = plimsoll.open(place).queue(ON, as_known_on=ON, top=2)
    assert told["child"] == ["P2", "P1"]
    assert told["due"] == [None, date(2018, 9, 17)]
    typed_ = typed(*ASKED, "--as-known-on", ON, "--top", 2, "--store", place, "--format", "json").json
    assert json.loads(json.dumps(told.as_dict(), default=str)) == typed_
    with pytest.raises(WrongUse, match="at least one item"):
        plimsoll.open(place).queue(ON, top=0)


def test_the_day_left_out_is_the_last_loads(place: Path) -> None:
    """As for every question."""
    assert typed("queue", "--store", place, "--format", "json").json["on"] == LATER.isoformat()
