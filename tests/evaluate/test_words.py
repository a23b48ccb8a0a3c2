"""Syntax, names and roles: the labels score 100, and known faults cost what they should."""

from __future__ import annotations

import gzip
import json
import random
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate import TASKS, run
from dragoman.evaluate.names import spans
from dragoman.evaluate.program import sentence_of
from dragoman.records import Reading, Sentence, Token
from tests.evaluate.oracle import Oracle, Row, labelled, tree_row


@pytest.mark.parametrize(
    ("task", "figures"),
    [
        ("syntax", ["upos", "xpos", "lemma", "uas", "las"]),
        ("names", ["all.f1", "LOC.f1"]),
        ("roles", ["roles.f1", "predicates.f1", "senses.accuracy", "ARG0.f1", "ARGM-TMP.f1"]),
    ],
)
def test_the_labels_themselves_score_a_hundred(tmp_path: Path, task: str, figures: list[str]):
    rows = [tree_row(1), tree_row(2)]
    done = run(task, labelled(tmp_path / "gold.jsonl", rows), reader=Oracle(rows))
    assert {done["figures"][name] for name in figures} == {100}
    assert (done["n"], done["unit"], done["reader"]) == (2, "sentences", "oracle 1")


def spoiled(tmp_path: Path, task: str, **changes: list[object]) -> dict[str, float]:
    """The figures when the second of two lines is read with these columns."""
    rows = [tree_row(1), tree_row(2)]

    def spoil(row: Row) -> Row:
        return {**row, **changes} if row["id"].endswith("2") else row

    figures: dict[str, float] = run(task, labelled(tmp_path / "gold.jsonl", rows), reader=Oracle(rows, spoil))[
        "figures"
    ]
    return figures


def test_one_wrong_head_in_ten_words_costs_ten_points_of_uas_and_las(tmp_path: Path):
    figures = spoiled(tmp_path, "syntax", head=[2, 1, 4, 0, 4])
    assert (figures["uas"], figures["las"], figures["upos"]) == (90, 90, 100)


def test_a_wrong_relation_costs_las_alone_and_a_wrong_subtype_nothing(tmp_path: Path):
    wrong = spoiled(tmp_path, "syntax", deprel=["nmod:poss", "case", "obj", "root", "punct"])
    assert (wrong["uas"], wrong["las"]) == (100, 90)
    subtype = spoiled(tmp_path, "syntax", deprel=["nmod:desc", "case", "nsubj", "root", "punct"])
    assert subtype["las"] == 100


def test_a_right_relation_to_a_wrong_head_is_wrong(tmp_path: Path):
    figures = spoiled(tmp_path, "syntax", head=[4, 1, 4, 0, 4], deprel=["nmod", "case", "nsubj", "root", "punct"])
    assert figures["las"] == 90


def test_a_name_a_word_too_long_is_both_missed_and_false(tmp_path: Path):
    figures = spoiled(tmp_path, "names", ner=["B-LOC", "I-LOC", "O", "O", "O"])
    assert (figures["LOC.precision"], figures["LOC.recall"], figures["all.f1"]) == (50, 50, 50)


def test_a_name_of_another_kind_counts_against_both_kinds(tmp_path: Path):
    figures = spoiled(tmp_path, "names", ner=["B-ORG", "O", "O", "O", "O"])
    assert (figures["LOC.recall"], figures["LOC.precision"], figures["ORG.precision"]) == (50, 100, 0)
    assert figures["ORG.recall"] is None


def test_kinds_beyond_three_are_one_and_stay_out_of_the_whole(tmp_path: Path):
    rows = [{"tokens": ["Monday", "in", "Oslo"], "ner": ["B-DATE", "O", "B-LOC"]}]
    reader = Oracle(rows, lambda row: {**row, "ner": ["B-MISC", "O", "B-LOC"]})
    figures = run("names", labelled(tmp_path / "gold.jsonl", rows), reader=reader)["figures"]
    assert (figures["all.f1"], figures["MISC.f1"]) == (100, 100)
    nothing = Oracle(rows, lambda row: {**row, "ner": ["O", "O", "B-LOC"]})
    figures = run("names", labelled(tmp_path / "gold.jsonl", rows), reader=nothing)["figures"]
    assert (figures["all.f1"], figures["MISC.recall"]) == (100, 0)


