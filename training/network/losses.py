"""What each kind of batch teaches: a loss for every head whose labels it holds."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from corpus.pieces import Example, Piece
from torch import Tensor

from dragoman.reader.features import Window
from network.batches import IGNORED, Batch, Targets, cut, encoded, sentences
from network.model import Network
from network.trees import Trees

TYPE_WEIGHT = 4.0  # a missed act costs more than a false one: acts are rare among words


def cross_entropy(logits: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORED).any():
        return logits.sum() * 0
    return F.cross_entropy(logits.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def binary(logits: Tensor, gold: Tensor, mask: Tensor, weight: float = 1.0) -> Tensor:
    """Mean over the masked places of the binary cross entropy."""
    loss = F.binary_cross_entropy_with_logits(logits.float(), gold, reduction="none", pos_weight=torch.tensor(weight))
    mask = mask.expand_as(loss)
    return (loss * mask).sum() / mask.sum().clamp(min=1)


def laid_out(
    network: Network, examples: list[Example], windows: list[Window]
) -> tuple[Batch, Tensor, Tensor, Tensor, list]:
    """Encode a batch: its layout, word vectors by window and by sentence, the [CLS] by sentence, the sentences."""
    batch = encoded(windows)
    words, root = network.words(batch)
    layout, pieces = sentences(examples)
    mine = words[layout["window"][:, None], layout["places"]]
    return {**batch, **layout}, words, mine, root[layout["window"]], pieces


def tree_losses(
    network: Network, targets: Targets, examples: list[Example], windows: list[Window]
) -> dict[str, Tensor]:
    """Tags, names, predicates, senses, arcs, labels and roles, as far as annotated."""
    batch, every, words, root, pieces = laid_out(network, examples, windows)
    heads, lengths, losses = network.sentence, batch["count"], {}
    sizes = [len(piece.words) for piece in pieces]
    dropped = heads.dropout(words)
    if any(piece.upos for piece in pieces):
        for name in ("upos", "xpos"):
            gold = targets.column(name, [getattr(piece, name) for piece in pieces], sizes)
            losses[name] = cross_entropy(getattr(heads, name)(dropped), gold)
        gold_heads = torch.full(words.shape[:2], IGNORED)
        for number, piece in enumerate(pieces):
            if piece.heads:
                gold_heads[number, : len(piece.heads)] = torch.tensor(piece.heads)
        losses["arc"] = cross_entropy(heads.arcs(words, root, lengths), gold_heads)
        labels = targets.column("deprel", [piece.deprels for piece in pieces], sizes)
        losses["label"] = cross_entropy(heads.labels(words, root, gold_heads.clamp(min=0)), labels)
    if any(piece.ner for piece in pieces):
        losses["ner"] = cross_entropy(heads.ner(dropped), targets.column("ner", [piece.ner for piece in pieces], sizes))
    if any(piece.predicates for piece in pieces):
        gold = targets.predicates(pieces)
        flags = heads.predicate(dropped)[..., 0]
        losses["predicate"] = binary(flags, gold["predicate"].clamp(min=0), gold["predicate"] != IGNORED)
        losses["sense"] = 0.5 * cross_entropy(heads.sense(dropped), gold["sense"])
        kin, edge = Trees(heads, batch, words, root, every.shape[1]).from_words(gold["of"], gold["at"])
        losses["roles"] = 2 * cross_entropy(network.roles(words, gold["of"], gold["at"], kin, edge), gold["tags"])
    if any(piece.factuality for piece in pieces):
        losses["factuality"] = factuality_loss(network, targets, words, pieces)
    return losses


def factuality_loss(network: Network, targets: Targets, words: Tensor, pieces: list[Piece]) -> Tensor:
    """Smooth L1, as Rudinger, White and Van Durme (2018) train factuality."""
    gold, given = targets.factuality(pieces)
    loss = F.smooth_l1_loss(network.sentence.factuality(words)[..., 0].float(), gold, reduction="none")
    return 0.5 * (loss * given).sum() / given.sum()


def factuality_losses(
    network: Network, targets: Targets, examples: list[Example], windows: list[Window]
) -> dict[str, Tensor]:
    """Factuality alone."""
    _, _, words, _, pieces = laid_out(network, examples, windows)
    return {"factuality": factuality_loss(network, targets, words, pieces)}


def coding_losses(
    network: Network, targets: Targets, examples: list[Example], windows: list[Window]
) -> dict[str, Tensor]:
    """The type between two marked actors: minus the log of what the allowed types have together.

    And of each type whether it is claimed, where that is known.
    """
    batch, pieces = encoded(windows), [example.pieces[0] for example in examples]
    words, root = network.words(batch)
    sides, allowed = targets.coded(pieces)
    claimed, known = targets.claimed(pieces)
    logits, flags = network.coding(words, root, batch["words"], sides)
    typed = allowed.any(-1)
    right = logits.float().masked_fill(allowed == 0, -1e4).logsumexp(-1)
    losses = (logits.float().logsumexp(-1) - right) * typed
    return {
        "coding": losses.sum() / typed.sum().clamp(min=1),
        "claimed": 5 * binary(flags, claimed, known[:, None].float(), TYPE_WEIGHT),
    }


def claim_losses(
    network: Network, targets: Targets, examples: list[Example], windows: list[Window]
) -> dict[str, Tensor]:
    """Act types by word, stances of triggers, links from triggers to parties."""
    batch, every, words, root, pieces = laid_out(network, examples, windows)
    gold, heads = targets.acts(pieces), network.sentence
    inside = torch.arange(words.shape[1])[None] < batch["count"][:, None]
    types = binary(heads.act(words), gold["types"], (inside * gold["weights"])[..., None], TYPE_WEIGHT)
    acts = gold["stances"] != IGNORED
    triggers = acts[:, None, :, None] & inside[:, None, None, :]
    kin = Trees(heads, batch, words, root, every.shape[1]).from_some(acts)
    return {
        "act": 10 * types,
        "stance": cross_entropy(heads.stance(heads.dropout(words)), gold["stances"]),
        "links": 5 * binary(heads.links(words, kin), gold["links"], triggers.float(), 2.0),
    }


def attribution_losses(
    network: Network, targets: Targets, examples: list[Example], windows: list[Window]
) -> dict[str, Tensor]:
    """Source, cue and content spans of the window, then source and content of each cue."""
    batch = encoded(windows)
    words, root = network.words(batch)
    gold = targets.attributions(examples)
    scores = network.spans(network.dropout(words))
    losses = {"spans": 2 * network.spans_chain.loss(scores, gold["spans"], batch["words"])}
    if len(gold["begin"]):
        which, ends = gold["cue_window"], (gold["begin"], gold["end"])
        kin = kin_of_cues(network, examples, words, root, which, *ends)
        linked = network.cue(words, batch["words"], scores.float().softmax(-1), which, *ends, *kin)
        losses["linked"] = 2 * network.cue_chain.loss(linked, gold["linked"], batch["words"][which])
    return losses


def kin_of_cues(
    network: Network, examples: list[Example], words: Tensor, root: Tensor, window: Tensor, first: Tensor, last: Tensor
) -> tuple[Tensor, Tensor]:
    """Kin and edge [cues, width] of the windows' words seen from their cues."""
    layout = cut(examples)
    mine = words[layout["window"][:, None], layout["places"]]
    trees = Trees(network.sentence, layout, mine, root[layout["window"]], words.shape[1])
    return trees.from_spans(window, first, last)


LOSSES = {
    "tree": tree_losses, "frames": tree_losses, "names": tree_losses, "claims": claim_losses,
    "attribution": attribution_losses, "factuality": factuality_losses, "coding": coding_losses,
}  # fmt: skip
