"""Fold the spellings of a name, so that "al-Qaeda" and "Al Qaida" meet.

Takes a surface word, gives its keys. A word may give several keys ("Asaib-Ahl")
or none: a hyphen or "'s" standing alone neither makes nor breaks a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache

from dragoman.actors.tables import rows

WORDS = re.compile(r"[^\s,;:()\"“”‐‑-]+|[,;:()\"“”‐‑-]")
JOINTS = frozenset({"-", "‐", "‑", "'", "’", "'s", "’s", "'S", "’S"})
POSSESSIVE = re.compile(r"(?<=\w)\.?['’][sS]$|(?<=s)['’]$")
HYPHENS = re.compile(r"[-‐‑]+")
SILENT = re.compile("[.'’‘`´ʿʾʼ]")
LETTERS = str.maketrans({
    "ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
})  # fmt: skip
NO_NAMES = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "this", "that", "these", "those",
    "who", "some", "many", "most", "all", "both", "others", "one", "each", "none", "nobody", "everybody", "everyone",
    "anyone", "someone", "several",
})  # fmt: skip
TITLE_CASED_FROM = 4  # "Nato", "Isis", "Opec" are printed so; "Who", "Us", "Is" are other words


@cache
def spellings() -> dict[str, str]:
    """Each variant spelling and the one that stands for its family, from spellings.csv."""
    return {
        variant: row.cells["spelling"]
        for row in rows("spellings.csv", required=("spelling", "variants"))
        for variant in row.many("variants")
    }


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """The word's parts as written, without possessive, dots, accents and apostrophes: "Qa'ida's" gives ("Qaida",)."""
    if word in JOINTS:
        return ()
    if word.isascii() and word.isalpha():
        return (word,)
    bare = POSSESSIVE.sub("", word).translate(LETTERS)
    if not bare.isascii():
        bare = "".join(letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter))
    return tuple(part for part in HYPHENS.split(SILENT.sub("", bare)) if part) or (word,)


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> tuple[str, ...]:
    """The word's parts as they are looked up: folded case, one spelling for each family of spellings."""
    family = spellings()
    return tuple(family.get(part, part) for part in map(str.casefold, pieces(word)))


def words_of(name: str) -> list[str]:
    """A name or phrase cut into words, punctuation apart, close to the tokens of Universal Dependencies."""
    return name.split() if name.replace(" ", "").isalnum() else WORDS.findall(name)


def written(name: str) -> tuple[str, ...]:
    """The parts of a whole name, as written."""
    return tuple(part for word in words_of(name) for part in pieces(word))


def is_a_name(text: str, forms: Collection[str] = ()) -> bool:
    """Whether words are someone's own name rather than a description: "River Guard", not "Western officials".

    A name ends in a capital, also where the texts have it as other `forms`,
    and is no pronoun at the beginning of a sentence.
    """
    last = next(reversed([part for word in words_of(text) for part in pieces(word)]), "")
    return last[:1].isupper() and last.lower() not in NO_NAMES and text.lower() not in forms


def same_case(form: str, text: str) -> bool:
    """Whether a part found in a text may stand for the part of a name in a table.

    A capital must be a capital ("Turkey" is not "turkey"). An acronym must be
    one ("US" is not "us" or "Us", "LeT" is not "Let"), though four letters
    and more may be printed as a name ("Nato").
    """
    if len(form) > 1 and form.isupper():
        return text.isupper() or (len(form) >= TITLE_CASED_FROM and text.istitle())
    if len(form) < TITLE_CASED_FROM and not form[1:].islower() and len(form) > 1:
        return text == form
    return text[0].isupper() if form[0].isupper() else True
