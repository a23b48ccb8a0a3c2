"""Look at claims a page at a time, and count them by what they are: stance, type, outlet, source, year …

Takes the same filter as `View.claims`; reads no more claims than it gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from dragoman.records import Claim, Record, Stance
from dragoman.store.ids import Table
from dragoman.store.listing_counts import FacetName, Selection
from dragoman.store.origins import decode_claim

if TYPE_CHECKING:
    import duckdb

    from dragoman.store import search
    from dragoman.store.view import ClaimFilter

ListingOrder = Literal["newest", "day", "confidence"]


class Value(Record, frozen=True, kw_only=True):
    """One value of a facet and how many claims have it."""

    value: str  # as a filter takes it
    name: str | None  # of a source, as most claims call it
    state: str | None  # of a source: the state that is meant with all who speak for it
    count: int


class Facet(Record, frozen=True, kw_only=True):
    """By what claims can be chosen further: the commonest values."""

    name: FacetName
    values: tuple[Value, ...]
    there: int  # how many values there are in all


class Extent(Record, frozen=True, kw_only=True):
    """How much a filter lets through."""

    claims: int
    reports: int
    outlets: int
    origins: int  # copies of a wire report count once
    sources: int  # cited in the texts
    first: date | None  # published
    last: date | None


class CopiedIn(Record, frozen=True, kw_only=True):
    """A report that has the same claim from the same wire report."""

    document: str
    outlet: str | None
    published: date | None


class Listed(Record, frozen=True, kw_only=True):
    """A claim, the event that it tells of, and the other reports of its wire group that have it."""

    claim: Claim
    event: str | None
    copies: tuple[CopiedIn, ...]


class Listing(Record, frozen=True, kw_only=True):
    """A page of claims, and what all those are of which it is a page."""

    claims: tuple[Listed, ...]
    there: int  # how many the pages go through: copies of a wire report count once
    extent: Extent
    facets: tuple[Facet, ...]


class Cited(Record, frozen=True, kw_only=True):
    """A source, or a state with all who speak for it, and how often it is cited with each stance."""

    source: str  # as a filter takes it
    name: str | None
    state: str | None  # id, where it is that of a state
    claims: int
    stances: dict[Stance, int]


class CitedBy(Record, frozen=True, kw_only=True):
    """An outlet, and how many claims of its reports cite a source."""

    outlet: str
    claims: int


class SourceCount(Cited, frozen=True, kw_only=True):
    """The same with the outlets whose reports cite it."""

    outlets: tuple[CitedBy, ...]  # those that cite it most first


class ListingQuestions:
    """What a View answers of claims by their list."""

    _index: search.Index
    _mark: tuple[str, int]
    _tables: duckdb.DuckDBPyConnection

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _numbers_of(self, table: Table, some: Iterable[str]) -> list[int]:
        raise NotImplementedError

    def listing(
        self,
        which: ClaimFilter,
        *,
        order: ListingOrder = "newest",
        skip: int = 0,
        most: int = 50,
        facets: Iterable[FacetName] = (),
        values: int = 8,
    ) -> Listing:
        """At most so many claims that a filter lets through, the newest first, by day, or the surest first.

        Of copies of one wire report only the first that it lets through is
        there, with the others beside it. With `facets`, so many values of each.
        """
        chosen = self._chosen(which)
        rows, there = chosen.page(order, skip, most)
        claims = self._numbered([number for number, _, _ in rows])
        events = self._events_numbered([event for _, _, event in rows])
        copies = self._copies([first for _, first, _ in rows if first >= 0])
        listed = tuple(
            Listed(
                claim=claims[number],
                event=events.get(event),
                copies=tuple(one for one in copies.get(first, ()) if one.document != claims[number].document),
            )
            for number, first, event in rows
        )
        counted = tuple(self._facet(chosen, name, values) for name in facets)
        return Listing(claims=listed, there=there, extent=_extent(chosen), facets=counted)

    def extent(self, which: ClaimFilter) -> Extent:
        """How many claims a filter lets through, of how many reports, outlets, origins and sources, of which days."""
        return _extent(self._chosen(which))

    def facet(self, which: ClaimFilter, name: FacetName, *, most: int = 8) -> Facet:
        """The commonest values of a facet among the claims that all other conditions of a filter let through."""
        return self._facet(self._chosen(which), name, most)

    def initiators(self, which: ClaimFilter, *, most: int = 8) -> list[tuple[str, dict[Stance, int]]]:
        """The ids of the commonest initiators among the claims that a filter lets through, with claims by stance."""
        return self._chosen(which).initiators(most)

    def cited(self, which: ClaimFilter, *, skip: int = 0, most: int = 50) -> list[Cited]:
        """Who is cited most in the claims that a filter lets through, and how firmly: sources, states, "anonymous"."""
        rows, _ = self._chosen(which).cited(skip, most)
        named = self._named([word for word, _, _ in rows])
        return [
            Cited(source=word, name=named[word][0], state=named[word][1], claims=count, stances=stances)
            for word, count, stances in rows
        ]

    def sources(
        self, which: ClaimFilter, *, search: str | None = None, skip: int = 0, most: int = 50
    ) -> tuple[list[SourceCount], int]:
        """Who is cited most in the claims that a filter lets through, how firmly and by whom; and how many sources.

        With `search`, those of whose id or name these letters are a part.
        """
        chosen, among = self._chosen(which), None
        if search:
            query = """
                SELECT word::VARCHAR FROM listed_sources
                WHERE contains(lower(word::VARCHAR), lower(?)) OR contains(lower(name), lower(?))"""
            among = [word for (word,) in self._stream(query, [search, search])]
            among += ["anonymous"] if search.lower() in "anonymous" else []
        rows, there = chosen.cited(skip, most, among)
        some = [word for word, _, _ in rows]
        named, citing = self._named(some), chosen.citing(some)
        counts = [
            SourceCount(
                source=word, name=named[word][0], state=named[word][1], claims=count, stances=stances,
                outlets=tuple(CitedBy(outlet=outlet, claims=claims) for outlet, claims in citing[word]),
            )
            for word, count, stances in rows
        ]  # fmt: skip
        return counts, there

    def claims_of_report(self, document: str) -> tuple[list[Claim], dict[str, str]]:
        """The claims of a report in the order of its text, and ids of the events they tell of, by ids of claims."""
        from dragoman.store.view import ClaimFilter

        rows = self._chosen(ClaimFilter(document=document)).each()
        claims = self._numbered([number for number, _ in rows])
        events = self._events_numbered([event for _, event in rows])
        told = {claims[number].id: events[event] for number, event in rows if event in events}
        return [claims[number] for number, _ in rows], told

    def outlets_listed(self) -> list[str]:
        """The outlets of reports with claims, by name."""
        query = "SELECT unnest(enum_range(NULL::listed_outlet))::VARCHAR"
        return [name for (name,) in self._stream(query, []) if name]

    def _chosen(self, which: ClaimFilter) -> Selection:
        """The claims that a filter lets through."""
        from dragoman.store.listing import loaded
        from dragoman.store.listing_masks import masks

        columns = loaded(self._mark, self._tables)
        report = None
        if which.document is not None:
            report = next(iter(self._numbers_of("documents", [which.document])), None)
        sentences = self._index.matching_array(which.search) if which.search is not None else None
        return Selection(columns, masks(columns, which, sentences, report))

    def _facet(self, chosen: Selection, name: FacetName, most: int) -> Facet:
        some, there = chosen.facet(name, most)
        named = self._named([word for word, _ in some]) if name == "source" else {}
        values = []
        for word, count in some:
            called, state = named.get(word, (None, None))
            values.append(Value(value=word, name=called, state=state, count=count))
        return Facet(name=name, values=tuple(values), there=there)

    def _named(self, words: Collection[str]) -> dict[str, tuple[str | None, str | None]]:
        """What sources are called by most claims that cite them, and which state it is where one is meant, by word."""
        query = (
            "SELECT word::VARCHAR AS word, name, state FROM listed_sources WHERE word IN (SELECT unnest(?::VARCHAR[]))"
        )
        found = {word: (name, state) for word, name, state in self._stream(query, [list(words)])}
        return {word: found.get(word, (None, None)) for word in words}

    def _numbered(self, numbers: list[int]) -> dict[int, Claim]:
        query = """
            SELECT number, claim, coalesce(o.origin, c.document) FROM claims c LEFT JOIN origins o USING (document)
            WHERE number IN (SELECT unnest(?::BIGINT[]))"""
        rows = self._stream(query, [numbers]) if numbers else ()
        return {number: decode_claim(text, origin) for number, text, origin in rows}

    def _events_numbered(self, numbers: list[int]) -> dict[int, str]:
        query = "SELECT number, id FROM events WHERE number IN (SELECT unnest(?::BIGINT[]))"
        return dict(self._stream(query, [numbers])) if numbers else {}

    def _copies(self, firsts: list[int]) -> dict[int, list[CopiedIn]]:
        """The reports that have each of these claims, the first report first."""
        if not firsts:
            return {}
        query = """
            SELECT first, d.id, d.outlet, d.published FROM listed JOIN documents d ON d.rowid = report
            WHERE first IN (SELECT unnest(?::INTEGER[])) GROUP BY ALL ORDER BY first, min(nth)"""
        found: dict[int, list[CopiedIn]] = {}
        for first, document, outlet, published in self._stream(query, [firsts]):
            found.setdefault(first, []).append(CopiedIn(document=document, outlet=outlet, published=published))
        return found


def _extent(chosen: Selection) -> Extent:
    counts, first, last = chosen.extent()
    return Extent(**counts, first=first, last=last)
