"""What every writer of rows needs beside the scene: who held what, how records are made, and the names of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from plimsoll.invention.commission import Invention
from plimsoll.invention.holding import Holding, holding
from plimsoll.invention.recording import AT_ONCE, Recorder
from plimsoll.invention.scene import Scene, scene
from plimsoll.invention.sheet import named, numbered
from plimsoll.invention.staff import NOBODY
from plimsoll.invention.streams import Days


@dataclass(frozen=True, slots=True)
class Folder:
    """The scene with its names.

    Args:
        scene: all that happened.
        holding: who held each case.
        referrals: the identifier of each child's referral.
        people: the identifier of each child of the families in `scene`.
        workers: the identifier of each worker.
        teams: the identifier of each team.
        known: the day each child's referral was recorded; nothing about it is recorded before.
    """

    scene: Scene
    holding: Holding
    referrals: Any
    people: Any
    workers: Any
    teams: Any
    known: Days

    def recorder(self, name: str, pace: float = 1.0) -> Recorder:
        """The recorder of one table, at a multiple of the delay of a case note."""
        return Recorder(self.scene.streams.of(f"recording {name}"), self.scene.course, pace)

    def referral_id(self, child: Days) -> Any:
        """The referral of each child of a case."""
        return named(self.referrals, child)

    def person_id(self, child: Days) -> Any:
        """The child of each child of a case."""
        return named(self.people, self.scene.children.person[child])

    def by(self, child: Days, day: Days) -> dict[str, Any]:
        """The worker who held each child on each day, and the team: empty where nobody did."""
        place = self.holding.on(self.scene.children.case[child], day)
        nobody = place == NOBODY
        held = self.holding.held
        return {
            "team_id": named(self.teams, np.where(nobody, NOBODY, held.team[place])),
            "worker_id": named(self.workers, np.where(nobody, NOBODY, held.worker[place])),
        }


def folder(invention: Invention) -> Folder:
    """Draw the scene, give every case its workers and everything its name."""
    drawn = scene(invention)
    received = drawn.of(drawn.cases.received)
    recorder = Recorder(drawn.streams.of("recording referral"), drawn.course, AT_ONCE)
    return Folder(
        scene=drawn,
        holding=holding(drawn),
        referrals=numbered("R", len(drawn.children)),
        people=numbered("P", len(drawn.families.born)),
        workers=numbered("W", len(drawn.staff.team)),
        teams=numbered("T", len(drawn.staff.teams)),
        known=recorder.known(received),
    )
