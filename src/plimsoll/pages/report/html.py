"""A pack as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from plimsoll.pages.report import parts
from plimsoll.pages.report.curves import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, curve
from plimsoll.pages.report.parts import Block, Document

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
    found.filters["shape"] = shape
    return found


FRAME = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM}
"""The edges of a chart's drawing."""


def _style(environment: Environment) -> str:
    source, _, _ = environment.loader.get_source(environment, "pack.css") if environment.loader else ("", None, None)
    return source


def shape(block: Block) -> str:
    """Which kind of block it is, by the name its macro has."""
    return SHAPES[type(block)]


SHAPES: dict[type, str] = {
    parts.Words: "words",
    parts.Listing: "listing",
    parts.Headlines: "headlines",
    parts.Sheet: "sheet",
    parts.Lines: "lines",
    parts.Glossary: "glossary",
}
"""Every kind of block has a macro of its own."""
