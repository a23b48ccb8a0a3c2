"""What every head says of data it was not trained on, beside what is annotated there.

Takes the network and the folder of labelled data, gives Scores by head: one
row a decision, with the document it stands in. The encoder runs once; heads
can be asked again after they were changed.
"""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from corpus import silver
from corpus.coding import coded
from corpus.passes import articles, held_out, judgements, treebank
from corpus.pieces import LONGEST_SENTENCE, Example, Piece
from corpus.strangers import strangers
from torch import Tensor

from dragoman.reader.features import Pieces
from network.batches import IGNORED, Batch, Targets, batches, encoded, sentences
from network.losses import kin_of_cues
from network.model import Chain, Network
from network.trees import Trees

WINDOW = 150  # words, as the reader reads
SIZE = 1800  # pieces a batch
IMPOSSIBLE = -1e4


@dataclass
class Held(Example):
    """An example that no training saw, and the number of its document."""

    document: int = -1


@dataclass(frozen=True)
class Document:
    """Where a document is from, and which half it was dealt to."""

    set: str
    half: int  # 0 or 1


@dataclass
class Scores:
    """The decisions of one head.

    `logits` is [n, choices] and `gold` the same with True where right, several where several are; for a yes or no,
    or a number, both are [n]. Of a chain both are [n, width, tags], with `lengths` [n]. `document` is [n].
    """

    logits: Tensor
    gold: Tensor
    document: Tensor
    lengths: Tensor | None = None
    chain: tuple[Tensor, Tensor] | None = None  # start [tags] and step [tags, tags]

    def of(self, documents: Tensor) -> Scores:
        """The decisions in some documents, given as a flag for each."""
        rows = documents[self.document]
        lengths = None if self.lengths is None else self.lengths[rows]
        return Scores(self.logits[rows], self.gold[rows], self.document[rows], lengths, self.chain)


def held(shared: Path, without: Collection[str] = ()) -> tuple[list[Document], list[Held]]:
    """The documents that training left out, dealt into halves by a hash of their text, and their examples.

    `without` as in Corpus: of sets that training did not use, nothing is read here either.
    """
    documents: list[Document] = []
    examples: list[Held] = []
    for name, found in sets(shared, without):
        found.sort(key=lambda parts: zlib.crc32(" ".join(word for part in parts for word in part.words).encode()))
        for rank, parts in enumerate(found):
            examples += [Held(part.kind, part.pieces, len(documents)) for part in parts]
            documents.append(Document(name, rank % 2))
    return documents, examples


def sets(shared: Path, without: Collection[str]) -> Iterator[tuple[str, list[list[Example]]]]:
    """(set, documents as examples): dev sets, and what training leaves out for this."""
    data, out = shared / "data", held_out(shared)
    ewt = treebank(data / "reader/ewt_dev.jsonl.gz", set(), judgements(data / "stance/uds_factuality_dev.jsonl.gz"))
    yield "ewt_dev", [list(packed("tree", document)) for document in ewt]
    gum = nameless(treebank(data / "reader/gum_dev.jsonl.gz", set(), {}))
    yield "gum_dev", [list(packed("tree", document)) for document in gum]
    reports = silver.documents(shared, out, held_ones=True, own_ones="own" not in without)
    yield "claims, held", [[*packed("claims", report), *pairs(report)] for report in reports]
    if "unlicensed" in without:
        return
    documents = articles(data / "attribution/polnear_dev.jsonl.gz", set())
    yield "polnear_dev", [list(packed("attribution", article)) for article in documents if article]
    yield "plv_train, held", [[Example("coding", [piece])] for piece in coded(shared, out, held=True)["plv"]]


def nameless(documents: list[list[Piece]]) -> list[list[Piece]]:
    """The documents without their names: GUM's column of them is faulty, and training does not use it either."""
    return [[replace(piece, ner=None) for piece in document] for document in documents]


