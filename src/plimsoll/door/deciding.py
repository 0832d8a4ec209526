"""Keeping a decision: it goes the way of every other record, as a row that is read, checked and kept."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from plimsoll.door.definitions import followable
from plimsoll.door.loading import Terms, load
from plimsoll.sources import register
from plimsoll.store import Store
from plimsoll.vocabulary.decisions import BETWEEN_MEASURES, KINDS
from plimsoll.vocabulary.errors import WrongUse
from plimsoll.vocabulary.table import Kind
from plimsoll.vocabulary.workforce_tables import DECISION

LINE = 200
"""Characters in a title: what was decided, in a line. Plimsoll's own choice."""

ARROW = {Kind.DAY: pa.date32()}


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to be kept.

    Args:
        decided: the day it was taken.
        kind: one of `plimsoll.vocabulary.decisions.KINDS`.
        title: what was decided, in a line; about the service, and no person by name.
        owner: the role that answers for it, and no name.
        effective: the day from which it takes effect; `None` is the day it was taken.
        team: the team it concerns; `None` is the whole service.
        forecast: what was forecast then.
        known: what was known then.
        measures: the measures and defences it should move, by name.
        origin: what it came from: a review, an inspection, a board.
        by_when: the day by which they should have moved; `None` where the look backs say when.
        looked_back: the last day on which it was looked back on.
        reference: its own reference; by default it is named by its day, kind and title.
    """

    decided: date
    kind: str
    title: str
    owner: str
    effective: date | None = None
    team: str | None = None
    forecast: str | None = None
    known: str | None = None
    measures: tuple[str, ...] = ()
    origin: str | None = None
    by_when: date | None = None
    looked_back: date | None = None
    reference: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise WrongUse(f"'{self.kind}' is no kind of decision.", next_step=f"Choose one of: {', '.join(KINDS)}.")
        empty = [name for name in ("title", "owner") if not getattr(self, name).strip()]
        if empty:
            raise WrongUse(f"The decision's {' and '.join(empty)} must say something.")
        if len(self.title) > LINE:
            raise WrongUse(
                f"The decision's title has {len(self.title):,} characters, and a line has {LINE} at most.",
                next_step="Say in a line what was decided; the rest belongs in --known and --forecast.",
            )
        begins = self.effective or self.decided
        if self.by_when is not None and self.by_when < max(begins, self.decided):
            raise WrongUse(
                "The day by which it should have moved its measures lies before the decision takes effect.",
                next_step="Give a later --by-when, or put the other days right.",
            )
        # Each by the name it has in every answer; one that is none ends here, naming the nearest.
        object.__setattr__(self, "measures", tuple(followable(measure) for measure in self.measures))

    @property
    def row(self) -> dict[str, Any]:
        """The same under the names of the canonical columns."""
        return {
            "decision_id": self.reference,
            "decided": self.decided,
            "effective": self.effective,
            "kind": self.kind,
            "title": self.title,
            "owner": self.owner,
            "team_id": self.team,
            "forecast": self.forecast,
            "known": self.known,
            "measures": f"{BETWEEN_MEASURES} ".join(self.measures) or None,
            "origin": self.origin,
            "due": self.by_when,
            "looked_back": self.looked_back,
        }


def keep(place: Path, service: str | None, row: Mapping[str, Any], as_of: date | None = None) -> None:
    """Keep a decision in the register, beside those that stand there; one with its name is put right by it.

    Args:
        place: the store's folder; the store is made if there is none.
        service: the service it concerns; `None` is the only one that the store holds.
        row: the decision, by canonical column.
        as_of: the day on which it became known; `None` is today.

    Raises:
        WrongUse: the store holds several services, and none was named; or a word of it reads as no value.
    """
    rows = pa.Table.from_pylist([dict(row)], _schema())
    with tempfile.TemporaryDirectory(prefix="plimsoll-") as folder:
        files = register.write({DECISION.name: rows}, Path(folder))
        told = load(place, files, Terms(service or _only_service(place), as_of, partial=True), _nobody)
    if told.about["totals"]["refused"]:
        raise WrongUse(
            "The decision was not kept: a word in it reads as no value, such as NULL or N/A.",
            next_step="Give a title, an owner and a reference that say something.",
        )


def looked_back(kept: Mapping[str, Any], day: date) -> dict[str, Any]:
    """A decision as the register shows it, now looked back on, as a row under the name it has.

    Raises:
        WrongUse: the day lies before the decision was taken.
    """
    if day < kept["decided"]:
        raise WrongUse("It cannot be looked back on before it was taken.", next_step="See: plimsoll decisions")
    return {**row_of(kept), "looked_back": day}


def row_of(kept: Mapping[str, Any]) -> dict[str, Any]:
    """A decision as the register shows it, as a row by canonical column, under the name it has."""
    return {**kept, "decision_id": kept["decision"], "team_id": kept["team"], "due": kept["by_when"]}


def _schema() -> pa.Schema:
    return pa.schema([(column.name, ARROW.get(column.kind, pa.string())) for column in DECISION.columns])


def _only_service(place: Path) -> str | None:
    held = Store.open(place).services() if Store.exists(place) else ()
    if len(held) > 1:
        raise WrongUse("The store holds several services.", next_step=f"Say which with --service: {', '.join(held)}")
    return held[0] if held else None


def _nobody(doing: str) -> None:
    """Tell nobody: one row is kept at once."""
