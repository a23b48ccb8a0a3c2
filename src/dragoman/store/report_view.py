"""Look at the kept reports a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.records import Record

if TYPE_CHECKING:
    from dragoman.store.view import Report


class ReportFilter(Record, frozen=True, kw_only=True):
    """Which reports; every condition that is given must hold."""

    outlet: str | None = None
    since: date | None = None  # published
    until: date | None = None
    title: str | None = None  # letters of it, in any case


class ReportQuestions:
    """What a View answers of reports by lists of them."""

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def listed_reports(self, which: ReportFilter, *, skip: int = 0, most: int = 50) -> list[Report]:
        """At most so many reports that a filter lets through, the newest first."""
        from dragoman.store.view import Report

        where, values = _conditions(which)
        fields = Report.__struct_fields__
        query = f"""
            SELECT {", ".join(fields)} FROM shown_documents WHERE {where}
            ORDER BY published DESC NULLS LAST, outlet NULLS LAST, id LIMIT ? OFFSET ?"""
        return [Report(**dict(zip(fields, row, strict=True))) for row in self._stream(query, [*values, most, skip])]

    def count_reports(self, which: ReportFilter) -> int:
        """How many reports a filter lets through."""
        where, values = _conditions(which)
        return self._one(f"SELECT count(*) FROM shown_documents WHERE {where}", values)


def _conditions(which: ReportFilter) -> tuple[str, list[Any]]:
    """A filter in SQL, with its values."""
    given = [
        ("lower(outlet) = lower(?)", which.outlet),
        ("published >= ?", which.since),
        ("published <= ?", which.until),
        ("contains(lower(title), lower(?))", which.title),
    ]
    some = [(condition, value) for condition, value in given if value is not None]
    return " AND ".join(["TRUE", *(condition for condition, _ in some)]), [value for _, value in some]
