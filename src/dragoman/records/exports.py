"""What an exported file was made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.records.base import Record


class Contents(Record, frozen=True, kw_only=True):
    """What a project holds, as far as an export can tell whether it still does."""

    documents: int
    claims: int
    events: int                        # told by reports
    coded: int                         # that others have coded
    parts: int                         # number of the last part that was kept
    judged: str                        # mark of the judgements
    digest: str                        # of the ids of all documents and claims, hexadecimal


class Cited(Record, frozen=True, kw_only=True):
    """Somebody's data that an export draws on: whom to cite, and on which terms it may be passed on."""

    name: str                          # of the dataset or layer in the project
    form: str                          # the format in which it came
    citation: str | None
    terms: str | None                  # None: not known here; they are the dataset's own
    rows: int


class Manifest(Record, frozen=True, kw_only=True):
    """What an exported file was made of, so that it can be made again: it lies beside the file."""

    file: str                          # its name
    what: str                          # claims, events, ties …
    form: str                          # jsonl, graphml …
    count: int                         # records, or edges of a network
    left_out: dict[str, int]           # why some are not in it, and how many
    bytes: int
    sha256: str
    files: dict[str, str]              # others written with it, by their path from here: their SHA-256
    made: date
    dragoman: str                      # version
    schema: int                        # of the project's tables
    readers: tuple[str, ...]           # names and versions of those that read the reports
    command: str                       # that makes it again
    settings: dict[str, Any]           # conditions and choices, those that nobody gave too
    contents: Contents
    weights: str | None                # SHA-256 of what deeds are worth; None: nothing is weighed
    datasets: tuple[Cited, ...]        # others' data that it draws on
