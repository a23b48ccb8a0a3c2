"""Find what somebody means by a few words: an actor, two of them, an outlet, a theatre, a day, or an id.

Takes a view and the words, gives the address of what is meant, and else what
is called most like it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from dragoman.records import Record
from dragoman.show.conditions import actor_id
from dragoman.show.given import DATE
from dragoman.show.web.choices import theatres
from dragoman.store import View

# The beginning of an id of a report, a claim or an event.
ID = re.compile(r"[0-9a-f]{6,64}")
# What may stand between two actors: "Iran and Russia", "IRN-RUS", "Iran, Russia", or a mere space.
BETWEEN = re.compile(r"\s+(?:and|vs\.?|with)\s+|\s*[-–—/,&|~]\s*|\s+", re.IGNORECASE)
NEAREST = 5
# "March 2014"; numbers alone are days as filters have them.
MONTH = re.compile(r"([a-z]+)\s+(\d{4})", re.IGNORECASE)
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


class Place(Record, frozen=True, kw_only=True):
    """Something that may be meant, and where it is."""

    kind: str  # actor outlet theatre
    id: str
    name: str
    address: str


def found(words: str, view: View) -> str | None:
    """The address of what is meant; None where nothing is called so."""
    for looked_for in (_id, _actor, _day, _pair, _outlet, _theatre):
        if address := looked_for(words, view):
            return address
    return None


def nearest(words: str, view: View) -> list[Place]:
    """Actors, outlets and theatres whose names are most like the words, of each the likest first."""
    from rapidfuzz import fuzz, process, utils

    from dragoman.actors import registry

    def likest(names: list[str]) -> list[str]:
        return [
            name
            for name, *_ in process.extract(
                words, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=NEAREST, score_cutoff=60
            )
        ]

    actors = registry(view.project.lists()).nearest(words, NEAREST)
    some = [Place(kind="actor", id=one.id, name=one.name, address=_of_actor(one.id)) for _, one in actors]
    for outlet in likest(view.outlets_listed()):
        some.append(Place(kind="outlet", id=outlet, name=outlet, address=_of_outlet(outlet)))
    called = {name: id for _, names in theatres() for id, name in names}
    for name in likest(list(called)):
        some.append(Place(kind="theatre", id=called[name], name=name, address=_of_theatre(called[name])))
    return some


def _id(words: str, view: View) -> str | None:
    if not ID.fullmatch(words) and ":" not in words:
        return None
    if reports := view.reports(id=words)[:1]:
        return f"/report/{reports[0].id}"
    if claims := view.claims_of_id(words)[:1]:
        return f"/report/{claims[0].document}?claim={claims[0].id}#claim-{claims[0].id}"
    events = view.events_of_id(words)[:1]
    return f"/event/{quote(events[0].id, safe=':')}" if events else None


def _actor(words: str, view: View) -> str | None:
    known = _known(words, view)
    return _of_actor(known) if known else None


def _day(words: str, view: View) -> str | None:
    """What changed in a month, and who stood with whom at its end: the front door on that day."""
    named = MONTH.fullmatch(words)
    if named and (month := MONTHS.get(named[1].lower())):
        words = f"{named[2]}-{month:02}"
    return f"/?{urlencode({'on': words})}" if DATE.fullmatch(words) else None


def _pair(words: str, view: View) -> str | None:
    for one, other in _halves(words):
        first, second = _known(one, view), _known(other, view)
        if first and second and first != second:
            return "/pair/" + "/".join(quote(id, safe="") for id in sorted((first, second)))
    return None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """The words before and behind each place at which they may be two names, clear words between them first."""
    places = sorted(BETWEEN.finditer(words), key=lambda one: one.group().isspace())
    for place in places:
        one, other = words[: place.start()].strip(), words[place.end() :].strip()
        if one and other:
            yield one, other


def _known(words: str, view: View) -> str | None:
    """The id of an actor of the tables, or of one whom some claim names by this id."""
    return actor_id(words, view) or next((id for id in (words, words.lower()) if view.names_actor(id)), None)


def _outlet(words: str, view: View) -> str | None:
    named = next((name for name in view.outlets_listed() if name.lower() == words.lower()), None)
    return _of_outlet(named) if named else None


def _theatre(words: str, view: View) -> str | None:
    all_of_them = (one for _, some in theatres() for one in some)
    named = next((id for id, name in all_of_them if words.lower() in (id, name.lower())), None)
    return _of_theatre(named) if named else None


def _of_actor(id: str) -> str:
    return f"/actor/{quote(id, safe='')}"


def _of_outlet(name: str) -> str:
    return f"/reports?{urlencode({'outlet': name})}"


def _of_theatre(id: str) -> str:
    return f"/?{urlencode({'theatre': id})}"
