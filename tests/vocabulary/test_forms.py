"""Dictionary forms of the words that the tables know."""

from __future__ import annotations

import pytest

from dragoman.vocabulary.forms import known_lemmas, lemma_of


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("bombed", "bom", "bomb"), ("planning", "planning", "plan"), ("accusations", "accusations", "accusation"),
        ("denies", "denies", "deny"), ("invaded", "invad", "invade"), ("attacks", "attack", "attack"),
    ],
)  # fmt: skip
def test_a_form_that_the_reader_could_not_reduce_is_reduced_to_a_word_of_the_tables(form: str, given: str, lemma: str):
    assert lemma_of(form, given) == lemma


def test_a_word_that_no_table_knows_keeps_its_lemma():
    assert "zebra" not in known_lemmas()
    assert lemma_of("zebras", "zebras") == "zebras"
    assert lemma_of("as", "as") == "as"
