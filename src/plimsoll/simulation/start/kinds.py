"""The stages that a case goes through here, gravest first, and by what each is told in the records."""

from __future__ import annotations

from dataclasses import dataclass

from plimsoll.simulation.service import Kind
from plimsoll.vocabulary import workload


@dataclass(frozen=True, slots=True)
class Sort:
    """One stage, before anything is known of how long it takes.

    Args:
        name: its name in a forecast.
        kind: how it is counted.
        work: the workload profile's name for its kind of case.
        visit: the clocks to the first, second and later visits; empty for none.
        review: the same of reviews.
        deadline: the clock by which it should be over; empty for none.
        from_arrival: whether that clock runs from the referral.
        rank: which work comes first: the lowest.
    """

    name: str
    kind: Kind
    work: str
    visit: tuple[str, str, str] | None = None
    review: tuple[str, str, str] | None = None
    deadline: str = ""
    from_arrival: bool = False
    rank: int = 3

    @property
    def grave(self) -> bool:
        """Whether it is one of the gravest kinds, as the work list has them: an enquiry, a child protection plan."""
        return self.kind in (Kind.ENQUIRY, Kind.CP)


PROTECTION = Sort(
    "child protection plan",
    Kind.CP,
    "CP",
    visit=("visit_cp",) * 3,
    review=("review_cp_first", "review_cp", "review_cp"),
    rank=0,
)
LOOKED_AFTER = Sort(
    "looked after",
    Kind.CLA,
    "CLA",
    visit=("visit_cla_first", "visit_cla", "visit_cla"),
    review=("review_cla_first", "review_cla_second", "review_cla"),
    rank=1,
)
ENQUIRY = Sort("enquiry", Kind.ENQUIRY, workload.ENQUIRY, deadline="conference", rank=0)
IN_NEED = Sort("child in need plan", Kind.CIN, "CIN", visit=("visit_cin",) * 3, rank=2)
ASSESSMENT = Sort("assessment", Kind.ASSESSMENT, workload.ASSESSMENT, deadline="assessment", from_arrival=True, rank=1)
AGAIN = Sort("assessment again", Kind.ASSESSMENT, workload.ASSESSMENT, deadline="assessment", rank=1)
DECISION = Sort("decision", Kind.OTHER, workload.OTHER)
CLOSING = Sort("closing", Kind.OTHER, workload.OTHER)
LEAVING_CARE = Sort("leaving care", Kind.OTHER, workload.OTHER)

SORTS = (PROTECTION, LOOKED_AFTER, ENQUIRY, IN_NEED, ASSESSMENT, AGAIN, DECISION, LEAVING_CARE, CLOSING)
"""Every stage, gravest first: a child in several at once is in the first of them."""
