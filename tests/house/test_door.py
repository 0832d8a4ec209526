"""The lazy door: what may be asked of `plimsoll`, and what asking costs."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import pytest
from tests.house.survey import SOURCE

import plimsoll
from plimsoll.vocabulary import errors

PUBLIC = [
    "Answer",
    "DamagedStore",
    "Incomplete",
    "NewerStore",
    "NotPermitted",
    "NotSent",
    "Plimsoll",
    "PlimsollError",
    "UnreadableInput",
    "WrongUse",
    "chart",
    "invent",
    "open",
]

# What start-up must not pay for. Each takes longer to load than start-up as a whole is allowed.
HEAVY = [
    "click",
    "dask",
    "distributed",
    "duckdb",
    "holidays",
    "joblib",
    "numba",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "smtplib",
    "sqlalchemy",
    "xlsxwriter",
]

# A module that the lazy loader has only promised stands in the table of modules too; it counts once it is really there.
REPORT = """
import importlib.util, json, sys
{action}
real = {{n for n, m in sys.modules.items() if type(m) is not importlib.util._LazyModule}}
print(json.dumps(sorted(real & set({names!r}))))
"""

HELP = """
import contextlib, io
from plimsoll.cli.main import main
sys.argv = ["plimsoll", "--help"]
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
"""


TEMPLATE = """
import contextlib, io, tempfile
from plimsoll.cli.main import main
with tempfile.TemporaryDirectory() as folder:
    sys.argv = ["plimsoll", "template", "hr", folder]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main()
"""


def _loaded_by(action: str) -> list[str]:
    code = REPORT.format(action=action, names=HEAVY)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded: list[str] = json.loads(told.stdout.splitlines()[-1])
    return loaded


def test_the_public_names_are_these() -> None:
    """The names that `plimsoll` offers are pinned: adding or taking one away is a decision."""
    assert sorted(plimsoll.__all__) == PUBLIC


def test_the_stub_leads_to_the_door_and_the_errors_only() -> None:
    """The public names come from the door, or are the errors that it raises."""
    stub = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
    rooms = {node.module for node in stub.body if isinstance(node, ast.ImportFrom)}
    assert rooms == {"door", "vocabulary.errors"}


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    """Each name that is promised can be had, and has a docstring."""
    assert (getattr(plimsoll, name).__doc__ or "").strip() != ""


def test_every_error_is_public() -> None:
    """Whoever calls the API can catch each error by name."""
    tree = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert tree - set(plimsoll.__all__) == set()


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import plimsoll` brings in no engine, no columns, no calendar and no command line."""
    assert _loaded_by("import plimsoll") == []


def test_help_loads_only_the_command_line() -> None:
    """`plimsoll --help` brings in click and nothing else that is heavy."""
    assert _loaded_by(HELP) == ["click"]


def test_a_command_never_pays_for_frames() -> None:
    """A verb that brings in the readers makes Arrow's arrays, and pandas is left where it is."""
    loaded = _loaded_by(TEMPLATE)
    assert ("pyarrow" in loaded, "pandas" in loaded) == (True, False)
