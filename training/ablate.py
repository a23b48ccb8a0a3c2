"""What each set and each head gives: short trainings with one part of the data left out, scored beside a whole one.

    python training/ablate.py --shared FOLDER [--share 0.2] [--only frames claims]

Every training goes over the same share of two passes, the second with claims
and coded acts, and is scored in int8 as the packaged program would be. The
figures are those of beginners, far below the packaged weights': read the
differences. Written to evaluation/ablation.json, run by run.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from corpus.passes import Corpus
from network.batches import Targets, batches
from network.export import export
from network.labels import labels_of
from network.losses import LOSSES
from network.model import Network
from safetensors.torch import load_file
from train import PARTS, WARMUP, encoder_folder, optimizer_of

from dragoman.evaluate import run
from dragoman.reader import Reader
from dragoman.reader.features import SHAPES, Pieces

OUT = Path(__file__).parents[1] / "evaluation/ablation.json"
PASSES = 2
SCORED = (
    ("syntax", "reader/ewt_dev", "las", {}), ("names", "reader/ewt_dev", "all.f1", {}),
    ("roles", "reader/ewt_dev", "roles.f1", {}),
    ("attribution", "attribution/polnear_dev", "triples.overlap.f1", {}),
    ("stance", "stance/uds_factuality_dev", "pearson", {}), ("classify", "events/plv_test", "accuracy", {}),
    ("claims", "gold", "f1", {"reports": "reports"}),
)  # fmt: skip


def trained(corpus: Corpus, labels: dict[str, list[str]], folder: Path, share: float, seed: int) -> tuple[Network, int]:
    """A network after a share of two passes, and its steps."""
    torch.manual_seed(seed)
    weights = load_file(folder / "model.safetensors")
    network = Network(labels, weights["embeddings.word_embeddings.weight"].shape[0], len(SHAPES))
    network.encoder.load(weights)
    pieces, targets, optimizer = Pieces(folder / "tokenizer.json"), Targets(labels), optimizer_of(network)
    rates, steps = [group["lr"] for group in optimizer.param_groups], 0
    network.train()
    for number in range(PASSES):
        found = list(
            batches(
                corpus.one_pass(number, seed, late=number > 0), pieces, 1800, random.Random((seed - 1) * 1000 + number)
            )
        )
        found = found[: round(share * len(found))]
        for at, (kind, part, windows) in enumerate(found):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = LOSSES[kind](network, targets, part, windows)
            left = 1 - (number + at / len(found)) / PASSES
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * left * min(1.0, steps / (WARMUP * share))
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            steps += 1
    return network, steps


def figures(network: Network, labels: dict[str, list[str]], corpus: Corpus, shared: Path) -> dict[str, float]:
    """The headline of each task on dev, of the network in int8."""
    found = {}
    with TemporaryDirectory() as folder:
        export(network, labels, corpus, encoder_folder() / "tokenizer.json", Path(folder))
        reader = Reader.load(Path(folder))
        for task, file, figure, options in SCORED:
            path = shared / (file if task == "claims" else f"data/{file}.jsonl.gz")
            given = {name: shared / value for name, value in options.items()}
            found[f"{task} {path.name.split('.')[0]}"] = run(task, path, reader=reader, **given)["figures"][figure]
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--share", type=float, default=0.2, help="of the batches of each pass")
    ask.add_argument("--only", nargs="*", choices=("nothing", *PARTS), default=["nothing", *PARTS[1:]])
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1, help="another one tells how much is noise")
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    labels = labels_of(Corpus(args.shared, frozenset({"weak"})))
    kept: dict[str, Any] = json.loads(OUT.read_text()) if OUT.exists() else {}
    for part in args.only:
        begun = time.monotonic()
        corpus = Corpus(args.shared, frozenset({part}))
        network, steps = trained(corpus, labels, encoder_folder(), args.share, args.seed)
        found = figures(network, labels, corpus, args.shared)
        name = part if args.seed == 1 else f"{part}, seed {args.seed}"
        kept[name] = {"steps": steps, "minutes": round((time.monotonic() - begun) / 60, 1), "figures": found}
        print(name, json.dumps(kept[name]), flush=True)
        OUT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
