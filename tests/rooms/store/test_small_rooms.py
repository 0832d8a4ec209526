"""The parts of the store that can be looked at by themselves: names, precedence, complaints, SQL."""

from __future__ import annotations

import errno
from datetime import date

import pytest

from plimsoll.store.complaints import working_in
from plimsoll.store.folders import fragment_path, slug
from plimsoll.store.holding import NO_PIECES, Holding
from plimsoll.store.known import nothing
from plimsoll.store.precedence import Precedence
from plimsoll.store.records import Fragment, FragmentKind, Load
from plimsoll.store.versions import Bound, day, name, within
from plimsoll.vocabulary.errors import NotPermitted, PlimsollError, WrongUse
from plimsoll.vocabulary.tables import TABLES

MARCH = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("table", "sources", "groups"),
    [
        ("plan", (), ()),
        ("plan", ("ssd",), (("ssd",),)),
        ("plan", ("annex_a", "ssd"), (("ssd",), ("annex_a",))),
        ("plan", ("ssda903", "annex_a", "cin_census"), (("annex_a",), ("cin_census", "ssda903"))),
        ("plan", ("zoo", "ssda903", "ark"), (("ssda903",), ("ark",), ("zoo",))),
        ("missing", ("ssda903", "annex_a"), (("annex_a",), ("ssda903",))),
        (
            "worker",
            ("csww", "hr", "ssda903", "annex_a", "ssd"),
            (("ssd",), ("annex_a",), ("ssda903",), ("hr",), ("csww",)),
        ),
        ("employment", ("csww", "hr"), (("hr",), ("csww",))),
        ("absence", ("csww", "ssd"), (("csww",), ("ssd",))),
        ("vacancy", ("csww", "hr"), (("hr",), ("csww",))),
        ("supervision", ("hr",), (("hr",),)),
        ("time_entry", ("time_study",), (("time_study",),)),
        ("decision", ("register",), (("register",),)),
    ],
)
def test_the_best_informed_source_is_believed(
    table: str, sources: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> None:
    """SSD, Annex A, both returns together; the employer's file before the census; one without a rank comes last."""
    assert Precedence().groups(table, sources) == groups


def test_a_setting_comes_first_and_speaks_alone() -> None:
    """For its table only, and only where it carries it; then the others in their usual order."""
    settled = Precedence({"plan": "ssda903", "visit": "annex_a"})
    sources = ("ssd", "cin_census", "ssda903")
    assert settled.groups("plan", sources) == (("ssda903",), ("ssd",), ("cin_census",))
    assert settled.groups("visit", sources) == settled.groups("review", sources)
    assert settled.groups("review", sources) == (("ssd",), ("cin_census", "ssda903"))


@pytest.mark.parametrize(
    ("settings", "says"),
    [({"plans": "ssd"}, "table that there is not: 'plans'"), ({"plan": "SSD"}, "source that there is not: 'SSD'")],
)
def test_a_setting_of_what_there_is_not_is_refused(settings: dict[str, str], says: str) -> None:
    """A slip in the profile must not be passed over in silence; the message lists what there is."""
    with pytest.raises(WrongUse, match=says) as told:
        Precedence(settings)
    assert "ssd" in told.value.next_step or "plan" in told.value.next_step


@pytest.mark.parametrize(
    ("service", "begins"),
    [("Westmoor & Holme", "westmoor-holme-"), ("825", "825-"), ("../..", ""), ("Ä", ""), ("x" * 200, "x" * 40 + "-")],
)
def test_a_slug_is_safe_and_readable(service: str, begins: str) -> None:
    """Only small letters, digits and hyphens, and short enough for any system."""
    made = slug(service)
    assert made.startswith(begins)
    assert (set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"), len(made) <= 49) == (True, True)


def test_slugs_differ_where_services_do() -> None:
    """Names that are one on Windows are two folders."""
    services = ["Leeds", "leeds", "LEEDS ", "le-eds", "le/eds", "le eds"]
    assert len({slug(service) for service in services}) == len(services)


def test_no_two_fragments_share_a_path() -> None:
    """Even of one load, and even if a number were given twice."""
    paths = {fragment_path("a", "plan", FragmentKind.DELTA, 7) for _ in range(50)}
    assert len(paths) == 50


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, PlimsollError),
        (errno.EFBIG, PlimsollError),
        (errno.EDQUOT, PlimsollError),
        (errno.EACCES, NotPermitted),
        (errno.EROFS, NotPermitted),
        (errno.ENOENT, FileNotFoundError),
    ],
)
def test_what_the_system_says_is_put_in_our_words(number: int, kind: type[Exception]) -> None:
    """Room and permission are complaints of ours; anything else stays what it was."""
    with pytest.raises(kind) as told, working_in("here"):
        raise OSError(number, "said the system")
    assert getattr(told.value, "where", "here") == "here"


