"""The claims of a generation in memory, newest first, in columns narrow enough to be counted while somebody waits.

Read once from `listed`: about fifty megabytes a million claims. A filter gives
masks of them, one for each condition, so that what is counted by a condition's
own values can leave it aside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.store.listing_tables import TYPES

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.store.view import ClaimFilter

    Column = NDArray[Any]
    Mask = NDArray[np.bool_]

# Days are counted from here, as numpy does; a claim without a day has the day before.
NO_DAY = -(2**31)
# Columns of one value each, as expressions. A value of an ENUM is its number; 0 is the empty word, that is none.
SINGLE = {
    "number": "number", "sentence": "sentence", "day": f"coalesce(published - DATE '1970-01-01', {NO_DAY})::INTEGER",
    "type": "enum_code(type)", "stance": "enum_code(stance)", "outlet": "coalesce(enum_code(outlet), 0)",
    "initiator": "enum_code(initiator)", "one": "enum_code(one)", "recipient": "coalesce(enum_code(recipient), 0)",
    "other": "coalesce(enum_code(other), 0)", "mutual": "mutual", "confidence": "confidence",
    "how": "coalesce(enum_code(how), 0)", "report": "report", "origin": "origin", "first": "coalesce(first, -1)",
    "nth": "coalesce(nth, 0)", "event": "coalesce(event, -1)",
}  # fmt: skip
# Generations kept in memory: the newest, and that before it while some still look at it.
KEPT = 2


@dataclass(frozen=True, slots=True)
class Several:
    """A column of several values a row: each value's row, from 0, and its number."""

    row: Column
    code: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All claims, rejected ones too, by place: the newest first."""

    single: Mapping[str, Column]
    sources: Several  # words that the sources may be asked for by
    cited: Mask  # which of these are ids of sources
    theatres: Several
    words: Mapping[str, list[str]]  # what the numbers of each ENUM stand for
    told: Mask  # which words of sources are ids, states or "anonymous", no mere names: by number
    reports: int  # numbers of reports are below this
    by_day: Column  # rows in the order of days, those without one last
    by_confidence: Column

    def __getitem__(self, name: str) -> Column:
        return self.single[name]

    def __len__(self) -> int:
        return len(self.single["number"])

    def code(self, kind: str, word: str) -> int:
        """The number of a word, -1 where no claim has it."""
        from bisect import bisect_left

        words = self.words[kind]
        at = bisect_left(words, word)
        return at if at < len(words) and words[at] == word else -1


def load(tables: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of a generation."""
    import numpy as np

    def several(values: str) -> dict[str, Column]:
        return tables.cursor().execute(f"SELECT place - 1 AS row, {values}").fetchnumpy()

    names = ", ".join(f"{expression} AS {name}" for name, expression in SINGLE.items())
    single = tables.cursor().execute(f"SELECT {names} FROM listed ORDER BY place").fetchnumpy()
    sources = several(
        "enum_code(word) AS code, coalesce(list_contains(cited, word), FALSE) AS cited "
        "FROM (SELECT place, cited, unnest(sources) AS word FROM listed)"
    )
    theatres = several("enum_code(word) AS code FROM (SELECT place, unnest(theatres) AS word FROM listed)")
    words = {kind: _words(tables, kind) for kind in TYPES}
    told = np.array([word == "anonymous" for word in words["listed_source"]], dtype=bool)
    told[[code for (code,) in tables.execute("SELECT enum_code(word) FROM listed_sources").fetchall()]] = True
    ((reports,),) = tables.execute("SELECT coalesce(max(rowid), -1) + 1 FROM documents").fetchall()
    day = np.where(single["day"] == NO_DAY, 2**31 - 1, single["day"])
    return Columns(
        single=single,
        sources=Several(sources["row"], sources["code"]),
        cited=sources["cited"],
        theatres=Several(theatres["row"], theatres["code"]),
        words=words,
        told=told,
        reports=reports,
        by_day=np.argsort(day, kind="stable").astype(np.int32),
        by_confidence=np.argsort(-single["confidence"], kind="stable").astype(np.int32),
    )


