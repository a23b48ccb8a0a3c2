"""The trained network as packaged files: ONNX graphs in int8, labels, tables, tokenizer, checksums.

Six graphs, so that each runs on just what needs it: the encoder, the sentence
heads, links from acts, roles of predicates, parts of cues, and the type of the
act between two marked actors, when it is asked for. Each takes one
window without padding, its words in a row, and is held against the network.
"""

from __future__ import annotations

import gzip
import json
import logging
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from corpus.passes import Corpus
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.reader.packaged import ABOUT, FORMAT, checksum, seal
from network.lexicon import lexicon_of
from network.model import FAR, HIDDEN, EncoderLayer, Network

VERSION = "0.3"
OPSET = 17
EQUAL = 1e-3  # how far a graph's outputs may lie from the network's before they are made int8
ALIKE = 0.25  # and after: mean distance, in standard deviations of the output
OTHER = 0.1  # and how many of the labels that a graph chooses may be others then: a few are close calls
MASKED = -1e3  # scores below are those of cells that are masked


def attended(layer: EncoderLayer, x: Tensor, rows: Tensor | None = None) -> Tensor:
    """The layer on sequences without padding [length, ..., hidden], or only its outputs at `rows`.

    The length comes first because the runtime then multiplies heads where they lie, without transposing.
    """
    mine = x if rows is None else x[rows]
    width = x.shape[-1] // layer.heads

    def heads(y: Tensor) -> Tensor:
        y = y.view(-1, *x.shape[1:-1], layer.heads, width)
        return y.permute(*range(1, y.dim() - 1), 0, y.dim() - 1)

    query, key, value = heads(layer.query(mine)), heads(layer.key(x)), heads(layer.value(x))
    seen = (query @ key.transpose(-2, -1) / math.sqrt(width)).softmax(-1) @ value
    seen = seen.permute(x.dim() - 1, *range(x.dim() - 1), x.dim()).reshape(-1, *x.shape[1:])
    mine = layer.norm_attention(mine + layer.mix(seen))
    return layer.norm(mine + layer.down(F.gelu(layer.up(mine))))


