"""Look at what was judged: the claims that judgements mean, rejected ones, and random samples to be judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dragoman.records import Claim, Judgement
from dragoman.store.ids import Table
from dragoman.store.judged import meant

if TYPE_CHECKING:
    import duckdb

    from dragoman.store.listing_counts import Selection
    from dragoman.store.view import ClaimFilter

Waiting = Literal["all", "contested", "unknown"]
_decode_claim = msgspec.json.Decoder(Claim).decode


class JudgedQuestions:
    """What a View answers of judgements."""

    _tables: duckdb.DuckDBPyConnection

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def _conditions(self, which: ClaimFilter | None) -> tuple[str, list[Any]]:
        raise NotImplementedError

    def _claims_of_id(self, table: str, prefix: str) -> list[Claim]:
        raise NotImplementedError

    def _numbers_of(self, table: Table, some: Iterable[str]) -> list[int]:
        raise NotImplementedError

    def _chosen(self, which: ClaimFilter) -> Selection:
        raise NotImplementedError

    def found_of_id(self, prefix: str) -> list[Claim]:
        """The claims whose id begins so as the reader found them, whatever was judged since."""
        return self._claims_of_id("found_claims", prefix)

    def found(self, id: str) -> Claim | None:
        """The claim of a whole id as the reader found it, in the first report of those that carry it; None for none."""
        return self.found_numbered(self._numbers_of("claims", [id]))

    def found_numbered(self, numbers: list[int]) -> Claim | None:
        """The first of some claims, by number, as the reader found them."""
        query = """
            SELECT claim, origin FROM found_claims WHERE number IN (SELECT unnest(?::BIGINT[]))
            ORDER BY published NULLS LAST, outlet NULLS LAST, document LIMIT 1"""
        some = list(self._stream(query, [numbers]))
        return msgspec.structs.replace(_decode_claim(some[0][0]), origin=some[0][1]) if some else None

    def rejected_of_id(self, prefix: str) -> list[Claim]:
        """The claims that were judged to be wrong, and are in no other answer, whose id begins so."""
        return self._claims_of_id("rejected_claims", prefix)

    def judged(self, ids: Iterable[str]) -> dict[str, str]:
        """How those of some claims are judged that are: accepted, corrected, rejected."""
        query = "SELECT DISTINCT id, how FROM judged_claims SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        return dict(self._stream(query, [list(ids)]))

    def meant(self, judgements: Iterable[Judgement]) -> list[Claim]:
        """The claims, as the reader found them, among which these judgements find theirs."""
        return list(meant(self._tables.cursor(), judgements).values())

    def sample(self, size: int, *, seed: str, which: ClaimFilter | None = None) -> list[Claim]:
        """Claims drawn at random among those that the reader found, however judged; copies of a report count once.

        Every claim has its lot for a seed, whatever else the project holds: more are drawn beside the same ones.
        """
        where, values = self._conditions(which)
        lot = "md5(? || ' ' || id), id"
        drawn = f"SELECT id FROM (SELECT DISTINCT id FROM found_claims WHERE {where}) ORDER BY {lot} LIMIT {size:d}"
        ids = [id for (id,) in self._stream(drawn, [*values, seed])]
        # By number, as the claims themselves are long, and are unpacked of these alone.
        numbers = "SELECT number FROM claims SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        some = [number for (number,) in self._stream(numbers, [ids])]
        query = """
            SELECT id, arg_min(claim, document) FROM found_claims
            WHERE number IN (SELECT unnest(?::BIGINT[])) AND id IN (SELECT unnest(?::VARCHAR[])) GROUP BY id"""
        found = {id: _decode_claim(text) for id, text in self._stream(query, [some, ids])}
        return [found[id] for id in ids]

    def waiting(
        self,
        which: ClaimFilter | None = None,
        *,
        among: Waiting = "all",
        known: Collection[str] = (),
        done: Collection[str] = (),
        skip: int = 0,
        most: int = 1,
    ) -> tuple[list[str], int]:
        """The ids of claims that nobody has judged, the least sure first, and how many there are.

        Copies count once.

        `among`: all, those of contested events, or those with a party that is
        none of the `known` actors. `done` are ids that were judged since.
        """
        from dragoman.store.view import ClaimFilter

        chosen = self._chosen(which or ClaimFilter())
        events = parties = None
        if among == "contested":
            query = "SELECT number FROM events WHERE support = 'contested'"
            events = [number for (number,) in self._stream(query, [])]
        if among == "unknown":
            parties = [code for code, word in enumerate(chosen.actors()) if word and word not in known]
        gone = self._numbers_of("claims", done)
        numbers, count = chosen.waiting(gone, skip, most, events=events, parties=parties)
        query = "SELECT number, id FROM claims WHERE number IN (SELECT unnest(?::BIGINT[]))"
        ids = dict(self._stream(query, [numbers]))
        return [ids[number] for number in numbers], count

    def population(self, which: ClaimFilter | None = None) -> int:
        """Among how many claims a sample is drawn."""
        where, values = self._conditions(which)
        return self._one(f"SELECT count(DISTINCT id) FROM found_claims WHERE {where}", values)
