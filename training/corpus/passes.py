"""Labelled data as windows to train on.

Takes the folder of labelled data, gives Windows: consecutive sentences of one
document with whatever is annotated of them. What stands in a reporting set or
in the gold claims is left out, by its normalised text.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from naming.embeddings import word_vector
from naming.gazetteer import tags
from naming.weak import fill

from corpus import silver
from corpus.coding import coded
from corpus.paragraphs import paragraphs_of
from corpus.pieces import LONGEST_PARAGRAPH, LONGEST_SENTENCE, Example, Piece, gold_lines, key, rows, within
from corpus.renaming import Names
from corpus.strangers import strangers
from corpus.written import attributed
from corpus.written_acts import acts
from dragoman.evaluate.marked import paragraphs

REPORTING = (
    "reader/ewt_dev", "reader/gum_dev", "reader/wwn_dev", "stance/uds_factuality_dev", "events/plv_test",
    "events/plover_gsr", "attribution/cofenet_polnear_valid",
)  # fmt: skip
FACTUALITY = ("commitmentbank", "megaveridicality2", "rossi_pavlick")
WRITTEN = Path(__file__).parent / "attributions.txt"
SPEECH = Path(__file__).parents[2] / "evaluation/speech.txt"


def held_out(shared: Path) -> set[str]:
    """Keys of every sentence in a reporting set, PolNeAR's dev articles, our test set and reports with gold claims."""
    keys = set()
    for name in REPORTING:
        for row in rows(shared / "data" / f"{name}.jsonl.gz"):
            keys.add(key(row.get("text") or " ".join(row["tokens"])))
    for row in rows(shared / "data/attribution/polnear_dev.jsonl.gz"):
        keys |= {key(line) for line in row["text"].splitlines()}
    keys |= {key(line) for line in gold_lines(shared)}
    keys |= {key(paragraph.text) for paragraph in paragraphs(SPEECH)}
    keys.discard("")
    return {k for k in keys if len(k) >= 20}


def treebank(path: Path, out: set[str], factuality: dict[str, dict[int, float]]) -> list[list[Piece]]:
    """Documents of a treebank file, each a list of sentences."""
    documents: dict[str, list[Piece]] = {}
    for row in rows(path):
        if len(row["tokens"]) > LONGEST_SENTENCE or key(" ".join(row["tokens"])) in out:
            continue
        piece = Piece(
            words=row["tokens"], upos=row["upos"], xpos=row["xpos"], heads=row["head"], deprels=row["deprel"],
            lemmas=row["lemma"], ner=row.get("ner"), predicates=row.get("preds"),
            entities=row.get("mentions"), factuality=factuality.get(row["id"]),
        )  # fmt: skip
        documents.setdefault(row["id"].rsplit("-", 1)[0], []).append(piece)
    return list(documents.values())


def judgements(path: Path) -> dict[str, dict[int, float]]:
    """UDS's factuality of the predicates of EWT's sentences, by sentence and word."""
    return {
        row["sent_id"]: {predicate["tok"]: predicate["score"] for predicate in row["predicates"]} for row in rows(path)
    }


def judged(path: Path, out: set[str]) -> list[Piece]:
    """Sentences with the factuality of one or a few of their words; the sets' own train part."""
    found = []
    for row in rows(path):
        words = row["text"].split()
        if row["split1"] == "train" and key(row["text"]) not in out and len(words) <= LONGEST_SENTENCE:
            scores = {at: target["factuality"] for target in row["targets"] for at in range(*target["tok"])}
            found.append(Piece(words=words, factuality=scores))
    return found


def frames(path: Path, out: set[str]) -> list[Piece]:
    """The examples of PropBank's frame files: one annotated predicate each."""
    return [
        Piece(words=row["tokens"], predicates=row["preds"], partial=True)
        for row in rows(path)
        if len(row["tokens"]) <= LONGEST_SENTENCE and key(" ".join(row["tokens"])) not in out
    ]


def names(path: Path, out: set[str]) -> list[Piece]:
    return [
        Piece(words=row["tokens"], ner=row["ner"])
        for row in rows(path)
        if len(row["tokens"]) <= LONGEST_SENTENCE and key(" ".join(row["tokens"])) not in out
    ]


def reported(path: Path, out: set[str]) -> list[Piece]:
    """Sentences of news reports that name actors of the tables, with those names; the others are not known."""
    found = []
    for row in rows(path):
        for tokens, starts in paragraphs_of(row["text"]):
            for first, last in pairwise([*starts, len(tokens)]):
                words = [token.text for token in tokens[first:last]]
                if len(words) <= LONGEST_SENTENCE and key(" ".join(words)) not in out:
                    found.append(Piece(words=words, ner=tags(words)))
    return [piece for piece in found if any(tag.startswith("B-") for tag in piece.ner or [])]


def articles(path: Path, out: set[str]) -> list[list[Piece]]:
    """PolNeAR's articles as lists of paragraphs with their attributions, cut at LONGEST_PARAGRAPH words."""
    documents = []
    for row in rows(path):
        pieces = []
        for tokens, starts in paragraphs_of(row["text"]):
            if key(row["text"][tokens[0].start : tokens[-1].end]) in out:
                continue
            for first in range(0, len(tokens), LONGEST_PARAGRAPH):
                part = tokens[first : first + LONGEST_PARAGRAPH]
                places = [(token.start, token.end) for token in part]
                here = (places[0][0], places[-1][1])
                found = [
                    {name: within(places, attribution[name]) for name in ("source", "cue", "content")}
                    for attribution in row["attributions"]
                    if any(start < here[1] and here[0] < end for start, end in attribution["cue"])
                ]
                pieces.append(
                    Piece(
                        words=[token.text for token in part],
                        attributions=[attribution for attribution in found if attribution["cue"]],
                        starts=sorted({0, *(at - first for at in starts if 0 < at - first < len(part))}),
                    )
                )
        documents.append(pieces)
    return documents


