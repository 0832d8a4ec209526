"""What a census of children in need says, element by element."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rooms.sources.census.messages import Tree, child, cin, faults, message, read, rows, saved

from plimsoll import sources

REFERRED = ("CINreferralDate", "2023-06-01")
A_REFERRAL: Tree = [REFERRED, ("PrimaryNeedCode", "N1"), ("ReferralNFA", "false")]
HELD = ("DateOfInitialCPC", "2023-06-20")


def test_a_census_says_whose_it_is_which_day_it_is_of_and_from_when_it_covers(tmp_path: Path) -> None:
    """The authority's code, the day it was made, and 1 April of its year; nothing is read yet."""
    source = sources.recognise(saved(tmp_path, cin(child("C1", A_REFERRAL))))
    assert source is not None
    assert (source.source, source.service, source.as_of) == ("cin_census", "201", date(2024, 5, 23))
    assert source.covers_from == date(2023, 4, 1)
    assert source.tables == ("person", "referral", "conference", "assessment", "plan", "enquiry", "review")


def test_a_census_without_the_day_it_was_made_is_of_its_reference_date(tmp_path: Path) -> None:
    """Where no DateTime stands, the reference date tells from when it is known."""
    source = sources.recognise(saved(tmp_path, cin(child("C1", A_REFERRAL), DateTime="")))
    assert source is not None
    assert source.as_of == date(2024, 3, 31)


def test_a_child_keeps_the_month_of_birth_and_nothing_else_of_itself(tmp_path: Path) -> None:
    """The day of birth, sex, ethnicity, pupil number and disabilities appear in no column of no table."""
    text = child(
        "C1",
        A_REFERRAL,
        UPN="A123456789123",
        PersonBirthDate="2015-03-27",
        Sex="F",
        PersonDeathDate="2024-01-02",
    ).replace(
        "<CINdetails>",
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability></Disabilities>"
        "</ChildCharacteristics><CINdetails>",
    )
    reads = read(tmp_path, cin(text))
    assert rows(reads, "person") == [
        {"person_id": "C1", "birth_month": date(2015, 3, 1), "died": date(2024, 1, 2), "row_no": 1}
    ]
    everything = str([each.rows.to_pydict() for each in reads])
    assert [word for word in ("A123456789123", "WBRI", "HAND", "27)", "'F'") if word in everything] == []


def test_an_unborn_child_has_the_month_it_is_expected(tmp_path: Path) -> None:
    """An expected date of birth is kept as its month; a child with neither date is reported and kept."""
    reads = read(tmp_path, cin(child("C1", A_REFERRAL, ExpectedPersonBirthDate="2024-07-19"), child("C2", A_REFERRAL)))
    assert rows(reads, "person")[0]["expected_month"] == date(2024, 7, 1)
    assert faults(reads) == [("person", 2, "PersonBirthDate", "NO_DATE_OF_CHILD")]


@pytest.mark.parametrize(("said", "meant"), [("0", False), ("1", True), ("true", True), ("false", False), ("", False)])
def test_no_further_action_is_said_in_numbers_and_in_words(tmp_path: Path, said: str, meant: bool) -> None:
    """Councils write 0 and 1 as well as true and false; nothing at all is no."""
    episode: Tree = [REFERRED, ("ReferralNFA", said)]
    [referral] = rows(read(tmp_path, cin(child("C1", episode))), "referral")
    assert referral["nfa"] is meant


def test_a_referral_is_named_by_its_child_and_day(tmp_path: Path) -> None:
    """Its identifier is the child's, an at sign and the day, however the day is written, so that Annex A's agrees."""
    episode: Tree = [
        ("CINreferralDate", " 01/06/2023 "),
        ("PrimaryNeedCode", "N4"),
        ("CINclosureDate", "2023-09-01T00:00:00"),
        ("ReasonForClosure", " RC8 "),
    ]
    [referral] = rows(read(tmp_path, cin(child(" C1 ", episode))), "referral")
    assert referral == {
        "referral_id": "C1@2023-06-01",
        "person_id": "C1",
        "received": date(2023, 6, 1),
        "need_code": "N4",
        "nfa": False,
        "closed": date(2023, 9, 1),
        "close_reason": "RC8",
        "row_no": 1,
    }


def test_a_second_referral_of_a_day_has_a_number_and_the_same_one_twice_has_not(tmp_path: Path) -> None:
    """Two that say different things are two referrals; two that say the same are one, told twice."""
    closed: Tree = [REFERRED, ("CINclosureDate", "2023-06-01"), ("ReferralNFA", "0")]
    again: Tree = [REFERRED, ("ReferralNFA", "0"), ("Assessments", [("AssessmentActualStartDate", "2023-06-02")])]
    reads = read(tmp_path, cin(child("C1", closed, again, closed)))
    assert [row["referral_id"] for row in rows(reads, "referral")] == [
        "C1@2023-06-01",
        "C1@2023-06-01@2",
        "C1@2023-06-01",
    ]
    [assessment] = rows(reads, "assessment")
    assert assessment["referral_id"] == "C1@2023-06-01@2"
    assert assessment["assessment_id"] == "C1@2023-06-01@2@2023-06-02"


