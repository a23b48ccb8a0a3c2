"""Know what an input is by its first bytes, whatever its name says.

Takes bytes, gives a kind: "html", "pdf", "gzip", "zip", "rtf", "ole", "feed",
"warc", "text", or None and words for what it is instead ("a PNG image").
"""

from __future__ import annotations

import re
import zlib

from dragoman.documents.texts import encoding_of

HEAD = 8192
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"WARC/", "warc"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_READ = {
    "pdf": "a PDF file", "gzip": "a gzip file", "ole": "an old office document", "rtf": "an RTF document",
    "zip": "a zip archive or an office document", "warc": "a web archive (WARC)",
}  # fmt: skip
_ALSO_TEXT = {b"BM", b"MZ", b"ID3", b"BZh", b"PAR1", b"OggS"}  # a text may begin so; then only if it is not text
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_LEAD = re.compile(rb"(?:\s|<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,500}>)*", re.IGNORECASE | re.DOTALL)


def kind_of(head: bytes) -> tuple[str | None, str]:
    """The kind of data that begin with `head`, and words for it; the kind is None when reports are not read from it."""
    plain = encoding_of(head[:HEAD]) is not None
    for magic, name in _MAGIC:
        if head.startswith(magic) and not (plain and magic in _ALSO_TEXT):
            return (name, _READ[name]) if name in _READ else (None, name)
    if b"%PDF-" in head[:1024]:
        return "pdf", "a PDF file"
    if not plain:
        return None, "binary data"
    start = head[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    lead = _LEAD.match(start)
    begin = start[lead.end() :] if lead else start
    if _FEED.match(begin):
        return "feed", "an RSS or Atom feed"
    if _HTML.match(start.lstrip()) or _HTML.match(begin):
        return "html", "a web page"
    return "text", "text"


def unpacked_head(head: bytes) -> bytes:
    """The first bytes inside gzip that begins with `head`; none where it is damaged from the start."""
    try:
        return zlib.decompressobj(31).decompress(head, HEAD)
    except zlib.error:
        return b""
