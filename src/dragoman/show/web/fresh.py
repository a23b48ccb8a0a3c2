"""Whether a browser has an answer already: the generation it was made from and its address tell.

Takes answers to GET, marks them, and answers 304 where the mark is known,
before anything is asked of the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import ProjectError

STATIC = "/static/"  # has marks of its own, of each file


class Fresh:
    """The application, which answers no browser anew with what it has."""

    def __init__(self, app: ASGIApp, mark: Callable[[], tuple[str, ...]], start: str) -> None:
        """`mark` tells generations apart, `start` one run of this program from another."""
        self._app, self._mark, self._start = app, mark, start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(STATIC):
            await self._app(scope, receive, send)
            return
        try:
            tag = self._tag(scope)
        except (ProjectError, OSError):  # the page says what is wrong
            await self._app(scope, receive, send)
            return
        if tag in known(Headers(scope=scope).get("if-none-match", "")):
            await Response(status_code=304, headers={"etag": tag})(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).setdefault("etag", tag)
            await send(message)

        await self._app(scope, receive, sending)

    def _tag(self, scope: Scope) -> str:
        # Weak: an answer is the same whether it was compressed or not. An answer may say what day it is.
        where = scope["path"], scope["query_string"].decode("latin-1")
        parts = (self._start, date.today().isoformat(), *self._mark(), *where)
        mark = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        return f'W/"{mark[:24]}"'


def known(header: str) -> set[str]:
    """The marks of an If-None-Match header."""
    return {one.strip() for one in header.split(",")}
