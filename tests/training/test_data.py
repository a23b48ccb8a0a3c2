"""What the reader learns from, and what is kept from it."""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
data = pytest.importorskip("corpus.passes")
silver = pytest.importorskip("corpus.silver")
coding = pytest.importorskip("corpus.coding")

TREE = {
    "lemma": ["rain", "fall"], "upos": ["NOUN", "VERB"], "xpos": ["NN", "VBD"], "head": [2, 0],
    "deprel": ["nsubj", "root"],
}  # fmt: skip


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of labelled data with one sentence in each set, and a report with gold claims."""
    for name in data.REPORTING:
        write(tmp_path / "data" / f"{name}.jsonl.gz", [{"text": f"A sentence that is held out in the set {name}."}])
    write(
        tmp_path / "data/attribution/polnear_dev.jsonl.gz",
        [{"text": "A paragraph of an article that is kept for dev."}],
    )
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/one.jsonl").write_text('{"report": "one.txt"}\n', encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/one.txt").write_text(
        "Norland sent ships to Sudland, it was said.\n\nShort.\n", encoding="utf-8"
    )
    return tmp_path


def test_no_sentence_of_a_reporting_set_is_learned_from(shared: Path):
    out = data.held_out(shared)
    tokens = ["A", "sentence", "that", "is", "held", "out", "in", "the", "set", "reader/ewt_dev", "."]
    row = {
        "id": "d-0001", "tokens": tokens, "lemma": tokens, "upos": tokens, "xpos": tokens, "head": [0],
        "deprel": tokens,
    }  # fmt: skip
    write(shared / "train.jsonl.gz", [row, {"id": "d-0002", "tokens": ["Rain", "fell"], **TREE}])
    assert [[piece.words for piece in pieces] for pieces in data.treebank(shared / "train.jsonl.gz", out, {})] == [
        [["Rain", "fell"]]
    ]


def test_no_sentence_of_a_report_with_gold_claims_is_learned_from(shared: Path):
    out = data.held_out(shared)
    rows = [
        {"report": "a", "sentence": "Norland sent ships to Sudland — it was said!", "claims": []},
        {"report": "a", "sentence": "Sudland thanked Norland.", "claims": []},
    ]
    write(shared / "silver.jsonl.gz", rows)
    ((report, piece),) = silver.silver(shared / "silver.jsonl.gz", out)
    assert (report, " ".join(piece.words)) == ("a", "Sudland thanked Norland .")


def test_a_sentence_told_again_with_another_beginning_is_not_learned_from(
    shared: Path, monkeypatch: pytest.MonkeyPatch
):
    told = "that Norland had sent nine ships with grain and two with tanks to Sudland since the truce"
    (shared / "reports/one.txt").write_text(f"Officials said on Monday {told}.\n", encoding="utf-8")
    rows = [
        {"report": "a", "sentence": f"In a letter seen by reporters the ministry confirmed {told}.", "claims": []},
        {"report": "a", "sentence": "Norland had sent nine ships with grain to the islands.", "claims": []},
    ]
    write(shared / "data/claims/voa_silver.jsonl.gz", rows)
    monkeypatch.setattr(silver, "held", lambda report: False)
    ((kept,),) = silver.documents(shared, data.held_out(shared), own_ones=False)
    assert kept.words[0] == "Norland"


def test_short_lines_hold_nothing_out(shared: Path):
    assert data.key("Short.") not in data.held_out(shared)


def test_a_claim_is_learned_as_the_words_of_its_parts(tmp_path: Path):
    claim = {
        "trigger": "sent", "type": "AID", "stance": "asserts", "initiator": {"text": "Norland", "id": "NOR"},
        "recipient": {"text": "Sudland", "id": "SUD"}, "sources": [{"text": "Officials", "cue": "said"}],
    }  # fmt: skip
    write(
        tmp_path / "silver.jsonl.gz",
        [{"report": "a", "sentence": "Officials said Norland sent Sudland grain.", "claims": [claim]}],
    )
    ((_, piece),) = silver.silver(tmp_path / "silver.jsonl.gz", set())
    (learned,) = piece.claims
    parts = ("trigger", "initiator", "recipient", "source")
    assert {part: [piece.words[w] for w in learned[part]] for part in parts} == {
        "trigger": ["sent"], "initiator": ["Norland"], "recipient": ["Sudland"], "source": ["Officials"],
    }  # fmt: skip


def test_of_several_places_of_a_word_the_one_nearest_the_trigger_is_meant():
    sentence = "Iranian media said Iran struck first, and Iraq struck Iran."
    assert silver.place("Iran", sentence) == [(19, 23)]
    assert silver.place("Iran", sentence, near=47) == [(54, 58)]
    assert silver.place("Syria", sentence) == silver.place(None, sentence) == []


def test_our_own_claims_are_found_by_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path / "voa.jsonl.gz", [{"id": "a", "text": "Grain\n\nNorland sent Sudland grain.\nIt rained.\n"}])
    claim = {
        "n": 1,
        "trigger": [8, 12],
        "types": ["AID"],
        "stance": "asserts",
        "initiator": [0, 7],
        "recipient": [13, 20],
    }
    own = tmp_path / "claims.jsonl"
    own.write_text(json.dumps({"report": "a", "claims": [claim]}) + "\n", encoding="utf-8")
    monkeypatch.setattr(silver, "OWN", own)
    pieces = [piece for _, piece in silver.own(tmp_path / "voa.jsonl.gz", set())]
    assert [len(piece.claims) for piece in pieces] == [0, 1, 0]
    assert [pieces[1].words[w] for w in pieces[1].claims[0]["recipient"]] == ["Sudland"]


def test_a_pair_is_coded_with_every_type_of_its_claims():
    claims = [claimed([0], [2], "AID"), claimed([0], [2], "SUPPORT", "AID"), claimed([], [2], "ACCUSE")]
    (coded,) = silver.pairs(data.Piece(words=["Norland", "helped", "Sudland"], claims=claims))
    assert (coded.marks, coded.types) == ([1, 0, 2], ["AID", "SUPPORT"])
    assert coded.claimed == {"AID": 1.0, "SUPPORT": 1.0}


def claimed(initiator: list[int], recipient: list[int], *types: str, **more: bool) -> dict[str, Any]:
    """A claim as sentences to train on hold it."""
    parts = {"pair": (initiator, recipient), "types": types, "source": [], "against": []}
    return parts | {"symmetric": False, "optional": False} | more


def test_a_claim_that_runs_both_ways_is_one_of_the_pair_turned_round():
    words = ["Norland", "met", "Sudland"]
    coded = list(silver.pairs(data.Piece(words=words, claims=[claimed([0], [2], "CONSULT", symmetric=True)])))
    assert [piece.marks for piece in coded] == [[1, 0, 2], [2, 0, 1]]


def test_of_a_debatable_claim_it_is_not_known_that_it_is_made():
    words = ["Norland", "helped", "Sudland"]
    (coded,) = silver.pairs(data.Piece(words=words, claims=[claimed([0], [2], "AID", optional=True)]))
    assert (coded.types, coded.claimed) == (["AID"], None)


def test_an_annotators_second_type_counts_for_less():
    words = ["Norland", "helped", "Sudland"]
    (coded,) = silver.pairs(data.Piece(words=words, claims=[claimed([0], [2], "AID", "SUPPORT")]))
    assert coded.claimed == {"AID": 1.0, "SUPPORT": silver.ALTERNATIVE}


def pairs_of_strangers(text: str, *claims: dict[str, Any]) -> set[tuple[str, str]]:
    """Every pair of which nothing is claimed, as words."""
    piece = data.Piece(words=text.split(), claims=list(claims))
    found = set()
    for seed in range(40):
        for stranger in data.strangers(piece, random.Random(seed)):
            assert (stranger.types, stranger.claimed) == ([], {})
            sides = [[w for w, m in zip(stranger.words, stranger.marks, strict=True) if m == side] for side in (1, 2)]
            found.add(tuple(" ".join(side) for side in sides))
    return found


def test_pairs_of_whom_nothing_is_claimed_are_learned_as_such():
    claim = claimed([0], [2], "ACCUSE")
    assert pairs_of_strangers("Iran accused Israel and said Iraq agreed", claim) == {
        ("Israel", "Iran"), ("Iran", "Iraq"), ("Iraq", "Iran"), ("Israel", "Iraq"), ("Iraq", "Israel"),
    }  # fmt: skip


def test_another_name_of_an_actor_is_not_a_stranger_to_whom_it_deals_with():
    claim = claimed([0], [2], "CONSULT", symmetric=True)
    assert pairs_of_strangers("Iran met Iraq , the Iraqi envoy said", claim) == set()


def test_of_a_claim_that_names_one_party_the_other_may_be_anyone():
    assert pairs_of_strangers("Iran was accused , Iraq said", claimed([], [0], "ACCUSE")) == {("Iran", "Iraq")}


def test_a_coarse_label_allows_every_type_it_covers(tmp_path: Path):
    event = [{"source": "Norland", "target": "Sudland", "code": "YIELD"}]
    row = {
        "id": "PLV-1", "text": "Norland freed Sudland.", "markup": "<s>Norland</s> freed <t>Sudland</t>.",
        "events": event,
    }  # fmt: skip
    write(tmp_path / "plv.jsonl.gz", [row, {**row, "markup": "another text"}])
    ((_, piece),) = coding.plv(tmp_path / "plv.jsonl.gz", set())
    assert (piece.marks, piece.types) == ([1, 0, 2, 0], ["CONCEDE", "RETREAT"])


def test_windows_hold_every_sentence_once_and_in_order():
    documents = [[data.Piece(words=[f"{d}-{s}"] * 40) for s in range(9)] for d in range(3)]
    windows = list(data.windows("tree", documents, random.Random(1), 150))
    seen = [piece.words[0] for window in windows for piece in window.pieces]
    assert seen == [f"{d}-{s}" for d in range(3) for s in range(9)]
    assert all(len(window.words) <= 150 for window in windows)


def test_states_are_renamed_in_all_their_forms_together():
    known = data.Names()
    words = ["Norway", "Norwegian", "Norwegians", "Oslo", "Chile", "Chilean", "Chileans", "Santiago", "met", "us"]
    known.learn(words)
    renamed = None
    for seed in range(20):
        swap = known.swap(random.Random(seed))
        if swap("Norway") != "Norway":
            renamed = [swap(word) for word in words]
            break
    assert renamed is not None
    assert renamed[:4] == ["Chile", "Chilean", "Chileans", "Santiago"]
    assert renamed[-2:] == ["met", "us"]


def test_paragraphs_are_cut_into_sentences_as_the_program_cuts_them():
    found = list(data.paragraphs_of("Norland sent ships. Sudland denied it.\nRain fell on both."))
    assert [[token.text for token in tokens] for tokens, _ in found] == [
        ["Norland", "sent", "ships", ".", "Sudland", "denied", "it", "."], ["Rain", "fell", "on", "both", "."],
    ]  # fmt: skip
    assert [starts for _, starts in found] == [[0, 4], [0]]


def test_sentences_of_reports_are_kept_that_name_an_actor_of_the_tables(tmp_path: Path):
    write(tmp_path / "voa.jsonl.gz", [{"text": "Iran denied it. Nobody else did.\nThe rain fell."}])
    (piece,) = data.reported(tmp_path / "voa.jsonl.gz", set())
    assert (piece.words, piece.ner) == (["Iran", "denied", "it", "."], ["B-LOC", "O", "O", "O"])
    assert data.reported(tmp_path / "voa.jsonl.gz", {data.key("Iran denied it.")}) == []
