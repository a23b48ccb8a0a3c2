"""Theatres: the arenas and issues in which a claim counts (theatres.csv)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("theatres.csv")
COLUMNS = ("id", "name", "kind", "within", "places", "core", "others", "items", "words", "from", "to")
KINDS = ("war", "issue", "region")
LATE = timedelta(days=31)  # how long what has ended is still told


class Theatre(NamedTuple):
    """An arena or issue, who meets in it, where, and from when to when."""

    id: str
    name: str
    kind: str  # war issue region
    within: str | None  # id of the wider theatre that it is a part of
    places: frozenset[str]  # ISO 3166-1 alpha-3 codes, and names of places
    core: frozenset[str]  # ids of those it is about
    others: frozenset[str]  # ids of those from outside, who also meet elsewhere
    parties: frozenset[str]  # both
    items: frozenset[str]  # kinds of items that belong to it
    words: frozenset[str]  # words that tell of it, in the singular
    since: date
    until: date

    def is_open(self, first: date | None, last: date | None, *, late: timedelta = timedelta()) -> bool:
        """Whether it was open on any of the days from `first` to `last`, or had ended no more than `late` before."""
        if first is None or last is None:
            return True
        return self.since <= last and (self.until == date.max or first <= self.until + late)


@functools.cache
def theatres() -> tuple[Theatre, ...]:
    """The packaged table, read once, in its order."""
    return tuple(read_table(TABLE, COLUMNS, theatre))


def theatres_of(keys: Iterable[str]) -> list[Theatre]:
    """The theatres that have any of `keys` (ids of parties, states, names of places), in the table's order."""
    table, known = theatres(), _by_key()
    return [table[number] for number in sorted({number for key in keys for number in known.get(key, ())})]


@functools.cache
def _by_key() -> dict[str, tuple[int, ...]]:
    """Where in the table the theatres of each party and place stand."""
    rows: dict[str, list[int]] = {}
    for number, one in enumerate(theatres()):
        for key in one.parties | one.places:
            rows.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in rows.items()}


def words_in(text: str) -> frozenset[str]:
    """The ids of the theatres that a word of `text` tells of, in the singular or plural."""
    pattern, ids = _words()
    return frozenset(id for word in pattern.findall(text.lower()) for id in ids[word])


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds the words of all theatres, the longest first, and whose each is."""
    ids: dict[str, list[str]] = {}
    for one in theatres():
        for word in one.words:
            ids.setdefault(word, []).append(one.id)
    longest = sorted(ids, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest))})s?\b"), {word: tuple(of) for word, of in ids.items()}


def theatre(row: Row) -> Theatre:
    """The theatre of a row; ValueError where the row is wrong."""
    cells = row.cells
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", cells["id"]):
        raise ValueError(f'id "{cells["id"]}" is not small letters and digits joined by hyphens')
    if cells["kind"] not in KINDS:
        raise ValueError(f'kind "{cells["kind"]}" is none of {", ".join(KINDS)}')
    found = Theatre(
        id=cells["id"], name=cells["name"], kind=cells["kind"],
        within=cells["within"] or None, places=frozenset(row.several("places")),
        core=frozenset(row.several("core")), others=frozenset(row.several("others")),
        parties=frozenset((*row.several("core"), *row.several("others"))),
        items=frozenset(row.several("items")), words=frozenset(word.lower() for word in row.several("words")),
        since=bound_of(cells["from"], first=True), until=bound_of(cells["to"], first=False),
    )  # fmt: skip
    if found.since > found.until:
        raise ValueError(f"it ends ({cells['to']}) before it begins ({cells['from']})")
    if not found.parties:
        raise ValueError(f'"{found.id}" has no parties')
    return found


def bound_of(cell: str, *, first: bool) -> date:
    """The first or last day of "1991", "1991-06" or "1991-06-25"; an empty cell has no end. ValueError for others."""
    if not cell and not first:
        return date.max
    parts = cell.split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *("1", "1")[len(parts) - 1 :]))
        begins = date(year, month, day)
    except ValueError:
        raise ValueError(f'"{cell}" is not a day, month or year') from None
    if first or len(parts) == 3:
        return begins
    after = date(year + 1, 1, 1) if len(parts) == 1 or month == 12 else date(year, month + 1, 1)
    return date.fromordinal(after.toordinal() - 1)
