"""Draw the reliability curves of the reader's heads: `python docs/curves.py`.

Takes evaluation/calibration.json, gives docs/reference/calibration.svg: a
square a head, how sure it was against how often it was right, before and
after calibration. On the diagonal the two are the same.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CALIBRATION = ROOT / "evaluation" / "calibration.json"
CURVES = ROOT / "docs" / "reference" / "calibration.svg"
COLUMNS, SIDE, GAP, HEAD, FOOT = 5, 132, 34, 22, 22  # of the squares, in pixels
STYLE = """
  text { font: 11px system-ui, sans-serif; fill: #333 } .name { font-weight: 600; font-size: 12px }
  .frame { fill: none; stroke: #bbb } .even { stroke: #bbb; stroke-dasharray: 3 3 }
  .before { stroke: #b0632a; fill: #b0632a } .after { stroke: #1f6fb2; fill: #1f6fb2 }
  path { fill: none !important; stroke-width: 1.4 } circle { stroke: none; fill-opacity: .75 }
"""

Curve = Sequence[Sequence[float]]


def drawn(report: dict[str, Any]) -> str:
    """The picture of a report of training/network/calibrate.py."""
    heads = report["heads"]
    width = COLUMNS * (SIDE + GAP) + GAP
    height = math.ceil(len(heads) / COLUMNS) * (SIDE + HEAD + FOOT + 14) + 40
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">']
    lines += [
        "<title>Reliability of the reader's heads before and after calibration</title>",
        f"<style>{STYLE}</style>",
    ]
    lines.append(f'<rect width="{width}" height="{height}" fill="#fff"/>')
    for number, (name, head) in enumerate(heads.items()):
        left = GAP + number % COLUMNS * (SIDE + GAP)
        top = HEAD + number // COLUMNS * (SIDE + HEAD + FOOT + 14)
        lines += [f'<g transform="translate({left} {top})">', *square(name, head), "</g>"]
    lines.append(f'<text x="{GAP}" y="{height - 16}">Across: mean confidence of a bin. Up: share of it that is right. '
                 "Below: calibration error.</text>")  # fmt: skip
    for at, (phase, says) in enumerate((("before", "before"), ("after", "calibrated"))):
        x = width - 200 + 90 * at
        lines.append(f'<circle class="{phase}" cx="{x}" cy="{height - 20}" r="4"/>')
        lines.append(f'<text x="{x + 8}" y="{height - 16}">{says}</text>')
    return "\n".join([*lines, "</svg>", ""])


def square(name: str, head: dict[str, Any]) -> Iterator[str]:
    """One head's two curves."""
    low, high = (-3.0, 3.0) if name == "factuality" else (0.0, 1.0)
    before, after = (head[phase] for phase in ("before", "after"))
    yield f'<text class="name" y="-6">{name}</text>'
    yield f'<text x="{SIDE / 2}" y="{SIDE + 13}" text-anchor="middle">{before["ece"]} → {after["ece"]}</text>'
    yield f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="even" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    for phase, measured in (("before", before), ("after", after)):
        yield from curve(phase, measured["curve"], low, high)
    yield f'<text y="{SIDE + 13}">{low:g}</text>'
    yield f'<text x="{SIDE}" y="{SIDE + 13}" text-anchor="end">{high:g}</text>'


def curve(phase: str, bins: Curve, low: float, high: float) -> Iterator[str]:
    """A line through the bins, each a point as large as it has decisions."""
    total = sum(count for _, _, count in bins)
    points = [(place(sure, low, high), SIDE - place(right, low, high), count) for sure, right, count in bins]
    yield f'<path class="{phase}" d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)}"/>'
    for x, y, count in points:
        yield f'<circle class="{phase}" cx="{x:.1f}" cy="{y:.1f}" r="{1 + 7 * math.sqrt(count / total):.1f}"/>'


def place(value: float, low: float, high: float) -> float:
    return SIDE * min(max((value - low) / (high - low), 0.0), 1.0)


def main() -> int:
    """0 when the picture is, or has been brought, up to date; 1 when `--check` finds that it is not."""
    if not CALIBRATION.exists():
        return 0
    new = drawn(json.loads(CALIBRATION.read_text(encoding="utf-8")))
    if CURVES.exists() and CURVES.read_text(encoding="utf-8") == new:
        return 0
    if "--check" in sys.argv:
        print(f"{CURVES.relative_to(ROOT)} is out of date")
        return 1
    CURVES.write_text(new, encoding="utf-8")
    print(f"{CURVES.relative_to(ROOT)} was brought up to date")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
