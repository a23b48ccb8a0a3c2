"""Read texts and pages as lines, for what has its layout in its lines.

Takes text or bytes, gives lines, one at a time where the file is long.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from dragoman.documents.texts import SAMPLE, clean, encoding_of
from dragoman.documents.wordlists import words

LONGEST = 20_000_000  # characters of one line
_BLANKS = re.compile(r"[^\S\t\n]+")
_TABS = re.compile(r" *\t *")


def of_text(text: str) -> Iterator[str]:
    """The lines of a text that was cleaned."""
    return (line.rstrip("\n") for line in io.StringIO(text))


def of_stream(stream: BinaryIO, sample: bytes) -> Iterator[str]:
    """The lines of a long text, cleaned; bytes that are no UTF-8 in a text of UTF-8 are read as Windows-1252."""
    encoding = encoding_of(sample[:SAMPLE]) or "utf-8"
    text = io.TextIOWrapper(cast(io.BufferedReader, stream), encoding=encoding, errors="dragoman.windows")
    for line in iter(lambda: text.readline(LONGEST), ""):
        yield from clean(line.rstrip("\r\n")).split("\n")


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    if isinstance(fault, UnicodeDecodeError):
        return fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end
    raise fault


codecs.register_error("dragoman.windows", _as_windows)


# --- pages ------------------------------------------------------------------------

_BREAKS = words(
    "p div tr table br li ul ol h1 h2 h3 h4 h5 h6 blockquote section article header footer pre center dt dd"
)
_UNREAD = words("head script style noscript template select button")
RULE = "_" * 60  # what stands for a line drawn across the page


def of_page(html: str) -> list[str]:
    """The lines of a page: a paragraph each, the cells of a row with tabs between.

    A headline and an author that only their class tells of begin with "HD" and
    "BY" and a tab, as Factiva labels them where it does.
    """
    from lxml import etree  # type: ignore[import-untyped]

    reader = _Lines()
    parser = etree.HTMLParser(target=reader, remove_comments=True, no_network=True)
    for at in range(0, len(html), 65536):
        parser.feed(html[at : at + 65536])
    parser.close()
    return reader.lines


class _Lines:
    """Gathers the lines of a page while it is parsed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._unread: list[str] = []  # the elements open whose text is not read
        self._pre = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._unread or tag in _UNREAD:
            self._unread.append(tag)
            return
        if tag in ("td", "th") and "".join(self._parts).strip():
            self._parts.append("\t")
        if tag in _BREAKS:
            self._break_off(cell=tag in ("p", "div"))
        if tag == "hr":
            self._break_off()
            self.lines.append(RULE)
        self._pre += tag == "pre"
        kind = attributes.get("class", "")
        if not "".join(self._parts).strip():
            self._parts += ["HD\t"] if kind.endswith("Headline") else ["BY\t"] if kind == "author" else []

    def end(self, tag: str) -> None:
        if self._unread:
            if tag in self._unread:
                while self._unread.pop() != tag:
                    pass
            return
        if tag in _BREAKS:
            self._break_off()
        self._pre -= tag == "pre"

    def data(self, text: str) -> None:
        if not self._unread:
            self._parts.append(text if self._pre > 0 else text.replace("\n", " "))

    def close(self) -> None:
        self._break_off()

    def _break_off(self, *, cell: bool = False) -> None:
        """End the line, unless it is a label whose cell only now begins."""
        line = "".join(self._parts)
        if cell and line.endswith("\t"):
            return
        self._parts = []
        if line.strip():
            self.lines += [_TABS.sub("\t", clean(_BLANKS.sub(" ", one))).strip(" ") for one in line.split("\n")]
            self.lines.append("")
