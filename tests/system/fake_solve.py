"""A solver that tries every division: for a handful of actors, and a second opinion on the real one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from dragoman.records import Balance, Bloc, SignedTie


def solve(ties: Sequence[SignedTie], *, weighted: bool = False, **_: Any) -> Balance:
    """The balance of a few ties, by trying every division of their actors."""
    actors = sorted({actor for tie in ties for actor in (tie.one, tie.other)})

    def named(way: Sequence[int]) -> dict[str, int]:
        return dict(zip(actors, way, strict=True))

    side = min(map(named, product((0, 1), repeat=len(actors))), key=lambda way: cost(ties, way, weighted))
    bloc = min(map(named, divisions(len(actors))), key=lambda way: cost(ties, way, weighted))
    index, bloc_cost = cost(ties, side, weighted), cost(ties, bloc, weighted)
    parts = [tuple(actor for actor in actors if bloc[actor] == number) for number in sorted({*bloc.values()})]
    return Balance(
        n=len(actors), m=len(ties), negative=sum(tie.sign == "-" for tie in ties), weighted=weighted,
        index=index, bound=index, bloc_cost=bloc_cost, bloc_bound=bloc_cost, proved=True, seconds=0.0,
        sides=tuple(tuple(actor for actor in actors if side[actor] == number) for number in (0, 1)),
        frustrated=tuple(tie for tie in ties if frustrates(tie, side)), always=None,
        blocs=tuple(Bloc(members=part, ambiguous=()) for part in sorted(parts, key=len, reverse=True)),
        misfits=tuple(tie for tie in ties if frustrates(tie, bloc)), cycles=(),
    )  # fmt: skip


def divisions(n: int) -> Iterator[tuple[int, ...]]:
    """Every division of n things into blocs (restricted growth strings)."""
    if n == 0:
        yield ()
        return
    for shorter in divisions(n - 1):
        for number in range(max(shorter, default=-1) + 2):
            yield (*shorter, number)


def frustrates(tie: SignedTie, division: dict[str, int]) -> bool:
    """Whether a division puts friends apart or enemies together."""
    return (division[tie.one] == division[tie.other]) != (tie.sign == "+")


def cost(ties: Sequence[SignedTie], division: dict[str, int], weighted: bool) -> float:
    """The weight of the ties that a division frustrates."""
    return sum(tie.weight if weighted else 1.0 for tie in ties if frustrates(tie, division))
