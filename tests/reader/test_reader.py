"""The packaged reader on sentences of our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dragoman.documents import split, tokenize
from dragoman.errors import DragomanError
from dragoman.reader import Reader
from dragoman.records import Reading, Sentence
from tests.builders import document

REPORT = (
    "The foreign minister of Norway said on Monday that Denmark had sent tanks to Estonia. "
    "Denmark denied the report.\n\n"
    "Talks between Norway and Denmark will resume in Oslo next week."
)


@cache
def reader() -> Reader:
    return Reader.load()


def readings(text: str, id: str = "d1") -> list[Reading]:
    return reader().read(split(document(text, id=id)))


def words(reading: Reading, first: int, last: int) -> str:
    return " ".join(token.text for token in reading.sentence.tokens[first:last])


def test_every_column_has_an_entry_for_each_word():
    for reading in readings(REPORT):
        columns = (reading.upos, reading.xpos, reading.lemmas, reading.heads, reading.deprels)
        assert {len(column) for column in columns} == {len(reading.sentence.tokens)}
        assert reading.heads.count(-1) == 1


def test_a_plain_sentence_is_read_as_a_person_would():
    first = readings(REPORT)[0]
    sent = first.lemmas.index("send")
    subject = next(w for w in range(len(first.heads)) if first.heads[w] == sent and first.deprels[w] == "nsubj")
    assert words(first, subject, subject + 1) == "Denmark"
    predicate = next(p for p in first.predicates if p.word == sent)
    roles = {argument.role: words(first, argument.first, argument.last) for argument in predicate.arguments}
    assert predicate.roleset == "send.01"
    assert roles["ARG0"] == "Denmark"
    assert roles["ARG1"] == "tanks"


def test_what_is_said_is_tied_to_who_says_it():
    text = document(REPORT).text
    said = next(a for a in readings(REPORT)[0].attributions if "said" in text[a.cue[0].start : a.cue[0].end])
    assert "minister" in text[said.source[0].start : said.source[0].end]
    assert "sent tanks" in text[said.content[0].start : said.content[-1].end]


def test_a_reading_does_not_depend_on_what_is_read_beside_it():
    alone = readings(REPORT)
    other = split(document("Rain fell in Lisbon all day long, and the river rose.", id="d2"))
    together = reader().read([*other, *split(document(REPORT))])
    assert together[len(other) :] == alone


def test_reading_twice_gives_the_same():
    assert readings(REPORT) == readings(REPORT)


def test_a_sentence_of_endless_words_is_read():
    text = " ".join(["antidisestablishmentarianismically-xylophonographing"] * 190) + "."
    assert all(len(reading.upos) == len(reading.sentence.tokens) for reading in readings(text))


def test_nothing_to_read_gives_nothing():
    assert reader().read([]) == []


def test_a_folder_without_weights_is_refused_with_what_to_do(tmp_path: Path):
    with pytest.raises(DragomanError, match="make train"):
        Reader.load(tmp_path)


def test_a_sentence_longer_than_the_encoder_is_read_in_stretches():
    tokens = tokenize("Norway sent ships and planes and guns to Denmark again " * 80)
    sentence = Sentence(
        document="d1", number=0, text="", start=0, end=tokens[-1].end, block="body", paragraph=0, tokens=tokens
    )
    (reading,) = reader().read([sentence])
    assert len(reading.heads) == len(tokens) == 800
    assert reading.lemmas[-9] == "send"
