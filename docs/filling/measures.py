"""What has been measured, read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "evaluation" / "results.json"
RETRAINED = ROOT / "evaluation" / "retrained.json"  # of weights made once more by the same recipe
BENCH = ROOT / "evaluation" / "bench.json"
CALIBRATION = ROOT / "evaluation" / "calibration.json"
UNMEASURED = "Nothing has been measured yet: `make {}` does.\n"


@cache
def measured_in(path: Path) -> dict[str, Any]:
    """What stands in a file of measures; nothing before the first."""
    measures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return measures
