"""Stance as one number, and the figures made of it."""

from __future__ import annotations

import json
import random
import statistics
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from dragoman.claims.stance.firmness import factuality_score
from dragoman.evaluate import run
from dragoman.evaluate.stance import choose, figures, judged, ruled, sums, top
from tests.builders import reading
from tests.evaluate.oracle import Oracle, labelled


@pytest.mark.parametrize(
    ("polarity", "certainty", "aspect", "number"),
    [
        ("+", "certain", "done", 3),
        ("-", "certain", "done", -3),
        ("+", "probable", "ongoing", 2),
        ("-", "possible", "done", -1),
        ("+", "none", "done", 0),
        ("+", "certain", "future", 3),
        ("-", "probable", "future", -2),
        ("+", "certain", "hypothetical", 0),
        ("-", "certain", "demanded", 0),
    ],
)
def test_three_fields_make_one_number(polarity: Any, certainty: Any, aspect: Any, number: float):
    assert factuality_score(polarity, certainty, aspect) == number


def values(gold: list[float], ours: list[float]) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures(sums(gold, ours, ours)).items()}


def test_figures_agree_with_the_definition():
    chance = random.Random(7)
    gold = [chance.uniform(-3, 3) for _ in range(50)]
    ours = [value + chance.gauss(0, 1) for value in gold]
    found = values(gold, ours)
    assert found["pearson"] == pytest.approx(statistics.correlation(gold, ours))
    assert found["mae"] == pytest.approx(statistics.mean(abs(x - y) for x, y in zip(gold, ours, strict=True)))
    assert found["mae of +3"] == pytest.approx(statistics.mean(abs(x - 3) for x in gold))


def test_always_certain_has_no_correlation_and_the_error_of_the_constant():
    found = values([3, -1, 0.5], [3, 3, 3])
    assert found["pearson"] is None
    assert found["mae"] == found["mae of +3"]


def test_the_right_numbers_score_one():
    assert values([3, -1, 0], [3, -1, 0])["pearson"] == pytest.approx(1)


def test_the_dev_lines_of_a_set_with_parts_are_scored():
    assert choose([{"split1": "train"}, {"split1": "dev"}, {"split1": "test"}]) == [False, True, False]
    assert choose([{}, {}]) == [True, True]
    assert choose([{"split1": "test"}]) == [True]


def test_the_word_of_a_span_is_the_one_whose_head_is_outside():
    row = reading("They they PRON 4 nsubj\nwill will AUX 4 aux\nnot not PART 4 advmod\nleave leave VERB 0 root")
    assert top(row, 2, 4) == 3
    assert top(row, 1, 2) == 1


@pytest.fixture
def certain_nouns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stance stage that takes the first word for certain and any other for denied."""

    def stance_of(read: Any, word: int) -> Any:
        return SimpleNamespace(polarity="+" if word == 0 else "-", certainty="certain", aspect="done")

    monkeypatch.setattr("dragoman.claims.stance.firmness.stance_of", stance_of)


@pytest.mark.usefixtures("certain_nouns")
def test_both_forms_of_file_are_told_by_their_fields(tmp_path: Path):
    uds = [{"tokens": ["Rain", "fell"], "predicates": [{"tok": 1, "score": -3.0}, {"tok": 0, "score": 3.0}]}]
    targets = [
        {"text": "Rain fell", "split1": part, "targets": [{"tok": [1, 2], "factuality": -2.0}]}
        for part in ("dev", "test")
    ]
    out = tmp_path / "out.jsonl"
    done = run("stance", labelled(tmp_path / "uds.jsonl", uds), reader=Oracle(uds), predictions=out)
    assert (done["figures"]["pearson"], done["figures"]["mae"]) == (1, 0)
    assert json.loads(out.read_text())["predicted"] == {"score": [-3.0, 3.0], "rules": [-3.0, 3.0]}
    reader = Oracle([{"tokens": ["Rain", "fell"]}])
    done = run("stance", labelled(tmp_path / "fact.jsonl", targets), reader=reader, predictions=out)
    assert (done["n"], done["not_scored"], done["figures"]["mae"]) == (1, 1, 1)
    assert [json.loads(line)["predicted"] for line in out.read_text().splitlines()] == [
        {"factuality": [-3.0], "rules": [-3.0]}
    ] * 2


def test_the_head_answers_where_the_reader_has_one():
    row = reading("They they PRON 2 nsubj\nleave leave VERB 0 root")
    assert judged(row, 1) == ruled(row, 1)
    assert judged(msgspec.structs.replace(row, factuality=(0.5, -1.25)), 1) == -1.25
