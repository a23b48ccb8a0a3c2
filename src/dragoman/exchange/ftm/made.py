"""An entity on its way out: a schema, values by property, and where they come from.

Values are made as FollowTheMoney's own cleaning would leave them, so that none
is dropped: names of one line, days of ISO, addresses of the web, countries of
two small letters, ids of letters, digits, dots and hyphens.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

import msgspec

from dragoman.actors.states import codes_of, states

NAME, LABEL, TEXT, ADDRESS = 300, 1000, 60_000, 4000  # characters; a little under what the types allow
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
# What is not seen: control and format characters, halves of pairs, what is no character.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
SPACES = re.compile("[\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000]")
SEPARATOR = "\x1f"
QUOTES = " \t\n\"'"
# States gone by have codes of their own there; South Yemen has none.
FORMER = {"SUN": "suhh", "YUG": "yucs", "CSK": "cshh", "DDR": "dd", "SCG": "csxx", "VDR": "vn", "YMD": None}

Values = dict[str, list[str]]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An entity; its fields are those of a line."""

    id: str
    schema: str
    properties: Values
    datasets: tuple[str, ...]
    origin: tuple[str, ...]
    first_seen: str | None = None
    last_seen: str | None = None


def id_of(kind: str, *parts: str) -> str:
    """The id of an entity: that of ours behind its kind, or a hash where it has what ids there may not have."""
    whole = f"{kind}-{'-'.join(parts)}"
    if len(whole) <= 200 and ID.fullmatch(whole):
        return whole
    return f"{kind}-{hashlib.sha1(SEPARATOR.join(parts).encode('utf-8', 'replace')).hexdigest()}"


def dataset_of(name: str) -> str:
    """The name of a dataset as it may be called there: small letters, digits and underscores."""
    plain = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
    return plain or "dragoman"


def values(**properties: str | date | Iterable[str | None] | None) -> Values:
    """Properties with those values that are told; several only once, in their order."""
    found = {}
    for name, given in properties.items():
        several = [given] if given is None or isinstance(given, (str, date)) else list(given)
        texts = [str(value) for value in several if value]
        if texts:
            found[name] = list(dict.fromkeys(texts))
    return found


def name(text: str | None) -> str | None:
    """A name of one line; None where nothing is left of it."""
    return label(text, NAME)


def label(text: str | None, most: int = LABEL) -> str | None:
    """A text of one line, not too long."""
    if text is None:
        return None
    plain = " ".join(seen(text).split())[:most].strip(QUOTES)
    return plain or None


def seen(text: str) -> str:
    """A text without what is not seen, its letters composed (NFC); what looks like a space is one."""
    return SPACES.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def body(text: str | None) -> list[str]:
    """A text as it is, cut between words into pieces that are not too long."""
    rest, pieces = seen(text or "").strip(), []
    while len(rest) > TEXT:
        cut = max(rest.rfind(" ", 0, TEXT), rest.rfind("\n", 0, TEXT))
        pieces.append(rest[: cut if cut > 0 else TEXT].strip())
        rest = rest[cut if cut > 0 else TEXT :].strip()
    return [piece for piece in (*pieces, rest) if piece]


def address(url: str | None) -> str | None:
    """An address of the web; None for what is none."""
    if not url or not url.isprintable() or " " in url or len(url) > ADDRESS:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname else None


def country(state: str | None) -> str | None:
    """The code of a state there: "ir" for IRN; None for what is no state."""
    if state is None or state not in states():
        return None
    code = FORMER[state] if state in FORMER else codes_of(state).get("iso2")
    return code.lower() if code else None
