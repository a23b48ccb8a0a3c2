"""How often a shard is tried whose worker died, and what is said when that does not help."""

from __future__ import annotations

import shutil
from pathlib import Path

from dragoman.shards.done import abandoned
from dragoman.shards.shard import Failed, Shard

TRIES = 2


def died(shard: Shard) -> Failed:
    """What comes of a shard whose workers died in the middle of it."""
    why = (
        f"{shard.place}: the process that read it ended {TRIES} times in the middle, as when memory runs out. "
        "All others are read. Try it again with fewer --workers."
    )
    return Failed(shard=shard, why=why)


def given_up(shard: Shard, name: str, folder: Path) -> Failed | None:
    """What comes of a shard in the middle of which so many processes have ended already; None: it is worth a try.

    Engines that start workers anew by themselves would try for ever.
    """
    left = abandoned(folder, name)
    if len(left) < TRIES:
        return None
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return died(shard)
