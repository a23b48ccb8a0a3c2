"""A document becomes sentences with words, and nothing that is read gets lost."""

import itertools
import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import boundaries, split
from dragoman.documents.blocks import READ, find_blocks
from dragoman.records import Block, Document


def document(text: str) -> Document:
    return Document(id="d", origin="d", text=text)


def test_only_what_is_read_gives_sentences():
    text = "Pact signed in Szohod\n\nBoth kings came. They left.\n\nShare this on Facebook\n\nNothing else happened."

    found = split(document(text))

    assert [(s.number, s.block, s.paragraph, s.text) for s in found] == [
        (0, "title", 0, "Pact signed in Szohod"),
        (1, "body", 1, "Both kings came."),
        (2, "body", 1, "They left."),
        (3, "body", 3, "Nothing else happened."),
    ]


def test_a_line_of_five_megabytes_is_cut_into_sentences_a_reader_can_take():
    text = "the kings met, and then " * 220_000

    begun = time.process_time()
    found = split(document(text))

    assert time.process_time() - begun < 60
    assert max(len(s.tokens) for s in found) <= 200
    assert all(s.text.rstrip().endswith((",", "then")) for s in found[:-1])


def test_the_pieces_of_a_sentence_that_is_cut_say_that_it_goes_on():
    found = split(document("They met. " + "grain, " * 300 + "salt.\n\nThey left."))

    assert (found[0].text, found[-2].text, found[-1].text) == ("They met.", "salt.", "They left.")
    assert [s.goes_on for s in found] == [False, True, True, True, False, False]


def block(text: str, kind: str = "body") -> Document:
    return Document(id="d", origin="d", text=text, blocks=(Block(kind=kind, start=0, end=len(text)),))


def test_an_end_that_no_stop_marks_is_found():
    text = "Dear all, Please find attached the minutes of the meeting. Let me know if you have questions. Thanks, Sara"

    assert [s.text for s in split(block(text))][:3] == [
        "Dear all,",
        "Please find attached the minutes of the meeting.",
        "Let me know if you have questions.",
    ]


class Eager:
    """Takes every word for the last of its sentence."""

    def ends(self, blocks):
        return [np.ones(len(words)) for words in blocks]


def test_a_title_is_cut_at_stops_alone(monkeypatch):
    monkeypatch.setattr(boundaries, "packaged", Eager)

    assert [s.text for s in split(block("Kings meet. Queens stay", "title"))] == ["Kings meet.", "Queens stay"]
    assert len(split(block("Kings meet. Queens stay", "body"))) == 5


def test_the_stop_of_a_shortened_last_word_is_a_word():
    (one, two) = split(document("They sold guns, mines etc. The king paid."))

    assert [t.text for t in one.tokens[-2:]] == ["etc", "."]
    assert [t.text for t in two.tokens[-2:]] == ["paid", "."]


@given(st.text(max_size=400))
def test_offsets_are_exact_and_no_sign_is_lost(text):
    found = split(document(text))

    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(text[t.start : t.end] == t.text for s in found for t in s.tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    read = "".join("".join(text[b.start : b.end].split()) for b in find_blocks(text) if b.kind in READ)
    assert "".join(t.text for s in found for t in s.tokens) == read
