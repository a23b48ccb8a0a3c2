"""The packaged reader on sentences of our own."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents import split
from dragoman.errors import DragomanError
from dragoman.reader import Reader
from dragoman.reader.packaged import FILES, PACKAGED, described
from dragoman.records import Reading, Sentence, Span, Token
from tests.builders import document

REPORT = (
    "The foreign minister of Norway said on Monday that Denmark had sent tanks to Estonia. "
    "Denmark denied the report.\n\n"
    "Talks between Norway and Denmark will resume in Oslo next week."
)


@cache
def reader() -> Reader:
    return Reader.load()


def readings(text: str, id: str = "d1") -> list[Reading]:
    return reader().read(split(document(text, id=id)))


def words(reading: Reading, first: int, last: int) -> str:
    return " ".join(token.text for token in reading.sentence.tokens[first:last])


def test_every_column_has_an_entry_for_each_word():
    for reading in readings(REPORT):
        columns = (
            reading.upos, reading.xpos, reading.lemmas, reading.heads, reading.deprels, reading.factuality,
        )  # fmt: skip
        assert {len(column) for column in columns} == {len(reading.sentence.tokens)}
        assert reading.heads.count(-1) == 1


def test_a_plain_sentence_is_read_as_a_person_would():
    first = readings(REPORT)[0]
    sent = first.lemmas.index("send")
    subject = next(w for w in range(len(first.heads)) if first.heads[w] == sent and first.deprels[w] == "nsubj")
    assert words(first, subject, subject + 1) == "Denmark"
    predicate = next(p for p in first.predicates if p.word == sent)
    roles = {argument.role: words(first, argument.first, argument.last) for argument in predicate.arguments}
    assert predicate.roleset == "send.01"
    assert roles["ARG0"] == "Denmark"
    assert roles["ARG1"] == "tanks"


@pytest.mark.parametrize(
    ("text", "word", "least", "most"),
    [
        ("Norway sent tanks to Estonia.", "sent", 2.0, 3.0),
        ("Norway did not send tanks to Estonia.", "send", -3.0, -1.0),
        ("Norway failed to send tanks to Estonia.", "send", -3.0, -1.0),
        ("Norway may send tanks to Estonia.", "send", -2.0, 1.0),
    ],
)
def test_each_word_is_judged_as_it_is_told(text: str, word: str, least: float, most: float):
    (reading,) = readings(text)
    at = [token.text for token in reading.sentence.tokens].index(word)
    assert least <= reading.factuality[at] <= most


def coded(text: str, initiator: str | None, recipient: str | None) -> dict[str, float]:
    """What the first does to the second in the text."""
    places = [
        None if name is None else Span(start=text.index(name), end=text.index(name) + len(name))
        for name in (initiator, recipient)
    ]
    return dict(reader().code(split(document(text)), *places))


@pytest.mark.parametrize(
    ("text", "initiator", "recipient", "type"),
    [
        ("Iran accused Israel of blowing up the pipeline.", "Iran", "Israel", "ACCUSE"),
        ("Rebels shelled an army base near the river, killing four soldiers.", "Rebels", "army base", "ASSAULT"),
        ("Norway sent field hospitals and medicine to Sudan.", "Norway", "Sudan", "AID"),
        ("The prime minister of Japan met the president of Chile in Lima.", "Japan", "Chile", "CONSULT"),
        ("Poland urged Belarus to free the journalist.", "Poland", "Belarus", "REQUEST"),
        ("Turkey rejected a proposal by Greece to reopen the border.", "Turkey", "Greece", "REJECT"),
    ],
)
def test_the_act_between_two_given_actors_is_coded(text: str, initiator: str, recipient: str, type: str):
    chances = coded(text, initiator, recipient)
    assert max(chances, key=lambda kind: chances[kind]) == type
    assert sum(chances.values()) == pytest.approx(1, abs=0.01)


def test_the_act_is_that_of_the_pair_asked_for():
    text = "Iran accused Israel of sabotage, and Oman offered Iran its help."
    assert coded(text, "Iran", "Israel")["ACCUSE"] > 0.5
    assert coded(text, "Oman", "Israel")["ACCUSE"] < coded(text, "Iran", "Israel")["ACCUSE"]


def test_an_actor_that_is_not_mentioned_may_be_left_out():
    assert len(coded("Four soldiers were killed by shelling.", None, "soldiers")) == 18


def test_an_endless_text_is_coded_around_its_actors():
    around = "The envoys spoke for hours in the old hall by the river. " * 40
    chances = coded(f"{around}Iran accused Israel of sabotage. {around}", "Iran", "Israel")
    assert max(chances, key=lambda kind: chances[kind]) == "ACCUSE"


def test_nothing_is_coded_between_actors_at_two_ends_of_an_endless_text():
    assert coded("Iran was rainy. " + "It rained. " * 400 + "Rain fell on Israel.", "Iran", "Israel") == {}


def test_nothing_is_coded_without_words():
    assert reader().code([], None, None) == ()


def test_what_is_said_is_tied_to_who_says_it():
    text = document(REPORT).text
    said = next(a for a in readings(REPORT)[0].attributions if "said" in text[a.cue[0].start : a.cue[0].end])
    assert "minister" in text[said.source[0].start : said.source[0].end]
    assert "sent tanks" in text[said.content[0].start : said.content[-1].end]


def test_a_reading_does_not_depend_on_what_is_read_beside_it():
    alone = readings(REPORT)
    other = split(document("Rain fell in Lisbon all day long, and the river rose.", id="d2"))
    together = reader().read([*other, *split(document(REPORT))])
    assert together[len(other) :] == alone


def test_reading_twice_gives_the_same():
    assert readings(REPORT) == readings(REPORT)


def test_a_sentence_of_endless_words_is_read():
    text = " ".join(["antidisestablishmentarianismically-xylophonographing"] * 190) + "."
    assert all(len(reading.upos) == len(reading.sentence.tokens) for reading in readings(text))


def test_long_words_are_read_in_full_whatever_stands_beside_them():
    long = sentence(*["antidisestablishmentarianismically"] * 40, ".")
    other = sentence(*["xylophonographing"] * 60, ".")
    assert reader().read([long, other]) == [*reader().read([long]), *reader().read([other])]


def test_nothing_to_read_gives_nothing():
    assert reader().read([]) == []


def test_a_folder_without_weights_is_refused_with_what_to_do(tmp_path: Path):
    with pytest.raises(DragomanError, match="make train"):
        Reader.load(tmp_path)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the packaged weights to spoil."""
    for path in PACKAGED.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoil", [cut_short, changed, Path.unlink])
