"""The forecast's kernel against its slow twin: event for event, and every counter."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from tests.processes import process
from tests.twin.forecast.beside import apart
from tests.twin.forecast.worlds import KEYS, WORDS, service

from plimsoll.simulation.chances import Key

TIMES = 12
"""A small service is lived through in a few hundredths of a second, so many more are than there are of other worlds."""

# A failing service is not made smaller: it comes of a seed, so a smaller one is only another one.
MANY = settings(
    max_examples=TIMES * settings.default.max_examples, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)


@MANY
@given(WORDS, KEYS)
def test_the_months_as_the_twin_lives_them(seed: int, key: Key) -> None:
    """The same events in the same order, their times to the bit; the same heads counted; sums to a billionth."""
    assert apart(service(seed), key) == []


def test_the_kernel_reaches_nothing_outside_its_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as plain Python, every address looked up, it lives the same months and never leaves an array."""
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    with process("tests.twin.forecast.checked", 7, settings.default.max_examples) as child:
        told, complaint = child.communicate()
    assert (told, child.returncode) == ("", 0), complaint
