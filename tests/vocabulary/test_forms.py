"""Dictionary forms of the words that the tables know."""

from __future__ import annotations

import pytest

from dragoman.vocabulary.forms import known_lemmas, lemma_of


@pytest.mark.parametrize(
    ("form", "given", "pos", "lemma"),
    [
        ("bombed", "bom", "verb", "bomb"), ("planning", "planning", "verb", "plan"),
        ("accusations", "accusations", "noun", "accusation"), ("sanctions", "sanctions", "noun", "sanction"),
        ("denies", "denies", "verb", "deny"), ("invaded", "invad", "verb", "invade"),
        ("fighting", "fighting", "verb", "fight"), ("fighting", "fighting", "noun", "fighting"),
        ("overran", "overr", "verb", "overrun"), ("attacks", "attack", "noun", "attack"),
    ],
)  # fmt: skip
def test_a_form_that_the_reader_could_not_reduce_is_reduced_to_a_word_of_the_tables(
    form: str, given: str, pos: str, lemma: str
):  # fmt: skip
    assert lemma_of(form, given, pos) == lemma


def test_a_word_that_no_table_knows_keeps_its_lemma():
    assert "zebra" not in known_lemmas("noun")
    assert lemma_of("zebras", "zebras", "noun") == "zebras"
    assert lemma_of("as", "as", "verb") == "as"
