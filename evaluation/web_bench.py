"""Measure the pages under ten readers: `python -m evaluation.web_bench [--project DIR] [--seconds 600]`.

Takes a project, or makes one of generated claims and events, and gives how
long each page takes while so many readers ask one thing after the other, what
memory serving takes and whether it grows, and when a browser has first drawn
Now. Pages are served by a process of their own; what is asked for is drawn
with a seed from what the project holds, widely enough that few answers are
known already.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from dragoman.show.web.examples import address, parts_of
from dragoman.show.web.page import Page
from dragoman.show.web.pages import PAGES
from dragoman.show.web.remembered import ROOM
from dragoman.store import ClaimFilter, Project, View
from dragoman.vocabulary.theatres import theatres
from evaluation.memory import OWN, Watch
from evaluation.sets import ROOT

READERS = 10
FORMS = ("", "", "", "", "", "", "", ".json", ".json", ".csv")  # of ten, seven are pages
STRETCHES = 60  # of the ledger, from which what is asked for is drawn
CLAIMS = 25  # of each stretch
PATIENCE = 60.0  # seconds for one answer
ALONE = 5  # addresses of each page that one reader asks for first, whose processor time is told

Measure = dict[str, Any]


class Told(NamedTuple):
    """One answer: of which page, after how many seconds, and how."""

    page: str
    seconds: float
    status: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or, as a child, serve."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.web_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--project", type=Path, help="a project that is there; none: one is made")
    ask.add_argument("--claims", type=int, default=1_000_000, help="of a project that is made")
    ask.add_argument("--rows", type=int, default=20_000_000, help="imported events of a project that is made")
    ask.add_argument("--seconds", type=float, default=600, help="how long readers ask")
    ask.add_argument("--readers", type=int, default=READERS)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--pages", help="of these pages alone, by name with commas")
    ask.add_argument("--remember", type=int, default=ROOM, help="bytes of answers that are remembered; 0: none")
    ask.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.serve:
        serve(asked.project, asked.remember)
        return 0
    pages = tuple(page for page in PAGES if not asked.pages or page.name in asked.pages.split(","))
    how: Measure = {"readers": asked.readers, "seconds": asked.seconds, "seed": asked.seed, "remember": asked.remember}
    if asked.project:
        measured = of_project(asked.project, pages, **how)
    else:
        measured = measure(asked.rows, asked.claims, pages=pages, **how)
    print(json.dumps(measured, indent=2))
    return 0


def measure(rows: int, claims: int, *, pages: Sequence[Page] = PAGES, **how: Any) -> Measure:
    """All of it, of a project of so many imported events and claims that is made for it."""
    from evaluation.store_bench import filled

    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), rows, claims)
        return of_project(Path(folder) / "project", pages, **how)


def of_project(
    folder: Path,
    pages: Sequence[Page] = PAGES,
    *,
    seconds: float,
    readers: int = READERS,
    seed: int = 1,
    remember: int = ROOM,
) -> Measure:
    """The measures of a project that is there."""
    with Project.open(folder).view() as view:
        drawn, claims = draw(view, Random(seed)), view.whole.claims
        coded = sum(dataset.events for dataset in view.datasets())
    with serving(folder, remember) as (process, place):
        first = first_drawing(place)
        alone = {page.name: processor_time(process.pid, place, page, drawn, seed) for page in pages}
        watch, own = Watch([process.pid]), Watch([process.pid], of=OWN)
        told, taken = under_readers(place, pages, drawn, readers=readers, seconds=seconds, seed=seed)
        watch.stop()
        own.stop()
    return {
        "claims": claims, "coded": coded, "readers": readers, "seconds": round(taken, 1),
        "remember": remember, "requests_per_second": round(len(told) / taken, 1), **spread(told),
        "pages": {
            page.name: {**spread([one for one in told if one.page == page.name]), "processor_ms": alone[page.name]}
            for page in pages
        },
        "failed": failures(told), "peak_mb": watch.memory()["peak_mb"], "growth_mb": watch.memory()["growth_mb"],
        "own_peak_mb": own.memory()["peak_mb"], "own_growth_mb": own.memory()["growth_mb"], **first,
    }  # fmt: skip


def spread(told: Sequence[Told]) -> Measure:
    """Milliseconds of answers: the median, the 95th percentile and the worst, and of how many."""
    times = sorted(one.seconds * 1000 for one in told)
    if len(times) < 2:
        return {"requests": len(times)}
    cuts = statistics.quantiles(times, n=20, method="inclusive")  # no cut beyond the worst
    return {
        "requests": len(times), "median_ms": round(statistics.median(times), 1), "p95_ms": round(cuts[-1], 1),
        "worst_ms": round(times[-1], 1),
    }  # fmt: skip


def failures(told: Sequence[Told]) -> dict[str, int]:
    """How many answers of each page were none: "event 500"."""
    found: dict[str, int] = defaultdict(int)
    for one in told:
        if one.status >= 400:
            found[f"{one.page} {one.status}"] += 1
    return dict(found)


def lines(measured: Measure) -> Iterator[tuple[str, str]]:
    """What was measured, a line each: what, and how long."""
    for name, page in measured.get("pages", {}).items():
        if "median_ms" in page:
            yield f"page {name}, {measured['readers']} readers", f"{page['median_ms']} ms, p95 {page['p95_ms']} ms"
    if measured:
        own = f"{measured['own_peak_mb']} MB its own, growth {measured['own_growth_mb']} MB"
        yield "pages: memory", f"peak {measured['peak_mb']} MB, {own}"
    if "first_drawing_ms" in measured:
        yield "pages: first drawing of Now", f"{measured['first_drawing_ms']} ms"


# what is asked for


def draw(view: View, random: Random) -> list[dict[str, str]]:
    """What claims from all over the ledger give for the parts and the fields of addresses."""
    there, known = view.listing(ClaimFilter(), most=1).there, {theatre.id for theatre in theatres()}
    drawn = []
    for _ in range(STRETCHES):
        for one in view.listing(ClaimFilter(), skip=random.randrange(max(1, there - CLAIMS)), most=CLAIMS).claims:
            words = [word for word in one.claim.sentence.split() if word.isalpha() and len(word) > 4]
            drawn.append(
                parts_of(one.claim, one.event)
                | {"search": random.choice(words) if words else "", "type": one.claim.type, "stance": one.claim.stance}
                | {
                    "theatre": next((id for id in one.claim.theatres if id in known), ""),
                    "on": f"{one.claim.published or ''}",
                }
            )
    random.shuffle(drawn)
    return drawn


def addresses(page: Page, drawn: Sequence[dict[str, str]], random: Random) -> Iterator[str]:
    """Addresses of a page without end: of whatever the project holds, often of a time, at times of a theatre or words.

    A field is in one of so many addresses; a page without it is not asked for it.
    """
    often = {"since": 3, "until": 3, "on": 2, "theatre": 5, "search": 4, "type": 6, "stance": 8, "outlet": 8, "page": 6}
    fields = page.asked.model_fields
    while True:
        one = random.choice(drawn)
        path = address(page, one, random.choice(FORMS))
        if path is None:
            continue
        of_time = {"since": f"{2014 + random.randrange(5)}", "until": f"{2019 + random.randrange(5)}"}
        known = one | ({} if "on" in fields else of_time) | {"page": str(1 + random.randrange(4))}
        query = {
            name: known[name] for name, times in often.items()
            if name in fields and known.get(name) and random.randrange(times) == 0
        }  # fmt: skip
        yield f"{path}?{urlencode(query)}" if query else path


# the readers


def processor_time(pid: int, place: str, page: Page, drawn: Sequence[dict[str, str]], seed: int) -> float | None:
    """Milliseconds of the processors that an answer takes, at the median, when nobody else asks; None without /proc.

    Whatever else the machine does, this is much the same.
    """
    asked, times = addresses(page, drawn, Random(-seed)), []
    begun = time.perf_counter()
    for _ in range(ALONE):
        if time.perf_counter() - begun > PATIENCE:
            break  # what takes as long as that is known well enough
        before = ticks(pid)
        one_answer(place, page, next(asked))
        after = ticks(pid)
        if before is not None and after is not None:
            times.append((after - before) * 1000 / os.sysconf("SC_CLK_TCK"))
    return round(statistics.median(times), 1) if times else None


def ticks(pid: int) -> int | None:
    """What a process has had of the processors; None where /proc does not tell."""
    try:
        cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(cells[11]) + int(cells[12])


def under_readers(
    place: str,
    pages: Sequence[Page],
    drawn: Sequence[dict[str, str]],
    *,
    readers: int,
    seconds: float,
    seed: int,
) -> tuple[list[Told], float]:
    """What readers were told who ask at the same time, each one thing after the other, and how long they did."""
    told: list[Told] = []
    begun = time.perf_counter()

    def reader(number: int) -> None:
        random = Random(seed * 1000 + number)
        asked = {page.name: addresses(page, drawn, random) for page in pages}
        with contextlib.closing(HTTPConnection(urlsplit(place).netloc, timeout=PATIENCE)) as connection:
            while time.perf_counter() - begun < seconds:
                page = random.choice(pages)
                told.append(one_answer(place, page, next(asked[page.name]), connection))

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told, time.perf_counter() - begun


def one_answer(place: str, page: Page, path: str, connection: HTTPConnection | None = None) -> Told:
    """One answer, all of it read; one that does not come counts as 599. A move is followed, as a browser does."""
    asking = connection or HTTPConnection(urlsplit(place).netloc, timeout=PATIENCE)
    begun = time.perf_counter()
    try:
        for _ in range(3):
            asking.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = asking.getresponse()
            answer.read()
            if answer.status not in (301, 302, 303, 307, 308):
                break
            path = answer.headers["location"]
        status = answer.status
    except (OSError, HTTPException):
        asking.close()
        status = 599
    return Told(page.name, time.perf_counter() - begun, status)


# serving


@contextlib.contextmanager
def serving(folder: Path, remember: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that serves the project, as `dragoman serve` does, and where."""
    command = [sys.executable, "-m", "evaluation.web_bench", "--serve", "--project", str(folder)]
    process = subprocess.Popen(
        [*command, "--remember", str(remember)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout
        place = process.stdout.readline().strip()
        if not place:
            raise SystemExit("the pages could not be served")
        yield process, place
    finally:
        process.terminate()
        process.wait()


def serve(folder: Path, remember: int) -> None:
    """Serve until stopped, with all made ready as `dragoman serve` has it; says where first."""
    import uvicorn

    from dragoman.asking import prepare
    from dragoman.show.web.app import create, draw_first

    app = create(folder, remember=remember)
    app.state.current.answer(prepare)
    draw_first(app)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        settings = uvicorn.Config(app, log_level="error", access_log=False)
        uvicorn.Server(settings).run(sockets=[listening])


def first_drawing(place: str) -> Measure:
    """Milliseconds until a browser has drawn the first of Now, and until its network is drawn; {} without a browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        return {}
    flags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=[*flags, "--ignore-gpu-blocklist"])
        tab = chromium.new_page()
        begun = time.perf_counter()
        tab.goto(place, timeout=PATIENCE * 1000)
        found: Measure = {"first_drawing_ms": round(tab.evaluate(FIRST))}
        with contextlib.suppress(Exception):  # playwright's own: no network on this page, or not in time
            tab.wait_for_selector("dragoman-network[data-drawn=true]", timeout=PATIENCE * 1000)
            found["network_drawn_ms"] = round((time.perf_counter() - begun) * 1000)
        chromium.close()
    return found


FIRST = """new Promise(found => {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    paint ? found(paint.startTime) : setTimeout(look, 20);
  };
  look();
})"""


if __name__ == "__main__":
    sys.exit(main())
