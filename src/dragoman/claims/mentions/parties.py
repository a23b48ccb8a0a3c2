"""Who is mentioned, as of a report's day.

A Party comes from the registry, or is made from the report's own words under
a readable name and id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dragoman.actors.spelling import LETTERS
from dragoman.records import Record

SILENT = str.maketrans("", "", ".'’‘")


class Party(Record, frozen=True, kw_only=True):
    """Who is mentioned, as of the report's day."""

    id: str
    name: str
    kind: str
    sector: str | None = None
    acts_for: str | None = None
    represents: Party | None = None  # the organisation or group that a person speaks for
    functions: frozenset[str] = frozenset()  # lemmas of the offices held: "president", "minister"


def described(name: str, kind: str, sector: str | None) -> Party:
    """An actor that only a description tells of."""
    return Party(id=slug(name), name=name, kind=kind, sector=sector)


def named(words: Sequence[str], kind: str) -> Party:
    """An actor that only the report names."""
    name = " ".join(words).replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-")
    return Party(id=slug(name), name=name, kind=kind)


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """A readable id: small letters and digits, joined by hyphens."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS).translate(SILENT))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "unnamed"
