"""Text whose sentences are known, as the splitter meets it: `Texts(shared).one_pass(pick)`.

Takes the train parts of EWT and GUM and the news reports, gives Samples: a
block of words with what the splitter is told of them, and which of them end a
sentence. Sentences of treebanks follow each other in one line, or in lines of
their own where no stop ends them; reports are cut by the rules of full stops.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from corpus.passes import held_out, key, rows

from dragoman.documents.boundaries import Word
from dragoman.documents.sentences import sentences
from dragoman.documents.tokens import spans

TREEBANKS = ("ewt_train", "gum_train")
UNKNOWN = "_"
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X", UNKNOWN,
)  # fmt: skip
CARELESS = 0.1  # of the stops are lost, in half of the documents
STOP = re.compile(r"[.!?…]+")
CLITIC = re.compile(r"(?:['’`](?:s|m|d|ll|re|ve)|n['’]t)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A sentence of a document: its words, which of them a blank follows, their tags."""

    words: list[str]
    space: list[int]
    tags: list[str]


@dataclass(frozen=True)
class Sample:
    """A block of words as the splitter sees them, whether each ends a sentence, and its tag's number."""

    words: list[Word]
    ends: list[bool]
    tags: list[int]
    lined: bool


class Texts:
    """What is learned from, and every tenth document of it to choose by (`held`)."""

    def __init__(self, shared: Path) -> None:
        out = held_out(shared)
        documents = [d for name in TREEBANKS for d in treebank(shared / f"data/reader/{name}.jsonl.gz", out)]
        held = [crc32(" ".join(document[0].words).encode()) % 10 == 0 for document in documents]
        self.held = [document for document, apart in zip(documents, held, strict=True) if apart]
        self.trees = [document for document, apart in zip(documents, held, strict=True) if not apart]
        self.news = news(shared / "reports/voa.jsonl.gz", out)

    def one_pass(self, pick: random.Random) -> Iterator[Sample]:
        """Every document once in one line and some in paragraphs too, with other mistakes each time."""
        for document in self.trees:
            lines = [glued(line) for line in document] if pick.random() < 0.5 else document
            yield sample(careless(lines, pick) if pick.random() < 0.5 else lines)
            if pick.random() < 0.3:
                yield from (sample(part, lined=True) for part in paragraphs(lines, pick))
        for report in self.news:
            if pick.random() < 0.3:
                yield sample([line for part in report for line in part])
            else:
                yield from (sample(part, lined=True) for part in report)


def treebank(path: Path, out: set[str]) -> list[list[Line]]:
    """The documents of a treebank."""
    documents: dict[str, list[Line]] = {}
    for row in rows(path):
        if key(" ".join(row["tokens"])) not in out:
            line = Line(row["tokens"], row["space"], row["upos"])
            documents.setdefault(row["id"].rpartition("-")[0], []).append(line)
    return list(documents.values())


def news(path: Path, out: set[str]) -> list[list[list[Line]]]:
    """Reports as paragraphs of sentences, cut by the rules alone."""
    found = []
    for row in rows(path):
        texts = [line.strip() for line in row["text"].splitlines() if line.strip() and key(line) not in out]
        found.append([[plain(text[a:b]) for a, b in sentences(text)] for text in texts])
    return [report for report in found if report]


def plain(text: str) -> Line:
    """A sentence of text without tags."""
    places = list(spans(text))
    space = [int(b == len(text) or text[b].isspace()) for _, b in places]
    return Line([text[a:b] for a, b in places], space, [UNKNOWN] * len(places))


def careless(lines: Sequence[Line], pick: random.Random) -> list[Line]:
    """The sentences with some of their last stops lost, and some of what follows one without its capital."""
    changed, lost = [], False
    for line in lines:
        words, space, tags = list(line.words), list(line.space), list(line.tags)
        if lost and pick.random() < 0.3 and not words[0].isupper():
            words[0] = words[0].lower()
        lost = len(words) > 2 and STOP.fullmatch(words[-1]) is not None and pick.random() < CARELESS
        if lost:
            words, space, tags = words[:-1], [*space[:-2], 1], tags[:-1]
        changed.append(Line(words, space, tags))
    return changed


def glued(line: Line) -> Line:
    """The line with clitics written as people write them: the files set a blank before them."""
    following = [*line.words[1:], ""]
    space = [0 if CLITIC.fullmatch(word) else blank for word, blank in zip(following, line.space, strict=True)]
    return Line(line.words, space, line.tags)


def paragraphs(document: Sequence[Line], pick: random.Random) -> Iterator[list[Line]]:
    """The document in paragraphs: nearly every end without a stop is the end of one, of the others one in four."""
    paragraph: list[Line] = []
    for line in document:
        paragraph.append(line)
        if pick.random() < (0.25 if stopped(line) else 0.95):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def stopped(line: Line) -> bool:
    """Whether a stop ends the sentence, in front of what closes."""
    return STOP.fullmatch("".join(line.words[-3:]).rstrip("\"'”’)]")[-1:]) is not None


def sample(lines: Sequence[Line], *, lined: bool = False) -> Sample:
    """The lines in one block, as the splitter will see it; `lined` if it is a paragraph of its document."""
    text, gold, tags = "", set(), {}
    for line in lines:
        text += " " if text and not text.endswith(" ") else ""
        for word, blank, tag in zip(line.words, line.space, line.tags, strict=True):
            tags[len(text), len(text) + len(word)] = tag
            text += word + " " * blank
        gold.add(len(text.rstrip()))
    text = text.rstrip()
    verdicts = {end for _, end in sentences(text)}
    places = list(spans(text))
    return Sample(
        words=[(text[a:b], text[b : b + 1].isspace(), b in verdicts) for a, b in places],
        ends=[b in gold for _, b in places],
        tags=[TAGS.index(tags.get(place, UNKNOWN)) for place in places],
        lined=lined,
    )
