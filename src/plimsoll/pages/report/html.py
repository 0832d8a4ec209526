"""A pack as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from plimsoll.pages.amounts import MISSING
from plimsoll.pages.report import bars, fans, parts
from plimsoll.pages.report.curves import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, curve, label
from plimsoll.pages.report.parts import Block, Document, Kind

TEMPLATES = "templates"

PAGE = "pack.html.j2"


def page(document: Document) -> str:
    """The page, every text in it escaped."""
    return _environment().get_template(PAGE).render(document=document)


def _environment() -> Environment:
    """Where the templates are, everything escaped, and a name that is not given an error instead of a gap."""
    found = Environment(
        loader=PackageLoader("plimsoll.pages.report", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"curve": curve, "frame": FRAME, "style": _style(found)}
    found.globals |= {"fan": fans.fan, "fan_frame": FAN_FRAME, "bars": bars.bars, "bars_wide": bars.WIDTH}
    found.filters["shape"] = shape
    found.filters["told_as"] = told_as
    return found


FRAME = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM}
"""The edges of a chart's drawing."""

FAN_FRAME = {
    "width": fans.WIDTH,
    "height": fans.HEIGHT,
    "left": fans.LEFT,
    "right": fans.WIDTH - fans.RIGHT,
    "bottom": fans.HEIGHT - fans.BOTTOM,
}
"""The edges of a fan's drawing."""


def _style(environment: Environment) -> str:
    source, _, _ = environment.loader.get_source(environment, "pack.css") if environment.loader else ("", None, None)
    return source


def shape(block: Block) -> str:
    """Which kind of block it is, by the name its macro has."""
    return SHAPES[type(block)]


def told_as(value: float | None, kind: Kind) -> str:
    """A number of a fan as a reader sees it; nothing is said by a dash."""
    return MISSING if value is None else label(value, kind)


SHAPES: dict[type, str] = {
    parts.Words: "words",
    parts.Listing: "listing",
    parts.Headlines: "headlines",
    parts.Sheet: "sheet",
    parts.Lines: "lines",
    parts.Fans: "fans",
    parts.Bars: "bars",
    parts.Glossary: "glossary",
}
"""Every kind of block has a macro of its own."""
