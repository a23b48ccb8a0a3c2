"""What is remembered of a feed between two times of asking it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from dragoman.records.base import Record


class Feed(Record, frozen=True, kw_only=True):
    """What is remembered of a feed, so that it is asked for no more than need be."""

    url: str                           # as it was given
    moved: str | None = None           # where it has moved for good (301, 308)
    etag: str | None = None            # what the server called what it last gave
    modified: str | None = None        # when that had last changed, in the server's words
    asked: datetime | None = None      # when it was last asked
    due: datetime | None = None        # not to be asked before that, by its own words or after a failure
    failures: int = 0                  # in a row
    gone: bool = False                 # it said so (410): not asked again
    why: str | None = None             # why it gave nothing the last time
    seen: tuple[str, ...] = ()         # hashes of the items that were read, newest last
    tried: dict[str, int] = msgspec.field(default_factory=dict)  # items without their page so far: how often
