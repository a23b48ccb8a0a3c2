"""Look at what a project holds as a whole: how much, by which readers, and a digest that changes when it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.records import Contents
from dragoman.store.generations import named

if TYPE_CHECKING:
    from dragoman.store.view import Report

# The order in which rows come does not change it: md5 is the same in every version of the database.
DIGEST = """
    SELECT printf('%016x%016x', bit_xor(md5_number_upper(id)), bit_xor(md5_number_lower(id)))
    FROM (SELECT id FROM shown_documents UNION ALL SELECT id || document FROM shown_claims)"""


class ContentQuestions:
    """What a View answers of the whole."""

    _index: Path

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def contents(self) -> Contents:
        """What the project holds."""
        generation = named(self._index.parent)
        assert generation is not None
        (digest,) = next(self._stream(DIGEST, []))
        return Contents(
            documents=self._one("SELECT count(*) FROM shown_documents", []),
            claims=self._one("SELECT count(*) FROM shown_claims", []),
            events=self._one("SELECT count(*) FROM events", []),
            coded=0,
            parts=generation.last,
            judged=generation.judged,
            digest=digest or "0" * 32,
        )

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