def packed(kind: str, pieces: list[Piece]) -> Iterator[Example]:
    """Consecutive pieces in runs of up to WINDOW words."""
    example = Example(kind)
    for piece in pieces:
        if example.pieces and len(example.words) + len(piece.words) > WINDOW:
            yield example
            example = Example(kind)
        example.pieces.append(piece)
    if example.pieces:
        yield example


def pairs(report: list[Piece]) -> Iterator[Example]:
    """The pairs of actors of whom something is claimed, and some of those of whom nothing is."""
    pick = random.Random(0)
    for piece in report:
        yield from (Example("coding", [pair]) for pair in (*silver.pairs(piece), *strangers(piece, pick)))


@dataclass
class Read:
    """A batch after the encoder."""

    examples: list[Held]
    batch: Batch
    words: Tensor
    root: Tensor

    @property
    def documents(self) -> Tensor:
        """By window."""
        return torch.tensor([example.document for example in self.examples])


def read(network: Network, pieces: Pieces, examples: list[Held]) -> list[Read]:
    """The examples through the encoder; it takes the time that everything else does not."""
    found = []
    for _, part, windows in batches(examples, pieces, SIZE, random.Random(0)):
        batch = encoded(windows)
        found.append(Read(part, batch, *network.words(batch)))
    return found


def scores(network: Network, targets: Targets, batches: list[Read]) -> dict[str, Scores]:
    """The decisions of every head."""
    found: dict[str, list[Scores]] = defaultdict(list)
    for batch in batches:
        for name, part in KINDS[batch.examples[0].kind](network, targets, batch):
            if len(part.logits):
                found[name].append(part)
    return {name: joined(parts) for name, parts in found.items()}


def joined(parts: list[Scores]) -> Scores:
    """Batches as one, filled up to the widest."""
    widths = [max(part.logits.shape[axis] for part in parts) for axis in range(1, parts[0].logits.dim())]

    def filled(tensor: Tensor, value: float) -> Tensor:
        sizes = zip(widths[::-1], tensor.shape[:0:-1], strict=True)  # F.pad begins with the last axis
        return F.pad(tensor, [side for width, have in sizes for side in (0, width - have)], value=value)

    lengths = None if parts[0].lengths is None else torch.cat([part.lengths for part in parts])
    return Scores(
        torch.cat([filled(part.logits, IMPOSSIBLE) for part in parts]),
        torch.cat([filled(part.gold, 0) for part in parts]),
        torch.cat([part.document for part in parts]),
        lengths,
        parts[0].chain,
    )


def choices(logits: Tensor, gold: Tensor, document: Tensor) -> Scores:
    """Those of [sentences, width, choices] whose label is known; gold [sentences, width]."""
    known = gold != IGNORED
    right = F.one_hot(gold[known], logits.shape[-1]).bool()
    return Scores(logits[known], right, document[:, None].expand_as(gold)[known])


def flags(logits: Tensor, gold: Tensor, known: Tensor, document: Tensor) -> Scores:
    """Those of a yes or no (or a number) that are known, all of one shape; document [sentences]."""
    owner = document.view(-1, *[1] * (logits.dim() - 1)).expand_as(logits)
    return Scores(logits[known], gold.to(torch.float32)[known], owner[known])