_loaded: dict[tuple[str, int], Columns] = {}
_loading = Lock()


def loaded(path: Path, tables: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of the generation whose database lies at `path`, read once for all who look at it."""
    mark = str(path), path.stat().st_mtime_ns
    with _loading:
        if mark not in _loaded:
            while len(_loaded) >= KEPT:
                _loaded.pop(next(iter(_loaded)))
            _loaded[mark] = load(tables)
        return _loaded[mark]


def masks(columns: Columns, which: ClaimFilter, found: Column | None, report: int | None) -> dict[str, Mask]:
    """Which claims each condition of a filter lets through, by the facet that it chooses among, else by its own name.

    `found` has the numbers of the sentences that are searched for, `report`
    the number of the report that is asked for.
    """
    import numpy as np

    def equal(name: str, codes: Collection[int]) -> Mask:
        none = np.zeros(len(columns), dtype=bool)
        return np.asarray(np.logical_or.reduce([none, *(columns[name] == code for code in codes)]))

    def side(who: str, one: str, other: str) -> Mask:
        code = columns.code("listed_actor", who)
        return equal(one, [code]) | equal(other, [code])

    def did(who: str) -> Mask:
        return side(who, "initiator", "one")

    def to(who: str) -> Mask:
        return side(who, "recipient", "other")

    def of_outlet(name: str) -> Mask:
        return equal("outlet", [at for at, word in enumerate(columns.words["listed_outlet"]) if word.lower() == name])

    rejected = columns["how"] == columns.code("listed_how", "rejected")
    some: dict[str, Mask] = {"": ~rejected}
    if which.judged:
        some[""] = equal("how", [columns.code("listed_how", how) for how in which.judged])
    if which.between:
        one, other = which.between
        some["between"] = did(one) & to(other) | did(other) & to(one)
    if which.actor:
        some["actor"] = did(which.actor) | to(which.actor)
    if which.initiator:
        some["initiator"] = did(which.initiator) | columns["mutual"] & to(which.initiator)
    if which.recipient:
        some["recipient"] = to(which.recipient) | columns["mutual"] & did(which.recipient)
    if which.by:
        some["source"] = _any_of(columns, columns.sources, "listed_source", which.by)
    if which.by_outlet:
        some["source"] = of_outlet(which.by_outlet.lower())
        some["source"][columns.sources.row] = False
    if which.outlet:
        some["outlet"] = of_outlet(which.outlet.lower())
    if which.types:
        some["type"] = equal("type", [columns.code("listed_type", type) for type in which.types])
    if which.stances:
        some["stance"] = equal("stance", [columns.code("listed_stance", stance) for stance in which.stances])
    if which.theatres:
        some["theatre"] = _any_of(columns, columns.theatres, "listed_theatre", which.theatres)
    if which.since or which.until:
        some["year"] = columns["day"] != NO_DAY
        if which.since:
            some["year"] &= columns["day"] >= np.datetime64(which.since, "D").astype(np.int64)
        if which.until:
            some["year"] &= columns["day"] <= np.datetime64(which.until, "D").astype(np.int64)
    if which.at_least is not None:
        some["at_least"] = columns["confidence"] >= np.float32(which.at_least)
    if which.document is not None:
        some["document"] = columns["report"] == (-1 if report is None else report)
    if found is not None:
        some["search"] = _in(columns["sentence"], found)
    return some


def _words(tables: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    ((words,),) = tables.execute(f"SELECT enum_range(NULL::{kind})::VARCHAR[]").fetchall()
    return list(words)


def _any_of(columns: Columns, several: Several, kind: str, words: Collection[str]) -> Mask:
    """Which rows have any of these words."""
    import numpy as np

    mask = np.zeros(len(columns), dtype=bool)
    for word in words:
        mask[several.row[several.code == columns.code(kind, word)]] = True
    return mask


def _in(column: Column, values: Column) -> Mask:
    """Which rows have one of these small numbers."""
    import numpy as np

    there = np.zeros(1 + max(column.max(initial=0), values.max(initial=0)), dtype=bool)
    there[values] = True
    return np.asarray(there[column])
