"""Let what is quick go by what takes long, when more is asked than can be answered at once.

Questions are answered by a few threads. What has taken long before may have
half of them, so that the others are there for what is quick, whose answer
nobody should have to wait for behind a dozen that are not.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from threading import Lock
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

# Seconds of a processor from which on a kind of question takes long.
LONG = 0.15
# How much the last answer weighs in what a kind takes, beside those before.
NEWEST = 0.3
# Kinds whose times are remembered, those that were asked last.
KINDS = 1_000


class Lanes:
    """The threads that answer, all of them for what is quick and half of them for what takes long."""

    def __init__(self, threads: int, *, long: float = LONG) -> None:
        self._threads, self._slow = CapacityLimiter(threads), CapacityLimiter(max(1, threads // 2))
        self._long, self._taken = long, OrderedDict[Hashable, float]()
        self._lock = Lock()

    async def answer(self, kind: Hashable, question: Callable[[], T]) -> T:
        """What a question gives, asked in a thread when it is its turn; `kind`: of those that take about as long."""
        async with self._turn(kind):
            return await to_thread.run_sync(self._timed, kind, question, limiter=self._threads)

    def takes_long(self, kind: Hashable) -> bool:
        """Whether questions of a kind have taken long; of one that is new it is not known, and so not."""
        return self._taken.get(kind, 0.0) > self._long

    @asynccontextmanager
    async def _turn(self, kind: Hashable) -> AsyncIterator[None]:
        if not self.takes_long(kind):
            yield
            return
        async with self._slow:
            yield

    def _timed(self, kind: Hashable, question: Callable[[], T]) -> T:
        # Of the processor, as every question takes long by the clock when many are asked.
        begun = time.thread_time()
        try:
            return question()
        finally:
            self._note(kind, time.thread_time() - begun)

    def _note(self, kind: Hashable, taken: float) -> None:
        with self._lock:
            before = self._taken.get(kind, taken)
            self._taken[kind] = before + NEWEST * (taken - before)
            self._taken.move_to_end(kind)
            while len(self._taken) > KINDS:
                self._taken.popitem(last=False)
