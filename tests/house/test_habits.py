"""The habits of the house: where imports stand, what may be caught, what a name may be, what is written down."""

from __future__ import annotations

import ast
import re

import pytest
from tests.house.survey import SOURCE, Function, Module, imported, proofs, public, source

BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc", "tools", "core"}

# A heavy library, and the rooms that may ask for it. Reasons: docs/decisions/0002-what-we-depend-on.md.
ENGINES = {
    "duckdb": {"store"},
    # Beside the catalogue, one reader: the dataset straight from a council's database.
    "sqlalchemy": {"store", "sources"},
    "psycopg": {"store"},
    "numba": {"simulation"},
    "joblib": {"simulation"},
    "distributed": {"simulation"},
    "click": {"cli"},
    # Pages write answers; sources write workbooks as councils fill them in.
    "xlsxwriter": {"pages", "sources"},
    "python_calamine": {"sources"},
    "jinja2": {"pages"},
    "openpyxl": set(),
    # Asked by tools/bank_holidays.py alone, which writes the table that `vocabulary` reads.
    "holidays": set(),
    # Columns in memory pass between the rooms that read, keep, hand out and make them. Measures and defences
    # hand over SQL and are given rows, so they need none. A forecast is written down as the tables of extracts.
    "pyarrow": {"sources", "store", "intake", "invention", "simulation", "conditions", "door", "pages"},
    "numpy": {"sources", "store", "intake", "invention", "measures", "defences", "conditions", "simulation"},
    "polars": {"door", "conditions", "pages"},
    "pandas": {"door", "conditions", "pages"},
}

# What could carry something out of the building. The catalogue's PostgreSQL is reached by its own driver, when asked.
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3", "webbrowser"}

# The one file that opens a connection: it posts the weekly digest, to the mail host that the service's profile names,
# and only when a person says --send (docs/decisions/0038-what-may-leave-by-post.md).
POSTS = "src/plimsoll/door/posting.py"

# Each with one letter in brackets, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b|NotImplemented[E]rror")
SKIPPED = re.compile(r"\b[s]kip(?:if)?\(|mark\.(?:[s]kip|[x]fail)|[i]mportorskip|unittest\.[m]ock")


def test_imports_stand_at_the_top() -> None:
    """No function imports: a loop of imports is a missing lower floor, and a slow one is loaded lazily by name."""
    inside = [
        module.where(node)
        for module in source()
        for function in module.functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_nothing_is_imported_for_types_only() -> None:
    """`TYPE_CHECKING` appears nowhere: it hides a loop."""
    assert [module.place for module in source() if "TYPE_CHECKING" in module.text] == []


def test_no_room_has_a_name_that_says_nothing() -> None:
    """No file or folder is called utils, helpers, common, manager or base."""
    named = [p.relative_to(SOURCE).as_posix() for p in SOURCE.rglob("*") if p.stem.strip("_") in BANNED_NAMES]
    assert named == []


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_heavy_library_is_asked_for_in_its_rooms_only(engine: str) -> None:
    """Each heavy library is known to the rooms that need it, by import or lazily, and to no other."""
    strangers = [
        module.where(node)
        for module in source()
        if module.room not in ENGINES[engine]
        for name, node in imported(module.tree)
        if name.split(".")[0] == engine
    ]
    assert strangers == []


def test_no_room_asks_the_network() -> None:
    """Nothing of ours opens a connection: no room imports a library that could, but for the one file that posts."""
    asked = [
        module.where(node)
        for module in source()
        if module.place != POSTS
        for name, node in imported(module.tree)
        if name.split(".")[0] in NETWORK or name == "urllib.request"
    ]
    assert asked == []


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def _hands_on(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def test_nothing_is_caught_without_being_named() -> None:
    """A handler names what it expects; one that catches everything must raise again."""
    caught = [
        module.where(node)
        for module in source()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _hands_on(node)
    ]
    assert caught == []


def test_every_public_name_says_what_it_means() -> None:
    """Every public file, class, function and method has a docstring."""
    mute = [module.place for module in source() if ast.get_docstring(module.tree) is None]
    mute += [
        f"{module.where(node)} {name}"
        for module in source()
        for name, node in public(module.tree)
        if ast.get_docstring(node) is None  # type: ignore[arg-type]
    ]
    assert mute == []


def test_nothing_is_left_for_later() -> None:
    """No file of the source or of the tests says that it is unfinished."""
    left = [
        f"{module.place}:{number}"
        for module in (*source(), *proofs())
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert left == []


def test_every_file_reads_annotations_as_text() -> None:
    """Every file with code in it begins with the same future import, so that a type costs nothing at start-up."""
    bare = [
        module.place
        for module in source()
        if module.functions and "from __future__ import annotations" not in module.text
    ]
    assert bare == []


def _cases(module: Module) -> list[Function]:
    return [function for function in module.functions if function.name.startswith("test_")]


def _asserts(function: Function) -> bool:
    written = ast.dump(function)
    return "Assert(" in written or "'raises'" in written or "check_" in written or "assert_" in written


def test_every_test_says_what_is_expected() -> None:
    """Every test has a docstring with the behaviour it expects."""
    mute = [
        f"{module.where(case)} {case.name}"
        for module in proofs()
        for case in _cases(module)
        if not ast.get_docstring(case)
    ]
    assert mute == []


def test_every_test_asserts_something() -> None:
    """Every test asserts a value or an error."""
    hollow = [
        f"{module.where(case)} {case.name}" for module in proofs() for case in _cases(module) if not _asserts(case)
    ]
    assert hollow == []


def test_no_test_is_skipped() -> None:
    """No test is skipped or expected to fail, and none watches calls instead of values."""
    found = [module.place for module in proofs() if SKIPPED.search(module.text)]
    # The one that says which published file is missing, where the repository stands alone.
    assert found == ["tests/samples.py"]
