"""Whether an answer is known already, to the browser or to us: the generation it was made from and its address tell.

Takes answers to GET, marks them, and answers before anything is asked of the
project: 304 where the browser has the mark, and what was sent before where
another asks the same. An answer that says `no-store` is not kept by anyone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import ProjectError
from dragoman.show.web.remembered import ROOM, Given, Remembered

STATIC = "/static/"  # has marks of its own, of each file


class Fresh:
    """The application, which makes no answer anew that is known."""

    def __init__(self, app: ASGIApp, mark: Callable[[], tuple[str, ...]], start: str, room: int = ROOM) -> None:
        """`mark` tells generations apart, `start` one run of this program from another; `room` is in bytes."""
        self._app, self._mark, self._start = app, mark, start
        self._remembered = Remembered(room)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(STATIC):
            await self._app(scope, receive, send)
            return
        try:
            tag = self._tag(scope)
        except (ProjectError, OSError):  # the page says what is wrong
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if tag in known(headers.get("if-none-match", "")):
            await Response(status_code=304, headers={"etag": tag})(scope, receive, send)
            return
        key = f"{tag} {'gzip' in headers.get('accept-encoding', '')}"
        if given := self._remembered.get(key):
            await send({"type": "http.response.start", "status": 200, "headers": list(given.headers)})
            await send({"type": "http.response.body", "body": given.body})
            return
        await self._app(scope, receive, Keeping(send, tag, lambda given: self._remembered.keep(key, given)))

    def _tag(self, scope: Scope) -> str:
        # Weak: an answer is the same whether it was compressed or not. An answer may say what day it is.
        where = scope["path"], scope["query_string"].decode("latin-1")
        parts = (self._start, date.today().isoformat(), *self._mark(), *where)
        mark = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        return f'W/"{mark[:24]}"'


class Keeping:
    """Sends an answer, with its mark, and gives it to be kept when it is whole."""

    def __init__(self, send: Send, tag: str, keep: Callable[[Given], None]) -> None:
        self._send, self._tag, self._keep = send, tag, keep
        self._headers: list[tuple[bytes, bytes]] | None = None  # None: not to be kept

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            if "no-store" not in headers.get("cache-control", ""):
                headers.setdefault("etag", self._tag)
                self._headers = list(message["headers"])  # those of the guard come anew with each answer
        elif message["type"] == "http.response.body" and self._headers is not None:
            if not message.get("more_body"):
                self._keep(Given(self._headers, message.get("body", b"")))
            self._headers = None  # what comes in several pieces is too much to keep
        await self._send(message)


def known(header: str) -> set[str]:
    """The marks of an If-None-Match header."""
    return {one.strip() for one in header.split(",")}
