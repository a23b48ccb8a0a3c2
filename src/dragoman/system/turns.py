"""Find who turned: an actor of which several pairs changed at one time.

Takes Shift, gives SystemShift. A division into blocs flickers where ties are
near the edge of having a sign; what pairs do changes on days that can be told.
One pair may quarrel for reasons of its own; where an actor's dealings with
several others change together, it is the actor that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from statistics import median_low

from dragoman.errors import UsageError
from dragoman.records import Shift, SystemShift

# On generated systems half of the turns of three pairs are planted changes of sides; of two pairs a third are.
PAIRS = 3
WITHIN = timedelta(days=92)
MOST = 5  # events of evidence
NAMED = 3  # others that are named on each side


def turns(shifts: Iterable[Shift], *, pairs: int = PAIRS, within: timedelta = WITHIN) -> list[SystemShift]:
    """The turns of actors of which as many `pairs` shifted within a time, by day and actor.

    Each is dated by the middle one of the days of its pairs. Outbursts, which
    pass, are left out. The shifts should be of all pairs of which enough is
    told, and of one theatre or pooled: UsageError where they are of several,
    and for fewer than two pairs.
    """
    lasting = [one for one in shifts if not one.outburst]
    if pairs < 2:
        raise UsageError(f"{pairs} pair: an actor turns where several of its pairs do. Ask for two or more.")
    if len(found := {one.theatre for one in lasting}) > 1:
        raise UsageError(f"The shifts are of several theatres ({', '.join(map(str, found))}). Give those of one.")
    of_actor: dict[str, list[Shift]] = {}
    for one in sorted(lasting, key=lambda shift: (shift.day, shift.one, shift.other, shift.channel)):
        of_actor.setdefault(one.one, []).append(one)
        of_actor.setdefault(one.other, []).append(one)
    turned = (
        turn(actor, together)
        for actor, several in sorted(of_actor.items())
        for together in gathered(actor, several, pairs, within)
    )
    return sorted(turned, key=lambda one: (one.day, one.actors))


def gathered(actor: str, shifts: list[Shift], pairs: int, within: timedelta) -> Iterator[list[Shift]]:
    """Shifts of as many pairs of an actor within a time, those of most pairs first; none is in two."""
    while shifts:
        windows = ([one for one in shifts if first.day <= one.day <= first.day + within] for first in shifts)
        most = max(windows, key=lambda window: len(others(actor, window)))
        if len(others(actor, most)) < pairs:
            return
        yield most
        shifts = [one for one in shifts if one not in most]


def turn(actor: str, together: Sequence[Shift]) -> SystemShift:
    """What shifts of several pairs at one time say of the actor that they have in common."""
    nearness = {other: sum(closer(one) for one in together if other in (one.one, one.other))
                for other in others(actor, together)}  # fmt: skip
    heaviest = sorted(together, key=lambda one: (-abs(one.after - one.before), one.day))
    return SystemShift(
        day=median_low(min(one.day for one in together if other in (one.one, one.other)) for other in nearness),
        kind="turn",
        actors=(actor,),
        before=None,
        after=None,
        text=f"{actor} turned: {in_words(nearness)}",
        evidence=tuple(dict.fromkeys(id for one in heaviest for id in one.evidence[:1]))[:MOST],
    )


def closer(shift: Shift) -> int:
    """1 where a shift brings two closer, −1 where it sets them apart."""
    return 1 if (shift.channel == "cooperation") == (shift.after > shift.before) else -1


def others(actor: str, shifts: Iterable[Shift]) -> list[str]:
    """Those with whom an actor has shifts, in order."""
    return sorted({one.other if one.one == actor else one.one for one in shifts})


def in_words(nearness: dict[str, int]) -> str:
    """To whom it came closer, from whom it drew apart, and with whom it merely deals otherwise."""
    sides = {"closer to": 1, "apart from": -1, "otherwise with": 0}
    found = ((word, [other for other, near in nearness.items() if sign == (near > 0) - (near < 0)])
             for word, sign in sides.items())  # fmt: skip
    return "; ".join(f"{word} {listed(some)}" for word, some in found if some)


def listed(names: Sequence[str]) -> str:
    """Some names, and how many more."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
