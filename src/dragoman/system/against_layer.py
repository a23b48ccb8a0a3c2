"""Set behaviour against another layer: who is allied by treaty and at odds in deeds, and the reverse.

Takes Tie and the Bonds of one layer, gives LayerComparison. Neither corrects
the other; where they differ is where to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.records import Bond, Discord, LayerComparison, SignedTie, Tie
from dragoman.system.signed import lasts, pair, signed_bonds


def against_layer(ties: Iterable[Tie], bonds: Iterable[Bond], *, layer: str, on: date) -> LayerComparison:
    """How far ties and the bonds of a layer agree on a day.

    Only a tie with a sign agrees or is at odds; thin ones do so too, and say
    that they are thin. `above` is the area under the curve (Mann and Whitney's
    statistic) of the leans of + pairs over those of − pairs, among all pairs
    that have a tie, signed or not.
    """
    held = [bond for bond in bonds if lasts(bond, on)]
    behaviour = {pair(tie.one, tie.other): tie for tie in ties}
    both = [(one, behaviour.get(pair(one.one, one.other))) for one in signed_bonds(held, on)]
    met = [(bond, tie) for bond, tie in both if tie is not None]
    at_odds = [discord(bond, tie, held) for bond, tie in met if tie.sign not in (None, bond.sign)]
    return LayerComparison(
        layer=layer,
        on=on,
        pairs=len(both),
        agree=sum(tie.sign == bond.sign for bond, tie in met),
        at_odds=tuple(sorted(at_odds, key=_surest)),
        undecided=sum(tie.sign is None for _, tie in met),
        unreported=len(both) - len(met),
        above=above(
            [tie.lean for bond, tie in met if bond.sign == "+"], [tie.lean for bond, tie in met if bond.sign == "-"]
        ),
    )


def discord(bond: SignedTie, tie: Tie, held: Iterable[Bond]) -> Discord:
    """A pair that is at odds, with the words of the strongest bond of that sign."""
    assert tie.sign
    own = [one for one in held if pair(one.one, one.other) == pair(bond.one, bond.other) and one.sign == bond.sign]
    return Discord(
        one=bond.one,
        other=bond.other,
        bond=bond.sign,
        text=max(own, key=lambda one: one.weight).text,
        tie=tie.sign,
        lean=tie.lean,
        low=tie.low,
        high=tie.high,
        acts=tie.acts,
        thin=tie.thin,
        coded=tie.coded,
        evidence=tie.evidence,
    )


def above(friends: Sequence[float], foes: Sequence[float]) -> float | None:
    """How often one of the first is above one of the second, equals counted half; None where either is empty."""
    if not friends or not foes:
        return None
    from scipy.stats import rankdata

    ranks, n = rankdata([*friends, *foes]), len(friends)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * len(foes)))


def _surest(one: Discord) -> tuple[float, str, str]:
    return -min(abs(one.low), abs(one.high)), one.one, one.other
