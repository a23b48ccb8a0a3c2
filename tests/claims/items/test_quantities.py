"""How many: the words, and the range they commit to."""

import re
from pathlib import Path

import pytest

from dragoman.claims.items.quantities import find_quantity


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("more than 300", 300, None), ("at least one", 1, None), ("2,600 or more", 2600, None),
        ("up to 3,000", None, 3000), ("as many as 20", None, 20), ("no more than 40", None, 40),
        ("no fewer than 12", 12, None), ("about 1,000", 900, 1100), ("some 50", 45, 55),
        ("nearly half a million", 450_000, 500_000), ("between 100 and 200", 100, 200),
        ("100-150", 100, 150), ("5 to 10 million", 5e6, 1e7), ("two", 2, 2), ("twenty-five", 25, 25),
        ("a couple of", 2, 2), ("hundreds of", 100, 999), ("dozens of", 24, 99),
        ("tens of thousands of", 10_000, 99_999), ("several", 3, 9), ("several hundred", 300, 999),
        ("a", 1, 1), ("hundreds, perhaps thousands", 100, 9_999), ("up to several hundred", None, 999),
        ("upwards of 500", 500, None), ("not more than 20", None, 20), ("a number of", 2, None),
        ("one and a half million", 1.5e6, 1.5e6), ("three quarters of a million", 750_000, 750_000),
        ("one hundred and twenty", 120, 120), ("between two hundred and three hundred", 200, 300),
        ("a couple of dozen", 24, 24), ("as few as 10", 10, None), ("2 1/2 million", 2.5e6, 2.5e6),
    ],
)  # fmt: skip
def test_words_commit_to_a_range(words, low, high):
    amount = find_quantity(words)
    assert (amount.quantity.low, amount.quantity.high) == (low, high)
    assert amount.currency is None


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("$40 billion", 4e10, "USD"),
        ("€5m", 5e6, "EUR"),
        ("US$ 5 bn", 5e9, "USD"),
        ("£3.5 million", 3.5e6, "GBP"),
        ("a $5 million", 5e6, "USD"),
        ("an average $700 million", 7e8, "USD"),
    ],
)
def test_money_has_its_currency(words, value, currency):
    amount = find_quantity(words)
    assert (amount.quantity.low, amount.quantity.high, amount.currency) == (value, value, currency)


def test_the_words_are_kept_as_they_stand():
    assert find_quantity("with More than 300 of the").quantity.text == "More than 300"


@pytest.mark.parametrize(
    "words", ["", "the", "new Russian", "their own", "over a", "an unknown number of", "a third of"]
)
def test_no_number_is_no_quantity(words):
    assert find_quantity(words) is None


def test_the_page_on_items_says_what_is_read():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "items.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]*) ?\| ([\d,]*) ?\|$", page.split("## Quantities")[1], re.MULTILINE)
    assert len(rows) >= 10
    for words, low, high in rows:
        for one in words.split("; "):
            quantity = find_quantity(one).quantity
            bounds = ["" if bound is None else f"{bound:,.0f}" for bound in (quantity.low, quantity.high)]
            assert (one, *bounds) == (one, low, high)
