"""XML written as it comes, so that a file may be larger than memory; whatever a report holds, it stays well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 has no place for, however it is escaped: control characters, halves of pairs, non-characters.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"

Attributes = Mapping[str, object]


class Markup:
    """Writes elements one after another, indented."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._depth = file, 0
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def element(self, name: str, attributes: Attributes | None = None) -> Iterator[None]:
        """An element around what is written meanwhile."""
        self._line(f"<{name}{listed(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def empty(self, name: str, attributes: Attributes | None = None) -> None:
        """An element that holds nothing."""
        self._line(f"<{name}{listed(attributes)}/>")

    def text(self, name: str, text: object, attributes: Attributes | None = None) -> None:
        """An element that holds text."""
        self._line(f"<{name}{listed(attributes)}>{escape(fit(text), {chr(13): '&#13;'})}</{name}>")

    def _line(self, text: str) -> None:
        self._file.write(f"{'  ' * self._depth}{text}\n".encode())


def listed(attributes: Attributes | None) -> str:
    """Attributes as they stand in a tag; those without a value are left out."""
    found = ((name, value) for name, value in (attributes or {}).items() if value is not None)
    return "".join(f" {name}={quoteattr(fit(value))}" for name, value in found)


def fit(value: object) -> str:
    """A value as text that XML can hold: what it has no place for becomes U+FFFD."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return UNFIT.sub(REPLACED, str(value))
