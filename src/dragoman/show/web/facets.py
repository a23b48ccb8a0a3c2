"""By what a list can be chosen further: each value a link, with how many have it.

Takes facets of a ledger, gives Markup. No template, as a page has some sixty of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dragoman.show.web.choices import theatre_name
from dragoman.show.web.claim_drawing import shown
from dragoman.show.web.spelling import STANCES, number, toggled
from dragoman.show.web.state import Asked
from dragoman.store import ClaimFilter, Facet, FacetName, Value


class Choice(NamedTuple):
    """A value to choose, or to take off where it is chosen."""

    words: str
    number: int  # that have it
    on: bool
    changes: dict[str, Any]  # of what is asked
    sign: str = ""
    kind: str = ""  # of the sign, for its colour


def links(facet: Facet, which: ClaimFilter, asked: Asked, here: str, name: Callable[[str], str]) -> Markup:
    """The values of a facet; `name` says what actors are called."""
    return Markup("\n").join(link(choice(facet.name, one, which, asked, name), asked, here) for one in facet.values)


def link(one: Choice, asked: Asked, here: str) -> Markup:
    """A value of a list of them."""
    address = escape(f"{here}{asked.query(page=None, **one.changes)}")
    on = ' class="on" aria-current="true"' if one.on else ""
    off = ' <span aria-hidden="true">×</span><span class="unseen">(take off)</span>' if one.on else ""
    colour = f' class="{one.kind}"' if one.kind else ""
    sign = f'<span{colour} aria-hidden="true">{one.sign}</span> ' if one.sign else ""
    words = f"{sign}<bdi>{shown(one.words)}</bdi>{off}"
    return Markup(f'<li><a href="{address}"{on}>{words}</a> <span class="figure">{number(one.number)}</span></li>')


def choice(facet: FacetName, value: Value, which: ClaimFilter, asked: Asked, name: Callable[[str], str]) -> Choice:
    """A value as it can be chosen: of stances and types several, of all else one."""
    this, count = value.value, value.count
    match facet:
        case "stance":
            changes = {"stance": toggled(which.stances, this)}
            return Choice(this, count, this in which.stances, changes, STANCES[this])
        case "type":
            return Choice(this, count, this in which.types, {"type": toggled(which.types, this)})
        case "year":
            on = asked.since == asked.until == this
            return Choice(this, count, on, dict.fromkeys(("since", "until"), None if on else this))
        case "theatre":
            return one_of("theatre", theatre_name(this), value, this in which.theatres)
        case "source":
            return one_of("by", source_name(value, name), value, this in which.by)
        case "outlet":
            return one_of("outlet", this, value, this == which.outlet)
        case "initiator" | "recipient":
            return one_of(facet, name(this), value, this == getattr(which, facet))


def one_of(field: str, words: str, value: Value, on: bool) -> Choice:
    """A value of a field that has one at a time."""
    return Choice(words, value.count, on, {field: None if on else value.value})


def source_name(value: Value, name: Callable[[str], str]) -> str:
    """What a source is called; a state stands for all who speak for it."""
    if value.value == "anonymous":
        return "anonymous"
    return f"{name(value.state)} and who speaks for it" if value.state else value.name or value.value
