"""What a pack is made of, whatever it is printed on: sections of words, lists, tables and lines through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How a cell's number is written."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    POINTS = "points"
    DAY = "day"

    @property
    def numeric(self) -> bool:
        """Whether it stands to the right, as numbers do."""
        return self in {Kind.NUMBER, Kind.SHARE, Kind.POINTS}


class Tone(StrEnum):
    """What a paragraph or cell is, beside what it says; the words alone must tell it too."""

    PLAIN = "plain"
    CONCERN = "concern"
    ASIDE = "aside"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Args:
        text: what a reader sees.
        value: the number or day behind it, for a workbook; `None` where there is none.
        kind: how the number is written.
        tone: whether it is a matter of concern.
    """

    text: str
    value: float | date | None = None
    kind: Kind = Kind.TEXT
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Args:
        title: its heading.
        width: how wide a workbook shows it, in characters.
        numeric: whether its cells stand to the right.
    """

    title: str
    width: int = 14
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences one under the other.

    Args:
        items: the sentences.
        ordered: whether their order says something.
    """

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A number to be seen first.

    Args:
        label: what it counts.
        figure: the number as text.
        beneath: what it was counted among, or what stands beside it.
    """

    label: str
    figure: str
    beneath: str


@dataclass(frozen=True, slots=True)
class Headlines:
    """The few numbers that are seen first."""

    items: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Args:
        caption: what it shows, in a line.
        columns: its columns; the first names the row.
        rows: its cells, row by row.
        empty: what is said in its place when it has no rows.
        notes: what must be known to read it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing to list."
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision on a chart.

    Args:
        number: its number in the register.
        day: the day it was taken.
        title: what was decided.
        said: the day as a reader sees it.
    """

    number: int
    day: date
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One measure through time.

    Args:
        title: what it is.
        unit: what its values count.
        kind: how they are written.
        days: its days.
        values: its value on each; `None` where there is nothing to draw.
        texts: the same as a reader sees them.
        beside: what it must be read beside, in a sentence.
    """

    title: str
    unit: str
    kind: Kind
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Measures through time that are read together, with the decisions taken meanwhile.

    Args:
        title: what they have in common.
        lines: one chart each.
        marks: the decisions within their days.
    """

    title: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One definition: the word, and what it means, part by part."""

    word: str
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Definitions."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A measure that is not known exactly, through time.

    Args:
        name: what it is: with the decision, without it.
        low: where one in twenty lies below, on each day; `None` where there is nothing to draw.
        lower: one in four.
        median: half.
        upper: three in four.
        high: nineteen in twenty.
    """

    name: str
    low: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    median: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    high: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """One measure through coming days, in two ways that are compared.

    Args:
        title: what it is.
        unit: what its values count.
        kind: how they are written.
        days: its days.
        without: as things are.
        planned: as they would be.
    """

    title: str
    unit: str
    kind: Kind
    days: tuple[date, ...]
    without: Reach
    planned: Reach


@dataclass(frozen=True, slots=True)
class Fans:
    """Measures through coming days that are read together.

    Args:
        title: what they have in common.
        fans: one chart each.
        key: how they are read.
    """

    title: str
    fans: tuple[Fan, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from a low to a high end, each with what it is there.

    Args:
        label: what it is of.
        low: where one end lies.
        high: where the other lies.
        texts: the two as a reader sees them.
    """

    label: str
    low: float
    high: float
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars about a middle, the widest first.

    Args:
        title: what they show.
        bars: the bars.
        middle: where the middle lies.
        text: the middle as a reader sees it.
        ends: what the two ends of a bar are.
    """

    title: str
    bars: tuple[Bar, ...]
    middle: float
    text: str
    ends: tuple[str, str]


Block = Words | Listing | Headlines | Sheet | Lines | Fans | Bars | Glossary


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a pack.

    Args:
        key: its name in links.
        title: its heading.
        sheet: the sheet of the workbook in which it stands.
        blocks: what it says, in order.
    """

    key: str
    title: str
    sheet: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The sections about one team, or about the service.

    Args:
        key: its name in links.
        title: the team's name; empty where the pack has one chapter only.
        sections: its sections, in order.
    """

    key: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole pack, ready to be printed.

    Args:
        title: its title.
        subtitle: whom it is for, and the day.
        warning: what must be read before anything else, such as that nobody in it exists; empty for nothing.
        chapters: what is said of the service or of each team.
        closing: the sections that are said once, at the end.
    """

    title: str
    subtitle: str
    warning: str
    chapters: tuple[Chapter, ...]
    closing: tuple[Section, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in order."""
        return (*(section for chapter in self.chapters for section in chapter.sections), *self.closing)
