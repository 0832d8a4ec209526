"""A survey of the house: every file and function of the source and of the tests, read as syntax and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "plimsoll"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    path: Path

    @cached_property
    def text(self) -> str:
        """All of it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    @property
    def place(self) -> str:
        """Its path from the root of the repository, as a reader would type it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        """Its name as an import would say it."""
        parts = self.path.relative_to(SOURCE.parent).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @property
    def room(self) -> str:
        """The room it stands in; the door's own file for a file at the top."""
        return self.name.split(".")[1] if "." in self.name else ""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")

    @property
    def code_lines(self) -> int:
        """How many of them are neither empty nor only a comment."""
        return sum(1 for line in self.text.splitlines() if line.strip() and not line.strip().startswith("#"))

    @cached_property
    def functions(self) -> list[Function]:
        """Its functions and methods, the inner ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def where(self, node: ast.AST) -> str:
        """A file and line that an editor can jump to."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"


@cache
def modules(folder: Path = SOURCE) -> tuple[Module, ...]:
    """Every Python file under `folder`, in order."""
    return tuple(Module(path) for path in sorted(folder.rglob("*.py")))


def source() -> tuple[Module, ...]:
    """Every file of the package."""
    return modules(SOURCE)


def proofs() -> tuple[Module, ...]:
    """Every file of the tests."""
    return modules(TESTS)


def length(function: Function) -> int:
    """The lines of a function's body that do something: its signature and its docstring are for the reader."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


def whole_length(function: Function) -> int:
    """Every line of a function, from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> int:
    """How many arguments a caller may hand over: `self` and `cls` are not the caller's."""
    given = function.args
    names = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def public(tree: ast.AST, outer: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The public classes, functions and methods of a file, each with its dotted name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{outer}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


def imported(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every module a file asks for: by an import, or lazily by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module, node
        elif isinstance(node, ast.Call) and _is_lazy_load(node):
            yield str(node.args[0].value), node  # type: ignore[attr-defined]


def _is_lazy_load(call: ast.Call) -> bool:
    named = isinstance(call.func, ast.Attribute) and call.func.attr in {"load", "import_module"}
    return named and bool(call.args) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
