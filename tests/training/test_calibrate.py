"""Calibration makes heads as sure as they are right, and changes no decision by a scale."""

from __future__ import annotations

import gzip
import itertools
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
from network import calibrate, model, scores  # noqa: E402

LABELS = {
    "upos": ["NOUN", "VERB"], "xpos": ["NN", "VBD"], "deprel": ["nsubj", "root"], "ner": ["O", "B-LOC", "I-LOC"],
    "sense": ["?", "01"], "role": ["O", "B-ARG0", "I-ARG0"], "span": ["O", "B-cue", "I-cue"],
    "linked": ["O", "B-source", "I-source"], "act": ["AID", "ASSAULT"], "stance": ["asserts", "denies"],
    "part": ["initiator", "recipient"],
}  # fmt: skip


@pytest.fixture
def network() -> Any:
    torch.manual_seed(1)
    made = model.Network(LABELS, vocabulary=50, shapes=3).eval()
    kins = (made.sentence.link_kin.weight, made.roles.kin.kin.weight, made.cue.kin.kin.weight)
    chain = (made.spans_chain.start, made.spans_chain.step)
    for parameter in (made.sentence.arc, made.sentence.link, *kins, *chain):
        torch.nn.init.normal_(parameter, std=0.3)
    return made


def drawn(logits: Any, scale: float) -> Any:
    """Labels as likely as logits say once they are scaled."""
    picks = torch.distributions.Categorical(logits=logits * scale).sample()
    return torch.nn.functional.one_hot(picks, logits.shape[-1]).bool()


def test_a_temperature_that_was_planted_is_found():
    torch.manual_seed(2)
    logits = 3 * torch.randn(8000, 5)
    fitted = calibrate.fit("upos", scores.Scores(logits, drawn(logits, 0.5), torch.zeros(8000, dtype=torch.long)))
    assert fitted.scale == pytest.approx(0.5, rel=0.08)
    assert fitted.shift == 0


def test_a_planted_scale_and_shift_of_a_yes_or_no_are_found():
    torch.manual_seed(3)
    logits = 2 * torch.randn(20000)
    gold = (torch.rand(20000) < (0.7 * logits - 1).sigmoid()).float()
    some = scores.Scores(logits, gold, torch.zeros(20000, dtype=torch.long))
    scale, shift = calibrate.fit("act", some)
    assert scale == pytest.approx(0.7, rel=0.1)
    assert shift == pytest.approx(-1, abs=0.1)
    assert calibrate.fit("predicate", some).shift == 0


def test_a_number_is_fitted_by_least_squares():
    torch.manual_seed(4)
    said = torch.randn(5000)
    gold = 2 * said + 0.5 + 0.1 * torch.randn(5000)
    scale, shift = calibrate.fit("factuality", scores.Scores(said, gold, torch.zeros(5000, dtype=torch.long)))
    assert (scale, shift) == pytest.approx((2, 0.5), abs=0.02)


def test_a_head_that_learned_nothing_is_not_flattened_away():
    logits = torch.randn(200, 3)
    gold = drawn(torch.zeros(200, 3), 1.0)
    fitted = calibrate.fit("stance", scores.Scores(-5 * logits, gold, torch.zeros(200, dtype=torch.long)))
    assert calibrate.LIMITS[0] <= fitted.scale <= calibrate.LIMITS[1]


def test_the_chances_of_a_chain_are_sums_over_all_its_paths():
    torch.manual_seed(5)
    logits, lengths = torch.randn(2, 4, 3), torch.tensor([4, 2])
    start, step = torch.randn(3), torch.randn(3, 3)
    some = scores.Scores(logits, logits > 0, torch.tensor([0, 1]), lengths, (start, step))
    chances = calibrate.marginals(some).exp()
    for row, length in enumerate(lengths.tolist()):
        sums = torch.zeros(length, 3)
        for path in itertools.product(range(3), repeat=length):
            score = start[path[0]] + sum(logits[row, at, tag] for at, tag in enumerate(path))
            weight = (score + sum(step[a, b] for a, b in itertools.pairwise(path))).exp()
            for at, tag in enumerate(path):
                sums[at, tag] += weight
        assert torch.allclose(chances[row, :length], sums / sums.sum(1, keepdim=True), atol=1e-5)