def test_a_spoilt_file_is_named_with_what_to_do(weights: Path, name: str, spoil: Callable[[Path], None]):
    spoil(weights / name)
    with pytest.raises(DragomanError, match=rf"{name} not (as packaged|found).*make train"):
        Reader.load(weights)


def test_all_spoilt_files_are_named_together(weights: Path):
    for name in ("cue.onnx", "tokenizer.json"):
        changed(weights / name)
    with pytest.raises(DragomanError, match=r"cue\.onnx, tokenizer\.json not as packaged"):
        Reader.load(weights)


@pytest.mark.parametrize("format", [None, 1, 99])
def test_weights_of_another_version_are_refused(weights: Path, format: int | None):
    about = json.loads((weights / "about.json").read_text(encoding="utf-8"))
    (weights / "about.json").write_text(json.dumps(about | {"format": format}), encoding="utf-8")
    with pytest.raises(DragomanError, match=f"about.json: the weights are of format {format or 1}, .*make train"):
        Reader.load(weights)


def swap_two_labels(about: dict[str, Any]) -> None:
    labels = about["labels"]["act"]
    labels[0], labels[1] = labels[1], labels[0]


def drop_a_label_set(about: dict[str, Any]) -> None:
    del about["labels"]["stance"]


def move_a_chain(about: dict[str, Any]) -> None:
    about["chains"]["span"]["start"][0] += 0.5


def drop_the_own_sum(about: dict[str, Any]) -> None:
    del about["sha256"]["about.json"]


