"""The packaged weights: graphs, labels and tables, opened once a process.

Takes a folder, gives Weights. Sessions run on one thread without spinning:
one process a core beats threads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DragomanError
from dragoman.reader.decode import BioPaths, Chain
from dragoman.reader.features import Pieces
from dragoman.reader.lexicon import Lexicon

PACKAGED = Path(__file__).parent / "weights"
GRAPHS = ("encoder", "sentence", "links", "roles", "cue")
Array = NDArray[Any]


class Graph:
    """One ONNX graph: named arrays in, arrays out."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Patterns keep a plan for every shape of batch, and memory grows with them.
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, **inputs: Array) -> list[Array]:
        return list(self._session.run(None, inputs))


class Weights:
    """Everything that training packaged, ready to use."""

    def __init__(self, folder: Path, threads: int) -> None:
        missing = [name for name in [*(f"{g}.onnx" for g in GRAPHS), "about.json"] if not (folder / name).exists()]
        if missing:
            raise DragomanError(
                f"{folder} holds no reader: {', '.join(missing)} not found. "
                "Install Dragoman again, or make the weights with `make train`."
            )
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.version: str = about["version"]
        self.labels: dict[str, list[str]] = about["labels"]
        self.pieces = Pieces(folder / "tokenizer.json")
        self.lexicon = Lexicon(folder / "lexicon.json.gz")
        self.encoder, self.sentence, self.links, self.roles, self.cue = (
            Graph(folder / f"{name}.onnx", threads) for name in GRAPHS
        )
        self.role_paths = BioPaths(self.labels["role"])
        self.name_paths = BioPaths(self.labels["ner"])
        self.span_chain = Chain(**about["chains"]["span"])
        self.linked_chain = Chain(**about["chains"]["linked"])


def padded(rows: list[list[int]]) -> NDArray[np.int64]:
    """Rows of unequal length as one array, filled up with 0."""
    width = max(map(len, rows))
    filled = np.zeros((len(rows), width), dtype=np.int64)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return filled
