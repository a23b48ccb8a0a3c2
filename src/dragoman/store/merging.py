"""Make the events of a generation, anew only where claims have come, changed or gone.

Takes the claims that a generation holds, gives groups of claims and the
events made of them. What makes one is not known here: a Merging is asked.
Three passes, each a stream: the claims of a dyad into groups, groups that
share acts into events, the claims of an event into its record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from dragoman.records import Claim, Event, KeptGroup, Record
from dragoman.store import deed_rows, deed_tables
from dragoman.store.event_rows import EventRow, event_row
from dragoman.store.event_tables import (
    ATTACH,
    BEGIN,
    CLAIMS_TO_BUILD,
    CLAIMS_TO_GROUP,
    END,
    FIND_JOINABLE,
    FIND_SEEKING,
    FIND_WORK,
    GROUPS_OF_SIDES,
    GROUPS_TO_JOIN,
    GROUPS_TO_REACH,
    JOIN,
    RENEW,
    REPLACE,
)
from dragoman.store.files import PARTIAL
from dragoman.store.rows import Lines, insert, move
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    import duckdb

# DuckDB sorts claims by dyad and by event; what is beyond this it sorts on the disk. The order of rows in a table means
# nothing here, and to keep it would take twice as much.
ROOM = "SET memory_limit = '1GB'; SET preserve_insertion_order = false"
# Rows fetched together.
AT_ONCE = 1_000

Told = tuple[str, str]  # a claim as JSON, and the origin of its report that is known now


class Dyad(NamedTuple):
    """What is to be grouped of one dyad: claims told later than those of the groups that are kept.

    With a week, all claims since it began, some of which the groups have.
    """

    kept: list[KeptGroup]
    claims: list[Told]
    week: int | None


class Regrouped(Protocol):
    """What came of a dyad."""

    @property
    def groups(self) -> Sequence[KeptGroup]:
        """Those that are new or changed."""

    @property
    def gone(self) -> Sequence[int]:
        """The numbers of those that became part of others."""


class Merging(Protocol):
    """What makes groups and events; streams come back in the order in which they go in."""

    @property
    def method(self) -> str:
        """By what events are made: another text where other code or other tables may make others."""

    @property
    def long_past(self) -> int:
        """Days before a claim is told, beyond which what it tells of may be in any group."""

    @property
    def reach(self) -> int:
        """Days before a claim within which the groups that it may join were told or happened."""

    @property
    def apart(self) -> int:
        """Days between the first reports of a group that knows one side only and the one that it is attached to."""

    @property
    def judged(self) -> Collection[str]:
        """Ids of claims that a person put together or apart."""

    def group(self, dyads: Iterable[Dyad]) -> Iterable[Regrouped]:
        """What comes of each dyad."""

    def attach(self, sides: Iterable[tuple[str, list[KeptGroup]]]) -> Iterable[list[tuple[int, int]]]:
        """For each side and the groups that it takes part in, the numbers of those attached to another's."""

    def join(self, groups: Sequence[KeptGroup]) -> list[list[KeptGroup]]:
        """The groups of each event."""

    def build(self, events: Iterable[list[Told]]) -> Iterable[tuple[Event, list[Claim]]]:
        """For the claims of each event its record, and they."""


class Counted(Iterator[Dyad]):
    """Dyads on their way, and how many of their claims are done as results come back in order."""

    def __init__(self, dyads: Iterator[Dyad]) -> None:
        self._dyads, self._sizes, self._done = dyads, deque[int](), 0

    def __next__(self) -> Dyad:
        dyad = next(self._dyads)
        self._sizes.append(len(dyad.claims))
        return dyad

    def done(self) -> int:
        """Count the next dyad as done; gives the claims of all that are."""
        self._done += self._sizes.popleft()
        return self._done


# Pairs of claims that a person put together (same) and apart (different) → what makes events by it
Merger = Callable[..., Merging]


def merge(tables: duckdb.DuckDBPyConnection, folder: Path, merger: Merger, tell: Tell = say_nothing) -> None:
    """Bring groups and events up to date with the claims; `folder` is for what is on its way."""
    merging = merger(**_judged(tables))
    tables.execute(ROOM)
    tables.execute(RENEW.format(method=f"{merging.method} {deed_rows.method()}"))
    tables.execute(BEGIN)
    tables.execute(FIND_WORK.format(reach=merging.reach, long_past=merging.long_past))
    if tables.execute("SELECT count(*) FROM making.work").fetchone() != (0,):
        _group(tables, folder, merging, tell)
        _attach(tables, merging)
        tables.execute(FIND_JOINABLE)
        _join(tables, merging)
        _build(tables, folder, merging, tell)
    tables.execute(END)


def _judged(tables: duckdb.DuckDBPyConnection) -> dict[Literal["same", "different"], list[tuple[str, str]]]:
    """The pairs of claims that a person put together and apart."""
    rows = tables.execute("SELECT verdict, one, other FROM pairs ORDER BY ALL").fetchall()
    return {
        verdict: [(one, other) for what, one, other in rows if what == verdict] for verdict in ("same", "different")
    }


class _Made(Record, frozen=True, kw_only=True):
    """A group in `groups`, of no event yet."""

    number: int
    one: str
    other: str
    told: str
    said: int | None
    last: int | None
    claims: tuple[str, ...]
    acts: tuple[str, ...]
    week: int
    seeks: str | None
    state: str


