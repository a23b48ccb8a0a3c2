"""Look at the kept reports: one by its id, those of an outlet or a wire group, or a page of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.records import Document, Record
from dragoman.store.ids import Table
from dragoman.store.kept import part_of, read_document
from dragoman.store.origins import with_origin

if TYPE_CHECKING:
    from dragoman.store.project import Project

# Kept reports with their wire groups.
DOCUMENTS = """
    SELECT {fields}, coalesce(o.origin, d.id) AS origin
    FROM (SELECT rowid, * FROM documents WHERE {where}) d LEFT JOIN origins o ON o.document = d.id
    WHERE d.id NOT IN (SELECT document FROM removed)
    ORDER BY published NULLS LAST, outlet NULLS LAST, id"""
NUMBERED = "rowid IN (SELECT unnest(?::BIGINT[]))"


class Report(Record, frozen=True, kw_only=True):
    """A kept document without its text."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    opening: str | None  # its first words, where it has no title
    url: str | None
    language: str | None
    origin: str
    reader: str | None
    sentences: int | None
    claims: int | None
    note: str | None

    @property
    def called(self) -> str | None:
        """Its title, or how it begins; None of a report without either."""
        return self.title or self.opening


class ReportFilter(Record, frozen=True, kw_only=True):
    """Which reports; every condition that is given must hold."""

    outlet: str | None = None
    since: date | None = None  # published
    until: date | None = None
    title: str | None = None  # letters of it, or of the first words of a report without one, in any case


class ReportQuestions:
    """What a View answers of reports by lists of them."""

    project: Project

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _numbers_beginning(self, table: Table, prefix: str) -> list[int]:
        raise NotImplementedError

    def _numbers_of(self, table: Table, some: Iterable[str]) -> list[int]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def reports(self, *, id: str | None = None, outlet: str | None = None, origin: str | None = None) -> list[Report]:
        """The kept documents, all or those whose id begins with `id`, of an outlet, or of one wire group; by day."""
        fields = [name for name in Report.__struct_fields__ if name != "origin"]
        given: list[tuple[str, Any]] = [("lower(outlet) = lower(?)", outlet)] if outlet is not None else []
        given += [(NUMBERED, self._numbers_beginning("documents", id))] if id is not None else []
        given += [(NUMBERED, self._grouped(origin))] if origin is not None else []
        where = " AND ".join(["TRUE", *(condition for condition, _ in given)])
        rows = self._stream(DOCUMENTS.format(fields=", ".join(fields), where=where), [value for _, value in given])
        return [Report(**dict(zip([*fields, "origin"], row, strict=True))) for row in rows]

    def number_of(self, document: str) -> int | None:
        """The number of a kept or removed document; None where there is none of this id."""
        return next(iter(self._numbers_of("documents", [document])), None)

    def _grouped(self, origin: str) -> list[int]:
        """The numbers of the documents of a wire group, its own where nobody copies it; none of a copy."""
        query = "SELECT document FROM origins WHERE origin = ? OR document = ?"
        some = [document for (document,) in self._stream(query, [origin, origin])]
        return [] if origin in some else self._numbers_of("documents", [*some, origin])

    def document(self, id: str) -> Document | None:
        """A kept document with its text, or None."""
        for part, origin in self._stream(DOCUMENTS.format(fields="part", where="rowid = ?"), [self.number_of(id)]):
            found = read_document(part_of(self.project.kept, part), id)
            return with_origin(found, origin) if found else None
        return None

    def listed_reports(self, which: ReportFilter, *, skip: int = 0, most: int = 50) -> list[Report]:
        """At most so many reports that a filter lets through, the newest first."""
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
        ("contains(lower(coalesce(opening, title)), lower(?))", which.title),
    ]
    some = [(condition, value) for condition, value in given if value is not None]
    return " AND ".join(["TRUE", *(condition for condition, _ in some)]), [value for _, value in some]
