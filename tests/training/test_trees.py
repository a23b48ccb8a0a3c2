"""Training sees words' kin in the trees that the network finds, as the packaged reader does."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
from corpus.pieces import Example, Piece  # noqa: E402
from network import model  # noqa: E402
from network.batches import cut, sentences  # noqa: E402
from network.trees import Trees  # noqa: E402

from dragoman.reader.kinship import Tree  # noqa: E402

HEADS = {"Kyiv objected": [2, 0], "Iran sold drones": [2, 0, 2], "Rain fell": [2, 0]}
LABELS = {"Kyiv objected": [1, 0], "Iran sold drones": [1, 0, 2], "Rain fell": [1, 0]}


class Found:
    """Heads that find the trees of HEADS, by sentence."""

    label = SimpleNamespace(out_features=3)

    def __init__(self, told: list[str]) -> None:
        self.told, width = told, max(len(text.split()) for text in told)
        self.governors = torch.zeros(len(told), width, dtype=torch.long)
        self.relations = torch.zeros(len(told), width, dtype=torch.long)
        for number, text in enumerate(told):
            count = len(text.split())
            self.governors[number, :count] = torch.tensor(HEADS[text])
            self.relations[number, :count] = torch.tensor(LABELS[text])

    def arcs(self, words: Any, root: Any, lengths: Any) -> Any:
        return torch.nn.functional.one_hot(self.governors, 1 + self.governors.shape[1]).float()

    def labels(self, words: Any, root: Any, heads: Any) -> Any:
        return torch.nn.functional.one_hot(self.relations, 3).float()


def trees(layout: Any, told: list[str], width: int) -> Trees:
    count = len(told)
    longest = int(layout["count"].max())
    return Trees(Found(told), layout, torch.zeros(count, longest, 1), torch.zeros(count, 1), width)


def piece(text: str, **annotated: Any) -> Piece:
    return Piece(words=text.split(), **annotated)


def test_sentences_of_a_window_have_trees_of_their_own():
    told = ["Kyiv objected", "Iran sold drones", "Rain fell"]
    examples = [Example("tree", [piece(told[0]), piece(told[1])]), Example("tree", [piece(told[2])])]
    layout, _ = sentences(examples)

    kin, edge = trees(layout, told, 5).from_words(torch.tensor([1, 2]), torch.tensor([1, 0]))

    alone = Tree(np.array([1, 1, 1]), np.array([1, 0, 2]), 3).seen(np.array([1, 1, 1]), np.array([0, 1, 2]))
    assert kin[0].tolist() == alone.kin.tolist()
    assert edge[0].tolist() == alone.edge.tolist()
    upward = Tree(np.array([1, 1]), np.array([1, 0]), 3).seen(np.array([0, 0]), np.array([0, 1]))
    assert kin[1, :2].tolist() == upward.kin.tolist()


def test_a_cue_is_no_kin_of_the_words_of_other_sentences():
    told = ["Kyiv objected", "Iran sold drones"]
    examples = [Example("attribution", [piece(" ".join(told), starts=[0, 2])])]
    layout = cut(examples)
    assert layout["places"].tolist() == [[0, 1, 0], [2, 3, 4]]

    kin, _ = trees(layout, told, 5).from_spans(torch.tensor([0]), torch.tensor([0]), torch.tensor([1]))

    assert kin[0, 2:].tolist() == [0, 0, 0]
    assert kin[0, 1].item() == 1 + 3  # the verb, which the cue hangs by, is itself


def test_only_flagged_words_look_at_others():
    told = ["Iran sold drones"]
    layout, _ = sentences([Example("claims", [piece(told[0])])])
    kin = trees(layout, told, 3).from_some(torch.tensor([[False, True, False]]))
    assert kin[0, 0].tolist() == kin[0, 2].tolist() == [0, 0, 0]
    assert kin[0, 1].tolist() == [1 + 1, 1 + 3, 1 + 2]


def test_some_predicates_are_shown_without_their_kin_but_only_in_training():
    torch.manual_seed(1)
    shown = model.KinEmbedding(5, 2)
    torch.nn.init.ones_(shown.kin.weight[1:])
    kin = torch.ones(1000, 3, dtype=torch.long)
    assert (shown.eval()(kin, kin * 0) == 1).all()
    hidden = (shown.train()(kin, kin * 0) == 0).all(-1).all(-1).float().mean().item()
    assert hidden == pytest.approx(model.STRANGE, abs=0.04)
