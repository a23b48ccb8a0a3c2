"""The packaged weights: graphs, labels and tables, opened once a process.

Takes a folder, gives Weights. Every file is held against its checksum before
it is opened. Sessions run on one thread without spinning: one process a core
beats threads.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from dragoman.errors import DragomanError
from dragoman.reader.decode import BioPaths, Chain, kinds
from dragoman.reader.features import Pieces
from dragoman.reader.lexicon import Lexicon

PACKAGED = Path(__file__).parent / "weights"
GRAPHS = ("encoder", "sentence", "links", "roles", "cue", "coding")
FORMAT = 3  # of the graphs: what they take and give; weights of another format are refused
FILES = (*(f"{name}.onnx" for name in GRAPHS), "lexicon.json.gz", "tokenizer.json")
NEXT = "Install Dragoman again, or make the weights with `make train`."
# The fused form of adding and normalising is not vectorised on processors: a seventh of the encoder's time.
SLOWER_FUSED = ["SkipLayerNormFusion"]
Array = NDArray[Any]


class Graph:
    """One ONNX graph: named arrays in, arrays out."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Patterns keep a plan for every shape of window, and memory grows with them.
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_FUSED
        )

    def __call__(self, **inputs: Array) -> list[Array]:
        return list(self._session.run(None, inputs))


class Weights:
    """Everything that training packaged, ready to use."""

    def __init__(self, folder: Path, threads: int) -> None:
        about = described(folder)
        self.version: str = about["version"]
        self.labels: dict[str, list[str]] = about["labels"]
        self.pieces = Pieces(folder / "tokenizer.json")
        self.lexicon = Lexicon(folder / "lexicon.json.gz")
        self.encoder, self.sentence, self.links, self.roles, self.cue, self.coding = (
            Graph(folder / f"{name}.onnx", threads) for name in GRAPHS
        )
        self.role_paths = BioPaths(self.labels["role"])
        self.name_paths = BioPaths(self.labels["ner"])
        self.span_chain = Chain(**about["chains"]["span"])
        self.linked_chain = Chain(**about["chains"]["linked"])
        self.span_kinds, self.linked_kinds = kinds(self.labels["span"]), kinds(self.labels["linked"])


def described(folder: Path) -> dict[str, Any]:
    """What about.json tells, once every file it names was found to be as it was when packaged.

    Raises DragomanError naming the files that are missing, of another format, or not as they were.
    """
    missing = [name for name in ("about.json", *FILES) if not (folder / name).is_file()]
    if missing:
        raise DragomanError(f"{folder} holds no reader: {', '.join(missing)} not found. {NEXT}")
    try:
        about: dict[str, Any] = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        format, sums = about.get("format"), about.get("sha256", {})
    except (ValueError, AttributeError) as fault:
        raise DragomanError(f"{folder / 'about.json'} cannot be read ({fault}). {NEXT}") from fault
    if format != FORMAT:
        raise DragomanError(
            f"{folder / 'about.json'}: the weights are of format {format or 1}, this version of Dragoman reads "
            f"format {FORMAT}. {NEXT}"
        )
    changed = [name for name in FILES if sums.get(name) != checksum(folder / name)]
    if changed:
        raise DragomanError(
            f"{folder}: {', '.join(changed)} not as packaged (the checksum differs: cut short or changed). {NEXT}"
        )
    return about


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
