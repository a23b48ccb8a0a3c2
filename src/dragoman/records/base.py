"""What all records share, and the words that several of them use."""

from __future__ import annotations

from typing import Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ALLY", "RIVAL",
]  # fmt: skip
Stance = Literal["asserts", "hedges", "denies", "expects", "supposes"]
# Coded: by others, in event data that name no source.
Support = Literal["single", "corroborated", "contested", "denied", "expected", "coded"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: frozen, keyword-only, readable as JSON."""


class Span(Record, frozen=True, kw_only=True):
    """Characters of the document's text, end exclusive."""

    start: int
    end: int
