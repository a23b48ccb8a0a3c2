"""Claims as columns: millions of them become a data frame without becoming records.

Takes a filter, gives Columns, whose names and values are those of
`exchange.frames`, which makes them of records.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

import msgspec.inspect as types

from dragoman.records import Claim, EventType, Stance
from dragoman.records.claims import Aspect, Certainty, Polarity
from dragoman.store.rows import PLAIN, fields_of

if TYPE_CHECKING:
    import duckdb

# Columns of which every value is one of a few words.
WORDS: dict[str, tuple[str, ...]] = {
    "type": get_args(EventType), "stance": get_args(Stance), "polarity": get_args(Polarity),
    "certainty": get_args(Certainty), "aspect": get_args(Aspect),
}  # fmt: skip
ACTOR = ("id", "name", "kind", "sector", "acts_for", "text")
# Claims that are fetched together.
PART = 20_000
# The rows of some numbers, twice given, in their order.
WANTED = "SELECT unnest(?::BIGINT[]) AS number, generate_subscripts(?::BIGINT[], 1) AS place"


class Columns:
    """The claims of a filter, not yet fetched; they come in parts, so that millions need no more memory than they take.

    What puts them in order are their numbers; a part is fetched by these.
    """

    def __init__(self, tables: duckdb.DuckDBPyConnection, table: str, numbers: Sequence[int]) -> None:
        self._tables, self._table, self._numbers = tables, table, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def pandas(self) -> Any:
        """A pandas DataFrame; ImportError without pandas."""
        import pandas

        return pandas.concat([part.df() for part in self._parts()], ignore_index=True)

    def polars(self) -> Any:
        """A polars DataFrame; ImportError without polars and pyarrow."""
        import polars

        return polars.from_arrow(self.arrow())

    def arrow(self) -> Any:
        """A table of Apache Arrow; ImportError without pyarrow."""
        import pyarrow

        return pyarrow.concat_tables([part.to_arrow_table() for part in self._parts()])

    def _parts(self) -> Iterator[duckdb.DuckDBPyRelation]:
        """Some claims at a time, in order; once nothing where there are none, for the names of the columns."""
        for begin in range(0, max(len(self), 1), PART):
            some = list(self._numbers[begin : begin + PART])
            yield self._tables.cursor().sql(select(self._table), params=[some, some])


def select(table: str) -> str:
    """The query that gives the claims of some numbers as columns, in the order of these."""
    inner = f"SELECT *, json_transform(claim, '{shape()}') AS c FROM {table} JOIN ({WANTED}) USING (number)"
    return f"SELECT {', '.join(expressions())} FROM ({inner}) ORDER BY place"


def shape() -> str:
    """What the JSON of a claim is made of, in DuckDB's words."""
    return json.dumps({field.encode_name: structure(field.type) for field in fields_of(Claim)})


def structure(described: types.Type) -> Any:
    """A field's type as `json_transform` takes it."""
    if isinstance(described, types.UnionType):
        (described,) = (part for part in described.types if not isinstance(part, types.NoneType))
    if isinstance(described, types.VarTupleType):
        return [structure(described.item_type)]
    if isinstance(described, types.StructType):
        return {field.encode_name: structure(field.type) for field in described.fields}
    return PLAIN[type(described)]


def expressions() -> list[str]:
    """Each column in SQL, in the order of a claim's row."""
    return [
        "id", "published", "outlet", *actor("initiator"), enumerated("type"), "c.mode AS mode", "c.cameo AS cameo",
        *actor("recipient"), *actor("against"), "c.symmetric AS symmetric",
        *(enumerated(name) for name in ("stance", "polarity", "certainty", "aspect")),
        "[s.id FOR s IN c.sources] AS sources",
        "[s.name || if(s.anonymous, ' (anonymous)', '') FOR s IN c.sources] AS source_names",
        "[coalesce(s.cue, '') FOR s IN c.sources] AS source_cues",
        "[concat_ws(' ', i.quantity.text, i.unit, i.name) FOR i IN c.items] AS items",
        *(f'c."time"."{name}" AS time_{name}' for name in ("text", "start", "end")),
        *(f"c.place.{name} AS place_{name}" for name in ("text", "name", "country", "latitude", "longitude")),
        "theatres", "c.trigger.text AS trigger", "c.sentence AS sentence", "c.sentence_start AS sentence_start",
        "c.sentence_end AS sentence_end", "confidence", "c.act AS act", "document", "origin", "c.reader AS reader",
    ]  # fmt: skip


def actor(part: str) -> list[str]:
    """The columns of one who takes part."""
    return [f'c."{part}"."{name}" AS {part}_{name}' for name in ACTOR]


def enumerated(name: str) -> str:
    """A column of few words, as such."""
    words = ", ".join(f"'{word}'" for word in WORDS[name])
    return f"c.{name}::ENUM({words}) AS {name}"
