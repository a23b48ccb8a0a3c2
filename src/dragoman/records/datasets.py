"""Event data of others that a project has taken in."""

from __future__ import annotations

from datetime import date

from dragoman.records.base import Record


class Dataset(Record, frozen=True, kw_only=True):
    """Event data of one origin: what was imported under one name, in one or more files."""

    name: str                          # "gdelt"
    form: str                          # gdelt icews polecat phoenix acled coded-csv
    citation: str | None               # whom to cite
    files: tuple[str, ...]             # names, in the order in which they came
    rows: int                          # of events, those that are left out among them
    mentions: int                      # rows that tell where events are mentioned, and are no events
    events: int                        # that they come to: several rows may code one happening
    left_out: dict[str, int]           # why rows make no event, and how many: "an act that PLOVER has no type for" …
    unknown: dict[str, int]            # actors whom no table knows, most frequent first, and in how many rows
    since: date | None                 # day of the first and the last event
    until: date | None
    imported: date                     # the day of the last import
