"""A mention in the making: what the sentence tells of it before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.records import Bond, Form


@dataclass(slots=True, eq=False)
class Draft:
    """A mention whose actor may still be open; `wants` says what it then takes up."""

    reading: int
    word: int
    start: int  # of the head word, in characters of the document
    first: int
    last: int
    text: tuple[int, int]  # words of the shortest identifying text
    party: Party | None
    form: Form
    functions: frozenset[str] = field(default_factory=frozenset)  # lemmas that describe it: "president", "group"
    kind: str = ""  # class of the head noun, or "pronoun"
    sector: str | None = None  # of the head noun
    person: bool = False
    plural: bool = False
    anonymous: bool = False
    as_place: bool = False
    bond: Bond | None = None
    trim: tuple[int, int | None] = (0, None)  # characters of the first word that are the name, if not all
    wants: str | None = None  # pronoun, relative, description, pair, owner
    owner: Draft | None = None  # whose body or officer it is, while that is open
    antecedent: Draft | None = None
    rank: int = 1  # 3 subject of the sentence, 2 of a clause, 1 other, 0 place
    quoted: bool = False  # it stands in quotation marks
    gender: str | None = None  # "m", "f"
