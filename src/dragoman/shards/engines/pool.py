"""Drive shards by processes of this machine.

A process that dies takes no shard with it but the one it was at, which gets
a second try in a new process.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait

from dragoman.shards.shard import Result, Shard
from dragoman.shards.tries import TRIES, died
from dragoman.shards.work import Work
from dragoman.workers import begin_worker


def drive(todo: Iterable[Shard], work: Work, workers: int) -> Iterator[Result]:
    """What comes of shards, as they are done."""
    coming, again, tried = iter(todo), deque[Shard](), Counter[Shard]()
    team = [Worker(work) for _ in range(workers)]
    try:
        while True:
            for worker in team:
                if worker.shard is None and (shard := again.popleft() if again else next(coming, None)):
                    worker.give(shard)
            busy = {worker.connection: worker for worker in team if worker.shard}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]
                try:
                    yield worker.take()
                except (EOFError, ConnectionError):
                    shard = worker.end()
                    assert shard is not None
                    tried[shard] += 1
                    if tried[shard] < TRIES:
                        again.append(shard)
                    else:
                        yield died(shard)
    finally:
        for worker in team:
            worker.end()


class Worker:
    """A process that reads shards, one at a time; started when it gets the first, and anew after an end."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.shard: Shard | None = None
        self.process: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection

    def give(self, shard: Shard) -> None:
        """Send it a shard."""
        if self.process is None:
            context = multiprocessing.get_context("spawn")
            self.connection, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, self.work), daemon=True)
            process.start()
            self.process = process
            theirs.close()  # so that their end closes with the process
        self.shard = shard
        with contextlib.suppress(ConnectionError):  # it has died, as taking will tell
            self.connection.send(shard)

    def take(self) -> Result:
        """What came of its shard; EOFError or ConnectionError when the process has died."""
        result: Result = self.connection.recv()
        self.shard = None
        return result

    def end(self) -> Shard | None:
        """Stop the process, whatever it is doing; gives the shard that it was at."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.connection.close()
        shard, self.shard, self.process = self.shard, None, None
        return shard


def serve(connection: Connection, work: Work) -> None:
    """Read shards as they come; in a process of its own."""
    begin_worker(lambda: None)
    read = work.begin()
    while True:
        connection.send(read(connection.recv()))