def test_neighbouring_names_and_stray_insides_are_told_apart():
    assert spans(["B-PER", "B-PER", "I-PER", "O"]) == {("PER", 0, 1), ("PER", 1, 3)}
    assert spans(["O", "I-LOC", "I-ORG"]) == {("LOC", 1, 2), ("ORG", 2, 3)}
    assert spans(["B-LOC", "I-LOC"]) == {("LOC", 0, 2)}
    assert spans([]) == set()


def test_a_missed_predicate_loses_its_roles_and_no_sense(tmp_path: Path):
    figures = spoiled(tmp_path, "roles", preds=[])
    assert (figures["predicates.recall"], figures["roles.recall"], figures["roles.precision"]) == (50, 50, 100)
    assert figures["senses.accuracy"] == 100


def test_a_wrong_sense_costs_no_role(tmp_path: Path):
    preds = [{**tree_row()["preds"][0], "roleset": "leave.02"}]
    figures = spoiled(tmp_path, "roles", preds=preds)
    assert (figures["senses.accuracy"], figures["roles.f1"]) == (50, 100)


def test_a_role_under_another_name_is_wrong_for_both(tmp_path: Path):
    preds = [{"i": 3, "roleset": "leave.01", "args": [["ARG1", 0, 3], ["ARGM-TMP", 4, 5]]}]
    figures = spoiled(tmp_path, "roles", preds=preds)
    assert (figures["roles.f1"], figures["ARG0.f1"]) == (75, pytest.approx(66.67))


def test_lines_without_annotated_predicates_are_predicted_and_not_scored(tmp_path: Path):
    bare = {**tree_row(2), "tokens": ["Quiet", "."]}
    del bare["preds"]
    rows = [tree_row(1), bare]
    out = tmp_path / "out.jsonl.gz"
    done = run("roles", labelled(tmp_path / "gold.jsonl", rows), reader=Oracle(rows), predictions=out)
    assert (done["n"], done["not_scored"], done["figures"]["predicates.f1"]) == (1, 1, 100)
    lines = [json.loads(line) for line in gzip.decompress(out.read_bytes()).decode().splitlines()]
    assert [line["predicted"]["preds"] for line in lines] == [tree_row()["preds"], []]


def test_only_lines_that_are_scored_are_read_where_no_predictions_are_asked_for(tmp_path: Path):
    bare = {**tree_row(2), "tokens": ["Quiet", "."]}
    del bare["preds"]
    gold, reader = labelled(tmp_path / "gold.jsonl", [bare, tree_row(1)]), Oracle([tree_row(1)])  # does not know `bare`
    told: list[tuple[int, int]] = []
    done = run("roles", gold, reader=reader, progress=lambda *done: told.append(done))
    assert (done["n"], done["not_scored"], done["figures"]["roles.f1"], told) == (1, 1, 100, [(1, 1)])


def test_predictions_are_the_input_lines_with_the_answer_in_the_input_form(tmp_path: Path):
    rows = [tree_row(1), tree_row(2)]
    out = tmp_path / "out.jsonl"
    run("syntax", labelled(tmp_path / "gold.jsonl", rows), reader=Oracle(rows), predictions=out)
    for line, row in zip(out.read_text(encoding="utf-8").splitlines(), rows, strict=True):
        answered = json.loads(line)
        predicted = answered.pop("predicted")
        assert answered == row
        assert predicted == {key: row[key] for key in ("upos", "xpos", "lemma", "head", "deprel")}


def test_a_packed_file_is_read_as_a_plain_one(tmp_path: Path):
    rows = [tree_row()]
    plain = labelled(tmp_path / "gold.jsonl", rows)
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, other = (run("syntax", path, reader=Oracle(rows)) for path in (plain, packed))
    assert (one["figures"], one["file"]) == (other["figures"], other["file"])


# From raw text: the words and sentences are found too.


class Splits:
    """Splits a text at the spaces and full stops it is told to, in place of the real tokenizer."""

    def __init__(self, *sentences: list[str]) -> None:
        self.sentences = sentences

    def __call__(self, document: object) -> tuple[Sentence, ...]:
        text = document.text  # type: ignore[attr-defined]
        done, at = [], 0
        for number, words in enumerate(self.sentences):
            tokens = []
            for word in words:
                at = text.index(word, at)
                tokens.append(Token(text=word, start=at, end=at + len(word)))
                at += len(word)
            start, end = tokens[0].start, tokens[-1].end
            done.append(
                Sentence(
                    document="d", number=number, text=text[start:end], start=start, end=end, block="body", paragraph=0,
                    tokens=tuple(tokens),
                )
            )  # fmt: skip
        return tuple(done)


