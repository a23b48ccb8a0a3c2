"""Look at what a project holds as a whole: how much, by which readers, and a digest that changes when it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.records import Contents
from dragoman.store.generations import named

if TYPE_CHECKING:
    from dragoman.store.coded.questions import Index
    from dragoman.store.view import Report

# The order in which rows come does not change it: md5 is the same in every version of the database.
DIGEST = """
    SELECT printf('%016x%016x', bit_xor(md5_number_upper(id)), bit_xor(md5_number_lower(id)))
    FROM (SELECT id FROM shown_documents UNION ALL SELECT id || document FROM shown_claims)"""


class ContentQuestions:
    """What a View answers of the whole."""

    _index: Path
    _coded: Index | None

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def contents(self) -> Contents:
        """What the project holds."""
        generation = named(self._index.parent)
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

    def readers(self) -> list[str]:
        """The names and versions of those that read the reports."""
        query = "SELECT DISTINCT reader FROM shown_documents WHERE reader IS NOT NULL ORDER BY reader"
        return [name for (name,) in self._stream(query, [])]

    def reports_of(self, ids: Iterable[str]) -> dict[str, Report]:
        """Some kept documents without their texts, by id."""
        from dragoman.store.view import Report

        fields = Report.__struct_fields__
        query = f"SELECT {', '.join(fields)} FROM shown_documents WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        rows = self._stream(query, [list(dict.fromkeys(ids))])
        return {row[0]: Report(**dict(zip(fields, row, strict=True))) for row in rows}
