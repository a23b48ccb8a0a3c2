"""Say why a question about pairs has no answer, and of which days, theatres and actors there is something."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking.counted import Counted
from dragoman.store import View

if TYPE_CHECKING:
    from dragoman.deeds import Deeds


def nothing_weighed(
    view: View, which: Counted, actor: str | None, since: date | None, until: date | None, theatre: str | None
) -> str:
    """That no event can be weighed, and what there is instead."""
    deeds = which.deeds(view)
    if not len(deeds):
        return f"{nobody(which)} has two sides that are named and a day, so there are no ties. See: dragoman events"
    who = f"of {view.names_of([actor])[actor]} " if actor else ""
    if actor and actor not in deeds.sides:
        return f"{acts_for(view, actor)}There is no event {who}with another side. See who there is: dragoman ties"
    where = f" in {theatre}" if theatre else ""
    own = of_actor(deeds, actor).within(theatre)
    if not len(own):
        return f"There is no event {who}with another side{where}. {theatres_of(of_actor(deeds, actor))}"
    return f"There is no event {who}with another side{where}{spoken(since, until)}. {reach(own)}"


def nothing_between(
    view: View, which: Counted, one: str, other: str, since: date | None, until: date | None, theatre: str | None
) -> str:
    """That a pair has no event that counts, and when and where it has some, or with whom one has."""
    names = view.names_of([one, other])
    pair = f"{names[one]} and {names[other]}"
    own = which.deeds(view, between=(one, other))
    if not len(own):
        actors = [who for who in (one, other) if acts_for(view, who)]
        hint = acts_for(view, actors[0]) if actors else f"See whom each deals with: dragoman ties {one}"
        return f"{nobody(which)} is between {pair}: nothing is known of their tie, not that it is good. {hint}"
    there = own.within(theatre)
    if not len(there):
        return f"No event between {pair} is in {theatre}. {theatres_of(own)}"
    where = f" in {theatre}" if theatre else ""
    return f"No event between {pair}{where} is known{spoken(since, until)}. {reach(there)}"


def nobody(which: Counted) -> str:
    """ "No event of this project", or of those that were asked for."""
    if which.datasets:
        return f"No event of {', '.join(which.datasets)}{' or of a report' if which.coded == 'all' else ''}"
    return {"all": "No event of this project", "none": "No event that reports tell", "only": "No coded event"}[
        which.coded
    ]


def acts_for(view: View, id: str) -> str:
    """That what somebody does counts for a state, where it does."""
    from dragoman.actors import registry

    actor = registry(view.project.lists()).get(id)
    state = (actor.acts_for() or next((term.acts_for for term in reversed(actor.terms)), None)) if actor else None
    if actor is None or state in (None, id):
        return ""
    return f"What {actor.name} does counts for {view.names_of([state])[state]}: ask for {state}. "


def of_actor(deeds: Deeds, actor: str | None) -> Deeds:
    """Those in which an actor takes part; all for None."""
    if actor is None:
        return deeds
    number = deeds.sides.index(actor)
    return deeds.where((deeds.initiator == number) | (deeds.recipient == number))


def spoken(since: date | None, until: date | None) -> str:
    """A period, behind a sentence."""
    return "".join(part for part in (since and f" from {since}", until and f" until {until}") if part)


def reach(deeds: Deeds) -> str:
    """From when to when there are some."""
    first, last = (date.fromordinal(int(day)) for day in (deeds.day.min(), deeds.day.max()))
    return f"There are some from {first} to {last}: give other days." if first != last else f"There is one of {first}."


def theatres_of(deeds: Deeds) -> str:
    """In which theatres there are some, most first."""
    import numpy as np

    counts: dict[str, int] = {}
    for number, count in enumerate(np.bincount(deeds.theatre, minlength=len(deeds.theatres)).tolist()):
        for theatre in deeds.theatres[number]:
            counts[theatre] = counts.get(theatre, 0) + count
    most = sorted((theatre for theatre in counts if counts[theatre]), key=lambda theatre: -counts[theatre])[:6]
    return f"Theatres with most of them: {', '.join(most)}." if most else "None of them is in any theatre."
