"""Rivalries by the judgement of historians: two states that take each other for enemies and threats.

A bond lasts from the first to the last year of a rivalry, −. Read are the
strategic rivalries of Thompson, Sakuwa and Suhas and those of Thompson and
Dreyer, by their columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dragoman.errors import InputError
from dragoman.exchange.layers.atop import listed
from dragoman.exchange.layers.reading import Asked, Found, Pair, States, lasting, number, spells, year_of
from dragoman.exchange.sheets import Line, column
from dragoman.records import Bond

CITATION = (
    "Thompson, Sakuwa & Suhas (2021), Analyzing Strategic Rivalries in World Politics, Springer; "
    "Thompson & Dreyer (2012), Handbook of International Rivalries, CQ Press"
)
FIRST, LAST = ("start", "styear"), ("end", "endyear")
NAMES = ("rivalry", "rivalryname")
KINDS = ("positional", "spatial", "ideological", "interventionary")
TYPES = ("type1", "type2", "type3")


def read(asked: Asked) -> Found:
    """The rivalries of a list, each with the states that bore the codes in its years."""
    states, faults = States("cow"), list[str]()
    years: dict[tuple[Pair, str], set[int]] = defaultdict(set)
    last = 0
    for line in asked.lines(asked.file, faults):
        one, other = (line.cells[column(line, (name,))] for name in ("ccode1", "ccode2"))
        begun, ended = (line.cells[column(line, names)] for names in (FIRST, LAST))
        first, end = year_of(begun), year_of(ended)
        if first is None or end is None or first > end:
            told = f'from "{begun}" to "{ended}" is no stretch of years; write both, the earlier first'
            faults.append(f"{line.place}: {told}")
            continue
        last = max(last, end)
        for year in range(first, end + 1):
            if pair := states.pair(one, other, year, line.number):
                years[pair, text_of(line)].add(year)
    if not last and not faults:
        raise InputError(str(asked.file), "lists no rivalries. Give a list with a rivalry a line.")
    bonds = [
        Bond(
            layer=asked.layer,
            one=pair[0],
            other=pair[1],
            sign="-",
            weight=1.0,
            since=date(first, 1, 1),
            until=lasting(end, last),
            text=text,
        )
        for (pair, text), first, end in spells(years)
    ]
    return Found(bonds=bonds, until=date(last, 12, 31) if last else None, faults=faults, unknown=states.unknown())


def text_of(line: Line) -> str:
    """What a rivalry is about, in words."""
    kinds = tuple(kinds_of(line))
    return f"rivalry {line.cells[column(line, NAMES)]}" + (f": {listed(kinds)}" if kinds else "")


def kinds_of(line: Line) -> Iterator[str]:
    """Whether over rank, ground, belief or meddling in others' wars."""
    yield from (kind for kind in KINDS if number(line.cells.get(kind)) == 1)
    yield from dict.fromkeys(kind for name in TYPES if (kind := line.cells.get(name)))
