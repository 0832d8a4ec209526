"""A forecast that was stopped goes on where it was; what is damaged is lived through again; the disk is not filled."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.processes import process
from tests.rooms.simulation.trials import STOPS, bits, failing, slow, standing_in, stopped, trial

from plimsoll.simulation import room
from plimsoll.simulation.running import run
from plimsoll.simulation.runs import Backend, Order
from plimsoll.vocabulary.errors import NotPermitted, PlimsollError

MANY = 40


def _order(folder: Path, count: int = MANY, chunk: int = 3) -> Order:
    return Order(count, workers=1, chunk=chunk, folder=folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _fresh(count: int = MANY) -> tuple[bytes, bytes, bytes]:
    return bits(run(trial(), Order(count, workers=1), lives=standing_in))


def test_a_forecast_asked_for_again_is_read_and_not_lived_through(tmp_path: Path) -> None:
    """The second time all is kept: the same numbers, and even what would fail is not lived through."""
    first = run(trial(), _order(tmp_path, 5), lives=failing)
    again = run(trial(), _order(tmp_path, 5), lives=failing)
    assert (first.provenance.reused, again.provenance.reused, bits(again)) == (0, 5, bits(first))


@pytest.mark.parametrize(("before", "after", "reused"), [(10, MANY, 10), (MANY, 10, 10), (3, 4, 3)])
def test_more_or_fewer_replications_begin_with_those_that_are_kept(
    tmp_path: Path, before: int, after: int, reused: int
) -> None:
    """Chunks of another size and another number of replications fit together."""
    run(trial(), _order(tmp_path, before, chunk=7), lives=standing_in)
    runs = run(trial(), _order(tmp_path, after), lives=standing_in)
    assert (runs.provenance.reused, bits(runs)) == (reused, _fresh(after))


def test_another_seed_or_another_way_shares_nothing(tmp_path: Path) -> None:
    """Each trial has a folder of its own."""
    run(trial(1), _order(tmp_path), lives=standing_in)
    assert run(trial(2), _order(tmp_path), lives=standing_in).provenance.reused == 0
    assert run(trial(1), _order(tmp_path, 5), lives=failing).provenance.reused == 0
    assert len(list(tmp_path.iterdir())) == 3


def test_ctrl_c_leaves_what_is_finished(tmp_path: Path) -> None:
    """A stop is passed on; the chunks before it are there and the next run has the others."""
    with pytest.raises(KeyboardInterrupt):
        run(trial(), _order(tmp_path), lives=stopped)
    told: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        run(trial(), _order(tmp_path), lambda done, _: told.append(done), stopped)
    assert told == [STOPS]


def _told(child: subprocess.Popen[str]) -> int:
    """How many replications the process says are there, in its next line."""
    assert child.stdout is not None
    return int(child.stdout.readline().split()[0])


def _last_told(child: subprocess.Popen[str], before: int) -> int:
    """The last that it says before it ends; what it had said before where it says nothing more."""
    assert child.stdout is not None
    lines = child.stdout.read().splitlines()
    child.wait()
    return int(lines[-1].split()[0]) if lines else before


@pytest.mark.parametrize(
    ("how", "seed"),
    [(signal.SIGKILL, 0), (signal.SIGKILL, 1), (signal.SIGKILL, 2), (signal.SIGINT, 3), (signal.SIGTERM, 4)],
)
def test_a_forecast_killed_at_any_moment_goes_on_to_the_same_numbers(
    tmp_path: Path, how: signal.Signals, seed: int
) -> None:
    """However and whenever it is stopped, what it told of is kept, and the numbers are those of a whole run."""
    with process("tests.rooms.simulation.resumed", tmp_path, MANY) as child:
        assert (_told(child), _told(child)) == (0, 3)
        time.sleep(random.Random(seed).uniform(0, 0.15))
        child.send_signal(how)
        told = _last_told(child, 3)
    runs = run(trial(), _order(tmp_path), lives=slow)
    assert told <= runs.provenance.reused <= MANY
    assert bits(runs) == _fresh()


def _shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _another(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(1000))


@pytest.mark.parametrize("damage", [_shorten, _flip, _empty, _another, Path.unlink])
def test_what_is_damaged_is_lived_through_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """A file cut short, with one bit turned, empty, of something else, or gone: its chunk alone is run again."""
    run(trial(), _order(tmp_path), lives=standing_in)
    damage(_files(tmp_path)[4])
    runs = run(trial(), _order(tmp_path), lives=standing_in)
    assert (runs.provenance.reused, bits(runs)) == (MANY - 3, _fresh())
    assert run(trial(), _order(tmp_path), lives=standing_in).provenance.reused == MANY


def test_half_written_files_are_passed_over_and_the_old_ones_taken_away(tmp_path: Path) -> None:
    """What a killed process left goes after an hour; before that another process may still be writing it."""
    run(trial(), _order(tmp_path), lives=standing_in)
    old, new = (_files(tmp_path)[0].with_name(f".{name}{room.HALF}") for name in ("old", "new"))
    for half in (old, new):
        half.write_bytes(b"half a chunk")
    os.utime(old, (time.time() - room.ABANDONED_AFTER - 1,) * 2)
    assert run(trial(), _order(tmp_path), lives=standing_in).provenance.reused == MANY
    assert (old.exists(), new.exists()) == (False, True)


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Nobody else may read a forecast's numbers."""
    run(trial(), _order(tmp_path / "forecasts"), lives=standing_in)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "forecasts").rglob("*")}
    assert modes == {0o700, 0o600}


