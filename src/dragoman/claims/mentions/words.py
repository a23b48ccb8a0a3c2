"""What nouns and adjectives tell about an actor.

Reads `nouns.csv` (word, class, sector, plural) and answers by lemma. The
classes: *chief* (the one holder of an office), *officer* (one of many who
speak or act for a state), *body* (an institution), *gear* (manned craft),
*group*, *people* and *company* (who act for nobody), *land*, *alliance*,
*place*; and of modifiers *ethnic*, *leaning*, *region*, *private*, *past*, *direction*,
*title*. A word has at most one of the first ten.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.errors import VocabularyError
from dragoman.records import Record

TABLE: Final = Path(__file__).with_name("nouns.csv")
HEADS: Final = frozenset(
    {"chief", "officer", "body", "gear", "group", "people", "company", "land", "alliance", "place"}
)
MODIFIERS: Final = frozenset({"ethnic", "leaning", "region", "private", "past", "direction", "title"})
SECTORS: Final = frozenset(
    {"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "REB", "UAF", "CRM", "PTY", "CVL", "REF", "EDU", "JRN", "BUS"}
    | {"LAB", "MED", "REL", "NGO"}
)  # PLOVER's, those used here


class Noun(Record, frozen=True, kw_only=True):
    """A noun that may head a mention."""

    word: str
    kind: str  # one of HEADS
    sector: str | None
    plural: str  # as a group is named: "militia" → "militias"


class Words(Record, frozen=True, kw_only=True):
    """The table: nouns by lemma, and the words of each class of modifiers."""

    nouns: dict[str, Noun]
    plurals: dict[str, Noun]
    modifiers: dict[str, frozenset[str]]
    regions: dict[str, str]  # "western" → "West": adjectives of what acts under a name of its own


@cache
def words(table: Path = TABLE) -> Words:
    """The table as read from `table`; VocabularyError names every faulty line."""
    nouns: dict[str, Noun] = {}
    modifiers: dict[str, set[str]] = {kind: set() for kind in MODIFIERS}
    regions: dict[str, str] = {}
    faults = []
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            word, kind, sector = row["word"], row["class"], row["sector"] or None
            if kind in MODIFIERS:
                modifiers[kind].add(word)
                if row["plural"]:
                    regions[word] = row["plural"]
            elif kind not in HEADS:
                faults.append(f"{table.name}, line {number}: no class is called {kind!r}.")
            elif sector and sector not in SECTORS:
                faults.append(f"{table.name}, line {number}: no sector is called {sector!r}.")
            elif word in nouns:
                faults.append(f"{table.name}, line {number}: {word!r} is already a {nouns[word].kind}.")
            else:
                nouns[word] = Noun(word=word, kind=kind, sector=sector, plural=row["plural"] or word)
    if faults:
        raise VocabularyError("\n".join(faults))
    plurals = {noun.plural: noun for noun in nouns.values()}
    return Words(
        nouns=nouns, plurals=plurals, regions=regions,
        modifiers={kind: frozenset(found) for kind, found in modifiers.items()},
    )  # fmt: skip
