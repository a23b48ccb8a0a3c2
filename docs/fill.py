"""Fill the parts of the pages that are made from something else.

Takes README.md and the pages of docs/, gives them back with every stretch
between `<!-- fill: WHAT … -->` and `<!-- end -->` made anew:

    fields NAME     the fields of a record, from records/
    limits          what was measured, from evaluation/results.json and bench.json, in a few lines
    python WHAT     what can be called in Python: names, methods or charts
    briefing        what was measured, as a briefing tells it on paper
    results         evaluation/results.json in full
    method SUBJECT  what was measured of claims, events, ties or systems, from evaluation/results.json
    reader          what was measured of the reader alone, for the model card
    trainings       what a second training by the same recipe gives beside it, from evaluation/retrained.json
    speed           evaluation/bench.json in full
    shards          what reading by shards costs and gains, from evaluation/bench.json
    plan            what a million reports cost, extrapolated from evaluation/bench.json
    calibration     how sure the reader's heads are and how right, from evaluation/calibration.json
    confidences     the same of the packaged program, from evaluation/results.json
    sureness        how sure claims are and how right, from claims/weighing/confidence.json
    table NAME      the rows of a packaged table; of one with a single column, in one line
    output          what the Python block before it prints
    page NAME       what a web page shows and can be asked, from show/web/pages/
    asked           what every web page can be asked
    screen LINES    so many lines of what the command before it shows, after those before it that read reports

A test holds that the pages say what this would write: `python docs/fill.py`
brings them up to date, `python docs/fill.py --check` only tells.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from filling import declared, method, python, results, running, size, speed, sureness, trainings, web

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- fill: (\w+) ?([\w-]*) -->\n).*?(<!-- end -->)", re.DOTALL)

FILLERS: dict[str, Callable[[str, str], str]] = {
    "fields": declared.fields,
    "limits": results.limits,
    "method": method.method,
    "briefing": results.briefing,
    "python": python.python,
    "reader": results.reader,
    "results": results.everything,
    "trainings": trainings.trainings,
    "speed": speed.speed,
    "shards": size.shards,
    "plan": size.plan,
    "calibration": sureness.calibration,
    "confidences": sureness.confidences,
    "sureness": sureness.sureness,
    "table": declared.table,
    "page": web.page,
    "asked": web.asked,
    "output": running.output,
    "screen": running.screen,
}


def filled(text: str) -> str:
    """A page with its blocks made anew."""
    done, at = "", 0
    for block in BLOCK.finditer(text):
        head, what, name, tail = block.groups()
        done += text[at : block.start()]
        done += f"{head}{FILLERS[what](name, done)}{tail}"
        at = block.end()
    return done + text[at:]


def pages() -> Iterator[Path]:
    """The README, the model card, the limits a briefing tells, and every page, with blocks and without."""
    yield ROOT / "README.md"
    yield ROOT / "src/dragoman/reader/weights/MODEL_CARD.md"
    yield ROOT / "src/dragoman/show/briefing/limits.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))


def main() -> int:
    """0 when every page is, or has been brought, up to date; 1 when `--check` finds one that is not."""
    stale = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if (new := filled(text)) != text:
            stale.append(page)
            if "--check" not in sys.argv:
                page.write_text(new, encoding="utf-8")
    for page in stale:
        print(f"{page.relative_to(ROOT)} {'is out of date' if '--check' in sys.argv else 'was brought up to date'}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
