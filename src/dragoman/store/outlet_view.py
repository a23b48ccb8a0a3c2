"""Look at who publishes the reports of a project: how much each outlet has, from when to when, and what it copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.records import Record


class OutletCount(Record, frozen=True, kw_only=True):
    """How much a project has of an outlet."""

    outlet: str | None  # None: reports that name none
    reports: int
    claims: int
    copies: int  # of the reports, those that copy an earlier one
    first: date | None  # published
    last: date | None


class OutletQuestions:
    """What a View answers of outlets."""

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def outlet_counts(
        self, *, search: str | None = None, skip: int = 0, most: int | None = None
    ) -> tuple[list[OutletCount], int]:
        """The outlets, or those with some words in their names, those of most reports first, and how many there are."""
        some = [one for one in self._outlets if not search or search.lower() in (one.outlet or "").lower()]
        return some[skip : None if most is None else skip + most], len(some)

    @cached_property
    def _outlets(self) -> list[OutletCount]:
        """All outlets, counted once for all who look at this generation through this view."""
        query = """
            SELECT outlet, count(*), coalesce(sum(claims), 0)::BIGINT, count(*) FILTER (origin <> id),
                   min(published), max(published)
            FROM shown_documents GROUP BY outlet ORDER BY count(*) DESC, outlet NULLS LAST"""
        fields = OutletCount.__struct_fields__
        return [OutletCount(**dict(zip(fields, row, strict=True))) for row in self._stream(query, [])]
