"""Mentions of sentences parsed by hand, by a registry of a dozen actors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.actors.actor import Actor, Term
from dragoman.claims.mentions import Mention, find_mentions
from dragoman.records import Attribution, Document, Reading
from tests.builders import document, reading


class Match(NamedTuple):
    actor: Actor
    first: int
    last: int
    form: str
    weak: bool = False


STATES = {
    "IRN": ("Iran", "Iranian", "Iranians", "Tehran"),
    "IRQ": ("Iraq", "Iraqi", "Iraqis", "Baghdad"),
    "USA": ("U.S.", "American", "Americans", "Washington"),
    "RUS": ("Russia", "Russian", "Russians", "Moscow"),
    "GBR": ("Britain", "British", "Britons", "London"),
    "SYR": ("Syria", "Syrian", "Syrians", "Damascus"),
    "UKR": ("Ukraine", "Ukrainian", "Ukrainians", "Kyiv"),
    "TUR": ("Turkey", "Turkish", "Turks", "Ankara"),
}
PRESIDENT = Term(
    office="president-of-usa", acts_for="USA", represents=None, sector="GOV", since=date(2022, 1, 1), until=None
)
OTHERS = {
    ("Islamic", "State"): Actor(id="islamic-state", name="Islamic State", kind="group"),
    ("Night", "Wolves"): Actor(id="night-wolves", name="Night Wolves", kind="group"),
    ("African", "Union"): Actor(id="african-union", name="African Union", kind="organisation"),
    ("NATO",): Actor(id="nato", name="NATO", kind="alliance"),
    ("Anna", "Berg"): Actor(
        id="anna-berg", name="Anna Berg", kind="person", terms=(PRESIDENT,),
    ),
}  # fmt: skip


class SmallRegistry:
    """Eight states, two groups, an alliance and a president."""

    def __init__(self) -> None:
        self.actors = {id: Actor(id=id, name=names[0], kind="state", sector="GOV") for id, names in STATES.items()}
        self.actors |= {actor.id: actor for actor in OTHERS.values()}
        self.names: dict[tuple[str, ...], tuple[str, str]] = {
            (name,): (id, form)
            for id, names in STATES.items()
            for name, form in zip(names, ("name", "adjective", "demonym", "metonym"), strict=True)
        }
        self.names |= {
            name: (actor.id, "person" if actor.kind == "person" else "name") for name, actor in OTHERS.items()
        }

    def get(self, id: str) -> Actor | None:
        return self.actors.get(id)

    def longest(self, words: Sequence[str], first: int, on: date | None = None) -> Match | None:
        for last in (first + 2, first + 1):
            if last <= len(words) and (found := self.names.get(tuple(words[first:last]))):
                return Match(self.actors[found[0]], first, last, found[1])
        return None


REGISTRY = SmallRegistry()


def line(cell: str) -> str:
    """A cell as `reading` takes it."""
    form, upos, head, deprel = cell.split("/")
    word, _, lemma = form.partition("~")
    return f"{word} {lemma or word.lower()} {upos} {head} {deprel}"


def parsed(
    *rows: str,
    names: dict[int, tuple[tuple[str, int, int], ...]] | None = None,
    attributions: dict[int, tuple[Attribution, ...]] | None = None,
) -> tuple[Document, list[Reading]]:
    """A document of sentences written as "word~lemma/UPOS/head/deprel …"; the lemma may be left out."""
    readings, start = [], 0
    for number, row in enumerate(rows):
        lines = "\n".join(map(line, row.split()))
        readings.append(reading(lines, start=start, number=number, names=(names or {}).get(number, ()),
                                attributions=(attributions or {}).get(number, ())))  # fmt: skip
        start = readings[-1].sentence.end + 1
    return document(" ".join(one.sentence.text for one in readings)), readings


def mentions(
    *rows: str,
    names: dict[int, tuple[tuple[str, int, int], ...]] | None = None,
    attributions: dict[int, tuple[Attribution, ...]] | None = None,
) -> list[list[Mention]]:
    return find_mentions(*parsed(*rows, names=names, attributions=attributions), REGISTRY)


def told(found: Sequence[Mention]) -> list[tuple[str, str, str | None]]:
    """Text, id and state of each mention."""
    return [(one.actor.text, one.actor.id, one.actor.acts_for) for one in found]


OFFICIALS = "Iranian/ADJ/2/amod officials~official/NOUN/3/nsubj objected~object/VERB/0/root ./PUNCT/3/punct"
WALLACE = (
    "British/ADJ/3/amod Defence/NOUN/3/compound Minister/PROPN/4/nmod:desc "
    "Bob/PROPN/6/nsubj Marlow/PROPN/4/flat spoke~speak/VERB/0/root"
)
MARLOW = ("PER", 3, 5)
