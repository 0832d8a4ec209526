"""The command itself: its help, its exit codes, its manners on a terminal and in a pipe."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from tests.council import ON, extract, run, terminal, typed

from plimsoll.cli.main import main
from plimsoll.cli.progress import progress
from plimsoll.cli.verbs import VERBS
from plimsoll.vocabulary import errors

HELP_SECONDS = 1.0
"""Generous, for a machine that is busy: `make bench` holds the promise itself."""


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_table_of_verbs_is_true(verb: object) -> None:
    """Each verb's file holds its command, and the table's line ends as a sentence and fits."""
    command = importlib.import_module(verb.module).command  # type: ignore[attr-defined]
    assert isinstance(command, click.Command)
    assert verb.help.endswith(".")  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_help(verb: object) -> None:
    """It says what it does and every option has its line."""
    said = typed(verb.name, "--help")  # type: ignore[attr-defined]
    assert (said.code, said.out.startswith("Usage: plimsoll")) == (0, True)


# These print no rows of a store: a pack and a digest are the files they are given, a template and an invented county
# are folders, and a chart is of a file.
NO_ROWS = {"demo", "invent", "template", "report", "digest", "chart"}


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if verb.name not in NO_ROWS])
def test_every_verb_of_a_store_takes_the_same_options(verb: str) -> None:
    """The store, the service, the format, the file and strictness."""
    said = typed(verb, "--help").out
    assert all(option in said for option in ("--store", "--service", "--format", "--out", "--strict"))


def test_help_lists_every_verb_in_its_order() -> None:
    """The table's order is the help's."""
    said = typed("--help").out
    places = [re.search(rf"^  {verb.name} ", said, re.MULTILINE) for verb in VERBS]
    assert [place.start() for place in places if place] == sorted(place.start() for place in places if place)
    assert None not in places


def test_help_is_quick() -> None:
    """Help loads nothing but the command line."""
    run("--help")
    began = time.perf_counter()
    assert run("--help").code == 0
    assert time.perf_counter() - began < HELP_SECONDS


def test_the_version_is_told() -> None:
    """It says which this is."""
    assert typed("--version").out.startswith("plimsoll, version ")


# --- exit codes ----------------------------------------------------------------------------------------------


def test_done_is_nought(place: Path) -> None:
    """A question that is answered ends with 0, in a process of its own too."""
    said = run("conditions", "--on", "2018-10-17", "--store", place)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("conditionz",), 2, "Did you mean 'conditions'?"),
        (("xyzzy",), 2, "plimsoll --help"),
        (("conditions", "--on", "soon"), 2, "Write it as 2018-10-17 or 17/10/2018"),
        (("conditions", "--by", "child"), 2, "'child'"),
        (("conditions", "--measure", "unalocated"), 2, "Did you mean 'unallocated'?"),
        (("conditions", "--measure", "turnover", "--strict"), 1, "could not be made"),
        (("series", "unallocated", "--from", "2018-10-17"), 2, "--to"),
        (("series", "unallocated", "--from", "2018-10-17", "--to", "2018-10-01"), 2, "cannot end"),
        (("conditions", "--by", "worker", "--measure", "unallocated"), 5, "judges the service"),
        (("conditions", "--service", "north"), 2, "It holds: service"),
        (("defences", "--case", "P4"), 2, "no open case"),
        (("explain", "cases"), 2, "There is no measure 'cases'"),
        (("refused", "--load", "9"), 2, "There is no load 9"),
        (("reconcile", "gone.csv", "--measure", "unallocated"), 3, "gone.csv: There is no such file"),
        (("load", "gone"), 3, "gone"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_its_code(
    place: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    """The sentence says what and what to do; there is no traceback; the code is the one promised."""
    told = typed(*words, "--store", place) if len(words) > 1 else typed(*words)
    assert (told.code, said in told.err, "Traceback" in told.err) == (code, True, False)


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    """It ends with 3, and says what to type first."""
    said = typed("conditions", "--store", tmp_path / "none")
    assert (said.code, "plimsoll load" in said.err) == (3, True)


def test_a_damaged_store_is_said(tmp_path: Path) -> None:
    """It ends with 4 and names the file."""
    typed("load", extract(tmp_path / "in"), "--as-of", ON, "--store", tmp_path / "store")
    for file in (tmp_path / "store").rglob("*.parquet"):
        file.chmod(0o600)
        file.write_bytes(file.read_bytes()[:10])
    said = typed("conditions", "--store", tmp_path / "store")
    assert (said.code, "Traceback" in said.err) == (4, False)


def test_refused_rows_end_with_1_only_when_asked(tmp_path: Path) -> None:
    """With --strict a load that refused a row ends with 1; it is kept all the same."""
    folder = extract(tmp_path / "in")
    episodes = folder / "ssd_cin_episodes.csv"
    episodes.write_bytes(episodes.read_bytes().replace(b"2018-10-08", b"2018-99-08"))
    words = ("load", folder, "--as-of", ON, "--store", tmp_path / "store")
    assert typed(*words).code == 0
    assert typed("refused", "--strict", "--store", tmp_path / "store").code == 1
    said = typed("load", folder, "--as-of", ON, "--store", tmp_path / "other", "--strict")
    assert (said.code, "1 rows were refused" in said.err or "1 row was refused" in said.err) == (1, True)


def test_every_code_is_met_by_an_error() -> None:
    """The codes that the help tells are those of the errors."""
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.PlimsollError)
    ]
    told = typed("--help").out.split("Ends with")[1]
    assert all(str(kind.exit_code) in told for kind in kinds)


# --- pipes and terminals -------------------------------------------------------------------------------------


def test_a_workbook_is_not_thrown_at_a_terminal(place: Path) -> None:
    """On a terminal it is refused with what to add; down a pipe it goes."""
    with terminal(), pytest.raises(SystemExit) as left:
        main(["loads", "--store", str(place), "--format", "xlsx"])
    assert left.value.code == 2
    assert run("loads", "--store", place, "--format", "xlsx").raw.startswith(b"PK")


def test_parquet_goes_down_a_pipe(place: Path) -> None:
    """Its bytes arrive as they are."""
    raw = run("loads", "--store", place, "--format", "parquet").raw
    assert (raw[:4], raw[-4:]) == (b"PAR1", b"PAR1")


def test_a_reader_that_leaves_early_is_no_fault(place: Path) -> None:
    """Piped into something that reads one line, the command ends without a word."""
    command = [sys.executable, "-m", "plimsoll", "conditions", "--store", str(place), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        told = child.stderr.read()
    assert b"Traceback" not in told


def test_an_old_alphabet_is_no_fault(place: Path) -> None:
    """Where the output knows no blocks, the small charts are drawn in signs that it has."""
    words = ("series", "open_cases", "--from", "2018-08-01", "--to", "2018-10-17", "--store", place)
    said = run(*words, **{**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (said.code, said.out.isascii()) == (0, True)
    assert re.search(r"open_cases +service +[.:=+*#@-]{4,}", said.out)


def test_progress_is_silent_in_a_pipe(tmp_path: Path) -> None:
    """Nothing is said of how far a load has come where nobody looks."""
    said = run("load", extract(tmp_path / "in"), "--as-of", ON, "--store", tmp_path / "store")
    assert (said.code, said.err) == (0, "")


def test_progress_on_a_terminal_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it says what is being done and for how long, and at the end the line is clear."""
    with terminal() as screen:
        monkeypatch.setattr(sys, "stderr", screen)
        with progress() as tell:
            tell("Reading")
            time.sleep(0.8)
    assert ("Reading … " in screen.getvalue(), screen.getvalue().endswith("\x1b[K")) == (True, True)


