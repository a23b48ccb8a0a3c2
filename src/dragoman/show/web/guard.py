"""Who may ask, and what a browser may do with the answer: before any page sees a request.

Takes requests, lets some through. Refused in a plain line are: names of hosts that are
not ours (DNS rebinding), what other sites have a browser ask for, writing without
the token of this start, guessed passwords, and what is too long to be meant.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.show.web.hosts import LOOPBACK, is_address, without_port
from dragoman.show.web.passwords import Door

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
}
# Asked again each time whether it has changed (fresh.py), and never kept by anybody between.
KEPT = "private, no-cache"
METHODS = ("GET", "HEAD", "POST")
WRITES = ("POST",)
LONGEST = 8_000  # bytes of an address: as long as browsers and proxies agree on
LARGEST = 64_000  # bytes of what is written: a judgement with its note
PATIENCE = 10.0  # seconds for all of it to arrive
TOKEN = "x-dragoman-token"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Whom the pages are served to."""

    hosts: tuple[str, ...] = LOOPBACK  # names of this machine, in lower case
    any_address: bool = False  # by whichever of its IP addresses, too: only names can be rebound
    password: str | None = None  # None: on this machine alone, so that none is needed
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))  # of whatever writes


def mark_of(rules: Rules) -> str:
    """What tells this start of the program from others, and tells nobody the token."""
    return hashlib.sha256(rules.token.encode()).hexdigest()


class Refused(Exception):
    """A request that no page gets to see, with the status and the line that answer it."""

    def __init__(self, status: int, words: str, **headers: str) -> None:
        super().__init__(words)
        self.status, self.headers = status, {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(self) -> Response:
        """What is sent."""
        return PlainTextResponse(f"{self}\n", self.status, self.headers)


class Guard:
    """The application, for whom the rules let in."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app, self._rules = app, rules
        self._door = Door(rules.password) if rules.password is not None else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the beginning and the end of serving; nothing here speaks WebSocket
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        sending = with_headers(send, without_body=scope["method"] == "HEAD")
        try:
            receive = await self._let_in(scope, receive)
        except Refused as refused:
            await refused.answer()(scope, receive, sending)
            return
        await self._app({**scope, "method": "GET"} if scope["method"] == "HEAD" else scope, receive, sending)

    async def _let_in(self, scope: Scope, receive: Receive) -> Receive:
        """What the application receives of a request that may pass; Refused for others."""
        headers = Headers(scope=scope)
        for check in (known_method, sound_address):
            check(scope)
        asked_by_name(headers, self._rules)
        of_this_site(scope, headers)
        if self._door:
            client = scope.get("client")
            await admitted(self._door, headers, client[0] if client else "")
        if scope["method"] not in WRITES:
            return receive
        from_this_site(headers, self._rules)
        body = await whole_body(receive, headers)
        with_token(headers, body, self._rules.token)
        return given(body)


def known_method(scope: Scope) -> None:
    """Refused unless the request asks or writes."""
    if scope["method"] not in METHODS:
        raise Refused(405, f"{scope['method']} is not answered here. GET asks, POST writes.", allow=", ".join(METHODS))


def sound_address(scope: Scope) -> None:
    """Refused for an address too long, or with a character that no address has."""
    raw, query = scope.get("raw_path") or b"", scope.get("query_string", b"")
    if len(raw) + len(query) > LONGEST:
        raise Refused(414, f"This address is longer than {LONGEST:,} characters. Ask for less at once.")
    if "\0" in scope["path"] or b"%00" in query or b"\0" in query:
        raise Refused(400, "This address holds a NUL character. Take it out.")


def asked_by_name(headers: Headers, rules: Rules) -> None:
    """Refused unless the host that was asked for is this one: another's name may have been led here by its owner."""
    host = without_port(headers.get("host", ""))
    if host in rules.hosts or (rules.any_address and is_address(host)):
        return
    named = f"as {host!r}" if host else "without a name"
    raise Refused(
        421,
        f"Asked for {named}, but these pages are served as {', '.join(rules.hosts)} alone. "
        "If it is a name of this machine, start again with: dragoman serve --name NAME",
    )


def of_this_site(scope: Scope, headers: Headers) -> None:
    """Refused where another site has a browser load something of ours: following a link is all it may."""
    if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return
    if scope["method"] in ("GET", "HEAD") and headers.get("sec-fetch-mode") == "navigate":
        return
    raise Refused(403, "Another site's page may lead here, but neither load nor send anything.")


def from_this_site(headers: Headers, rules: Rules) -> None:
    """Refused unless what writes was sent from one of our pages, as far as a browser tells."""
    origin = headers.get("origin")
    if origin is None:
        return  # no browser: the token tells
    try:
        sender = urlsplit(origin).netloc.lower()
    except ValueError:  # no address at all: "http://["
        sender = ""
    asked = headers.get("host", "").lower()
    named = without_port(sender) in set(rules.hosts) - set(LOOPBACK)  # behind a proxy that asks us by another name
    if sender != asked and not named:
        raise Refused(403, f"Sent from {origin}, which is another site. Nothing was written.")


async def admitted(door: Door, headers: Headers, client: str) -> None:
    """Refused without the password; who guesses waits."""
    if wait := door.waits(client):
        raise Refused(429, f"Too many wrong passwords. Try again in {wait} seconds.", retry_after=str(wait))
    if await door.opens(headers.get("authorization"), client):
        return
    raise Refused(
        401, "These pages ask for a password; any name will do beside it.",
        www_authenticate='Basic realm="Dragoman", charset="UTF-8"',
    )  # fmt: skip


async def whole_body(receive: Receive, headers: Headers) -> bytes:
    """What is written, all of it; Refused when it is too much, or does not come."""
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST:
        raise Refused(413, f"More than {LARGEST:,} bytes cannot be written at once. Send less.")
    parts: list[bytes] = []
    with anyio.move_on_after(PATIENCE):
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "Only a part of it arrived. Nothing was written.")
            parts.append(message.get("body", b""))
            if sum(map(len, parts)) > LARGEST:
                raise Refused(413, f"More than {LARGEST:,} bytes cannot be written at once. Send less.")
            if not message.get("more_body"):
                return b"".join(parts)
    raise Refused(408, f"It did not arrive within {PATIENCE:g} seconds. Nothing was written. Send it again.")


def with_token(headers: Headers, body: bytes, token: str) -> None:
    """Refused unless what writes knows the token of this start, in a header or in the field `token` of a form."""
    told = headers.get(TOKEN)
    if told is None and headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        told = parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0]
    if not secrets.compare_digest((told or "").encode(), token.encode()):
        raise Refused(403, "This page is of an earlier start of the program. Nothing was written: load it again.")


def given(body: bytes) -> Receive:
    """What was received already, to be received once more."""

    def messages() -> Iterator[Message]:
        yield {"type": "http.request", "body": body, "more_body": False}
        while True:
            yield {"type": "http.disconnect"}

    waiting = messages()

    async def receive() -> Message:
        return next(waiting)

    return receive


def with_headers(send: Send, *, without_body: bool) -> Send:
    """Send with every answer what a browser may do with it; the head alone where only that was asked for."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("cache-control", KEPT)
        elif without_body and message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return sending
