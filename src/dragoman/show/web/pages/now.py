"""Who is with whom on a day: the front door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dragoman.records import Arrow, DaysKnown, Record
from dragoman.show import systems as words
from dragoman.show.lately import lately
from dragoman.show.web.chosen import Chosen, chosen_in, ids_of
from dragoman.show.web.page import Page
from dragoman.show.web.picture import Picture, PictureTie, bounds, draw
from dragoman.show.web.strain import Strain, strain, told_of
from dragoman.show.web.whole import AskedSystem, known, system_of
from dragoman.show.words import number
from dragoman.store import View

# Pairs that are told to have changed.
LATELY = 12


class Now(Record, frozen=True, kw_only=True):
    """The system of a day as far as it is drawn, and what changed lately."""

    title: str  # of what, where and when it is, in words
    told: str  # how many ties it has, and what is left open
    left_out: str  # whose pairs take no part, and how many; "" where none is left out
    rests_on: str  # how many deeds are known until that day, and whose they are; "" of another layer
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
    system, days = system_of(view, asked), known(view, asked)
    ids = ids_of(asked.chosen, system, view)
    picture = draw(
        system, view, most=asked.actors, signed_only=asked.signed, whole=ids if len(ids) == 1 else ()
    )  # fmt: skip
    return Now(
        title=words.title(system),
        told=words.counted(system),
        left_out=words.left_out(system),
        rests_on=rests_on(days, system.on) if asked.of_behaviour and days else "",
        bounds=bounds(picture, asked),
        layer=system.layer,
        theatre=system.theatre,
        picture=picture,
        strain=strain(system, view.names_of(told_of(system))),
        lately=tuple(changed(view, asked)),
        chosen=chosen_in(picture, ids),
        known=days,
    )


def rests_on(days: DaysKnown, on: date) -> str:
    """How many deeds are known until a day: those that reports tell of, and those of others' event data alone."""
    months = [month for month in days.months if month.first <= on]
    told, coded = sum(month.told for month in months), sum(month.coded for month in months)
    others = f" and {number(coded, 'deed')} that only others' event data have" if coded else ""
    rests = f"It rests on {number(told, 'deed')} of which reports tell{others}, until that month"
    later = f" Nothing is known of later than {days.last}." if on > days.last else ""
    return f"{rests}; older ones count less.{later}"


def changed(view: View, asked: AskedSystem) -> list[Arrow]:
    """What changed in the month of the day; nothing of another layer."""
    if not asked.of_behaviour:
        return []
    return lately(view, on=asked.day(), theatre=asked.where(), limit=LATELY, **asked.counting(view)._asdict())


NOW = Page(
    name="now",
    path="/",
    title="Now",
    says="Who stands with whom on a day: the network, its blocs, the map, and what changed lately.",
    answer=answer,
    answered=Now,
    rows=lambda now: now.picture.ties,
    row=PictureTie,
    asked=AskedSystem,
    in_bar="/",
)
