"""Who stands where in a balance: a row for each actor.

Takes a Balance and its ties, gives Placement, by bloc and then in the order of
its members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.records import Balance, Placement, SignedTie


def placements(balance: Balance, ties: Iterable[SignedTie]) -> Iterator[Placement]:
    """Each actor with its side, its bloc, and how many of its ties fit neither."""
    side = {actor: number for number, members in enumerate(balance.sides, start=1) for actor in members}
    friends, enemies = Counter[str](), Counter[str]()
    for tie in ties:
        (friends if tie.sign == "+" else enemies).update((tie.one, tie.other))
    frustrated, misfits = _ends(balance.frustrated), _ends(balance.misfits)
    for number, bloc in enumerate(balance.blocs, start=1):
        for actor in bloc.members:
            yield Placement(
                actor=actor,
                side=side[actor],
                bloc=number,
                ambiguous=actor in bloc.ambiguous,
                friends=friends[actor],
                enemies=enemies[actor],
                frustrated=frustrated[actor],
                misfits=misfits[actor],
            )


def _ends(ties: Iterable[SignedTie]) -> Counter[str]:
    return Counter(actor for tie in ties for actor in (tie.one, tie.other))
