"""The week as a person sends it: a letter, a page or a workbook, and nothing in the post that was not meant to be."""

from __future__ import annotations

import email
import shutil
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest
from tests.council import typed
from tests.mail_host import HOST, MailHost

import plimsoll

RAISED = date(2018, 11, 1)
WEEK = date(2018, 11, 7)

SAID = "The duty phone rings out"
NORTH, SOUTH, HEAD = "north@council.example", "south@council.example", "head@council.example"


@pytest.fixture(scope="module")
def ladder(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council's store with matters on its ladder, and a concern."""
    own = tmp_path_factory.mktemp("week") / "store"
    shutil.copytree(place, own)
    store = plimsoll.open(own)
    store.escalate(RAISED)
    store.concern(SAID, "agency", on=RAISED, case="P1")
    return own


def post(store: Path, folder: Path, port: int, more: str = "") -> Path:
    """The same store, its profile naming a mail host and the mailboxes of two roles."""
    own = folder / "store"
    shutil.copytree(store, own)
    (own / "profiles").mkdir(exist_ok=True)
    (own / "profiles" / "service.toml").write_text(
        f'[post]\nhost = "{HOST}"\nport = {port}\nsecurity = "none"\nsender = "plimsoll@council.example"\n{more}'
        f'[post.to]\n"team manager" = ["{NORTH}", "{SOUTH}"]\n"head of service" = "{HEAD}"\n',
        encoding="utf-8",
    )
    return own


def read(content: bytes) -> EmailMessage:
    told = email.message_from_bytes(content, policy=default)
    assert isinstance(told, EmailMessage)
    return told


def words(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def test_a_letter_is_a_draft_that_names_nobody(ladder: Path, tmp_path: Path) -> None:
    """It ends with 0 and prints nothing to the output; in the file stand numbers of matters and no child."""
    said = typed("digest", tmp_path / "week.eml", "--on", WEEK, "--store", ladder)
    letter = read((tmp_path / "week.eml").read_bytes())
    assert (said.code, said.out, letter["X-Unsent"]) == (0, "", "1")
    assert "10 matters wait for an answer" in words(letter)
    assert not any(child in words(letter).replace(";", " ").split() for child in ("P1", "P2", "P5"))
    assert [each for each in (SAID, "Worker One", "W1") if each in words(letter)] == []


def test_a_page_tells_each_matter_and_names_children_when_asked(ladder: Path, tmp_path: Path) -> None:
    """Without --children no identifier stands in it, with it they do."""
    without, named = tmp_path / "week.html", tmp_path / "named.html"
    codes = [typed("digest", out, "--on", WEEK, "--store", ladder, *more).code for out, more in (
        (without, ()), (named, ("--children", "--role", "service manager"))
    )]  # fmt: skip
    assert codes == [0, 0]
    text = without.read_text(encoding="utf-8")
    assert (SAID in text, ">P2<" in text) == (True, False)
    text = named.read_text(encoding="utf-8")
    assert ("The week, for the service manager" in text, ">P2<" in text, SAID in text) == (True, True, True)


def test_a_workbook_lists_every_matter(ladder: Path, tmp_path: Path) -> None:
    """One row each, beneath its role."""
    assert typed("digest", tmp_path / "week.xlsx", "--on", WEEK, "--store", ladder).code == 0
    told = [row[0].value for row in openpyxl.load_workbook(tmp_path / "week.xlsx")["Waiting"].iter_rows()]
    assert [each for each in told if str(each).startswith("M")] == [f"M{number}" for number in range(1, 11)]


def test_a_letter_is_posted_to_the_mailboxes_of_its_role(ladder: Path, tmp_path: Path) -> None:
    """What the host took is what stands in the file; it is no draft; and the roles are said, not their mailboxes."""
    with MailHost().listening() as host:
        store = post(ladder, tmp_path, host.port)
        asked = ("--on", WEEK, "--role", "Team Manager", "--send", "--store", store)
        said = typed("digest", tmp_path / "week.eml", *asked)
    assert (said.code, said.err.splitlines()[-1]) == (0, "Posted to: team manager.")
    assert [(each.to, each.content) for each in host.letters] == [
        ([NORTH, SOUTH], (tmp_path / "week.eml").read_bytes())
    ]
    letter = read(host.letters[0].content)
    assert (letter["X-Unsent"], letter["To"]) == (None, f"{NORTH}, {SOUTH}")


def test_nothing_is_posted_without_being_told_to(ladder: Path, tmp_path: Path) -> None:
    """A profile that names a host is not enough: the host is not even greeted."""
    with MailHost().listening() as host:
        store = post(ladder, tmp_path, host.port)
        assert typed("digest", tmp_path / "week.eml", "--on", WEEK, "--store", store).code == 0
    assert (host.heard, read((tmp_path / "week.eml").read_bytes())["To"]) == ([], f"{NORTH}, {SOUTH}, {HEAD}")


def test_nothing_is_posted_that_could_not_be_kept(ladder: Path, tmp_path: Path) -> None:
    """Where the file cannot be written it ends with 3, and the host is not even greeted."""
    with MailHost().listening() as host:
        store = post(ladder, tmp_path, host.port)
        said = typed("digest", tmp_path / "none" / "week.eml", "--on", WEEK, "--send", "--store", store)
    assert (said.code, "folder does not exist" in said.err, host.heard) == (3, True, [])


def test_a_refused_mailbox_ends_with_2_and_nothing_is_posted(ladder: Path, tmp_path: Path) -> None:
    """The role is said and the mailbox is not; the file is there, to be sent by hand."""
    with MailHost(refuses=frozenset({HEAD})).listening() as host:
        store = post(ladder, tmp_path, host.port)
        said = typed("digest", tmp_path / "week.eml", "--on", WEEK, "--send", "--store", store)
    assert (said.code, host.letters, (tmp_path / "week.eml").exists()) == (2, [], True)
    assert "refused a mailbox of: head of service." in said.err
    assert (HEAD in said.err, "Posted" in said.err) == (False, False)


def test_a_host_that_is_not_there_ends_with_3(ladder: Path, tmp_path: Path) -> None:
    """In one sentence that says what to look at."""
    with MailHost().listening() as host:
        pass
    said = typed("digest", tmp_path / "week.eml", "--on", WEEK, "--send", "--store", post(ladder, tmp_path, host.port))
    assert (said.code, "The mail host was not reached." in said.err, "Posted" in said.err) == (3, True, False)


@pytest.mark.parametrize(
    ("words", "code", "advice"),
    [
        (("week.docx",), 2, "something.eml"),
        (("week.html", "--send"), 2, "Only a letter is posted."),
        (("week.eml", "--send"), 2, "names no mail host"),
        (("week.eml", "--children"), 5, "No child is named in what leaves by post."),
        (("week.eml", "--role", "mayor"), 2, "head of service"),
        (("week.eml", "--role", "mayor", "--send"), 2, "That role is not on the ladder."),
        (("week.eml", "--on", "yesterday"), 2, "yesterday"),
    ],
)
def test_a_wrong_question_says_what_to_type(
    ladder: Path, tmp_path: Path, words: tuple[str, ...], code: int, advice: str
) -> None:
    """Nothing is written, and the sentence helps."""
    file, *rest = words
    said = typed("digest", tmp_path / file, *rest, "--store", ladder)
    assert (said.code, advice in said.err) == (code, True)
    assert list(tmp_path.iterdir()) == []


def test_a_profile_with_a_password_in_it_is_refused(ladder: Path, tmp_path: Path) -> None:
    """It says which field there is none of, and not what stands in it."""
    store = post(ladder, tmp_path, 25, 'password = "open-sesame"\n')
    said = typed("digest", tmp_path / "week.eml", "--on", WEEK, "--store", store)
    assert (said.code, "[post] has no field password." in said.err, "open-sesame" in said.err) == (2, True, False)


def test_a_mailbox_of_a_role_that_there_is_not_is_said(ladder: Path, tmp_path: Path) -> None:
    """A slip of the pen in the profile ends with 2 before anything is gathered."""
    store = post(ladder, tmp_path, 25)
    profile = store / "profiles" / "service.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("head of", "haed of"), encoding="utf-8")
    said = typed("digest", tmp_path / "week.eml", "--on", WEEK, "--send", "--store", store)
    assert (said.code, "[post.to] names a role that is not on the ladder." in said.err) == (2, True)
