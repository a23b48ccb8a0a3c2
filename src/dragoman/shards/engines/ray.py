"""Drive shards by Daft on a Ray cluster: the one at RAY_ADDRESS, or else one of this machine alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dragoman.shards.engines.daft import imported, persistently, run
from dragoman.shards.shard import Result, Shard
from dragoman.shards.work import Work


def drive(todo: Iterable[Shard], work: Work, workers: int) -> Iterator[Result]:
    """What comes of shards, as they are done."""
    daft = imported()
    import ray

    mine = not ray.is_initialized()
    if mine:
        there = os.environ.get("RAY_ADDRESS")
        ray.init(address=there, num_cpus=None if there else workers, log_to_driver=False)
    try:
        daft.set_runner_ray(noop_if_initialized=True)
        yield from persistently(list(todo), lambda shards: run(daft, shards, work, workers), work)
    finally:
        if mine:
            ray.shutdown()
