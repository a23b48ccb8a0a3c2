"""Answers that were given lately, as bytes, so that many readers of one page cost what one does.

Holds so many bytes and no more: what was asked for longest ago goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

ROOM = 32_000_000  # bytes: some thousand pages, compressed
OF_ONE = 1_000_000  # one answer larger than this would push out too many


class Given(NamedTuple):
    """An answer."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class Remembered:
    """Answers by what tells them apart."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._held = room, 0
        self._answers: OrderedDict[str, Given] = OrderedDict()

    def get(self, key: str) -> Given | None:
        """The answer, if it is remembered."""
        found = self._answers.get(key)
        if found:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: str, answer: Given) -> None:
        """Remember an answer, and forget what there is no room for."""
        if len(answer.body) > min(OF_ONE, self._room) or key in self._answers:
            return
        self._answers[key] = answer
        self._held += len(answer.body)
        while self._held > self._room:
            _, forgotten = self._answers.popitem(last=False)
            self._held -= len(forgotten.body)
