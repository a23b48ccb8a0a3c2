"""Where states lie on the map of the world.

Takes the id of a state, gives the marks by which world-atlas (Natural Earth)
knows its land, and its middle. The atlas has the numbers of ISO 3166-1, none
for Kosovo, and no state that is gone or smaller than a few pixels.
"""

from __future__ import annotations

from dragoman.actors import codes_of
from dragoman.records import Record

# Land without a number, by the name that the atlas gives it.
BY_NAME = {"XKX": "Kosovo"}
# States that are gone, by those on whose land they were.
FORMER = {
    "SUN": ("RUS", "UKR", "BLR", "EST", "LVA", "LTU", "MDA", "GEO", "ARM", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"),
    "YUG": ("SRB", "HRV", "BIH", "SVN", "MKD", "MNE", "XKX"),
    "SCG": ("SRB", "MNE"),
    "CSK": ("CZE", "SVK"),
}


class Land(Record, frozen=True, kw_only=True):
    """Where a state lies."""

    shapes: tuple[str, ...]  # numbers of ISO 3166-1, or names where there is none
    latitude: float | None  # of its middle; None: not known
    longitude: float | None


def land_of(id: str) -> Land | None:
    """Where a state lies; None for whoever is no state, or lies nowhere."""
    from dragoman.vocabulary.places import places

    states = FORMER.get(id, (id,))
    shapes = tuple(mark for state in states if (mark := _mark(state)))
    middle = places().state(states[0])
    if not shapes and not middle:
        return None
    return Land(
        shapes=shapes, latitude=middle and round(middle.latitude, 2), longitude=middle and round(middle.longitude, 2)
    )


def _mark(state: str) -> str | None:
    return BY_NAME.get(state) or codes_of(state).get("iso_numeric")
