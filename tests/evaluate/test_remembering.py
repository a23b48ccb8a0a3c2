"""A reader that remembers gives what the reader gives, and asks it once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.evaluate.program import Program, document_of
from dragoman.readers import AnswersOfPairs, CodesActs
from dragoman.records import Reading, Sentence
from evaluation.remembering import Remembering
from tests import fakes

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))[:3]
packaged = cache(pipeline.load)


class Counting(fakes.Reader):
    """Tells what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        self.asked += [sentence.text for sentence in sentences]
        return super().read(sentences)

    def code(self, *given: Any) -> tuple[()]:
        self.asked.append(given)
        return ()

    claimed = code


def sentences(*reports: int) -> list[Sentence]:
    return [sentence for number in reports for sentence in fakes.split(fakes.report(number))]


def test_claims_are_those_of_the_reader_itself_however_often_they_are_asked_for():
    documents = [document_of(path.read_text(encoding="utf-8"), id=path.stem) for path in REPORTS]
    plain = list(Program(packaged()).claims(documents))
    reader = Remembering(packaged)
    assert sum(map(len, plain)) > 20
    assert list(Program(reader).claims(documents[1:2])) == plain[1:2]
    assert list(Program(reader).claims(documents)) == plain
    assert list(Program(reader).told(documents[::-1])) == list(Program(packaged()).told(documents[::-1]))


def test_what_was_read_once_is_not_read_again():
    counting = Counting()
    reader = Remembering(lambda: counting)
    first, other = sentences(2, 3), sentences(3, 4, 2, 4)
    assert [reading.sentence for reading in reader.read(first)] == first
    assert [reading.sentence for reading in reader.read(other)] == other
    assert counting.asked == [sentence.text for sentence in sentences(2, 3, 4)]


def test_a_report_that_goes_on_otherwise_is_another():
    counting = Counting()
    reader = Remembering(lambda: counting)
    reader.read(sentences(4)[:2])
    reader.read(sentences(4))
    assert len(counting.asked) == 2 + len(sentences(4))


def test_answers_about_two_actors_are_remembered_by_all_that_was_asked():
    counting = Counting()
    reader = Remembering(lambda: counting)
    assert isinstance(reader, CodesActs | AnswersOfPairs)
    for ask in (reader.code, reader.claimed):
        for one in (None, 1, 1):
            ask(sentences(2), one, None)
    assert [given[1] for given in counting.asked] == [None, 1, None, 1]


def test_it_is_loaded_when_it_is_first_asked():
    loads: list[Counting] = []

    def load() -> Counting:
        loads.append(Counting())
        return loads[-1]

    reader = Remembering(load)
    assert loads == []
    assert reader.version == reader.version == "fake reader 1"
    assert len(loads) == 1
