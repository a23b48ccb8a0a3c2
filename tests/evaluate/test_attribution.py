"""Attribution: parts, linked triples, slices, and CofeNet's instances."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate import run, slices
from dragoman.evaluate.attribution import count, distinct, figures, linked
from dragoman.evaluate.figures import total
from dragoman.records import Reading
from tests.builders import attribution, reading
from tests.evaluate.oracle import Oracle, labelled

TEXT = "Envoys said the talks failed. They denied that gas was used. The outlook is bleak, it was suggested."


def said(source: str, cue: str, content: str, text: str = TEXT) -> dict[str, Any]:
    """An attribution by its words, each found once in the text."""

    def where(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]] if words else []

    return {"source": where(source), "cue": where(cue), "content": where(content)}


GOLD = [
    said("Envoys", "said", "the talks failed"),
    said("They", "denied", "that gas was used"),
    said("", "it was suggested", "The outlook is bleak"),
]


def scored(*predicted: dict[str, Any]) -> dict[str, float | None]:
    counts = total([count({"text": TEXT, "attributions": GOLD}, {"attributions": list(predicted)})])
    return {name: figure.value for name, figure in figures(counts).items()}


def test_the_labels_themselves_score_a_hundred():
    assert {value for value in scored(*GOLD).values() if value is not None} == {100}


def test_nothing_found_scores_nought_where_something_was_labelled():
    found = scored()
    assert (found["triples.overlap.f1"], found["source.exact.f1"], found["denials.recall"]) == (0, 0, 0)
    assert found["triples.overlap.precision"] is None


def test_a_content_cut_short_overlaps_and_is_not_exact():
    found = scored(said("Envoys", "said", "the talks"), *GOLD[1:])
    assert (found["triples.overlap.f1"], found["content.overlap.f1"]) == (100, 100)
    assert found["triples.exact.f1"] == pytest.approx(200 / 3)
    assert found["content.exact.f1"] == pytest.approx(200 / 3)


def test_right_parts_joined_to_the_wrong_partner_keep_their_spans_and_lose_their_triples():
    found = scored(
        said("Envoys", "denied", "that gas was used"), said("They", "said", "the talks failed"), GOLD[2]
    )  # fmt: skip
    assert (found["source.exact.f1"], found["cue.exact.f1"]) == (100, 100)
    assert found["triples.overlap.recall"] == pytest.approx(100 / 3)


def test_a_triple_that_lacks_a_labelled_part_is_not_linked():
    assert not linked(GOLD[0], said("", "said", "the talks failed"))
    assert linked(GOLD[0], said("Envoys", "said", "failed"))


def test_a_source_where_none_is_labelled_is_linked_but_not_exact():
    extra = said("The outlook", "it was suggested", "is bleak")
    assert linked(GOLD[2], extra)
    assert scored(*GOLD[:2], extra)["triples.exact.recall"] == pytest.approx(200 / 3)


def test_one_long_attribution_is_not_counted_for_two():
    everything = {part: [[0, len(TEXT)]] for part in ("source", "cue", "content")}
    found = scored(everything)
    assert found["triples.overlap.recall"] == pytest.approx(100 / 3)
    assert found["triples.overlap.precision"] == 100


def test_a_source_shared_by_two_attributions_is_one_span():
    text = "Envoys said it failed and said it hurt."
    shared = [said("Envoys", "said", "it failed", text), {**said("Envoys", "said", "it hurt", text), "cue": [[26, 30]]}]
    counts = count({"text": text, "attributions": shared}, {"attributions": shared})
    assert (counts["source.exact.gold"], counts["cue.exact.gold"], counts["triples.exact.right"]) == (1, 2, 2)


def test_an_attribution_over_two_sentences_is_counted_once():
    one = attribution(source=(0, 6), cue=(7, 11), content=(12, 60))
    other = attribution(source=(0, 6), cue=(7, 11), content=(12, 28))
    rows = "Envoys envoy NOUN 2 nsubj\nsaid say VERB 0 root"

    def sentence(*attributions: Any) -> Reading:
        return reading(rows, attributions=attributions)

    assert distinct([sentence(one, other), sentence(one)]) == [one, other]


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("Oslo", "denied", ", that it knew,", {"denials", "indirect"}),
        ("Oslo", "did not say", " it knew ", {"denials", "indirect"}),
        ("Oslo", "noted", " it knew ", {"indirect"}),
        ("Oslo", "said", '"We knew"', set()),
        ("Oslo", "said", "“We knew,” ", set()),
        ("Oslo", "said", " it doesn't know ", {"indirect"}),
        ("", "reportedly", " it knew ", {"no source", "indirect"}),
        ("two senior officials", "said", '"We knew"', {"unnamed"}),
        ("officials in Oslo", "said", '"We knew"', {"unnamed"}),
        ("an adviser, Kari Nordmann", "said", '"We knew"', set()),
        ("She", "said", '"We knew"', {"pronoun"}),
        ("Sheila", "said", '"We knew"', set()),
        ("a ministry spokesman", "said", '"We knew"', set()),
    ],
)
def test_slices_are_told_by_the_words_of_the_label(source: str, cue: str, content: str, expected: set[str]):
    assert set(slices.of_attribution(source, cue, content)) == expected


@pytest.mark.parametrize(
    ("between", "over"),
    [
        (". ", True), (".” “", True), ("?’ ", True), (" …\n", True), (", ", False), ("; ", False), (" Mr. ", False),
        (" J. ", False), (". not ", False),
    ],
)  # fmt: skip
def test_content_over_a_sentence_end_is_told_by_its_text(between: str, over: bool):
    text = f"Envoys said the talks failed{between}Smith left."
    content = said("Envoys", "said", f"the talks failed{between}Smith left", text)
    assert slices.of_place(text, content, [content]) == (["over sentence ends"] if over else [])
    pieces = {**content, "content": [said("", "", part, text)["content"][0] for part in ("the talks", "Smith left")]}
    assert slices.of_place(text, pieces, [pieces]) == slices.of_place(text, content, [content])


def test_speech_within_speech_is_told_by_where_cues_stand():
    text = "Envoys said aides knew that it failed."
    outer, inner = said("Envoys", "said", "aides knew that it failed", text), said("aides", "knew", "that it", text)
    assert slices.of_place(text, outer, [outer, inner]) == ["outer"]
    assert slices.of_place(text, inner, [outer, inner]) == ["inner"]
    assert slices.of_place(text, {**outer, "content": []}, [inner]) == []


def test_recall_in_a_slice_counts_only_its_own():
    found = scored(GOLD[0], GOLD[2])
    assert (found["denials.recall"], found["pronoun.recall"], found["no source.recall"]) == (0, 0, 100)
    assert found["indirect.recall"] == pytest.approx(200 / 3)


def instance(**changes: Any) -> dict[str, Any]:
    words = ["Envoys", "said", "the", "talks", "failed", "."]
    return {"id": "x", "tokens": words, "source": [[0, 1]], "cue": [[1, 2]], "content": [[2, 5]], **changes}


def test_instances_are_scored_by_exact_words(tmp_path: Path):
    rows = [instance(), {"id": "y", "tokens": ["Rain", "."], "source": [], "cue": [], "content": []}]
    path, out = labelled(tmp_path / "gold.jsonl", rows), tmp_path / "out.jsonl"
    right = run("attribution", path, spans=True, reader=Oracle(rows), predictions=out)
    assert [right["figures"][f"{part}.f1"] for part in ("source", "cue", "content")] == [100, 100, 100]
    assert [json.loads(line)["predicted"] for line in out.read_text().splitlines()] == [
        {"source": [[0, 1]], "cue": [[1, 2]], "content": [[2, 5]]}, {"source": [], "cue": [], "content": []}
    ]  # fmt: skip
    longer = Oracle(rows, lambda row: {**row, "content": [[2, 6]]} if row["id"] == "x" else row)
    wrong = run("attribution", path, spans=True, reader=longer)
    assert (wrong["figures"]["content.f1"], wrong["figures"]["cue.f1"]) == (0, 100)
    assert wrong["intervals"]["cue.f1"] == [100, 100]
