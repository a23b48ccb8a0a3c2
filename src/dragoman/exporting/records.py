"""What is exported as records: which, and of what kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from dragoman import asking
from dragoman.errors import NothingFound
from dragoman.exporting.choice import Choice
from dragoman.exporting.terms import KEPT_BACK
from dragoman.records import Bond, Claim, Dataset, Document, Event, Record, Shift, SignedTie, System, Tie
from dragoman.store import ActorCount, ClaimFilter, EventFilter, View

Found = tuple[Iterable[Record], type[Record]]


def claims(view: View, choice: Choice) -> Iterable[Claim]:
    """The claims."""
    return view.claims(
        ClaimFilter(
            between=choice.between, since=choice.since, until=choice.until, theatres=choice.theatres
        )
    )  # fmt: skip


def events(view: View, choice: Choice) -> Iterator[Event]:
    """The events; of datasets that may not be passed on without the words of their rows."""
    which = EventFilter(
        between=choice.between,
        since=choice.since,
        until=choice.until,
        theatres=choice.theatres,
        coded=choice.coded,
        datasets=asking.known(choice.datasets, view),
    )
    for event in view.events(which):
        yield passable(event)


def passable(event: Event) -> Event:
    """An event as it may be passed on."""
    if event.coded is None or event.coded.words is None or event.coded.form not in KEPT_BACK:
        return event
    return msgspec.structs.replace(event, coded=msgspec.structs.replace(event.coded, words=None))


def documents(view: View, choice: Choice) -> Iterable[Document]:
    """The reports with their texts."""
    return view.documents()


def ties(view: View, choice: Choice, *, each: bool = True) -> list[Tie]:
    """The ties, pooled and, with `each`, by theatre; or those of one theatre."""
    found = asking.ties(
        view,
        actor=choice.between[0] if choice.between else None,
        since=choice.since,
        until=choice.until,
        theatre=choice.theatre,
        each=each and choice.theatre is None,
        ids=True,
        half_life=choice.half_life,
        level=choice.level,
        coded=choice.coded,
        datasets=choice.datasets,
    )
    if choice.between is None:
        return found
    pair = [tie for tie in found if {tie.one, tie.other} == set(choice.between)]
    if not pair:
        names = view.names_of(choice.between)
        raise NothingFound(
            f"Nothing between {' and '.join(names[id] for id in choice.between)} is known then and there, which does "
            "not say that it is good. Give other days or theatres."
        )
    return pair


def system(view: View, choice: Choice, *, seconds: float = asking.SECONDS) -> System:
    """The system of behaviour, or of an imported layer."""
    if choice.layer is not None:
        return asking.system_of_layer(view, choice.layer, on=choice.until, seconds=seconds)
    return asking.system(
        view,
        on=choice.until,
        since=choice.since,
        theatre=choice.theatre,
        firm=choice.firm,
        half_life=choice.half_life,
        level=choice.level,
        coded=choice.coded,
        datasets=choice.datasets,
        seconds=seconds,
    )


def signed(view: View, choice: Choice) -> list[SignedTie]:
    """The signed ties of a system; NothingFound where no tie has a sign."""
    found = system(view, choice)
    if not found.signed:
        raise NothingFound(
            f"Of {found.undecided:,} ties on {found.on} none has a sign, which is no peace, so no rows are written. "
            "Write the ties: dragoman export ties"
        )
    return list(found.signed)


def shifts(view: View, choice: Choice) -> list[Shift]:
    """The dated changes of all pairs of twenty events or more; NothingFound where there are none."""
    weights = asking.weights_of(view.project)
    found = asking.shifts(
        view,
        weights,
        theatre=choice.theatre,
        since=choice.since,
        until=choice.until,
        coded=choice.coded,
        datasets=choice.datasets,
    )
    if several := list(found):
        return several
    raise NothingFound(
        "Of no pair of twenty events or more does a shift stand out from the chance of the news, which does not "
        "say that nothing changed. See a pair by month: dragoman ties A B"
    )


def bonds(view: View, choice: Choice) -> list[Bond]:
    """What imported layers have of pairs; NothingFound where they have nothing."""
    found = list(view.bonds(choice.layer, on=choice.until, between=choice.between))
    if not found:
        raise NothingFound("No imported layer tells of any such pair. See which there are: dragoman layers")
    return found


def datasets(view: View, choice: Choice) -> list[Dataset]:
    """The event data of others that were imported; NothingFound where there are none."""
    if found := view.datasets():
        return found
    raise NothingFound("No event data of others were imported. Bring some in: dragoman import gdelt FILE")


def actors(view: View, choice: Choice) -> Iterable[ActorCount]:
    """Everyone named in claims, most named first."""
    return view.actors()


RECORDS: dict[str, tuple[Callable[[View, Choice], Iterable[Record]], type[Record]]] = {
    "claims": (claims, Claim),
    "events": (events, Event),
    "documents": (documents, Document),
    "ties": (ties, Tie),
    "shifts": (shifts, Shift),
    "layers": (bonds, Bond),
    "actors": (actors, ActorCount),
    "datasets": (datasets, Dataset),
}


def found(what: str, view: View, choice: Choice, *, rows: bool) -> Found:
    """What is asked for, and which records these are; in `rows` a system is its signed ties."""
    if what == "system":
        return (signed(view, choice), SignedTie) if rows else ([system(view, choice)], System)
    ask, kind = RECORDS[what]
    return ask(view, choice), kind
