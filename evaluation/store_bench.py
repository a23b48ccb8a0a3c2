"""Measure the store at size: `python -m evaluation.store_bench [--rows 20000000] [--claims 1000000]`.

Takes how many events are imported and how many claims stand beside them in one
project, gives milliseconds of the questions that first pages ask, with data
frames that hold the same columns beside them, rows a second of the import, and
memory. Every part runs in a process of its own; the answers of all are compared.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.memory import MEGABYTE, watched
from evaluation.store_children import CHILDREN, Measure
from evaluation.store_rivals import QUESTIONS, RIVALS, Answer
from evaluation.worlds import gdelt

AT_ONCE = 4_000_000  # rows of one import
FILE = 1_000_000  # rows of a file, and of the file whose reading is timed
PART_OF_ALL = 1 / 20  # of the years, that such a file covers
LAST_DAY = 1 - 1 / gdelt.DAYS
FEW = 2_000  # rows of a file that comes later, about a quarter of an hour of GDELT
QUESTIONS_IN_WORDS = {
    "pair": "a pair by month", "partners": "top partners", "months": "one type by month", "latest": "the last hundred",
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, or, as a child, one thing."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.store_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--rows", type=int, default=20_000_000, help="events that are imported")
    ask.add_argument("--claims", type=int, default=1_000_000, help="claims beside them; 0: none")
    ask.add_argument("--folder", type=Path, help="where the data are made, and removed again")
    ask.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.child:
        print(json.dumps(CHILDREN[asked.child](asked.folder, asked.rows, asked.claims)))
    else:
        print(json.dumps(measure(asked.rows, asked.claims, asked.folder), indent=2))
    return 0


def measure(rows: int, claims: int, at: Path | None = None) -> Measure:
    """All of it, in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(dir=at) as name:
        folder = Path(name)
        taken: Measure = {"rows": rows, "claims": claims, "reading": reading(folder, min(rows, FILE))}
        taken["filling"] = filled(folder, rows, claims)
        taken["questions"], answers = asked_of_all(folder, rows, claims)
        if differing := [rival for rival in RIVALS if answers[rival] != answers["ours"]]:
            raise SystemExit(f"{differing[0]} answers otherwise, which makes the times meaningless")
        taken["later"] = later(folder, rows)
        taken["megabytes"] = {
            "kept": size_of(folder / "project" / "coded" / "kept"),
            "index": size_of(folder / "project" / "coded" / "index"),
        }
    return taken


def reading(folder: Path, rows: int) -> Measure:
    """Rows a second of one file: kept as a part, with the index made of it, and read by data frames into memory."""
    (written,) = gdelt.write(folder, rows, files=1, seed=0.25, until=PART_OF_ALL)
    written.events.rename(folder / "one.CSV")
    written.held.unlink()
    found: Measure = {"rows": rows}
    for name in ("read", *(f"read_{rival}" for rival in RIVALS)):
        found[name] = child(name, folder, rows, 0)
    (folder / "one.CSV").unlink()
    return found


def filled(folder: Path, rows: int, claims: int) -> Measure:
    """Fill the project: claims first, then events by imports of some files each, each in a process of its own."""
    found: Measure = {"claims": child("tell", folder, rows, claims) if claims else None, "imports": []}
    (folder / "held").mkdir()
    files = max(1, rows // FILE)
    written = gdelt.write(folder / "held", rows, files=files)
    for begun in range(0, files, AT_ONCE // FILE):
        coming = folder / "coming"
        coming.mkdir()
        count = 0
        for one in (next(written) for _ in range(min(AT_ONCE // FILE, files - begun))):
            one.events.rename(coming / one.events.name)
            count += one.rows
        found["imports"].append({"rows": count} | child("take", folder, rows, claims))
        for path in coming.iterdir():
            path.unlink()
        coming.rmdir()
    return found


def asked_of_all(folder: Path, rows: int, claims: int) -> tuple[Measure, dict[str, list[Answer]]]:
    """The questions, of us and of data frames, one after the other; and the answers."""
    told = {name: child(name, folder, rows, claims) for name in ("ours", *RIVALS)}
    answers = {name: one.pop("answers") for name, one in told.items()}
    for rival in RIVALS:
        told[rival]["times_ours"] = {
            name: round(told[rival][name]["ms"] / told["ours"][name]["ms"], 1) for name in QUESTIONS
        }  # fmt: skip
    return told, answers


def later(folder: Path, rows: int) -> Measure:
    """A small file that is added to all that is there."""
    (written,) = gdelt.write(folder, FEW, files=1, first=rows + 1, seed=0.75, since=LAST_DAY)
    coming = folder / "coming"
    coming.mkdir()
    written.events.rename(coming / written.events.name)
    return {"rows": FEW} | child("take", folder, rows, 0)


def child(name: str, folder: Path, rows: int, claims: int) -> Measure:
    """One thing in a process of its own, with the memory that it took."""
    size = ("--rows", str(rows), "--claims", str(claims))
    told, watch = watched("evaluation.store_bench", "--child", name, "--folder", str(folder), *size)
    return {**told, "peak_mb": watch.together()}


def lines(measured: Measure) -> Iterator[tuple[str, str]]:
    """What was measured, a line each: what, and how long beside the data frames."""
    if not measured:
        return
    for name, words in QUESTIONS_IN_WORDS.items():
        of_all = measured["questions"]
        beside = ", ".join(f"{rival} {of_all[rival][name]['ms']:g} ms" for rival in RIVALS)
        yield f"{words} of {measured['rows']:,} events", f"{of_all['ours'][name]['ms']:g} ms ({beside})"
    reading = measured["reading"]
    beside = ", ".join(f"{rival} {reading[f'read_{rival}']['rows_per_second']:,}" for rival in RIVALS)
    yield "rows of GDELT a second, kept", f"{reading['read']['kept_per_second']:,} (read by {beside})"
    yield "rows of GDELT a second, until asked for", f"{reading['read']['rows_per_second']:,}"


def size_of(folder: Path) -> int:
    """Megabytes of the files below a folder."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE)


if __name__ == "__main__":
    sys.exit(main())
