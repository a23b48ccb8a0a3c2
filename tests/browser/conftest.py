"""A browser on the pages of the example reports, as served to a reader.

The browser is the system's Chromium, or the one that $CHROMIUM names; none
is downloaded. Where there is none, these tests are skipped; where $CHROMIUM
names one that is not there, they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.served import Served
from tests.browser.tab import Tab

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'")

from playwright.sync_api import Browser, expect, sync_playwright

expect.set_options(timeout=15_000)  # machines that test are slow at times

CALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# WebGL drawn by the processor, as test machines have no other; and no name but our own is known to it.
FLAGS = (
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        assert found, f"$CHROMIUM names {named}, which is not there"
        return found
    if found := next(filter(None, map(shutil.which, CALLED)), None):
        return found
    pytest.skip("no Chromium is installed (apt-get install chromium), and $CHROMIUM names none")


# Of this folder's tests alone: as long as it runs, nothing else on this thread can run an event loop.
@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(examples: Path) -> Iterator[Served]:
    """The example project, served."""
    with Served(examples) as served:
        yield served


@pytest.fixture(scope="package")
def copied(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the example project, served: for tests that write."""
    folder = shutil.copytree(examples, tmp_path_factory.mktemp("copied") / "project")
    with Served(folder) as served:
        yield served


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """A tab on the example project that fails the test when a page complains or asks another host."""
    with Tab(browser, served.address) as tab:
        yield tab


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Open further tabs: of another project, in other colours, of another width."""
    opened: list[Tab] = []

    def open(address: str, **context: object) -> Tab:
        opened.append(Tab(browser, address, **context))
        return opened[-1]

    yield open
    for tab in opened:
        tab.close()