def test_out_writes_the_file_and_nothing_else(place: Path, tmp_path: Path) -> None:
    """The file is there, the output is empty, and nothing half written lies beside it."""
    for form in ("table", "json", "csv", "xlsx", "parquet"):
        said = typed("loads", "--store", place, "--format", form, "--out", tmp_path / f"a.{form}")
        assert (said.code, said.out, f"a.{form}" in said.err) == (0, "", True)
    assert len(list(tmp_path.iterdir())) == 5


def test_a_folder_that_is_not_there_is_said(place: Path, tmp_path: Path) -> None:
    """Writing into a folder that does not exist ends with 3, and says so."""
    said = typed("loads", "--store", place, "--out", tmp_path / "none" / "a.txt")
    assert (said.code, "The folder does not exist" in said.err) == (3, True)


def test_a_file_that_may_not_be_written_is_said(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds open, as Excel does, ends with 5 and the advice to close it."""

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    said = typed("loads", "--store", place, "--out", tmp_path / "a.txt")
    assert (said.code, "Close it" in said.err) == (5, True)


def test_a_full_disk_is_said_and_leaves_nothing(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The half-written file is taken away, and the sentence says why."""

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    said = typed("loads", "--store", place, "--out", tmp_path / "a.txt")
    assert ((said.code, "No space left" in said.err), list(tmp_path.iterdir())) == ((3, True), [])


def test_stopping_is_told(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """A person who stops it is told that the store is as it was, and the code is the shell's own."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plimsoll.door.history.loads", stop)
    said = typed("loads", "--store", place)
    assert (said.code, "The store is as it was" in said.err) == (130, True)


def test_the_environment_may_name_the_store(place: Path) -> None:
    """Without --store, PLIMSOLL_STORE says which."""
    said = run("loads", **{**os.environ, "PLIMSOLL_STORE": str(place)})
    assert (said.code, "2 loads" in said.out) == (0, True)
