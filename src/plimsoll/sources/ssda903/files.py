"""The files of the SSDA903 return: what they are known by, and which of them are kept.

Column names are those of the return (DfE, children looked after data return: guide to submitting data), upper case in
the files. A return's files carry no names of their own, so each is known by its columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plimsoll.sources.mapping import Field, Mapping

SHARED = frozenset({"child", "dob", "sex"})
"""Columns that many of the files have, and that tell nothing of which it is."""
LEAST_NAMES = 2
"""So many of a file's own columns make it that file; fewer where it has no more."""

USUAL_WORKER = r"^(SW|XX)"
"""How a worker's identifier begins: Social Work England's number, or XX where there is none (rule SW02STG1)."""

WORKER_REASONS = (
    *("MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC"),
    *("ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"),
)
"""SW_REASON: why the worker changed."""
AWAY = ("M", "A")
"""MISSING: missing, or away from placement without authorisation."""
ROLE = "Allocated Worker"
"""What a worker of the return is to the child: the return asks for nobody else."""


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """One file of the return.

    Args:
        name: what the guide calls it.
        columns: its columns, lower case, in the guide's order.
        mappings: which canonical tables it fills; none when nothing of it is kept.
    """

    name: str
    columns: tuple[str, ...]
    mappings: tuple[Mapping, ...] = ()

    @property
    def own(self) -> frozenset[str]:
        """The columns by which it is known."""
        return frozenset(self.columns) - SHARED


_CHILD = Field("person_id", ("child",))

PERSON = Mapping(
    "header",
    "person",
    (Field("person_id", ("child",), own=True), Field("birth_month", ("dob",), month_only=True)),
)

PLAN = Mapping(
    "episodes",
    "plan",
    (
        _CHILD,
        Field("started", ("decom",)),
        Field("ended", ("dec",)),
        Field("part_id", joined=("person_id", "started")),
        # The period that joins the episodes is found when they stand side by side.
        Field("plan_id", joined=("person_id", "started")),
    ),
    kind="CLA",
)

REVIEW = Mapping(
    "reviews",
    "review",
    # Every code, PN0 to PN7, is of a review that was held: it says how the child took part.
    (_CHILD, Field("held", ("review",)), Field("review_id", joined=("person_id", "held"))),
    kind="CLA",
)

MISSING = Mapping(
    "missing",
    "missing",
    (
        _CHILD,
        Field("kind", ("missing",), codes={code.lower(): code for code in AWAY}, reported=True),
        Field("started", ("mis_start",)),
        Field("ended", ("mis_end",)),
        Field("missing_id", joined=("person_id", "started")),
    ),
)

ALLOCATION = Mapping(
    "social_worker",
    "allocation",
    (
        _CHILD,
        Field("worker_id", ("sw_id",), upper=True, looks_like=USUAL_WORKER),
        Field("role", always=ROLE),
        Field("started", ("sw_decom",)),
        Field("ended", ("sw_dec",)),
        Field("change_reason", ("sw_reason",), codes={code.lower(): code for code in WORKER_REASONS}, reported=True),
        Field("allocation_id", joined=("person_id", "started", "worker_id"), may_lack=("worker_id",)),
    ),
)

WORKER = Mapping(
    "social_worker",
    "worker",
    (Field("worker_id", ("sw_id",), upper=True), Field("registration", ("sw_id",), upper=True)),
    told_by=("sw_id",),
)

EPISODES = ReturnFile(
    "episodes",
    (
        *("child", "decom", "rne", "ls", "cin", "place", "place_provider", "dec", "rec", "reason_place_change"),
        *("home_post", "pl_post", "urn"),
    ),
    (PLAN,),
)

FILES = (
    ReturnFile("header", ("child", "sex", "dob", "ethnic", "upn", "mother", "mc_dob"), (PERSON,)),
    EPISODES,
    ReturnFile("reviews", ("child", "dob", "review", "review_code"), (REVIEW,)),
    ReturnFile("missing", ("child", "dob", "missing", "mis_start", "mis_end"), (MISSING,)),
    ReturnFile("social_worker", ("child", "dob", "sw_id", "sw_decom", "sw_dec", "sw_reason"), (ALLOCATION, WORKER)),
    ReturnFile("uasc", ("child", "sex", "dob", "duc")),
    ReturnFile(
        "oc2",
        (
            *("child", "dob", "sdq_score", "sdq_reason", "convicted", "health_check", "immunisations", "teeth_check"),
            *("health_assessment", "substance_misuse", "intervention_received", "intervention_offered"),
        ),
    ),
    ReturnFile("oc3", ("child", "dob", "in_touch", "activ", "accom")),
    ReturnFile(
        "ad1", ("child", "dob", "date_int", "date_match", "foster_care", "nb_adoptr", "sex_adoptr", "ls_adoptr")
    ),
    ReturnFile("placed_for_adoption", ("child", "dob", "date_placed", "date_placed_ceased", "reason_placed_ceased")),
    ReturnFile("previous_permanence", ("child", "dob", "prev_perm", "la_perm", "date_perm")),
    ReturnFile("dolo", ("child", "dob", "dolo_start", "dolo_end")),
)


def file_of(header: Iterable[str]) -> ReturnFile | None:
    """The file these columns belong to, in any order and with any others; `None` when they belong to none."""
    columns = frozenset(header)
    found = [file for file in FILES if "child" in columns and _enough(columns, file)]
    return max(found, key=lambda file: len(columns & file.own), default=None)


def _enough(columns: frozenset[str], file: ReturnFile) -> bool:
    return len(columns & file.own) >= min(LEAST_NAMES, len(file.own))
