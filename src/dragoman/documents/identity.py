"""Give a report its name: the same report read twice gets the same id.

Takes outlet, date and text, gives 16 hexadecimal digits.
"""

from __future__ import annotations

import hashlib
from datetime import date


def document_id(outlet: str | None, published: date | None, text: str) -> str:
    """The id of a document: the first 16 hexadecimal digits of SHA-256 over outlet, date and text.

    Blanks do not count (runs of them and line breaks are one space), nor does
    the case of the outlet, so that a copy fetched again is the same document.
    """
    parts = (
        " ".join((outlet or "").split()).casefold(),
        published.isoformat() if published else "",
        " ".join(text.split()),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
