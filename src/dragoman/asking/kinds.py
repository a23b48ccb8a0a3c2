"""Tell what kind of actor each side is, and who can be a party to a system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.store import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds


def kinds_of(deeds: Deeds, view: View) -> dict[str, str]:
    """What kind of actor each side is; "nameless" for a description of nobody in particular ("the rebels").

    Event data of others are full of such: "Indian citizens", "Kenyan men".
    """
    from dragoman.actors import registry
    from dragoman.actors.spelling import is_a_name

    known = {actor.id for actor in registry(view.project.lists()).actors()}
    told = view.called_by_name(side for side in deeds.sides if side not in known)
    others = view.names_of(side for side in deeds.sides if side not in known and side not in told)
    named = {side: is_a_name(name) for side, name in others.items()} | told
    kinds = zip(deeds.sides, deeds.kinds, strict=True)
    return {side: kind if kind == "state" or named.get(side, True) else "nameless" for side, kind in kinds}


def taking_part(kinds: Mapping[str, str]) -> frozenset[str]:
    """The sides that can be a party to a system, by their kinds."""
    from dragoman.system.signed import TAKE_PART

    return frozenset(side for side, kind in kinds.items() if kind in TAKE_PART)


def left_out(deeds: Deeds, kinds: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """How many pairs others than parties have part in, by the kind that keeps them out, most first."""
    import numpy as np

    width = max(len(deeds.sides), 1)
    one, other = deeds.initiator.astype(np.int64), deeds.recipient.astype(np.int64)
    pairs = np.unique(np.minimum(one, other) * width + np.maximum(one, other))
    return counted(*keeping_out(deeds.sides, *np.divmod(pairs, width), kinds))


def keeping_out(
    sides: Sequence[str], one: NDArray[np.integer], other: NDArray[np.integer], kinds: Mapping[str, str]
) -> tuple[list[str], NDArray[np.int8]]:
    """Kinds, and of pairs of numbers of sides, the lesser of both first, which of these keeps each out; −1: none."""
    import numpy as np

    parties, names = taking_part(kinds), sorted(set(kinds.values()))
    outside = np.array([-1 if side in parties else names.index(kinds[side]) for side in sides], dtype=np.int8)
    first = outside[one]
    return names, np.where(first >= 0, first, outside[other])


def counted(names: Sequence[str], kind: NDArray[np.int8]) -> tuple[tuple[str, int], ...]:
    """How many pairs are kept out, by the kind that does it, most first."""
    import numpy as np

    _, *counts = np.bincount(kind.astype(np.int64) + 1, minlength=len(names) + 1).tolist()
    return tuple(Counter({name: count for name, count in zip(names, counts, strict=True) if count}).most_common())
