"""Small signed networks, and all that brute force can tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from dragoman.records import SignedTie


def ties(*given: str) -> list[SignedTie]:
    """Ties from "A+B", "A-B", or "A+B 2.5" with a weight."""
    made = []
    for text in given:
        pair, _, weight = text.partition(" ")
        sign = "+" if "+" in pair else "-"
        one, other = pair.split(sign)
        made.append(SignedTie(one=one, other=other, sign=sign, weight=float(weight or 1)))
    return made


def names(given: Sequence[SignedTie]) -> list[str]:
    """Who is tied, in order."""
    return sorted({name for tie in given for name in (tie.one, tie.other)})


def misfits(given: Sequence[SignedTie], part: dict[str, int]) -> list[SignedTie]:
    """The ties that a division does not fit."""
    return [tie for tie in given if (tie.sign == "-") == (part[tie.one] == part[tie.other])]


def cost(given: Sequence[SignedTie], *, weighted: bool = False) -> float:
    """What ties weigh."""
    return sum(tie.weight if weighted else 1.0 for tie in given)


def divisions(given: Sequence[SignedTie], parts: int | None = None) -> Iterator[dict[str, int]]:
    """Every division of the actors into so many parts at most, once each."""
    actors = names(given)
    for of in product(*(range(min(at + 1, parts or len(actors))) for at in range(len(actors)))):
        if all(part <= max(of[:at], default=-1) + 1 for at, part in enumerate(of)):
            yield dict(zip(actors, of, strict=True))


def best(given: Sequence[SignedTie], parts: int | None, *, weighted: bool = False) -> list[dict[str, int]]:
    """The divisions that cost least."""
    costs = [(cost(misfits(given, part), weighted=weighted), part) for part in divisions(given, parts)]
    least = min((found for found, _ in costs), default=0.0)
    return [part for found, part in costs if found <= least + 1e-9]


def shared(some: Sequence[SignedTie], ways: Sequence[dict[str, int]]) -> list[set[str]]:
    """The sets of actors that are in one part in each of several divisions."""
    sets: dict[tuple[int, ...], set[str]] = {}
    for name in names(some):
        sets.setdefault(tuple(way[name] for way in ways), set()).add(name)
    return list(sets.values())
