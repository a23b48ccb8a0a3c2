"""Make the events of a generation, anew only where claims have come, changed or gone.

Takes the claims that a generation holds, gives groups of claims and the
events made of them. What makes one is not known here: a Merging is asked.
Three passes, each a stream: the claims of a dyad into groups, groups that
share acts into events, the claims of an event into its record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from dragoman.records import Claim, Event, KeptGroup, Record
from dragoman.store.event_rows import EventRow, event_row
from dragoman.store.files import PARTIAL
from dragoman.store.rows import lines_table, write_lines

if TYPE_CHECKING:
    import duckdb

# Rows fetched together.
AT_ONCE = 1_000

Told = tuple[str, str]  # a claim as JSON, and the origin of its report that is known now


class Dyad(NamedTuple):
    """What is to be grouped of one dyad: claims told later than those of the groups that are kept."""

    kept: list[KeptGroup]
    claims: list[Told]


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
    def reach(self) -> int:
        """Days before a claim within which the groups that it may join were told or happened."""

    @property
    def judged(self) -> Collection[str]:
        """Ids of claims that a person put together or apart."""

    def group(self, dyads: Iterable[Dyad]) -> Iterable[Regrouped]:
        """What comes of each dyad."""

    def join(self, groups: Sequence[KeptGroup]) -> list[list[KeptGroup]]:
        """The groups of each event."""

    def build(self, events: Iterable[list[Told]]) -> Iterable[tuple[Event, list[Claim]]]:
        """For the claims of each event its record, and they."""


# Pairs of claims that a person put together (same) and apart (different) → what makes events by it
Merger = Callable[..., Merging]

# The side of a party is the state that it acts for, or else itself; a recipient who is not named is "".
TABLES = """
CREATE TABLE groups (
    number BIGINT, one VARCHAR, other VARCHAR, told VARCHAR, said BIGINT, last BIGINT,
    claims VARCHAR[], acts VARCHAR[], state VARCHAR, event BIGINT
);
CREATE TABLE events (
    number BIGINT, id VARCHAR, type VARCHAR, support VARCHAR, since DATE, until DATE, first DATE, last DATE,
    pairs VARCHAR[], sources VARCHAR[], outlets VARCHAR[], tellers VARCHAR[], theatres VARCHAR[],
    reports BIGINT, confidence DOUBLE, event VARCHAR
);
CREATE TABLE placed (number BIGINT, one VARCHAR, other VARCHAR);  -- claims that are in events, and their dyads
CREATE TABLE last_group (number BIGINT);
INSERT INTO last_group VALUES (0);

CREATE VIEW dyad_claims AS
    SELECT least(coalesce(initiator_for, initiator), coalesce(recipient_for, recipient, '')) AS one,
           greatest(coalesce(initiator_for, initiator), coalesce(recipient_for, recipient, '')) AS other,
           number NOT IN (SELECT number FROM placed) AS fresh, *
    FROM shown_claims;
"""

# The order in which claims are told; `events.order` has the same.
AS_TOLD = "published NULLS LAST, document, sentence_start, trigger_start, id"

# A placed claim that was touched leaves its dyad, and may come to one again.
BEGIN = """
CREATE SCHEMA making;
CREATE TABLE making.stale (event BIGINT);
CREATE TABLE making.left_behind AS
    SELECT DISTINCT one, other FROM placed WHERE number IN (SELECT number FROM touched);
DELETE FROM placed WHERE number IN (SELECT number FROM touched);
"""
END = """
INSERT INTO placed SELECT number, one, other FROM dyad_claims WHERE fresh;
DROP SCHEMA making CASCADE;
"""
# Dyads with something to do. They are grouped anew, as a whole, where an old claim changed or a fresh one was told no
# later than an old one; else the fresh claims go on from the groups that they can reach, all of these where a claim has
# no date, tells of what is long past, or is the copy of an old one.
FIND_WORK = """
CREATE TABLE making.work AS
WITH coming AS (
    SELECT one, other, min(published) AS begins, bool_or(published IS NULL) AS undated,
           bool_or(claim->>'$.time.start' < strftime(published - to_days({reach}), '%Y-%m-%d')) AS long_past,
           bool_or(id IN (SELECT id FROM claims SEMI JOIN placed USING (number))) AS copies
    FROM dyad_claims WHERE fresh GROUP BY ALL),
