"""The trained network as packaged files: ONNX graphs in int8, labels, tables, tokenizer.

Five graphs, so that each runs on just what needs it: the encoder on windows,
the sentence heads on sentences, links on sentences with acts, roles on
predicates, cues on cues.
"""

from __future__ import annotations

import gzip
import json
import logging
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from data import Corpus
from lexicon import lexicon_of
from model import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

VERSION = "0.1"
OPSET = 17


class EncoderGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, quotes: Tensor, lengths: Tensor, begins: Tensor
    ) -> tuple[Tensor, ...]:
        x = self.network.encoder(ids, shapes, quotes, lengths)
        words = torch.gather(x, 1, begins[..., None].expand(-1, -1, x.shape[2]))
        return words, x[:, 0], self.network.spans(words)


class SentenceGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.sentence

    def forward(self, words: Tensor, root: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        h = self.heads
        arcs = h.arcs(words, root, lengths)
        labels = h.labels(words, root, arcs.argmax(-1)).argmax(-1)
        return (
            h.upos(words).argmax(-1), h.xpos(words).argmax(-1), h.ner(words), arcs, labels,
            h.predicate(words)[..., 0], h.sense(words), h.act(words).sigmoid(), h.stance(words).softmax(-1),
        )  # fmt: skip


class LinkGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.sentence

    def forward(self, words: Tensor) -> Tensor:
        return self.heads.links(words).sigmoid()


class CueGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.cue

    def forward(
        self, words: Tensor, lengths: Tensor, first: Tensor, window: Tensor, begin: Tensor, end: Tensor
    ) -> Tensor:
        return self.head(words, lengths, first.softmax(-1), window, begin, end)


def graphs(network: Network) -> dict[str, tuple[nn.Module, dict[str, tuple[Tensor, list[str]]], list[str]]]:
    """Each graph with example inputs, the names of their dynamic axes, and the names of its outputs."""
    long = torch.long
    words = torch.randn(3, 7, 384)
    ids = torch.randint(5, 900, (3, 11), dtype=long)
    return {
        "encoder": (
            EncoderGraph(network),
            {
                "ids": (ids, ["b", "l"]), "shapes": (ids % 9, ["b", "l"]), "quotes": (ids % 4, ["b", "l"]),
                "lengths": (torch.tensor([11, 9, 5]), ["b"]), "begins": (torch.arange(7).repeat(3, 1), ["b", "w"]),
            },
            ["words", "root", "spans"],
        ),
        "sentence": (
            SentenceGraph(network),
            {"words": (words, ["s", "w"]), "root": (words[:, 0], ["s"]), "lengths": (torch.tensor([7, 5, 2]), ["s"])},
            ["upos", "xpos", "ner", "arcs", "labels", "predicate", "sense", "act", "stance"],
        ),
        "links": (LinkGraph(network), {"words": (words, ["s", "w"])}, ["links"]),
        "roles": (
            network.roles,
            {
                "words": (words, ["s", "w"]), "sentence": (torch.tensor([0, 1, 1, 2]), ["p"]),
                "predicate": (torch.tensor([3, 2, 1, 0]), ["p"]),
            },
            ["tags"],
        ),
        "cue": (
            CueGraph(network),
            {
                "words": (words, ["b", "w"]), "lengths": (torch.tensor([7, 5, 2]), ["b"]),
                "first": (torch.randn(3, 7, 7), ["b", "w"]), "window": (torch.tensor([0, 2, 2, 1]), ["c"]),
                "begin": (torch.tensor([2, 0, 1, 3]), ["c"]), "end": (torch.tensor([3, 0, 1, 3]), ["c"]),
            },
            ["linked"],
        ),
    }  # fmt: skip


def write_graph(name: str, network: Network, folder: Path) -> None:
    """One graph in int8: weights by channel, activations by batch."""
    module, inputs, outputs = graphs(network)[name]
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module,
            tuple(value for value, _ in inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes={key: dict(enumerate(axes)) for key, (_, axes) in inputs.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        onnx.checker.check_model(str(plain))
        quantize_dynamic(
            plain,
            folder / f"{name}.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=stacked(onnx.load(str(plain))),
        )


def stacked(model: onnx.ModelProto) -> list[str]:
    """Products with a stack of matrices, which the runtime cannot do in int8 by channel."""
    stacks = {tensor.name for tensor in model.graph.initializer if len(tensor.dims) > 2}
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and stacks & set(node.input)]


def chain(module: nn.Module) -> dict[str, object]:
    return {"start": module.start.tolist(), "step": module.step.tolist()}


def export(network: Network, labels: dict[str, list[str]], corpus: Corpus, tokenizer: Path, folder: Path) -> None:
    """Write everything the packaged reader needs into `folder`."""
    logging.getLogger().setLevel(logging.ERROR)
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with torch.no_grad():
        for name in ("encoder", "sentence", "links", "roles", "cue"):
            write_graph(name, network, folder)
    chains = {"span": chain(network.spans_chain), "linked": chain(network.cue_chain)}
    about = {"version": VERSION, "labels": labels, "chains": chains}
    (folder / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    packed = json.dumps(lexicon_of(corpus), ensure_ascii=False, sort_keys=True).encode()
    (folder / "lexicon.json.gz").write_bytes(gzip.compress(packed, mtime=0))
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
