"""Nothing that is read can run code: no pickle, in the package, in training, in evaluation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PICKLES = re.compile(
    r"(?:import|from) +(?:c?[Pp]ickle|joblib|dill|shelve|marshal)\b|torch\.(?:save|load)\(|allow_pickle=True"
)
FILES = [path for folder in ("src", "training", "evaluation", "docs") for path in (ROOT / folder).rglob("*.py")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_pickles(path: Path):
    assert not PICKLES.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", ["import pickle", "torch.load(path)", "np.load(path, allow_pickle=True)"])
def test_a_pickle_would_be_seen(line: str):
    assert PICKLES.search(line)