def windows(kind: str, documents: Iterable[list[Piece]], pick: random.Random, longest: int) -> Iterator[Example]:
    """Consecutive pieces in runs of one to four, up to `longest` words together."""
    for pieces in documents:
        example, wanted = Example(kind), pick.choice((1, 1, 2, 3, 4))
        for piece in pieces:
            if example.pieces and (len(example.pieces) >= wanted or len(example.words) + len(piece.words) > longest):
                yield example
                example, wanted = Example(kind), pick.choice((1, 1, 2, 3, 4))
            example.pieces.append(piece)
        if example.pieces:
            yield example


class Corpus:
    """All training data, and what one pass over it holds.

    `without` names parts to leave out: "unlicensed" (sets that state no licence), "own" (what we annotated and wrote),
    or, for an ablation, any of frames names weak factuality claims coding attribution.
    """

    def __init__(self, shared: Path, without: frozenset[str] = frozenset()) -> None:
        out = held_out(shared)
        self.without = without
        reader, stance = shared / "data/reader", shared / "data/stance"
        scores = {} if "factuality" in without else judgements(stance / "uds_factuality_train.jsonl.gz")
        self.trees = treebank(reader / "ewt_train.jsonl.gz", out, scores)
        self.trees += treebank(reader / "gum_train.jsonl.gz", out, {})
        if "weak" not in without:
            fill(self.trees, word_vector)
        self.frames = frames(reader / "frames_examples.jsonl.gz", out)
        self.names = names(reader / "wikigold.jsonl.gz", out)
        self.reported = [] if "weak" in without else reported(shared / "reports/voa.jsonl.gz", out)
        self.factuality = [piece for name in FACTUALITY for piece in judged(stance / f"fact_{name}.jsonl.gz", out)]
        self.claims = silver.documents(shared, out, own_ones="own" not in without)
        self.coding = coded(shared, out)
        self.written: list[Piece] = []
        if "own" not in without:
            self.coding["written"] = acts()
            self.written = attributed(WRITTEN)
        self.actors = Names()
        for document in self.claims:
            for piece in document:
                self.actors.learn(piece.words)
        self.attributions = articles(shared / "data/attribution/polnear_train.jsonl.gz", out)
        if "unlicensed" in without:  # PolNeAR, PLV, ConfliBERT and M2E2 state no licence: see the model card
            self.attributions = []
            self.coding = {name: pieces for name, pieces in self.coding.items() if name in ("petrarch", "written")}

    def _renamed(self, document: list[Piece], pick: random.Random) -> list[Piece]:
        """A report with its states renamed, three times in four."""
        if pick.random() < 0.25:
            return document
        swap = self.actors.swap(pick)
        return [Piece(words=[swap(word) for word in piece.words], claims=piece.claims) for piece in document]

    def one_pass(self, number: int, seed: int, late: bool) -> list[Example]:
        """The examples of one pass, the same for the same seed and number, in no order.

        Claims and coded pairs come late in training: they are few, and learned by heart if seen
        too often. In the claims states are renamed at random, so that a few thousand teach what words do and not what
        Russia does. Frame examples, names in news reports and articles with attributions come by halves; of windows
        without attribution one in two.
        """
        pick = random.Random(seed * 1000 + number)
        every: dict[str, Iterable[Example]] = {
            "tree": windows("tree", self.trees, pick, 150),
            "frames": (Example("frames", [p]) for i, p in enumerate(self.frames) if (i + number) % 2 == 0),
            "names": windows("names", [self.names, self.names, self.reported[number % 2 :: 2]], pick, 80),
            "factuality": (Example("factuality", [piece]) for piece in self.factuality),
            "attribution": self._attributions(number, pick),
        }
        if late:
            renamed = [self._renamed(document, pick) for document in self.claims]
            every["claims"] = windows("claims", renamed, pick, 120)
            every["coding"] = self._coded(renamed, pick)
        return [example for kind, examples in every.items() if kind not in self.without for example in examples]

    def _attributions(self, number: int, pick: random.Random) -> Iterator[Example]:
        """Our own paragraphs, and of PolNeAR's articles every other."""
        yield from windows("attribution", [[piece] for piece in self.written], pick, 150)
        articles = [document for i, document in enumerate(self.attributions) if (i + number) % 2 == 0]
        for example in windows("attribution", articles, pick, 150):
            if any(piece.attributions for piece in example.pieces) or pick.random() < 0.5:
                yield example

    def _coded(self, claims: list[list[Piece]], pick: random.Random) -> Iterator[Example]:
        """Pairs with a type: PLV's and our own twice, the other sets' once, of the claims' every other.

        And every other of the pairs of whom nothing is claimed.
        """
        for name, pieces in self.coding.items():
            for piece in pieces * (2 if name in ("plv", "written") else 1):
                yield Example("coding", [piece])
        for document in claims:
            for sentence in document:
                yield from (Example("coding", [piece]) for piece in silver.pairs(sentence) if pick.random() < 0.5)
                yield from (Example("coding", [piece]) for piece in strangers(sentence, pick) if pick.random() < 0.5)