def tree_scores(network: Network, targets: Targets, read: Read) -> Iterator[tuple[str, Scores]]:
    """Labels and roles are read at the annotated heads and predicates, as they are trained."""
    layout, words, root, document, pieces = by_sentence(read)
    heads, sizes = network.sentence, [len(piece.words) for piece in pieces]
    for name in ("upos", "xpos", "ner"):
        gold = targets.column(name, [getattr(piece, name) for piece in pieces], sizes)
        yield name, choices(getattr(heads, name)(words), gold, document)
    governors = torch.full(words.shape[:2], IGNORED)
    for number, piece in enumerate(pieces):
        governors[number, : len(piece.words)] = torch.tensor(piece.heads)
    arcs = heads.arcs(words, root, layout["count"])
    wide = F.pad(arcs, (0, 1 + LONGEST_SENTENCE - arcs.shape[2]), value=IMPOSSIBLE)
    yield "arc", choices(wide, governors, document)
    relations = targets.column("deprel", [piece.deprels for piece in pieces], sizes)
    yield "label", choices(heads.labels(words, root, governors.clamp(min=0)), relations, document)
    gold = targets.predicates(pieces)
    yield "predicate", flags(heads.predicate(words)[..., 0], gold["predicate"], gold["predicate"] != IGNORED, document)
    yield "sense", choices(heads.sense(words), gold["sense"], document)
    if len(gold["of"]):
        kin = Trees(heads, layout, words, root, read.words.shape[1]).from_words(gold["of"], gold["at"])
        yield "roles", choices(network.roles(words, gold["of"], gold["at"], *kin), gold["tags"], document[gold["of"]])
    values, given = targets.factuality(pieces)
    yield "factuality", flags(heads.factuality(words)[..., 0], values, given > 0, document)


def claim_scores(network: Network, targets: Targets, read: Read) -> Iterator[tuple[str, Scores]]:
    """Every type that annotators allow counts as right; stance and links are read at the annotated triggers."""
    layout, words, root, document, pieces = by_sentence(read)
    gold, heads = targets.acts(pieces), network.sentence
    inside = torch.arange(words.shape[1])[None] < layout["count"][:, None]
    types = heads.act(words)
    yield "act", flags(types, gold["types"] > 0, inside[..., None].expand_as(types), document)
    yield "stance", choices(heads.stance(words), gold["stances"], document)
    acts = gold["stances"] != IGNORED
    links = heads.links(words, Trees(heads, layout, words, root, read.words.shape[1]).from_some(acts))
    known = acts[:, None, :, None] & inside[:, None, None, :]
    yield "links", flags(links, gold["links"], known.expand_as(links), document)


def coding_scores(network: Network, targets: Targets, read: Read) -> Iterator[tuple[str, Scores]]:
    pieces = [example.pieces[0] for example in read.examples]
    sides, allowed = targets.coded(pieces)
    logits, flag = network.coding(read.words, read.root, read.batch["words"], sides)
    typed = allowed.any(-1)
    yield "coding", Scores(logits[typed], allowed[typed].bool(), read.documents[typed])
    claimed, known = targets.claimed(pieces)
    yield "claimed", flags(flag, claimed > 0, known[:, None].expand_as(flag), read.documents)


def attribution_scores(network: Network, targets: Targets, read: Read) -> Iterator[tuple[str, Scores]]:
    """Sources and contents are read at the annotated cues."""
    gold, lengths, document = targets.attributions(read.examples), read.batch["words"], read.documents
    emissions = network.spans(read.words)
    right = F.one_hot(gold["spans"], emissions.shape[2]).bool()
    yield "spans", Scores(emissions, right, document, lengths, chain(network.spans_chain))
    which = gold["cue_window"]
    if len(which):
        ends = (gold["begin"], gold["end"])
        kin = kin_of_cues(network, read.examples, read.words, read.root, which, *ends)
        linked = network.cue(read.words, lengths, emissions.softmax(-1), which, *ends, *kin)
        right = F.one_hot(gold["linked"], linked.shape[2]).bool()
        yield "linked", Scores(linked, right, document[which], lengths[which], chain(network.cue_chain))


def chain(module: Chain) -> tuple[Tensor, Tensor]:
    return module.start.detach().clone(), module.step.detach().clone()


KINDS = {"tree": tree_scores, "claims": claim_scores, "coding": coding_scores, "attribution": attribution_scores}


def by_sentence(read: Read) -> tuple[Batch, Tensor, Tensor, Tensor, list[Piece]]:
    """Where each sentence lies, its word vectors, [CLS] and document, and the sentences."""
    layout, pieces = sentences(read.examples)
    window = layout["window"]
    words = read.words[window[:, None], layout["places"]]
    return layout, words, read.root[window], read.documents[window], pieces