def distances(table: nn.Embedding, places: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """[places, spans, width]: what the table says of how far each place lies from each span, ends inclusive."""
    before, after = places[:, None] - first, places[:, None] - last
    return table((before.clamp(max=0) + after.clamp(min=0)).clamp(-FAR, FAR) + FAR)


class EncoderGraph(nn.Module):
    """ids, shapes, quotes, marks [pieces]; begins [words] → words [words, HIDDEN], root [HIDDEN], spans."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.spans = network.encoder, network.spans

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, marks: Tensor, begins: Tensor) -> tuple[Tensor, ...]:
        encoder = self.encoder
        x = encoder.word(ids) + encoder.position.weight[: ids.shape[0]]
        x = encoder.norm(x + encoder.shape(shapes) + encoder.quote(quotes) + encoder.mark(marks))
        for layer in encoder.layers[:-1]:
            x = attended(layer, x)
        # The last layer is wanted only where words begin, and at [CLS].
        x = attended(encoder.layers[-1], x, torch.cat([torch.zeros_like(begins[:1]), begins]))
        return x[1:], x[0], self.spans(x[1:])


class SentenceGraph(nn.Module):
    """words [words, HIDDEN], root [HIDDEN], sentence [words] (its number) → what is said of each word."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.sentence

    def forward(self, words: Tensor, root: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        h = self.heads
        apart = F.pad((sentence[:, None] != sentence[None]).to(words.dtype), (1, 0))
        whole = torch.full_like(sentence[:1], words.shape[0])
        arcs = h.arcs(words[None], root[None], whole)[0] + apart * -1e4
        labels = h.labels(words[None], root[None], arcs.argmax(-1)[None])[0].argmax(-1)
        return (
            h.upos(words).argmax(-1), h.xpos(words).argmax(-1), h.ner(words), arcs, labels,
            h.predicate(words)[:, 0], h.sense(words), h.act(words).sigmoid(), h.stance(words).softmax(-1),
            h.factuality(words)[:, 0].clamp(-3, 3),
        )  # fmt: skip


class LinkGraph(nn.Module):
    """words [words, HIDDEN]; act [acts], their words; kin [acts, words] → links [parts, acts, words]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.sentence

    def forward(self, words: Tensor, act: Tensor, kin: Tensor) -> Tensor:
        h = self.heads

        def split(x: Tensor) -> Tensor:
            return F.pad(x.view(-1, h.parts, h.link_width).transpose(0, 1), (0, 1), value=1.0)

        act_side = split(h.link_act(words[act])) @ h.link
        fitting = act_side @ split(h.link_word(words)).transpose(1, 2)
        return (fitting + h.link_kin(kin).permute(2, 0, 1) - 3.0).sigmoid()


class RoleGraph(nn.Module):
    """words [words, HIDDEN]; predicate [predicates], their words; of, word, kin, edge [rows] → tags [rows, tags].

    A row is a word seen from a predicate: `of` the predicate's number, `word` the word's place.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.roles

    def forward(self, words: Tensor, predicate: Tensor, of: Tensor, word: Tensor, kin: Tensor, edge: Tensor) -> Tensor:
        h = self.head
        mine = words[predicate]
        far = h.distance((word - predicate[of]).clamp(-FAR, FAR) + FAR)
        seen = h.word(words)[word] * (1 + h.scale(mine))[of] + h.shift(mine)[of] + far + h.kin(kin, edge)
        return h.tags(F.gelu(h.middle(F.gelu(seen))))


class CueGraph(nn.Module):
    """words [words, HIDDEN], first [words, span tags] (scores); begin, end [cues]; kin, edge [words, cues]
    → linked [words, cues, tags].
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.cue
        # A word at no distance is inside the cue, any other outside: two tables are one.
        inside = self.head.inside.weight[(torch.arange(2 * FAR + 1) == FAR).long()]
        self.distance = nn.Embedding.from_pretrained(self.head.distance.weight + inside)

    def forward(self, words: Tensor, first: Tensor, begin: Tensor, end: Tensor, kin: Tensor, edge: Tensor) -> Tensor:
        h = self.head
        ends = torch.cat([words[begin], words[end]], -1)
        seen = h.word(words)[:, None] * (1 + h.scale(ends)) + h.first(first.softmax(-1))[:, None]
        seen = seen + h.shift(ends) + distances(self.distance, torch.arange(words.shape[0]), begin, end)
        seen = seen + h.kin(kin, edge)
        return h.tags(attended(h.layer, h.norm(seen)))


class CodingGraph(nn.Module):
    """words [words, HIDDEN] and root [HIDDEN] as encoded with marks, sides [words] (the marks) → chances of each type:
    among all, and of being claimed [types].
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.coding

    def forward(self, words: Tensor, root: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        whole = torch.full_like(sides[:1], words.shape[0])
        kinds, claimed = self.head(words[None], root[None], whole, sides[None])
        return kinds[0].softmax(-1), claimed[0].sigmoid()


class Shape(NamedTuple):
    """A graph, example inputs with the names of their dynamic axes, and its outputs' names."""

    module: nn.Module
    inputs: dict[str, tuple[Tensor, list[str]]]
    outputs: list[str]


def shapes_of(network: Network) -> dict[str, Shape]:
    """Every graph by name, on seven words; the sentence heads on two sentences as the encoder gives them."""
    ids = torch.tensor([101, 2054, 2003, 2008, 1005, 1055, 2171, 999, 102])
    begins = torch.tensor([1, 2, 3, 4, 6, 6, 7])
    words, root = torch.randn(7, HIDDEN), torch.randn(HIDDEN)
    at = torch.tensor([1, 5, 6])
    kin, edge = torch.arange(21).view(7, 3) * 11 % network.roles.kin.kin.num_embeddings, torch.arange(21).view(7, 3) % 8
    own_words, own_root = own_vectors(network)
    return {
        "encoder": Shape(
            EncoderGraph(network),
            {
                "ids": (ids, ["pieces"]), "shapes": (ids % 9, ["pieces"]), "quotes": (ids % 4, ["pieces"]),
                "marks": (ids % 3, ["pieces"]), "begins": (begins, ["words"]),
            },
            ["words", "root", "spans"],
        ),
        "sentence": Shape(
            SentenceGraph(network),
            {
                "words": (own_words, ["words"]), "root": (own_root, []),
                "sentence": ((torch.arange(len(own_words)) >= 40).long(), ["words"]),
            },
            ["upos", "xpos", "ner", "arcs", "labels", "predicate", "sense", "act", "stance", "factuality"],
        ),
        "links": Shape(
            LinkGraph(network),
            {"words": (words, ["words"]), "act": (at, ["acts"]), "kin": (kin.T.contiguous(), ["acts", "words"])},
            ["links"],
        ),
        "roles": Shape(
            RoleGraph(network),
            {
                "words": (words, ["words"]), "predicate": (at, ["predicates"]),
                "of": (torch.tensor([0] * 4 + [1] * 3 + [2] * 3), ["rows"]),
                "word": (torch.tensor([0, 1, 2, 3, 4, 5, 6, 4, 5, 6]), ["rows"]),
                "kin": (kin.flatten()[:10], ["rows"]), "edge": (edge.flatten()[:10], ["rows"]),
            },
            ["tags"],
        ),
        "cue": Shape(
            CueGraph(network),
            {
                "words": (words, ["words"]), "first": (torch.randn(7, network.spans.out_features), ["words"]),
                "begin": (torch.tensor([2, 0, 6]), ["cues"]), "end": (torch.tensor([3, 0, 6]), ["cues"]),
                "kin": (kin, ["words", "cues"]), "edge": (edge, ["words", "cues"]),
            },
            ["linked"],
        ),
        "coding": Shape(
            CodingGraph(network),
            {
                "words": (words, ["words"]), "root": (root, []),
                "sides": (torch.tensor([0, 1, 1, 0, 0, 2, 0]), ["words"]),
            },
            ["chances", "claimed"],
        ),
    }  # fmt: skip


def own_vectors(network: Network) -> tuple[Tensor, Tensor]:
    """What the encoder gives for 70 odd words and their whole: on vectors of no words labels would be close calls."""
    ids = 1000 + torch.arange(70) * 7919 % (network.encoder.word.num_embeddings - 1000)
    batch = {"ids": ids, "shapes": ids % 9, "quotes": ids % 4, "marks": ids * 0, "begins": torch.arange(70)}
    words, root = network.words({**{k: v[None] for k, v in batch.items()}, "lengths": torch.tensor([70])})
    return words[0], root[0]


def expected(network: Network, name: str, inputs: dict[str, Tensor]) -> list[Tensor]:
    """What the network itself, in the padded form it was trained in, says to a graph's example inputs."""
    if name == "encoder":
        batch = {key: value[None] for key, value in inputs.items()}
        words, root = network.words({**batch, "lengths": torch.tensor([len(inputs["ids"])])})
        return [words[0], root[0], network.spans(words)[0]]
    words, heads = inputs["words"], network.sentence
    if name == "sentence":
        return in_sentences(network, words, inputs["root"], inputs["sentence"])
    if name == "links":
        kin = torch.zeros(1, len(words), len(words), dtype=torch.long)
        kin[0, inputs["act"]] = inputs["kin"]
        return [heads.links(words[None], kin)[0][:, inputs["act"]].sigmoid()]
    if name == "roles":
        rows = inputs["of"], inputs["word"]
        kin, edge = torch.zeros(2, len(inputs["predicate"]), len(words), dtype=torch.long)
        kin[rows], edge[rows] = inputs["kin"], inputs["edge"]
        every = network.roles(words[None], torch.zeros_like(inputs["predicate"]), inputs["predicate"], kin, edge)
        return [every[rows]]
    if name == "coding":
        length = torch.tensor([len(words)])
        kinds, claimed = network.coding(words[None], inputs["root"][None], length, inputs["sides"][None])
        return [kinds[0].softmax(-1), claimed[0].sigmoid()]
    window = torch.zeros_like(inputs["begin"])
    first, length = inputs["first"].softmax(-1), torch.tensor([len(words)])
    kin, edge = inputs["kin"].T, inputs["edge"].T
    linked = network.cue(words[None], length, first[None], window, inputs["begin"], inputs["end"], kin, edge)
    return [linked.transpose(0, 1)]


def in_sentences(network: Network, words: Tensor, root: Tensor, sentence: Tensor) -> list[Tensor]:
    """The sentence heads one sentence at a time, laid out as the graph gives them."""
    h, arcs = network.sentence, torch.full((len(words), 1 + len(words)), -1e4)
    labels = torch.zeros(len(words), dtype=torch.long)
    for number in sentence.unique():
        (at,) = torch.nonzero(sentence == number, as_tuple=True)
        mine, top = words[at][None], root[None]
        found = h.arcs(mine, top, torch.tensor([len(at)]))
        arcs[at[:, None], torch.cat([torch.zeros(1, dtype=torch.long), at + 1])[None]] = found[0]
        labels[at] = h.labels(mine, top, found.argmax(-1))[0].argmax(-1)
    tags = [getattr(h, name)(words).argmax(-1) for name in ("upos", "xpos")]
    acts = [h.act(words).sigmoid(), h.stance(words).softmax(-1)]
    firm = h.factuality(words)[:, 0].clamp(-3, 3)
    return [*tags, h.ner(words), arcs, labels, h.predicate(words)[:, 0], h.sense(words), *acts, firm]


def furthest(given: np.ndarray, wanted: np.ndarray) -> float:
    """The largest distance between two arrays of one mask."""
    given, wanted = open_cells(given, wanted)
    return float(np.abs(given - wanted).max())


def off(given: np.ndarray, wanted: np.ndarray) -> float:
    """The mean distance of two arrays of one mask in standard deviations of the wanted one."""
    given, wanted = open_cells(given, wanted)
    return float(np.abs(given - wanted).mean() / wanted.std())


def differing(given: np.ndarray, wanted: np.ndarray) -> float:
    """The share of labels that are not the wanted ones."""
    return float((given != wanted).mean())


def open_cells(given: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The cells of both that are not masked; infinitely far apart when they do not mask the same ones."""
    seen = wanted > MASKED
    if not ((given > MASKED) == seen).all():
        return np.array([np.inf]), np.array([0.0, 1.0])
    return given[seen], wanted[seen]


Distance = Callable[[np.ndarray, np.ndarray], float]
Measure = tuple[Distance, float]  # with the bound to keep


def held(path: Path, shape: Shape, wanted: list[Tensor], scores: Measure, labels: Measure) -> None:
    """Stop if a written graph says something else than the network: scores and labels (whole numbers)."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = session.run(None, {name: value.numpy() for name, (value, _) in shape.inputs.items()})
    for name, one, other in zip(shape.outputs, given, wanted, strict=True):
        measure, bound = scores if other.is_floating_point() else labels
        if one.shape != tuple(other.shape) or not measure(one, other.numpy()) <= bound:
            raise SystemExit(
                f"{path.name}: {name} lies {measure(one, other.numpy()):.4f} from the network's, not {bound}"
            )


def write_graph(name: str, network: Network, folder: Path) -> None:
    """One graph in int8: weights by channel, activations by window."""
    shape = shapes_of(network)[name]
    shape.module.eval()  # or the export leaves the network itself in training mode
    wanted = expected(network, name, {key: value for key, (value, _) in shape.inputs.items()})
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / f"{name}.onnx"
        torch.onnx.export(
            shape.module,
            tuple(value for value, _ in shape.inputs.values()),
            str(plain),
            input_names=list(shape.inputs),
            output_names=shape.outputs,
            dynamic_axes={key: dict(enumerate(axes)) for key, (_, axes) in shape.inputs.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        onnx.checker.check_model(str(plain))
        held(plain, shape, wanted, (furthest, EQUAL), (differing, 0.0))
        final = folder / f"{name}.onnx"
        excluded = stacked(onnx.load(str(plain)))
        quantize_dynamic(plain, final, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=excluded)
        held(final, shape, wanted, (off, ALIKE), (differing, OTHER))


def stacked(model: onnx.ModelProto) -> list[str]:
    """Products with a stack of matrices, which the runtime cannot do in int8 by channel."""
    stacks = {tensor.name for tensor in model.graph.initializer if len(tensor.dims) > 2}
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and stacks & set(node.input)]


def chain(module: nn.Module) -> dict[str, object]:
    return {"start": module.start.tolist(), "step": module.step.tolist()}


def export(network: Network, labels: dict[str, list[str]], corpus: Corpus, tokenizer: Path, folder: Path) -> None:
    """Write everything the packaged reader needs into `folder`.

    Ends the program if a graph does not say what the network says.
    """
    logging.getLogger().setLevel(logging.ERROR)
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with torch.no_grad():
        for name in shapes_of(network):
            write_graph(name, network, folder)
    packed = json.dumps(lexicon_of(corpus), ensure_ascii=False, sort_keys=True).encode()
    (folder / "lexicon.json.gz").write_bytes(gzip.compress(packed, mtime=0))
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    write_about(network, labels, folder)


def write_about(network: Network, labels: dict[str, list[str]], folder: Path) -> None:
    """Labels, transitions, and the checksum of every file that the reader opens, this one's own among them."""
    files = sorted([*folder.glob("*.onnx"), folder / "lexicon.json.gz", folder / "tokenizer.json"])
    about: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "labels": labels,
        "chains": {"span": chain(network.spans_chain), "linked": chain(network.cue_chain)},
        "sha256": {path.name: checksum(path) for path in files},
    }
    about["sha256"][ABOUT] = seal(about)
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
