"""Words as they are shown anywhere: on one line, without what steers a screen, numbers with what they count."""

from __future__ import annotations

import unicodedata

# Control and format characters, halves of pairs, and those without a meaning of their own.
HIDDEN = ("Cc", "Cf", "Cs", "Co")
NOBODY = "nobody is on record as saying so"


def plain(text: str) -> str:
    """A report's words on one line, without characters that steer a terminal or turn the direction of writing."""
    words = ("".join(sign for sign in word if unicodedata.category(sign) not in HIDDEN) for word in text.split())
    return " ".join(word for word in words if word)


def cut(text: str, length: int, *, at_end: bool = True) -> str:
    """A text of at most `length` characters, cut between words, with an ellipsis where something is left out."""
    if len(text) <= length:
        return text
    if length < 2:
        return ""
    if at_end:
        kept = text[: length - 1]
        return (kept.rpartition(" ")[0] if text[length - 1] != " " and " " in kept else kept).rstrip() + "…"
    kept = text[1 - length :]
    return "…" + (kept.partition(" ")[2] if text[-length] != " " and " " in kept else kept).lstrip()


def number(count: int, noun: str) -> str:
    """A number of things, in words that fit it."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def stretch(text: str) -> str:
    """A stretch of a report as `plain`, with a space where it begins or ends in one."""
    if not text.strip():
        return " " if text else ""
    before, after = (" " if end.isspace() else "" for end in (text[0], text[-1]))
    return before + plain(text) + after
