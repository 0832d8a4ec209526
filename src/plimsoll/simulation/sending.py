"""Sending chunks to whoever lives them through: threads, processes, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

import joblib

from plimsoll.simulation import cluster
from plimsoll.simulation.chunk import Chunk, Parcel, lived, prepared
from plimsoll.simulation.runs import Backend, Order
from plimsoll.vocabulary.errors import PlimsollError

JOBLIB = {Backend.THREADS: "threading", Backend.PROCESSES: "loky"}
"""What joblib calls them."""


FEWER = "If the machine is short of memory, ask for fewer with --workers. What is finished is kept."


def workers(order: Order) -> int:
    """How many chunks are lived through beside each other on this machine."""
    return order.workers or joblib.cpu_count()


def sent(parcel: Parcel, spans: Sequence[range], order: Order) -> Generator[Chunk, None, None]:
    """Each span's chunk, in the order in which they are finished.

    Raises:
        PlimsollError: a replication failed, or the cluster did.
    """
    if spans and order.scheduler is not None:
        yield from cluster.sent(parcel, spans, order.scheduler)
    elif spans:
        yield from _here(parcel, spans, order)


def _here(parcel: Parcel, spans: Sequence[range], order: Order) -> Iterator[Chunk]:
    if order.backend is Backend.THREADS:
        # Once for all threads, and not once by each that comes first.
        prepared(parcel)
    side_by_side = joblib.Parallel(
        min(workers(order), len(spans)),
        backend=JOBLIB[order.backend],
        return_as="generator_unordered",
        batch_size=1,
    )
    try:
        yield from side_by_side(joblib.delayed(lived)(parcel, span) for span in spans)
    except BrokenProcessPool as error:
        raise PlimsollError("A worker's process was ended from outside.", next_step=FEWER) from error
