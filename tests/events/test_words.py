"""The words of a sentence by which two tellings are alike."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.events.words import stem, stems, trigger_words, words
from tests.builders import claim, mention, source

SENTENCE = "Officials in Norland said that Norland gave Sudland 2,600 drones and their launchers in 2022."


def part(words: str, made, *, start: int = 0):
    """A mention that stands where its words are."""
    at = SENTENCE.index(words)
    return msgspec.structs.replace(made, text=words, start=start + at, end=start + at + len(words))


def told(*, start: int = 0, **changed):
    made = claim(
        part("Norland gave"[:7], mention("NOR"), start=start), part("Sudland", mention("SUD"), start=start),
        by=(part("Officials in Norland", source("NOR"), start=start),), sentence=SENTENCE, sentence_start=start,
        trigger="gave",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changed)


@pytest.mark.parametrize(
    "forms",
    [
        ("drone", "drones"), ("missile", "missiles"), ("shell", "shelled", "shelling", "shells"),
        ("use", "used", "using", "uses"), ("bomb", "bombed", "bombing"), ("reach", "reached", "reaches"),
        ("supply", "supplied", "supplies", "supplying"), ("plan", "planned"), ("agree", "agreed"), ("press", "pressed"),
        ("meet", "met", "meeting", "meets"), ("ally", "allies", "allied"), ("base", "bases"),
        ("deliver", "delivered", "delivers", "deliveries", "delivery"), ("strike", "struck"), ("attack", "attacks"),
        ("give", "gave", "given"), ("Norland", "Norland's", "Norland’s"), ("2,600", "2600"),
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_words_of_other_meanings_keep_apart():
    assert len({stem(word) for word in ("drone", "grain", "troops", "harbour", "missile", "2022", "2023")}) == 7


def test_words_that_stand_in_any_report_and_short_ones_say_nothing():
    assert stems("He had said on Friday that the two countries would do so") <= {"would"}


def test_a_number_says_something_and_a_single_digit_nothing():
    assert stems("300 drones, 2,600 shells and 5 boats") == {"300", "dron", "2600", "shel", "boat"}


def test_the_names_of_those_it_is_about_the_trigger_and_the_cue_are_left_out():
    assert words(told()) == {"norlan", "2600", "dron", "launch", "2022"}  # its second Norland is no party's


def test_they_are_left_out_wherever_in_the_report_the_sentence_stands():
    assert words(told(start=4000)) == words(told())


def test_a_party_named_in_another_sentence_takes_no_words_away():
    elsewhere = msgspec.structs.replace(mention("SUD"), start=0, end=7)
    assert "sudlan" in words(told(start=4000, recipient=elsewhere))


def test_a_source_without_words_takes_none_away():
    reportedly = msgspec.structs.replace(source("NOR"), text=None, start=None, end=None, cue="reportedly")
    found = words(told(sources=(reportedly,), sentence=f"{SENTENCE[:-1]}, reportedly."))
    assert "launch" in found
    assert "report" not in found


def test_a_trigger_of_several_words_has_several_stems():
    made = claim(trigger="reached a deal")
    assert trigger_words(made) == {"reach", "a", "deal"}
