"""What the long verification says of what it finds: the table, and pictures that any browser can read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.known.forecast.results import estimate
from verification.finding import Finding, table
from verification.picture import Panel, picture, reach

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("found", "agrees", "word"), [(1.3, True, "agrees"), (0.5, False, "DIFFERS")])
def test_a_finding(found, agrees, word):
    """Three errors from what is expected agrees; five do not, and the table says so aloud."""
    finding = Finding("a queue", "days waited", 1.0, found, 0.1)
    assert finding.agrees is agrees
    assert table([finding]).splitlines()[2].endswith(f"{word} |")


def test_a_ratio_and_its_error():
    """The ratio is of the sums, and its error is by how replications differ: here by hand."""
    found = estimate([(1.0, 2.0), (3.0, 2.0), (2.0, 2.0)])
    assert found.value == pytest.approx(1.0)
    assert found.error == pytest.approx((2.0 / 6) ** 0.5 / 2.0)
    assert found.single == (0.5, 1.5, 1.0)


def test_the_error_shrinks_with_the_root():
    """Four times the replications, half the error."""
    few, many = ([(float(number % 5), 2.0) for number in range(count)] for count in (1_000, 4_000))
    assert estimate(few).error / estimate(many).error == pytest.approx(2.0, rel=1e-3)


def test_a_picture_can_be_read():
    """A picture is SVG with its title, and has each panel's words and marks inside the frame, whatever their values."""
    panel = Panel("waits & such", (0, 10), reach([1.0, 2.0]), "replications")
    panel.dots([(0, 1.0), (10, 1e9)])
    panel.line([(0, 1.0), (10, 2.0)])
    panel.band([(0, 1.0), (10, 1.0)], [(0, 2.0), (10, 2.0)])
    panel.level(1.5)
    drawn = ET.fromstring(picture("Erlang <C>", [panel, panel]))  # noqa: S314 (our own)
    assert drawn.findtext(f"{SVG}title") == "Erlang <C>"
    heights = [float(dot.attrib["cy"]) for dot in drawn.iter(f"{SVG}circle")]
    assert len(heights) == 4
    assert 0 <= min(heights) <= max(heights) <= 240
    assert [word.text for word in drawn.iter(f"{SVG}text")].count("waits & such") == 2


def test_a_range_of_one_value():
    """A range holds its values with room at both ends, even where all are one."""
    assert reach([3.0, 3.0]) == (2.0, 4.0)
    low, high = reach([0.0, 10.0])
    assert (low, high) == (-0.5, 10.5)
