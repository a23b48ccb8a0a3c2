"""Militarised interstate disputes: threats, shows and uses of force of one state against another, by dispute.

Takes directed dyad-years of the Correlates of War or of Gibler, Miller and
Little, gives a bond, −, for each dispute of a pair while it goes on. Its
weight is the highest hostility that either side reached: HOSTILITY.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date

from dragoman.errors import InputError
from dragoman.exchange.layers.reading import Asked, Found, Pair, States, number, spells, year_of
from dragoman.exchange.sheets import need
from dragoman.records import Bond

CITATION = (
    "Palmer et al. (2020), The MID5 Dataset, 2011–2014, Conflict Management and Peace Science 39: 470–482; "
    "Gibler, Miller & Little (2016), An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816–2001, "
    "International Studies Quarterly 60: 719–730"
)
HOSTILITY: dict[int, tuple[float, str]] = {
    1: (0.2, "no use of arms"),
    2: (0.4, "threat of force"),
    3: (0.6, "show of force"),
    4: (0.8, "use of force"),
    5: (1.0, "war"),
}
Dispute = tuple[Pair, str]


def read(asked: Asked) -> Found:
    """The disputes of a list, by pair."""
    states, faults = States("cow"), list[str]()
    years: dict[Dispute, set[int]] = defaultdict(set)
    hostility: dict[Dispute, int] = defaultdict(int)
    months: dict[Dispute, tuple[int | None, int | None]] = {}
    for line in asked.lines(asked.file, faults):
        need(line, "dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2")
        year = year_of(line.cells["year"])
        if year is None:
            faults.append(f'{line.place}: year "{line.cells["year"]}" is none of the calendar')
            continue
        pair = states.pair(line.cells["ccode1"], line.cells["ccode2"], year, line.number)
        if pair is None:
            continue
        dispute = (pair, line.cells["dispnum"])
        years[dispute].add(year)
        levels = [number(line.cells[name]) or 0 for name in ("hostlev1", "hostlev2")]
        hostility[dispute] = max(hostility[dispute], *levels)
        months[dispute] = (number(line.cells.get("stmon")), number(line.cells.get("endmon")))
    if not years and not faults and not states.unknown():
        raise InputError(str(asked.file), "lists no disputes. Give directed dyad-years of disputes.")
    bonds = []
    for dispute, first, last in spells(years):
        weight, words = HOSTILITY.get(hostility[dispute], HOSTILITY[1])
        (pair, name), (begun, ended) = dispute, months[dispute]
        whole = (first, last) == (min(years[dispute]), max(years[dispute]))
        since, until = during(first, last, begun if whole else None, ended if whole else None)
        bonds.append(
            Bond(layer=asked.layer, one=pair[0], other=pair[1], sign="-", weight=weight, since=since, until=until,
                 text=f"dispute {name}: {words}")
        )  # fmt: skip
    last = max((max(several) for several in years.values()), default=0)
    return Found(bonds=bonds, until=date(last, 12, 31) if last else None, faults=faults, unknown=states.unknown())


def during(first: int, last: int, begun: int | None, ended: int | None) -> tuple[date, date]:
    """The first and last day of a dispute; whole years where its months are not known or run against each other."""
    month = begun if begun and 1 <= begun <= 12 else 1
    end = ended if ended and 1 <= ended <= 12 else 12
    if (first, month) > (last, end):
        month, end = 1, 12
    return date(first, month, 1), date(last, end, calendar.monthrange(last, end)[1])