@pytest.mark.parametrize("spoil", [swap_two_labels, drop_a_label_set, move_a_chain, drop_the_own_sum])
def test_labels_and_chains_that_were_changed_are_refused(weights: Path, spoil: Callable[[dict[str, Any]], None]):
    about = json.loads((weights / "about.json").read_text(encoding="utf-8"))
    spoil(about)
    (weights / "about.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(DragomanError, match=r"about\.json not as packaged.*make train"):
        Reader.load(weights)


@pytest.mark.parametrize("name", ["version", "labels", "chains", "sha256"])
@pytest.mark.parametrize("value", [None, [], 3])
def test_a_description_that_lacks_a_part_is_refused(weights: Path, name: str, value: object):
    about = json.loads((weights / "about.json").read_text(encoding="utf-8"))
    (weights / "about.json").write_text(json.dumps(about | {name: value}), encoding="utf-8")
    with pytest.raises(DragomanError, match=rf"about\.json cannot be read \({name} missing.*make train"):
        Reader.load(weights)


def test_a_description_written_with_other_spaces_is_the_same(weights: Path):
    about = json.loads((weights / "about.json").read_text(encoding="utf-8"))
    (weights / "about.json").write_text(json.dumps(about, indent=1, sort_keys=True), encoding="utf-8")
    assert described(weights) == about


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', "\x00", "[" * 100_000])
def test_a_description_that_is_none_is_refused(weights: Path, content: str):
    (weights / "about.json").write_text(content, encoding="utf-8")
    with pytest.raises(DragomanError, match=r"about\.json cannot be read.*make train"):
        Reader.load(weights)


def sentence(*words: str, document: str = "d1") -> Sentence:
    """A sentence of these words, however odd."""
    starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=0))
    tokens = tuple(Token(text=word, start=at, end=at + len(word)) for word, at in zip(words, starts[:-1], strict=True))
    return Sentence(
        document=document, number=0, text=" ".join(words), start=0, end=starts[-1], block="body", paragraph=0,
        tokens=tokens,
    )  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    [
        ["a"], ["."], ["?", "!", "…", "—", "(", ")", ";"], ['"', '"', '"'], ["😀"], ["👩‍👩‍👧", "🇳🇴", "❤️"],
        ["قالت", "النرويج", "ذلك", "."], ["הדובר", "אמר"], ["\u202e", "\u200b"], ["\ufffd"], ["\x00"], ["e" * 5000],
    ],
)  # fmt: skip
def test_odd_words_are_read_with_one_root_and_do_not_touch_other_documents(odd: list[str]):
    plain = sentence("Norway", "sent", "ships", ".", document="d2")
    alone = reader().read([plain])
    strange, after = reader().read([sentence(*odd), plain])
    assert strange.heads.count(-1) == 1
    assert len(strange.upos) == len(strange.lemmas) == len(odd)
    assert [after] == alone


def test_a_sentence_without_words_has_an_empty_reading():
    first, nothing, last = reader().read([sentence("Yes"), sentence(), sentence("No")])
    assert nothing.heads == nothing.predicates == ()
    assert first.heads == last.heads == (-1,)


def test_a_sentence_of_ten_thousand_words_is_read_in_stretches():
    words = ["Norway", "sent", "ships", "and", "planes", "and", "guns", "to", "Denmark", "again"] * 1000
    (reading,) = reader().read([sentence(*words)])
    assert reading.sentence.tokens[-1].text == "again"
    assert len(reading.heads) == 10_000
    assert reading.heads.count(-1) == 1
    assert reading.lemmas[-9] == "send"
    sent = next(predicate for predicate in reading.predicates if predicate.word == 9991)
    roles = {argument.role: reading.sentence.tokens[argument.first].text for argument in sent.arguments}
    assert roles["ARG1"] == "ships"
    assert {act.word for act in reading.acts} >= set(range(1, 10_000, 10))
    assert all(abs(act.word - link.word) < 400 for act in reading.acts for link in act.links)


def test_heads_of_an_endless_sentence_stay_near_their_words():
    words = ["Norway", "sent", "ships", "to", "Denmark", "and"] * 200
    (reading,) = reader().read([sentence(*words)])
    top = reading.heads.index(-1)
    assert all(abs(head - word) < 400 for word, head in enumerate(reading.heads) if head not in (-1, top))
    later = [word for word, head in enumerate(reading.heads) if head == top and word >= 400]
    assert {reading.deprels[word] for word in later} == {"parataxis"}
