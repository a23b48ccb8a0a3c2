"""Formal alliances: dyad-years of the Alliance Treaty Obligations and Provisions project (ATOP), joined into spells.

A bond is what two states promise each other in a stretch of years, all their
treaties together. It is + where they promise to fight for one another; who
promises no more than not to attack, to stay neutral or to consult says
neither, as adversaries do so too: China and the United States, Egypt and
Israel (Mattes & Vonnahme 2010, Contracting for Peace, Journal of Politics 72:
925–938). Its weight is that of the strongest promise: PROMISES.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from dragoman.errors import InputError
from dragoman.exchange.layers.reading import Asked, Found, Pair, States, lasting, spells, year_of
from dragoman.exchange.sheets import column
from dragoman.records import Bond

CITATION = (
    "Leeds, Ritter, Mitchell & Long (2002), Alliance Treaty Obligations and Provisions, 1815–1944, "
    "International Interactions 28: 237–260 (ATOP, atopdata.org)"
)
# By how strongly it binds, in the order of the Correlates of War's classes: pacts of defence, of neutrality or
# non-aggression, ententes (Singer & Small 1966, Formal Alliances, 1815–1939, Journal of Peace Research 3). Columns as
# in the dyad-years of peacesciencer, and as ATOP's own.
PROMISES: dict[str, tuple[float, tuple[str, ...]]] = {
    "defence": (1.0, ("atop_defense", "defense")),
    "offence": (0.9, ("atop_offense", "offense")),
    "neutrality": (0.5, ("atop_neutral", "neutral")),
    "non-aggression": (0.5, ("atop_nonagg", "nonagg")),
    "consultation": (0.25, ("atop_consul", "consul")),
}
FIGHT = frozenset({"defence", "offence"})
TRUE = ("1", "1.0")
COLUMNS: dict[str, tuple[str, ...]] = {
    "one": ("ccode1", "mem1", "stateA"),
    "other": ("ccode2", "mem2", "stateB"),
    "year": ("year",),
    **{word: names for word, (_, names) in PROMISES.items()},
}


def read(asked: Asked) -> Found:
    """What states promise one another, in stretches of years with the same promises."""
    states, faults = States("cow"), list[str]()
    promised: dict[tuple[Pair, int], set[str]] = defaultdict(set)
    at: dict[str, str] = {}
    for line in asked.lines(asked.file, faults):
        at = at or {word: column(line, names) for word, names in COLUMNS.items()}
        cell = line.cells.get
        if (year := year_of(cell(at["year"]))) is None:
            faults.append(f'{line.place}: year "{cell(at["year"])}" is none of the calendar')
            continue
        found = {word for word in PROMISES if cell(at[word]) in TRUE}
        if found and (pair := states.pair(cell(at["one"], ""), cell(at["other"], ""), year, line.number)):
            promised[pair, year] |= found
    if not promised and not faults and not states.unknown():
        raise InputError(str(asked.file), "lists no alliances. Give ATOP's dyad-years.")
    last = max((year for _, year in promised), default=0)
    years: dict[tuple[Pair, tuple[str, ...]], set[int]] = defaultdict(set)
    for (pair, year), words in promised.items():
        years[pair, tuple(word for word in PROMISES if word in words)].add(year)
    bonds = [
        Bond(
            layer=asked.layer,
            one=pair[0],
            other=pair[1],
            sign="+" if FIGHT.intersection(words) else None,
            weight=max(PROMISES[word][0] for word in words),
            since=date(first, 1, 1),
            until=lasting(end, last),
            text=f"promise {listed(words)}",
        )
        for (pair, words), first, end in spells(years)
    ]
    return Found(bonds=bonds, until=date(last, 12, 31) if last else None, faults=faults, unknown=states.unknown())


def listed(words: tuple[str, ...]) -> str:
    """Words in a sentence: "defence, neutrality and consultation"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
