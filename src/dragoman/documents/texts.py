"""Turn bytes into text that is safe to keep.

Takes the bytes of an input, gives text: decoded, in Unicode's composed form
(NFC), with "\\n" line ends and without control and bidi characters, which
would hide words or turn them round on a screen. All offsets count in that text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

# C0 and C1 controls but tab and line feed; bidi marks, embeddings and isolates; zero-width and soft-hyphen signs.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
SAMPLE = 65536


def clean(text: str) -> str:
    """`text` without control, bidi and zero-width characters, with "\\n" line ends, in NFC; nothing else is changed."""
    text = _BREAK.sub("\n", text)
    text = _UNSAFE.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def decode(data: bytes) -> str | None:
    """The text of `data`, cleaned, or None when it is not text.

    Tried in order: a byte order mark, UTF-8, Windows-1252 where the odd bytes
    look like its quotes and accents, and what charset-normalizer finds.
    """
    encoding = encoding_of(data[:SAMPLE])
    if encoding is None:
        return None
    if encoding == "utf-8":
        try:
            return clean(data.decode("utf-8"))
        except UnicodeDecodeError:
            encoding = _legacy(data)
    return clean(data.decode(encoding, errors="replace"))


def encoding_of(sample: bytes) -> str | None:
    """The encoding of a text that begins with `sample`, or None when it is not text."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if len(sample) - len(sample.translate(None, _BINARY)) > len(sample) // 1000:
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # may end inside a character
    except UnicodeDecodeError:
        return _legacy(sample)
    return "utf-8"


def _legacy(data: bytes) -> str:
    """The encoding of text that is not UTF-8."""
    odd = [byte for byte in data[:SAMPLE] if byte > 127]
    if len(odd) <= 0.1 * len(data[:SAMPLE]) and not any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in odd):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else "cp1252"