def from_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, splits: Splits, known: list[Row]) -> dict[str, float]:
    rows = [tree_row(1), tree_row(2)]
    monkeypatch.setattr(pipeline, "split", splits)
    done = run("syntax", labelled(tmp_path / "gold.jsonl", rows), raw=True, reader=Oracle(known))
    figures: dict[str, float] = done["figures"]
    return figures


def test_raw_text_rightly_split_scores_as_given_words_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = [tree_row(1), tree_row(2)]
    figures = from_raw(tmp_path, monkeypatch, Splits(rows[0]["tokens"], rows[1]["tokens"]), rows)
    assert set(figures.values()) == {100}


def test_two_sentences_taken_for_one_lose_both_and_a_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    one, two = tree_row(1), tree_row(2)
    both = {name: one[name] + two[name] for name in ("tokens", "upos", "xpos", "lemma")}
    both["head"] = one["head"] + [8, 6, 9, 4, 9]  # the second root hangs from the first
    both["deprel"] = one["deprel"] + [*two["deprel"][:3], "parataxis", "punct"]
    figures = from_raw(tmp_path, monkeypatch, Splits(both["tokens"]), [both])
    assert (figures["sentences"], figures["tokens"], figures["upos"]) == (0, 100, 100)
    assert (figures["uas"], figures["las"]) == (90, 90)


def test_a_word_not_split_loses_its_two_words_and_those_that_hang_from_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one, two = tree_row(1), tree_row(2)
    joined = {
        "tokens": ["Norway's", *one["tokens"][2:]],
        **{name: [one[name][0], *one[name][2:]] for name in ("upos", "xpos", "lemma", "deprel")},
        "head": [2, 3, 0, 3],
    }
    figures = from_raw(tmp_path, monkeypatch, Splits(joined["tokens"], two["tokens"]), [joined, two])
    # 8 of 9 found words and of 10 labelled ones are right: F1 = 2 · 8 / 19.
    assert figures["tokens"] == pytest.approx(100 * 16 / 19, abs=0.01)
    assert figures["las"] == pytest.approx(100 * 16 / 19, abs=0.01)
    assert figures["sentences"] == 100


def resegmented(row: Row, chance: random.Random) -> list[tuple[int, int]]:
    """Word spans in the text of a line: neighbours without a space joined, long words cut, now and then."""
    spans = [(token.start, token.end) for token in sentence_of(row["tokens"], row["space"], document="").tokens]
    done: list[tuple[int, int]] = []
    for start, end in spans:
        if done and done[-1][1] == start and chance.random() < 0.3:
            done[-1] = (done[-1][0], end)
        elif end - start > 1 and chance.random() < 0.2:
            done += [(start, start + 1), (start + 1, end)]
        else:
            done.append((start, end))
    return done


