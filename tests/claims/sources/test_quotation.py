"""What stands in quotation marks."""

from __future__ import annotations

import pytest

from dragoman.claims.quotation import quotations, quoted


def said(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quoted(text)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We stay,” she said. “We fight.”", ["We stay,", "We fight."]),
        ("“We stay.\nWe fight.\nAnd we win,” she said.", ["We stay.\nWe fight.\nAnd we win,"]),
        ("“We stay.\nNobody answered.\n“We go,” he said.", ["We stay.", "We go,"]),
        ("“First paragraph.\n\n“Second paragraph,” she said.", ["First paragraph.", "Second paragraph,"]),
        ("We stay,” she said.\nHe left.", ["We stay,"]),
        ('She called it "a trap" and "a lie".', ["a trap", "a lie"]),
        ('“We stay, "she said.\nHe left.', ["We stay, "]),
        ('"We stay.\nHe left.\n"We go," he said.', ["We stay.", "We go,"]),
        ('He told "us', ["us"]),
        ("”", []),
    ],
)
def test_a_quotation_ends_where_it_is_closed_or_with_its_line(text: str, quotes: list[str]):
    assert said(text) == quotes


def test_what_is_too_long_to_be_one_quotation_was_not_closed():
    text = "“We stay.\n" + "The army came.\n" * 200 + "We go,” he said."
    assert said(text) == ["We stay.", "We go,"]


def test_a_quotation_of_a_word_or_two_says_nothing():
    assert quotations("a “great victory” for us") == []