def asked(network: Any) -> dict[str, Any]:
    """The logits of every head on some words."""
    torch.manual_seed(6)
    words, root, lengths = torch.randn(2, 5, model.HIDDEN), torch.randn(2, model.HIDDEN), torch.tensor([5, 3])
    heads, one = network.sentence, torch.tensor([1])
    simple = {name: getattr(heads, name)(words) for name in (*calibrate.SIMPLE, "act", "factuality") if name != "label"}
    spans = network.spans(words)
    sides = torch.tensor([[0, 1, 0, 2, 0], [1, 2, 0, 0, 0]])
    kin = torch.tensor([[3, 5, 7, 9, 0]]), torch.tensor([[1, 0, 2, 4, 7]])
    return simple | {
        "arc": heads.arcs(words, root, lengths), "links": heads.links(words, kin[0].expand(2, 5, 5)),
        "label": heads.labels(words, root, torch.zeros(2, 5, dtype=torch.long)),
        "roles": network.roles(words, one, one, *kin),
        **dict(zip(("coding", "claimed"), network.coding(words, root, lengths, sides), strict=True)),
        "spans": spans, "linked": network.cue(words, lengths, spans.softmax(-1), one, one, one, *kin),
    }  # fmt: skip


@pytest.mark.parametrize("name", calibrate.SCALED)
def test_folding_scales_the_logits_of_one_head_and_leaves_the_others(network: Any, name: str):
    shift = 0.4 if name in calibrate.SHIFTED else 0.0
    with torch.no_grad():
        before = asked(network)
        calibrate.fold(network, name, calibrate.Fitted(0.6, shift))
        after = asked(network)
    masked = before[name] < -1000  # heads beyond the end of a sentence
    assert torch.allclose(after[name][~masked], 0.6 * before[name][~masked] + shift, atol=1e-5)
    assert all(torch.allclose(after[other], before[other], atol=1e-4) for other in before if other != name)


def test_the_chain_of_a_head_is_scaled_with_it(network: Any):
    with torch.no_grad():
        start, step = scores.chain(network.spans_chain)
        calibrate.fold(network, "spans", calibrate.Fitted(0.5, 0.0))
    assert torch.allclose(network.spans_chain.start, 0.5 * start)
    assert torch.allclose(network.spans_chain.step, 0.5 * step)


def test_a_changed_decision_is_refused():
    logits = torch.eye(3)
    before = {name: scores.Scores(logits, logits > 0, torch.arange(3)) for name in calibrate.SCALED}
    calibrate.hold(before, before, {})
    tipped = scores.Scores(logits.roll(1, 1) * 1e-3, logits > 0, torch.arange(3))
    faint = scores.Scores(logits * 1e-3, logits > 0, torch.arange(3))
    with pytest.raises(SystemExit, match="upos: calibration changed"):
        calibrate.hold(before | {"upos": faint}, before | {"upos": tipped}, {})
    with pytest.raises(SystemExit, match="upos: logits are"):
        calibrate.hold(before, before, {"upos": calibrate.Fitted(0.5, 0.0)})


@pytest.mark.parametrize(
    ("name", "decisions", "held"), [("linked", 20_000, True), ("linked", 20, False), ("upos", 20_000, False)]
)
def test_a_head_that_sees_the_tree_may_see_another_where_rounding_tips_an_arc(name: str, decisions: int, held: bool):
    logits = torch.tensor([[2.0, 0.0]]).repeat(decisions, 1)
    before = {name: scores.Scores(logits, logits > 0, torch.arange(decisions))}
    moved = logits.clone()
    moved[0, 0] += 0.25
    after = {name: scores.Scores(moved, logits > 0, torch.arange(decisions))}
    if held:
        calibrate.hold(before, after, {})
    else:
        with pytest.raises(SystemExit, match=f"{name}: logits are up to 0.2500 off"):
            calibrate.hold(before, after, {})


