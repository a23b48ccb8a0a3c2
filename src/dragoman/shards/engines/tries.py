"""How often a shard is tried whose worker died, and what is said when that does not help."""

from __future__ import annotations

from dragoman.shards.shard import Failed, Shard

TRIES = 2


def died(shard: Shard) -> Failed:
    """What comes of a shard whose workers died in the middle of it."""
    why = (
        f"{shard.place}: the process that read it ended {TRIES} times in the middle, as when memory runs out. "
        "All others are read. Try it again with fewer --workers."
    )
    return Failed(shard=shard, why=why)
