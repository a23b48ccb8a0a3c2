"""Who drives the reading of shards: processes of this machine, Daft, or Daft on a Ray cluster.

Each takes shards and gives what comes of them, in whatever order they are
done. All drive one function, and none of them touches the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.shards.engines import daft, pool, ray
from dragoman.shards.shard import Result, Shard
from dragoman.shards.work import Work

Engine = Callable[[Iterable[Shard], Work, int], Iterator[Result]]

POOL = "pool"
ENGINES: Mapping[str, Engine] = {POOL: pool.drive, "daft": daft.drive, "ray": ray.drive}
