"""Who an actor is: by the tables, by what reports call it, and by what it says and what is said of it."""

from __future__ import annotations

from datetime import date

from dragoman.actors import Actor, Holding, holdings, registry
from dragoman.records import Record, Stance
from dragoman.show.conditions import nearest_actors
from dragoman.store import ActorCount, ClaimFilter, View

# Offices, and others of whom it speaks or who accuse it, that are shown.
OFFICES = 40
OTHERS = 8
STANCES: tuple[Stance, ...] = ("asserts", "hedges", "denies", "expects", "supposes")


class Nearest(Record, frozen=True, kw_only=True):
    """A known actor whose name is like one that no table knows."""

    id: str
    name: str


class Profile(Record, frozen=True, kw_only=True):
    """Who an actor is."""

    id: str
    name: str
    known: bool  # some table has it; else it is known from reports or event data of others alone
    kind: str  # state person group alliance organisation office media place unknown
    sector: str | None
    acts_for: str | None  # the state for which it acts today, or did last; a state's own id
    home: str | None  # where a group is at home, and who has armed or paid it: neither counts as acting for that state
    sponsor: str | None
    since: date | None
    until: date | None
    names: tuple[str, ...]  # in the tables
    counts: ActorCount | None  # how often claims name it, and in which words; None: none does
    holdings: tuple[Holding, ...]  # its offices with who held them, or those that it held; the last first
    nearest: tuple[Nearest, ...]  # of one that no table knows


class Speaks(Record, frozen=True, kw_only=True):
    """How often a source makes claims about what somebody did, and how firmly."""

    of: str  # id of the initiator
    claims: int
    stances: dict[Stance, int]


class Accuses(Record, frozen=True, kw_only=True):
    """Who accuses an actor, and in how many claims."""

    by: str  # id
    claims: int


def profile(view: View, id: str) -> Profile:
    """Who an actor of this id is."""
    known = registry(view.project.lists())
    actor, counts = known.get(id), view.actor_counts(id)
    name = actor.name if actor else view.names_of([id])[id]
    near = () if actor else tuple(Nearest(id=one, name=form) for one, form in nearest_actors(name, view))
    return Profile(
        id=id, name=name, known=actor is not None,
        kind=actor.kind if actor else counts.kind if counts else "unknown",
        sector=actor.sector if actor else None,
        acts_for=acts_for(actor) if actor else counts.acts_for if counts else None,
        home=actor.home if actor else None, sponsor=actor.sponsor if actor else None,
        since=actor.since if actor else None, until=actor.until if actor else None,
        names=known.names(id), counts=counts, holdings=holdings(known, id)[:OFFICES], nearest=near,
    )  # fmt: skip


def acts_for(actor: Actor) -> str | None:
    """The state for which an actor acts today, or did last."""
    return actor.acts_for() or next((term.acts_for for term in reversed(actor.terms) if term.acts_for), None)


def speaks(view: View, id: str, since: date | None, until: date | None) -> tuple[Speaks, ...]:
    """Of whom a source, or all who speak for a state, make most claims, and how firmly; not of what it does itself."""
    which = ClaimFilter(by=(id.lower(),), since=since, until=until)
    found = [(one, stances) for one, stances in view.initiators(which, most=OTHERS + 1) if one != id]
    return tuple(Speaks(of=one, claims=sum(stances.values()), stances=stances) for one, stances in found[:OTHERS])


def accusers(view: View, id: str, since: date | None, until: date | None) -> tuple[Accuses, ...]:
    """Who accuses an actor in most claims."""
    which = ClaimFilter(recipient=id, types=("ACCUSE",), stances=("asserts", "hedges"), since=since, until=until)
    found = view.facet(which, "initiator", most=OTHERS).values
    return tuple(Accuses(by=one.value, claims=one.count) for one in found if one.value != id)
