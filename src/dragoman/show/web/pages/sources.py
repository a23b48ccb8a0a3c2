"""Who is cited: sources, how often each, how firmly, and by which outlets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman.records import Record
from dragoman.show.conditions import known_outlet
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import ClaimFilter, SourceCount, View

# Sources of one page.
SHOWN = 50


class AskedSources(Asked):
    """Which sources."""

    search: Annotated[str | None, Field(description="A part of an id or a name.")] = None
    outlet: Annotated[str | None, Field(description="As cited in this outlet's reports alone.")] = None
    page: Annotated[int, Field(ge=1, le=100_000, description="Which screenful of them.")] = 1
    size: Annotated[int, Field(ge=1, le=1000, description="How many a screenful has.")] = SHOWN

    def which(self, view: View) -> ClaimFilter:
        """The claims whose sources are counted; UsageError, with what is near, where a word means nothing."""
        where = self.where()
        outlet = known_outlet(self.outlet, view) if self.outlet else None
        return ClaimFilter(**self.period(), theatres=(where,) if where else (), outlet=outlet)


class SourcesPage(Record, frozen=True, kw_only=True):
    """Sources that claims cite."""

    count: int  # all of them
    pages: int
    sources: tuple[SourceCount, ...]  # those shown, most cited first


class SourceRow(Record, frozen=True, kw_only=True):
    """A source, in a row."""

    source: str
    name: str | None
    state: str | None
    claims: int
    asserts: int
    hedges: int
    denies: int
    expects: int
    supposes: int
    outlets: tuple[str, ...]  # that cite it, most first


def answer(view: View, asked: AskedSources, parts: Mapping[str, str]) -> SourcesPage:
    """A screenful of the sources that are asked for."""
    skip = (asked.page - 1) * asked.size
    found, count = view.sources(asked.which(view), search=asked.search, skip=skip, most=asked.size)
    pages = max(1, -(-count // asked.size))
    check_page(asked.page, pages, "these sources")
    return SourcesPage(count=count, pages=pages, sources=tuple(found))


def in_row(one: SourceCount) -> SourceRow:
    """A source with a column for each stance."""
    stances = {word: one.stances.get(word, 0) for word in ("asserts", "hedges", "denies", "expects", "supposes")}
    by = tuple(outlet.outlet for outlet in one.outlets)
    return SourceRow(source=one.source, name=one.name, state=one.state, claims=one.claims, outlets=by, **stances)


SOURCES = Page(
    name="sources",
    path="/sources",
    title="Sources",
    says="Who is cited in claims, most cited first: how often, how firmly, and by which outlets.",
    answer=answer,
    answered=SourcesPage,
    rows=lambda answer: [in_row(one) for one in answer.sources],
    row=SourceRow,
    asked=AskedSources,
)
