"""What all records share, and the words that several of them use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ALLY", "RIVAL",
]  # fmt: skip
Stance = Literal["asserts", "hedges", "denies", "expects", "supposes"]
# Coded: by others, in event data that name no source.
Support = Literal["single", "corroborated", "contested", "denied", "expected", "coded"]


# How records are drawn in a notebook: whoever can draw them adds how. The names of `dragoman` itself see to it.
DRAWN_BY: list[Callable[[Any], str | None]] = []


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: frozen, keyword-only, readable as JSON."""

    def _repr_html_(self) -> str | None:
        """What a notebook shows; None, so that it shows the text, where nobody knows how to draw such a record."""
        return next((html for draw in DRAWN_BY if (html := draw(self)) is not None), None)


class Span(Record, frozen=True, kw_only=True):
    """Characters of the document's text, end exclusive."""

    start: int
    end: int
