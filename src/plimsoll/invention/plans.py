"""Plans: children in need and child protection as one row a plan; being looked after as a period of episodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import pyarrow as pa

from plimsoll.invention.folder import Folder
from plimsoll.invention.scene import Scene
from plimsoll.invention.sheet import numbered
from plimsoll.invention.streams import Days


class Spell(IntEnum):
    """The spells of a case that have a plan."""

    CIN = 0
    AFTER = 1
    CP = 2
    CARE = 3


# The steps of a case that begin and end each.
BOUNDS = {
    Spell.CIN: ("cin", "cin_to"),
    Spell.AFTER: ("after", "after_to"),
    Spell.CP: ("conference", "cp_to"),
    Spell.CARE: ("care", "care_to"),
}
PREFIX = {Spell.CIN: "N", Spell.AFTER: "S", Spell.CP: "CP", Spell.CARE: "LA"}
KIND = {Spell.CIN: "CIN", Spell.AFTER: "CIN", Spell.CP: "CP", Spell.CARE: "CLA"}

NONE = -1


@dataclass(frozen=True, slots=True)
class Plans:
    """Every plan of every child, spell by spell. A plan is a position here.

    Args:
        spell: which spell of its case.
        child: the child of the case.
        start: from.
        end: until; `NEVER` while it lasts.
        names: its identifier.
        place: for each spell and child, its plan or none.
    """

    spell: Days
    child: Days
    start: Days
    end: Days
    names: Any
    place: Days

    def of(self, spell: Spell, child: Days) -> Days:
        """The plan of that spell of each child, or none."""
        found: Days = self.place[spell][child]
        return found

    def all_of(self, spell: Spell) -> Days:
        """The positions of the plans of one spell."""
        return np.flatnonzero(self.spell == spell)


def bounds(scene: Scene, spell: Spell) -> tuple[Days, Days]:
    """The first day of that spell of each case, and the day it ends."""
    begins, ends = BOUNDS[spell]
    return getattr(scene.cases.steps, begins), getattr(scene.cases.steps, ends)


def plans(folder: Folder) -> Plans:
    """The plans open at some time in the records' years."""
    scene = folder.scene
    parts = [_of_spell(scene, spell) for spell in Spell]
    counts = np.cumsum([0, *(len(child) for child, _, _ in parts)])
    place = np.full((len(Spell), len(scene.children)), NONE, dtype=np.int64)
    for spell, (child, _, _) in zip(Spell, parts, strict=True):
        place[spell, child] = counts[spell] + np.arange(len(child))
    return Plans(
        spell=np.concatenate([np.full(len(child), spell) for spell, (child, _, _) in zip(Spell, parts, strict=True)]),
        child=np.concatenate([child for child, _, _ in parts]),
        start=np.concatenate([start for _, start, _ in parts]),
        end=np.concatenate([end for _, _, end in parts]),
        names=_names([len(child) for child, _, _ in parts]),
        place=place,
    )


def _of_spell(scene: Scene, spell: Spell) -> tuple[Days, Days, Days]:
    start, end = (scene.of(days) for days in bounds(scene, spell))
    end = scene.ended(end)
    which = np.flatnonzero((start <= scene.last) & (end >= scene.first) & (start < end))
    which = which[np.argsort(start[which], kind="stable")]
    return which, start[which], end[which]


def _names(counts: list[int]) -> Any:
    named = [numbered(PREFIX[spell], count) for spell, count in zip(Spell, counts, strict=True)]
    return pa.concat_arrays(named)
