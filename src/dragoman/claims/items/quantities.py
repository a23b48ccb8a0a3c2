"""How many or how much: the words and the range they allow.

Takes the words before a noun, gives a Quantity and its currency, or None. A
range says what the words commit to: "more than 300" is 300 and up, "about
1,000" is 900 to 1,100, "hundreds" is 100 to 999, "dozens" is 24 to 99.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.claims.items.numbers import number
from dragoman.records import Quantity

AROUND = 0.1  # "about 1,000" allows a tenth more or less
CURRENCIES = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB",
    "₺": "TRY", "₹": "INR", "dollar": "USD", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY",
    "renminbi": "CNY", "yen": "JPY", "hryvnia": "UAH", "lira": "TRY", "shekel": "ILS", "rupee": "INR", "riyal": "SAR",
    "dirham": "AED", "usd": "USD", "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
# Words for a number nobody counted, and what they allow at least and at most.
VAGUE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (100, 999), "thousands": (1_000, 9_999),
    "tens": (20, 99), "millions": (1e6, 9_999_999), "billions": (1e9, 9_999_999_999), "several": (3, 9),
    "a few": (2, 9),
    "a handful of": (2, 9), "a handful": (2, 9), "numerous": (3, None), "many": (3, None), "countless": (100, None),
    "tens of thousands": (10_000, 99_999), "hundreds of thousands": (100_000, 999_999),
    "tens of millions": (1e7, 99_999_999), "hundreds of millions": (1e8, 999_999_999), "several hundred": (300, 999),
    "several thousand": (3_000, 9_999), "several dozen": (36, 99), "a few hundred": (200, 999), "a few dozen": (24, 99),
    "a few thousand": (2_000, 9_999), "several million": (3e6, 9_999_999), "tens of billions": (1e10, 99_999_999_999),
    "hundreds of billions": (1e11, 999_999_999_999), "thousands of millions": (1e9, 9_999_999_999),
    "several billion": (3e9, 9_999_999_999), "several tens of thousands": (30_000, 99_999), "multiple": (2, None),
    "a number of": (2, None), "many hundreds": (200, None), "many thousands": (2_000, None),
    "many millions": (2e6, None), "many dozens": (48, None), "a few million": (2e6, 9_999_999),
    "a few billion": (2e9, 9_999_999_999),
}  # fmt: skip
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
WORD = (rf"(?:zero|{ONES}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
        rf"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -]{ONES})?)")  # fmt: skip
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[mk])"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s1/2|\s?½)?)"
SIGN = r"(?:us ?\$|a\$|c\$|hk\$|[$€£¥₽₺₹]|usd|eur|gbp)"
# "one hundred and twenty", but of "two hundred and three hundred" the first two words
SCALED = rf"[\s-]{SCALE}(?:\s(?:and\s)?{WORD}(?![\s-]{SCALE}))?"
NUMERAL = rf"(?:{WORD}|an?(?=[\s-]{SCALE}))(?:{SCALED})*(?:\sand a half(?:\s{SCALE})*)?"
ARTICLE = rf"an?(?=[\s-]{SCALE}|\s*$)"  # "a number of", "a $5 million loan": not one
FRACTION = rf"(?:half an?|an? half|half|(?:three|a) quarters? of an?)(?=[\s-]{SCALE})"
AMOUNT = rf"(?:(?:{FRACTION}|a couple(?: of)?|{DIGITS}|{NUMERAL}|{ARTICLE})(?:[\s-]?{SCALE})*)"
VAGUE_WORDS = "|".join(sorted(VAGUE, key=len, reverse=True))
HEDGE = (
    r"(?:(?:more|less|fewer|greater|higher|lower) than|no (?:more|fewer|less) than|at (?:the very )?(?:least|most)"
    r"|not more than|as (?:many|much|few|little) as|upwards? of|in excess of|up to|over|above|under|below|about|around"
    r"|some|roughly|approximately|an estimated|estimated|nearly|almost|close to|between|from|only|just|exactly|another"
    r"|an additional|the first|an average(?: of)?|average|a further|a total of|a minimum of|a maximum of|well over"
    r"|an initial|a record|or)"
)
OR_EVEN = r"(?:or even|or|if not|perhaps|possibly|maybe|and even|to)"
PATTERN = re.compile(
    rf"(?<![\w.,])(?:{HEDGE}\s)*(?:(?P<vague>{VAGUE_WORDS})(?:,?\s{OR_EVEN}\s(?P<more>{VAGUE_WORDS}))?|(?P<sign>{SIGN})?\s?(?P<low>{AMOUNT})"
    rf"(?:\s?(?:-|–|to|and|or)\s?(?:{SIGN})?\s?(?P<high>{AMOUNT}))?)(?![\w%])"
    rf"(?P<after>\s(?:or (?:more|so|fewer)|at least))?"
)
ATLEAST = ("more than", "greater than", "higher than", "no fewer than", "no less than", "at least", "at the very least",
           "over", "above", "well over", "a minimum of", "upward of", "upwards of", "in excess of", "as few as",
           "as little as")  # fmt: skip
ATMOST = ("less than", "fewer than", "lower than", "no more than", "not more than", "at most", "at the very most",
          "up to", "under", "below", "as many as", "as much as", "a maximum of")  # fmt: skip
ABOUT = ("about", "around", "some", "roughly", "approximately", "estimated", "close to")


class Amount(NamedTuple):
    """A quantity and the currency of its sign, if it had one."""

    quantity: Quantity
    currency: str | None


def find_quantity(words: str) -> Amount | None:
    """The quantity that `words` (those before a noun) state, or None.

    `low` and `high` are what the words commit to, None where they set no bound. Vague words have the bounds of VAGUE.
    """
    matched = PATTERN.search(words.lower())
    if matched is None:
        return None
    text = words[matched.start() : matched.end()].strip()
    if matched["high"] is None:
        text = re.sub(r"^(?:from|between|or)\s+", "", text, flags=re.IGNORECASE)  # no part of a range
    currency = CURRENCIES.get((matched["sign"] or "").replace(" ", ""))
    bounds = _vague(matched) if matched["vague"] else _bounds(matched)
    return Amount(Quantity(text=text, low=bounds[0], high=bounds[1]), currency) if bounds else None


def _vague(matched: re.Match[str]) -> tuple[float | None, float | None]:
    """ "Dozens", "hundreds, perhaps thousands", "up to several hundred"."""
    low, high = VAGUE[matched["vague"]]
    if matched["more"]:
        high = VAGUE[matched["more"]][1]
    hedge = matched[0][: matched.start("vague") - matched.start()].strip()
    return (None if _is_in(hedge, ATMOST) else low), (None if _is_in(hedge, ATLEAST) else high)


def _bounds(matched: re.Match[str]) -> tuple[float | None, float | None] | None:
    low = number(_spaced(matched["low"]))
    if low is None:
        return None
    if matched["high"]:
        high = number(_spaced(matched["high"]))
        return _range(low, high, matched) if high is not None else None
    hedge = (matched[0][: matched.start("low") - matched.start()]).strip()
    after = (matched["after"] or "").strip()
    if hedge and matched["low"] in ("a", "an"):
        return None  # "over a", the preposition
    if hedge.startswith(("no fewer", "no less")):
        return low, None
    if _is_in(hedge, ATMOST) or after == "or fewer":
        return None, low
    if _is_in(hedge, ATLEAST) or after in ("or more", "at least"):
        return low, None
    if _is_in(hedge, ABOUT) or after == "or so":
        return round(low * (1 - AROUND), 2), round(low * (1 + AROUND), 2)
    if hedge.startswith(("nearly", "almost")):
        return round(low * (1 - AROUND), 2), low
    return low, low


def _is_in(hedge: str, words: tuple[str, ...]) -> bool:
    return bool(hedge) and any(f" {word} " in f" {hedge} " for word in words)


def _range(low: float, high: float, matched: re.Match[str]) -> tuple[float, float] | None:
    """ "100 to 200", and "5 to 10 million", whose scale is told once."""
    scale = re.search(rf"{SCALE}$", matched["high"])
    if scale and not re.search(rf"{SCALE}$", matched["low"]):
        low *= number(_spaced(f"1 {scale[0]}")) or 1
    return (low, high) if low <= high else None


def _spaced(words: str) -> str:
    """ "5bn" as "5 bn"."""
    return re.sub(r"(?<=\d)(?=[a-z])", " ", words)
