"""Records as data frames of pandas or polars, a row each, or left as they are where neither is wanted.

Takes records of one kind, gives a table with the columns of their CSV: days
are days, words of which there are few are categories, and what a cell of CSV
joins ("IRN > RUS") is a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any, Literal, get_args

import msgspec
import msgspec.inspect as types

from dragoman.errors import UsageError
from dragoman.exchange.flat import (
    STANDS,
    columns,
    item_text,
    named,
    numbers_of,
    rows_of,
    tellers_who,
)
from dragoman.exchange.flat_ties import theatre_text
from dragoman.records import Claim, Event, Record, Tie

# Which library makes the frames: what is installed, pandas first, or else plain lists of records.
Frames = Literal["installed", "pandas", "polars"]
# Records that become columns together: what is in memory twice.
AT_ONCE = 20_000
# Of columns that are no fields of their record: what stands in them, in pandas' and polars' words.
NUMBERS = {
    "place_latitude": ("float64", "Float64"), "place_longitude": ("float64", "Float64"),
    "goldstein": ("float64", "Float64"), "mentions": ("Int64", "Int64"),
}  # fmt: skip

Row = dict[str, Any]


def chosen(frames: Frames | None) -> Literal["pandas", "polars"] | None:
    """The library that makes the frames; None for plain records. UsageError with the command that installs it."""
    if frames is None:
        return None
    if frames not in get_args(Frames):
        raise UsageError(f"frames is {frames!r}. Choose from {', '.join(get_args(Frames))}, or None for plain records.")
    if frames == "installed":
        return "pandas" if find_spec("pandas") else "polars" if find_spec("polars") else None
    if find_spec(frames) is None:
        raise UsageError(f'Frames of {frames} need it. Install it with: pip install "dragoman[frames]"')
    return frames


def frame(records: Iterable[Record], kind: type[Record] | None, frames: Frames | None = "installed") -> Any:
    """Records of one kind as a data frame, or as a list where `frames` is None or no library is installed.

    Without a kind it is that of the first record. Raises UsageError for records
    of several kinds, and for a library that is not installed.
    """
    library = chosen(frames)
    if library is None:
        return list(records)
    some = iter(records)
    first = next(some, None)
    kind = kind or (type(first) if first is not None else None)
    everything = chain([first] if first is not None else [], some)
    make = {"pandas": of_pandas, "polars": of_polars}[library]
    return make(batches(everything, kind), kind)


def batches(records: Iterator[Record], kind: type[Record] | None) -> Iterator[dict[str, list[Any]]]:
    """Columns of some records at a time; UsageError where one is of another kind."""
    while some := list(islice(records, AT_ONCE)):
        if odd := next((one for one in some if type(one) is not kind), None):
            names = ", ".join(sorted({type(odd).__name__, kind.__name__ if kind else ""}))
            raise UsageError(f"A frame is of records of one kind, and these are {names}. Make one of each.")
        rows = [row for record in some for row in rows_with_lists(record)]
        yield {name: [row[name] for row in rows] for name in rows[0]}


def rows_with_lists(record: Record) -> Iterator[Row]:
    """The rows of a record in CSV, with lists in the place of what these join, and plain values of what is nested."""
    apart = LISTS.get(type(record), {})
    for row in rows_of(record):
        lists = {name: list(several(record)) for name, several in apart.items()}
        yield {name: plain(value) for name, value in row.items()} | lists


def plain(value: Any) -> Any:
    """A value without records and tuples."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return msgspec.to_builtins(value, builtin_types=(date,)) if isinstance(value, Record) else value


def of_pandas(parts: Iterable[dict[str, list[Any]]], kind: type[Record] | None) -> Any:
    """A pandas DataFrame."""
    import pandas

    made = [typed_by_pandas(pandas.DataFrame(part), kind) for part in parts]
    if not made:
        empty = pandas.DataFrame(columns=columns(kind) if kind else None)
        return typed_by_pandas(empty, kind)
    return pandas.concat(made, ignore_index=True) if len(made) > 1 else made[0]


