"""Read an RTF document as lines, one for each paragraph.

Takes bytes, gives lines. Pictures, objects, comments, footnotes, headers and
deleted text are not read; where a word leads to an address, the word is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from dragoman.documents.drafts import Unreadable

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")
_FIELD = re.compile(r"\\field(?![a-z])")
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")
_NO_CHARACTER = re.compile(r"\\u-?\d{6,}(?=\D)")


def lines(data: bytes) -> Iterator[str]:
    """The paragraphs of a document; cells of a table have "|" between them. Raises Unreadable."""
    from striprtf.striprtf import rtf_to_text

    code_page = _code_page(data)
    marked = _without_binary(data.decode(code_page, "replace"))
    # The address of a link is no text of the report, and looking for it takes striprtf quadratic time on a long line.
    marked = _FIELD.sub("", marked)
    marked = _DELETED.sub(r"\\*", marked)
    marked = _NO_CHARACTER.sub(r"\\u65533", marked)
    try:
        text = str(rtf_to_text(marked, encoding=code_page, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError) as fault:
        raise Unreadable(
            f"is an RTF document that cannot be read ({fault}). Open it in Word and save it as .docx."
        ) from None
    # \u escapes give a character beyond the first 65,536 as two halves.
    yield from text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").split("\n")


def _code_page(data: bytes) -> str:
    found = _CODE_PAGE.search(data[:20_000])
    name = f"cp{found[1].decode()}" if found else "mac_roman" if b"\\mac" in data[:200] else "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _without_binary(marked: str) -> str:
    """The document without the raw bytes of pictures, which may hold braces."""
    kept, at = [], 0
    while found := _BINARY.search(marked, at):
        kept.append(marked[at : found.start()])
        at = found.end() + int(found[1])
    return "".join(kept) + marked[at:]
