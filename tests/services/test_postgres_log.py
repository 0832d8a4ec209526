"""One body of tests, two logs: the SQLite file of a store by itself, and a PostgreSQL server."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from tests.council import ON, extract, typed
from tests.rooms.escalation.lived import in_memory, living
from tests.rooms.store.writers import SERVICE, nth, writer
from tests.services.places import KINDS, Place, place_of

from plimsoll.store import Entry, Log, Note, Store, database, refuse_broken
from plimsoll.store import log as store_log
from plimsoll.store.entry import entered
from plimsoll.vocabulary.errors import DamagedStore, NewerStore, PlimsollError

JANUARY = date(2024, 1, 1)
WRITERS = 3
TIMES = 12

# What takes the guards away, as somebody who may change the tables could.
UNGUARD = {
    "sqlite": ("DROP TRIGGER log_entry_no_update", "DROP TRIGGER log_entry_no_delete"),
    "postgresql": ("DROP TRIGGER log_entry_stays ON log_entry",),
}


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place with an empty store, whose log is not there yet."""
    with place_of(request.param, tmp_path / "store") as where:
        Store.create(where.folder, where.url)
        yield where


@pytest.fixture
def log(place: Place) -> Log:
    """The log of the store."""
    return Store.open(place.folder, place.url).log


def _notes(*keys: str) -> list[Note]:
    return [Note(key, JANUARY, "raised", {"words": '\u00e9quipe 3: 4 overdue, \u2028 \x00 "so"'}) for key in keys]


def _unguard(place: Place) -> None:
    for statement in UNGUARD["sqlite" if place.url is None else "postgresql"]:
        place.run(statement)


def test_an_empty_log_is_whole(log: Log) -> None:
    """Before anything is written there is nothing to read, no head, and nothing wrong."""
    assert (log.entries(), log.entries(SERVICE), log.services()) == ((), (), ())
    assert (log.verify().entries, log.verify().head, log.verify().whole) == (0, "", True)


def test_what_is_written_is_read_again(log: Log, place: Place) -> None:
    """Entries come back as they were given, numbered from 1 and tied together, whoever opens the log."""
    written = log.append(SERVICE, lambda _: _notes("a", "b"))
    again = Log.open(place.folder, place.url)
    assert again.entries() == written
    assert [(entry.number, entry.note) for entry in written] == list(enumerate(_notes("a", "b"), 1))
    assert [entry.before for entry in written] == ["", written[0].hash]
    assert again.verify().head == written[1].hash


def test_a_key_is_written_once(log: Log) -> None:
    """A key that is written is passed over; given twice, it is written where it was given first."""
    log.append(SERVICE, lambda _: _notes("a"))
    assert [entry.note.key for entry in log.append(SERVICE, lambda _: _notes("b", "a", "c", "b"))] == ["b", "c"]
    assert [entry.number for entry in log.append("south", lambda _: _notes("a"))] == [4]
    assert (log.services(), log.append(SERVICE, lambda _: [])) == ((SERVICE, "south"), ())


def test_what_follows_is_made_from_what_is_written_of_the_service(log: Log) -> None:
    """The maker of notes sees the entries of its own service only, in their order."""
    log.append(SERVICE, lambda _: _notes("a"))
    log.append("south", lambda _: _notes("b"))
    seen: list[tuple[Entry, ...]] = []
    log.append(SERVICE, lambda before: seen.append(before) or [])
    assert [entry.note.key for entry in seen[0]] == ["a"]


