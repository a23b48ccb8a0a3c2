"""Look at a project's deeds: millions of them as columns, a stretch at a time."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.store.coded.deeds import CODED, coded_ids, coded_source
from dragoman.store.deed_columns import Source, columns_of, sides_of, things_of, told_source
from dragoman.store.deed_tables import OF_PAIR, OF_THEATRE

if TYPE_CHECKING:
    import duckdb

    from dragoman.deeds import Deeds
    from dragoman.store.coded import Which
    from dragoman.store.coded.questions import Index
    from dragoman.store.project import Project


class DeedQuestions:
    """What a View answers of deeds."""

    project: Project
    _tables: duckdb.DuckDBPyConnection
    _coded: Index | None

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def deeds(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        between: tuple[str, str] | None = None,
        theatre: str | None = None,
        ids: bool = False,
        coded: Which = "all",
        datasets: Sequence[str] = (),
    ) -> Deeds:
        """The deeds of a period (both days included), a pair of sides (ids) and a theatre, in no order.

        Those that others have coded are told so, and numbered from `CODED` on;
        with `datasets` only those of these are there. With `ids` also the ids
        of their events, which the numbers then count; else `event_ids` has
        them. Twenty-nine bytes a deed; a hundred more with `ids`.
        """
        from dragoman.deeds import Deeds

        sources: list[Source] = []
        if coded != "only":
            sources.append(told_source(self._tables, *_conditions(since, until, between, theatre)))
        if coded != "none" and self._coded:
            sources.append(coded_source(self._coded, since, until, between, theatre, datasets))
        columns = columns_of(sources)
        sides, kinds = sides_of(columns, [side for source in sources for side in source.sides])
        acts = things_of(columns, "act", [act for source in sources for act in source.acts])
        tellings = things_of(columns, "telling", [telling for source in sources for telling in source.tellings])
        theatres = things_of(columns, "theatre", [some for source in sources for some in source.theatres])
        deeds = Deeds(
            sides=sides, kinds=kinds, acts=acts, tellings=tellings, theatres=theatres, ids=None, **columns
        )  # fmt: skip
        return self.identified(deeds) if ids else deeds

    def count_deeds(self, *, coded: Which = "all") -> int:
        """About how many deeds there are: rows of others' data without a recipient are counted, too."""
        told, others = self._numbers_of_deeds
        return (told if coded != "only" else 0) + (others if coded != "none" else 0)

    @functools.cached_property
    def _numbers_of_deeds(self) -> tuple[int, int]:
        """How many deeds reports tell, and how many events others have coded; a view holds one generation of both."""
        told = next(self._stream("SELECT count(*) FROM deeds", []))[0]
        return int(told), self._coded.one("SELECT count(*) FROM events") if self._coded else 0

    def event_ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of events by their numbers in `Deeds.event`, in the order of the numbers."""
        asked = [int(number) for number in numbers]
        told = [number for number in dict.fromkeys(asked) if number < CODED]
        query = "SELECT number, id FROM events WHERE number IN (SELECT unnest(?::BIGINT[]))"
        found = dict(self._stream(query, [told])) if told else {}
        others = [number - CODED for number in dict.fromkeys(asked) if number >= CODED]
        if others and self._coded:
            found |= {number + CODED: id for number, id in coded_ids(self._coded, others)}
        return [found[number] for number in asked]

    def identified(self, deeds: Deeds) -> Deeds:
        """Some of the deeds with the ids of their events, which their numbers then count."""
        from dataclasses import replace

        import numpy as np

        numbers, event = np.unique(deeds.event, return_inverse=True)
        return replace(deeds, event=event.astype(np.int64), ids=tuple(self.event_ids(numbers.tolist())))

    def called_by_name(self, ids: Iterable[str]) -> dict[str, bool]:
        """Whether claims call actors by a name of their own, or only describe them; without those in no claim."""
        from dragoman.actors.spelling import is_a_name

        query = """
            WITH named AS (
                SELECT id, name, text FROM mentions
                WHERE id IN (SELECT unnest(?::VARCHAR[])) AND claim IN (SELECT number FROM shown_claims)),
            forms AS (SELECT id, text, count(*) AS times FROM named WHERE text IS NOT NULL GROUP BY id, text),
            worded AS (SELECT id, list(text ORDER BY times DESC, text)[:8] AS forms FROM forms GROUP BY id)
            SELECT id, mode(name), any_value(forms) FROM named LEFT JOIN worded USING (id) GROUP BY id"""
        rows = self._stream(query, [list(dict.fromkeys(ids))])
        return {id: is_a_name(name, tuple(forms or ())) for id, name, forms in rows}

    def names_of(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call sides: as the registry does, or else as most claims or rows do; by its id whom none knows."""
        from dragoman.actors import registry

        known = registry(self.project.lists())
        asked = dict.fromkeys(ids)
        names = {id: actor.name for id in asked if (actor := known.get(id))}
        query = """
            SELECT id, mode(name ORDER BY name) FROM mentions
            WHERE id IN (SELECT unnest(?::VARCHAR[])) AND claim IN (SELECT number FROM shown_claims) GROUP BY id"""
        if missing := [id for id in asked if id not in names and id not in self._called]:
            told = dict(self._stream(query, [missing]))
            if self._coded:
                told = self._coded.names_of([id for id in missing if id not in told]) | told
            self._called |= {id: told.get(id, id) for id in missing}
        return {id: names.get(id) or self._called[id] for id in asked}

    @functools.cached_property
    def _called(self) -> dict[str, str]:
        """What those are called whom the registry does not know; a view holds one generation, so that it stays."""
        return {}


def _conditions(
    since: date | None, until: date | None, between: tuple[str, str] | None, theatre: str | None
) -> tuple[str, list[Any]]:
    """What rows must fulfil, in SQL, with the values."""
    conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
    if since:
        conditions.append(("day >= ?", [since.toordinal()]))
    if until:
        conditions.append(("day <= ?", [until.toordinal()]))
    if between:
        one, other = between
        conditions.append((OF_PAIR, [one, other, other, one]))
    if theatre is not None:
        conditions.append((OF_THEATRE, [theatre]))
    return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]
