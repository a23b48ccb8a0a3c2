"""Count the claims that a filter lets through, by what they are, and find a page of them.

Takes the columns of a generation and the masks of a filter's conditions.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from dragoman.records import Stance
from dragoman.store.listing import NO_DAY, Columns, Several

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[Any]
    Mask = NDArray[np.bool_]

FacetName = Literal["stance", "type", "theatre", "outlet", "source", "initiator", "recipient", "year"]
# The types whose words the values of a facet are.
WORDS: dict[str, str] = {
    "stance": "listed_stance", "type": "listed_type", "theatre": "listed_theatre", "outlet": "listed_outlet",
    "source": "listed_source", "initiator": "listed_actor", "recipient": "listed_actor",
}  # fmt: skip


class Selection:
    """The claims that all conditions let through."""

    def __init__(self, columns: Columns, masks: dict[str, Mask]) -> None:
        self._columns, self._masks = columns, masks

    @cached_property
    def _mask(self) -> Mask:
        return self._without("none")

    @cached_property
    def _rows(self) -> Column:
        import numpy as np

        return np.flatnonzero(self._mask)

    def _without(self, facet: str) -> Mask:
        """Those that all conditions but a facet's own let through."""
        import numpy as np

        return np.asarray(np.logical_and.reduce([mask for name, mask in self._masks.items() if name != facet]))

    def page(self, order: str, skip: int, most: int) -> tuple[list[tuple[int, int, int]], int]:
        """Number, first of copies and event of so many claims in an order (-1: none), and how many there are in all.

        Of copies only the first of those that are chosen counts.
        """
        import numpy as np

        columns, mask = self._columns, self._mask
        copied = self._rows[columns["first"][self._rows] >= 0]
        if len(copied):
            told = copied[np.lexsort((columns["nth"][copied], columns["first"][copied]))]
            again = told[1:][np.diff(columns["first"][told]) == 0]
            mask = mask.copy()
            mask[again] = False
        if order == "newest":
            rows = self._rows[mask[self._rows]] if len(copied) else self._rows
        else:
            ordered = columns.by_day if order == "day" else columns.by_confidence
            rows = ordered[mask[ordered]]
        shown = rows[skip : skip + most]
        number, first, event = (columns[name][shown].tolist() for name in ("number", "first", "event"))
        return list(zip(number, first, event, strict=True)), len(rows)

    def extent(self) -> tuple[dict[str, int], date | None, date | None]:
        """How many claims, reports, outlets, origins and sources there are, and the first and last day."""
        import numpy as np

        columns, rows = self._columns, self._rows
        day = columns["day"][rows]
        day = day[day != NO_DAY]
        cited = columns.sources.code[columns.cited & self._mask[columns.sources.row]]
        counts = {
            "claims": len(rows),
            "reports": _different(columns["report"][rows]),
            "outlets": _different(columns["outlet"][rows], none=0),
            "origins": _different(columns["origin"][rows]),
            "sources": _different(cited),
        }
        if not len(day):
            return counts, None, None
        first, last = (np.datetime64(int(one), "D").item() for one in (day.min(), day.max()))
        return counts, first, last

    def facet(self, name: FacetName, most: int) -> tuple[list[tuple[str, int]], int]:
        """The commonest values of a facet with how many claims have each, and how many values there are.

        The conditions that choose among its values are left aside.
        """
        import numpy as np

        mask = self._without(name) if name in self._masks else self._mask
        if name == "year":
            years = self._years(mask)
            return years[:most], len(years)
        counts = self._counts(name, mask)
        counts[0] = 0
        if name == "source":
            counts[~self._columns.told] = 0
        words = self._columns.words[WORDS[name]]
        order = np.argsort(-counts, kind="stable")[:most]
        return [(words[at], int(counts[at])) for at in order if counts[at]], int(np.count_nonzero(counts))

    def cited(self, skip: int, most: int) -> list[tuple[str, int, dict[Stance, int]]]:
        """The words of sources that are cited most, with how many claims, and how many of each stance."""
        import numpy as np

        columns = self._columns
        words, stances = columns.words["listed_source"], columns.words["listed_stance"]
        here = self._mask[columns.sources.row]
        row, code = columns.sources.row[here], columns.sources.code[here].astype(np.int64)
        cells = np.bincount(code * len(stances) + columns["stance"][row], minlength=len(words) * len(stances))
        table = cells.reshape(len(words), len(stances)) * columns.told[:, None]
        order = np.argsort(-table.sum(axis=1), kind="stable")[skip : skip + most]
        shown = [(words[at], dict(zip(stances, table[at].tolist(), strict=True))) for at in order if table[at].any()]
        return [(word, sum(n.values()), {s: n[s] for s in get_args(Stance) if n.get(s)}) for word, n in shown]

    def _counts(self, name: FacetName, mask: Mask) -> Column:
        """How many claims have each word."""
        import numpy as np

        columns, size = self._columns, len(self._columns.words[WORDS[name]])
        several: dict[str, Several] = {"theatre": columns.theatres, "source": columns.sources}
        if name in several:
            return np.bincount(several[name].code[mask[several[name].row]], minlength=size)
        if name not in ("initiator", "recipient"):
            return np.bincount(columns[name][mask], minlength=size)
        here, there = ("one", "other") if name == "initiator" else ("other", "one")
        also = mask & columns["mutual"] & (columns["one"] != columns["other"])
        return np.bincount(columns[here][mask], minlength=size) + np.bincount(columns[there][also], minlength=size)

    def _years(self, mask: Mask) -> list[tuple[str, int]]:
        """The years with how many claims were published in each, in their order."""
        import numpy as np

        day = self._columns["day"][mask]
        day = day[day != NO_DAY]
        if not len(day):
            return []
        counts = np.bincount(day - day.min())
        there = np.flatnonzero(counts)
        years = (there + int(day.min())).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        different, at = np.unique(years, return_inverse=True)
        return [(str(year), int(n)) for year, n in zip(different, np.bincount(at, weights=counts[there]), strict=True)]


def _different(values: Column, none: int | None = None) -> int:
    """How many different small numbers there are, `none` not counted."""
    import numpy as np

    there = np.zeros(1 + int(values.max(initial=0)), dtype=bool)
    there[values] = True
    if none is not None:
        there[none] = False
    return int(np.count_nonzero(there))
