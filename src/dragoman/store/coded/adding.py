"""Add parts to the index: words become numbers, rows of one happening one event, events counts.

All of it in DuckDB, some millions of rows at a time; Python is asked only of
what is told once for many rows: the theatres of a party, a place and a day.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman.coding import COLUMNS
from dragoman.records import Record
from dragoman.store.coded import statements, theatres
from dragoman.store.coded.parts import Part, known_of, meanings_path, part_path, rejected_of
from dragoman.store.coded.tables import LATEST
from dragoman.store.rows import insert, quoted

if TYPE_CHECKING:
    import duckdb

# Rows that are added together.
BATCH = 1_500_000


class Coming(NamedTuple):
    """A part on its way into the index."""

    number: int
    about: Part
    rows: int
    dataset: int  # number


class PartyMask(Record, frozen=True, kw_only=True):
    """The theatres of a party; masks as digits, which are longer than JSON's numbers."""

    party: int
    known: bool
    part: str
    core: str
    key: str


class PlaceMask(Record, frozen=True, kw_only=True):
    """The theatres in which a place lies."""

    place: int
    lies: str


class TheatreMask(Record, frozen=True, kw_only=True):
    """The theatres that a mask stands for, by the number of these together."""

    found: str
    number: int


class DayMask(Record, frozen=True, kw_only=True):
    """The theatres that are open on a day or days, and those that have just ended."""

    day: int
    until: int
    open: str
    ended: str


def coming(tables: duckdb.DuckDBPyConnection, folder: Path, numbers: Iterable[int]) -> list[Coming]:
    """Parts to be added, with their datasets, which are told of from now on."""
    found = []
    for number in numbers:
        about = known_of(part_path(folder, number))
        query = f"SELECT num_rows FROM parquet_file_metadata({quoted(part_path(folder, number))})"
        ((rows,),) = tables.execute(query).fetchall()
        found.append(Coming(number, about, rows, _dataset(tables, about)))
    return found


def batches(parts: Iterable[Coming]) -> list[list[Coming]]:
    """The parts in their order, in stretches of one kind and no more rows than are well added together."""
    found: list[list[Coming]] = []
    for part in parts:
        last = found[-1] if found else []
        fits = last and sum(one.rows for one in last) + part.rows <= BATCH
        if fits and last[0].about.mentions == part.about.mentions:
            last.append(part)
        else:
            found.append([part])
    return found


def add(tables: duckdb.DuckDBPyConnection, scratch: Path, folder: Path, parts: Sequence[Coming]) -> None:
    """Add parts of one kind, all of them or nothing."""
    tables.begin()
    rows = " UNION ALL ".join(_rows(folder, part) for part in parts)
    tables.execute(f"CREATE OR REPLACE TEMP VIEW rows AS {rows}")
    if parts[0].about.mentions:
        _add_mentions(tables)
    else:
        _add_events(tables, scratch, folder, parts)
    for part in parts:
        rejected = rejected_of(meanings_path(folder, part.number)).why
        for why, count in rejected.items():
            tables.execute("INSERT INTO left_out VALUES (?, ?, ?)", [part.dataset, why, count])
        one = part.about
        came = part.rows + sum(rejected.values())
        noted = [part.number, part.dataset, one.file, one.mentions, one.digest, one.imported, came]
        tables.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", noted)
    tables.commit()


def find_latest(tables: duckdb.DuckDBPyConnection) -> None:
    """Find the last events of each dataset."""
    tables.execute(statements.LATEST)
    for (dataset,) in tables.execute("SELECT number FROM datasets").fetchall():
        tables.execute(statements.LATEST_OF.format(dataset=dataset, kept=LATEST))


def add_up(tables: duckdb.DuckDBPyConnection) -> None:
    """Bring the events and the counts of all imports into their order."""
    tables.execute(statements.SORT)
    for table, keys in statements.ADDED_UP.items():
        tables.execute(statements.ADD_UP.format(table=table, keys=keys))
    tables.execute("UPDATE counted SET unsorted = 0")


def _add_mentions(tables: duckdb.DuckDBPyConnection) -> None:
    tables.execute(statements.MENTIONED.format(mentions="rows", evidence="evidence"))
    tables.execute(statements.UNMATCHED)


