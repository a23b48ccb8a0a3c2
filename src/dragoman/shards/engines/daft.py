"""Drive shards by Daft, on one machine.

What a process that dies was at is known by what it left half written: those
shards are tried once more, each by itself, before one of them is given up.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dragoman.errors import DragomanError, UsageError
from dragoman.shards.done import sweep
from dragoman.shards.shard import Result, Shard, as_text, result_in, shard_in
from dragoman.shards.tries import died
from dragoman.shards.work import Work


def drive(todo: Iterable[Shard], work: Work, workers: int) -> Iterator[Result]:
    """What comes of shards, as they are done."""
    daft = imported()
    daft.set_runner_native()
    yield from persistently(list(todo), lambda shards: run(daft, shards, work, workers), work)


def imported(name: str = "daft") -> Any:
    """Daft, or Ray; UsageError where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            'Daft and Ray are not installed. Install them: pip install "dragoman[scale]"; or read with --engine pool.'
        ) from None


def run(daft: Any, shards: Sequence[Shard], work: Work, workers: int) -> Iterator[Result]:
    """What comes of shards, each by a process of Daft's."""
    if not shards:
        return
    text = daft.DataType.string()

    class Reads:
        """A worker: reads a shard at a time."""

        def __init__(self) -> None:
            self.read = work.begin()

        def each(self, shards: Any) -> list[str]:
            """The results of some shards, both as JSON."""
            return [as_text(self.read(shard_in(one))) for one in shards.to_pylist()]

    Reads.each = daft.method.batch(return_dtype=text, batch_size=1)(Reads.each)  # type: ignore[method-assign]
    reads = daft.cls(Reads, max_concurrency=workers, use_process=True)
    asked = daft.from_pydict({"shard": [as_text(shard) for shard in shards]}).into_batches(1)
    for row in asked.select(reads().each(asked["shard"]).alias("result")).iter_rows():
        yield result_in(row["result"])


def persistently(
    shards: Sequence[Shard], run: Callable[[Sequence[Shard]], Iterator[Result]], work: Work
) -> Iterator[Result]:
    """What comes of shards, run again without those that end the processes that read them.

    DragomanError when it ends for another reason.
    """
    left = {work.settings.name(shard): shard for shard in shards}
    alone: list[str] = []
    while left:
        now = [alone.pop()] if alone else list(left)
        try:
            for result in run([left[name] for name in now]):
                del left[work.settings.name(result.shard)]
                yield result
        except Exception as fault:
            suspects = [name for name in sweep(work.folder) if name in left]
            if not suspects:
                raise DragomanError(
                    f"The engine stopped ({str(fault).splitlines()[0]}). What was read is kept; "
                    "the same command goes on."
                ) from fault
            if len(now) == 1:
                yield died(left.pop(now[0]))
            else:
                alone = suspects
