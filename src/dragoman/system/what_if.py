"""Describe what a system would be if one tie were another.

Takes a System and the change, gives WhatIf. It says where friends and enemies
would stand if all else stayed as it is; it does not say that anything will
change, nor that a strained system rights itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

from dragoman.errors import UsageError
from dragoman.records import Bloc, Sign, SignedTie, StrainedTriad, System, WhatIf
from dragoman.system.balance.solve import solve
from dragoman.system.build import MOST, SECONDS
from dragoman.system.hedgers import hedgers
from dragoman.system.signed import heaviest, pair, rounded
from dragoman.system.triads import strained, triads_with

WORDS: dict[Sign | None, str] = {"+": "friendly", "-": "hostile", None: "without a sign"}


def what_if(system: System, one: str, other: str, sign: Sign | None, *, seconds: float = SECONDS) -> WhatIf:
    """What the system would be if the tie of a pair were friendly, hostile or not there (None).

    The changed tie weighs what it weighs now, or the median of all ties where
    there is none. Raises UsageError where nothing would change, and for
    actors that are not in the system: the tie of an actor without other ties
    strains nothing.
    """
    check_actors(system, one, other)
    ties = {pair(tie.one, tie.other): tie for tie in system.signed}
    now = ties.get(pair(one, other))
    if (now.sign if now else None) == sign:
        raise UsageError(f"The tie of {one} and {other} is {WORDS[sign]} already: nothing would change.")
    weight = now.weight if now else rounded(median(tie.weight for tie in system.signed))
    changed = changed_ties(system.signed, now, one, other, sign, weight)
    then = solve(changed, weighted=True, seconds=seconds, explain=False, start=system.balance)
    before, after = triads_with(one, other, system.signed), triads_with(one, other, changed)
    return WhatIf(
        on=system.on,
        theatre=system.theatre,
        layer=system.layer,
        one=one,
        other=other,
        before=now.sign if now else None,
        after=sign,
        weight=weight,
        now=system.balance,
        then=then,
        moved=moved(system.balance.blocs, then.blocs),
        strained=without(after, before),
        eased=without(before, after),
    )


def changed(system: System, found: WhatIf, *, whole: bool = True, seconds: float = SECONDS) -> System:
    """The system with the change of a what-if made, so that another can be asked of it.

    What is told of who stands between others stays, as no event tells of it;
    evidence stays with the ties that are as they were. Unless it is asked for
    as a `whole`, only its ties, actors and balance by weight are changed,
    which is all that a picture or another what-if take of it; triads, hedgers
    and the balance by count stay those of the system before.
    """
    ties = {pair(tie.one, tie.other): tie for tie in system.signed}
    now = ties.get(pair(found.one, found.other))
    made = changed_ties(system.signed, now, found.one, found.other, found.after, found.weight)
    signed = tuple(sorted(made, key=heaviest))
    actors = tuple(sorted({actor for tie in signed for actor in (tie.one, tie.other)}))
    then = msgspec.structs.replace(system, actors=actors, signed=signed, balance=found.then)
    if not whole:
        return then
    census = strained(signed, most=MOST)
    return msgspec.structs.replace(
        then,
        unweighted=solve(signed, weighted=False, seconds=seconds, explain=False, start=system.unweighted),
        triads=census.triads,
        imbalanced=census.imbalanced,
        strained=census.strained,
        hedgers=tuple(hedgers(signed)),
    )


def check_actors(system: System, one: str, other: str) -> None:
    """Raise UsageError where a pair cannot have another tie in this system."""
    if one == other:
        raise UsageError(f"{one} has no tie with itself. Name two actors.")
    strangers = [actor for actor in (one, other) if actor not in system.actors]
    if strangers:
        names = " and ".join(strangers)
        is_not, has = ("is not", "has") if len(strangers) == 1 else ("are not", "have")
        where = f" of theatre {system.theatre}" if system.theatre else ""
        raise UsageError(
            f"{names} {is_not} in the system{where} on {system.on}: {names} {has} no signed tie there, so nothing "
            f"would follow. In it are: {', '.join(most_tied(system)) or 'nobody'}."
        )


def most_tied(system: System, most: int = 12) -> list[str]:
    """The actors of a system with the heaviest ties."""
    named = dict.fromkeys(actor for tie in system.signed for actor in (tie.one, tie.other))
    return [*named][:most] + (["…"] if len(named) > most else [])


def changed_ties(
    ties: Sequence[SignedTie], now: SignedTie | None, one: str, other: str, sign: Sign | None, weight: float
) -> list[SignedTie]:
    """The ties with that of a pair of another sign, or taken away."""
    rest = [tie for tie in ties if tie is not now]
    if sign is None:
        return rest
    if now:
        # What happened is no evidence for what did not.
        return [*rest, msgspec.structs.replace(now, sign=sign, theatres=(), evidence=(), thin=False)]
    first, second = pair(one, other)
    return [*rest, SignedTie(one=first, other=second, sign=sign, weight=weight)]


def without(triads: Iterable[StrainedTriad], others: Iterable[StrainedTriad]) -> tuple[StrainedTriad, ...]:
    """The triads whose members are not strained among others."""
    known = {frozenset(triad.members) for triad in others}
    return tuple(triad for triad in triads if frozenset(triad.members) not in known)


def moved(before: Sequence[Bloc], after: Sequence[Bloc]) -> tuple[str, ...]:
    """The actors that change blocs, the fewest possible: each bloc goes on as the one with which it shares most.

    Blocs are matched one to one so that as many members as possible stay
    (linear assignment); in order of ids.
    """
    old = {member: number for number, bloc in enumerate(before) for member in bloc.members}
    new = {member: number for number, bloc in enumerate(after) for member in bloc.members}
    goes_on = matched(before, after)
    return tuple(sorted(actor for actor, bloc in old.items() if actor in new and goes_on.get(bloc) != new[actor]))


def matched(before: Sequence[Bloc], after: Sequence[Bloc]) -> dict[int, int]:
    """As which bloc of another division each bloc goes on, by number; blocs without a successor are left out."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((len(before), len(after)))
    sets = [frozenset(bloc.members) for bloc in after]
    for row, bloc in enumerate(before):
        for column, others in enumerate(sets):
            shared[row, column] = len(others.intersection(bloc.members))
    rows, columns = linear_sum_assignment(-shared)
    return {int(row): int(column) for row, column in zip(rows, columns, strict=True) if shared[row, column]}
