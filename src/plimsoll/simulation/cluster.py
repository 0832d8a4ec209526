"""A Dask cluster, asked only when a person names its scheduler by URL.

The workers must have the same version of Plimsoll, of Python and of the compiler as the machine that asks: then the
numbers are the same to the bit. What they are sent is a service as counts, rates and rules; the identifiers of its
cases stay here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import lazy_loader

from plimsoll.simulation.chunk import Chunk, Parcel, lived
from plimsoll.simulation.identity import mark
from plimsoll.vocabulary.errors import PlimsollError, UnreadableInput, WrongUse

distributed = lazy_loader.load("distributed", suppress_warning=True)

PATIENCE = 10.0
"""Seconds for which a scheduler may be silent before it counts as out of reach."""

GO_ON = "Look at the cluster and ask again: what is finished is kept. Or leave --scheduler out."


def sent(parcel: Parcel, spans: Sequence[range], url: str) -> Iterator[Chunk]:
    """Each span's chunk, in the order in which they are finished.

    Raises:
        WrongUse: the extra for clusters is not installed, the URL is none, or the workers have another version.
        UnreadableInput: nobody answers at the URL, or the cluster has no workers.
        PlimsollError: a replication failed, or the cluster lost its workers.
    """
    with _client(url) as client, _complaining(url):
        _check(client, url)
        parcels = client.scatter(parcel, broadcast=True)
        # Chance is keyed, so a chunk that a lost worker leaves behind is the same wherever it is lived through again.
        promised = [client.submit(lived, parcels, span, pure=False) for span in spans]
        for each in distributed.as_completed(promised, loop=client.loop):
            chunk: Chunk = each.result()
            _same(chunk.mark, url)
            yield chunk


@contextmanager
def _client(url: str) -> Iterator[Any]:
    try:
        client = distributed.Client(url, timeout=PATIENCE, set_as_default=False)
    except ModuleNotFoundError as error:
        advice = "Install it with: pip install 'plimsoll-line[cluster]'"
        raise WrongUse("Naming a scheduler needs Dask, which is not installed.", next_step=advice) from error
    except ValueError as error:
        advice = "Name it as in --scheduler tcp://host:8786."
        raise WrongUse("This is not the URL of a Dask scheduler.", where=url, next_step=advice) from error
    except OSError as error:
        advice = "Look whether it runs and the URL is right, or leave --scheduler out to use this machine."
        raise UnreadableInput("No Dask scheduler answers.", where=url, next_step=advice) from error
    with client:
        yield client


@contextmanager
def _complaining(url: str) -> Iterator[None]:
    """Say in our words what goes wrong with a cluster at work."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise _another_version(url) from error
    except (OSError, distributed.KilledWorker, distributed.CancelledError) as error:
        raise PlimsollError("The cluster stopped before all was done.", where=url, next_step=GO_ON) from error


def _check(client: Any, url: str) -> None:
    marks = client.run(mark)
    if not marks:
        advice = f"Start some with: dask worker {url}"
        raise UnreadableInput("The cluster has no workers.", where=url, next_step=advice)
    for there in marks.values():
        _same(there, url)


def _same(there: str, url: str) -> None:
    if there != mark():
        raise _another_version(url)


def _another_version(url: str) -> WrongUse:
    return WrongUse(
        "A worker of the cluster has no Plimsoll, or another version of it, of Python or of numba.",
        where=url,
        next_step="Install there what is installed here: then the numbers are the same to the bit.",
    )
