"""Words as the encoder sees them."""

from dragoman.reader.features import CLOSING, INSIDE, OPENING, OUTSIDE, SHAPES, quote_states, shape
from dragoman.reader.lexicon import edited


def test_shapes_tell_capitals_that_the_vocabulary_does_not_know():
    words = ["drones", "Iran", "NATO", "iPhone", "2015", "S400", "U.", "—"]
    assert [SHAPES[shape(word)] for word in words] == [
        "lower", "capital", "upper", "mixed", "digits", "with-digit", "initial", "punctuation",
    ]  # fmt: skip


def test_straight_quotes_alternate():
    assert quote_states(["He", '"', "left", '"', "."]) == [OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


def test_a_paragraph_that_opens_again_keeps_the_quotation_open():
    assert quote_states(["“", "We", "“", "must", "”", "now"]) == [OPENING, INSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


def test_the_longest_known_suffix_makes_the_lemma():
    rules = {"": "0", "s": "1", "ies": "3y"}
    assert [edited(form, rules) for form in ("armies", "talks", "aid")] == ["army", "talk", "aid"]
