"""What a format of others' event data is: for `exchange`, which knows the formats, and `store`, which takes them in.

A Form tells in SQL what the typed columns of a row are, for millions of rows;
and in Python who, what and where the words in these columns mean, asked once
for each that occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.records import EventType

# Joins the cells that together tell who, what or where: a key.
SEPARATOR = "\x1f"

# The columns of a row, as a Form's `select` gives them, with their types in SQL. NULL: the row does not say.
COLUMNS = {
    "row": "VARCHAR",  # its id in the dataset
    "happening": "VARCHAR",  # rows of one pair, type and day that share it code one happening; NULL: the row alone
    "day": "DATE",  # on which it happened, or the first of several days on which it may have
    "until": "DATE",  # the last of these; `day` where the day is exact
    "initiator": "VARCHAR",  # key of a `who`
    "recipient": "VARCHAR",  # key of a `who`
    "directed": "BOOLEAN",  # false: the data do not say who of the two did it
    "act": "VARCHAR",  # key of a `what`
    "aside": "VARCHAR",  # why the row makes no event, in words: "told as a possibility"; NULL: it may make one
    "code": "VARCHAR",  # of the act, to be shown
    "goldstein": "FLOAT",  # −10 to 10
    "place": "VARCHAR",  # key of a `where`
    "latitude": "FLOAT",
    "longitude": "FLOAT",
    "url": "VARCHAR",
    "publisher": "VARCHAR",
    "mentions": "INTEGER",
    "words": "VARCHAR",  # what the dataset says of it: a note, a headline
}


class Who(NamedTuple):
    """An actor of a row."""

    id: str  # as in the registry; of one whom no table knows a slug of its name
    name: str
    kind: str
    acts_for: str | None  # id of a state
    sector: str | None  # PLOVER's
    known: bool  # to the registry, or a state's code


class What(NamedTuple):
    """An act of a row."""

    type: EventType | None  # None: words without an act, for which PLOVER has no type
    mode: str | None
    cameo: str | None
    name: str  # in words
    symmetric: bool  # runs both ways: a meeting


class Where(NamedTuple):
    """A place of a row."""

    name: str | None
    country: str | None  # id of a state


class Shape(NamedTuple):
    """What the tables of a format look like: formats have changed over the years."""

    name: str  # for people: "GDELT 2.0 events"
    columns: tuple[str, ...]  # in their order; of a table with a header those that it must have, in any
    header: bool
    select: Mapping[str, str] = {}  # column of COLUMNS → expression in SQL over these columns, all of which are text
    optional: tuple[str, ...] = ()  # more of them that a table with a header may have; NULL where it has not
    mentions: bool = False  # rows are no events but mentions of events: `row`, `url`, `publisher`, `day` alone
    slack: bool = False  # rows may have more cells than there are columns, so long as these are empty
    aliases: Mapping[str, str] = {}  # what a column is called in some tables → as `select` knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of event data as it lies: what `exchange` has found out about a file, for `store` to take it in.

    A row without an id (`row` is NULL) is none: headers stand within files, too.
    """

    path: Path  # UTF-8, plain or gzipped, or Parquet; what was packed or written otherwise comes as a copy
    name: str  # for people: "2014.zip: events.2014.tab"
    shape: Shape
    columns: tuple[str, ...]  # of the table, in its order, by the names that `select` knows; others by their own
    skip: int = 0  # lines above the first row
    delimiter: str = "\t"
    quoted: bool = False  # cells may stand in quotation marks, and may then hold delimiters and ends of lines
    parquet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format of event data."""

    name: str  # "gdelt"
    title: str  # "GDELT 1.0 and 2.0"
    citation: str | None
    shapes: tuple[Shape, ...]
    who: Callable[[str, date], tuple[Who, ...]]  # of a key, in the month that begins on that day; (): nobody is named
    what: Callable[[str], What | None]  # None: no code of its scheme
    where: Callable[[str, date], Where | None]