def by_definition(gold: list[list[tuple[int, int]]], heads: list[list[int]], found: list[Reading]) -> tuple[float, ...]:
    """F1 of words, sentences and attachment over a whole document, on its own characters."""

    def attached(spans: list[tuple[int, int]], heads: list[int]) -> set[tuple[Any, Any]]:
        return {(span, spans[head] if head >= 0 else "root") for span, head in zip(spans, heads, strict=True)}

    ours = [[(token.start, token.end) for token in one.sentence.tokens] for one in found]
    sides = []
    for sentences, trees in ((gold, heads), (ours, [list(one.heads) for one in found])):
        links = set().union(*(attached(spans, tree) for spans, tree in zip(sentences, trees, strict=True)))
        sides.append(
            ({word for one in sentences for word in one}, {(one[0][0], one[-1][1]) for one in sentences}, links)
        )
    return tuple(200 * len(one & other) / (len(one) + len(other)) for one, other in zip(*sides, strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_raw_figures_agree_with_their_definition(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(seed)
    rows = [scrambled(chance, number) for number in range(6)]
    texts = [sentence_of(row["tokens"], row["space"], document="").text for row in rows]
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(rows))]
    words = [(start + first, start + last) for row, start in zip(rows, starts, strict=True)
             for first, last in resegmented(row, chance)]  # fmt: skip
    cuts = sorted({0, len(words), *chance.sample(range(1, len(words)), 5)})
    whole = " ".join(texts)
    sentences = [sentence_at(whole, words[first:last], number) for number, (first, last) in enumerate(pairwise(cuts))]
    found = [Reading(**(blank(sentence) | {"heads": arrows(chance, len(sentence.tokens))})) for sentence in sentences]
    known = dict(zip(sentences, found, strict=True))
    reader = SimpleNamespace(version="x", read=lambda asked: [known[sentence] for sentence in asked])
    monkeypatch.setattr(pipeline, "split", lambda document: tuple(sentences) if document.text == whole else ())
    figures = run("syntax", labelled(tmp_path / "gold.jsonl", rows), raw=True, reader=reader)["figures"]
    gold = [
        [
            (start + token.start, start + token.end)
            for token in sentence_of(row["tokens"], row["space"], document="").tokens
        ]
        for row, start in zip(rows, starts, strict=True)
    ]
    expected = by_definition(gold, [[head - 1 for head in row["head"]] for row in rows], found)
    assert (figures["tokens"], figures["sentences"], figures["uas"]) == pytest.approx(expected, abs=0.01)


def scrambled(chance: random.Random, number: int) -> Row:
    """A line of random words under a random tree."""
    size = chance.randint(2, 7)
    columns = {name: ["x"] * size for name in ("upos", "xpos", "lemma", "deprel")}
    tokens = ["".join(chance.choices("abcd", k=chance.randint(1, 4))) for _ in range(size)]
    space = [int(chance.random() < 0.5) for _ in range(size)]
    return {
        "id": f"r-{number}",
        "tokens": tokens,
        "space": space,
        "head": [h + 1 for h in arrows(chance, size)],
        **columns,
    }


def arrows(chance: random.Random, size: int) -> tuple[int, ...]:
    """Heads: the root's is -1, each other word hangs from an earlier one."""
    return (-1, *(chance.randrange(word) for word in range(1, size)))


def sentence_at(text: str, words: list[tuple[int, int]], number: int) -> Sentence:
    """A sentence of words given by their characters."""
    start, end = words[0][0], words[-1][1]
    tokens = tuple(Token(text=text[first:last], start=first, end=last) for first, last in words)
    return Sentence(
        document="d",
        number=number,
        text=text[start:end],
        start=start,
        end=end,
        block="body",
        paragraph=0,
        tokens=tokens,
    )


def blank(sentence: Sentence) -> dict[str, Any]:
    """A reading's fields with nothing in them."""
    column = ("x",) * len(sentence.tokens)
    empty: dict[str, Any] = {"names": (), "predicates": (), "attributions": (), "acts": ()}
    return {"sentence": sentence, "upos": column, "xpos": column, "lemmas": column, "deprels": column, **empty}


# What is refused.


def test_an_unknown_task_is_told_the_known_ones(tmp_path: Path):
    with pytest.raises(UsageError, match=r"No task is called sytnax\. Tasks: syntax, names"):
        run("sytnax", tmp_path / "gold.jsonl")
    assert len(TASKS) == 12


def test_a_file_of_another_task_is_told_what_was_found(tmp_path: Path):
    path = labelled(tmp_path / "gold.jsonl", [{"id": 1, "text": "Envoys left."}])
    with pytest.raises(UsageError, match=r"line 1: names needs tokens; found id, text"):
        run("names", path, reader=Oracle([]))


def test_a_file_without_labels_is_refused(tmp_path: Path):
    path = labelled(tmp_path / "gold.jsonl", [{"tokens": ["Envoys", "left"]}])
    with pytest.raises(UsageError, match=r"names needs ner to score against; found tokens"):
        run("names", path, reader=Oracle([]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no lines"),
        (b"{]\n", "line 1: not JSON"),
        (b"[1]\n", "line 1: not an object but list"),
        (b"\x1f\x8bno", "cannot be read"),
    ],
)
def test_what_is_not_json_lines_is_named(tmp_path: Path, content: bytes, message: str):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        run("names", path, reader=Oracle([]))


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UsageError, match=r"nowhere\.jsonl: no such file"):
        run("names", tmp_path / "nowhere.jsonl")


def test_options_of_another_task_are_refused(tmp_path: Path):
    with pytest.raises(UsageError, match="--raw belongs to syntax, not to names"):
        run("names", tmp_path / "gold.jsonl", raw=True)
    with pytest.raises(UsageError, match="--spans belongs to attribution, not to syntax"):
        run("syntax", tmp_path / "gold.jsonl", spans=True)
    with pytest.raises(UsageError, match="--reports belongs to claims, theatres and merging, not to names"):
        run("names", tmp_path / "gold.jsonl", reports=tmp_path)
    with pytest.raises(UsageError, match="claims needs --reports"):
        run("claims", tmp_path)
