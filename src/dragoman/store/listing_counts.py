"""Count the claims that a filter lets through, by what they are, and find a page of them.

Takes the columns of a generation and the masks of a filter's conditions.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from dragoman.records import Stance
from dragoman.store.listing import Column, Columns, Lists, Mask

FacetName = Literal["stance", "type", "theatre", "outlet", "source", "initiator", "recipient", "year"]
STEP = 1000  # rows of an order that are looked at first, then four times as many
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
        import numpy as np

        return np.asarray(np.logical_and.reduce(list(self._masks.values())))

    @cached_property
    def _rows(self) -> Column:
        import numpy as np

        return np.flatnonzero(self._mask)

    @cached_property
    def _others(self) -> Column:
        """The rows that are not let through."""
        import numpy as np

        return np.flatnonzero(~self._mask)

    @cached_property
    def there(self) -> int:
        """How many there are."""
        import numpy as np

        return int(np.count_nonzero(self._mask))

    def page(self, order: str, skip: int, most: int) -> tuple[list[tuple[int, int, int]], int]:
        """Number, first of copies and event of so many claims in an order (-1: none), and how many there are in all.

        Of copies only the first of those that are chosen counts.
        """
        import numpy as np

        columns, mask, there = self._columns, self._mask, self.there
        copied = columns.copied[mask[columns.copied]]
        if len(copied):
            told = copied[np.lexsort((columns["nth"][copied], columns["first"][copied]))]
            again = told[1:][np.diff(columns["first"][told]) == 0]
            mask, there = mask.copy(), there - len(again)
            mask[again] = False
        if order == "newest":
            rows = np.flatnonzero(mask) if len(copied) else self._rows
        else:
            ordered = columns.by_day if order == "day" else columns.by_confidence
            rows = ordered[mask[ordered]]
        shown = rows[skip : skip + most]
        number, first, event = (columns[name][shown].tolist() for name in ("number", "first", "event"))
        return list(zip(number, first, event, strict=True)), there

    def events(self) -> list[int]:
        """The numbers of the events that these claims tell of."""
        import numpy as np

        found = self._columns["event"][self._rows]
        return [int(number) for number in np.unique(found[found >= 0])]

    def actors(self) -> list[str]:
        """The ids of parties, by their numbers; the first is of none."""
        return self._columns.words["listed_actor"]

    def waiting(
        self,
        gone: Collection[int],
        skip: int,
        most: int,
        *,
        events: Collection[int] | None = None,
        parties: Collection[int] | None = None,
    ) -> tuple[list[int], int]:
        """The numbers of so many claims that are not judged, nor among those `gone`, the least sure first, and of all.

        Only those of these `events`, by number, and with one of these `parties`. Copies count once.
        """
        import numpy as np

        columns = self._columns
        mask = self._mask & (columns["how"] == 0) & (columns["nth"] <= 1)
        if events is not None:
            mask &= np.isin(columns["event"], np.array([*events], dtype=columns["event"].dtype))
        if parties is not None:
            among = np.zeros(len(self.actors()), dtype=bool)
            among[[*parties]] = True
            mask &= among[columns["initiator"]] | among[columns["recipient"]]
        if gone:
            mask &= ~np.isin(columns["number"], np.array([*gone], dtype=columns["number"].dtype))
        ordered = columns.by_doubt
        return columns["number"][first_of(ordered, mask, skip, most)].tolist(), int(np.count_nonzero(mask))

    def each(self) -> list[tuple[int, int]]:
        """Number and event of each, the newest first, those of one report in the order of its text."""
        rows = self._rows
        return list(zip(self._columns["number"][rows].tolist(), self._columns["event"][rows].tolist(), strict=True))

    def extent(self) -> tuple[dict[str, int], date | None, date | None]:
        """How many claims, reports, outlets, origins and sources there are, and the first and last day."""
        import numpy as np

        columns = self._columns
        reports, sources = np.flatnonzero(self._counts("report")), columns.sources
        cited = sources.code[sources.cited & (self._counts("sources")[sources.of] > 0)]
        counts = {
            "claims": self.there,
            "reports": len(reports),
            "outlets": int(np.count_nonzero(self._counts("outlet")[1:])),
            "origins": _different(columns.origins[reports]),
            "sources": _different(cited),
        }
        days = np.flatnonzero(self._counts("days")[1:]) + columns.first_day
        if not len(days):
            return counts, None, None
        first, last = (np.datetime64(int(one), "D").item() for one in (days[0], days[-1]))
        return counts, first, last

    def facet(self, name: FacetName, most: int) -> tuple[list[tuple[str, int]], int]:
        """The commonest values of a facet with how many claims have each, and how many values there are.

        The conditions that choose among its values are left aside.
        """
        import numpy as np

        if name in self._masks:
            left = {condition: mask for condition, mask in self._masks.items() if condition != name}
            return Selection(self._columns, left).facet(name, most)
        if name == "year":
            years = self._years()
            return years[:most], len(years)
        counts = self._having(name)
        counts[0] = 0
        if name == "source":
            counts[~self._columns.told] = 0
        words = self._columns.words[WORDS[name]]
        order = np.argsort(-counts, kind="stable")[:most]
        return [(words[at], int(counts[at])) for at in order if counts[at]], int(np.count_nonzero(counts))

    def cited(
        self, skip: int, most: int, among: Collection[str] | None = None
    ) -> tuple[list[tuple[str, int, dict[Stance, int]]], int]:
        """The words of sources that are cited most, with how many claims, and how many of each stance; and how many.

        With `among`, these words alone.
        """
        import numpy as np

        columns, lists = self._columns, self._columns.sources
        words, stances = columns.words["listed_source"], columns.words["listed_stance"]
        cells = lists.which[self._rows].astype(np.int64) * len(stances) + columns["stance"][self._rows]
        of_lists = np.bincount(cells, minlength=lists.there * len(stances)).reshape(-1, len(stances))
        table = np.zeros((len(words), len(stances)), dtype=np.int64)
        np.add.at(table, lists.code, of_lists[lists.of])
        wanted = columns.told.copy()
        if among is not None:
            wanted[:] = False
            wanted[[columns.code("listed_source", word) for word in among]] = True
            wanted &= columns.told
        table *= wanted[:, None]
        there = int(np.count_nonzero(table.any(axis=1)))
        order = np.argsort(-table.sum(axis=1), kind="stable")[skip : min(there, skip + most)]
        shown = [(words[at], dict(zip(stances, table[at].tolist(), strict=True))) for at in order]
        return [(word, sum(n.values()), {s: n[s] for s in get_args(Stance) if n.get(s)}) for word, n in shown], there

    def citing(self, words: Collection[str]) -> dict[str, list[tuple[str, int]]]:
        """The outlets whose reports cite each of these sources, with how many claims, those that do so most first."""
        import numpy as np

        columns, lists = self._columns, self._columns.sources
        outlets = columns.words["listed_outlet"]
        codes = {columns.code("listed_source", word): word for word in words}
        asked = lists.with_any(codes)
        short = np.cumsum(asked) - 1  # the lists that name one of them, numbered anew
        rows = self._rows[asked[lists.which[self._rows]]]
        cells = short[lists.which[rows]] * len(outlets) + columns["outlet"][rows]
        different, counts = np.unique(cells, return_counts=True)
        found: dict[str, dict[str, int]] = {word: {} for word in words}
        naming: dict[int, list[str]] = {}
        for of, code in zip(lists.of.tolist(), lists.code.tolist(), strict=True):
            if code in codes:
                naming.setdefault(int(short[of]), []).append(codes[code])
        for cell, count in zip(different.tolist(), counts.tolist(), strict=True):
            for word in naming[cell // len(outlets)] if cell % len(outlets) else ():
                name = outlets[cell % len(outlets)]
                found[word][name] = found[word].get(name, 0) + count
        return {word: sorted(some.items(), key=lambda one: (-one[1], one[0])) for word, some in found.items()}

    def initiators(self, most: int) -> list[tuple[str, dict[Stance, int]]]:
        """The ids of those who are told of most as initiators, as a facet has them, with how many claims by stance."""
        import numpy as np

        columns, sides = self._columns, self._columns.sides
        words, stances = columns.words["listed_actor"], columns.words["listed_stance"]
        pair, stance = columns["sides"][self._rows], columns["stance"][self._rows]
        table = np.zeros((len(words), len(stances)), dtype=np.int64)
        np.add.at(table, (sides.one[pair], stance), 1)
        both = sides.mutual[pair]
        np.add.at(table, (sides.other[pair[both]], stance[both]), 1)
        table[0] = 0  # of none
        counts = table.sum(axis=1)
        order = [at for at in np.argsort(-counts, kind="stable")[:most] if counts[at]]
        shown = [(words[at], dict(zip(stances, table[at].tolist(), strict=True))) for at in order]
        return [(word, {stance: n[stance] for stance in get_args(Stance) if n.get(stance)}) for word, n in shown]

    def _counts(self, column: str) -> Column:
        """How many of these claims have each number of a column; where most are let through, by those that are not."""
        import numpy as np

        total, numbers = self._columns.totals[column], self._columns[column]
        if self.there == len(self._mask):
            return total.copy()
        if 2 * self.there <= len(self._mask):
            return np.bincount(numbers.take(self._rows), minlength=len(total))
        return np.asarray(total - np.bincount(numbers.take(self._others), minlength=len(total)))

    def _having(self, name: FacetName) -> Column:
        """How many of these claims have each word of a facet."""
        import numpy as np

        columns, size = self._columns, len(self._columns.words[WORDS[name]])
        if name in ("stance", "type"):
            types = len(columns.words["listed_type"])
            return np.asarray(self._counts("cell").reshape(-1, types).sum(axis=1 if name == "stance" else 0))
        if name == "outlet":
            return self._counts("outlet")
        if name in ("theatre", "source"):
            lists: Lists = columns.theatres if name == "theatre" else columns.sources
            return _summed(lists.code, self._counts(f"{name}s")[lists.of], size)
        sides, counts = columns.sides, self._counts("sides")
        here, there = (sides.one, sides.other) if name == "initiator" else (sides.other, sides.one)
        return _summed(here, counts, size) + _summed(there[sides.mutual], counts[sides.mutual], size)

    def _years(self) -> list[tuple[str, int]]:
        """The years with how many claims were published in each, in their order."""
        import numpy as np

        counts = self._counts("days")[1:]
        there = np.flatnonzero(counts)
        if not len(there):
            return []
        days = (there + self._columns.first_day).astype("datetime64[D]")
        different, at = np.unique(days.astype("datetime64[Y]").astype(np.int64) + 1970, return_inverse=True)
        return [(str(year), int(n)) for year, n in zip(different, np.bincount(at, weights=counts[there]), strict=True)]


def _summed(codes: Column, counts: Column, size: int) -> Column:
    """Counts, added up by what they are counts of."""
    import numpy as np

    return np.bincount(codes, weights=counts, minlength=size).astype(np.int64)  # exact: far below 2 ** 53


def first_of(ordered: Column, mask: Mask, skip: int, most: int) -> Column:
    """The rows of an order that a mask lets through, so many behind so many; no more of it is looked at than needed."""
    import numpy as np

    found: list[Column] = []
    at, step = 0, STEP
    missing = skip + most
    while missing > 0 and at < len(ordered):
        some = ordered[at : at + step]
        found.append(some[mask[some]][:missing])
        missing, at, step = missing - len(found[-1]), at + step, step * 4
    return np.concatenate(found)[skip:] if found else ordered[:0]


def _different(values: Column) -> int:
    """How many different small numbers there are."""
    import numpy as np

    there = np.zeros(1 + int(values.max(initial=0)), dtype=bool)
    there[values] = True
    return int(np.count_nonzero(there))
