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


def test_a_lost_closing_mark_is_forgotten_at_the_end_of_its_paragraph():
    words = ["“", "We", "left", "He", "slept"]
    assert quote_states(words, paragraphs={3}) == [OPENING, INSIDE, INSIDE, OUTSIDE, OUTSIDE]
    assert quote_states(words) == [OPENING, INSIDE, INSIDE, INSIDE, INSIDE]


def test_each_paragraph_of_a_long_quotation_opens_it_again_with_straight_marks_too():
    words = ['"', "We", '"', "must", '"', "now"]
    assert quote_states(words, paragraphs={2}) == [OPENING, INSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


def test_words_may_begin_within_a_quotation():
    assert quote_states(["We", "left"], inside=True) == [INSIDE, INSIDE]
    assert quote_states(["left", '"', "he"], inside=True) == [INSIDE, CLOSING, OUTSIDE]
    assert quote_states(["He", "slept"], inside=True, paragraphs={0}) == [OUTSIDE, OUTSIDE]


def test_the_longest_known_suffix_makes_the_lemma():
    rules = {"": "0", "s": "1", "ies": "3y"}
    assert [edited(form, rules) for form in ("armies", "talks", "aid")] == ["army", "talk", "aid"]
