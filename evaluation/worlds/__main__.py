"""Write generated worlds as a file for `dragoman evaluate merging`.

python -m evaluation.worlds OUT [--seeds 0 20] [--level news]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.worlds import LEVELS, world, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the worlds of some seeds."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.worlds", description=__doc__.splitlines()[0])
    ask.add_argument("out", type=Path, help="JSON Lines; gzip when the name ends in .gz")
    ask.add_argument("--seeds", type=int, nargs=2, default=(0, 20), metavar=("FIRST", "BEYOND"))
    ask.add_argument("--level", choices=sorted(LEVELS), default="news", help="how hard the worlds are")
    asked = ask.parse_args(arguments)
    write(asked.out, (world(seed, LEVELS[asked.level]) for seed in range(*asked.seeds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
