"""Look at who is named in claims: lists of actors, a screenful at a time, and each with the words used for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from dragoman.actors.spelling import is_a_name
from dragoman.records import Record

# Actors whose sentences are looked up at once.
AT_ONCE = 500


class ActorCount(Record, frozen=True, kw_only=True):
    """How often an actor is named in claims, and some sentences that do."""

    id: str
    name: str
    kind: str
    acts_for: str | None
    initiator: int
    recipient: int
    against: int
    source: int
    claims: int
    forms: tuple[str, ...]  # the words of the texts, commonest first
    named: bool  # by a name of its own, not only described ("the rebels", "he")
    sentences: tuple[str, ...]  # at most three, those first that give the name


FIELDS = ", ".join(name for name in ActorCount.__struct_fields__ if name not in ("named", "sentences"))


class ActorQuestions:
    """What a View answers of actors."""

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def actors(
        self,
        *,
        known: Collection[str] | None = None,
        search: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[ActorCount]:
        """Everyone named in claims, most named first.

        With `known`, those whose id is none of these; with `search`, those of
        whose id, name or forms these words are a part, whatever their case.
        """
        where, values = _conditions(known, search, kind)
        query = f"SELECT {FIELDS}, shown FROM actor_counts WHERE {where} ORDER BY claims DESC, id"
        if limit is not None:
            query += f" LIMIT {limit:d} OFFSET {offset:d}"
        batch: list[tuple[Any, ...]] = []
        for row in self._stream(query, values):
            batch.append(row)
            if len(batch) == AT_ONCE:
                yield from self._with_sentences(batch)
                batch = []
        yield from self._with_sentences(batch)

    def count_actors(
        self, *, known: Collection[str] | None = None, search: str | None = None, kind: str | None = None
    ) -> int:
        """How many there are, as `actors` gives them."""
        where, values = _conditions(known, search, kind)
        return self._one(f"SELECT count(*) FROM actor_counts WHERE {where}", values)

    def actor_counts(self, id: str) -> ActorCount | None:
        """One actor by id; None where no claim names it."""
        query = f"SELECT {FIELDS}, shown FROM actor_counts WHERE id = ?"
        return next(self._with_sentences(list(self._stream(query, [id]))), None)

    def _with_sentences(self, rows: list[tuple[Any, ...]]) -> Iterator[ActorCount]:
        """The records of some rows, whose last column has the numbers of claims."""
        numbers = [number for *_, shown in rows for number in shown or ()]
        query = "SELECT number, claim->>'$.sentence' FROM claims WHERE number IN (SELECT unnest(?::BIGINT[]))"
        sentences = dict(self._stream(query, [numbers])) if numbers else {}
        for *counted, forms, shown in rows:
            values = dict(zip(ActorCount.__struct_fields__, counted, strict=False))
            told = tuple(dict.fromkeys(sentences[number] for number in shown or () if number in sentences))
            is_named = is_a_name(values["name"], tuple(forms))
            yield ActorCount(**values, forms=tuple(forms), named=is_named, sentences=told)


def _conditions(known: Collection[str] | None, search: str | None, kind: str | None) -> tuple[str, list[Any]]:
    """Which actors, in SQL, with the values."""
    conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
    if known is not None:
        conditions.append(("id NOT IN (SELECT unnest(?::VARCHAR[]))", [list(known)]))
    if search:
        conditions.append(("contains(words, ?)", [search.lower()]))
    if kind:
        conditions.append(("kind = ?", [kind]))
    return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]
