"""Places: a name as it stands in the news → where it is.

Takes a name and the states a report is about, gives a place or None. Cities of
15,000 people and more are from GeoNames (https://www.geonames.org, CC BY 4.0;
see build.py); regions, seas and small towns of wars are in regions.csv.
"""

from __future__ import annotations

import functools
import gzip
import math
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from dragoman.vocabulary.places.names import fold
from dragoman.vocabulary.tables import Row, read_table

FOLDER = Path(__file__).parent
COLUMNS = ("name", "also", "kind", "country", "latitude", "longitude")
KINDS = frozenset(
    {"state", "region", "sea", "strait", "river", "island", "town", "base", "site", "quarter", "city"}
)  # fmt: skip
OWN_NAME = 0.7  # in powers of ten of people: a place called so, against one that is also called so
MENTIONED = 1.5  # the report is about its state: Tripoli may be Lebanon's, Vienna is hardly ever Virginia's

__all__ = ["Known", "Places", "fold", "places"]


class Known(NamedTuple):
    """A place that the tables hold."""

    name: str
    kind: str
    country: str | None  # ISO 3166-1 alpha-3; None for a sea or a region across borders
    latitude: float
    longitude: float
    people: int = 0  # of a city or state


class Places:
    """The tables of places, looked up by name."""

    def __init__(self, lines: list[str], regions: list[tuple[Known, tuple[str, ...]]]) -> None:
        self._lines = lines
        self._rows: dict[str, int] = {}  # the first of a name: the most populous
        self._more: dict[str, list[int]] = {}  # the others
        self._fixed: dict[str, Known] = {}
        first_city = next((number for number, line in enumerate(lines) if line[0] == "c"), len(lines))
        for line in lines[:first_city]:
            state = _known(line)
            self._fixed[fold(state.name)] = state
        centres = {state.country: state for state in self._fixed.values()}
        self._states = dict[str | None, Known]()
        for known, names in regions:
            if known.kind == "state" and known.country in centres:
                centre = centres[known.country]
                known = known._replace(latitude=centre.latitude, longitude=centre.longitude)
                self._states.setdefault(known.country, known)  # the first row has today's name
            for name in names:
                self._fixed[fold(name)] = known
        self._states = centres | self._states
        for number in range(first_city, len(lines)):
            _, name, _, _, _, _, *others = lines[number].split("\t")
            for key in (name.lower(), *others):
                if self._rows.setdefault(key, number) != number:
                    self._more.setdefault(key, []).append(number)

    def find(self, name: str, context: Collection[str] = ()) -> Known | None:
        """The place called `name`, or None.

        Of several, the one in a state of `context` (ISO 3166-1 alpha-3), then the most populous; a place's own name
        counts for more than another name of it.
        """
        for key in _keys(name):
            if key in self._fixed:
                return self._fixed[key]
            if key in self._rows:
                return _known(max(self._called(key), key=functools.partial(_rank, key=key, context=context)))
        return None

    def state(self, code: str) -> Known | None:
        """The state of an ISO 3166-1 alpha-3 code, or None."""
        return self._states.get(code)

    def _called(self, key: str) -> list[str]:
        return [self._lines[row] for row in (self._rows[key], *self._more.get(key, ()))]


@functools.cache
def places() -> Places:
    """The packaged tables, read once (a tenth of a second)."""
    text = gzip.decompress((FOLDER / "places.tsv.gz").read_bytes()).decode("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return Places(lines, read_table(FOLDER / "regions.csv", COLUMNS, _region))


def _keys(name: str) -> list[str]:
    """The spellings to try: as it is, without an article, with the Arabic one."""
    key = fold(name)
    bare = re.sub(r"^(?:the|al|el|ar|as|ash|at|ad|an|az) ", "", key)
    return [key, bare] if bare != key else [key, f"al {key}"]


def _known(line: str) -> Known:
    kind, name, country, latitude, longitude, people, *_ = line.split("\t")
    kind = "city" if kind == "c" else "state"
    return Known(name, kind, country, float(latitude), float(longitude), int(people))


def _rank(line: str, key: str, context: Collection[str]) -> float:
    _, name, country, _, _, people, *_ = line.split("\t")
    return math.log10(int(people) + 1) + OWN_NAME * (fold(name) == key) + MENTIONED * (country in context)


def _region(row: Row) -> tuple[Known, tuple[str, ...]]:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f'kind "{cells["kind"]}" is none of {", ".join(sorted(KINDS))}')
    if cells["country"] and not re.fullmatch(r"[A-Z]{3}", cells["country"]):
        raise ValueError(f'country "{cells["country"]}" is not an ISO 3166-1 alpha-3 code')
    latitude, longitude = _degrees(cells["latitude"], 90), _degrees(cells["longitude"], 180)
    if cells["kind"] != "state" and (latitude is None or longitude is None):
        raise ValueError(f'"{cells["name"]}" has no latitude and longitude')
    known = Known(cells["name"], cells["kind"], cells["country"] or None, latitude or 0.0, longitude or 0.0)
    return known, (cells["name"], *row.several("also"))


def _degrees(cell: str, most: int) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f'"{cell}" is not a number of degrees') from None
    if abs(value) > most:
        raise ValueError(f"{cell} is beyond {most} degrees")
    return value
