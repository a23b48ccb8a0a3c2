"""Mentions of any sentence, and the tables they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import registry
from dragoman.claims.mentions import find_mentions
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import words
from dragoman.errors import VocabularyError
from tests.claims.mentions.parses import REGISTRY, parsed

UPOS = ["NOUN", "PROPN", "ADJ", "PRON", "VERB", "ADP", "PUNCT", "DET"]
DEPRELS = [
    "nsubj",
    "obj",
    "nmod",
    "nmod:poss",
    "amod",
    "compound",
    "flat",
    "appos",
    "conj",
    "case",
    "acl:relcl",
    "nmod:desc",
    "punct",
]
WORDS = [
    "Iran",
    "Iranian",
    "officials",
    "rebels",
    "Syrian",
    "he",
    "its",
    "they",
    "-",
    "backed",
    "Anna",
    "Berg",
    "U.S.",
    "which",
    "both",
    "sides",
    "the",
    "president",
    "“",
    "”",
    "we",
    "(",
    ")",
    "GEB",
    "'s",
    "pro-Russian",
    "former",
    "of",
    "town",
    "army",
    "country",
]
# fmt: on


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A sentence with any tree over it."""
    size = draw(st.integers(1, 9))
    cells = []
    for word in range(size):
        text = draw(st.sampled_from(WORDS))
        head = 0 if word == 0 else draw(st.integers(1, word))
        upos, deprel = draw(st.sampled_from(UPOS)), draw(st.sampled_from(DEPRELS))
        cells.append(f"{text}~{text.lower().removesuffix('s')}/{upos}/{head}/{deprel}")
    return " ".join(cells)


@settings(max_examples=150, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=4))
def test_any_tree_gives_mentions_whose_text_is_the_documents(sentences: list[str]):
    text, readings = parsed(*sentences)
    found = find_mentions(text, readings, REGISTRY)
    assert len(found) == len(readings)
    for one, sentence in zip(found, readings, strict=True):
        for mention in one:
            assert 0 <= mention.first <= mention.word < mention.last <= len(sentence.upos)
            assert mention.actor.text == text.text[mention.actor.start : mention.actor.end] != ""
            if mention.antecedent is not None:
                number, at = mention.antecedent
                meant = found[number][at].actor
                assert mention.actor.id in (meant.id, meant.acts_for)
    assert find_mentions(text, readings, REGISTRY) == found


def test_the_packaged_registry_answers_what_mentions_ask():
    text, readings = parsed(
        "Iraqi/ADJ/2/amod troops~troop/NOUN/3/nsubj joined~join/VERB/0/root NATO/PROPN/5/compound "
        "forces~force/NOUN/3/obj in/ADP/7/case Syria/PROPN/3/obl",
    )
    [found] = find_mentions(text, readings, registry())
    assert [(one.actor.id, one.actor.acts_for, one.as_place) for one in found] == [
        ("IRQ", "IRQ", False), ("nato", None, False), ("SYR", "SYR", True),
    ]  # fmt: skip


def test_a_tree_answers_for_chunks_before_and_after_names_are_joined():
    _, [one] = parsed("Prime/ADJ/3/dep Minister/PROPN/3/dep Marlow/PROPN/4/nsubj left~leave/VERB/0/root")
    tree = Tree(one)
    assert [tree.anchor(word) for word in range(4)] == [0, 1, 2, 3]
    tree.join(0, 3, 2)
    assert [tree.anchor(word) for word in range(4)] == [2, 2, 2, 3]
    assert tree.chunks == {2: [0, 1, 2], 3: [3]}


def test_faults_of_the_table_are_told_together(tmp_path: Path):
    table = tmp_path / "nouns.csv"
    table.write_text(
        "word,class,sector,plural\nqueen,royal,GOV,queens\nagent,officer,SPYING,agents\n", encoding="utf-8"
    )
    with pytest.raises(VocabularyError) as fault:
        words(table)
    assert "line 2: no class is called 'royal'" in str(fault.value)
    assert "line 3: no sector is called 'SPYING'" in str(fault.value)
