"""The examples of each measure and defence: one file each, named as the program names it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.spec.example import Example

HERE = Path(__file__).parent
MEASURES = "measures"
DEFENCES = "defences"


def examples(room: str, name: str) -> tuple[Example, ...]:
    """The examples of one measure or defence, in the order in which they are to be read; none when it has no file."""
    if not (HERE / room / f"{name}.py").exists():
        return ()
    found: tuple[Example, ...] = import_module(f"tests.spec.{room}.{name}").EXAMPLES
    return found


def names(room: str) -> list[str]:
    """What has examples in a room."""
    return sorted(path.stem for path in (HERE / room).glob("*.py"))
