"""A system as far as it is drawn: the strongest actors, the ties among them, and the blocs they are in.

Takes System, gives Picture. Nobody sees who stands with whom in a drawing of
thousands; what is left out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from dragoman.records import Record, Sign, SignedTie, System, Tie
from dragoman.show.web.blocs import PictureBloc, blocs_of
from dragoman.show.web.lands import Land, land_of
from dragoman.show.web.whole import AskedSystem
from dragoman.show.words import number
from dragoman.store import View

Pair = tuple[str, str]

# Ties that are drawn for each actor, its heaviest friendly and hostile ones: more hide one another.
STRONGEST = 4
UNDECIDED = 2
# Events that a tie leads to.
EVIDENCE = 3
# Rows of the table of ties that are shown first: nobody reads a hundred pairs of whom nothing can be told.
SIGNED_FIRST = 40
UNDECIDED_FIRST = 8


class PictureActor(Record, frozen=True, kw_only=True):
    """An actor that is drawn."""

    id: str
    name: str
    kind: str
    bloc: str | None  # letter of its bloc; None: it stands alone
    ambiguous: bool  # it fits another bloc as well
    acts: int  # in ties with anybody; of another layer than behaviour 0
    friends: int  # friendly ties with anybody
    enemies: int
    land: Land | None  # None: it has none on the map


class PictureTie(Record, frozen=True, kw_only=True):
    """A tie that is drawn."""

    one: str
    other: str
    sign: Sign | None  # None: undecided, which is no peace
    weight: float  # over 0, up to 1: how far the evidence bears the sign out; 0 without one
    thin: bool
    coded: bool  # it rests on others' event data alone
    changed: bool  # it is so only in a what-if
    unfitted: bool  # friends apart or enemies together, by blocs
    lean: float | None  # −1 (conflict) to 1 (cooperation); None of another layer than behaviour
    low: float | None  # its credible interval
    high: float | None
    cooperation: int  # acts
    conflict: int
    theatres: tuple[str, ...]
    evidence: tuple[str, ...]  # ids of events, the heaviest first


class Picture(Record, frozen=True, kw_only=True):
    """A system as far as it is drawn."""

    on: date
    actors: tuple[PictureActor, ...]  # the strongest first
    of: int  # actors that there are
    ties: tuple[PictureTie, ...]  # among these, the signed first
    among: int  # signed ties that there are among these; not all may be drawn
    blocs: tuple[PictureBloc, ...]  # of more than one member, largest first


def draw(system: System, view: View, *, most: int, signed_only: bool = False, whole: Collection[str] = ()) -> Picture:
    """The picture of a system: so many of its actors, those first with whom most passed of late.

    All ties are there of those actors (ids) that are to be drawn whole, of the others the heaviest.
    """
    ranks, signed = strength(system), frozenset(system.actors)
    order = sorted(ranks, key=lambda actor: (-ranks[actor], actor))
    chosen = [actor for actor in order if not signed_only or actor in signed][:most]
    return pictured(system, view, chosen, of=system.of, undecided_too=not signed_only, whole=whole)


def redraw(system: System, view: View, before: Picture, changed: Collection[Pair]) -> Picture:
    """The picture of a system in which some ties were changed: of the actors that were drawn before."""
    chosen = [actor.id for actor in before.actors]
    open_ = any(tie.sign is None for tie in before.ties)
    return pictured(system, view, chosen, of=before.of, undecided_too=open_, changed=changed)


def pictured(
    system: System,
    view: View,
    chosen: Sequence[str],
    *,
    of: int,
    undecided_too: bool,
    changed: Collection[Pair] = (),
    whole: Collection[str] = (),
) -> Picture:
    """The picture of some actors of a system, the strongest first."""
    rank = {actor: float(len(chosen) - place) for place, actor in enumerate(chosen)}
    signed = [tie for tie in system.signed if {tie.one, tie.other} <= rank.keys()]
    pairs = {(tie.one, tie.other): tie for tie in system.ties if {tie.one, tie.other} <= rank.keys()}
    misfits = {(tie.one, tie.other) for tie in system.balance.misfits}
    drawn = [
        tie_of(tie, None if pair in changed else pairs.get(pair), changed=pair in changed, unfitted=pair in misfits)
        for tie in strongest(signed, {*changed, *whole})
        for pair in [(tie.one, tie.other)]
    ]
    if undecided_too:
        open_ = [tie for pair, tie in pairs.items() if tie.sign is None and tie.acts and pair not in changed]
        drawn += [undecided(tie) for tie in open_[: UNDECIDED * len(chosen)]]
    blocs = blocs_of(system, rank, view)
    return Picture(
        on=system.on,
        actors=tuple(actors_of(chosen, system, blocs, view)),
        of=of,
        ties=tuple(drawn),
        among=len(signed),
        blocs=tuple(blocs),
    )


def strongest(signed: Sequence[SignedTie], always: Collection[str | Pair]) -> list[SignedTie]:
    """Of ties, the heaviest first, those that are among the heaviest of their sign for either side.

    Those of an actor that is always to be told of, and a pair that is, are there too.
    """
    counts = Counter[tuple[str, Sign]]()
    found = []
    for tie in signed:
        ends = ((tie.one, tie.sign), (tie.other, tie.sign))
        told = any(one in always for one in (tie.one, tie.other, (tie.one, tie.other)))
        if told or any(counts[end] < STRONGEST for end in ends):
            counts.update(ends)
            found.append(tie)
    return found


def first_ties(signed: Sequence[PictureTie], undecided: Sequence[PictureTie]) -> list[PictureTie]:
    """The first of either kind, as the table of ties shows them, and all that a what-if changed."""
    told = [tie for place, tie in enumerate(signed) if place < SIGNED_FIRST or tie.changed]
    return [*told, *undecided[:UNDECIDED_FIRST]]


def bounds(picture: Picture, asked: AskedSystem) -> str:
    """How much of a system is drawn: "The 30 of 231 actors between whom most has passed of late, with …"."""
    count, of = len(picture.actors), picture.of
    drawn = sum(tie.sign is not None for tie in picture.ties)
    ties = f"the strongest {drawn:,} of {picture.among:,} signed ties" if drawn < picture.among else "all signed ties"
    which = "between whom most has passed of late" if asked.of_behaviour else "with the strongest ties"
    if asked.signed:
        some = f"The {number(count, 'actor')} with a signed tie, of the {asked.actors:,} of {of:,} {which}"
        actors = some if asked.actors < of else f"The {number(count, 'actor')} of {of:,} with a signed tie"
    else:
        actors = f"The {count:,} of {of:,} actors {which}" if count < of else f"All {number(of, 'actor')}"
    return f"{actors}, with {ties} among them."


def strength(system: System) -> dict[str, float]:
    """How much has passed of late between each actor and all others; of another layer, how strong its ties are."""
    ranks: dict[str, float] = {}
    passed = [(tie.one, tie.other, tie.cooperation.weight + tie.conflict.weight) for tie in system.ties]
    for one, other, weight in passed or [(tie.one, tie.other, tie.weight) for tie in system.signed]:
        for actor in (one, other):
            ranks[actor] = ranks.get(actor, 0.0) + weight
    return ranks


def tie_of(signed: SignedTie, tie: Tie | None, *, changed: bool, unfitted: bool) -> PictureTie:
    """A signed tie as it is drawn, with the figures of what was done where it is one of behaviour."""
    return PictureTie(
        one=signed.one,
        other=signed.other,
        sign=signed.sign,
        weight=signed.weight,
        thin=signed.thin,
        coded=signed.coded,
        changed=changed,
        unfitted=unfitted,
        lean=tie.lean if tie else None,
        low=tie.low if tie else None,
        high=tie.high if tie else None,
        cooperation=tie.cooperation.acts if tie else 0,
        conflict=tie.conflict.acts if tie else 0,
        theatres=signed.theatres[:EVIDENCE],
        evidence=signed.evidence[:EVIDENCE],
    )


def undecided(tie: Tie) -> PictureTie:
    """A pair without a sign."""
    return PictureTie(
        one=tie.one, other=tie.other, sign=None, weight=0.0, thin=tie.thin, coded=tie.coded == tie.acts > 0,
        changed=False, unfitted=False, lean=tie.lean, low=tie.low, high=tie.high, cooperation=tie.cooperation.acts,
        conflict=tie.conflict.acts, theatres=tuple(one.theatre for one in tie.theatres[:EVIDENCE]),
        evidence=tie.evidence[:EVIDENCE],
    )  # fmt: skip


def actors_of(
    chosen: Sequence[str], system: System, blocs: Iterable[PictureBloc], view: View
) -> Iterable[PictureActor]:
    """Actors as they are drawn."""
    names, kinds = view.names_of(chosen), kinds_of(chosen, view)
    acts, friends, enemies = ends(system, frozenset(chosen))
    letters = {member: bloc.letter for bloc in blocs for member in bloc.members}
    unsure = {member for bloc in system.balance.blocs for member in bloc.ambiguous}
    for id in chosen:
        yield PictureActor(
            id=id, name=names[id], kind=kinds.get(id, "unknown"), bloc=letters.get(id), ambiguous=id in unsure,
            acts=acts[id], friends=friends[id], enemies=enemies[id],
            land=land_of(id) if kinds.get(id) == "state" else None,
        )  # fmt: skip


def kinds_of(ids: Iterable[str], view: View) -> Mapping[str, str]:
    """What kind of actor each is, by the registry or else by what is told of it."""
    from dragoman.actors import registry

    known = registry(view.project.lists())
    kinds = {id: actor.kind for id in ids if (actor := known.get(id))}
    return view.kinds_of([id for id in ids if id not in kinds]) | kinds


def ends(system: System, shown: frozenset[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Of some actors: their acts with anybody, and how many friendly and hostile ties each has."""
    acts, friends, enemies = Counter[str](), Counter[str](), Counter[str]()
    for tie in system.ties:
        for id in shown & {tie.one, tie.other}:
            acts[id] += tie.acts
    for signed in system.signed:
        for id in shown & {signed.one, signed.other}:
            (friends if signed.sign == "+" else enemies)[id] += 1
    return acts, friends, enemies
