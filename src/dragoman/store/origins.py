"""What was kept, with the wire group that is known now: more reports may have come since it was written."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from dragoman.records import Claim, Document

R = TypeVar("R", Claim, Document)

decode = msgspec.json.Decoder(Claim).decode


def decode_claim(text: str, origin: str) -> Claim:
    """A kept claim, of the wire group that is known now."""
    return with_origin(decode(text), origin)


def with_origin(record: R, origin: str) -> R:
    """The record with the wire group that is known now."""
    return record if record.origin == origin else msgspec.structs.replace(record, origin=origin)
