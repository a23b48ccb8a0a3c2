"""Measure how fast pages come out of web archives, and in how much memory: `python -m evaluation.webarchives_bench`.

The archive is generated: pages with menus, scripts and teasers as papers have
them, some in another language, and images. Cut into records it is by each
means there is; read it is by the quickest. Every measure runs in a process of
its own; seconds are of its processor.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.documents import read_archive
from dragoman.documents.webarchives.cutting import cut
from dragoman.documents.webarchives.quick import cut_quickly, is_installed
from dragoman.records import Document
from evaluation.memory import resident
from evaluation.sets import ROOT

Measure = dict[str, Any]
CUTTERS = {"own": cut, "fastwarc": cut_quickly}
ENGLISH = (
    "The ministers of the two kingdoms met on Monday, and said that the pact of last year would be kept. "
    "They had been asked by their kings to settle what was left of the quarrel about the river. "
)
GERMAN = (
    "Die Minister der beiden Königreiche kamen am Montag zusammen und erklärten, der Pakt werde gehalten. "
    "Sie waren von ihren Königen gebeten worden, den Rest des Streits um den Fluss beizulegen. "
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, or, as a child, one thing."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.webarchives_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--pages", type=int, default=2000, help="of the archive")
    ask.add_argument("--child", choices=[*CUTTERS, "read"], help=argparse.SUPPRESS)
    ask.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.child:
        print(json.dumps(reading(asked.archive) if asked.child == "read" else cutting(asked.archive, asked.child)))
        return 0
    print(json.dumps(measure(asked.pages), indent=2))
    return 0


def measure(pages: int) -> Measure:
    """Records a second by each means; pages a second and memory, of an archive in English and of a mixed one."""
    with tempfile.TemporaryDirectory() as folder:
        english, mixed = Path(folder, "english.warc.gz"), Path(folder, "mixed.warc.gz")
        english.write_bytes(archive(pages, foreign=0.0))
        mixed.write_bytes(archive(pages, foreign=0.7))
        means = [name for name in CUTTERS if name != "fastwarc" or is_installed()]
        return {
            "pages": pages,
            "megabytes": round(english.stat().st_size / 1e6, 1),
            "records_a_second": {name: child(name, english)["records_a_second"] for name in means},
            "english": child("read", english),
            "mixed": child("read", mixed),
        }


def child(name: str, path: Path) -> Measure:
    """What a process of its own measures."""
    command = [sys.executable, "-m", "evaluation.webarchives_bench", "--child", name, "--archive", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return dict(json.loads(done.stdout))


def cutting(path: Path, name: str) -> Measure:
    """How many records a second one means cuts."""
    began = time.process_time()
    with path.open("rb") as file:
        count = sum(1 for _ in CUTTERS[name](file))
    return {"records_a_second": round(count / (time.process_time() - began))}


def reading(path: Path) -> Measure:
    """How many pages a second are read or passed over, and the memory after each quarter of the documents."""
    next(read_archive(path))  # what is loaded at first does not count
    began, memory, documents = time.process_time(), list[float](), 0
    left_out = 0
    for item in read_archive(path):
        if isinstance(item, Document):
            documents += 1
            if documents % 250 == 0:
                memory.append(round(resident_here(), 1))
        else:
            left_out += item.counts.get("in another language", 0)  # type: ignore[union-attr]
    seconds = time.process_time() - began
    return {
        "documents": documents,
        "in_another_language": left_out,
        "pages_a_second": round((documents + left_out) / seconds, 1),
        "megabytes": memory,
    }


def resident_here() -> float:
    """Megabytes that this process holds; 0 where nothing tells."""
    return resident(os.getpid()) or 0.0


def archive(pages: int, *, foreign: float) -> bytes:
    """A WARC.gz of pages, one image to four of them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    chance, out = random.Random(7), io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(pages):
        body = page(number, chance, english=chance.random() >= foreign).encode()
        kinds = [("text/html; charset=utf-8", body)]
        kinds += [("image/jpeg", chance.randbytes(20_000))] if number % 4 == 0 else []
        for kind, payload in kinds:
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            url = f"https://herald.example/{number}/{kind[:4]}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=headers)
            )
    return out.getvalue()


def page(number: int, chance: random.Random, *, english: bool) -> str:
    """A page of a paper: some sixty kilobytes, of which the report is a twentieth."""
    text, teaser = (ENGLISH, "What else is told today") if english else (GERMAN, "Was heute sonst noch gemeldet wird")
    report = "".join(f"<p>{text * chance.randint(1, 3)} ({number}, {part})</p>" for part in range(8))
    menu = "".join(f'<li class="menu-item-{at}"><a href="/{at}">{teaser} {at}</a></li>' for at in range(80))
    script = "".join(f'var a{at}="{chance.random()}";' for at in range(1200))
    beside = "".join(f"<div class='card'><h3>{teaser} {at}</h3><p>{teaser}.</p></div>" for at in range(40))
    dated = f'<meta property="article:published_time" content="{date(2022, 10, 1 + number % 28)}T10:00:00Z">'
    return (
        f"<!doctype html><html><head><title>{teaser}: {number}</title>{dated}<script>{script}</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>{teaser}: {number}</h1>{report}</article>"
        f"<aside>{beside}</aside></main><script>{script}</script></body></html>"
    )


def lines(measured: Measure) -> Iterator[tuple[str, str]]:
    """What was measured, in rows of two cells."""
    if not measured:
        return
    yield "records cut a second", ", ".join(f"{name} {rate:,}" for name, rate in measured["records_a_second"].items())
    for name, words in (("english", "pages read a second"), ("mixed", "the same, seven in ten in another language")):
        memory = measured[name]["megabytes"]
        yield words, f"{measured[name]['pages_a_second']:,} in {max(memory):,.0f} MB, {memory[-1] - memory[0]:+.1f} MB"


if __name__ == "__main__":
    raise SystemExit(main())
