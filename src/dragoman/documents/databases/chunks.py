"""Cut an export into the stretches of lines that hold one article each.

Takes lines, gives Chunks; holds one article at a time, however many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST = 5_000_000  # characters; a longer stretch has lost its end


class Chunk(NamedTuple):
    """The lines of one article, its header and what the database added among them."""

    lines: list[str]
    line: int  # the number of its first line in the file
    closed: bool = True  # False: the file ended before the article did
    overlong: bool = False  # True: its end was not found, and the lines were let go


def by_end(lines: Iterable[str], end: re.Pattern[str]) -> Iterator[Chunk]:
    """Stretches that a line like `end` closes, that line among them; the last may be open, and hold no article."""
    yield from _cut(lines, end, closes=True)


def by_start(lines: Iterable[str], start: re.Pattern[str]) -> Iterator[Chunk]:
    """Stretches that a line like `start` opens, that line among them; what stands before the first is let go."""
    for chunk in _cut(lines, start, closes=False):
        if chunk.lines and start.match(chunk.lines[0]):
            yield chunk


def _cut(lines: Iterable[str], mark: re.Pattern[str], *, closes: bool) -> Iterator[Chunk]:
    held: list[str] = []
    size, first, overlong = 0, 1, False
    for number, line in enumerate(lines, 1):
        marked = mark.match(line) is not None
        if marked and not closes:
            if any(held):
                yield Chunk(held, first, True, overlong)
            held, size, first, overlong = [], 0, number, False
        size += len(line)
        if size > LONGEST and not overlong:
            held, overlong = held[:1], True
        if not overlong or marked:
            held.append(line)
        if marked and closes:
            yield Chunk(held, first, True, overlong)
            held, size, first, overlong = [], 0, number + 1, False
    if any(line.strip() for line in held):
        yield Chunk(held, first, not closes, overlong)
