"""The published sample of Annex A (January 2024): every list known, every row read."""

from __future__ import annotations

from collections import Counter

from tests.rooms.sources.annex_a.workbooks import read, reasons, recognised, rows_of
from tests.samples import published

from plimsoll.sources.annex_a.headings import headed
from plimsoll.sources.annex_a.package import look_into
from plimsoll.sources.annex_a.workbook import sheets

SAMPLE = ("formats", "annex_a", "Annex_A_2024_Jan.xlsx")


def test_every_list_of_the_sample_is_known() -> None:
    """Its eleven sheets, with their own spellings ("Age", a double bracket, curly quotes), are lists 1 to 11."""
    path = published(*SAMPLE)
    raw = path.read_bytes()
    assert look_into(raw, path.name)
    names = [[str(cell) for cell in sheet.top()[0]] for sheet in sheets(path, raw) or []]
    found = [headed(each) for each in names]
    assert [each.listing.number for each in found if each] == list(range(1, 12))
    assert all(len(each.places) == len(head) for each, head in zip(found, names, strict=True) if each)


def test_every_row_of_the_sample_is_read() -> None:
    """Counts by table as the sheets hold them; nothing is refused."""
    found = read(published(*SAMPLE))
    assert sum(each.refused for each in found) == 0
    told = Counter({table: len(rows_of(found, table)) for table in recognised(published(*SAMPLE)).tables})
    assert told == {
        "contact": 5,
        "person": 43,
        "referral": 23,
        "worker": 25,
        "team": 13,
        "assessment": 5,
        "enquiry": 5,
        "conference": 3,
        "plan": 17,
        "visit": 17,
        "review": 10,
        "allocation": 12,
        "placement": 5,
        "legal_status": 5,
    }
    assert [each[3] for each in reasons(found)] == ["NO_DATE_OF_CHILD"]


def test_names_in_the_sample_lose_their_no_break_spaces() -> None:
    """Its workers' names hold no-break spaces; ours do not."""
    names = [str(each["name"]) for each in rows_of(read(published(*SAMPLE)), "worker")]
    assert names
    assert not any("\u00a0" in name for name in names)
