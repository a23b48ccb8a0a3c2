"""Words and sentences agree with treebanks that people made (only where the labelled data is at hand)."""

import gzip
import itertools
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dragoman.documents import split
from dragoman.documents.tokens import spans
from dragoman.records import Block, Document

SHARED = Path(os.environ.get("SHARED", "../shared"))
READER = SHARED / "data" / "reader"
Span = tuple[int, int]

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not READER.is_dir(), reason="the labelled data is not here")]

CLITICS = {"n't", "n’t", "'s", "’s", "'m", "’m", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'d", "’d"}
FUSED = {("gon", "na"), ("wan", "na"), ("got", "ta"), ("out", "ta"), ("can", "not"), ("kind", "a"), ("du", "n")}
BARE = {"s", "m", "re", "ve", "ll", "nt", "d"}


def texts(name: str) -> Iterator[tuple[str, str, set[Span], set[Span]]]:
    """Genre, text, words and sentences of each document, its sentences joined by blanks as if set in one line."""
    documents: dict[str, list[dict]] = {}
    with gzip.open(READER / f"{name}.jsonl.gz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            documents.setdefault(row["id"].rsplit("-", 1)[0], []).append(row)
    for rows in documents.values():
        text, words, cut = "", set(), set()
        for row in rows:
            text += " " if text else ""
            start = len(text)
            for token, space in zip(row["tokens"], glued(row), strict=True):
                words.add((len(text), len(text) + len(token)))
                text += token + " " * space
            text = text.rstrip()
            cut.add((start, len(text)))
        yield rows[0]["src"], text, words, cut


def glued(row: dict) -> list[int]:
    """The row's blanks, with those taken out that its file shows inside contracted words ("do n't" for "don't")."""
    tokens, spaces = row["tokens"], list(row["space"])
    for n, (a, b) in enumerate(itertools.pairwise(tokens)):
        bare = b in BARE and row["upos"][n + 1] in ("AUX", "PART") and a[-1].isalnum()
        if b.lower() in CLITICS or row["xpos"][n + 1] == "POS" or (a.lower(), b.lower()) in FUSED or bare:
            spaces[n] = 0
            after = tokens[n + 2] if n + 2 < len(tokens) else ""
            if re.fullmatch(r"[,.?!;:)”\"’-]|\.\.\.|!!", after) and row["xpos"][n + 1] != "POS" and b != "s":
                spaces[n + 1] = 0
    return spaces


def sentences(text: str, starts: Iterable[int] = (0,)) -> set[Span]:
    """The sentences of a text whose blocks begin at `starts`."""
    ends = [*starts, len(text)]
    blocks = [
        Block(kind="body", start=start + text[start].isspace(), end=end) for start, end in itertools.pairwise(ends)
    ]
    found = split(Document(id="d", origin="d", text=text, blocks=tuple(blocks)))
    return {(sentence.start, sentence.end) for sentence in found}


def f1(found: list[set], gold: list[set]) -> float:
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    return 200 * right / (sum(map(len, found)) + sum(map(len, gold)))


@pytest.mark.parametrize(("name", "floor"), [("ewt_dev", 99.2), ("gum_dev", 99.8)])
def test_words_agree_with_the_treebank(name, floor):
    documents = list(texts(name))

    assert f1([set(spans(text)) for _, text, _, _ in documents], [words for _, _, words, _ in documents]) >= floor


@pytest.mark.parametrize(
    ("name", "genre", "floor"), [("ewt_dev", "", 82.0), ("gum_dev", "", 91.0), ("gum_dev", "news", 90.5)]
)
def test_sentences_agree_with_the_treebank_even_without_line_breaks(name, genre, floor):
    documents = [document for document in texts(name) if genre in document[0]]

    assert f1([sentences(text) for _, text, _, _ in documents], [cut for _, _, _, cut in documents]) >= floor


@pytest.mark.parametrize(("name", "floor"), [("ewt_dev", 95.5), ("gum_dev", 97.9)])
def test_sentences_agree_with_the_treebank_where_headings_stand_in_their_own_line(name, floor):
    found, gold = [], []
    for _, text, _, cut in texts(name):
        open_ends = {end for start, end in cut if not re.search(r"[.!?…][\"'”’)\]]*$", text[start:end])}
        found.append(sentences(text, [0, *sorted(end for end in open_ends if end < len(text))]))
        gold.append(cut)

    assert f1(found, gold) >= floor
