"""Laying a report out: every word once, every claim once, in parts that a page can bear."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Block, Claim, Document
from dragoman.show.web import reading
from dragoman.show.web.reading import laid_out, parts_of, segments
from tests.builders import claim


def document(text: str, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(id="d1", text=text, origin="d1", blocks=blocks)


def read(text: str, sentence: str, id: str, after: int = 0) -> Claim:
    """A claim whose act is the first word of a sentence of the text."""
    start = text.index(sentence, after)
    word = sentence.split()[0]
    made = claim(id=id, sentence=sentence, sentence_start=start, trigger=word)
    spans = {"start": start, "end": start + len(word)}
    return msgspec.structs.replace(
        made,
        sentence_end=start + len(sentence),
        trigger=msgspec.structs.replace(made.trigger, **spans),
        initiator=msgspec.structs.replace(made.initiator, **spans),
        recipient=None,
    )


def test_sentences_from_which_no_claim_was_read_stay_plain():
    text = "It rained. Russia struck. They slept."
    ((stretch,),) = parts_of(document(text), [read(text, "Russia struck.", "c1")])
    some = segments(text, stretch)
    assert ["".join(piece.text for piece in one.pieces) for one in some] == [
        "It rained. ",
        "Russia struck.",
        " They slept.",
    ]
    assert [one.claims for one in some] == [(), (0,), ()]
    assert [piece.parts for one in some for piece in one.pieces if piece.parts] == [{"initiator": (0,), "act": (0,)}]


def test_several_claims_of_one_sentence_are_one_segment():
    text = "Russia struck."
    ((stretch,),) = parts_of(document(text), [read(text, text, "a"), read(text, text, "b")])
    assert [one.claims for one in segments(text, stretch)] == [(0, 1)]


def test_a_paragraph_is_told_by_what_it_is():
    text = "Head\n\nBody text."
    blocks = (Block(kind="title", start=0, end=4), Block(kind="body", start=6, end=16))
    assert [(one.kind, text[one.start : one.end]) for one in parts_of(document(text, blocks), [])[0]] == [
        ("title", "Head"), ("body", "Body text."),
    ]  # fmt: skip


def test_the_part_of_a_claim_is_found_in_a_report_of_a_megabyte():
    sentence = "Russia struck again near the old bridge. "
    text = sentence * 25_000
    claims = [read(text, sentence.strip(), f"c{n}", n * 20_000) for n in range(50)]
    parts = parts_of(document(text), claims)
    assert all(sum(one.end - one.start for one in part) <= reading.PART + reading.STRETCH for part in parts)
    shown = laid_out(document(text), claims, "c30", 1)
    assert any(one.id == "c30" for stretch in shown.stretches for one in stretch.claims)
    assert laid_out(document(text), claims, None, 10_000).part == len(parts)


@given(
    st.text(alphabet="ab .\n", max_size=300), st.lists(st.tuples(st.integers(0, 290), st.integers(1, 60)), max_size=8)
)
def test_every_word_and_every_claim_stands_there_once(text: str, sentences: list[tuple[int, int]]):
    claims = []
    for number, (start, length) in enumerate(sentences):
        if start + 1 < len(text):
            words = text[start : start + length]
            made = msgspec.structs.replace(
                claim(id=f"c{number}", sentence=words, sentence_start=start), sentence_end=start + len(words)
            )
            claims.append(made)
    blocks = (Block(kind="body", start=0, end=len(text)),) if text else ()
    reading.STRETCH, before = 40, reading.STRETCH
    try:
        stretches = [one for part in parts_of(document(text, blocks), claims) for one in part]
        told = "".join(piece.text for stretch in stretches for one in segments(text, stretch) for piece in one.pieces)
    finally:
        reading.STRETCH = before
    assert told == (text if blocks else "")
    assert sorted(one.id for stretch in stretches for one in stretch.claims) == sorted(one.id for one in claims)
