"""Know by its first bytes what a file is that holds no table in text, for faults to name."""

from __future__ import annotations

import re

HEAD = 1 << 16
GZIP, ZIP, PARQUET = "gzip", "zip", "Parquet"
_MAGIC = (
    (b"\x1f\x8b", GZIP),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"PAR1", PARQUET),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file: save it as CSV"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"RDX", "a file of R's: write it as CSV there"),
    (b"RDA", "a file of R's: write it as CSV there"),
    (b"<stata_dta", "a file of Stata's: write it as CSV there"),
    (b"$FL2", "a file of SPSS's: write it as CSV there"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive: give it to dragoman read"),
)
_WEB = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed)\b", re.I)
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"])")


def packing(head: bytes) -> str | None:
    """GZIP, ZIP or PARQUET of a file that begins so; None for any other."""
    kind = _magic(head)
    return kind if kind in (GZIP, ZIP, PARQUET) else None


def not_a_table(head: bytes) -> str | None:
    """What a file is that begins so and holds no table in text, in words; None where it may be one."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    if (kind := _magic(start)) and kind != GZIP:
        return kind
    if start[257:262] == b"ustar":
        return "a tar archive: unpack it first"
    if _WEB.match(start):
        return "a web page, as sites give in the place of a file to those who must log in: download it again"
    if _XML.match(start):
        return "an XML file"
    if _JSON.match(start):
        return "a JSON file, not a table"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None  # UTF-16, half of whose bytes are NULs
    if start.count(b"\x00") > len(start) // 100:
        return "no text"
    return None


def _magic(head: bytes) -> str | None:
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
