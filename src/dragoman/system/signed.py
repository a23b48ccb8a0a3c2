"""See ties and bonds as balance does: for or against one another, and how heavily that weighs.

Takes Tie or Bond, gives SignedTie. A tie without a sign gives none: not to
know how two stand is not peace between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.records import Bond, Sign, SignedTie, TheatreSign, Tie

# The kinds of actors that are a party to a system: whom one can be at peace or at war with.
TAKE_PART = ("state", "group", "alliance", "organisation")
# Weights are told to this many decimals; none is less than the last of these.
DECIMALS = 3
LEAST = 0.001


def signed(ties: Iterable[Tie], *, firm: bool = False) -> list[SignedTie]:
    """The ties that have a sign, heaviest first; with `firm`, only those whose evidence is not thin.

    The weight is how far the evidence bears the sign out at the least, from 0
    to 1 (`Tie.least`: an end of a credible interval). So a tie weighs little when
    it leans little, and also when it leans far on a handful of events; and a
    pair of whom the papers are full weighs no more than 1. The mean lean
    would forget how thin it is, and the odds of the sign would let the two
    most reported states outweigh all others together.
    """
    found = (signed_tie(tie) for tie in ties if tie.sign is not None and not (firm and tie.thin))
    return sorted(found, key=heaviest)


def signed_tie(tie: Tie) -> SignedTie:
    """A tie that has a sign, as balance sees it."""
    assert tie.sign is not None
    return SignedTie(
        one=tie.one,
        other=tie.other,
        sign=tie.sign,
        weight=rounded(tie.least),
        theatres=(tie.theatre,) if tie.theatre is not None else tuple(carrying(tie.sign, tie.theatres)),
        thin=tie.thin,
        coded=tie.coded == tie.acts > 0,
        evidence=tie.evidence,
    )


def carrying(sign: Sign, theatres: Iterable[TheatreSign]) -> Iterator[str]:
    """The theatres of the same sign, or that lean to its side where they have none."""
    for one in theatres:
        if one.sign == sign or (one.sign is None and one.lean and (one.lean > 0) == (sign == "+")):
            yield one.theatre


def signed_bonds(bonds: Iterable[Bond], on: date) -> list[SignedTie]:
    """What a layer's bonds make of each pair on a day, heaviest first.

    Of several bonds of one sign the strongest counts. Where a pair has bonds
    of both signs, the stronger side counts by what it has over the other, and
    a pair whose sides are equal is left out.
    """
    strongest: dict[tuple[str, str], dict[Sign, float]] = {}
    for bond in bonds:
        if bond.sign is not None and lasts(bond, on) and bond.one != bond.other:
            sides = strongest.setdefault(pair(bond.one, bond.other), {"+": 0.0, "-": 0.0})
            sides[bond.sign] = max(sides[bond.sign], bond.weight)
    found = (
        SignedTie(one=one, other=other, sign="+" if over > 0 else "-", weight=rounded(abs(over)))
        for (one, other), sides in strongest.items()
        if (over := sides["+"] - sides["-"])
    )
    return sorted(found, key=heaviest)


def lasts(bond: Bond, on: date) -> bool:
    """Whether a bond holds on a day."""
    return (bond.since is None or bond.since <= on) and (bond.until is None or on <= bond.until)


def pair(one: str, other: str) -> tuple[str, str]:
    """Two actors in the order of their ids."""
    return (one, other) if one < other else (other, one)


def heaviest(tie: SignedTie) -> tuple[float, str, str]:
    """Sorts signed ties, the heaviest first, and equals by their ids."""
    return -tie.weight, tie.one, tie.other


def rounded(weight: float) -> float:
    """A weight in few decimals, which is never nothing."""
    return max(round(weight, DECIMALS), LEAST)