def test_a_maker_that_fails_leaves_the_log_as_it_was(log: Log) -> None:
    """What it raises is passed on, nothing is written, and the next can write."""
    log.append(SERVICE, lambda _: _notes("a"))
    with pytest.raises(ZeroDivisionError):
        log.append(SERVICE, lambda _: [*_notes("b"), 1 // 0])
    assert [entry.number for entry in log.append(SERVICE, lambda _: _notes("c"))] == [2]
    assert log.verify().whole


@pytest.mark.parametrize("deed", ["UPDATE log_entry SET kind = 'ended'", "DELETE FROM log_entry"])
def test_the_tables_refuse_to_be_changed(log: Log, place: Place, deed: str) -> None:
    """A statement that changes or takes away an entry fails, and says why."""
    log.append(SERVICE, lambda _: _notes("a"))
    with pytest.raises(DBAPIError, match="the log is never changed"):
        place.run(deed)
    assert log.verify().whole


@pytest.mark.parametrize(
    ("deed", "number", "fault"),
    [
        ("UPDATE log_entry SET body = '{}' WHERE number = 2", 2, "is not what was written"),
        ("UPDATE log_entry SET body = 'nonsense' WHERE number = 3", 3, "is not what was written"),
        ("UPDATE log_entry SET body = '5' WHERE number = 3", 3, "is not what was written"),
        ("UPDATE log_entry SET body = '[]' WHERE number = 3", 3, "is not what was written"),
        ("UPDATE log_entry SET day = '2024-02-31' WHERE number = 3", 3, "is not what was written"),
        ("UPDATE log_entry SET made_at = '2020-01-01' WHERE number = 1", 1, "is not what was written"),
        ("UPDATE log_entry SET service = 'south' WHERE number = 4", 4, "is not what was written"),
        ("DELETE FROM log_entry WHERE number = 2", 2, "is missing"),
        ("DELETE FROM log_entry WHERE number = 1", 1, "is missing"),
        ("UPDATE log_entry SET number = -7 WHERE number = 4", -7, "added before the first"),
        ("DELETE FROM log_entry WHERE number > 2", 3, "cut off"),
        ("DELETE FROM log_entry", 1, "cut off"),
        ("UPDATE log SET entries = 3", 4, "added past the end"),
        ("UPDATE log SET head = 'f'", 4, "not tied"),
    ],
)
def test_whatever_was_done_to_the_log_is_found(log: Log, place: Place, deed: str, number: int, fault: str) -> None:
    """Each change behind the log's back is told, with the first entry that does not fit."""
    log.append(SERVICE, lambda _: _notes("a", "b", "c", "d"))
    _unguard(place)
    place.run(deed)
    proof = log.verify()
    assert (proof.number, proof.whole) == (number, False)
    with pytest.raises(DamagedStore, match=f"Entry {number} of the log .*{fault}"):
        refuse_broken(proof, "log")


def test_an_entry_forged_with_its_own_hash_is_found_by_the_next(log: Log, place: Place) -> None:
    """A forger who reckons the hash of the changed entry too has cut the tie of the entry after it."""
    two = log.append(SERVICE, lambda _: _notes("a", "b", "c"))[1]
    forged = entered(2, SERVICE, replace(two.note, kind="ended"), two.made_at, two.before)
    _unguard(place)
    place.run(f"UPDATE log_entry SET kind = 'ended', hash = '{forged.hash}' WHERE number = 2")
    assert (forged.fits(), log.verify().number, log.verify().fault) == (True, 3, "is not tied to the one before it")


@pytest.mark.parametrize("table", ["log", "log_entry"])
def test_half_a_log_is_damage(log: Log, place: Place, table: str) -> None:
    """Entries without the row that says how they end are no empty log, and nothing is written after them."""
    log.append(SERVICE, lambda _: _notes("a"))
    place.run(f"DROP TABLE {table}")
    for ask in (log.entries, log.services, log.verify, lambda: log.append(SERVICE, lambda _: _notes("b"))):
        with pytest.raises(DamagedStore, match="Half of the log is missing"):
            ask()


@pytest.mark.parametrize("body", ["nonsense", "5", "[]"])
def test_an_entry_that_cannot_be_read_is_damage(log: Log, place: Place, body: str) -> None:
    """An entry whose content is no longer any of ours stops a reader with the number of the entry, and its writer."""
    log.append(SERVICE, lambda _: _notes("a", "b"))
    _unguard(place)
    place.run(f"UPDATE log_entry SET body = '{body}' WHERE number = 2")
    with pytest.raises(DamagedStore, match="Entry 2 of the log"):
        log.entries()
    with pytest.raises(DamagedStore, match="Entry 2 of the log"):
        log.append(SERVICE, lambda _: _notes("c"))


def test_a_tail_cut_off_with_its_end_put_right_is_found_by_an_earlier_head(log: Log, place: Place) -> None:
    """A forger who puts the end right is not found by the log alone, but by the head somebody kept elsewhere."""
    written = log.append(SERVICE, lambda _: _notes("a", "b", "c"))
    kept = log.verify().head
    _unguard(place)
    place.run("DELETE FROM log_entry WHERE number = 3")
    place.run(f"UPDATE log SET entries = 2, head = '{written[1].hash}'")
    assert (log.verify().whole, log.verify(kept).whole, log.verify(kept).held) == (True, False, False)
    assert log.verify(written[1].hash[:12]).whole
    with pytest.raises(DamagedStore, match="does not hold the head"):
        refuse_broken(log.verify(kept), "log")


def test_a_newer_log_is_neither_read_nor_written(log: Log, place: Place) -> None:
    """The version stands in the log, wherever it is."""
    log.append(SERVICE, lambda _: _notes("a"))
    place.run("UPDATE log SET format_version = 2")
    for ask in (log.entries, log.services, log.verify, lambda: log.append(SERVICE, lambda _: _notes("b"))):
        with pytest.raises(NewerStore, match="format 2; this one reads 1"):
            ask()
    place.run("DELETE FROM log")
    with pytest.raises(DamagedStore, match="does not say which version"):
        log.entries()


def test_an_answer_does_not_wait_for_a_load(log: Log, place: Place) -> None:
    """While a load holds the catalogue and has written to it, the log is written to at once."""
    with Store.open(place.folder, place.url)._catalogue.writing():
        assert len(log.append(SERVICE, lambda _: _notes("a"))) == 1


def test_a_writer_does_not_wait_for_ever(log: Log, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another does not let go, a writer gives up and says so, and has written nothing."""
    log.append(SERVICE, lambda _: _notes("a"))
    monkeypatch.setattr(store_log, "WAYS", replace(store_log.WAYS, patience=0.05))
    monkeypatch.setattr(database, "GLANCE", 0.05)
    hasty = Log.open(place.folder, place.url)

    def while_another_writes(_: tuple[Entry, ...]) -> list[Note]:
        with pytest.raises(PlimsollError, match="Others are writing to the log; nothing was written"):
            hasty.append(SERVICE, lambda _: _notes("b"))
        return _notes("c")

    log.append(SERVICE, while_another_writes)
    assert [entry.note.key for entry in log.entries()] == ["a", "c"]


def test_a_reader_does_not_wait_for_a_writer(log: Log) -> None:
    """While a writer thinks, readers see what was written before it, and the log is whole."""
    log.append(SERVICE, lambda _: _notes("a"))
    seen: list[int] = []
    log.append(SERVICE, lambda _: seen.append(len(log.entries())) or seen.append(log.verify().entries) or _notes("b"))
    assert (seen, len(log.entries())) == ([1, 1], 2)


def test_a_folder_may_name_its_database(place: Place, log: Log) -> None:
    """A store whose folder holds the URL is opened without it, and its log is the one in that database."""
    (place.folder / "catalogue.url").write_text(f" {place.url or ''}\n", encoding="utf-8")
    for opened in (Store.open(place.folder).log, Store.ensure(place.folder).log, Log.open(place.folder)):
        opened.append(SERVICE, lambda before: nth("w", len(before), before))
    assert (len(log.entries()), Store.exists(place.folder)) == (3, True)
    assert (place.folder / "log.sqlite").exists() == (place.folder / "catalogue.sqlite").exists() == (place.url is None)


def test_many_writers_lose_nothing_and_write_nothing_twice(place: Place, log: Log) -> None:
    """Processes that make one log and write to it at once: all is there once, each made from all that was before it."""
    with ExitStack() as stack:
        names = [f"w{number}" for number in range(WRITERS)]
        children = [stack.enter_context(writer(place.folder, name, TIMES, place.url)) for name in names]
        ends = [(child.wait(), child.stderr.read() if child.stderr else "") for child in children]
    assert ends == [(0, "")] * WRITERS
    entries = log.entries(SERVICE)
    wanted = {f"{name}-{number}" for name in names for number in range(1, TIMES + 1)}
    assert ({entry.note.key for entry in entries}, len(entries)) == (wanted, WRITERS * TIMES)
    assert [entry.note.body["after"] for entry in entries] == [str(place) for place in range(len(entries))]
    assert log.verify().whole


@pytest.mark.parametrize("told", [1, 4, 9])
def test_a_killed_writer_leaves_all_it_told_of_and_a_whole_log(place: Place, log: Log, told: int) -> None:
    """Killed with no warning, a process has written what it told of, at most one more, and nothing by halves."""
    with writer(place.folder, "w", 10_000, place.url) as child:
        assert child.stdout is not None
        while int(child.stdout.readline()) < told:
            pass
        child.send_signal(signal.SIGKILL)
        last = max([told, *map(int, child.stdout.read().split())])
    written = len(log.entries())
    assert (written in {last, last + 1}, log.verify().whole) == (True, True)
    log.append(SERVICE, lambda before: nth("other", 1, before))
    assert (len(log.entries()), log.verify().whole) == (written + 1, True)


def test_a_ladder_killed_and_run_again_is_as_if_never_killed(place: Place, log: Log) -> None:
    """A year of looks and answers, killed after some days and run to its end by two at once, is written once."""
    for days in (1, 9, 17):
        with living(place.folder, 1, place.url) as child:
            assert child.stdout is not None
            for _ in range(days):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        assert log.verify().whole
    with living(place.folder, 1, place.url) as one, living(place.folder, 1, place.url) as other:
        assert [(child.wait(), child.stderr and child.stderr.read()) for child in (one, other)] == [(0, "")] * 2
    written = {entry.note.key: (entry.note.day, entry.note.kind, dict(entry.note.body)) for entry in log.entries()}
    assert (written, log.verify().whole) == (in_memory(1).content(), True)


def test_the_command_line_finds_both_where_the_folder_says(place: Place) -> None:
    """Loading, looking, answering and verifying need no more than the store's folder."""
    folder = place.folder.with_name("council")
    (folder / "store").mkdir(parents=True)
    (folder / "store" / "catalogue.url").write_text(place.url or "", encoding="utf-8")
    answer = ("M1", "--by", "director", "--note", "A rota from Monday", "--next", "2018-11-12", "--on", "2018-10-18")
    for words in (
        ("load", extract(folder / "extract"), "--as-of", str(ON)),
        ("escalate", "--on", "2018-10-17"),
        ("acknowledge", *answer),
        ("escalations", "--verify"),
    ):
        told = typed(*words, "--store", folder / "store")
        assert (told.code, told.err) == (0, ""), words
    made = {entry.note.kind for entry in Log.open(folder / "store").entries()}
    assert made == {"raised", "answered"}
    files = {file.name for file in (folder / "store").iterdir() if file.is_file()}
    assert files == {"catalogue.url"} | (set() if place.url else {"catalogue.sqlite", "log.sqlite"})