def _add_events(tables: duckdb.DuckDBPyConnection, scratch: Path, folder: Path, parts: Sequence[Coming]) -> None:
    files = ", ".join(quoted(meanings_path(folder, part.number)) for part in parts)
    tables.execute(statements.MEANINGS.format(files=f"[{files}]"))
    tables.execute(statements.ACTS)
    _find_doubles(tables, folder)
    tables.execute(statements.READ)
    tables.execute(statements.SHARED)
    tables.execute(statements.CALLED_ANEW)
    tables.execute(statements.COUNTS.format(events="gone", times=-1))
    tables.execute(statements.COUNTS.format(events="(SELECT * FROM made WHERE first)", times=1))
    _place(tables, scratch)
    tables.execute(statements.INSERT)
    tables.execute(statements.MENTIONED.format(mentions="unmatched", evidence="made"))
    tables.execute(statements.MATCH)
    tables.execute("DROP TABLE made; DROP TABLE placed")


def _find_doubles(tables: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Find the rows whose id another row bears, and compare them whole."""
    tables.execute(statements.SAME_IDS)
    ((some,),) = tables.execute("SELECT count(*) FROM borne").fetchall()
    if not some:
        return
    columns = ", ".join(f'coalesce(r."{name}"::VARCHAR, chr(1))' for name in COLUMNS)
    numbers = [number for (number,) in tables.execute("SELECT DISTINCT part FROM before").fetchall()]
    old = " UNION ALL ".join(statements.PART.format(number=n, dataset=0, path=quoted(part_path(folder, n)))
                             for n in numbers)  # fmt: skip
    content = statements.CONTENT.format(columns=columns)
    before = old or "SELECT * FROM rows WHERE FALSE"
    tables.execute(statements.DOUBLES.format(content=content, before=before))


def _place(tables: duckdb.DuckDBPyConnection, scratch: Path) -> None:
    """Find the theatres of the events that were made."""
    tables.execute(statements.MASKS)
    parties = tables.execute("SELECT DISTINCT party, id, acts_for FROM who").fetchall()
    insert(tables, scratch, "party_masks", PartyMask, (_party_mask(*party) for party in parties))
    places = tables.execute("SELECT number, name, country FROM places WHERE number IN (SELECT place FROM wheres)")
    insert(tables, scratch, "place_masks", PlaceMask, (_place_mask(*place) for place in places.fetchall()))
    days = tables.execute("SELECT DISTINCT day, until FROM made").fetchall()
    insert(tables, scratch, "day_masks", DayMask, (_day_mask(*day) for day in days))
    tables.execute(statements.PLACED.format(finding=theatres.finding(statements.WITH_MASKS)))
    known = {tuple(ids): number for number, ids in tables.execute("SELECT number, ids FROM theatres").fetchall()}
    masks = [mask for (mask,) in tables.execute("SELECT DISTINCT found FROM placed").fetchall()]
    for ids in dict.fromkeys(map(theatres.ids_of, masks)):
        if ids not in known:
            known[ids] = len(known)
            tables.execute("INSERT INTO theatres VALUES (?, ?::VARCHAR[])", [known[ids], list(ids)])
    found = (TheatreMask(found=str(mask), number=known[theatres.ids_of(mask)]) for mask in masks)
    insert(tables, scratch, "theatre_masks", TheatreMask, found)


def _dataset(tables: duckdb.DuckDBPyConnection, about: Part) -> int:
    """The number of a part's dataset, which is new with its first part."""
    known = tables.execute("SELECT number FROM datasets WHERE name = ?", [about.dataset]).fetchone()
    if known:
        return int(known[0])
    query = "INSERT INTO datasets SELECT coalesce(max(number), 0) + 1, ?, ?, ? FROM datasets RETURNING number"
    ((number,),) = tables.execute(query, [about.dataset, about.form, about.citation]).fetchall()
    return int(number)


def _rows(folder: Path, part: Coming) -> str:
    path = quoted(part_path(folder, part.number))
    return statements.PART.format(number=part.number, dataset=part.dataset, path=path)


def _party_mask(party: int, id: str, acts_for: str | None) -> PartyMask:
    found = theatres.masks_of(id, acts_for)
    return PartyMask(party=party, known=found.known, part=str(found.part), core=str(found.core), key=str(found.key))


def _place_mask(place: int, name: str | None, country: str | None) -> PlaceMask:
    return PlaceMask(place=place, lies=str(theatres.places_of(name, country)))


def _day_mask(day: int, until: int) -> DayMask:
    now, just_ended = _open_on(day, until)
    return DayMask(day=day, until=until, open=str(now), ended=str(just_ended))


@functools.cache
def _open_on(day: int, until: int) -> tuple[int, int]:
    return theatres.open_on(date.fromordinal(day), date.fromordinal(max(day, until)))
