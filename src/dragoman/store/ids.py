"""Find claims, events and reports by their ids, or by how these begin: their numbers in memory, in order of the ids.

An id of ours is a hash of sixteen hexadecimal digits, and so a number itself:
a million take twelve megabytes, and one is found at once where the tables
are looked through for it. Others ("c1") are kept as words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

Table = Literal["claims", "events", "documents"]
# What the numbers of each are.
NUMBER: dict[Table, str] = {"claims": "number", "events": "number", "documents": "rowid"}

DIGITS = 16
HASH = f"length(id) = {DIGITS} AND translate(id, '0123456789abcdef', '') = ''"
# Tables of generations kept in memory: those of the newest, and of that before it while some still look at it.
KEPT = 6


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a table, each with the number of its row; copies of a claim have one id and numbers of their own."""

    hashes: NDArray[Any]  # in order, as numbers
    numbers: NDArray[Any]  # of these
    others: list[tuple[str, int]]  # in order

    def of(self, id: str) -> list[int]:
        """The numbers of a whole id."""
        return self.beginning(id) if len(id) == DIGITS else [n for one, n in self._others(id) if one == id]

    def beginning(self, prefix: str) -> list[int]:
        """The numbers of the ids that begin so, in the order of the ids."""
        others = [number for _, number in self._others(prefix)]
        if len(prefix) > DIGITS or prefix.strip("0123456789abcdef"):
            return others
        import numpy as np

        low, high = (np.uint64(int(prefix.ljust(DIGITS, digit), 16)) for digit in "0f")
        first, last = self.hashes.searchsorted(low, "left"), self.hashes.searchsorted(high, "right")
        return [*self.numbers[first:last].tolist(), *others]

    def _others(self, prefix: str) -> list[tuple[str, int]]:
        first = bisect_left(self.others, (prefix, 0))
        return list(takewhile(lambda one: one[0].startswith(prefix), self.others[first:]))


def load(tables: duckdb.DuckDBPyConnection, table: Table) -> Ids:
    """The ids of a table of a generation."""
    import numpy as np

    query = f"SELECT {NUMBER[table]} AS number, ('0x' || id)::UBIGINT AS hash FROM {table} WHERE {HASH}"
    found = tables.cursor().execute(query).fetchnumpy()
    order = np.lexsort((found["number"], found["hash"]))
    others = tables.cursor().execute(f"SELECT id, {NUMBER[table]} FROM {table} WHERE NOT ({HASH})").fetchall()
    return Ids(found["hash"][order], found["number"][order].astype(np.int32), sorted(others))


_loaded: dict[tuple[tuple[str, int], Table], Ids] = {}
_loading = Lock()


def loaded(mark: tuple[str, int], tables: duckdb.DuckDBPyConnection, table: Table) -> Ids:
    """The ids of the generation that has that mark, read once for all who look at it."""
    with _loading:
        if (mark, table) not in _loaded:
            while len(_loaded) >= KEPT:
                _loaded.pop(next(iter(_loaded)))
            _loaded[mark, table] = load(tables, table)
        return _loaded[mark, table]
