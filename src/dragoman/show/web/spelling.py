"""How templates spell days, numbers, stances and support: each a filter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from dragoman.records import Claim, Item, Period, Time
from dragoman.show import correcting
from dragoman.show.web import event_spelling, marking, reading, tie_spelling

# Control and format characters, halves of pairs, and those without a meaning of their own.
HIDDEN = ("Cc", "Cf", "Cs", "Co")
# A sign beside each stance and support, so that neither is told by colour alone.
STANCES = {"asserts": "●", "hedges": "◐", "denies": "✕", "expects": "◌", "supposes": "?"}
SUPPORTS = {"single": "·", "corroborated": "●●", "contested": "⚔", "denied": "✕", "expected": "◌", "coded": "⊞"}


def day(value: date | None) -> str:
    """A day, or that none is told: "2022-10-29", "no day"."""
    return value.isoformat() if value else "no day"


def number(value: float) -> str:
    """A number with thousands apart: 12,345."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def counted(value: int, noun: str, plural: str | None = None) -> str:
    """A number of something: "1 report", "12 reports"."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def clean(text: str) -> str:
    """A report's words as they stand, without characters that steer a browser or turn the direction of writing."""
    if text.isprintable():  # as nearly all are: no character is looked at
        return text
    return "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in HIDDEN)


def sure(confidence: float) -> str:
    """A confidence in hundredths: ".87"; "1" where it is certain."""
    return f"{confidence:.2f}".removeprefix("0") if confidence < 0.995 else "1"


def span(time: Time | Period) -> str:
    """From when to when: "2022-10", "2022-10-03 to 2022-10-05", "until 2022"."""
    if time.start == time.end:
        return time.start or "no day"
    if time.start and time.end:
        return f"{time.start} to {time.end}"
    return f"from {time.start}" if time.start else f"until {time.end}"


def thing(item: Item) -> str:
    """What an act is about, and how many: "drones (more than 300)"."""
    number = item.quantity.text if item.quantity else None
    told = " ".join(word for word in (number, item.unit) if word)
    return f"{item.name} ({told})" if told else item.name


def together(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that follow one another and are read from one sentence, in one list."""
    return [list(some) for _, some in groupby(claims, key=lambda one: (one.document, one.sentence_start))]


def short_id(id: str) -> str:
    """An id as it is shown: the first eight signs of a hash; of a row of others' data all."""
    return id if ":" in id else id[:8]


def web_address(url: str | None) -> str | None:
    """An address that a link may lead to: of the web, and of nothing else."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:  # "http://[": no address at all
        return None


def toggled(chosen: Iterable[str], word: str) -> list[str]:
    """What is chosen with a word more, or without it where it is chosen."""
    some = list(chosen)
    return [one for one in some if one != word] if word in some else [*some, word]


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day, "number": number, "counted": counted, "stance": lambda word: STANCES[word],
    "support": lambda word: SUPPORTS[word], "clean": clean, "sure": sure, "span": span, "thing": thing,
    "pieces": marking.of_sentence, "together": together, "toggled": toggled, "web_address": web_address,
    "laid_out": reading.laid_out, "segments": reading.segments,
    "short_id": short_id, "whole": correcting.whole, **tie_spelling.FILTERS, **event_spelling.FILTERS,
}  # fmt: skip