def typed_by_pandas(table: Any, kind: type[Record] | None) -> Any:
    """A pandas DataFrame with days, categories and numbers as such, and lists where another reader gave arrays."""
    import pandas

    known, days = words_of(kind), days_of(kind)
    for name in table.columns:
        if name in known:
            table[name] = pandas.Categorical(table[name], categories=known[name], ordered=False)
        elif name in days:
            table[name] = pandas.to_datetime(table[name]).astype("datetime64[s]")
        elif name in NUMBERS:
            table[name] = table[name].astype(NUMBERS[name][0])
        elif len(table) and hasattr(table[name].iloc[0], "tolist") and table[name].dtype == object:
            table[name] = [value.tolist() if hasattr(value, "tolist") else value for value in table[name]]
    return table


def of_polars(parts: Iterable[dict[str, list[Any]]], kind: type[Record] | None) -> Any:
    """A polars DataFrame."""
    import polars

    made = [typed_by_polars(polars.DataFrame(part, strict=False), kind) for part in parts]
    if not made:
        return typed_by_polars(polars.DataFrame(schema=columns(kind) if kind else None), kind)
    return polars.concat(made, how="vertical_relaxed")


def typed_by_polars(table: Any, kind: type[Record] | None) -> Any:
    """A polars DataFrame with days, words of which there are few, and numbers as such."""
    import polars

    known, days = words_of(kind), days_of(kind)
    casts = {name: polars.Enum(known[name]) for name in table.columns if name in known}
    casts |= {name: polars.Date for name in table.columns if name in days}
    casts |= {name: getattr(polars, NUMBERS[name][1]) for name in table.columns if name in NUMBERS}
    lists = [name for name, type in table.schema.items() if type == polars.List(polars.Null)]
    casts |= {name: polars.List(polars.String) for name in lists}
    return table.cast(casts)


def words_of(kind: type[Record] | None) -> dict[str, list[str]]:
    """The columns of few words, with these in their order."""
    if kind is None:
        return {}
    return {
        name: [str(word) for word in one.values] for name, one in described(kind) if isinstance(one, types.LiteralType)
    }


def days_of(kind: type[Record] | None) -> set[str]:
    """The columns of days."""
    return {name for name, one in described(kind) if isinstance(one, types.DateType)} if kind else set()


def described(kind: type[Record]) -> Iterator[tuple[str, types.Type]]:
    """The fields of a record and their types, without None."""
    about = types.type_info(kind)
    assert isinstance(about, types.StructType)
    for field in about.fields:
        one = field.type
        if isinstance(one, types.UnionType):
            rest = [part for part in one.types if not isinstance(part, types.NoneType)]
            one = rest[0] if len(rest) == 1 else one
        yield field.name, one


Several = Callable[[Any], Iterable[Any]]

# What a cell of CSV joins, as the list it is made of.
CLAIM_LISTS: Mapping[str, Several] = {
    "sources": lambda claim: (source.id for source in claim.sources),
    "source_names": lambda claim: (named(source) for source in claim.sources),
    "source_cues": lambda claim: (source.cue or "" for source in claim.sources),
    "items": lambda claim: map(item_text, claim.items),
    "theatres": lambda claim: claim.theatres,
}
EVENT_LISTS: Mapping[str, Several] = {
    "initiators": lambda event: (party.id for party in event.initiators),
    "initiator_names": lambda event: (party.name for party in event.initiators),
    "recipients": lambda event: (party.id for party in event.recipients),
    "recipient_names": lambda event: (party.name for party in event.recipients),
    "against": lambda event: (party.id for party in event.against),
    "dyads": lambda event: (list(pair) for pair in event.dyads),
    "items": lambda event: (thing.name for thing in event.items),
    "theatres": lambda event: event.theatres,
    **{column: partial(tellers_who, stance=stance) for stance, column in STANDS.items()},
    "numbers": numbers_of,
    "evidence": lambda event: event.evidence,
    "rows": lambda event: event.coded.rows if event.coded else (),
    "urls": lambda event: event.coded.urls if event.coded else (),
    "publishers": lambda event: event.coded.publishers if event.coded else (),
}
TIE_LISTS: Mapping[str, Several] = {
    "theatres": lambda tie: map(theatre_text, tie.theatres),
    "evidence": lambda tie: tie.evidence,
}
LISTS: Mapping[type[Record], Mapping[str, Several]] = {Claim: CLAIM_LISTS, Event: EVENT_LISTS, Tie: TIE_LISTS}