def _group(tables: duckdb.DuckDBPyConnection, folder: Path, merging: Merging, tell: Tell) -> None:
    """Put the claims of every dyad with something to do into groups; those in `made` are new or changed."""
    gone: list[int] = []
    dyads = Counted(_dyads(tables))
    total = _one(tables, f"SELECT count(*) FROM ({CLAIMS_TO_GROUP})")
    ((last,),) = tables.execute("SELECT number FROM last_group").fetchall()
    numbers = iter(range(last + 1, 1 << 62))

    def made() -> Iterator[_Made]:
        for came in merging.group(dyads):
            tell("grouping claims", dyads.done(), total)
            gone.extend(came.gone)
            for group in came.groups:
                yield _row(group, next(numbers) if group.number is None else group.number)

    insert(tables, folder, "making.made", _Made, made(), new=True)
    tables.execute("CREATE TABLE making.gone AS SELECT unnest(?::BIGINT[]) AS number", [gone])
    tables.execute(REPLACE)
    tables.execute("UPDATE last_group SET number = ?", [next(numbers) - 1])


def _dyads(tables: duckdb.DuckDBPyConnection) -> Iterator[Dyad]:
    """Each dyad with something to do, with its claims and the groups that they may join."""
    kept = groupby(map(_kept, _stream(tables, GROUPS_TO_REACH)), key=lambda group: group.dyad)
    ahead = next(kept, None)
    for (*of_dyad, week), rows in groupby(_stream(tables, CLAIMS_TO_GROUP), key=lambda row: row[:3]):
        groups: list[KeptGroup] = []
        if ahead and ahead[0] == tuple(of_dyad):
            groups = list(ahead[1])
            ahead = next(kept, None)
        yield Dyad(groups, [(claim, origin) for *_, claim, origin in rows], week)


def _attach(tables: duckdb.DuckDBPyConnection, merging: Merging) -> None:
    """Attach the groups that know one side only to those of the happenings that they surely are."""
    tables.execute(FIND_SEEKING.format(days=merging.apart))
    rows = groupby(_stream(tables, GROUPS_OF_SIDES.format(days=merging.apart)), key=lambda row: row[0])
    sides = ((side, [_kept(row[1:]) for row in of_side]) for side, of_side in rows)
    pairs = [pair for attached in merging.attach(sides) for pair in attached]
    _pairs(tables, "making.attached", pairs)
    tables.execute(ATTACH)


def _join(tables: duckdb.DuckDBPyConnection, merging: Merging) -> None:
    """Give every joinable group its event: the number of the first group of it."""
    rows = _stream(tables, GROUPS_TO_JOIN, [list(merging.judged)])
    groups = [_kept(row[:-1], home=row[-1]) for row in rows]
    pairs = [(group.number, event[0].number) for event in merging.join(groups) for group in event[1:]]
    _pairs(tables, "making.pairs", pairs)
    tables.execute(JOIN)


def _build(tables: duckdb.DuckDBPyConnection, folder: Path, merging: Merging, tell: Tell) -> None:
    """Build the events of the joinable groups, and their deeds."""
    numbers: list[int] = []
    total = _one(tables, f"SELECT count(*) FROM ({CLAIMS_TO_BUILD})")

    def claims() -> Iterator[list[Told]]:
        for number, rows in groupby(_stream(tables, CLAIMS_TO_BUILD), key=lambda row: row[0]):
            numbers.append(number)
            yield [(claim, origin) for _, claim, origin in rows]

    def built() -> Iterator[EventRow]:
        done = 0
        for place, (event, told) in enumerate(merging.build(claims())):
            done += len(told)
            tell("building events", done, total)
            rows = list(deed_rows.deed_rows(numbers[place], event))
            deeds.add(rows)
            yield event_row(numbers[place], event, told, rows)

    with Lines(folder / f"deeds{PARTIAL}", deed_rows.DeedRow) as deeds:
        insert(tables, folder, "events", EventRow, built())
        move(deeds, tables, "making.deeds", new=True)
    tables.execute(deed_tables.ADD)


def _pairs(tables: duckdb.DuckDBPyConnection, table: str, pairs: Sequence[tuple[int | None, int | None]]) -> None:
    """Write pairs of numbers of groups into a new table."""
    columns = [[one for one, _ in pairs], [other for _, other in pairs]]
    tables.execute(
        f"CREATE TABLE {table} AS SELECT unnest(?::BIGINT[]) AS number, unnest(?::BIGINT[]) AS home", columns
    )


def _row(group: KeptGroup, number: int) -> _Made:
    one, other = group.dyad
    return _Made(
        number=number, one=one, other=other, told=group.told, said=group.said, last=group.last, claims=group.claims,
        acts=group.acts, week=group.week, seeks=group.seeks, state=group.state,
    )  # fmt: skip


def _kept(row: tuple[Any, ...], *, home: int | None = None) -> KeptGroup:
    one, other, number, told, said, last, claims, acts, week, seeks, state = row
    return KeptGroup(
        number=number, dyad=(one, other), told=told, said=said, last=last, claims=tuple(claims), acts=tuple(acts),
        week=week, seeks=seeks, home=home, state=state,
    )  # fmt: skip


def _one(tables: duckdb.DuckDBPyConnection, query: str) -> int:
    ((count,),) = tables.execute(query).fetchall()
    return int(count)


def _stream(
    tables: duckdb.DuckDBPyConnection, query: str, values: list[Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few at a time."""
    result = tables.cursor().execute(query, values)
    while rows := result.fetchmany(AT_ONCE):
        yield from rows
