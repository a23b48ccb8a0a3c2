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


def test_a_window_more_than_half_full_ends_with_its_paragraph():
    def paragraphs(*sizes: int) -> list[Sentence]:
        return [sentence(*["word"] * size, paragraph=number) for number, size in enumerate(sizes)]

    assert lengths(list(windows(paragraphs(50, 20, 10, 60), len))) == [[50, 20, 10], [60]]
    assert lengths(list(windows([sentence(*["word"] * 40)] * 3, len))) == [[40, 40, 40]]


def quoted(*opened: tuple[str, int]) -> list[tuple[bool, frozenset[int]]]:
    """Whether each window begins within a quotation, and which words begin paragraphs, of sentences of 100 words."""
    found = windows([sentence(first, *["word"] * 99, paragraph=paragraph) for first, paragraph in opened], len)
    return [(window.inside, window.paragraphs) for window in found]


def test_a_quotation_goes_on_in_the_next_window_of_its_paragraph():
    assert quoted(("“", 0), ("we", 0), ("”", 0), ("so", 0)) == [
        (False, frozenset()), (True, frozenset()), (True, frozenset()), (False, frozenset()),
    ]  # fmt: skip


def test_a_quotation_whose_end_is_lost_does_not_go_on_in_the_next_paragraph():
    assert [inside for inside, _ in quoted(("“", 0), ("we", 0), ("he", 1), ("she", 1))] == [False, True, False, False]


def test_a_window_knows_where_its_paragraphs_begin():
    (window,) = windows([sentence("so", "it", paragraph=n) for n in (0, 0, 1, 2)], len)
    assert window.paragraphs == {4, 6}
