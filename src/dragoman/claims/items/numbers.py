"""Numbers in words and digits.

Takes "twenty-five", "1,500", "a dozen", "3.5 million", gives a number; None
for words that name no number ("several").
"""

from __future__ import annotations

from itertools import pairwise

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "a": 1, "an": 1, "single": 1, "half": 0.5, "couple": 2, "pair": 2,
    "both": 2, "dozen": 12, "no": 0,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "tn": 1_000_000_000_000,
    }  # fmt: skip
WHOLE = frozenset({"couple", "pair"})  # "a couple" is two, not a and a couple
FRACTIONS = frozenset({"half", "quarter", "couple"})  # "a half" is one half, not one and a half
FILLERS = frozenset({"and", "of", "the"})
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES)


def number(words: str) -> float | None:
    """The number that `words` spell ("2.6 million" is 2600000.0), or None."""
    total = group = 0.0
    seen = False
    parts = words.lower().replace("-", " ").replace("½", " ½").split()
    for word, after in pairwise((*parts, "")):
        value, scale = _simple(word), SCALES.get(word)
        if word in FILLERS or (word in ("a", "an") and after in FRACTIONS):
            continue
        if word in ("quarter", "quarters"):
            value, group = (group or 1) / 4, 0.0
        if scale == 100 or word == "dozen":
            group = (group or 1) * (scale or 12)
        elif scale is not None:
            total, group = total + (group or 1) * scale, 0.0
        elif value is not None:
            group = value if word in WHOLE else group if seen and word in ("a", "an") else group + value
        else:
            return None
        seen = True
    return total + group if seen else None


def _simple(word: str) -> float | None:
    if word in UNITS or word in TENS:
        return UNITS.get(word) or TENS.get(word, 0)
    if word in ("1/2", "½"):
        return 0.5
    try:
        return float(word.replace(",", "")) if word[:1].isdigit() else None
    except ValueError:
        return None
