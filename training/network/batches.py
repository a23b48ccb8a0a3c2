"""Examples as tensors: one kind of example a batch, of about the same length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

import torch
from corpus.pieces import ALTERNATIVE, Example, Piece
from torch import Tensor

from dragoman.reader.features import POSITIONS_KEPT, Pieces, Window
from network.labels import sense

IGNORED = -100
Batch = dict[str, Tensor]


def batches(
    examples: list[Example], pieces: Pieces, size: int, pick: random.Random
) -> Iterator[tuple[str, list[Example], list[Window]]]:
    """Examples grouped by kind and length into batches of about `size` pieces (padding counted), in random order."""
    groups: dict[str, list[tuple[Example, Window]]] = {}
    for example in examples:
        window = Window(example.words, pieces, marks=example.marks)
        if len(window.ids) <= POSITIONS_KEPT:
            groups.setdefault(example.kind, []).append((example, window))
    found = []
    for kind in sorted(groups):
        pick.shuffle(groups[kind])
        group = sorted(groups[kind], key=lambda pair: len(pair[1].ids) // 8)
        part: list[tuple[Example, Window]] = []
        for pair in group:
            if part and max(len(pair[1].ids), len(part[-1][1].ids)) * (len(part) + 1) > size:
                found.append((kind, part))
                part = []
            part.append(pair)
        if part:
            found.append((kind, part))
    pick.shuffle(found)
    for kind, part in found:
        yield kind, [example for example, _ in part], [window for _, window in part]


def padded(lists: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, lists))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in lists])


def encoded(windows: list[Window]) -> Batch:
    """What the encoder takes."""
    return {
        "ids": padded([w.ids for w in windows], 0),
        "shapes": padded([w.shapes for w in windows], 0),
        "quotes": padded([w.quotes for w in windows], 0),
        "marks": padded([w.marks for w in windows], 0),
        "lengths": torch.tensor([len(w.ids) for w in windows]),
        "begins": padded([w.begins for w in windows], 0),
        "words": torch.tensor([len(w.begins) for w in windows]),
    }


def sentences(examples: list[Example]) -> tuple[Batch, list[Piece]]:
    """Where each sentence lies: its window, the positions of its words there, its length; and the sentences."""
    return cut(examples), [piece for example in examples for piece in example.pieces]


def cut(examples: list[Example]) -> Batch:
    """The layout of `sentences`, with paragraphs cut into theirs."""
    window, places = [], []
    for number, example in enumerate(examples):
        first = 0
        for piece in example.pieces:
            starts = [*(piece.starts or [0]), len(piece.words)]
            for begin, end in pairwise(starts):
                window.append(number)
                places.append(list(range(first + begin, first + end)))
            first += len(piece.words)
    return {
        "window": torch.tensor(window), "places": padded(places, 0), "count": torch.tensor([len(p) for p in places]),
    }  # fmt: skip


class Targets:
    """Gold labels as indices."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.index = {name: {label: i for i, label in enumerate(values)} for name, values in labels.items()}

    def column(self, name: str, columns: list[list[str] | None], lengths: list[int]) -> Tensor:
        """[sentences, width] of label indices, IGNORED where not annotated or unknown."""
        index = self.index[name]
        return padded(
            [
                [index.get(label, IGNORED) for label in column] if column else [IGNORED] * length
                for column, length in zip(columns, lengths, strict=True)
            ],
            IGNORED,
        )

    def predicates(self, pieces: list[Piece]) -> Batch:
        """Predicate flags and senses by word, and for each predicate its place and role tags."""
        width = max(len(piece.words) for piece in pieces)
        flags = torch.full((len(pieces), width), float(IGNORED))
        senses = torch.full((len(pieces), width), IGNORED)
        sentence, word, tags = [], [], []
        for number, piece in enumerate(pieces):
            if piece.predicates is None:
                continue
            if not piece.partial:
                flags[number, : len(piece.words)] = 0.0
            for predicate in piece.predicates:
                at = predicate["i"]
                if not piece.partial:  # of annotated predicates alone a head learns to find too many
                    flags[number, at] = 1.0
                senses[number, at] = self.index["sense"].get(sense(predicate["roleset"]), 0)
                row = [self.index["role"]["O"]] * len(piece.words)
                for role, first, last in predicate["args"]:
                    if f"B-{role}" in self.index["role"]:
                        row[first] = self.index["role"][f"B-{role}"]
                        row[first + 1 : last] = [self.index["role"][f"I-{role}"]] * (last - first - 1)
                sentence.append(number)
                word.append(at)
                tags.append(row[: len(piece.words)] + [IGNORED] * (width - len(piece.words)))
        return {
            "predicate": flags, "sense": senses, "of": torch.tensor(sentence, dtype=torch.long),
            "at": torch.tensor(word, dtype=torch.long), "tags": torch.tensor(tags, dtype=torch.long),
        }  # fmt: skip

    def acts(self, pieces: list[Piece]) -> Batch:
        """Act types [n, width, types], stances [n, width] and links [n, parts, width, width] by trigger."""
        width, parts = max(len(piece.words) for piece in pieces), list(self.index["part"])
        types = torch.zeros(len(pieces), width, len(self.index["act"]))
        weights = torch.ones(len(pieces), width)
        stances = torch.full((len(pieces), width), IGNORED)
        links = torch.zeros(len(pieces), len(parts), width, width)
        for number, piece in enumerate(pieces):
            for claim in piece.claims or []:
                for at in claim["trigger"]:
                    if claim["optional"]:
                        weights[number, at] = 0.5
                    for rank, kind in enumerate(claim["types"]):
                        value = torch.tensor(ALTERNATIVE if rank else 1.0)
                        spot = types[number, at, self.index["act"][kind]]
                        types[number, at, self.index["act"][kind]] = torch.maximum(spot, value)
                    stances[number, at] = self.index["stance"][claim["stance"]]
                    for p, part in enumerate(parts):
                        links[number, p, at, claim[part]] = 1.0
        return {"types": types, "weights": weights, "stances": stances, "links": links}

    def factuality(self, pieces: list[Piece]) -> tuple[Tensor, Tensor]:
        """Scores and whether there is one, both [sentences, width]."""
        width = max(len(piece.words) for piece in pieces)
        scores, given = torch.zeros(len(pieces), width), torch.zeros(len(pieces), width)
        for number, piece in enumerate(pieces):
            for word, score in (piece.factuality or {}).items():
                scores[number, word], given[number, word] = score, 1.0
        return scores, given

    def claimed(self, pieces: list[Piece]) -> tuple[Tensor, Tensor]:
        """How surely an act of each type is claimed [sentences, types], and of which sentences that is known."""
        claimed = torch.zeros(len(pieces), len(self.index["act"]))
        for number, piece in enumerate(pieces):
            for kind, sure in (piece.claimed or {}).items():
                claimed[number, self.index["act"][kind]] = sure
        return claimed, torch.tensor([piece.claimed is not None for piece in pieces])

    def coded(self, pieces: list[Piece]) -> tuple[Tensor, Tensor]:
        """Marks by word [sentences, width] and the allowed types [sentences, types] as 0 and 1."""
        allowed = torch.zeros(len(pieces), len(self.index["act"]))
        for number, piece in enumerate(pieces):
            for kind in piece.types or []:
                allowed[number, self.index["act"][kind]] = 1.0
        return padded([piece.marks or [0] * len(piece.words) for piece in pieces], 0), allowed

    def attributions(self, examples: list[Example]) -> Batch:
        """Span tags [windows, width] and, for each cue, its ends and linked tags."""
        width = max(len(example.words) for example in examples)
        spans = torch.zeros(len(examples), width, dtype=torch.long)
        window, begin, end, linked = [], [], [], []
        for number, example in enumerate(examples):
            first = 0
            for piece in example.pieces:
                for attribution in piece.attributions or []:
                    for name in ("content", "source", "cue"):
                        mark(spans[number], self.index["span"], name, [first + w for w in attribution[name]])
                    row = torch.zeros(width, dtype=torch.long)
                    for name in ("content", "source"):
                        mark(row, self.index["linked"], name, [first + w for w in attribution[name]])
                    window.append(number)
                    begin.append(first + attribution["cue"][0])
                    end.append(first + attribution["cue"][-1])
                    linked.append(row)
                first += len(piece.words)
        return {
            "spans": spans, "cue_window": torch.tensor(window, dtype=torch.long),
            "begin": torch.tensor(begin, dtype=torch.long), "end": torch.tensor(end, dtype=torch.long),
            "linked": torch.stack(linked) if linked else torch.zeros(0, width, dtype=torch.long),
        }  # fmt: skip


def mark(row: Tensor, index: dict[str, int], name: str, words: list[int]) -> None:
    """Write BIO tags over the runs of consecutive words."""
    for i, word in enumerate(words):
        begins = i == 0 or words[i - 1] != word - 1
        row[word] = index[f"{'B' if begins else 'I'}-{name}"]
