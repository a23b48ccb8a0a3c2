"""A document becomes sentences with words, and nothing that is read gets lost."""

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import split
from dragoman.documents.blocks import READ, find_blocks
from dragoman.records import Document


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

    begun = time.perf_counter()
    found = split(document(text))

    assert time.perf_counter() - begun < 60
    assert max(len(s.tokens) for s in found) <= 200
    assert all(s.text.rstrip().endswith((",", "then")) for s in found[:-1])


@given(st.text(max_size=400))
def test_offsets_are_exact_and_no_sign_is_lost(text):
    found = split(document(text))

    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(text[t.start : t.end] == t.text for s in found for t in s.tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    read = "".join("".join(text[b.start : b.end].split()) for b in find_blocks(text) if b.kind in READ)
    assert "".join(t.text for s in found for t in s.tokens) == read
