"""Who is with whom on a day: the front door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman import asking
from dragoman.records import Arrow, DaysKnown, Record, SignedTie
from dragoman.show import systems as words
from dragoman.show.web.chosen import Chosen, chosen_in, ids_of
from dragoman.show.web.page import Page
from dragoman.show.web.picture import Picture, as_signed, bounds, draw
from dragoman.show.web.strain import Strain, strain, told_of
from dragoman.show.web.whole import AskedSystem, known, system_of
from dragoman.store import View

# Pairs that are told to have changed.
LATELY = 12


class Now(Record, frozen=True, kw_only=True):
    """The system of a day as far as it is drawn, and what changed lately."""

    title: str  # of what, where and when it is, in words
    told: str  # how many ties it has, and what is left open or out
    bounds: str  # how much of it is drawn
    layer: str
    theatre: str | None
    picture: Picture
    strain: Strain
    lately: tuple[Arrow, ...]  # of the last months, the strongest change first
    chosen: Chosen | None
    known: DaysKnown | None  # of which days there is something; None: of none


def answer(view: View, asked: AskedSystem, parts: Mapping[str, str]) -> Now:
    """The system that is asked for."""
    system = system_of(view, asked)
    ids = ids_of(asked.chosen, system, view)
    picture = draw(
        system, view, most=asked.actors, signed_only=asked.signed, whole=ids if len(ids) == 1 else ()
    )  # fmt: skip
    return Now(
        title=words.title(system),
        told=words.weighed(system),
        bounds=bounds(picture, asked),
        layer=system.layer,
        theatre=system.theatre,
        picture=picture,
        strain=strain(system, view.names_of(told_of(system))),
        lately=tuple(lately(view, asked)),
        chosen=chosen_in(picture, ids),
        known=known(view, asked),
    )


def lately(view: View, asked: AskedSystem) -> list[Arrow]:
    """What changed in the month of the day; nothing of another layer than behaviour."""
    if not asked.of_behaviour:
        return []
    which = asked.counting(view)._asdict()
    return asking.lately(view, on=asked.day(), theatre=asked.where(), limit=LATELY, **which)


def rows(now: Now) -> Iterator[SignedTie]:
    """The signed ties that are drawn."""
    return (as_signed(tie) for tie in now.picture.ties if tie.sign)


NOW = Page(
    name="now",
    path="/",
    title="Now",
    says="Who stands with whom on a day: the network, its blocs, the map, and what changed lately.",
    answer=answer,
    answered=Now,
    rows=rows,
    row=SignedTie,
    asked=AskedSystem,
    in_bar="/",
)
