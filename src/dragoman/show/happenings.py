"""Acts, theatres and days in words, for people who know no codes."""

from __future__ import annotations

from datetime import date

from dragoman.records import Event, EventType
from dragoman.show import sides, systems
from dragoman.ties.wording import NOUNS
from dragoman.vocabulary.theatres import theatres

OTHERS = {"ALLY": "said to be allies", "RIVAL": "said to be rivals"}


def happened(event: Event) -> str:
    """Who to whom, and what: "Iran → Russia: act of aid (drones)"."""
    arrow = "↔" if event.symmetric else "→"
    about = f" ({things})" if (things := sides.things(event)) else ""
    against = f", against {sides.parties(event.against)}" if event.against else ""
    who = f"{sides.parties(event.initiators)} {arrow} {sides.parties(event.recipients)}"
    return f"{who}: {act(event.type)}{about}{against}"


def act(type: EventType) -> str:
    """What one act of a type is called."""
    return OTHERS.get(type) or NOUNS[type][0]


def pair_of(one: str, other: str, names: systems.Names) -> str:
    """Two actors by name."""
    return f"{systems.name(one, names)} – {systems.name(other, names)}"


def theatre_name(id: str) -> str:
    """A theatre's name, or its id."""
    return next((one.name for one in theatres() if one.id == id), id)


def in_words(text: str) -> str:
    """A sentence with the names of theatres in the place of their ids."""
    return systems.named(text, {one.id: one.name for one in theatres()})


def day_in_words(day: date) -> str:
    """A day as people write it: "31 October 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period(since: date, on: date) -> str:
    """From one day to another: "October 2022" where it is of one month."""
    if since.day == 1 and (since.year, since.month) == (on.year, on.month):
        return f"{MONTHS[on.month - 1]} {on.year}"
    return f"{day_in_words(since)} to {day_in_words(on)}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
