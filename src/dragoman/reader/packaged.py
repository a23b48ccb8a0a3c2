"""The packaged weights: graphs, labels and tables, opened once a process.

Takes a folder, gives Weights. Every file is held against its checksum before
it is used, about.json too, which holds labels and chains besides the sums.
Sessions run on one thread without spinning: one process a core beats threads.
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
FORMAT = 4  # of the graphs: what they take and give; weights of another format are refused
FILES = (*(f"{name}.onnx" for name in GRAPHS), "lexicon.json.gz", "tokenizer.json")
ABOUT = "about.json"
PARTS = {"version": str, "labels": dict, "chains": dict, "sha256": dict}  # of about.json, besides its format
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
    """What about.json tells, once it and every file it names were found to be as they were when packaged.

    Raises DragomanError naming the files that are missing, of another format, or not as they were.
    """
    missing = [name for name in (ABOUT, *FILES) if not (folder / name).is_file()]
    if missing:
        raise DragomanError(f"{folder} holds no reader: {', '.join(missing)} not found. {NEXT}")
    about = _opened(folder / ABOUT)
    sums = {ABOUT: seal(about)} | {name: checksum(folder / name) for name in FILES}
    changed = [name for name, found in sums.items() if about["sha256"].get(name) != found]
    if changed:
        raise DragomanError(
            f"{folder}: {', '.join(changed)} not as packaged (the checksum differs: cut short or changed). {NEXT}"
        )
    return about


def _opened(path: Path) -> dict[str, Any]:
    """The content of about.json, in this format and with all its parts."""
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as fault:
        raise DragomanError(f"{path} cannot be read ({fault}). {NEXT}") from fault
    if not isinstance(about, dict):
        raise DragomanError(f"{path} cannot be read (it is no object). {NEXT}")
    if (format := about.get("format")) != FORMAT:
        raise DragomanError(
            f"{path}: the weights are of format {format or 1}, this version of Dragoman reads format {FORMAT}. {NEXT}"
        )
    if lacking := [name for name, kind in PARTS.items() if not isinstance(about.get(name), kind)]:
        raise DragomanError(f"{path} cannot be read ({', '.join(lacking)} missing or of another kind). {NEXT}")
    return about


def seal(about: dict[str, Any]) -> str:
    """The SHA-256 of what about.json holds besides this sum of its own, in hexadecimal; spacing does not count."""
    sums = {name: found for name, found in about["sha256"].items() if name != ABOUT}
    content = json.dumps(about | {"sha256": sums}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
