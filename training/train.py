"""Make the reader's weights from labelled data: `python training/train.py --shared FOLDER`.

One command, a fixed seed, a log line a minute, a checkpoint every few hundred
steps; started again it goes on from the last. Ends by calibrating every head
on what was left out, and by exporting to ONNX int8.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from corpus.passes import Corpus
from network.batches import Targets, batches
from network.calibrate import calibrate, keep
from network.export import export
from network.labels import labels_of
from network.losses import LOSSES
from network.model import Network
from pretrained import encoder_folder
from safetensors.torch import load_file, save_file

from dragoman.reader.features import SHAPES, Pieces
from dragoman.reader.packaged import PACKAGED

HERE = Path(__file__).parent
ENCODER_RATE, HEAD_RATE, WARMUP = 2e-4, 1e-3, 200
CHECKPOINT = "state.safetensors"
LATE = 0.4  # share of the passes after which claims and coded acts come
PARTS = ("unlicensed", "frames", "names", "weak", "factuality", "claims", "own", "coding", "attribution")


def arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True, help="folder that holds data/, gold/ and reports/")
    ask.add_argument("--run", type=Path, default=HERE / "runs/first", help="where checkpoints and the log go")
    ask.add_argument("--out", type=Path, default=PACKAGED)
    ask.add_argument("--passes", type=int, default=12)
    ask.add_argument("--size", type=int, default=1800, help="pieces a batch")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--export-only", action="store_true", help="package the last checkpoint as it is")
    ask.add_argument("--without", nargs="*", default=[], choices=PARTS, help="parts of the data to leave out")
    return ask.parse_args()


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    encoder = [p for name, p in network.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )


class Plan(NamedTuple):
    """How a training goes over the data."""

    passes: int
    seed: int
    size: int = 1800  # pieces a batch
    warmup: int = WARMUP  # steps
    most: int | None = None  # batches of each pass; None: all


class Run:
    """The state of one training run; where it stands is (pass, batch)."""

    def __init__(self, network: Network) -> None:
        self.network, self.optimizer = network, optimizer_of(network)
        self.steps = self.number = self.batch = 0
        self.sums: dict[str, list[float]] = defaultdict(list)

    def keep(self, path: Path) -> None:
        """Write everything that is needed to go on as if it had not stopped."""
        tensors = {f"network {name}": tensor for name, tensor in self.network.state_dict().items()}
        for number, state in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer {number} {name}": tensor for name, tensor in state.items()}
        at = torch.tensor([self.steps, self.number, self.batch])
        save_file({**tensors, "at": at, "random": torch.get_rng_state()}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Go on from what `keep` wrote."""
        network: dict[str, torch.Tensor] = {}
        optimizer: dict[int, dict[str, torch.Tensor]] = defaultdict(dict)
        for key, tensor in load_file(path).items():
            match key.split(" "):
                case ["network", name]:
                    network[name] = tensor
                case ["optimizer", number, name]:
                    optimizer[int(number)][name] = tensor
                case ["at"]:
                    self.steps, self.number, self.batch = tensor.tolist()
                case ["random"]:
                    torch.set_rng_state(tensor)
        self.network.load_state_dict(network)
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": dict(optimizer)})

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


def train(run: Run, corpus: Corpus, pieces: Pieces, targets: Targets, plan: Plan) -> Iterator[dict[str, int]]:
    """Go through the passes from where the run stands; after each step, where that is, and how many batches there are.

    Linear warm-up, then decay by the share of passes done. Seed 1 orders its batches as the packaged weights' did.
    """
    run.network.train()
    for number in range(run.number, plan.passes):
        examples = corpus.one_pass(number, plan.seed, late=number >= LATE * plan.passes)
        order = random.Random((plan.seed - 1) * 1000 + number)
        found = list(batches(examples, pieces, plan.size, order))[: plan.most]
        for at in range(run.batch, len(found)):
            kind, part, windows = found[at]
            left = 1 - (number + at / len(found)) / plan.passes
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = LOSSES[kind](run.network, targets, part, windows)
            run.step(losses, min(1.0, run.steps / plan.warmup) * left)
            run.number, run.batch = number, at + 1
            yield {"step": run.steps, "pass": number, "batch": at, "of": len(found)}
        run.number, run.batch = number + 1, 0


def logged(run: Run, steps: Iterator[dict[str, int]], folder: Path) -> None:
    """Go through the steps with a log line a minute and a checkpoint every few hundred and after each pass."""
    begun = told = time.monotonic()
    for where in steps:
        if time.monotonic() - told > 60:
            told = time.monotonic()
            means = {name: round(sum(v[-50:]) / len(v[-50:]), 3) for name, v in sorted(run.sums.items())}
            line = json.dumps({**where, "minutes": round((told - begun) / 60, 1), **means})
            print(line, flush=True)
            with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        if run.steps % 400 == 0 or where["batch"] + 1 == where["of"]:
            run.keep(folder / CHECKPOINT)


def beginner(labels: dict[str, list[str]], folder: Path) -> Network:
    """A network whose encoder is the pretrained one of the folder."""
    weights = load_file(folder / "model.safetensors")
    network = Network(labels, weights["embeddings.word_embeddings.weight"].shape[0], len(SHAPES))
    network.encoder.load(weights)
    return network


def main() -> None:
    args = arguments()
    checkpoint = args.run / CHECKPOINT
    if args.export_only and not checkpoint.exists():
        sys.exit(f"{args.run} holds no checkpoint to package: train first, or name another folder with --run.")
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    folder = encoder_folder()
    pieces = Pieces(folder / "tokenizer.json")
    corpus = Corpus(args.shared, frozenset(args.without))
    labels = labels_of(corpus)
    run = Run(beginner(labels, folder))
    args.run.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        run.resume(checkpoint)
    if not args.export_only:
        plan = Plan(args.passes, args.seed, args.size)
        logged(run, train(run, corpus, pieces, Targets(labels), plan), args.run)
    report = calibrate(run.network, labels, pieces, args.shared, args.without)
    keep(report, args.run / "calibration.json")
    if args.out == PACKAGED:
        keep(report, HERE.parent / "evaluation/calibration.json")
    export(run.network, labels, corpus, folder / "tokenizer.json", args.out)


if __name__ == "__main__":
    main()
