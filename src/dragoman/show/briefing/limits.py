"""What was measured of the program, packaged with it: made from evaluation/results.json by docs/fill.py."""

from __future__ import annotations

import re
from pathlib import Path

FILE = Path(__file__).with_name("limits.md")
ROW = re.compile(r"^\| (.+?) \| (.+?) \|$")
DATE = re.compile(r"^\| measured (\S+) \| \|$", re.MULTILINE)


def measured() -> tuple[list[tuple[str, str]], str]:
    """What each figure is of, with the figure and its interval; and the day on which the last was measured."""
    text = FILE.read_text(encoding="utf-8")
    found = (ROW.match(line) for line in text.splitlines())
    day = DATE.search(text)
    return [(row[1], row[2]) for row in found if row], day[1] if day else "–"
