"""A project as `dragoman serve` serves it, on a port that is free, in a thread of the tests."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Self

import uvicorn

from dragoman.show.web.app import create


class Served:
    """A server for as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        # Names of hosts are checked: the port is of our choice.
        self._server = uvicorn.Server(uvicorn.Config(create(folder), log_level="warning"))
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        until = monotonic() + 60
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended as it started"
            assert monotonic() < until, "the server has not started within a minute"
            sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
