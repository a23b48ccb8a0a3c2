"""Code a free phrase by country and sector: "German troops" is DEU, MIL.

Takes a phrase and a day, gives PLOVER's country and sector, the form that
event coders use.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dragoman.actors.actor import Actor
from dragoman.actors.heads import HeadMatch, heads
from dragoman.actors.registry import Match, Registry, registry
from dragoman.actors.spelling import words_of
from dragoman.vocabulary.places import places

COUNTRIES = {"un": "UNO", "eu": "EUR", "europe": "EUR", "kosovo": "KOS"}
UN_FAMILY = ("un-", "unhcr", "unicef", "unrwa", "ocha", "ohchr", "unesco", "wfp", "who")
KNOWN_TOWN = 100_000  # people: smaller towns are called as people and things are
BREAKS = frozenset({"of", "in", "from", "with", "at", "for", "who"})  # the head noun stands before these


class Code(NamedTuple):
    """PLOVER's country (ISO 3166-1 alpha-3, or UNO, EUR, IGO) and sector; None where a phrase does not tell."""

    country: str | None
    sector: str | None


def code(phrase: str, on: date | None = None, *, among: Registry | None = None) -> Code:
    """The country and sector of whoever a phrase speaks of on a day.

    A person or institution brings both ("Zarif"); a country or adjective
    takes its sector from the head noun ("Iranian officials"); a capital that
    stands for its government is GOV; a body of a town or region is of its
    country. A group counts to its home, which is PLOVER's custom and not
    Dragoman's: `Actor.acts_for` says None there.
    """
    words = words_of(phrase)
    found = _matches(words, among or registry(), on)
    country = next((where for match in _by_weight(found) if (where := _country(match.actor, on))), None)
    return Code(country if found else _where(words), _sector(words, found, on))


def _matches(words: list[str], names: Registry, on: date | None) -> list[Match]:
    found, at = [], 0
    while at < len(words):
        match = names.longest(words, at, on)
        if match is not None:
            found.append(match)
        at = match.last if match is not None else at + 1
    return found


def _by_weight(found: list[Match]) -> list[Match]:
    """Whoever has a name of their own before the adjectives and metonyms around them."""
    return sorted(found, key=lambda match: match.actor.kind == "state")


def _country(actor: Actor, on: date | None) -> str | None:
    state = actor.acts_for(on) or _ever(actor) or actor.home
    if state is None and actor.kind in ("organisation", "alliance"):
        state = "UNO" if actor.id.startswith(UN_FAMILY) else COUNTRIES.get(actor.id, "IGO")
    return COUNTRIES["kosovo"] if state == "XKX" else state


def _ever(actor: Actor) -> str | None:
    """The state that a former official served: PLOVER codes it so, with sector ELI."""
    states = {term.acts_for for term in actor.terms}
    return next(iter(states)) if len(states) == 1 else None


def _where(words: list[str]) -> str | None:
    """The country of a town or region that a body or office is of: "Kano state government", "police in Lviv"."""
    for match in heads().all(words):
        for first, end in _beside(words, match):
            place = places().find(" ".join(words[first:end])) if words[first][0].isupper() else None
            if place is not None and (place.kind != "city" or place.people >= KNOWN_TOWN):
                return place.country
    return None


def _beside(words: list[str], head: HeadMatch) -> Iterator[tuple[int, int]]:
    """Where the name of a place may stand: right before a head, or capitals after its "of" or "in"; longest first."""
    yield from ((first, head.first) for first in range(head.first))
    if words[head.last : head.last + 1] in (["of"], ["in"]):
        first = head.last + 1
        end = next((at for at in range(first, len(words)) if not words[at][0].isupper()), len(words))
        yield from ((first, last) for last in range(end, first, -1))


def _sector(words: list[str], found: list[Match], on: date | None) -> str | None:
    named = [match for match in found if match.actor.kind != "state"]
    people = [match for match in named if match.actor.kind in ("person", "office", "media")]
    if people:
        return people[-1].actor.sector_on(on)
    covered = {at for match in found for at in range(match.first, match.last)}
    head = _head(words, covered)
    if head is not None and not (named and named[-1].first >= head.last and named[-1].actor.sector is None):
        return named[-1].actor.sector or head.head.sector if named else head.head.sector
    if named:
        return named[-1].actor.sector
    return "GOV" if any(match.form == "metonym" for match in found) else None


def _head(words: list[str], covered: set[int]) -> HeadMatch | None:
    """The match that tells the sector: the head noun's, or that of the body it belongs to.

    The head noun is the last before a preposition. Who stands right after a
    body ("intelligence agency officer") or before its "of" ("president of
    the league") is of that body's sector.
    """
    found = [match for match in heads().all(words) if not covered.intersection(range(match.first, match.last))]
    ends = [at for at, word in enumerate(words) if word.lower() in BREAKS and at > 0]
    before = [match for match in found if not ends or match.first < ends[0]]
    if not before:
        return found[-1] if found else None
    noun, rest = before[-1], found[len(before) :]
    if noun.head.kind == "office":
        return noun
    if len(before) > 1 and before[-2].head.kind == "office" and before[-2].last == noun.first:
        return before[-2]
    if rest and rest[0].head.kind == "office" and words[noun.last : noun.last + 1] == ["of"]:
        return rest[0]
    return noun