def test_a_half_is_measured_under_what_fits_the_other():
    torch.manual_seed(7)
    logits, document = 3 * torch.randn(8000, 4), torch.arange(8000) % 2
    gold = torch.where((document == 0)[:, None], drawn(logits, 0.5), drawn(logits, 2.0))
    half = torch.tensor([True, False])
    trial = calibrate.tried("upos", scores.Scores(logits, gold, document), half)
    assert [fitted.scale for fitted in trial.halves] == pytest.approx([0.5, 2.0], rel=0.1)
    assert 0.5 < trial.fitted.scale < 2.0
    sure, steep = (trial.after.confidence[trial.after.document == number].mean() for number in (0, 1))
    assert sure > steep
    assert not trial.helps


def test_what_fits_both_halves_helps_and_is_reported():
    torch.manual_seed(8)
    logits, document = 3 * torch.randn(4000, 4), torch.arange(4000) % 20
    some = scores.Scores(logits, drawn(logits, 0.5), document)
    trial = calibrate.tried("upos", some, torch.arange(20) % 2 == 0)
    told = calibrate.report("upos", trial, [scores.Document("a", number % 2) for number in range(20)])
    assert trial.helps
    assert told["documents"] == {"a": [10, 10]}
    assert told["scale"] == pytest.approx(0.5, rel=0.1)
    assert told["after"]["ece"] < 4 < told["before"]["ece"]
    assert told["after"]["n"] == told["before"]["n"] == 4000


def test_only_what_a_head_finds_is_measured():
    some = scores.Scores(torch.eye(3), torch.eye(3) > 0, torch.arange(3))
    assert calibrate.scope("ner", calibrate.outcome("ner", some)).tolist() == [False, True, True]
    assert calibrate.scope("upos", calibrate.outcome("upos", some)).all()
    flags = scores.Scores(torch.tensor([-4.0, 0.0]), torch.tensor([0.0, 1.0]), torch.arange(2))
    assert calibrate.scope("act", calibrate.outcome("act", flags)).tolist() == [False, True]


def test_halves_are_dealt_by_document_and_do_not_overlap(monkeypatch: pytest.MonkeyPatch):
    piece = scores.Piece(words=["Rain", "fell"])
    found = [[scores.Example("tree", [piece]), scores.Example("coding", [piece])] for _ in range(7)]
    for number, parts in enumerate(found):
        parts[0].pieces = [scores.Piece(words=[f"Storm{number}"])]
    monkeypatch.setattr(scores, "sets", lambda shared, without: iter([("a", list(found)), ("b", list(found[:3]))]))
    documents, examples = scores.held(Path())
    assert [document.set for document in documents] == ["a"] * 7 + ["b"] * 3
    assert [document.half for document in documents] == [0, 1, 0, 1, 0, 1, 0, 0, 1, 0]
    assert [example.document for example in examples] == [number for number in range(10) for _ in range(2)]
    random.Random(1).shuffle(found)
    again = {id(example.pieces): documents[example.document].half for example in scores.held(Path())[1][:14]}
    assert all(again[id(example.pieces)] == documents[example.document].half for example in examples[:14])


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of labelled data with one document in each set that calibration reads, and PLV's twelfth line."""
    monkeypatch.setattr(scores, "held_out", lambda shared: set())
    monkeypatch.setattr(scores.silver, "held", lambda report: True)
    data, words = tmp_path / "data", ["Norland", "thanked", "Sudland"]
    tree = {
        "tokens": words, "lemma": words, "upos": words, "xpos": words, "head": [2, 0, 2], "deprel": words,
        "ner": ["B-LOC", "O", "B-LOC"],
    }  # fmt: skip
    write(data / "reader/ewt_dev.jsonl.gz", {"id": "a-1", **tree})
    write(data / "reader/gum_dev.jsonl.gz", {"id": "b-1", **tree})
    write(data / "stance/uds_factuality_dev.jsonl.gz", {"sent_id": "a-1", "predicates": [{"tok": 1, "score": 3.0}]})
    write(data / "attribution/polnear_dev.jsonl.gz", {"text": "It rained, she said.", "attributions": []})
    write(data / "claims/voa_silver.jsonl.gz", {"report": "c", "sentence": "Norland fell.", "claims": []})
    write(tmp_path / "reports/voa.jsonl.gz")
    (tmp_path / "none.jsonl").touch()
    monkeypatch.setattr(scores.silver, "OWN", tmp_path / "none.jsonl")
    markup = "<s>Norland</s> thanked <t>Sudland</t>."
    row = {"text": "Norland thanked Sudland.", "markup": markup, "events": [{"code": "SUPPORT"}]}
    write(data / "events/plv_train.jsonl.gz", *({"id": f"plv-{number}", **row} for number in (11, 12)))
    return tmp_path


