"""What a shard is, and what comes of it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import msgspec

from dragoman.documents.stretches import Stretch
from dragoman.jobs import Outcome
from dragoman.records import Record


class Shard(Record, frozen=True, kw_only=True):
    """What one worker reads at a time: some files, or a stretch of a list."""

    inputs: tuple[str, ...]  # files, as `gather` takes them
    stretch: Stretch | None = None  # this part alone of the one list which they are

    @property
    def place(self) -> str:
        """What to call it."""
        first, others = self.inputs[0], len(self.inputs) - 1
        if self.stretch is not None:
            return f"{first}, from line {self.stretch.before + 1:,}"
        return f"{first} and {others:,} more" if others else first


class Versions(Record, frozen=True, kw_only=True):
    """What read it: another one might find other claims."""

    dragoman: str
    reader: str
    tables: str  # digest of the vocabulary and of who is who, a user's own lists included


class Settings(Record, frozen=True, kw_only=True):
    """How shards are read."""

    outlet: str | None
    published: date | None
    since: date | None = None  # what is left out
    until: date | None = None
    sites: tuple[str, ...] = ()
    versions: Versions

    @property
    def gathering(self) -> dict[str, Any]:
        """What `gather` is told of them."""
        only = {"since": self.since, "until": self.until, "sites": self.sites}
        return {"outlet": self.outlet, "published": self.published, **{key: one for key, one in only.items() if one}}

    def name(self, shard: Shard) -> str:
        """What the part of a shard is called, and what tells of it; another list or another outlet has another name."""
        told = msgspec.json.encode([shard, self.gathering])
        return hashlib.sha256(told).hexdigest()[:16]


class Done(Record, frozen=True, kw_only=True, tag="done"):
    """A shard that was read, and whose part lies whole on the disk."""

    shard: Shard
    settings: Settings
    input: str  # digest of what was read
    named: tuple[str, ...]  # files that its lists name
    part: str | None  # digest of its part; None: there is no document in it
    outcomes: tuple[Outcome, ...]
    seconds: float
    peak_mb: int | None  # the most memory that the worker has held so far; None where the system does not tell


class Failed(Record, frozen=True, kw_only=True, tag="failed"):
    """A shard that could not be read, and is tried again by the next run."""

    shard: Shard
    why: str
    full: bool = False  # the disk is: others will not fare better


Result = Done | Failed


def as_text(record: Record) -> str:
    """A shard or a result as JSON, for engines that hand on words."""
    return msgspec.json.encode(record).decode()


def shard_in(text: str) -> Shard:
    """A shard from its JSON."""
    return msgspec.json.decode(text, type=Shard)


def result_in(text: str) -> Result:
    """A result from its JSON."""
    return msgspec.json.decode(text, type=Done | Failed)
