"""Look at a project: the questions that the newest generation answers.

Takes filters, gives records. A view keeps the generation that it opened,
whatever a writer does meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from dragoman.errors import ProjectError
from dragoman.records import Bond, Claim, Document, EventType, Record, Stance
from dragoman.store import claim_columns, ids, search
from dragoman.store.actor_view import ActorQuestions
from dragoman.store.coded.view import CodedQuestions, open_coded
from dragoman.store.contents import ContentQuestions
from dragoman.store.deed_view import DeedQuestions
from dragoman.store.entries import KeptDocument
from dragoman.store.event_view import EventQuestions
from dragoman.store.generation import AT_ONCE, DATABASE, open_tables
from dragoman.store.generations import newest_generation
from dragoman.store.judged_view import JudgedQuestions
from dragoman.store.kept import part_of, read_part
from dragoman.store.listing_view import ListingQuestions
from dragoman.store.origins import decode_claim, with_origin
from dragoman.store.outlet_view import OutletQuestions
from dragoman.store.patience import within
from dragoman.store.report_view import ReportQuestions

if TYPE_CHECKING:
    from dragoman.store.project import Project

Order = Literal["day", "confidence"]
How = Literal["accepted", "corrected", "rejected"]

BY_DAY = "published NULLS LAST, outlet NULLS LAST, document, sentence_start, trigger_start, id"
ORDERS: dict[Order, str] = {"day": BY_DAY, "confidence": f"confidence DESC, {BY_DAY}"}
# How often to look for the newest generation again when a writer drops it in the moment of opening.
TRIES = 5


class ClaimFilter(Record, frozen=True, kw_only=True):
    """Which claims; every condition that is given must hold, of several values in one any may."""

    between: tuple[str, str] | None = None  # ids; each is a party or the state a party acts for, in either direction
    actor: str | None = None  # id of a party, or of the state that one acts for
    initiator: str | None = None  # the same, of who did it; where it runs both ways, either
    recipient: str | None = None
    by: tuple[str, ...] = ()  # ids or names, lower case, one of them in the chain of sources
    by_outlet: str | None = None  # told by this outlet itself, without a source
    types: tuple[EventType, ...] = ()
    stances: tuple[Stance, ...] = ()
    since: date | None = None  # by the day of publication
    until: date | None = None
    theatres: tuple[str, ...] = ()
    outlet: str | None = None
    document: str | None = None
    search: str | None = None  # words of the sentence
    at_least: float | None = None  # confidence, 0 to 1
    judged: tuple[How, ...] = ()  # with a standing judgement of this kind; only so are rejected claims shown


class View(
    ListingQuestions,
    OutletQuestions,
    EventQuestions,
    DeedQuestions,
    JudgedQuestions,
    CodedQuestions,
    ContentQuestions,
    ActorQuestions,
    ReportQuestions,
):
    """The newest generation of a project, opened for reading; a context manager."""

    def __init__(self, project: Project, *, patience: float | None = None) -> None:
        """With `patience`, what the database takes longer for than that many seconds is given up.

        Such a view answers many questions: what these look up is held in memory, for all views of a generation.
        """
        self.project = project
        self._lasting = patience is not None
        self._beside: View | None = None  # whose search index it uses
        self._place = self._open(patience)
        self._coded = open_coded(project, patience)
        # What the answers rest on: the generation of claims, and that of event data of others; "" where there is none.
        self.generation = (self._place.name, self._coded.name() if self._coded else "")

    def _open(self, patience: float | None) -> Path:
        """Open the tables and the search index of the newest generation; gives where it lies."""
        import duckdb

        for _ in range(TRIES):
            newest = newest_generation(self.project.store)
            if newest is None:
                folder = self.project.folder
                raise ProjectError(f"{folder} holds no reports yet. Read some: dragoman read REPORT --project {folder}")
            path = newest.path(self.project.store)
            try:
                self._tables = open_tables(path, patience)
                self._index = search.Index(path / search.FILE)
                self._mark = str(path), (path / DATABASE).stat().st_mtime_ns
                return path
            except (duckdb.IOException, sqlite3.OperationalError, OSError) as fault:
                if (path / DATABASE).exists():
                    raise ProjectError(
                        f"The store in {path} cannot be opened ({str(fault).splitlines()[0]}). "
                        f"Delete {self.project.store}; it is made again from what is kept."
                    ) from None
        raise ProjectError(f"The store of {self.project.folder} changes too fast to be opened. Try again.")

    def beside(self) -> View:
        """Another view of the same generation for another thread, even where a writer has dropped the files of it.

        It is to be closed before this one, and what this one knows already it knows, too.
        """
        other = copy(self)
        other._beside = self
        other._tables = self._tables.cursor()
        other._coded = self._coded.beside() if self._coded else None
        return other

    def give_up_after(self, patience: float | None) -> None:
        """From now on, what the database takes longer for than so many seconds is given up, as if it had begun so."""
        self._lasting = patience is not None
        within(self._tables, patience)
        if self._coded:
            within(self._coded.tables, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tables.close()
        if self._coded:
            self._coded.close()
        if not self._beside:
            self._index.close()

    def claims(
        self, which: ClaimFilter | None = None, *, order: Order = "day", limit: int | None = None
    ) -> Iterator[Claim]:
        """The claims that a filter lets through, by day of publication, report and place in it, or the surest first."""
        table = table_of(which)
        if limit is not None and limit <= AT_ONCE:
            where, values = self._conditions(which)
            query = f"SELECT claim, origin FROM {table} WHERE {where} ORDER BY {ORDERS[order]} LIMIT {limit:d}"
            found = self._stream(query, values)
        else:
            found = self._in_parts(table, self._numbers(which, order, limit))
        for text, origin in found:
            yield decode_claim(text, origin)

    def _numbers(self, which: ClaimFilter | None, order: Order, limit: int | None) -> list[int]:
        """The numbers of the claims that a filter lets through, in order."""
        where, values = self._conditions(which)
        query = f"SELECT number FROM {table_of(which)} WHERE {where} ORDER BY {ORDERS[order]}"
        query += f" LIMIT {limit:d}" if limit is not None else ""
        return [number for (number,) in self._stream(query, values)]

    def _in_parts(self, table: str, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Claims and origins by number: to put millions of claims in order whole needs more memory than there is."""
        for begin in range(0, len(numbers), AT_ONCE):
            some = list(numbers[begin : begin + AT_ONCE])
            query = f"SELECT claim, origin FROM {table} JOIN ({claim_columns.WANTED}) USING (number) ORDER BY place"
            yield from self._stream(query, [some, some])

    def claim_columns(
        self, which: ClaimFilter | None = None, *, order: Order = "day", limit: int | None = None
    ) -> claim_columns.Columns:
        """The same claims as columns, of which millions become a data frame that no record is made for."""
        return claim_columns.Columns(self._tables, table_of(which), self._numbers(which, order, limit))

    def count(self, which: ClaimFilter | None = None) -> int:
        """How many claims a filter lets through."""
        where, values = self._conditions(which)
        return self._one(f"SELECT count(*) FROM {table_of(which)} WHERE {where}", values)

    def _conditions(self, which: ClaimFilter | None) -> tuple[str, list[Any]]:
        """A filter in SQL, with its values."""
        which = which or ClaimFilter()
        conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
        if which.between:
            one, other = which.between
            side = "(? IN ({0}, {0}_for) AND ? IN ({1}, {1}_for))"
            both = f"({side.format('initiator', 'recipient')} OR {side.format('recipient', 'initiator')})"
            conditions.append((both, [one, other, one, other]))
        for who, condition in (
            (which.actor, "? IN (initiator, initiator_for, recipient, recipient_for)"),
            (which.initiator, "(? IN (initiator, initiator_for) OR mutual AND ? IN (recipient, recipient_for))"),
            (which.recipient, "(? IN (recipient, recipient_for) OR mutual AND ? IN (initiator, initiator_for))"),
        ):
            if who:
                conditions.append((condition, [who] * condition.count("?")))
        if which.by:
            conditions.append(("list_has_any(sources, ?::VARCHAR[])", [list(which.by)]))
        if which.by_outlet:
            conditions.append(("len(sources) = 0 AND lower(outlet) = ?", [which.by_outlet.lower()]))
        if which.types:
            conditions.append(("list_contains(?::VARCHAR[], type)", [list(which.types)]))
        if which.stances:
            conditions.append(("list_contains(?::VARCHAR[], stance)", [list(which.stances)]))
        if which.theatres:
            conditions.append(("list_has_any(theatres, ?::VARCHAR[])", [list(which.theatres)]))
        for value, condition in (
            (which.since, "published >= ?"),
            (which.until, "published <= ?"),
            (which.outlet.lower() if which.outlet else None, "lower(outlet) = ?"),
            (which.document, "document = ?"),
            (which.at_least, "confidence >= ?"),
        ):
            if value is not None:
                conditions.append((condition, [value]))
        if which.judged:
            conditions.append(("list_contains(?::VARCHAR[], how)", [list(which.judged)]))
        if which.search is not None:
            found = self._index.matching(which.search)
            conditions.append(("sentence IN (SELECT unnest(?::BIGINT[]))", [found]))
        return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]

    def claims_of_id(self, prefix: str) -> list[Claim]:
        """The claims whose id begins so; copies of a report carry claims of the same id."""
        return self._claims_of_id("shown_claims", prefix)

    def _claims_of_id(self, table: str, prefix: str) -> list[Claim]:
        numbers = self._numbers_beginning("claims", prefix)
        query = f"SELECT claim, origin FROM {table} WHERE number IN (SELECT unnest(?::BIGINT[])) ORDER BY {BY_DAY}"
        return [decode_claim(text, origin) for text, origin in self._stream(query, [numbers])]

    def removed(self, id: str) -> list[str]:
        """The ids of removed documents that begin with `id`, or are of that outlet."""
        query = (
            "SELECT id FROM documents WHERE id IN (SELECT document FROM removed) "
            "AND (starts_with(id, ?) OR lower(outlet) = lower(?)) ORDER BY id"
        )
        return [row[0] for row in self._stream(query, [id, id])]

    def documents(self) -> Iterator[Document]:
        """All kept documents with their texts, in the order in which they were kept."""
        for (number,) in self._stream("SELECT DISTINCT part FROM shown_documents ORDER BY part", []):
            rows = self._tables.cursor().execute("SELECT id, origin FROM shown_documents WHERE part = ?", [number])
            origins = dict(rows.fetchall())
            for entry in read_part(part_of(self.project.kept, number)):
                if isinstance(entry, KeptDocument) and entry.document.id in origins:
                    yield with_origin(entry.document, origins[entry.document.id])

    def names_actor(self, id: str) -> bool:
        """Whether some claim, or a row of others' event data, names an actor of this id."""
        if self._coded and self._coded.names_actor(id):
            return True
        return bool(self._one("SELECT count(*) FROM mentions WHERE id = ? OR acts_for = ?", [id, id]))

    def names_source(self, name: str) -> bool:
        """Whether some claim has a source of this id or name, in lower case."""
        return bool(self._one("SELECT count(*) FROM claims WHERE list_contains(sources, ?)", [name]))

    def bonds(
        self,
        layer: str | None = None,
        *,
        on: date | None = None,
        since: date | None = None,
        until: date | None = None,
        between: tuple[str, str] | None = None,
    ) -> Iterator[Bond]:
        """What other layers than behaviour have of pairs, as `Project.bonds`: those imported by now."""
        return self.project.bonds(layer, on=on, since=since, until=until, between=between)

    def outlets(self) -> list[str]:
        """The outlets of the kept documents."""
        query = "SELECT DISTINCT outlet FROM shown_documents WHERE outlet IS NOT NULL ORDER BY outlet"
        return [row[0] for row in self._stream(query, [])]

    def _numbers_beginning(self, table: ids.Table, prefix: str) -> list[int]:
        """The numbers of the claims, events or reports whose id begins so, in the order of the ids."""
        if self._lasting:
            return ids.loaded(self._mark, self._tables, table).beginning(prefix)
        number = ids.NUMBER[table]
        query = f"SELECT {number} FROM {table} WHERE starts_with(id, ?) ORDER BY id, {number}"
        return [number for (number,) in self._stream(query, [prefix])]

    def _numbers_of(self, table: ids.Table, some: Iterable[str]) -> list[int]:
        """The numbers of the claims, events or reports of some whole ids."""
        if self._lasting:
            held = ids.loaded(self._mark, self._tables, table)
            return [number for id in some for number in held.of(id)]
        query = f"SELECT {ids.NUMBER[table]} FROM {table} SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        return [number for (number,) in self._stream(query, [list(some)])]

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        result = self._tables.cursor().execute(query, values)
        while rows := result.fetchmany(AT_ONCE // 10):
            yield from rows

    def _one(self, query: str, values: list[Any]) -> int:
        row = self._tables.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def table_of(which: ClaimFilter | None) -> str:
    """Where to look for the claims that a filter lets through."""
    return "judged_claims" if which and which.judged else "shown_claims"
