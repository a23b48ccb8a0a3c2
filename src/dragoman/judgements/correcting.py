"""Correct a claim: some fields replaced, the others as they were.

Takes a claim and the fields as JSON has them, gives the claim as it should
be. Its id, act and sentence stay, so that it is still the same claim.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.records import Claim
from dragoman.vocabulary.stance import stance_label


def corrected(claim: Claim, changes: dict[str, Any]) -> Claim:
    """The claim with these fields as they should be, and the stance that follows from them.

    Another type takes the old one's mode and CAMEO code away, unless it brings its own.
    """
    if changes.get("type", claim.type) != claim.type:
        changes = {"mode": None, "cameo": None} | changes
    changed = msgspec.convert(msgspec.to_builtins(claim) | changes, Claim)
    stance = stance_label(changed.polarity, changed.certainty, changed.aspect, changed.sources)
    return msgspec.structs.replace(changed, stance=stance)
