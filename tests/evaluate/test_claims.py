"""Claims against labelled claims, and against the scorer that the labels came with."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate import run
from dragoman.evaluate.claims import count, figures, groups, is_actor, numbers, questions
from dragoman.evaluate.figures import total
from dragoman.records import Document
from tests.evaluate.oracle import Oracle

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared")
Row = dict[str, Any]
TEXT = "Norway denied arming Kataib Hezbollah.\nChad will send 300 trucks to Mali, officials said."


def gold(anchor: str, initiator: str, recipient: str, *types: str, **more: Any) -> Row:
    start = TEXT.index(anchor)
    return {
        "report": "chad.txt", "anchor": anchor, "start": start, "end": start + len(anchor), "sources": [],
        "types": list(types), "initiator": initiator, "recipient": recipient, "symmetric": False, "optional": False,
        "stances": ["asserts"], **more,
    }  # fmt: skip


def claim(line: int, initiator: str, recipient: str, type: str, **more: Any) -> Row:
    def actor(id: str) -> Row:
        return {"id": id, "name": id, "acts_for": id if len(id) == 3 else None}

    return {
        "sentence": TEXT.splitlines()[line], "initiator": actor(initiator), "recipient": actor(recipient), "type": type,
        "sources": [], "stance": "asserts", "items": [], "time": None, "place": None, **more,
    }  # fmt: skip


ARMING = gold("arming", "NOR", "KATAIB_HEZBOLLAH", "AID", sources=[["NOR"]], stances=["denies"])
SENDING = gold(
    "send 300 trucks", "TCD", "MLI", "AID", "AGREE", sources=[["anonymous officials"]], stances=["expects"],
    object="trucks", quantity="300",
)  # fmt: skip
OFFICIALS = {"id": "unspecified", "name": "officials", "acts_for": None, "anonymous": True}
ARMED = claim(0, "NOR", "kataib-hezbollah", "AID", stance="denies")
SENT = claim(
    1, "TCD", "MLI", "AID", stance="expects", sources=[OFFICIALS],
    items=[{"name": "trucks", "quantity": {"text": "300", "low": 300.0, "high": 300.0}}],
)  # fmt: skip


def scored(labels: list[Row], claims: list[Row]) -> dict[str, float | None]:
    counted = total([count({"text": TEXT, "claims": labels}, {"claims": claims})])
    return {name: figure.value for name, figure in figures(counted).items()}


def test_claims_as_labelled_score_one():
    found = scored([ARMING, SENDING], [ARMED, SENT])
    assert {name for name, value in found.items() if value not in (1, None)} == set()
    assert (found["f1"], found["not_asserted"], found["source"], found["quantity"]) == (1, 1, 1, 1)


def test_a_claim_the_wrong_way_round_is_not_found_unless_it_runs_both_ways():
    turned = claim(1, "MLI", "TCD", "AID")
    assert scored([SENDING], [turned])["pair_recall"] == 0
    assert scored([{**SENDING, "symmetric": True}], [turned])["pair_recall"] == 1


def test_another_type_finds_the_pair_and_no_claim():
    found = scored([SENDING], [{**SENT, "type": "ASSAULT"}])
    assert (found["pair_recall"], found["recall"], found["precision"], found["f1"]) == (1, 0, 0, 0)


def test_a_claim_of_another_sentence_is_not_found():
    assert scored([SENDING], [{**SENT, "sentence": TEXT.splitlines()[0]}])["recall"] == 0


def test_an_optional_claim_is_never_missed_and_never_wrong():
    optional = {**SENDING, "optional": True}
    without, with_it = scored([ARMING, optional], [ARMED]), scored([ARMING, optional], [ARMED, SENT])
    assert (without["f1"], with_it["f1"]) == (1, 1)


def test_saying_it_with_every_stance_gains_nothing():
    both = scored([SENDING], [SENT, {**SENT, "stance": "asserts"}])
    assert (both["stance"], both["not_asserted"], both["recall"]) == (0.5, 0.5, 1)


def test_always_asserting_scores_nought_on_what_is_not_asserted():
    found = scored([ARMING, SENDING], [{**ARMED, "stance": "asserts"}, {**SENT, "stance": "asserts"}])
    assert (found["not_asserted"], found["recall"]) == (0, 1)


def test_details_are_asked_only_where_the_label_tells_them():
    assert set(questions(SENDING)) == {"stance", "not_asserted", "source", "object", "quantity"}
    assert set(questions({**SENDING, "sources_disputed": True, "stances": ["asserts"]})) == {
        "stance", "object", "quantity"
    }  # fmt: skip
    assert "source" not in questions(ARMING), "who denies it is also who would have done it"


def test_slices_count_the_labels_that_stand_in_them():
    found = scored([ARMING, SENDING], [ARMED])
    assert (found["denials.recall"], found["unnamed.recall"], found["indirect.recall"]) == (1, 0, 0.5)


@pytest.mark.parametrize(
    ("code", "actor", "same"),
    [
        ("NOR", {"id": "jonas-gahr-store", "name": "Jonas Gahr Støre", "acts_for": "NOR"}, True),
        ("NOR", {"id": "NOR", "name": "Norway", "acts_for": None}, True),
        ("NOR", {"id": "norwegian-firm", "name": "a Norwegian firm", "acts_for": None}, False),
        ("HEZBOLLAH", {"id": "kataib-hezbollah", "name": "Kataib Hezbollah", "acts_for": None}, False),
        ("HEZBOLLAH", {"id": "hezbollah", "name": "Hezbollah", "acts_for": None}, True),
        ("EU", {"id": "reuters", "name": "Reuters", "acts_for": None}, False),
        ("BOKO_HARAM", {"id": "boko-haram", "name": "Boko Haram", "acts_for": None}, True),
        ("*", None, True),
        ("NOR", None, False),
    ],
)
def test_actors_match_by_state_id_or_group(code: str, actor: Row | None, same: bool):
    assert is_actor(code, actor) is same


def test_numbers_are_read_as_written_and_scaled():
    assert numbers("more than 1,300 men and $40 billion") == {1300.0, 40.0, 4e10}
    assert numbers("none") == set()


def test_the_table_of_groups_has_names_for_each():
    assert all(names for names, _ in groups().values())


# Through the pipeline.


def folder(tmp_path: Path) -> tuple[Path, Path]:
    labels, reports = tmp_path / "gold", tmp_path / "reports"
    labels.mkdir()
    (reports / "deep").mkdir(parents=True)
    (labels / "chad.jsonl").write_text("".join(json.dumps(row) + "\n" for row in (ARMING, SENDING)))
    (reports / "deep" / "chad.txt").write_text(TEXT)
    (reports / "deep" / "list.jsonl").write_text(
        json.dumps({"file": "chad.txt", "outlet": "The Post", "published": "2016-05-04"})
    )
    return labels, reports


def test_reports_are_read_with_the_outlet_and_day_their_list_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    labels, reports = folder(tmp_path)
    asked: list[Any] = []

    def gather(inputs: Any, *, outlet: str | None, published: date | None) -> Any:
        asked.append((Path(inputs[0]).name, outlet, published))
        return iter([Document(id="d", text=TEXT, origin="d")])

    monkeypatch.setattr(pipeline, "gather", gather)
    monkeypatch.setattr(pipeline, "split", lambda document: ())
    monkeypatch.setattr(pipeline, "find", lambda document, readings, reader: [])
    out = tmp_path / "out.jsonl"
    done = run("claims", labels, reports=reports, predictions=out, reader=Oracle([]))
    assert asked == [("chad.txt", "The Post", date(2016, 5, 4))]
    assert (done["n"], done["unit"], done["figures"]["recall"]) == (1, "reports", 0)
    line = json.loads(out.read_text())
    assert (line["report"], line["predicted"]) == ("chad.txt", {"claims": []})


def test_a_missing_report_is_named(tmp_path: Path):
    labels, reports = folder(tmp_path)
    (reports / "deep" / "chad.txt").unlink()
    with pytest.raises(UsageError, match=r"No chad\.txt under"):
        run("claims", labels, reports=reports)


def test_lines_that_are_not_labelled_claims_are_refused(tmp_path: Path):
    (tmp_path / "gold.jsonl").write_text('{"report": "chad.txt", "text": "x"}\n')
    with pytest.raises(UsageError, match=r"claims needs anchor, sources.*found report, text"):
        run("claims", tmp_path / "gold.jsonl", reports=tmp_path)


# The scorer that the labels came with is a second opinion.


def other_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "tools" / "score_claims.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invented(labels: list[Row], text: str, chance: random.Random) -> list[Row]:
    """Claims made from the labels, each part wrong now and then."""
    claims = []
    for label in labels:
        if chance.random() < 0.3:
            continue
        start = max(text.rfind(". ", 0, label["start"]), text.rfind("\n", 0, label["start"])) + 1
        end = text.find("\n", label["end"])

        def actor(code: str) -> Row:
            code = chance.choice(["RUS", "hezbollah", code, code, code, code])
            names = groups().get(code, ((code,), ()))[0]
            return {
                "id": code.lower().replace("_", "-") if code in groups() else code,
                "name": names[0],
                "acts_for": None,
            }

        inner = label["sources"][-1] if label["sources"] and chance.random() < 0.8 else None
        sources = [] if inner is None else [{**actor(inner[0]), "anonymous": inner[0].startswith("anonymous")}]
        item = {"name": label.get("object", "tanks").split(",")[0], "quantity": {"text": label.get("quantity", "7")}}
        claims.append(
            {
                "sentence": text[start : end if end >= 0 else len(text)], "initiator": actor(label["initiator"]),
                "recipient": actor(label["recipient"]) if chance.random() < 0.9 else None,
                "type": chance.choice([label["types"][0], label["types"][-1], "CONSULT"]), "sources": sources,
                "stance": chance.choice(["asserts", label["stances"][0]]), "items": [item] * chance.randint(0, 2),
                "time": chance.choice([None, {"start": label.get("when", "2016")}]),
                "place": chance.choice([None, {"name": "Oslo", "country": label.get("where", "NOR")}]),
            }
        )  # fmt: skip
    return [one for one in claims for _ in range(chance.randint(1, 2))]


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no labelled data beside the checkout")
@pytest.mark.parametrize("seed", range(5))
def test_both_scorers_agree_on_every_figure(seed: int):
    other, chance = other_scorer(), random.Random(seed)
    ours, theirs = [], []
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        text = next((SHARED / "reports").rglob(labels[0]["report"])).read_text(encoding="utf-8")
        claims = invented(labels, text, chance)
        ours.append(count({"text": text, "claims": labels}, {"claims": claims}))
        theirs.append(other.score(labels, [dict(one) for one in claims])[0])
    assert len(ours) >= 8
    found, mean = figures(total(ours)), other.mean(theirs)
    for name in mean.keys() - {"gold", "claims"}:
        assert found[name].value == pytest.approx(mean[name], abs=0.0021), name
    assert total(ours)["gold"] == mean["gold"]
    assert total(ours)["claims"] == mean["claims"]