def test_everything_of_an_episode_leads_to_its_child_and_its_referral(tmp_path: Path) -> None:
    """Assessments, plans, enquiries, conferences and reviews each have their child, their referral and their days."""
    episode: Tree = [
        *A_REFERRAL,
        ("Assessments", [("AssessmentActualStartDate", "2023-06-02"), ("AssessmentAuthorisationDate", "2023-07-30")]),
        ("CINPlanDates", [("CINPlanStartDate", "2023-08-01"), ("CINPlanEndDate", "2023-09-01")]),
        ("Section47", [("S47ActualStartDate", "2023-06-03"), ("InitialCPCtarget", "2023-06-23"), HELD]),
        (
            "ChildProtectionPlans",
            [
                ("CPPstartDate", "2023-06-20"),
                ("CPPendDate", "2024-01-05"),
                ("Reviews", [("CPPreviewDate", "2023-09-12"), ("CPPreviewDate", "2023-12-12")]),
            ],
        ),
    ]
    reads = read(tmp_path, cin(child("C0", A_REFERRAL), child("C1", episode)))
    of = {"person_id": "C1", "referral_id": "C1@2023-06-01"}
    assert rows(reads, "assessment") == [
        of
        | {
            "assessment_id": "C1@2023-06-01@2023-06-02",
            "started": date(2023, 6, 2),
            "authorised": date(2023, 7, 30),
            "row_no": 1,
        }
    ]
    assert [(row["kind"], row["plan_id"], row["started"], row["ended"]) for row in rows(reads, "plan")] == [
        ("CIN", "C1@2023-08-01", date(2023, 8, 1), date(2023, 9, 1)),
        ("CP", "C1@2023-06-20", date(2023, 6, 20), date(2024, 1, 5)),
    ]
    assert rows(reads, "enquiry") == [of | {"enquiry_id": "C1@2023-06-03", "started": date(2023, 6, 3), "row_no": 1}]
    assert rows(reads, "conference") == [
        of
        | {
            "conference_id": "C1@2023-06-20",
            "enquiry_id": "C1@2023-06-03",
            "target": date(2023, 6, 23),
            "held": date(2023, 6, 20),
            "row_no": 1,
        }
    ]
    assert [(row["review_id"], row["plan_id"], row["person_id"], row["held"]) for row in rows(reads, "review")] == [
        ("C1@2023-06-20@2023-09-12", "C1@2023-06-20", "C1", date(2023, 9, 12)),
        ("C1@2023-06-20@2023-12-12", "C1@2023-06-20", "C1", date(2023, 12, 12)),
    ]


def test_a_conference_beside_the_referral_counts_unless_an_enquiry_has_the_same(tmp_path: Path) -> None:
    """The same day in both is one conference, with its enquiry; another day, or no enquiry, is one of its own."""
    enquiry = ("Section47", [("S47ActualStartDate", "2023-06-03"), HELD])
    both: Tree = [*A_REFERRAL, HELD, enquiry]
    other: Tree = [*A_REFERRAL, ("DateOfInitialCPC", "2023-07-01"), enquiry]
    alone: Tree = [*A_REFERRAL, HELD]
    reads = read(tmp_path, cin(child("C1", both), child("C2", other), child("C3", alone)))
    assert sorted((row["conference_id"], row.get("enquiry_id")) for row in rows(reads, "conference")) == [
        ("C1@2023-06-20", "C1@2023-06-03"),
        ("C2@2023-06-20", "C2@2023-06-03"),
        ("C2@2023-07-01", None),
        ("C3@2023-06-20", None),
    ]


def test_rows_that_cannot_be_used_are_refused_with_their_element_and_its_number(tmp_path: Path) -> None:
    """A bad date, an end before its start, no start and no child: each refused once, named by element and ordinal."""
    children = (
        child("C1", [("CINreferralDate", "last June")], PersonBirthDate="2015-03-27"),
        child("C2", [("ReferralNFA", "0")], PersonBirthDate="2015-03-27"),
        child("C3", [*A_REFERRAL, ("CINclosureDate", "2023-05-01")], PersonBirthDate="2015-03-27"),
        child("", A_REFERRAL, PersonBirthDate="2015-03-27"),
        child(
            "C5",
            [*A_REFERRAL, ("Assessments", [("AssessmentActualStartDate", "2023-06-31")])],
            PersonBirthDate="2015-03-27",
        ),
    )
    reads = read(tmp_path, cin(*children))
    assert faults(reads) == [
        ("person", 4, "LAchildID", "NO_KEY"),
        ("referral", 1, "CINreferralDate", "BAD_DATE"),
        ("referral", 2, "CINreferralDate", "NO_START"),
        ("referral", 3, "CINclosureDate", "ENDS_BEFORE_START"),
        ("referral", 4, "LAchildID", "NO_KEY"),
        ("assessment", 1, "AssessmentActualStartDate", "BAD_DATE"),
    ]
    assert [(each.table, each.read, each.refused) for each in reads if each.read] == [
        ("person", 5, 1),
        ("referral", 5, 4),
        ("assessment", 1, 1),
    ]


