"""What the department's censuses share: a message with a heading that says which census, whose and of which day."""

from plimsoll.sources.census.heading import ROOT, Heading, heading, stranger
from plimsoll.sources.census.tables import Made, source_table
from plimsoll.sources.census.writing import Document, document

__all__ = ["ROOT", "Document", "Heading", "Made", "document", "heading", "source_table", "stranger"]
