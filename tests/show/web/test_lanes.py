"""What is quick is answered while what takes long is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Event

import anyio
import pytest

from dragoman.show.web.lanes import KINDS, Lanes


def busy(seconds: float) -> None:
    """Keep a processor busy."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


async def told_long(lanes: Lanes) -> None:
    """Let it be known that what is called "long" takes long, and what is called "quick" does not."""
    await lanes.answer("long", partial(busy, 0.02))
    await lanes.answer("quick", lambda: None)
    assert lanes.takes_long("long")
    assert not lanes.takes_long("quick")


def test_what_is_quick_is_answered_while_what_takes_long_fills_its_half_of_the_threads():
    async def asked() -> None:
        lanes, over, begun = Lanes(4, long=0.01), Event(), list[int]()
        await told_long(lanes)

        def waits(number: int) -> bool:
            begun.append(number)
            return over.wait(timeout=20)

        async with anyio.create_task_group() as readers:
            for number in range(6):
                readers.start_soon(lanes.answer, "long", partial(waits, number))
            with anyio.fail_after(10):
                while len(begun) < 2:
                    await anyio.sleep(0.005)
                assert [await lanes.answer("quick", lambda: 7) for _ in range(3)] == [7, 7, 7]
            assert len(begun) == 2, "more than half of the threads were given to what takes long"
            over.set()
        assert sorted(begun) == list(range(6)), "what takes long has its turn too"

    anyio.run(asked)


def test_a_kind_that_takes_long_no_more_is_quick_again():
    async def asked() -> bool:
        lanes = Lanes(2, long=0.01)
        await told_long(lanes)
        for _ in range(10):
            await lanes.answer("long", lambda: None)
        return lanes.takes_long("long")

    assert anyio.run(asked) is False


def test_waiting_for_something_else_is_not_taking_long():
    async def asked() -> bool:
        lanes = Lanes(2, long=0.01)
        await lanes.answer("sleepy", partial(time.sleep, 0.05))
        return lanes.takes_long("sleepy")

    assert anyio.run(asked) is False


def test_a_fault_is_told_and_timed():
    async def asked() -> bool:
        lanes = Lanes(2, long=0.01)

        def breaks() -> None:
            busy(0.02)
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await lanes.answer("broken", breaks)
        return lanes.takes_long("broken")

    assert anyio.run(asked) is True


def test_kinds_are_forgotten_but_for_those_asked_last():
    async def asked(kinds: int, ask: Callable[[Lanes], bool]) -> bool:
        lanes = Lanes(2, long=0.01)
        await told_long(lanes)
        for kind in range(kinds):
            await lanes.answer(kind, lambda: None)
        return ask(lanes)

    assert anyio.run(asked, KINDS - 2, lambda lanes: lanes.takes_long("long")) is True
    assert anyio.run(asked, KINDS, lambda lanes: lanes.takes_long("long")) is False