def test_names_are_calibrated_on_ewt_alone(shared: Path):
    found = {name: documents[0][0].pieces[0] for name, documents in scores.sets(shared, ())}
    assert found["ewt_dev"].ner == ["B-LOC", "O", "B-LOC"]
    assert found["gum_dev"].ner is None
    assert found["gum_dev"].heads == [2, 0, 2]


def test_what_training_leaves_out_calibration_leaves_out_too(shared: Path):
    names = {name for name, _ in scores.sets(shared, ())}
    assert names == {"ewt_dev", "gum_dev", "claims, held", "polnear_dev", "plv_train, held"}
    assert names - {name for name, _ in scores.sets(shared, {"unlicensed"})} == {"polnear_dev", "plv_train, held"}


def test_a_head_without_data_stays_as_it_is(network: Any, shared: Path, monkeypatch: pytest.MonkeyPatch):
    logits = torch.randn(400, 2)
    some = scores.Scores(logits, drawn(logits, 1.0), torch.arange(400) % 2)
    monkeypatch.setattr(calibrate, "read", lambda *_: [])
    monkeypatch.setattr(calibrate, "scores", lambda *_: {"upos": some})
    monkeypatch.setattr(calibrate.Trial, "helps", False)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    report = calibrate.calibrate(network, LABELS, None, shared, {"unlicensed"})
    assert list(report["heads"]) == ["upos"]
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())


def test_batches_of_different_widths_become_one():
    chain = (torch.zeros(3), torch.zeros(3, 3))
    parts = []
    for number, width in enumerate((2, 4)):
        ones = torch.ones(1, width, 3)
        parts.append(scores.Scores(ones, ones > 0, torch.tensor([number]), torch.tensor([width]), chain))
    whole = scores.joined(parts)
    assert whole.logits.shape == whole.gold.shape == (2, 4, 3)
    assert whole.lengths.tolist() == [2, 4]
    assert not whole.gold[0, 2:].any()
    assert whole.of(torch.tensor([False, True])).logits.shape == (1, 4, 3)


def test_a_window_holds_whole_sentences_in_order():
    pieces = [scores.Piece(words=[str(n)] * 40) for n in range(9)]
    windows = list(scores.packed("tree", pieces))
    assert [piece for window in windows for piece in window.pieces] == pieces
    assert max(len(window.words) for window in windows) <= scores.WINDOW


def test_the_report_reads_back(tmp_path: Path):
    report = {"date": "2026-11-21", "bins": 15, "heads": {"upos": {"scale": 0.9}, "arc": {"scale": 1.1}}}
    calibrate.keep(report, tmp_path / "calibration.json")
    assert json.loads((tmp_path / "calibration.json").read_text()) == report
