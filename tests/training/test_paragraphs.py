"""What the splitter learns from is text as it will meet it, with the ends that people marked."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
paragraphs = pytest.importorskip("paragraphs")

GREETING = (["Hi", "Ann"], [1, 0], ["INTJ", "PROPN"])
NEWS = (["It", "is", "n't", "true", "."], [1, 1, 1, 0, 0], ["PRON", "AUX", "PART", "ADJ", "PUNCT"])


def lines() -> list:
    return [paragraphs.Line(*GREETING), paragraphs.Line(*NEWS)]


def test_a_sample_tells_where_sentences_end_and_what_the_rules_say():
    found = paragraphs.sample(lines())

    assert [form for form, _, _ in found.words] == ["Hi", "Ann", "It", "is", "n't", "true", "."]
    assert [at for at, end in enumerate(found.ends) if end] == [1, 6]
    assert [at for at, (_, _, verdict) in enumerate(found.words) if verdict] == [6]
    assert [paragraphs.TAGS[tag] for tag in found.tags][:2] == ["INTJ", "PROPN"]


def test_clitics_are_written_as_people_write_them():
    assert paragraphs.glued(lines()[1]).space == [1, 0, 1, 0, 0]


def test_careless_writing_loses_stops_and_nothing_else(monkeypatch):
    monkeypatch.setattr(paragraphs, "CARELESS", 1.0)

    found = paragraphs.careless([*lines(), *lines()], random.Random(1))

    assert [line.words[-1] for line in found] == ["Ann", "true", "Ann", "true"]
    assert all(len(line.words) == len(line.space) == len(line.tags) and line.space[-1] in (0, 1) for line in found)
    assert len(paragraphs.sample(found).ends) == 12


def test_what_no_stop_ends_is_nearly_always_a_paragraph():
    pick = random.Random(1)

    found = [len(list(paragraphs.paragraphs(lines(), pick))) for _ in range(200)]

    assert found.count(2) > 170
    assert paragraphs.stopped(lines()[1])
    assert not paragraphs.stopped(lines()[0])


def test_every_document_is_in_a_pass_in_one_line():
    texts = object.__new__(paragraphs.Texts)
    texts.trees, texts.news = [lines()], [[lines(), lines()]]

    found = list(texts.one_pass(random.Random(1)))

    assert not found[0].lined
    assert sum(len(one.words) for one in found) >= 21
