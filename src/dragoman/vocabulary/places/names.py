"""Fold the spellings of a name into one: "Nagorno-Karabakh" and "nagorno karabakh", "Kharkiv'" and "Kharkiv"."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
    "ə": "e", "Ə": "e", "þ": "th", "Þ": "th", "ð": "d",
    **dict.fromkeys("'’‘ʻʼʿʾ`´ʹ.", ""), **dict.fromkeys("-‐–—/", " "),
})  # fmt: skip


def fold(name: str) -> str:
    """`name` in small letters without accents, apostrophes, full stops and hyphens."""
    return re.sub(r"\s+", " ", plain(name.translate(LETTERS))).strip().lower()


def plain(name: str) -> str:
    """`name` without accents."""
    if name.isascii():
        return name
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
