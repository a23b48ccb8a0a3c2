"""Classes of words: weapons, money, troops, agreements.

Reads classes.csv, gives sets of lemmas. acts.csv asks for them ("object:weapon").
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("classes.csv")
COLUMNS = ("class", "words")


def classes(name: str) -> frozenset[str]:
    """The lemmas of a class. Raises KeyError for a class that the table does not have."""
    return _classes()[name]


def class_names() -> frozenset[str]:
    """The names of all classes."""
    return frozenset(_classes())


@cache
def _classes() -> dict[str, frozenset[str]]:
    return dict(load(TABLE))


def load(path: Path) -> list[tuple[str, frozenset[str]]]:
    """The classes of a table, in its order. Raises VocabularyError naming file and line of every fault."""
    seen: set[str] = set()

    def made(row: Row) -> tuple[str, frozenset[str]]:
        name, words = row.cells["class"], row.several("words")
        if name in seen:
            raise ValueError(f'class "{name}" stands twice')
        if not words:
            raise ValueError(f'class "{name}" has no words')
        if wrong := [word for word in words if word != word.lower()]:
            raise ValueError(f'"{wrong[0]}" must be lower case')
        seen.add(name)
        return name, frozenset(words)

    return read_table(path, COLUMNS, made)
