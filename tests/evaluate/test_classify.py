"""The type of the act between two given actors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.evaluate import run
from dragoman.evaluate.classify import QUAD, count, figures, marked
from dragoman.evaluate.figures import total
from dragoman.records import Reading, Span
from tests.builders import reading
from tests.evaluate.oracle import labelled

TEXT = "Norland attacked Southland after Westland praised Eastland ."
ROWS = """
Norland Norland PROPN 2 nsubj
attacked attack VERB 0 root
Southland Southland PROPN 2 obj
after after SCONJ 6 mark
Westland Westland PROPN 6 nsubj
praised praise VERB 2 advcl
Eastland Eastland PROPN 6 obj
. . PUNCT 2 punct
"""
ROLES = {1: ("attack.01", {"ARG0": (0, 1), "ARG1": (2, 3)}), 5: ("praise.01", {"ARG0": (4, 5), "ARG1": (6, 7)})}
QUIET = "Norland is large ."


class Reader:
    """Knows two sentences."""

    version = "two"
    known = {  # noqa: RUF012
        TEXT: reading(ROWS, roles=ROLES),
        QUIET: reading("Norland N PROPN 3 nsubj\nis be AUX 3 cop\nlarge large ADJ 0 root\n. . PUNCT 3 punct"),
    }

    def read(self, sentences: Any) -> list[Reading]:
        return [self.known[sentence.text] for sentence in sentences]


@pytest.fixture(autouse=True)
def whole_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text is one sentence, cut as the reader knows it."""
    monkeypatch.setattr(pipeline, "split", lambda document: (Reader.known[document.text].sentence,))


def classified(tmp_path: Path, markup: str, gold: str, text: str = TEXT) -> dict[str, Any]:
    line = {"text": text, "markup": markup, "events": [{"code": gold}]}
    path, out = labelled(tmp_path / "gold.jsonl", [line]), tmp_path / "out.jsonl"
    scored = run("classify", path, reader=Reader(), predictions=out)["figures"]
    return scored | json.loads(out.read_text())["predicted"]


def with_marks(source: str, target: str) -> str:
    return TEXT.replace(source, f"<s>{source}</s>").replace(target, f"<t>{target}</t>")


def test_the_type_is_that_of_the_deed_between_the_marked_actors(tmp_path: Path):
    attacked = classified(
        tmp_path, TEXT.replace("Norland", "<s>Norland</s>").replace("South", "<t>South</t>"), "ASSAULT"
    )
    assert (attacked["code"], attacked["accuracy"], attacked["macro_f1"]) == ("ASSAULT", 100, 100)
    praised = classified(
        tmp_path, TEXT.replace("Westland", "<s>Westland</s>").replace("Eastland", "<t>Eastland</t>"), "AID"
    )
    assert (praised["code"], praised["accuracy"]) == ("SUPPORT", 0)


def test_a_line_without_marks_is_answered_from_its_text_alone(tmp_path: Path):
    assert classified(tmp_path, TEXT, "ASSAULT")["answered"] == 100


def test_no_deed_is_no_answer_and_no_answer_is_wrong(tmp_path: Path):
    found = classified(tmp_path, "<s>Norland</s> is large .", "AID", text=QUIET)
    assert (found["code"], found["accuracy"], found["answered"], found["four_way"]) == (None, 0, 0, 0)


def test_marks_are_found_in_the_text():
    assert marked("<s>Norland</s> attacked <t>Southland</t>.", "Norland attacked Southland.") == {
        "s": (0, 7),
        "t": (17, 26),
    }
    assert marked("<s>Norland</s> attacked Southland.", "Norland attacked Southland.") == {"s": (0, 7)}
    assert marked("<s>Norland</s> helped.", "Norland attacked Southland.") == {}


@pytest.mark.parametrize("answer", ["CONCEDE", "RETREAT", "YIELD"])
def test_concessions_and_retreats_are_one_label(answer: str):
    assert count({"events": [{"code": "YIELD"}]}, {"code": answer})["right"] == 1


def test_macro_f1_weighs_each_label_of_the_file_alike():
    lines = [("AID", "AID")] * 8 + [("SANCTION", "AID"), ("SANCTION", "SANCTION")]
    counts = total([count({"events": [{"code": gold}]}, {"code": ours}) for gold, ours in lines])
    found = figures(counts)
    aid, sanction = 2 * 8 / (9 + 8), 2 * 1 / (1 + 2)
    assert found["macro_f1"].value == pytest.approx(100 * (aid + sanction) / 2)
    assert (found["accuracy"].value, found["four_way"].value) == (90, 90)


def test_every_label_of_fifteen_is_in_one_class_of_four():
    assert len(QUAD) == 15
    assert set(QUAD.values()) == {1, 2, 3, 4}


class Coder(Reader):
    """Says by the marks who does what."""

    def code(self, sentences: Any, initiator: Span | None, recipient: Span | None) -> Any:
        text = sentences[0].text
        pair = tuple(text[span.start : span.end] if span else None for span in (initiator, recipient))
        if pair == ("Norland", "Southland"):
            return (("ALLY", 0.4), ("CONCEDE", 0.25), ("ASSAULT", 0.2), ("RETREAT", 0.15))
        return (("SUPPORT", 1.0),)


def test_the_coding_head_answers_for_the_marked_pair_in_labels_of_plv(tmp_path: Path):
    line = {"text": TEXT, "markup": with_marks("Norland", "Southland"), "events": [{"code": "YIELD"}]}
    path, out = labelled(tmp_path / "gold.jsonl", [line]), tmp_path / "out.jsonl"
    scored = run("classify", path, reader=Coder(), predictions=out)["figures"]
    assert json.loads(out.read_text())["predicted"] == {"code": "YIELD", "confidence": 0.4, "rules": "ASSAULT"}
    assert (scored["accuracy"], scored["rules.accuracy"]) == (100, 0)
