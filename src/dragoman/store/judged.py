"""What judgements make of the claims of a generation: laid over them, and taken off again.

Takes judgements, finds the claims that they may mean, and gives these to
the function that decides; then changes the tables where they differ from
what it says. Claims that nobody judges are not touched. A corrected claim's
row as the reader found it waits in `originals`, and comes back to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.records import Claim, Judgement, Record, Ruling
from dragoman.store.schema import ClaimRow, MentionRow, claim_row, mention_rows

if TYPE_CHECKING:
    import duckdb

# All judgements, and the claims that they may mean as the reader found them → what they make of these
Judge = Callable[[Sequence[Judgement], Sequence[Claim]], Ruling]
Insert = Callable[[str, type[Record], Sequence[Record]], None]

_decode = msgspec.json.Decoder(Claim).decode
_encode = msgspec.json.Encoder().encode

# Claims of the id of an anchor; of an anchor whose claim is no longer in its document, all claims of that document;
# and those of the same ids in copies of it.
MEANT = """
WITH asked AS (SELECT unnest(?::VARCHAR[]) AS id, unnest(?::VARCHAR[]) AS document),
    changed AS (SELECT document FROM asked WHERE (id, document) NOT IN (
        SELECT (id, document) FROM claims WHERE id IN (SELECT id FROM asked))),
    near AS (SELECT id FROM claims WHERE document IN (SELECT document FROM changed))
SELECT number, coalesce(originals.claim, claims.claim)
FROM claims LEFT JOIN originals USING (number)
WHERE claims.id IN (SELECT id FROM asked) OR claims.id IN (SELECT id FROM near)
ORDER BY number
"""

OF_NUMBERS = "WHERE number IN (SELECT unnest(?::BIGINT[]))"


def meant(tables: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> dict[int, Claim]:
    """The claims, as the reader found them, among which these judgements find theirs; by number."""
    anchors = {(one.claim, one.document) for judgement in judgements for one in (*judgement.claims, *judgement.others)}
    if not anchors:
        return {}
    ids, documents = zip(*sorted(anchors), strict=True)
    rows = tables.execute(MEANT, [list(ids), list(documents)]).fetchall()
    return {number: _decode(text) for number, text in rows}


def lay_over(tables: duckdb.DuckDBPyConnection, insert: Insert, judgements: Sequence[Judgement], judge: Judge) -> None:
    """Make the claims what the judgements say, and note in `touched` which have changed by it."""
    found = meant(tables, judgements)
    ruling = judge(judgements, list(found.values()))
    copies: dict[str, list[int]] = {}
    for number, claim in found.items():
        copies.setdefault(claim.id, []).append(number)
    numbers = {(claim.document, claim.id): number for number, claim in found.items()}
    corrected = {numbers[claim.document, claim.id]: claim for claim in ruling.corrected}
    hows = dict.fromkeys((number for id in ruling.accepted for number in copies[id]), "accepted")
    hows |= dict.fromkeys(corrected, "corrected")
    hows |= dict.fromkeys((number for id in ruling.rejected for number in copies[id]), "rejected")
    touched = correct(tables, insert, corrected)
    touched |= mark(tables, hows)
    touched |= pair_up(tables, ruling, copies)
    if touched:
        tables.execute("INSERT INTO touched SELECT unnest(?::BIGINT[])", [sorted(touched)])


def correct(tables: duckdb.DuckDBPyConnection, insert: Insert, corrected: dict[int, Claim]) -> set[int]:
    """Make the corrected claims, and no others, differ from what the reader found; gives those that change by it."""
    query = "SELECT number, claims.claim FROM claims JOIN originals USING (number)"
    before = dict(tables.execute(query).fetchall())
    texts = {number: _encode(claim).decode() for number, claim in corrected.items()}
    stale = [number for number, text in before.items() if texts.get(number) != text]
    fresh = [number for number, text in texts.items() if before.get(number) != text]
    if stale:
        take_off(tables, insert, stale)
    if fresh:
        put_on(tables, insert, {number: corrected[number] for number in fresh})
    return {*stale, *fresh}


def take_off(tables: duckdb.DuckDBPyConnection, insert: Insert, numbers: list[int]) -> None:
    """Put claims back as the reader found them."""
    found = tables.execute(f"SELECT number, claim FROM originals {OF_NUMBERS}", [numbers]).fetchall()
    take_out(tables, numbers)
    tables.execute(f"INSERT INTO claims SELECT * FROM originals {OF_NUMBERS}", [numbers])
    tables.execute(f"DELETE FROM originals {OF_NUMBERS}", [numbers])
    insert("mentions", MentionRow, [row for number, text in found for row in mention_rows(_decode(text), number)])


def put_on(tables: duckdb.DuckDBPyConnection, insert: Insert, corrected: dict[int, Claim]) -> None:
    """Put corrected claims in the place of those that the reader found, which wait in `originals`."""
    numbers = list(corrected)
    tables.execute(f"INSERT INTO originals SELECT * FROM claims {OF_NUMBERS}", [numbers])
    sentences = dict(tables.execute(f"SELECT number, sentence FROM claims {OF_NUMBERS}", [numbers]).fetchall())
    take_out(tables, numbers)
    insert("claims", ClaimRow, [claim_row(claim, number, sentences[number]) for number, claim in corrected.items()])
    insert("mentions", MentionRow, [row for number, claim in corrected.items() for row in mention_rows(claim, number)])


def take_out(tables: duckdb.DuckDBPyConnection, numbers: list[int]) -> None:
    """Delete the rows of claims, as others take their place."""
    tables.execute(f"DELETE FROM claims {OF_NUMBERS}", [numbers])
    tables.execute("DELETE FROM mentions WHERE claim IN (SELECT unnest(?::BIGINT[]))", [numbers])


def mark(tables: duckdb.DuckDBPyConnection, hows: dict[int, str]) -> set[int]:
    """Note which claims are judged, and how; gives those that come into the answers by it, or leave them."""
    before = dict(tables.execute("SELECT number, how FROM judged").fetchall())
    tables.execute("DELETE FROM judged")
    tables.execute("INSERT INTO judged SELECT unnest(?::BIGINT[]), unnest(?::VARCHAR[])", [[*hows], [*hows.values()]])
    gone, now = ({number for number, how in either.items() if how == "rejected"} for either in (before, hows))
    return gone ^ now


def pair_up(tables: duckdb.DuckDBPyConnection, ruling: Ruling, copies: dict[str, list[int]]) -> set[int]:
    """Note which claims are, or are not, about one happening; gives those of which that is new or no longer so."""
    rows = {(verdict, *pair) for verdict in ("same", "different") for pair in getattr(ruling, verdict)}
    before = set(tables.execute("SELECT verdict, one, other FROM pairs").fetchall())
    tables.execute("DELETE FROM pairs")
    if rows:
        columns = [list(column) for column in zip(*sorted(rows), strict=True)]
        tables.execute("INSERT INTO pairs SELECT unnest(?), unnest(?), unnest(?)", columns)
    ids = sorted({id for _, *pair in rows ^ before for id in pair})
    of_ids = "SELECT number FROM claims WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    return {number for (number,) in tables.execute(of_ids, [ids]).fetchall()} if ids else set()
