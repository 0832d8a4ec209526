"""A digest as one page that a mail program can show: tables, styles in the tags, no script, no picture, no address."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from plimsoll.pages.report.paper import BLUE, CONCERN, INK, QUIET
from plimsoll.pages.report.parts import Document

PAGE = "digest.html.j2"

RULE, GROUND = "#C9D1DA", "#F1F4F8"

FONT = "'Segoe UI',Calibri,Arial,sans-serif"
"""Fonts that the readers' machines have; a letter brings none along."""

HEADING = f"color:{BLUE};font-weight:bold;"
SMALL = f"font-size:13px;line-height:19px;color:{QUIET};"
HEAD = "text-align:left;vertical-align:bottom;"
CELL = "text-align:left;vertical-align:top;font-weight:normal;"
WORDS = "overflow-wrap:break-word;"
ANYWHERE = "overflow-wrap:anywhere;"
TEXT = f"font-family:{FONT};font-size:15px;line-height:22px;color:{INK};"

LONG = 18
"""From what width on, in characters, a column holds text that may be broken anywhere on a telephone: no day does."""

STYLES = {
    "body": f"margin:0;padding:0;background-color:{GROUND};{TEXT}",
    "sheet": "max-width:760px;background-color:#FFFFFF;",
    "inside": f"padding:20px 16px 28px;{TEXT}",
    "mark": f"margin:0 0 4px;font-size:13px;font-weight:bold;letter-spacing:1px;color:{BLUE};",
    "h1": f"margin:0;{HEADING}font-size:24px;line-height:30px;",
    "subtitle": f"margin:4px 0 0;color:{QUIET};",
    "warning": f"margin:14px 0 0;padding:10px 12px;border:2px solid {CONCERN};color:{CONCERN};font-weight:bold;",
    "h2": f"margin:28px 0 8px;padding:0 0 4px;border-bottom:2px solid {BLUE};{HEADING}font-size:18px;line-height:24px;",
    "plain": "margin:0 0 10px;",
    "aside": f"margin:8px 0 0;{SMALL}{ANYWHERE}",
    "lead": f"margin:0 0 10px;font-family:Consolas,'Courier New',monospace;font-size:13px;{ANYWHERE}",
    "concern": f"margin:0 0 10px;color:{CONCERN};font-weight:bold;",
    "table": "width:100%;border-collapse:collapse;margin:12px 0 4px;",
    "caption": f"padding:0 0 4px;text-align:left;font-weight:bold;{TEXT}",
    "head": f"padding:4px 10px 4px 0;border-bottom:2px solid {INK};{HEAD}font-size:13px;line-height:18px;",
    "cell": f"padding:6px 10px 6px 0;border-bottom:1px solid {RULE};{CELL}font-size:14px;line-height:20px;{WORDS}",
    "long": ANYWHERE,
    "number": "text-align:right;",
    "cell_concern": f"color:{CONCERN};font-weight:bold;",
    "foot": f"margin:28px 0 0;padding:10px 0 0;border-top:1px solid {RULE};{SMALL}",
}
"""Every style, written into the tag that it is for: many mail programs read no others."""


def page(document: Document) -> str:
    """The page, every text in it escaped."""
    return _environment().get_template(PAGE).render(document=document, style=STYLES, long=LONG)


def _environment() -> Environment:
    """Where the template is, everything escaped, and a name that is not given an error instead of a gap."""
    return Environment(
        loader=PackageLoader("plimsoll.pages.digest", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
