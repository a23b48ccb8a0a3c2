"""Tell for millions of rows in which theatres they count, by the rules of `claims.places.theatres`.

A theatre is a bit of a number. Whoever takes part in some theatres, a place
that lies in some and a day on which some are open are each a mask, made once;
what is asked of each row is then a few operations on bits. Coded rows have
no third party and no items, and no report around them points anywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dragoman.vocabulary.theatres import LATE, theatres

# All bits that a number may have: DuckDB's HUGEINT has 127 for numbers that are not negative.
ALL = f"{2**127 - 1}::HUGEINT"

# A row has of its initiator and recipient (i_, r_) whether theatres can tell of them (known), and the theatres in which
# they take part (part), that are about them (core) and that have them as a party or place (key); of its place the
# theatres in which it lies (lies; NULL: no place is told) and whether a party is at home there; of its days the
# theatres that were open, and those that had just ended.
PARTIES = f"""
SELECT *, i_known::INTEGER + r_known::INTEGER AS parties,
       CASE WHEN i_known THEN i_part ELSE {ALL} END & CASE WHEN r_known THEN r_part ELSE {ALL} END AS met,
       CASE WHEN parties = 0 THEN {ALL} ELSE i_key | r_key END AS possible,
       CASE WHEN parties = 0 THEN {ALL} ELSE i_part | r_part END AS meets, i_core | r_core AS about,
       i_core & r_core AS about_both, coalesce(lies, 0) AS there
FROM ({{rows}})
"""
# In SQL & and | bind equally strongly.
CHOICE = """
SELECT * EXCLUDE (by_place, by_parties, chosen, nearest, closest), CASE WHEN closest <> 0 THEN closest ELSE nearest END
    | CASE WHEN chosen & there <> 0 THEN chosen & about_both ELSE 0 END AS in_{days}
FROM (SELECT *, CASE WHEN chosen & there <> 0 THEN chosen & there ELSE chosen END AS nearest, nearest & about AS closest
FROM (SELECT *, CASE WHEN by_place <> 0 THEN by_place ELSE by_parties END AS chosen
FROM (SELECT *,
    CASE WHEN lies IS NULL THEN 0 ELSE possible & {days} & (
        (there & (({issues} & met & CASE WHEN at_home THEN 0 ELSE {all} END) | ({others} & meets)))
        | (xor(there, {all}) & about_both)) END AS by_place,
    CASE WHEN parties = 2 THEN possible & {days} & met & (({issues} & about_both) | ({others} & about))
         ELSE 0 END AS by_parties
FROM ({rows}))))
"""


class Masks(NamedTuple):
    """The theatres of a party, each as a bit."""

    known: bool  # whether it can be told in which theatres it takes part
    part: int
    core: int
    key: int


def finding(rows: str) -> str:
    """The query that adds to rows the mask of the theatres in which they count, as `found`."""
    among = {
        "all": ALL,
        "issues": f"{issues()}::HUGEINT",
        "others": f"xor({issues()}::HUGEINT, {ALL})",
    }
    query = PARTIES.format(rows=rows)
    for days in ("open", "ended"):
        query = CHOICE.format(days=days, rows=query, **among)
    return f"SELECT *, CASE WHEN in_open <> 0 THEN in_open ELSE in_ended END AS found FROM ({query})"


def masks_of(id: str, acts_for: str | None) -> Masks:
    """The theatres of a party, by its id and that of the state that it acts for."""
    part, core, places = _masks()
    ids = [one for one in (id, acts_for) if one]
    known = any(one.isupper() or one in part for one in ids)
    if not known:
        return Masks(False, 0, 0, 0)
    return Masks(True, _any(part, ids), _any(core, ids), _any(part, ids) | _any(places, ids))


def places_of(name: str | None, country: str | None) -> int:
    """The theatres in which a place lies."""
    return _any(_masks()[2], [one for one in (name, country) if one])


def open_on(first: date, last: date) -> tuple[int, int]:
    """The theatres that were open on any of the days from `first` to `last`, and those that had just ended."""
    now = _mask(number for number, one in enumerate(theatres()) if one.is_open(first, last))
    late = _mask(number for number, one in enumerate(theatres()) if one.is_open(first, last, late=LATE))
    return now, late & ~now


def ids_of(mask: int) -> tuple[str, ...]:
    """The ids of theatres, in the table's order; instead of a wider one its part, where both were found."""
    found = [one for number, one in enumerate(theatres()) if mask >> number & 1]
    ids = {one.id for one in found}
    wider = {one.within for one in found if one.within in ids}
    return tuple(one.id for one in found if one.id not in wider)


@functools.cache
def issues() -> int:
    """The theatres that are issues."""
    return _mask(number for number, one in enumerate(theatres()) if one.kind == "issue")


@functools.cache
def _masks() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """The theatres of each party, of each that they are about, and of each place."""
    part: dict[str, int] = {}
    core: dict[str, int] = {}
    places: dict[str, int] = {}
    for number, one in enumerate(theatres()):
        for masks, keys in ((part, one.parties), (core, one.core), (places, one.places)):
            for key in keys:
                masks[key] = masks.get(key, 0) | 1 << number
    return part, core, places


def _any(masks: dict[str, int], keys: Iterable[str]) -> int:
    found = 0
    for key in keys:
        found |= masks.get(key, 0)
    return found


def _mask(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)
