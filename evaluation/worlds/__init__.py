"""Worlds whose happenings are known, told by outlets that do not exist.

`world` makes one from a seed, `stream` a very large one for measuring speed.
What a world holds, and what counts as one happening: docs/reference/worlds.md.
"""

from evaluation.worlds.large import stream
from evaluation.worlds.settings import EASY, HARD, LEVELS, NEWS, Settings
from evaluation.worlds.world import Line, World, rows, world, write

__all__ = ["EASY", "HARD", "LEVELS", "NEWS", "Line", "Settings", "World", "rows", "stream", "world", "write"]
