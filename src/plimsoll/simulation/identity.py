"""What stands for a trial: a hash of everything that moves its numbers, and of nothing that does not."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from plimsoll import __version__, measures
from plimsoll.simulation.compiled import written
from plimsoll.simulation.runs import Lives
from plimsoll.simulation.service import Open, Service
from plimsoll.simulation.trial import Trial

DIGITS = 16
"""Letters of the hash that are kept: 64 bits are never met twice by chance among a service's forecasts."""


@cache
def mark() -> str:
    """Stands for everything here on which the last bit of a number hangs: our text, the compiler, numpy, the machine.

    All of this room counts, and the measures of which its answers take: which files could move a number is not guessed.
    """
    digest = hashlib.sha256(f"{__version__} {written()} {np.__version__} {platform.machine()}".encode())
    for room in (Path(__file__).parent, Path(measures.__file__).parent):
        for path in sorted(room.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:DIGITS]


def identity(trial: Trial, lives: Lives) -> str:
    """Stands for the trial, how it is lived through, and what lives through it."""
    digest = hashlib.sha256(f"{mark()} {lives.__module__} {lives.__qualname__}".encode())
    for word in _words(trial):
        digest.update(word.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:DIGITS]


def _words(value: Any) -> Iterator[str]:
    """A value as words that are the same in every process: no address, and no order that Python does not promise."""
    if is_dataclass(value):
        yield type(value).__name__
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, Mapping):
        # Shares are drawn in the order in which they are given.
        yield from _words(tuple(value.items()))
    elif isinstance(value, frozenset):
        yield from _words(tuple(sorted(value)))
    elif isinstance(value, tuple):
        yield str(len(value))
        for each in value:
            yield from _words(each)
    else:
        yield repr(value)


def nameless(trial: Trial) -> Trial:
    """The trial without the identifiers of its cases: the rules never see them, and no other machine need."""
    cases = tuple(_nameless(case) for case in trial.baseline.open_cases)
    same = trial.plan.open_cases is trial.baseline.open_cases
    others = cases if same else tuple(_nameless(case) for case in trial.plan.open_cases)
    return replace(trial, baseline=_with(trial.baseline, cases), plan=_with(trial.plan, others))


def _nameless(case: Open) -> Open:
    return replace(case, reference="") if case.reference else case


def _with(service: Service, cases: tuple[Open, ...]) -> Service:
    return replace(service, open_cases=cases)