there AS (
    SELECT one, other, max(published) AS ends, bool_or(published IS NULL) AS undated
    FROM dyad_claims WHERE NOT fresh AND (one, other) IN (SELECT (one, other) FROM coming) GROUP BY ALL)
SELECT one, other,
       (one, other) IN (SELECT (l.one, l.other) FROM making.left_behind l) OR coalesce(t.undated, FALSE)
           OR coalesce(begins <= t.ends, FALSE) AS whole,
       c.undated OR coalesce(long_past, FALSE) OR copies AS far,
       date_diff('day', DATE '0001-01-01', begins) + 1 - {reach} AS reaches
FROM coming c LEFT JOIN there t USING (one, other)
UNION ALL
SELECT one, other, TRUE, FALSE, NULL FROM making.left_behind ANTI JOIN coming USING (one, other);
"""
CLAIMS_TO_GROUP = f"""
SELECT one, other, claim, origin FROM dyad_claims JOIN making.work USING (one, other)
WHERE whole OR fresh ORDER BY one, other, {AS_TOLD}
"""
GROUPS_TO_REACH = """
SELECT one, other, g.number, g.told, g.said, g.last, g.claims, g.acts, g.state
FROM groups g JOIN making.work w USING (one, other)
WHERE NOT whole AND (far OR said IS NULL OR said >= reaches OR last >= reaches) ORDER BY one, other, told
"""

# The groups that may be of another event than before: those made now, those that share an act with them, and all others
# of the events of any of these.
FIND_JOINABLE = """
CREATE TABLE making.having AS SELECT number, unnest(acts) AS act FROM groups;
CREATE TABLE making.near AS
    SELECT DISTINCT number FROM making.having
    WHERE act IN (SELECT act FROM making.having WHERE number IN (SELECT number FROM making.made));
INSERT INTO making.stale
    SELECT DISTINCT event FROM groups WHERE event IS NOT NULL AND number IN (SELECT number FROM making.near);
CREATE TABLE making.joinable AS
    SELECT number FROM making.near
    UNION SELECT number FROM groups WHERE event IN (SELECT event FROM making.stale)
    UNION SELECT number FROM making.made;
"""
GROUPS_TO_JOIN = """
WITH shared AS (
    SELECT act FROM making.having WHERE number IN (SELECT number FROM making.joinable) GROUP BY act HAVING count(*) > 1)
SELECT one, other, number, told, said, last, claims, acts, '' FROM groups
WHERE number IN (SELECT number FROM making.joinable)
    AND (number IN (SELECT number FROM making.having WHERE act IN (SELECT act FROM shared))
         OR list_has_any(claims, ?::VARCHAR[]))
ORDER BY told
"""
CLAIMS_TO_BUILD = """
WITH told AS (
    SELECT event, unnest(claims) AS id FROM groups WHERE number IN (SELECT number FROM making.joinable))
