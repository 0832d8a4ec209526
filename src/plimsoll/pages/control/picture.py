"""A control chart as one file that needs nothing else: a page of HTML, or a drawing as SVG."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from plimsoll.door import Drawn
from plimsoll.pages.control import words
from plimsoll.pages.control.geometry import DESK, PHONE, plot
from plimsoll.vocabulary.errors import WrongUse

TEMPLATES = {".html": "chart.html.j2", ".svg": "chart.svg.j2"}
"""What each ending is drawn by."""

ROWS = ("x", "y", "lower", "mean", "upper")


def content(drawn: Drawn, out: Path) -> bytes:
    """The picture as the bytes of a file of that name.

    Raises:
        WrongUse: its ending is neither .html nor .svg.
    """
    template = TEMPLATES.get(out.suffix.lower())
    if template is None:
        raise WrongUse(
            f"A chart cannot be drawn as '{out.suffix or out.name}'.",
            next_step="Call it something.html or something.svg.",
        )
    return _environment().get_template(template).render(told(drawn)).encode()


def told(drawn: Drawn) -> dict[str, object]:
    """All that a template is given, every number already a word."""
    chart = drawn.chart
    sentences = [words.verdict(chart), words.limits(drawn), words.target(drawn)]
    return {
        "title": words.title(drawn),
        "subtitle": words.subtitle(drawn),
        "variation": chart.variation.value,
        "sentences": [sentence for sentence in sentences if sentence],
        "notes": chart.notes,
        "desk": plot(drawn, DESK),
        "phone": plot(drawn, PHONE),
        "heads": (drawn.x, words.drawn_value(drawn), "Lower limit", "Mean", "Upper limit", "Signals"),
        "rows": [
            [
                str(point.x),
                *(words.amount(getattr(point, name), drawn.shares) for name in ROWS[1:]),
                words.signalled(point),
            ]
            for point in chart.points
        ],
    }


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("plimsoll.pages.control", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
