"""What each set and each head gives: short trainings with one part of the data left out, scored beside a whole one.

    python training/ablate.py --shared FOLDER [--steps 340] [--only frames claims]

Every training takes the same number of steps, half of them in a pass with
claims and coded acts, so that less data does not mean less training, and is
scored in int8 as the packaged program would be. The figures are those of
beginners, far below the packaged weights': read the differences. Written to
evaluation/ablation.json, run by run.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from corpus.passes import Corpus
from network.batches import Targets
from network.export import export
from network.labels import labels_of
from network.model import Network
from pretrained import encoder_folder
from train import PARTS, Plan, Run, beginner, train

from dragoman import evaluate
from dragoman.reader import Reader
from dragoman.reader.features import Pieces

OUT = Path(__file__).parents[1] / "evaluation/ablation.json"
PASSES = 2
SCORED = (
    ("syntax", "reader/ewt_dev", "las", {}), ("names", "reader/ewt_dev", "all.f1", {}),
    ("roles", "reader/ewt_dev", "roles.f1", {}),
    ("attribution", "attribution/polnear_dev", "triples.overlap.f1", {}),
    ("stance", "stance/uds_factuality_dev", "pearson", {}), ("classify", "events/plv_test", "accuracy", {}),
    ("claims", "gold", "f1", {"reports": "reports"}),
)  # fmt: skip


def trained(corpus: Corpus, labels: dict[str, list[str]], folder: Path, steps: int, seed: int) -> Run:
    """A run of so many steps, half of them in each of two passes."""
    torch.manual_seed(seed)
    run = Run(beginner(labels, folder))
    plan = Plan(PASSES, seed, warmup=max(1, steps // 10), most=steps // PASSES)
    for _ in train(run, corpus, Pieces(folder / "tokenizer.json"), Targets(labels), plan):
        pass
    return run


def scored(network: Network, labels: dict[str, list[str]], corpus: Corpus, shared: Path) -> dict[str, float]:
    """The headline of each task on dev, of the network in int8."""
    found = {}
    with TemporaryDirectory() as folder:
        export(network, labels, corpus, encoder_folder() / "tokenizer.json", Path(folder))
        reader = Reader.load(Path(folder))
        for task, file, figure, options in SCORED:
            path = shared / (file if task == "claims" else f"data/{file}.jsonl.gz")
            given = {name: shared / value for name, value in options.items()}
            figures = evaluate.run(task, path, reader=reader, **given)["figures"]
            found[f"{task} {path.name.split('.')[0]}"] = figures[figure]
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--steps", type=int, default=340, help="of each training")
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
        run = trained(corpus, labels, encoder_folder(), args.steps, args.seed)
        found = scored(run.network, labels, corpus, args.shared)
        name = part if args.seed == 1 else f"{part}, seed {args.seed}"
        kept[name] = {"steps": run.steps, "minutes": round((time.monotonic() - begun) / 60, 1), "figures": found}
        print(name, json.dumps(kept[name]), flush=True)
        OUT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
