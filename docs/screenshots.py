"""Take the pictures of the web pages that README and pages show, of the example reports.

Takes the system's Chromium ($CHROMIUM, or the one that is found), writes
docs/pictures/NAME.png: `python docs/screenshots.py [NAME …]`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "pictures"
COLUMNS = ("initiator", "recipient", "type", "mode", "day", "country", "id", "url", "words")
# Address of each picture, and its height in pixels.
PICTURES = {
    "now": ("/?on=2022-11&actors=20", 930),
    "pair": ("/pair/IRN/RUS", 900),
    "claims": ("/claims?between=IRN&between=RUS", 760),
}
CALLED = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def main() -> None:
    """Take the pictures that are named, or all."""
    names = sys.argv[1:] or list(PICTURES)
    with TemporaryDirectory() as folder, served(Path(folder) / "project") as address, sync_playwright() as playwright:
        found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CALLED)), None)
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        for name in names:
            path, height = PICTURES[name]
            page = browser.new_page(viewport={"width": 1280, "height": height}, color_scheme="light")
            page.goto(address + path)
            page.locator("[data-drawn=false]").first.wait_for(state="detached")
            page.wait_for_timeout(1000)  # until the network has come to rest
            page.screenshot(path=OUT / f"{name}.png")
        browser.close()


@contextmanager
def served(project: Path) -> Iterator[str]:
    """The example reports, read into `project` and served; the address."""
    named = ",".join(f"{name}={name}" for name in COLUMNS)
    dragoman("read", "examples/reports.jsonl", "--project", project)
    dragoman(
        "import", "coded-csv", "examples/coded.csv", "--name", "ministry-watch", "--columns", named,
        "--project", project,
    )  # fmt: skip
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(command("serve", "--project", project, "--port", port), cwd=ROOT)
    try:
        answers(f"http://127.0.0.1:{port}/claims", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def answers(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    while True:
        try:
            with urlopen(address, timeout=60):
                return
        except (URLError, ConnectionError):
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)


def dragoman(*arguments: object) -> None:
    """Run a command; CalledProcessError where it fails."""
    subprocess.run(command(*arguments), cwd=ROOT, check=True)


def command(*arguments: object) -> list[str]:
    """A command of this program, as it is run by this Python."""
    return [sys.executable, "-m", "dragoman", *map(str, arguments)]


if __name__ == "__main__":
    main()
