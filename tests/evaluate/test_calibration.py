"""Confidences of readings beside labelled attributions and claims."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.evaluate.program import Program
from dragoman.records import Act, ActLink, Attribution, Reading, Sentence, Span
from evaluation import calibration
from evaluation.sets import Set, sets

TEXT = "Norland said Sudland struck Estland. The envoy said nothing."
CLAIM: dict[str, Any] = {
    "trigger": [3], "types": ["ASSAULT", "COERCE"], "stance": "asserts", "initiator": [2], "recipient": [4],
    "against": [], "source": [0],
}  # fmt: skip


def act(word: int = 3, *, kind: str = "ASSAULT", stance: str = "asserts", part: str = "initiator", at: int = 2) -> Act:
    return Act(
        word=word,
        types=((kind, 0.8),),  # type: ignore[arg-type]
        stances=((stance, 0.7), ("hedges", 0.3)),  # type: ignore[arg-type]
        links=(ActLink(part=part, word=at, confidence=0.6),),
    )


def told(*acts: Act) -> list[calibration.Judged]:
    return list(calibration.acts_of(SimpleNamespace(acts=acts), [CLAIM]))  # type: ignore[arg-type]


def test_an_act_is_right_in_type_stance_and_links():
    assert told(act()) == [("type", 0.8, True), ("stance", 0.7, True), ("link", 0.6, True)]
    assert told(act(kind="COERCE"))[0] == ("type", 0.8, True)


def test_each_part_of_an_act_can_be_wrong():
    assert told(act(kind="AID"))[0] == ("type", 0.8, False)
    assert told(act(stance="denies"))[1] == ("stance", 0.7, False)
    assert told(act(at=4))[2] == told(act(part="recipient"))[2] == ("link", 0.6, False)


def test_an_act_where_nothing_is_annotated_has_a_wrong_type_and_no_stance():
    assert told(act(word=1)) == [("type", 0.8, False)]


class Speaks:
    """A reader that finds one attribution a sentence, sure in the first, less in the second."""

    version = "invented"

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        return [self._of(number, sentence) for number, sentence in enumerate(sentences)]

    def _of(self, number: int, sentence: Sentence) -> Reading:
        said = TEXT.index("said", sentence.start)
        attribution = Attribution(
            source=(Span(start=sentence.start, end=said - 1),), cue=(Span(start=said, end=said + 4),),
            content=(Span(start=said + 5, end=sentence.end - 1),), confidence=0.9 if number == 0 else 0.4,
        )  # fmt: skip
        return SimpleNamespace(attributions=(attribution,))  # type: ignore[return-value]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    gold = {"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 35]]}
    other = {"source": [[36, 37]], "cue": [[47, 51]], "content": [[35, 36]]}  # the cue alone is the same
    path = tmp_path / "some.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": TEXT, "attributions": [gold, other]}) + "\n")
    return path


def test_cues_are_exact_and_triples_overlap(articles: Path):
    one = Set(task="calibration", path=articles, name="some", options=("attributions",))
    result = calibration.measure(one, program=Program(Speaks()))
    assert result["gold"] == {"cue": 2, "triple": 2}
    assert result["figures"]["cue.right"] == 100
    assert result["figures"]["cue.ece"] == pytest.approx(100 * (0.1 + 0.6) / 2)
    assert result["figures"]["triple.right"] == 50
    assert result["figures"]["triple.ece"] == pytest.approx(100 * (0.1 + 0.4) / 2)
    assert result["curves"]["triple"] == [[0.4, 0, 1], [0.9, 1, 1]]


def test_every_kind_of_calibration_has_its_judge():
    asked = {one.options[0] for one in sets(Path("labelled")) if one.task == "calibration"}
    assert asked == set(calibration.JUDGES)
