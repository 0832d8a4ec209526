"""Loads of several sources that are kept together: all in one commit, or none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.processes import ROOT
from tests.rooms.store.drafts import SERVICE, draft, referral
from tests.rooms.store.loading import files
from tests.rooms.store.together import both, pair

from plimsoll.store import Draft, Store
from plimsoll.vocabulary.errors import WrongUse

JANUARY, FEBRUARY, MARCH = (date(2024, month, 1) for month in (1, 2, 3))

FULL_DISK = """
import resource, sys
from tests.rooms.store.together import pair
from plimsoll.store import Store
from plimsoll.vocabulary.errors import PlimsollError
Store.create(sys.argv[2]).keep_all(pair(1))
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    store.keep_all(pair(2))
except PlimsollError as error:
    print(error.what)
"""


def test_loads_kept_together_are_numbered_in_their_order(store: Store) -> None:
    """Each is a load of its own source, with its own files, tables and faults."""
    one, other = store.keep_all(pair(1))
    assert [(load.id, load.source, load.tables) for load in store.loads()] == [
        (1, "ssd", {"referral", "visit"}),
        (2, "hr", {"employment"}),
    ]
    assert (store.loads(), both(store)) == ((one, other), (1, 1))


def test_no_drafts_are_no_loads(store: Store) -> None:
    """Nothing is written, and nobody is waited for."""
    before = files(store)
    assert (store.keep_all([]), store.loads(), files(store)) == ((), (), before)


def test_two_drafts_of_one_source_are_kept_one_after_the_other(store: Store) -> None:
    """The second writes what it changes beside the first, as if it had come by itself."""
    rows = [referral("a", JANUARY), referral("b", JANUARY)]
    store.keep_all([draft(FEBRUARY, {"referral": rows}), draft(MARCH, {"referral": rows[:1]})])
    told = []
    for day in (FEBRUARY, MARCH):
        with store.session(SERVICE, day) as session:
            told.append(session.rows("SELECT referral_id FROM known_referral ORDER BY 1"))
    assert told == [[("a",), ("b",)], [("a",)]]


def _failing(how: str) -> list[Draft]:
    """Two drafts, of which the second cannot be kept: seen at once, or only after the first was written."""
    if how == "at once":
        return [*pair(2)[:1], draft(MARCH, {"employment": []}, service="")]
    return [*pair(2)[:1], draft(MARCH, {"employment": []}, source="hr", files=(None,))]


@pytest.mark.parametrize("how", ["at once", "after the first was written"])
def test_when_one_fails_none_is_kept(store: Store, how: str) -> None:
    """No load, no row and no file of either."""
    store.keep_all(pair(1))
    before = files(store)
    with pytest.raises(WrongUse if how == "at once" else AttributeError):
        store.keep_all(_failing(how))
    assert (files(store), len(store.loads()), both(store), store.verify()) == (before, 2, (1, 1), ())


@pytest.mark.parametrize("room", [500, 3_000, 6_000])
def test_a_disk_that_is_full_half_way_keeps_neither(store: Store, tmp_path: Path, room: int) -> None:
    """Whichever fragment does not fit, both sources stay as they were."""
    store.keep_all(pair(1))
    before = files(store)
    command = [sys.executable, "-c", FULL_DISK, str(store.root), str(tmp_path / "scratch"), str(room)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.stdout.strip(), told.stderr) == ("The disk is full; nothing was changed.", "")
    assert (files(store), len(store.loads()), both(store), store.verify()) == (before, 2, (1, 1), ())
