"""A web server of our own, that says what we want and remembers what it was asked; and a clock that does not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Told(NamedTuple):
    """What the server says of a path."""

    status: int = 200
    body: str | bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = {}  # noqa: RUF012 (never changed)


class Asked(NamedTuple):
    """What the server was asked."""

    path: str
    headers: dict[str, str]  # names in small letters


class Site:
    """The server: set `says[path]`, or a function of the headers; read `asked`."""

    def __init__(self) -> None:
        self.says: dict[str, Told | Callable[[dict[str, str]], Told]] = {}
        self.asked: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append(Asked(self.path, headers))
                told = site.says.get(self.path, Told(404, "not here"))
                told = told(headers) if callable(told) else told
                body = told.body.encode() if isinstance(told.body, str) else told.body
                self.send_response(told.status)
                for name, value in {
                    "content-type": told.kind,
                    "content-length": str(len(body)),
                    **told.headers,
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """What was asked for since the last time, in order."""
        paths = [asked.path for asked in self.asked]
        self.asked.clear()
        return paths


class FakeClock:
    """A clock on which waiting takes no time."""

    def __init__(self, start: datetime = datetime(2023, 5, 1, 12, 0, tzinfo=UTC)) -> None:
        self.time = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time on it."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Put it forward."""
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


def rss(*items: str, about: str = "") -> Told:
    """A feed."""
    channel = f"<channel><title>The Wire</title>{about}{''.join(items)}</channel>"
    return Told(200, f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>", "application/rss+xml")


def item(number: int, *, more: str = "", day: str = "Sat, 29 Apr 2023 10:00:00 GMT") -> str:
    """An item that leads to `/N`."""
    named = f"<guid>item-{number}</guid><title>Kings sign {number}</title><link>/{number}</link>"
    return f"<item>{named}<pubDate>{day}</pubDate>{more}</item>"
