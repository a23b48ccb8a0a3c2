"""A project as `dragoman serve` serves it, in a process of its own, on a port that is free."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import Self

AT = re.compile(r"http://127\.0\.0\.1:\d+")


class Served:
    """A server for as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._told = TemporaryFile("w+")  # noqa: SIM115 (open as long as the server runs)
        call = [sys.executable, "-m", "dragoman", "serve", "--project", str(folder), "--port", "0"]
        self._process = subprocess.Popen(call, stdout=self._told, stderr=subprocess.STDOUT)

    def __enter__(self) -> Self:
        until = monotonic() + 120
        while not (found := AT.search(self._so_far())):
            assert self._process.poll() is None, f"the server ended: {self._so_far()}"
            assert monotonic() < until, "the server has not started within two minutes"
            sleep(0.05)
        self.address = found[0]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)
        self._told.close()

    def _so_far(self) -> str:
        """What the server has said."""
        self._told.seek(0)
        return self._told.read()
