"""Build web archives: pages in our own words, as a crawler would store them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable

STORY = (
    "The two kingdoms signed a pact on Monday, and both of their kings were there when it was read out. "
    "The pact had been prepared for a year by the ministers, who said that they would not have believed it. "
)
GERMAN = (
    "Die beiden Königreiche haben am Montag einen Pakt unterzeichnet, und beide Könige kamen in die Stadt. "
    "Der Vertrag wurde ein Jahr lang von den Ministern vorbereitet, die daran selbst kaum geglaubt hatten. "
)


def page(number: int = 0, *, text: str = STORY, published: str | None = "2022-10-29", title: str = "Kings sign") -> str:
    """A page of a paper, with a menu, a report and a foot."""
    dated = f'<meta property="article:published_time" content="{published}T10:00:00Z">' if published else ""
    paragraphs = "".join(f"<p>{text} This is report {number}, paragraph {part}.</p>" for part in range(4))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} {number}</title>"
        f"<meta property='og:site_name' content='The Herald'>{dated}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title} {number}</h1>{paragraphs}</article><footer>Herald House</footer></body></html>"
    )


def record(block: bytes, *, kind: str = "response", length: int | None = None, **headers: str) -> bytes:
    """One record; `length` is what it says of its length, by default the truth."""
    fields = {
        "WARC-Type": kind,
        "WARC-Date": "2022-10-30T04:05:06Z",
        "WARC-Target-URI": "https://herald.example/1",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answered(body: str | bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    """What a server answered: status, headers, body."""
    fields = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + (body.encode() if isinstance(body, str) else body)


def response(number: int = 0, *, body: str | bytes | None = None, url: str | None = None, **headers: str) -> bytes:
    """The record of a page."""
    block = answered(page(number) if body is None else body, **headers)
    return record(block, WARC_Target_URI=url or f"https://herald.example/{number}")


def chunked(body: bytes, size: int = 1000) -> bytes:
    """A body in the chunks of HTTP/1.1."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def members(records: Iterable[bytes]) -> bytes:
    """An archive as they are: each record gzipped by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def deflated(body: bytes) -> bytes:
    """A body packed as some servers do, without zlib's head."""
    pack = zlib.compressobj(wbits=-15)
    return pack.compress(body) + pack.flush()


def opened(data: bytes) -> io.BufferedReader:
    """An archive, open."""
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