@pytest.mark.parametrize(
    ("bound", "condition"),
    [
        (None, "true"),
        (Bound(MARCH), "as_of <= DATE '2024-03-01'"),
        (Bound(MARCH, 4), "(as_of < DATE '2024-03-01' OR (as_of = DATE '2024-03-01' AND at_load <= 4))"),
    ],
)
def test_a_bound_is_a_condition(bound: Bound | None, condition: str) -> None:
    """To the end, to the end of a day, or to one load of that day."""
    assert within(bound) == condition


def test_sql_is_only_text() -> None:
    """The functions that make SQL give text, with names that cannot be mistaken for words of SQL."""
    assert (name("kind"), day(MARCH)) == ('"kind"', "DATE '2024-03-01'")
    assert nothing(TABLES["team"]).startswith('SELECT NULL::VARCHAR AS "team_id"')


def test_a_service_of_which_nothing_is_kept_has_no_pieces() -> None:
    """Nothing to read, nobody who speaks, no first day."""
    empty = Holding((), ())
    assert (empty.pieces("ssd", "plan"), empty.voices("plan", Precedence())) == (NO_PIECES, ())
    assert (empty.first_as_of, empty.first_of("ssd"), empty.bound("ssd", MARCH)) == (None, None, None)


def _load(number: int, as_of: date) -> Load:
    made = {"made_at": None, "made_with": "", "window_start": None, "partial": False}
    return Load(number, "a", "ssd", as_of, tables=frozenset({"plan"}), **made)  # type: ignore[arg-type]


def _fragment(number: int, kind: FragmentKind) -> Fragment:
    return Fragment(number, "ssd", "plan", kind, "", number, MARCH, 0, "", 0)


def test_history_is_read_only_for_days_gone_by() -> None:
    """Today's reader needs the current rows and what is newer; a reader of an earlier day the history too."""
    kinds = (FragmentKind.CURRENT, FragmentKind.HISTORY, FragmentKind.DELTA, FragmentKind.CARRIED)
    current, history, delta, carried = (_fragment(number, kind) for number, kind in enumerate(kinds, 1))
    held = Holding((_load(1, MARCH), _load(2, MARCH.replace(month=5))), (current, history, delta, carried))
    assert held.pieces("ssd", "plan") == ((current,), (delta,))
    assert held.pieces("ssd", "plan", Bound(MARCH.replace(month=6))) == ((current,), (delta,))
    assert held.pieces("ssd", "plan", Bound(MARCH)) == ((current,), (history, delta))


def test_loads_after_a_late_one_are_found_in_their_order() -> None:
    """By day and then by number, of the same source and table only."""
    loads = (_load(1, MARCH.replace(month=6)), _load(2, MARCH), _load(3, MARCH.replace(month=4)), _load(4, MARCH))
    held = Holding(loads, ())
    assert [load.id for load in held.later(loads[1], "plan")] == [4, 3, 1]
    assert held.later(loads[0], "plan") == held.later(loads[1], "visit") == ()
