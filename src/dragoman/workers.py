"""Share work among processes, and take the results in the order of the work.

Takes a function and jobs, gives results. Few jobs are under way at a time,
so memory stays flat however many there are.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeVar

from dragoman.errors import DragomanError

Job = TypeVar("Job")
Done = TypeVar("Done")
Argument = TypeVar("Argument")

# Jobs handed out for each worker: one at work, the others so that it need not wait where another's job takes longer,
# nor while what was done is kept.
AHEAD = 4
# What tells libraries of numbers how many threads to start: more than one a process only gets in the others' way.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def in_order(
    function: Callable[[Argument], Done],
    jobs: Iterable[Job],
    *,
    argument: Callable[[Job], Argument],
    workers: int,
    begin: Callable[[], None],
    meanwhile: Iterable[tuple[Job, Done]] = (),
) -> Iterator[tuple[Job, Done]]:
    """Each job with `function(argument(job))`, in the order of the jobs, worked on by `workers` new processes.

    `begin` runs once in each of them. `meanwhile` is what comes first: it is
    taken while they start. Functions and arguments must pickle. DragomanError
    when a process dies.
    """
    coming = iter(jobs)
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=begin_worker, initargs=(begin,)
    )
    under_way: deque[tuple[Job, Future[Done]]] = deque()
    try:
        under_way.extend((job, pool.submit(function, argument(job))) for job in islice(coming, workers))
        yield from meanwhile
        for job in coming:
            under_way.append((job, pool.submit(function, argument(job))))
            while under_way and (len(under_way) >= AHEAD * workers or under_way[0][1].done()):
                job, future = under_way.popleft()
                yield job, future.result()
        while under_way:
            job, future = under_way.popleft()
            yield job, future.result()
    except BrokenProcessPool:
        raise DragomanError(
            "A worker process ended in the middle of its work, as when memory runs out. "
            "What was read before is kept. Read again to go on, with fewer --workers."
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def begin_worker(begin: Callable[[], None]) -> None:
    """Leave Ctrl-C to the parent, end with it, and do what the work needs first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    keep_to_one_thread()
    begin()


def keep_to_one_thread() -> None:
    """Let libraries that are imported from now on start no threads of their own, unless the user said otherwise."""
    for name in THREADS:
        os.environ.setdefault(name, "1")


def end_with_parent() -> None:
    """Wait for the parent's end and end too: a killed parent cannot tell its workers to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        with contextlib.suppress(OSError):
            wait([parent.sentinel])
        os._exit(1)
