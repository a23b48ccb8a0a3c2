"""The answer of a server, as an archive has stored it: status, kind, charset and body.

Takes the block of a record, gives an Answer. The body comes out of its
chunks and its packing; so far as it was stored, where the end is missing.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, NamedTuple

from dragoman.documents.drafts import Unreadable

LARGEST = 20_000_000  # bytes of one page, unpacked
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


class Answer(NamedTuple):
    """What a server gave."""

    status: int
    kind: str | None  # "text/html"
    charset: str | None
    body: bytes


def parse(block: bytes, *, wanted: frozenset[str | None]) -> Answer:
    """The answer in a block; its body stays empty unless it is a page of a `wanted` kind. Raises Unreadable."""
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser

    stream: Any = io.BytesIO(block)
    try:
        head = StatusAndHeadersParser(["HTTP/"]).parse(stream)
        status = int(head.statusline.split()[1])  # "1.1 200 OK"
    except Exception:
        raise Unreadable("does not begin as the answer of a server does.") from None
    kind, charset = kind_of(head.get_header("content-type"))
    if status != 200 or kind not in wanted:
        return Answer(status, kind, charset, b"")
    if "chunked" in (head.get_header("transfer-encoding") or "").lower():
        stream = ChunkedDataReader(stream)
    packing = (head.get_header("content-encoding") or "identity").strip().lower()
    return Answer(status, kind, charset, unpacked(stream.read(LARGEST + 1), packing))


def kind_of(value: str | None) -> tuple[str | None, str | None]:
    """The kind and charset that a content type names."""
    if not value:
        return None, None
    charset = _CHARSET.search(value)
    return value.split(";")[0].strip().lower() or None, charset[1] if charset else None


def unpacked(data: bytes, packing: str) -> bytes:
    """A body out of its packing; what was packed by no known means raises Unreadable."""
    if packing in ("identity", "none", "utf-8"):
        return data
    if packing in ("gzip", "x-gzip"):
        return _inflated(data, 31)
    if packing == "deflate":
        return _inflated(data, 15) or _inflated(data, -15)
    if packing == "br":
        return _unbrotlied(data)
    raise Unreadable(f"is packed as {packing[:20]!r}, which is not known.")


def _inflated(data: bytes, window: int) -> bytes:
    """What is inside, up to where it is cut or damaged; a body that is plain in spite of its header, as it is."""
    if window == 31 and not data.startswith(b"\x1f\x8b"):
        return data
    unpack, parts = zlib.decompressobj(window), []
    try:
        for start in range(0, len(data), 65_536):
            parts.append(unpack.decompress(data[start : start + 65_536], LARGEST))
            if unpack.eof or unpack.unconsumed_tail:
                break
    except zlib.error:
        pass
    return b"".join(parts)


def _unbrotlied(data: bytes) -> bytes:
    try:
        import brotli  # type: ignore[import-untyped]
    except ImportError:
        raise Unreadable("is packed as 'br'. Install what unpacks it: pip install brotli.") from None
    try:
        return bytes(brotli.Decompressor().process(data, output_buffer_limit=LARGEST))
    except brotli.error:
        return data if b"<" in data[:1000] else b""