def test_what_hangs_on_a_referral_without_a_day_still_stands(tmp_path: Path) -> None:
    """An assessment or plan of such an episode keeps its child and its days, and names no referral."""
    episode: Tree = [
        ("Assessments", [("AssessmentActualStartDate", "2023-06-02")]),
        ("CINPlanDates", [("CINPlanStartDate", "2023-08-01")]),
    ]
    reads = read(tmp_path, cin(child("C1", episode, PersonBirthDate="2015-03-27")))
    assert rows(reads, "assessment") == [
        {"assessment_id": "C1@2023-06-02", "person_id": "C1", "started": date(2023, 6, 2), "row_no": 1}
    ]
    assert rows(reads, "plan")[0]["plan_id"] == "C1@2023-08-01"


def test_unknown_elements_and_attributes_are_passed_over(tmp_path: Path) -> None:
    """A later year's block, a prefix, an attribute and a comment change nothing of what is known."""
    plain = cin(child("C1", A_REFERRAL, PersonBirthDate="2015-03-27"))
    block = "<PreProceedingsandFGDM><CINreferralDate>2026-09-09</CINreferralDate></PreProceedingsandFGDM>"
    dressed = (
        plain.replace("<CINdetails>", f'<CINdetails version="3">{block}<!-- note -->')
        .replace("<Message>", '<c:Message xmlns:c="urn:census">')
        .replace("</Message>", "</c:Message>")
        .replace("<Child>", "<c:Child>")
        .replace("</Child>", "</c:Child>")
    )
    one, other = read(tmp_path, plain), read(tmp_path, dressed)
    assert [each.rows.to_pydict() for each in one] == [each.rows.to_pydict() for each in other]


def test_an_element_in_another_place_is_not_read_for_the_one_that_is_meant(tmp_path: Path) -> None:
    """A closing date inside an assessment does not close the case, nor does a child inside a child count."""
    episode: Tree = [*A_REFERRAL, ("Assessments", [("CINclosureDate", "2023-07-01"), ("Child", [("LAchildID", "X")])])]
    reads = read(tmp_path, cin(child("C1", episode, PersonBirthDate="2015-03-27")))
    assert "closed" not in rows(reads, "referral")[0]
    assert [row["person_id"] for row in rows(reads, "person")] == ["C1"]


def test_the_child_may_be_named_after_its_episodes(tmp_path: Path) -> None:
    """The order of the elements does not matter."""
    text = "<Child><CINdetails><CINreferralDate>2023-06-01</CINreferralDate></CINdetails>"
    text += "<ChildIdentifiers><LAchildID>C1</LAchildID></ChildIdentifiers></Child>"
    assert rows(read(tmp_path, cin(text)), "referral")[0]["referral_id"] == "C1@2023-06-01"


def test_a_census_of_nobody_has_every_table_and_no_rows(tmp_path: Path) -> None:
    """Nothing is missing but the children."""
    reads = read(tmp_path, cin())
    assert [(each.source_table, each.table, each.read) for each in reads] == [
        ("Child", "person", 0),
        ("CINdetails", "referral", 0),
        ("CINdetails", "conference", 0),
        ("Assessments", "assessment", 0),
        ("CINPlanDates", "plan", 0),
        ("Section47", "enquiry", 0),
        ("Section47", "conference", 0),
        ("ChildProtectionPlans", "plan", 0),
        ("CPPreviewDate", "review", 0),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_census_is_read_in_each_encoding_that_tells_itself(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with its mark and UTF-16 with or without one say the same as UTF-8."""
    text = cin(child("Zoë", A_REFERRAL))
    source = sources.recognise(saved(tmp_path, text, encoding))
    assert source is not None
    assert [row["person_id"] for row in rows(list(source.read()), "person")] == ["Zoë"]


def test_windows_1252_is_read_where_it_is_declared(tmp_path: Path) -> None:
    """An encoding that the document declares is believed."""
    text = '<?xml version="1.0" encoding="windows-1252"?>' + cin(child("Zoë", A_REFERRAL))
    source = sources.recognise(saved(tmp_path, text, "cp1252"))
    assert source is not None
    assert [row["person_id"] for row in rows(list(source.read()), "person")] == ["Zoë"]


def test_a_census_that_does_not_name_itself_is_known_by_its_content(tmp_path: Path) -> None:
    """Without a Collection, episodes tell a census of children in need."""
    text = message(f"<Children>{child('C1', A_REFERRAL)}</Children>", collection="")
    source = sources.recognise(saved(tmp_path, text))
    assert source is not None
    assert source.source == "cin_census"
