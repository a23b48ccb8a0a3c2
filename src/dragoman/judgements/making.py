"""Make a judgement: who decides what about which claims, and when.

Takes the decision, gives the judgement with its id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from dragoman.judgements.anchoring import anchor, said
from dragoman.records import Claim, Judgement, Verdict

ID = 12  # hexadecimal digits
# Claims by which a judged event is found again.
MOST = 5


def make(
    verdict: Verdict,
    claims: Sequence[Claim] = (),
    others: Sequence[Claim] = (),
    *,
    by: str,
    when: datetime,
    changes: dict[str, Any] | None = None,
    undoes: str | None = None,
    sample: str | None = None,
    note: str | None = None,
) -> Judgement:
    """A judgement on a claim, on two events by the claims of each, or on an earlier judgement."""
    judgement = Judgement(
        id="",
        verdict=verdict,
        by=by,
        when=when,
        claims=tuple(anchor(claim) for claim in claims[:MOST]),
        others=tuple(anchor(claim) for claim in others[:MOST]),
        changes=changes or {},
        said=said(claims[0]) if verdict == "accept" and claims else {},
        undoes=undoes,
        sample=sample,
        note=note,
    )
    digest = hashlib.sha256(msgspec.json.encode(judgement)).hexdigest()
    return msgspec.structs.replace(judgement, id=digest[:ID])