SELECT event, claim, origin FROM told JOIN shown_claims USING (id) ORDER BY event
"""


def merge(tables: duckdb.DuckDBPyConnection, folder: Path, merger: Merger) -> None:
    """Bring groups and events up to date with the claims; `folder` is for what is on its way."""
    merging = merger(**_judged(tables))
    tables.execute(BEGIN)
    tables.execute(FIND_WORK.format(reach=merging.reach))
    if tables.execute("SELECT count(*) FROM making.work").fetchone() != (0,):
        _group(tables, folder, merging)
        tables.execute(FIND_JOINABLE)
        _join(tables, merging)
        _build(tables, folder, merging)
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
    state: str


def _group(tables: duckdb.DuckDBPyConnection, folder: Path, merging: Merging) -> None:
    """Put the claims of every dyad with something to do into groups; those in `made` are new or changed."""
    gone: list[int] = []
    ((last,),) = tables.execute("SELECT number FROM last_group").fetchall()
    numbers = iter(range(last + 1, 1 << 62))

    def made() -> Iterator[_Made]:
        for came in merging.group(_dyads(tables)):
            gone.extend(came.gone)
            for group in came.groups:
                yield _row(group, next(numbers) if group.number is None else group.number)

    _insert(tables, folder, "making.made", _Made, made(), new=True)
    tables.execute("CREATE TABLE making.gone AS SELECT unnest(?::BIGINT[]) AS number", [gone])
    replaced = (
        "number IN (SELECT number FROM making.made) OR number IN (SELECT number FROM making.gone) "
        "OR (one, other) IN (SELECT (one, other) FROM making.work WHERE whole)"
    )
    tables.execute(f"INSERT INTO making.stale SELECT DISTINCT event FROM groups WHERE {replaced}")
    tables.execute(f"DELETE FROM groups WHERE {replaced}")
    tables.execute("INSERT INTO groups SELECT *, NULL FROM making.made")
    tables.execute("UPDATE last_group SET number = ?", [next(numbers) - 1])


def _dyads(tables: duckdb.DuckDBPyConnection) -> Iterator[Dyad]:
    """Each dyad with something to do, with its claims and the groups that they may join."""
    kept = groupby(map(_kept, _stream(tables, GROUPS_TO_REACH)), key=lambda group: group.dyad)
    ahead = next(kept, None)
    for of_dyad, rows in groupby(_stream(tables, CLAIMS_TO_GROUP), key=lambda row: (row[0], row[1])):
        groups: list[KeptGroup] = []
        if ahead and ahead[0] == of_dyad:
            groups = list(ahead[1])
            ahead = next(kept, None)
        yield Dyad(groups, [(claim, origin) for _, _, claim, origin in rows])


def _join(tables: duckdb.DuckDBPyConnection, merging: Merging) -> None:
    """Give every joinable group its event: the number of the first group of it."""
    groups = [_kept(row) for row in _stream(tables, GROUPS_TO_JOIN, [list(merging.judged)])]
    pairs = [(group.number, event[0].number) for event in merging.join(groups) for group in event[1:]]
    members, firsts = zip(*pairs, strict=True) if pairs else ((), ())
    tables.execute("UPDATE groups SET event = number WHERE number IN (SELECT number FROM making.joinable)")
    tables.execute(
        "UPDATE groups SET event = p.first FROM "
        "(SELECT unnest(?::BIGINT[]) AS number, unnest(?::BIGINT[]) AS first) p WHERE groups.number = p.number",
        [list(members), list(firsts)],
    )


def _build(tables: duckdb.DuckDBPyConnection, folder: Path, merging: Merging) -> None:
    """Build the events of the joinable groups."""
    tables.execute(
        "DELETE FROM events WHERE number IN (SELECT event FROM making.stale) "
        "OR number IN (SELECT number FROM making.joinable)"
    )
    numbers: list[int] = []

    def claims() -> Iterator[list[Told]]:
        for number, rows in groupby(_stream(tables, CLAIMS_TO_BUILD), key=lambda row: row[0]):
            numbers.append(number)
            yield [(claim, origin) for _, claim, origin in rows]

    def built() -> Iterator[EventRow]:
        for place, (event, told) in enumerate(merging.build(claims())):
            yield event_row(numbers[place], event, told)

    _insert(tables, folder, "events", EventRow, built())


def _insert(
    tables: duckdb.DuckDBPyConnection,
    folder: Path,
    table: str,
    kind: type[Record],
    records: Iterable[Record],
    *,
    new: bool = False,
) -> None:
    """Write records into a table, or into a new one."""
    lines = folder / f"{table}{PARTIAL}"
    _, longest = write_lines(records, lines)
    source = f"SELECT * FROM {lines_table(kind, lines, longest)}"
    if new:
        tables.execute(f"CREATE TABLE {table} AS {source}")
    else:
        tables.execute(f"INSERT INTO {table} ({', '.join(kind.__struct_fields__)}) {source}")
    lines.unlink()


def _row(group: KeptGroup, number: int) -> _Made:
    one, other = group.dyad
    return _Made(
        number=number, one=one, other=other, told=group.told, said=group.said, last=group.last, claims=group.claims,
        acts=group.acts, state=group.state,
    )  # fmt: skip


def _kept(row: tuple[Any, ...]) -> KeptGroup:
    one, other, number, told, said, last, claims, acts, state = row
    return KeptGroup(
        number=number, dyad=(one, other), told=told, said=said, last=last, claims=tuple(claims), acts=tuple(acts),
        state=state,
    )  # fmt: skip


def _stream(
    tables: duckdb.DuckDBPyConnection, query: str, values: list[Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few at a time."""
    result = tables.cursor().execute(query, values)
    while rows := result.fetchmany(AT_ONCE):
        yield from rows
