"""What is the log file's own; what both logs do is in tests/services/test_postgres_log.py."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plimsoll.store import Log, Note, Store, log, refuse_broken
from plimsoll.vocabulary.errors import DamagedStore, UnreadableInput, WrongUse

DAY = date(2024, 3, 1)
A = Note("a", DAY, "raised", {"words": "x"})


def test_nothing_is_made_before_something_is_written(store: Store) -> None:
    """Reading and verifying an empty log leave no file behind."""
    assert (store.log.entries(), store.log.verify().whole) == ((), True)
    assert not (store.root / "log.sqlite").exists()


def test_the_log_is_the_users_alone(store: Store) -> None:
    """Its file may be read by nobody else, and stands beside the catalogue."""
    store.log.append("north", lambda _: [A])
    assert stat.S_IMODE((store.root / "log.sqlite").stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_folder_that_is_not_there_is_no_store(tmp_path: Path) -> None:
    """Nothing is written where there is no folder, and reading there finds nothing."""
    nowhere = Log.open(tmp_path / "nowhere")
    with pytest.raises(UnreadableInput, match=r"no Plimsoll store here\. Load something"):
        nowhere.append("north", lambda _: [A])
    assert nowhere.entries() == ()


def test_a_file_that_is_no_database_is_damage(store: Store) -> None:
    """The message says what to put back."""
    (store.root / "log.sqlite").write_bytes(b"no database" * 500)
    for ask in (store.log.entries, store.log.verify, lambda: store.log.append("north", lambda _: [A])):
        with pytest.raises(DamagedStore, match=r"The log is damaged\. Put back"):
            ask()


@pytest.mark.parametrize(
    ("cell", "fault"), [("x'ff41'", "Entry 1 of the log"), ("CAST(x'ff41' AS TEXT)", r"The log is damaged\. Put back")]
)
def test_bytes_that_are_no_text_are_damage(store: Store, cell: str, fault: str) -> None:
    """SQLite keeps them in any column: nobody is told of a server, or shown a fault of ours."""
    store.log.append("north", lambda _: [A])
    with closing(sqlite3.connect(store.root / "log.sqlite")) as other:
        other.execute("DROP TRIGGER log_entry_no_update")
        other.execute(f"UPDATE log_entry SET kind = {cell}")
        other.commit()
    for ask in (store.log.entries, lambda: refuse_broken(store.log.verify(), "log")):
        with pytest.raises(DamagedStore, match=fault):
            ask()


FILL = """
import resource, signal, sys
from datetime import date
from plimsoll.store import Log, Note
from plimsoll.vocabulary.errors import PlimsollError

log = Log.open(sys.argv[1])
before = len(log.entries())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 15, 1 << 15))
try:
    log.append("north", lambda _: [Note(str(n), date(2024, 3, 1), "raised", {"words": "x" * 900}) for n in range(900)])
except PlimsollError as error:
    print(before, error.exit_code, error)
"""


def test_a_full_disk_leaves_the_log_as_it_was(store: Store) -> None:
    """A write that finds no room is refused whole, says so, and the next one succeeds."""
    store.log.append("north", lambda _: [A])
    told = subprocess.run(
        [sys.executable, "-c", FILL, str(store.root)], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert told == (
        "1 2 log.sqlite: The disk is full; nothing was changed. Make room on the store's disk and try again."
    )
    assert (len(store.log.entries()), store.log.verify().whole) == (1, True)
    assert len(store.log.append("north", lambda _: [replace(A, key="b")])) == 1


def test_a_long_log_is_verified_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chain is whole across the parts in which it is read, and a gap at a seam is found."""
    monkeypatch.setattr(log, "BATCH", 4)
    store.log.append("north", lambda _: [replace(A, key=str(number)) for number in range(12)])
    assert (store.log.verify().entries, store.log.verify().whole) == (12, True)
    with closing(sqlite3.connect(store.root / "log.sqlite")) as other:
        other.execute("DROP TRIGGER log_entry_no_delete")
        other.execute("DELETE FROM log_entry WHERE number = 5")
        other.commit()
    assert store.log.verify().number == 5


def test_a_hash_can_be_reckoned_without_us(store: Store) -> None:
    """It is the SHA-256 of the entry's JSON, its names in order: what docs/decisions/0035 says, and no more."""
    entry = store.log.append("north", lambda _: [A])[0]
    said = {"before": "", "body": {"words": "x"}, "day": "2024-03-01", "key": "a", "kind": "raised"}
    said |= {"made_at": entry.made_at, "number": 1, "service": "north"}
    assert entry.hash == hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def test_the_whole_log_taken_away_is_found_by_its_head(store: Store) -> None:
    """A log that was deleted is an empty log, and whole; only a head that was kept elsewhere says otherwise."""
    store.log.append("north", lambda _: [A])
    head = store.log.verify().head
    (store.root / "log.sqlite").unlink()
    assert (store.log.verify().whole, store.log.verify(head).whole) == (True, False)


def test_a_head_of_a_few_letters_is_refused(store: Store) -> None:
    """Too few letters could be found in the hash of any entry."""
    with pytest.raises(WrongUse, match="11 letters is too short"):
        store.log.verify("0" * 11)


def test_a_load_leaves_the_log_alone(store: Store) -> None:
    """Verifying the store's files says nothing of the log, and the log's entries outlive the opening of the store."""
    store.log.append("north", lambda _: [A])
    assert (store.verify(), len(Store.open(store.root).log.entries())) == ((), 1)