def test_the_trials_used_longest_ago_go_first(tmp_path: Path) -> None:
    """So many trials are kept; one that was used again stays; what is not a trial's is never touched."""
    mine = tmp_path / "kept for a decision"
    mine.mkdir()
    names = {}
    for seed in range(room.TRIALS):
        names[seed] = run(trial(seed), _order(tmp_path, 3), lives=standing_in).provenance.trial
        os.utime(tmp_path / names[seed], (1000.0 + seed,) * 2)
    run(trial(0), _order(tmp_path, 3), lives=standing_in)
    last = run(trial(99), _order(tmp_path, 3), lives=standing_in).provenance.trial
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {mine.name, last, *names.values()} - {names[1]}


def test_what_takes_too_much_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trials before the present one may take so many bytes together."""
    sizes = []
    for seed in range(3):
        run(trial(seed), _order(tmp_path, 3), lives=standing_in)
        sizes.append(sum(path.stat().st_size for path in _files(tmp_path)))
    monkeypatch.setattr(room, "BYTES", sizes[0])
    run(trial(9), _order(tmp_path, 3), lives=standing_in)
    assert len(list(tmp_path.iterdir())) == 2


class Usage(NamedTuple):
    """What a disk says of itself, in bytes."""

    free: int


def test_a_disk_without_room_is_told_of_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first chunk it is known what all will take; nothing more is lived through if that does not fit."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(room.SPARE + 5000))
    told: list[int] = []
    with pytest.raises(PlimsollError) as caught:
        run(trial(), _order(tmp_path / "forecasts"), lambda done, _: told.append(done), standing_in)
    assert caught.value.sentence() == (
        "forecasts: The disk has no room for the forecast's replications: 257 MB are needed and 256 MB are free. "
        "Make room on that disk, or ask for fewer replications or fewer days."
    )
    assert told == [0]


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, no files."""
    monkeypatch.chdir(tmp_path)
    run(trial(), Order(5), lives=standing_in)
    assert _files(tmp_path) == []


@pytest.mark.parametrize("place", ["file", "file/forecasts", "nowhere/forecasts"])
def test_a_place_where_nothing_can_be_kept_is_refused(tmp_path: Path, place: str) -> None:
    """A file, something in a file, a folder in none: nothing is lived through in vain."""
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(NotPermitted, match="Finished replications may not be kept here"):
        run(trial(), _order(tmp_path / place), lives=failing)


def test_processes_keep_what_threads_kept(tmp_path: Path) -> None:
    """A run by threads, stopped, goes on by processes."""
    with pytest.raises(PlimsollError):
        run(trial(), _order(tmp_path), lives=failing)
    order = Order(5, workers=2, backend=Backend.PROCESSES, chunk=1, folder=tmp_path)
    runs = run(trial(), order, lives=failing)
    assert (runs.provenance.reused, bits(runs)) == (3, _fresh(5))
