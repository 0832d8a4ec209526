"""Quantiles over replications, of which some may have had nothing to count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]


def quantiles(values: Numbers, shares: Sequence[float]) -> NDArray[np.float64]:
    """The values below which given shares of the replications lie, linear between ranks (PERCENTILE.INC of Excel).

    Args:
        values: by replication, and whatever else; not a number where there was nothing to count.
        shares: from 0 to 1.

    Returns:
        By share, and whatever else; not a number where no replication had anything to count.
    """
    ordered = np.sort(np.moveaxis(values, 0, -1), axis=-1)
    most = np.maximum(counts(values) - 1, 0)
    return np.stack([_at(ordered, most * share) for share in shares])


def counts(values: Numbers) -> NDArray[np.int64]:
    """In how many replications there was something to count."""
    return np.asarray(np.count_nonzero(~np.isnan(values), axis=0))


def means(values: Numbers) -> NDArray[np.float64]:
    """The mean over the replications with something to count; not a number where there is none."""
    known = counts(values)
    total = np.asarray(np.sum(np.where(np.isnan(values), 0.0, values), axis=0, dtype=np.float64))
    return _over(total, known)


def deviations(values: Numbers) -> NDArray[np.float64]:
    """The standard deviation of those replications, of a sample; not a number where there are fewer than two."""
    known = counts(values)
    squares = np.square(values.astype(np.float64) - means(values))
    total = np.asarray(np.sum(np.where(np.isnan(squares), 0.0, squares), axis=0))
    return np.asarray(np.sqrt(_over(total, known - 1)))


def _over(total: NDArray[np.float64], among: NDArray[np.int64]) -> NDArray[np.float64]:
    """A sum over how many it is of; not a number where it is of none."""
    shares: NDArray[np.float64] = np.full(among.shape, np.nan)
    np.divide(total, among, out=shares, where=among > 0)
    return shares


def _at(ordered: Numbers, rank: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values at ranks that need not be whole, of values in order along the last axis."""
    below = np.floor(rank).astype(np.int64)
    above = np.ceil(rank).astype(np.int64)
    low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0].astype(np.float64)
    high = np.take_along_axis(ordered, above[..., None], axis=-1)[..., 0].astype(np.float64)
    return low + (rank - below) * (high - low)
