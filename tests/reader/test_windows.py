"""Sentences that are read together."""

from dragoman.reader.features import POSITIONS_KEPT
from dragoman.reader.windows import LONGEST_STRETCH, WINDOW_WORDS, Window, windows
from dragoman.records import Sentence, Token


def sentence(*words: str, paragraph: int = 0, document: str = "d1") -> Sentence:
    """A sentence of these words; where they stand does not matter here."""
    tokens = tuple(Token(text=word, start=0, end=len(word)) for word in words)
    return Sentence(
        document=document, number=0, text=" ".join(words), start=0, end=0, block="body", paragraph=paragraph,
        tokens=tokens,
    )  # fmt: skip


def lengths(found: list[Window]) -> list[list[int]]:
    return [window.lengths for window in found]


def test_sentences_are_read_together_up_to_a_number_of_words():
    found = list(windows([sentence(*["word"] * 15)] * 12, len))

    assert all(len(window.tokens) <= WINDOW_WORDS for window in found)
    assert sum(len(window.stretches) for window in found) == 12


def test_a_window_holds_no_more_pieces_than_the_encoder_takes():
    found = list(windows([sentence(*["hexamethylene"] * 20)] * 6, len))

    assert lengths(found) == [[20], [20], [20], [20], [20], [20]]
    found = list(windows([sentence(*["hexamethylene"] * 10)] * 6, len))
    assert lengths(found) == [[10] * 3, [10] * 3]
    assert all(sum(len(token.text) for token in window.tokens) <= POSITIONS_KEPT - 2 for window in found)


def test_an_endless_sentence_is_read_in_stretches_of_its_own():
    found = list(windows([sentence("so"), sentence(*"a" * (LONGEST_STRETCH + 1)), sentence("no")], len))

    assert lengths(found) == [[1], [LONGEST_STRETCH], [1, 1]]


def test_no_window_holds_two_documents():
    assert lengths(list(windows([sentence("so"), sentence("no", document="d2")], len))) == [[1], [1]]
