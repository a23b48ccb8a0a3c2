"""Look at what a project holds as a whole: how much, by which readers, and a digest that changes when it does."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.actors.spelling import is_a_name
from dragoman.records import Contents, Record
from dragoman.store.generations import named

if TYPE_CHECKING:
    from dragoman.store.coded.questions import Index
    from dragoman.store.report_view import Report

# The order in which rows come does not change it: md5 is the same in every version of the database.
DIGEST = """
    SELECT printf('%016x%016x', bit_xor(md5_number_upper(id)), bit_xor(md5_number_lower(id)))
    FROM (SELECT id FROM shown_documents UNION ALL SELECT id || document FROM shown_claims)"""


class Basis(Record, frozen=True, kw_only=True):
    """How much stands behind what was published in a time."""

    reports: int
    outlets: int
    origins: int  # wire groups: copies of a report count once
    sources: int  # cited in the texts
    claims: int
    unread: int  # reports of which nothing is read: in another language, too long …
    first: date | None  # published
    last: date | None


class Unknown(Record, frozen=True, kw_only=True):
    """Those named in claims whom no table knows."""

    count: int
    claims: int  # that name one of them
    names: tuple[tuple[str, int], ...]  # the commonest, and in how many claims


class ContentQuestions:
    """What a View answers of the whole."""

    _place: Path
    _coded: Index | None

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def contents(self) -> Contents:
        """What the project holds."""
        generation = named(self._place)
        assert generation is not None
        coded = self._coded.one("SELECT count(*) FROM events") if self._coded else 0
        (digest,) = next(self._stream(DIGEST, []))
        return Contents(
            documents=self._one("SELECT count(*) FROM shown_documents", []),
            claims=self._one("SELECT count(*) FROM shown_claims", []),
            events=self._one("SELECT count(*) FROM events", []),
            coded=coded,
            parts=generation.last,
            judged=generation.judged,
            digest=digest or "0" * 32,
        )

    def kinds_of(self, ids: Iterable[str]) -> dict[str, str]:
        """What kind of actor each side of a deed is; of one that is told to be of several kinds, a state if it is one.

        Those who have no deed are left out.
        """
        asked = list(dict.fromkeys(ids))
        conditions = "WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY id, kind = 'state', kind"
        told = self._stream(f"SELECT id, kind FROM deed_sides {conditions}", [asked])
        others = self._coded.stream(f"SELECT id, kind FROM sides {conditions}", [asked]) if self._coded else ()
        return {**dict(others), **dict(told)}

    @functools.cached_property
    def whole(self) -> Basis:
        """All that was published; counted once, as a view holds one generation."""
        return self.basis()

    def basis(self, *, since: date | None = None, until: date | None = None) -> Basis:
        """What was published from a day to another, by what is published without a day too where none is given."""
        where = " AND ".join(
            ["TRUE", *["published >= ?"] * (since is not None), *["published <= ?"] * (until is not None)]
        )
        values = [day for day in (since, until) if day is not None]
        reports = (
            "SELECT count(*), count(DISTINCT outlet), count(DISTINCT origin), count(*) FILTER (note IS NOT NULL), "
            f"min(published), max(published) FROM shown_documents WHERE {where}"
        )
        ((count, outlets, origins, unread, first, last),) = self._stream(reports, values)
        cited = (
            "SELECT count(DISTINCT m.id) FROM mentions m SEMI JOIN "
            f"(SELECT number AS claim FROM shown_claims WHERE {where}) USING (claim) WHERE m.part = 'source'"
        )
        return Basis(
            reports=count, outlets=outlets, origins=origins, sources=self._one(cited, values),
            claims=self._one(f"SELECT count(*) FROM shown_claims WHERE {where}", values), unread=unread,
            first=first, last=last,
        )  # fmt: skip

    def unknown(self, most: int) -> Unknown:
        """How many are named in claims whom no table knows, and the commonest of those with a name of their own."""
        named = (
            "SELECT id, mode(name) AS name, count(DISTINCT claim) AS claims FROM mentions "
            "WHERE kind = 'unknown' GROUP BY id"
        )
        some = self._stream(f"SELECT name, claims FROM ({named}) ORDER BY claims DESC, id LIMIT {10 * most:d}", [])
        names = [(name, claims) for name, claims in some if is_a_name(name)]
        return Unknown(
            count=self._one(f"SELECT count(*) FROM ({named})", []),
            claims=self._one("SELECT count(DISTINCT claim) FROM mentions WHERE kind = 'unknown'", []),
            names=tuple(names[:most]),
        )

    def readers(self) -> list[str]:
        """The names and versions of those that read the reports."""
        query = "SELECT DISTINCT reader FROM shown_documents WHERE reader IS NOT NULL ORDER BY reader"
        return [name for (name,) in self._stream(query, [])]

    def reports_of(self, ids: Iterable[str]) -> dict[str, Report]:
        """Some kept documents without their texts, by id."""
        from dragoman.store.report_view import Report

        fields = Report.__struct_fields__
        query = f"SELECT {', '.join(fields)} FROM shown_documents WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        rows = self._stream(query, [list(dict.fromkeys(ids))])
        return {row[0]: Report(**dict(zip(fields, row, strict=True))) for row in rows}
