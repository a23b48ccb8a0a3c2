"""Read lists of feeds: OPML, as feed readers export it, or text with an address a line.

Takes bytes, gives addresses, or None where they are no such list.
"""

from __future__ import annotations

import re
from html import unescape

from dragoman.documents.texts import decode

_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_OUTLINE = re.compile(r"<outline\b[^<>]*?\bxmlUrl\s*=\s*(\"[^\"<>]{1,2000}\"|'[^'<>]{1,2000}')", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)


def addresses(data: bytes) -> list[str] | None:
    """The addresses in a list, each once; None where `data` is no list of addresses.

    In text, "#" begins a remark, and every other line is an address.
    """
    text = decode(data) or ""
    if _OPML.search(data[:2000]):
        return list(dict.fromkeys(unescape(found[1:-1]).strip() for found in _OUTLINE.findall(text)))
    lines = [line.partition(" #")[0].strip() for line in text.splitlines() if not line.strip().startswith("#")]
    named = [line for line in lines if line]
    return list(dict.fromkeys(named)) if named and all(map(_ADDRESS.fullmatch, named)) else None
