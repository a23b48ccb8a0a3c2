"""Who is who, and when: a name and a date give an actor.

Takes words of a report and its day; gives the actor, or nothing when the
name is unknown or could mean several at that day. It never guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dragoman.actors.actor import Actor, Form, within
from dragoman.actors.contents import Contents
from dragoman.actors.gazetteer import Entry
from dragoman.actors.load import load
from dragoman.actors.own import REQUIRED, add
from dragoman.actors.spelling import words_of
from dragoman.actors.states import name_of
from dragoman.actors.tables import rows

ARTICLE = "the"


class Match(NamedTuple):
    """An actor's name in a sentence: words[first:last]."""

    actor: Actor
    first: int
    last: int
    form: Form
    weak: bool = False  # a surname alone, or with a title: look whether a longer name stands there


class Registry:
    """All actors and their names."""

    def __init__(self, contents: Contents) -> None:
        self._actors = contents.actors
        self._names = contents.names
        self._forms = contents.forms

    @classmethod
    def load(cls, extra: Path | Sequence[Path] = ()) -> Registry:
        """The registry of the packaged tables and a user's own lists, whose names come first.

        Each of `extra` is a CSV file with the columns of `own.COLUMNS`, of
        which only name must be there. A row with a known id adds names to that
        actor and changes what it states. Raises VocabularyError, naming every
        fault with its line.
        """
        contents = load()
        paths = (extra,) if isinstance(extra, Path) else extra
        # Together, as a row of one list may name an actor of another.
        add(contents, [row for path in paths for row in rows(path, required=REQUIRED, faults=contents.faults)])
        contents.faults.check()
        return cls(contents)

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, id: str) -> Actor | None:
        """The actor of that id."""
        return self._actors.get(id)

    def actors(self) -> list[Actor]:
        """All actors, in the order of the tables."""
        return list(self._actors.values())

    def resolve(self, name: str, on: date | None = None) -> Actor | None:
        """The actor that a whole name means on a day; None when unknown or ambiguous then."""
        words = words_of(name)
        for first in (0, 1) if words and words[0].lower() == ARTICLE else (0,):
            if first >= len(words):
                return None
            match = self.longest(words, first, on)
            if match is not None and match.last >= len(words):
                return match.actor
        return None

    def bearers(self, name: str) -> frozenset[str]:
        """The ids of all whom a whole name, as it is written, can mean on some day."""
        words = words_of(name)
        found: set[str] = set()
        for first in (0, 1) if words and words[0].lower() == ARTICLE else (0,):
            whole = self._names.names_at(words, first) if first < len(words) else ()
            found |= {one.actor for last, entries in whole if last == len(words) for one in entries}
        return frozenset(found)

    def meant(self, words: str, on: date | None = None) -> Actor | None:
        """The actor whom a person means by an id, a code or a name in any case; None when that is nobody, or several.

        A name as it is written comes first: "Who" is not the WHO unless nothing else is called so.
        """
        found = self.get(words) or self.get(words.upper()) or self.get(words.lower())
        found = found or self.resolve(words, on) or self.resolve(words)
        if found:
            return found
        wanted = words.lower().removeprefix("the ")
        spelled = {form for form, _ in self._forms if form.lower().removeprefix("the ") == wanted}
        actors = {actor.id: actor for form in spelled if (actor := self.resolve(form, on) or self.resolve(form))}
        return next(iter(actors.values())) if len(actors) == 1 else None

    def longest(self, words: Sequence[str], first: int, on: date | None = None) -> Match | None:
        """The longest name that begins at words[first], and whom it means on a day.

        A name that several could bear that day gives None, rather than a
        shorter name within it; so does "The Guardian" of "The Guardian
        Council". Without a day, who and what lasts until today comes before
        what has ended.
        """
        for last, entries in self._names.names_at(words, first):
            candidates = [(found, self._standing(found, on)) for found in entries]
            candidates = [(found, standing) for found, standing in candidates if standing >= 0]
            if candidates:
                return None if self._runs_on(words, first, last) else self._only(candidates, first, last)
        return None

    def _runs_on(self, words: Sequence[str], first: int, last: int) -> bool:
        """Whether a name that begins with "The" is cut out of a longer one that does not."""
        if words[first].lower() != ARTICLE:
            return False
        return any(found.last > last for found in self._names.names_at(words, first + 1))

    def ids(self) -> list[str]:
        """The ids of all actors."""
        return list(self._actors)

    def names(self, id: str) -> tuple[str, ...]:
        """The whole names of an actor in the tables, each once."""
        return tuple(dict.fromkeys(form for form, actor in self._forms if actor == id))

    def nearest(self, name: str, n: int = 3) -> list[tuple[str, Actor]]:
        """The names in the tables most like one that is not there, with their actors, best first."""
        from rapidfuzz import fuzz, process, utils

        found: dict[str, tuple[str, Actor]] = {}
        forms = [form for form, _ in self._forms]
        likest = process.extract(name, forms, scorer=fuzz.WRatio, processor=utils.default_process, limit=8 * n)
        for form, _, at in likest:
            actor = self._actors[self._forms[at][1]]
            found.setdefault(actor.id, (form, actor))
        return list(found.values())[:n]

    def _only(self, candidates: list[tuple[Entry, int]], first: int, last: int) -> Match | None:
        """The one actor among those of the best standing; whole names come before surnames, a user's before ours."""
        if not all(found.weak for found, _ in candidates):
            candidates = [(found, standing) for found, standing in candidates if not found.weak]
        candidates = [(found, standing) for found, standing in candidates if found.own] or candidates
        best = max(standing for _, standing in candidates)
        leading = [found for found, standing in candidates if standing == best]
        if len({found.actor for found in leading}) != 1:
            return None
        return Match(self._actors[leading[0].actor], first, last, leading[0].form, leading[0].weak)

    def _standing(self, found: Entry, on: date | None) -> int:
        """How well a name fits the day: 2 in office or existing, 1 nearly or formerly, 0 at another time, -1 not."""
        actor = self._actors[found.actor]
        if on is not None and not within(on, found.since, found.until):
            return -1
        if not actor.terms:
            return 2 if actor.exists(on) else 1
        if on is None:
            return 0
        if actor.serving(on):
            return 2
        near = any(within(on, *term.spoken_of()) for term in actor.terms)
        return 1 if near else -1 if found.weak else 0


def registry(lists: Sequence[Path] = ()) -> Registry:
    """The registry of the packaged tables and these lists, loaded once, and again when a list has changed."""
    return _loaded(tuple((path, path.stat().st_mtime_ns) for path in lists))


def known_name(id: str) -> str | None:
    """What the packaged tables call an actor, a state or any other; None for whom they do not know."""
    if state := name_of(id):
        return state
    known = registry().get(id)
    return known.name if known else None


@lru_cache(maxsize=4)
def _loaded(lists: tuple[tuple[Path, int], ...]) -> Registry:
    return Registry.load([path for path, _ in lists])
