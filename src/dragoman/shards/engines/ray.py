"""Drive shards by Daft on a Ray cluster: the one at RAY_ADDRESS, or else one of this machine alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dragoman.errors import UsageError
from dragoman.shards.engines.daft import imported, persistently, run
from dragoman.shards.shard import Result, Shard
from dragoman.shards.work import Work


def drive(todo: Iterable[Shard], work: Work, workers: int) -> Iterator[Result]:
    """What comes of shards, as they are done."""
    daft, ray = imported("daft"), imported("ray")
    mine = not ray.is_initialized()
    if mine:
        there = os.environ.get("RAY_ADDRESS")
        ray.init(address=there, num_cpus=None if there else workers, log_to_driver=False)
    try:
        there_are: dict[str, float] = ray.cluster_resources()
        check_cores(workers, int(there_are.get("CPU", 0)))
        daft.set_runner_ray(noop_if_initialized=True)
        yield from persistently(list(todo), lambda shards: run(daft, shards, work, workers), work)
    finally:
        if mine:
            ray.shutdown()


def check_cores(workers: int, cores: int) -> None:
    """Nothing, or UsageError where Ray would wait in silence for cores that it has not."""
    if workers > cores:
        raise UsageError(f"--workers {workers:,} are more than the {cores:,} cores of the Ray cluster. Ask for fewer.")
