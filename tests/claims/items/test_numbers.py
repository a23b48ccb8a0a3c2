"""Numbers in words and digits."""

import pytest

from dragoman.claims.items.numbers import number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five", 25), ("1,500", 1500), ("a dozen", 12), ("two dozen", 24), ("half a million", 500_000),
        ("3.5 billion", 3.5e9), ("a couple of", 2), ("three hundred and five", 305), ("several", None), ("", None),
        ("half a dozen", 6), ("two hundred thousand", 200_000), ("5bn", None),
        ("one and a half million", 1_500_000), ("a half-million", 500_000),
        ("three quarters of a million", 750_000), ("4 ½", 4.5),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_spoken(words, value):
    assert number(words) == value
