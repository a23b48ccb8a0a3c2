"""The trees that the network itself finds, and what their words are to one another.

Heads that look from one word at others learn from trees as the reader will
have them: found, not annotated.
"""

from __future__ import annotations

import torch
from torch import Tensor

from dragoman.reader.kinship import Tree
from network.batches import Batch
from network.model import SentenceHeads


class Trees:
    """The trees of a batch's sentences, by the places of their words in the batch's windows."""

    def __init__(self, heads: SentenceHeads, layout: Batch, words: Tensor, root: Tensor, width: int) -> None:
        """layout as `sentences` gives it; words and root [CLS] by sentence; width of the batch's windows."""
        with torch.no_grad():
            arcs = heads.arcs(words, root, layout["count"]).argmax(-1)
            labels = heads.labels(words, root, arcs).argmax(-1)
        self._begin, self.width = layout["window"] * width, width
        self._places = layout["places"] + self._begin[:, None]
        inside = torch.arange(words.shape[1])[None] < layout["count"][:, None]
        above = self._places.gather(1, (arcs - 1).clamp(min=0))
        every = torch.arange(int(layout["window"].max() + 1) * width)
        governors, relations = every.clone(), torch.zeros_like(every)
        governors[self._places[inside]] = torch.where(arcs == 0, self._places, above)[inside]
        relations[self._places[inside]] = labels[inside]
        self._tree = Tree(governors.numpy(), relations.numpy(), heads.label.out_features)

    def from_words(self, sentence: Tensor, word: Tensor) -> tuple[Tensor, Tensor]:
        """Kin and edge [n, words of the longest sentence] seen from one word of each of n sentences."""
        places = self._places[sentence]
        return self._seen(places.gather(1, word[:, None]), places)

    def from_some(self, flags: Tensor) -> Tensor:
        """Kin [sentences, width, width] of every word to each flagged one (flags [sentences, width]); 0 to others."""
        kin = torch.zeros(*flags.shape, flags.shape[1], dtype=torch.long)
        if flags.any():
            kin[flags] = self.from_words(*flags.nonzero(as_tuple=True))[0]
        return kin

    def from_spans(self, window: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Kin and edge [n, width] of a window's words seen from a span of it, ends inclusive."""
        begin = window * self.width
        ends = zip((begin + first).tolist(), (begin + last).tolist(), strict=True)
        tops = torch.tensor([self._tree.top(*span) for span in ends])
        return self._seen(tops[:, None], begin[:, None] + torch.arange(self.width)[None])

    def _seen(self, viewer: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        kin = self._tree.seen(viewer.expand_as(words).flatten().numpy(), words.flatten().numpy())
        return tuple(torch.from_numpy(column).view(words.shape) for column in kin)
