"""Find who is said to act together against a third: "aligned in Iraq against the Islamic State".

Takes Deeds, gives Aligned. It is what an event says of the two by itself,
where common enemies only make it likely.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from dragoman.deeds import Deeds

# Not CONSULT: to talk about an enemy is not to act against it.
FRIENDLY = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "ALLY"})
TOLD = frozenset({"single", "corroborated", "contested"})
# What was said longer ago does not tell how two stand now.
FRESH = timedelta(days=2 * 365)


class Aligned(NamedTuple):
    """That an event has two sides act together against a third in a theatre."""

    one: str  # the lesser id of both
    other: str
    against: str
    theatre: str
    day: date
    event: str


def aligned(deeds: Deeds, on: date) -> Iterator[Aligned]:
    """Who is said to act together against a third, in the two years before a day.

    An event of a friendly type that is aimed against somebody, as long as
    someone asserts it; ids of events must be given with the deeds.
    """
    assert deeds.ids is not None
    days = (deeds.day > (on - FRESH).toordinal()) & (deeds.day <= on.toordinal())
    friendly = np.array([act.type in FRIENDLY for act in deeds.acts], dtype=bool)
    told = np.array([telling.support in TOLD for telling in deeds.tellings], dtype=bool)
    if not len(deeds):
        return
    recent = deeds.where(days & friendly[deeds.act] & told[deeds.telling])
    aimed = np.array([act.against for act in recent.acts], dtype=bool)[recent.act]
    events = recent.event[aimed]
    rows = recent.where(np.isin(recent.event, events))
    yield from _joined(rows)


def _joined(rows: Deeds) -> Iterator[Aligned]:
    """The pairs of each event, with each of those whom it is aimed against."""
    assert rows.ids is not None
    pairs: dict[int, list[tuple[str, str]]] = {}
    thirds: dict[int, dict[str, None]] = {}
    about: dict[int, tuple[tuple[str, ...], date]] = {}
    columns = (rows.event, rows.initiator, rows.recipient, rows.act, rows.theatre, rows.day)
    for event, initiator, recipient, act, theatre, day in zip(*(one.tolist() for one in columns), strict=True):
        one, other = rows.sides[initiator], rows.sides[recipient]
        about[event] = rows.theatres[theatre], date.fromordinal(day)
        if rows.acts[act].against:
            thirds.setdefault(event, {})[other] = None
        else:
            pairs.setdefault(event, []).append((min(one, other), max(one, other)))
    for event, (theatres, day) in about.items():
        for one, other in pairs.get(event, []):
            for against in thirds.get(event, {}):
                for theatre in theatres if against not in (one, other) else ():
                    yield Aligned(one, other, against, theatre, day, rows.ids[event])
