"""Make the network that finds where sentences end: `python training/splitter.py --shared FOLDER`.

Learns from EWT, GUM and news reports (`paragraphs`) with the tags of words as a
second task, and writes `boundaries.npz` into the package. One core, ten
minutes. Settings were chosen on every tenth document of the train parts.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from paragraphs import TAGS, UNKNOWN, Line, Sample, Texts, paragraphs, sample
from torch import Tensor, nn
from torch.nn import functional

from dragoman.documents import boundaries
from dragoman.documents.boundaries import DILATIONS, PACKAGED, ROWS, SIGNALS, THRESHOLD, Boundaries

TABLE, WIDTH = 32, 64
DROP, FORGET = 0.2, 0.1  # FORGET: of the words only endings, beginnings and shapes are seen, as of unknown ones
TAGGING = 0.2  # weight of the second task
RATE, WARMUP = 3e-3, 200
LENGTH, TOGETHER = 256, 4096  # words of the longest sequence and of a batch

Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
Piece = tuple[Tensor, Tensor, Tensor, Tensor]


class Splitter(nn.Module):
    """The network of `dragoman.documents.boundaries`, to be trained."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(sum(ROWS.values()), TABLE, mode="sum")
        nn.init.normal_(self.table.weight, std=0.3)
        self.enter = nn.Linear(TABLE, WIDTH)
        self.signals = nn.Linear(SIGNALS, WIDTH, bias=False)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=far, dilation=far) for far in DILATIONS)
        self.leave = nn.Linear(WIDTH, 1)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.drop = nn.Dropout(DROP)

    def forward(self, ids: Tensor, signals: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """The logit of an end and those of the tags, for each word of each sequence."""
        batch, length, kinds = ids.shape
        kept = torch.ones(ids.shape)
        if self.training:
            kept[..., 0] = (torch.rand(batch, length) > FORGET).float()
        x = self.table(ids.view(-1, kinds), per_sample_weights=kept.view(-1, kinds)).view(batch, length, -1)
        x = functional.relu(self.enter(self.drop(x)) + self.signals(signals)) * there
        for layer in self.layers:
            x = x + self.drop(functional.relu(layer(x.transpose(1, 2)).transpose(1, 2)) * there)
        return self.leave(x)[..., 0], self.tags(x)

    def packed(self) -> dict[str, np.ndarray]:
        """The weights as `Boundaries` takes them: the table in int8, the rest in half precision."""
        table = self.table.weight.detach().numpy()
        scale = np.abs(table).max(0) / 127
        rest = {
            "enter": self.enter.weight.T, "bias": self.enter.bias, "signals": self.signals.weight.T,
            "leave": self.leave.weight[0], "offset": self.leave.bias,
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            rest |= {f"kernel{number}": layer.weight.permute(2, 1, 0), f"shift{number}": layer.bias}
        halves = {name: value.detach().numpy().astype(np.float16) for name, value in rest.items()}
        return {"table": np.round(table / scale).astype(np.int8), "scale": scale.astype(np.float32), **halves}


rows_of = lru_cache(None)(boundaries.rows_of)


def pieces(samples: Iterable[Sample], pick: random.Random) -> Iterator[Piece]:
    """ids, signals, ends and tags of each sample, cut where it is too long."""
    for one in samples:
        forms, blank, verdicts = zip(*one.words, strict=True)
        marks = np.array([boundaries.marks_of(form) for form in forms])
        begins = np.zeros(len(forms), np.intp)
        columns = (
            torch.tensor([rows_of(form) for form in forms]),
            torch.from_numpy(boundaries.signals(np.array(blank), np.array(verdicts), marks, begins, lined=one.lined)),
            torch.tensor(one.ends, dtype=torch.float),
            torch.tensor(one.tags),
        )
        first = 0
        while first < len(forms):
            last = first + pick.randint(LENGTH // 2, LENGTH)
            yield columns[0][first:last], columns[1][first:last], columns[2][first:last], columns[3][first:last]
            first = last


def batches(samples: Iterable[Sample], pick: random.Random) -> list[Batch]:
    """Pieces of like length together, in no order."""
    ordered = sorted(pieces(samples, pick), key=lambda piece: len(piece[0]) + pick.randint(0, 20))
    groups: list[list[Piece]] = [[]]
    for piece in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(piece[0]) > TOGETHER:
            groups.append([])
        groups[-1].append(piece)
    pick.shuffle(groups)
    return [padded(group) for group in groups]


def padded(group: Sequence[Piece]) -> Batch:
    """ids, signals, which words are there, ends and tags."""
    pad = nn.utils.rnn.pad_sequence
    ids, signals, ends, tags = zip(*group, strict=True)
    there = pad([torch.ones(len(one), 1) for one in ids], batch_first=True)
    return (
        pad(ids, batch_first=True), pad(signals, batch_first=True), there, pad(ends, batch_first=True),
        pad(tags, batch_first=True, padding_value=TAGS.index(UNKNOWN)),
    )  # fmt: skip


def loss_of(network: Splitter, batch: Batch) -> Tensor:
    """Cross-entropy of the ends and, for words whose tag is known, a part of that of the tags."""
    ids, signals, there, ends, tags = batch
    logits, tagged = network(ids, signals, there)
    seen, known = there[..., 0] > 0, tags != TAGS.index(UNKNOWN)
    loss = functional.binary_cross_entropy_with_logits(logits[seen], ends[seen])
    if known.any():
        loss = loss + TAGGING * functional.cross_entropy(tagged[known], tags[known])
    return loss


def train(texts: Texts, passes: int, seed: int) -> Splitter:
    """The network after some passes, its rate falling to nothing; prints a line after each."""
    torch.manual_seed(seed)
    pick = random.Random(seed)
    network = Splitter()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    step = 0
    for number in range(passes):
        begun, total = time.perf_counter(), 0.0
        network.train()
        todo = batches(texts.one_pass(pick), pick)
        for at, batch in enumerate(todo):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / WARMUP) * (1 - (number + at / len(todo)) / passes)
            loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        network.eval()
        packed = Boundaries(network.packed())
        scores = [score(packed, texts.held, lined=lined) for lined in (False, True)]
        spent = time.perf_counter() - begun
        print(f"pass {number}: loss {total / len(todo):.4f}, F1 {scores[0]} in one line, {scores[1]} in paragraphs, "
              f"{spent:.0f} s", flush=True)  # fmt: skip
    return network


def score(network: Boundaries, documents: Iterable[list[Line]], *, lined: bool) -> float:
    """F1 in percent of whole sentences, each document in one line or with a line for all that no stop ends."""
    right = gold = guessed = 0
    pick = random.Random(0)
    for document in documents:
        parts = [sample(part) for part in (paragraphs(document, pick) if lined else [document])]
        for one, likely in zip(parts, network.ends([part.words for part in parts]), strict=True):
            a, b = whole(one.ends), whole((likely > THRESHOLD).tolist())
            right, gold, guessed = right + len(a & b), gold + len(a), guessed + len(b)
    return round(200 * right / (gold + guessed), 2)


def whole(ends: Sequence[bool]) -> set[tuple[int, int]]:
    """The sentences between the words that end one; the last word always does."""
    lasts = {at for at, end in enumerate(ends) if end} | {len(ends) - 1}
    return set(pairwise([-1, *sorted(lasts)]))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True, help="folder that holds data/, gold/ and reports/")
    ask.add_argument("--out", type=Path, default=PACKAGED)
    ask.add_argument("--passes", type=int, default=25)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    torch.set_num_threads(1)
    np.savez_compressed(asked.out, **train(Texts(asked.shared), asked.passes, asked.seed).packed())


if __name__ == "__main__":
    main()
