"""Read one report from the bytes of a file or an answer.

Takes bytes and what they are, gives a Draft. A wrong extension does no harm:
what the bytes show to be a page, a PDF or gzip is read as that.
"""

from __future__ import annotations

import gzip
import io
import logging
import re
import zlib
from collections.abc import Iterable

from dragoman.documents.drafts import Draft, Unreadable
from dragoman.documents.office import docx, ole, rtf
from dragoman.documents.sniffing import kind_of
from dragoman.documents.texts import SAMPLE, decode

LARGEST = 50_000_000  # bytes of one report; a book of a thousand pages has two million characters
TOO_LARGE = f"is larger than {LARGEST // 1_000_000} MB, too large for one report. Split it, or make it a .jsonl list."
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read_report(data: bytes, *, name: str = "", url: str | None = None, charset: str | None = None) -> Draft:
    """The report in `data`, by what the bytes are; `name` only tells Markdown from text. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if not data.strip():
        raise Unreadable("is empty.")
    kind, words = kind_of(data)
    if kind == "gzip":
        return read_report(gunzip(data), name=name.removesuffix(".gz"), url=url)
    if kind == "pdf":
        return read_pdf(data)
    if kind == "zip":
        return paragraphs(docx.lines(io.BytesIO(data)))
    if kind == "rtf":
        return paragraphs(rtf.lines(data))
    if kind == "ole":
        raise Unreadable(ole.words(data))
    if kind == "html" or (kind == "text" and name.lower().endswith((".html", ".htm", ".xhtml"))):
        return read_page(data, url=url, charset=charset)
    if kind == "feed":
        raise Unreadable("is an RSS or Atom feed where one report was expected.")
    text = decode(data) if kind == "text" else None
    if text is None:
        raise Unreadable(f"is {words}, not a report. Give text, HTML, PDF, Word (.docx), RTF, CSV or JSON Lines.")
    return read_markdown(text) if name.lower().endswith((".md", ".markdown")) else Draft(text)


def paragraphs(lines: Iterable[str]) -> Draft:
    """The report whose paragraphs are `lines`; Unreadable when they are too many."""
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line)
        if size > LARGEST:
            raise Unreadable(TOO_LARGE)
        if line.strip():
            kept.append(line.strip())
    return Draft("\n\n".join(kept))


def gunzip(data: bytes) -> bytes:
    """The bytes inside gzip; raises Unreadable when they are damaged or too many."""
    try:
        inner = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST + 1)
    except EOFError:
        raise Unreadable("is cut short: its gzip data end early. Fetch it again.") from None
    except (OSError, zlib.error):
        raise Unreadable("is damaged: its gzip data cannot be unpacked. Fetch it again.") from None
    if len(inner) > LARGEST:
        raise Unreadable(f"unpacks to more than {LARGEST // 1_000_000} MB, too large for one report.")
    return inner


def read_page(data: bytes, *, url: str | None = None, charset: str | None = None) -> Draft:
    """The report on a web page: its main text, and title, date, site and address where the markup states them."""
    from trafilatura import bare_extraction

    html = decode_page(data, charset)
    dates = {"extensive_search": False, "original_date": True}  # what the markup states, no guess from the text
    try:
        page = bare_extraction(
            html or "", url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except Exception:  # parsers let many kinds escape from damaged pages
        page = None
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise Unreadable("is a web page without the text of a report. Save the page's text, or give another address.")
    return Draft(page.text or "", page.title, page.date, page.sitename or page.hostname, page.url or url)


def decode_page(data: bytes, charset: str | None) -> str | None:
    """The markup of a page: by the charset its server named, by its own, or as any text; None when it is no text."""
    declared = _CHARSET.search(data[:SAMPLE])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        try:
            if name and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data)


def read_pdf(data: bytes) -> Draft:
    """The text of a PDF, page after page, words joined that were broken at the end of a line."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is an encrypted PDF. Open it with its password and save it without one.")
        text = "\n".join(page.extract_text() for page in reader.pages)
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except Unreadable:
        raise
    except Exception as error:  # pypdf lets many kinds escape from damaged files
        raise Unreadable(
            f"is a PDF that cannot be read ({type(error).__name__}). Open it in a viewer and save it again."
        ) from None
    if not re.search(r"\w", text):
        raise Unreadable("is a PDF without text, perhaps a scan. Run text recognition (OCR) on it first.")
    text = re.sub(r"([a-zà-ÿ])[-\u00ad]\n([a-zà-ÿ])", r"\1\2", text)
    text = re.sub("[ﬀ-ﬆ]", lambda found: _LIGATURES[ord(found.group()) - 0xFB00], text)
    return Draft(text, title if title and title in " ".join(text[:1000].split()) else None)


_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_FRONT = re.compile(r"\A---\n(.{0,5000}?)\n---\n", re.DOTALL)
_FIELD = re.compile(
    r"(?m)^(title|date|published|outlet|source|site|url|link)\s*:\s*[\"']?(.{1,300}?)[\"']?\s*$", re.IGNORECASE
)
_MARKUP = (
    (re.compile(r"<!--.{0,5000}?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,1000})>"), r"\1"),
    (re.compile(r"(?m)^ {0,3}#{1,6}\s+(.{1,500}?)\s*#*$"), r"\1\n"),
    (re.compile(r"(?m)^(?: {0,3}>\s?)+"), ""),
    (re.compile(r"(?m)^ {0,3}(?:[*_-] ?){3,}$"), ""),
    (re.compile(r"(?<![\w*])(\*\*|\*|__|_)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def read_markdown(text: str) -> Draft:
    """Markdown as plain text: marks of emphasis, links and headings taken off; the head gives title, date, outlet."""
    head = _FRONT.match(text)
    fields = {key.lower(): value for key, value in _FIELD.findall(head[1])} if head else {}
    body = text[head.end() :] if head else text
    for pattern, plain in _MARKUP:
        body = pattern.sub(plain, body)
    return Draft(
        body, fields.get("title"), fields.get("published") or fields.get("date"),
        fields.get("outlet") or fields.get("source") or fields.get("site"), fields.get("url") or fields.get("link"),
    )  # fmt: skip
