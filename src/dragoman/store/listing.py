"""The claims of a generation in memory, newest first, in columns narrow enough to be counted while somebody waits.

Read once from `listed`: about fifty megabytes a million claims. What a claim has
several of (sources, theatres), and its two sides, are kept as the number of their
combination, of which there are few: so each is counted in one pass over the claims.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from dragoman.store.listing_tables import TYPES

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[Any]
    Mask: TypeAlias = NDArray[np.bool_]
else:
    Column = Mask = Any

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
    "sources": "(dense_rank() OVER (ORDER BY sources, cited) - 1)::INTEGER",
    "theatres": "(dense_rank() OVER (ORDER BY theatres) - 1)::INTEGER",
}  # fmt: skip
# Generations kept in memory: the newest, and that before it while some still look at it.
KEPT = 2


@dataclass(frozen=True, slots=True)
class Lists:
    """What claims have several of: each different list once, and which one a claim has."""

    which: Column  # a claim's list, by number
    there: int  # lists
    of: Column  # each word's list
    code: Column  # each word's number
    cited: Mask  # whether a word is the id of a source

    def with_any(self, codes: Collection[int] | None = None) -> Mask:
        """Which lists have one of these words, or any at all."""
        import numpy as np

        found = np.zeros(self.there, dtype=bool)
        found[self.of if codes is None else self.of[np.isin(self.code, list(codes))]] = True
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The pairs of sides that claims have, in the text's order."""

    one: Column
    other: Column
    mutual: Mask  # it runs both ways, between two


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All claims, rejected ones too, by place: the newest first."""

    single: Mapping[str, Column]
    totals: Mapping[str, Column]  # of columns that are counted: how many claims have each of their numbers
    sources: Lists  # words that the sources may be asked for by
    theatres: Lists
    sides: Sides  # by the numbers of the column "sides"
    words: Mapping[str, list[str]]  # what the numbers of each ENUM stand for
    told: Mask  # which words of sources are ids, states or "anonymous", no mere names: by number
    origins: Column  # of each report's number → that of the first of its wire group
    first_day: int  # day 1 of the column "days", whose 0 is no day
    copied: Column  # rows of claims that stand in several reports of a wire group
    by_day: Column  # rows in the order of days, those without one last
    by_confidence: Column
    by_doubt: Column  # the least sure first, of those the first that was read

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

    names = ", ".join(f"{expression} AS {name}" for name, expression in SINGLE.items())
    single = tables.cursor().execute(f"SELECT {names} FROM listed ORDER BY place").fetchnumpy()
    words = {kind: _words(tables, kind) for kind in TYPES}
    told = np.array([word == "anonymous" for word in words["listed_source"]], dtype=bool)
    told[[code for (code,) in tables.execute("SELECT enum_code(word) FROM listed_sources").fetchall()]] = True
    ((reports,),) = tables.execute("SELECT coalesce(max(rowid), -1) + 1 FROM documents").fetchall()
    origins = np.arange(reports)
    origins[single["report"]] = single["origin"]
    lists = {name: _lists(tables, name, single.pop(name)) for name in ("sources", "theatres")}
    sides = _take_sides(single)
    first_day = _take_days(single)
    single["cell"] = single["stance"].astype(np.uint16) * len(words["listed_type"]) + single["type"]
    day = np.where(single["day"] == NO_DAY, 2**31 - 1, single["day"])
    sizes = {
        "cell": len(words["listed_stance"]) * len(words["listed_type"]), "outlet": len(words["listed_outlet"]),
        "report": reports, "days": 0, "sides": len(sides.one),
    }  # fmt: skip
    totals = {name: np.bincount(single[name], minlength=size) for name, size in sizes.items()}
    totals |= {name: np.bincount(one.which, minlength=one.there) for name, one in lists.items()}
    single |= {name: one.which for name, one in lists.items()}
    return Columns(
        single=single,
        totals=totals,
        sources=lists["sources"],
        theatres=lists["theatres"],
        sides=sides,
        words=words,
        told=told,
        origins=origins,
        first_day=first_day,
        copied=np.flatnonzero(single["first"] >= 0),
        by_day=np.argsort(day, kind="stable").astype(np.int32),
        by_confidence=np.argsort(-single["confidence"], kind="stable").astype(np.int32),
        by_doubt=np.lexsort((single["number"], single["confidence"])).astype(np.int32),
    )


def _lists(tables: duckdb.DuckDBPyConnection, name: str, which: Column) -> Lists:
    """The different lists of a column, numbered as `which` numbers them."""
    import numpy as np

    fields = "sources, cited" if name == "sources" else "theatres, NULL::VARCHAR[] AS cited"
    found = (
        tables.cursor()
        .execute(f"""
        SELECT number AS of, enum_code(word) AS code, coalesce(list_contains(cited, word), FALSE) AS cited
        FROM (SELECT (row_number() OVER (ORDER BY {name}, cited) - 1)::INTEGER AS number, cited, {name}
              FROM (SELECT DISTINCT {fields} FROM listed)), unnest({name}) AS t(word)""")
        .fetchnumpy()
    )
    there = int(which.max(initial=-1)) + 1
    return Lists(_narrow(which), there, found["of"], found["code"], np.asarray(found["cited"], dtype=bool))


def _take_sides(single: dict[str, Column]) -> Sides:
    """The pairs of sides; the column "sides" says which one a claim has."""
    import numpy as np

    one, other = single["one"].astype(np.int64), single["other"].astype(np.int64)
    mutual, size = single["mutual"] & (one != other), 1 + int(other.max(initial=0))
    pairs, which = np.unique((one * size + other) * 2 + mutual, return_inverse=True)
    single["sides"] = _narrow(which)
    return Sides(one=pairs // 2 // size, other=pairs // 2 % size, mutual=pairs % 2 == 1)


def _take_days(single: dict[str, Column]) -> int:
    """The first day there is; the column "days" counts days from it on, as numbers small enough to count by."""
    import numpy as np

    day = single["day"]
    known = day != NO_DAY
    first = int(day[known].min()) if known.any() else 0
    single["days"] = _narrow(np.where(known, day.astype(np.int64) - first + 1, 0))
    return first


def _narrow(numbers: Column) -> Column:
    """The same in as few bytes as hold them."""
    import numpy as np

    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


_loaded: dict[tuple[str, int], Columns] = {}
_loading = Lock()


def loaded(mark: tuple[str, int], tables: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of the generation whose database has this path and time, read once for all who look at it."""
    with _loading:
        if mark not in _loaded:
            while len(_loaded) >= KEPT:
                _loaded.pop(next(iter(_loaded)))
            _loaded[mark] = load(tables)
        return _loaded[mark]


def _words(tables: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    ((words,),) = tables.execute(f"SELECT enum_range(NULL::{kind})::VARCHAR[]").fetchall()
    return list(words)
