"""Look at what was judged: the claims that judgements mean, rejected ones, and random samples to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.records import Claim, Judgement
from dragoman.store.judged import meant

if TYPE_CHECKING:
    import duckdb

    from dragoman.store.view import ClaimFilter

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

    def found_of_id(self, prefix: str) -> list[Claim]:
        """The claims whose id begins so as the reader found them, whatever was judged since."""
        return self._claims_of_id("found_claims", prefix)

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
        drawn = f"SELECT DISTINCT id FROM found_claims WHERE {where} ORDER BY {lot} LIMIT ?"
        query = f"SELECT arg_min(claim, document) FROM found_claims WHERE id IN ({drawn}) GROUP BY id ORDER BY {lot}"
        return [_decode_claim(text) for (text,) in self._stream(query, [*values, seed, size, seed])]

    def population(self, which: ClaimFilter | None = None) -> int:
        """Among how many claims a sample is drawn."""
        where, values = self._conditions(which)
        return self._one(f"SELECT count(DISTINCT id) FROM found_claims WHERE {where}", values)
