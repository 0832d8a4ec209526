"""A Dask cluster on this machine until its input ends: ``python -m tests.rooms.simulation.clustered WORKERS``."""

from __future__ import annotations

import sys

from distributed import LocalCluster


def serve(workers: int, version: str | None) -> None:
    """Start so many workers, which think numba's version is the one given, and say where the scheduler is."""
    preload = [f"import numba\nnumba.__version__ = {version!r}"] if version else []
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=":0",
        preload=preload,
        scheduler_kwargs={"allowed_failures": 0},
    ) as cluster:
        sys.stdout.write(f"{cluster.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
