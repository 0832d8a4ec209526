"""Many replications of a trial: those that are kept already, then the others, wherever they are lived through.

The numbers hang on the trial alone. Chance is keyed by seed, replication and entity, so it does not matter which worker
lives through a replication, after which other, or in which order the chunks come back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import closing

from plimsoll import __version__
from plimsoll.simulation.chunk import Parcel, lived
from plimsoll.simulation.gathering import Gathered
from plimsoll.simulation.identity import identity, mark, nameless
from plimsoll.simulation.keeping import Kept
from plimsoll.simulation.living import lives_through
from plimsoll.simulation.runs import WORD, Lived, Lives, Order, Provenance, Runs
from plimsoll.simulation.sending import sent, workers
from plimsoll.simulation.trial import Trial
from plimsoll.vocabulary.errors import WrongUse

CHUNK = 8
"""The most replications in a chunk where nobody says: of a county, two or three seconds' work, lost by a stop."""

TURNS = 16
"""Chunks for each worker at least, so that none is idle while another has its last."""

Tell = Callable[[int, int], None]
"""Is told after each chunk how many replications there are by now, and of how many."""


def silent(done: int, of: int) -> None:
    """Tells nobody."""


def run(trial: Trial, order: Order, tell: Tell = silent, lives: Lives = lives_through) -> Runs:
    """Live through many replications of a trial.

    Args:
        trial: the trial.
        order: how many, where, and where they are kept.
        tell: is told how far it is, after each chunk.
        lives: makes of a trial what lives through its replications.

    Raises:
        WrongUse: the seed is impossible, or the cluster's workers have another version.
        UnreadableInput: the scheduler does not answer.
        NotPermitted: the folder may not be written to.
        PlimsollError: a replication failed, and which; the disk is full; the cluster failed. What is finished is kept.
    """
    began = time.monotonic()
    parcel = _parcel(trial, lives)
    gathered = Gathered(order.replications)
    kept = _begun(parcel, order)
    reused = _reuse(kept, gathered)
    tell(reused, order.replications)
    with closing(sent(parcel, _spans(gathered.missing(), _size(order)), order)) as chunks:
        for chunk in chunks:
            gathered.add(chunk)
            if kept:
                kept.add(chunk, order.replications - gathered.done)
            tell(gathered.done, order.replications)
    return _runs(parcel, gathered, reused, time.monotonic() - began)


def one(trial: Trial, number: int, lives: Lives = lives_through) -> Lived:
    """Live through one replication again, alone: what it gives is what it gave among all others.

    Raises:
        WrongUse: the seed is impossible.
        PlimsollError: it failed.
    """
    [only] = lived(_parcel(trial, lives), range(number, number + 1)).lived
    return only


def _parcel(trial: Trial, lives: Lives) -> Parcel:
    if not 0 <= trial.seed < WORD:
        raise WrongUse(f"A seed must be from 0 to {WORD - 1}, and is {trial.seed}.", next_step="Give another.")
    bare = nameless(trial)
    return Parcel(identity(bare, lives), bare, lives)


def _begun(parcel: Parcel, order: Order) -> Kept | None:
    if order.folder is None:
        return None
    kept = Kept(order.folder, parcel.identity)
    kept.begin()
    return kept


def _reuse(kept: Kept | None, gathered: Gathered) -> int:
    """Take what is kept, and say how many of the replications asked for it was."""
    for chunk in kept.chunks() if kept else ():
        gathered.add(chunk)
    return gathered.done


def _size(order: Order) -> int:
    """How many replications a chunk has."""
    return order.chunk or min(CHUNK, max(1, order.replications // (TURNS * workers(order))))


def _spans(missing: Iterable[range], size: int) -> list[range]:
    return [gap[place : place + size] for gap in missing for place in range(0, len(gap), size)]


def _runs(parcel: Parcel, gathered: Gathered, reused: int, seconds: float) -> Runs:
    trial = parcel.trial
    provenance = Provenance(
        version=__version__,
        kernel=mark(),
        trial=parcel.identity,
        seed=trial.seed,
        replications=gathered.of,
        reused=reused,
        seconds=seconds,
    )
    levers = tuple(each.lever for each in trial.assumptions)
    return gathered.runs(levers, provenance)
