"""The theatres of claims against labelled ones, and the labels that are in the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.evaluate import run
from dragoman.evaluate.figures import total
from dragoman.evaluate.labelled import documents_of
from dragoman.evaluate.theatres import PARTS, count, figures, reports_of, theatres_found
from dragoman.vocabulary.theatres import theatres
from evaluation.sets import ROOT, THEATRES
from tests.evaluate.oracle import Oracle

Row = dict[str, Any]
TEXT = "Norland sent Sudland tanks. Norland sent Westland trucks."


def words(text: str, at: int = 0) -> Row:
    start = TEXT.index(text, at)
    return {"id": text.lower(), "start": start, "end": start + len(text)}


def label(*expected: str, open: tuple[str, ...] = (), part: str = "dev", **more: Any) -> Row:
    sent = words("sent")
    return {
        "report": "tanks.txt", "start": sent["start"], "end": sent["end"], "initiator": words("Norland"),
        "recipient": words("Sudland"), "theatres": list(expected), "open": list(open), "part": part, **more,
    }  # fmt: skip


def claim(*found: str, **more: Any) -> Row:
    return {
        "sentence_start": 0, "sentence_end": 27, "trigger": words("sent"), "initiator": words("Norland"),
        "recipient": words("Sudland"), "symmetric": False, "theatres": found, **more,
    }  # fmt: skip


def figure(labels: list[Row], found: list[list[str] | None], name: str) -> float | None:
    return figures(total([count({"claims": labels}, {"theatres": found})]))[name].value


def test_a_claim_is_the_one_with_the_same_parties_and_the_nearest_trigger():
    other = claim("korea", recipient=words("Westland"))
    far = claim("taiwan", trigger=words("tanks"))
    assert theatres_found(label(), [other, far, claim("kashmir")]) == ["kashmir"]
    assert theatres_found(label(), [other, far]) == ["taiwan"]
    assert theatres_found(label(), [other]) is None


def test_a_claim_of_another_sentence_is_another_claim():
    assert theatres_found(label(), [claim("korea", sentence_start=28, sentence_end=60)]) is None


def test_parties_may_be_the_other_way_round_where_that_says_the_same():
    turned = {"initiator": words("Sudland"), "recipient": words("Norland")}
    assert theatres_found(label(), [claim("korea", **turned)]) is None
    assert theatres_found(label(), [claim("korea", **turned, symmetric=True)]) == ["korea"]


def test_nobody_is_the_same_as_nobody():
    assert theatres_found(label(recipient=None), [claim("korea")]) is None
    assert theatres_found(label(recipient=None), [claim("korea", recipient=None)]) == ["korea"]


def test_all_theatres_must_be_right_and_none_is_an_answer():
    labels = [label("korea"), label("korea", "taiwan"), label()]
    assert figure(labels, [["korea"], ["korea", "taiwan"], []], "accuracy") == 100
    assert figure(labels, [["korea"], ["korea"], ["korea"]], "accuracy") == pytest.approx(100 / 3)
    assert figure(labels, [["korea"], ["korea"], ["korea"]], "none.accuracy") == 0


def test_what_is_open_is_neither_missed_nor_wrong():
    labels = [label("korea", open=("taiwan",)), label(open=("taiwan",))]
    assert figure(labels, [["korea", "taiwan"], ["taiwan"]], "accuracy") == 100
    assert figure(labels, [["korea"], []], "theatres.recall") == 100
    assert figure(labels, [["korea"], ["kashmir"]], "accuracy") == 50


def test_a_claim_that_is_not_made_is_told_apart_from_a_wrong_one():
    labels = [label("korea"), label("korea", part="final")]
    assert figure(labels, [["korea"], None], "accuracy") == 100
    assert figure(labels, [["korea"], None], "made") == 50
    assert figure(labels, [["korea"], None], "final.accuracy") is None


def test_each_theatre_has_its_precision_and_recall():
    labels = [label("korea"), label("korea"), label("taiwan")]
    found: list[list[str] | None] = [["korea"], [], ["korea"]]
    assert figure(labels, found, "korea.precision") == 50
    assert figure(labels, found, "korea.recall") == 50
    assert figure(labels, found, "taiwan.recall") == 0


def test_reports_are_found_as_files_and_in_lists(tmp_path: Path):
    (tmp_path / "tanks.txt").write_text(TEXT)
    (tmp_path / "list.jsonl").write_text(
        json.dumps({"id": "first", "text": "Norland left. It is gone for good."})
        + "\n"
        + json.dumps({"id": "second", "text": TEXT, "published": "2016-05-04"})
    )
    gold = tmp_path / "labels.json"
    gold.write_text("".join(json.dumps(row) + "\n" for row in (label(), label(report="second"))))
    one, two = documents_of(reports_of(gold, tmp_path))
    assert (one.text, one.published) == (TEXT, None)
    assert two.text == TEXT
    assert str(two.published) == "2016-05-04"


def test_lines_without_their_labels_are_refused(tmp_path: Path):
    (tmp_path / "gold.json").write_text('{"report": "tanks.txt"}\n')
    with pytest.raises(UsageError, match="line 1: theatres needs start, end, initiator"):
        run("theatres", tmp_path / "gold.json", reports=tmp_path, reader=Oracle([]))


def test_it_asks_for_the_reports(tmp_path: Path):
    with pytest.raises(UsageError, match="theatres needs --reports"):
        run("theatres", tmp_path)


def labels_of(name: str) -> list[Row]:
    return [json.loads(line) for line in (THEATRES / name).read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_labels_of_known_theatres_and_no_text_of_others_in_them():
    known = {one.id for one in theatres()}
    every = labels_of("examples.jsonl") + labels_of("news.jsonl")
    assert len(every) >= 150
    assert {one for row in every for one in (*row["theatres"], *row["open"])} <= known
    assert {row["part"] for row in every} == set(PARTS)
    assert {key for row in every for key in row} == set(label())
    assert {key for row in every for key in row["initiator"]} == {"id", "start", "end"}


def test_no_report_is_in_both_parts():
    every = labels_of("examples.jsonl") + labels_of("news.jsonl")
    assert len({row["report"] for row in every}) == len({(row["report"], row["part"]) for row in every})


def test_the_labels_of_the_examples_point_at_words_of_theirs():
    rows = reports_of(THEATRES / "examples.jsonl", ROOT / "examples")
    for row, document in zip(rows, documents_of(rows), strict=True):
        for one in row["claims"]:
            for mention in (one, one["initiator"], one["recipient"] or one["initiator"]):
                words = document.text[mention["start"] : mention["end"]]
                assert words == words.strip() != ""
