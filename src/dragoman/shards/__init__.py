"""Read more reports than one process can, on this machine or on many: by shards.

    inputs → shards → parts and markers → the project
             planning work               reading

A shard is some files or a stretch of a list. One function (`work.read_shard`)
makes of it one part that is never changed, and a marker; an engine drives it.
Only `reading` touches the project, in the process that holds its lock.
"""

from dragoman.shards.engines import ENGINES, POOL
from dragoman.shards.planning import are_files, are_large, plan
from dragoman.shards.reading import read_shards, read_waiting
from dragoman.shards.shard import Done, Failed, Settings, Shard, Versions
from dragoman.shards.work import WholeStages, Work, at_work, knowing_ids, read_shard

__all__ = [
    "ENGINES",
    "POOL",
    "Done",
    "Failed",
    "Settings",
    "Shard",
    "Versions",
    "WholeStages",
    "Work",
    "are_files",
    "are_large",
    "at_work",
    "knowing_ids",
    "plan",
    "read_shard",
    "read_shards",
    "read_waiting",
]
