"""Find what changed of the whole over time: who left which bloc for which, and how strained the system is.

Takes Systems of several days, gives SystemShifts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.errors import UsageError
from dragoman.records import System, SystemShift
from dragoman.system.moves import moves_between_blocs

LASTING = 2  # systems in a row, before and after, in which an actor stands where it stands
NOISE = 2.58  # standard errors of the difference of two shares: one time in a hundred by chance
MOST = 5  # events of evidence


def shifts(systems: Iterable[System], *, lasting: int = LASTING) -> list[SystemShift]:
    """The shifts of the whole between systems of several days, in order, each dated by the first that shows it.

    An actor has moved where it was in one bloc in `lasting` systems and is in
    another in as many; those that are ambiguous are not looked at meanwhile.
    Strain has changed where the shares of frustrated ties differ by more than
    2.58 standard errors, each tie counted alike. Raises UsageError for fewer
    than two systems, and for such as do not belong together.
    """
    ordered = sorted(systems, key=lambda system: system.on)
    check(ordered)
    return sorted(
        [*moves_between_blocs(ordered, lasting), *_strain(ordered)],
        key=lambda shift: (shift.day, shift.kind, shift.actors),
    )


def check(systems: Sequence[System]) -> None:
    """Raise UsageError where systems cannot be held against one another."""
    if len(systems) < 2:
        raise UsageError(f"{len(systems)} system: a shift of the whole needs two of different days. Give --since.")
    for name in ("theatre", "layer"):
        if len(found := {getattr(system, name) for system in systems}) > 1:
            raise UsageError(f"The systems are of several {name}s ({', '.join(map(str, found))}). Give those of one.")
    if twice := next((one.on for one, other in pairwise(systems) if one.on == other.on), None):
        raise UsageError(f"Two systems are of {twice}. Give one for each day.")


def _strain(systems: Sequence[System]) -> Iterator[SystemShift]:
    """Rises and falls of the share of frustrated ties, beyond noise."""
    reference: System | None = None
    for system in systems:
        if not system.unweighted.m:
            continue
        if reference is not None and abs(_apart(reference, system)) > NOISE:
            before, after = (_share(one) for one in (reference, system))
            word = "rose" if after > before else "fell"
            yield SystemShift(
                day=system.on,
                kind="strain",
                actors=(),
                before=before,
                after=after,
                text=f"strain {word}: {_told(system)} are frustrated, on {reference.on} it was {_told(reference)}",
                evidence=_frustrating(reference, system) if after > before else _frustrating(system, reference),
            )
            reference = system
        reference = reference or system


def _share(system: System) -> float:
    """The share of ties that the best division into two sides frustrates."""
    return len(system.unweighted.frustrated) / system.unweighted.m


def _apart(one: System, other: System) -> float:
    """How many standard errors the shares of two systems are apart, each tie taken for a draw of its own.

    Ties last, so that two systems share most of them and differ by less than
    that by chance: the test errs on the side of no shift.
    """
    n, m = one.unweighted.m, other.unweighted.m
    pooled = (len(one.unweighted.frustrated) + len(other.unweighted.frustrated)) / (n + m)
    error = (pooled * (1 - pooled) * (1 / n + 1 / m)) ** 0.5
    return (_share(other) - _share(one)) / error if error else 0.0


def _told(system: System) -> str:
    """A share in words."""
    return f"{len(system.unweighted.frustrated)} of {system.unweighted.m} ties ({_share(system):.0%})"


def _frustrating(without: System, having: System) -> tuple[str, ...]:
    """Events of ties that are frustrated in one system and not in the other, the heaviest first."""
    known = {(tie.one, tie.other) for tie in without.unweighted.frustrated}
    new = [tie for tie in having.unweighted.frustrated if (tie.one, tie.other) not in known]
    heaviest = sorted(new, key=lambda tie: -tie.weight)
    return tuple(dict.fromkeys(id for tie in heaviest for id in tie.evidence[:1]))[:MOST]
