"""Names made from syntax, entities and gazetteers."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
weak = pytest.importorskip("naming.weak")
candidates = pytest.importorskip("naming.candidates")


def piece(lines: str, entities: list[list[object]] | None = None) -> SimpleNamespace:
    """A sentence from "word tag head relation" a line; heads are 1-based."""
    words, upos, heads, deprels = zip(*(line.split() for line in lines.strip().splitlines()), strict=True)
    return SimpleNamespace(
        words=list(words), upos=list(upos), xpos=["NNPS" if w.endswith("ers") else "NNP" for w in words],
        heads=[int(head) for head in heads], deprels=list(deprels), ner=None, entities=entities,
    )  # fmt: skip


def spans(sentence: SimpleNamespace) -> list[str]:
    tree = candidates.Tree(sentence.words, sentence.upos, sentence.heads, sentence.deprels)
    return [" ".join(sentence.words[c.first : c.last]) for c in candidates.candidates(tree)]


MEETING = """
    President PROPN 3 nmod:desc
    Anna PROPN 3 compound
    Berg PROPN 4 nsubj
    met VERB 0 root
    Mr. PROPN 6 nmod:desc
    Lund PROPN 4 obj
    in ADP 8 case
    Sudland PROPN 4 obl
"""


def test_titles_are_outside_a_name():
    assert spans(piece(MEETING)) == ["Anna Berg", "Lund", "Sudland"]


def test_a_name_keeps_its_of_phrase_its_suffix_and_its_hyphen():
    assert spans(
        piece("""
        University PROPN 6 nsubj
        of ADP 4 case
        East PROPN 4 compound
        Norland PROPN 1 nmod
        sued VERB 0 root
        Al PROPN 5 obj
        - PUNCT 6 punct
        Berg PROPN 6 flat
        , PUNCT 10 punct
        Inc. PROPN 6 flat
        """)
    ) == ["University of East Norland", "Al - Berg , Inc."]


def test_two_names_beside_each_other_are_two():
    assert spans(piece("Norland PROPN 3 nmod:poss\n's PART 1 case\nBerg PROPN 4 nsubj\nleft VERB 0 root")) == [
        "Norland",
        "Berg",
    ]


def test_a_general_without_a_person_is_part_of_the_name():
    assert spans(piece("General PROPN 2 compound\nMotors PROPN 3 nsubj\nclosed VERB 0 root")) == ["General Motors"]


def test_links_and_plain_words_are_no_names():
    assert spans(piece("see VERB 0 root\nwww.example.org PROPN 1 obj\nThe DET 4 det\nship NOUN 1 obj")) == []


def test_entities_tell_kinds():
    sentence = piece(MEETING, [["person", 0, 3], ["person", 4, 6], ["place", 7, 8]])
    weak.fill([[sentence]])
    assert sentence.ner == ["O", "B-PER", "I-PER", "O", "O", "B-PER", "O", "B-LOC"]


def test_a_name_within_a_longer_entity_does_not_get_its_kind():
    sentence = piece("Norland PROPN 2 compound\nship NOUN 0 root", [["object", 0, 2]])
    weak.fill([[sentence]])
    assert sentence.ner == [weak.UNSURE, "O"]


def test_a_state_is_a_place_where_it_plays_and_a_people_is_no_person():
    sentence = piece(
        "Panama PROPN 2 nsubj\nbeat VERB 0 root\nNewcomers PROPN 2 obj", [["organization", 0, 1], ["person", 2, 3]]
    )
    weak.fill([[sentence]])
    assert sentence.ner == ["B-LOC", "O", "B-MISC"]


def test_what_entities_teach_is_told_of_other_sentences_and_doubt_is_kept():
    taught = []
    for name in ("Berg", "Lund", "Dahl", "Holm", "Vik", "Nes"):
        taught.append(piece(f"Mr. PROPN 2 nmod:desc\n{name} PROPN 3 nsubj\nspoke VERB 0 root", [["person", 0, 2]]))
        taught.append(piece(f"in ADP 2 case\n{name}stad PROPN 0 root", [["place", 1, 2]]))
        taught.append(piece(f"see VERB 0 root\n{name}or PROPN 1 obj", [["person", 1, 2]]))
        taught.append(piece(f"see VERB 0 root\n{name}on PROPN 1 obj", [["place", 1, 2]]))
    person = piece("Mr. PROPN 2 nmod:desc\nStrand PROPN 3 nsubj\nspoke VERB 0 root")
    place = piece("in ADP 2 case\nOrstad PROPN 0 root")
    either = piece("see VERB 0 root\nVestby PROPN 1 obj")
    weak.fill([taught, [person, place, either]])
    assert person.ner == ["O", "B-PER", "O"]
    assert place.ner == ["O", "B-LOC"]
    assert either.ner == ["O", weak.UNSURE]


@pytest.mark.parametrize(("like", "kind"), [("Berg", "B-LOC"), ("Ekman", "B-PER")])
def test_word_vectors_tell_the_kind_of_a_word_that_was_not_taught(like: str, kind: str):
    places, persons = ("Berg", "Lund", "Vik"), ("Ekman", "Alm", "Ros")

    def vector(word: str) -> np.ndarray:
        seen = like if word == "Hjo" else word
        return np.array([20 * (seen in places), 20 * (seen in persons)], dtype=np.float32)

    taught = [piece(f"see VERB 0 root\n{name} PROPN 1 obj", [["place", 1, 2]]) for name in places]
    taught += [piece(f"see VERB 0 root\n{name} PROPN 1 obj", [["person", 1, 2]]) for name in persons]
    asked = piece("see VERB 0 root\nHjo PROPN 1 obj")
    weak.fill([taught, [asked]], vector)
    assert asked.ner == ["O", kind]


def test_without_anything_to_learn_from_every_name_is_unsure():
    sentence = piece(MEETING)
    weak.fill([[sentence]])
    assert sentence.ner == [
        weak.UNSURE if word in {"Anna", "Berg", "Lund", "Sudland"} else "O" for word in sentence.words
    ]
