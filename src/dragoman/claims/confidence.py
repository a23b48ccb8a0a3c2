"""How likely a claim is one that a careful reader would make of its sentence.

Takes a Deed and a Dyad, gives a probability: a logistic model over what the
witnesses say, fitted on annotated reports by evaluation/fit_confidence.py.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path

from dragoman.claims.acts import Deed
from dragoman.claims.dyads import Dyad, Part
from dragoman.errors import VocabularyError

TABLE = Path(__file__).with_name("confidence.json")
NAMES = (
    "row", "head", "least_slot", "most_slot", "least_link", "most_link", "links", "symmetric", "symmetric_link",
    "unknown", "place", "inside_name", "led", "noun", "least_share", "crowd",
)  # fmt: skip
KNOWN = frozenset({"state", "group", "alliance", "organisation", "office"})


def confidence(deed: Deed, dyad: Dyad) -> float:
    """The probability, 0 to 1, that the claim of this deed and dyad is right in act and parties."""
    weights = _weights()
    score = weights["bias"] + sum(weights[name] * value for name, value in features(deed, dyad).items())
    return 1 / (1 + exp(-score))


def features(deed: Deed, dyad: Dyad) -> dict[str, float]:
    """What the model weighs, by NAMES, each from 0 to 1."""
    sides = [dyad.initiator, dyad.recipient or dyad.initiator]
    slots, links = [part.slot for part in sides], [part.link for part in sides]
    values = (
        deed.row,
        deed.head,
        min(slots),
        max(slots),
        min(links),
        max(links),
        links[0] * links[1] * deed.head,
        float(deed.symmetric),
        float(deed.symmetric) * min(links),
        float(not all(_known(part) for part in sides)),
        float(any(part.mention.as_place for part in sides)),
        float(any(part.mention.form == "adjective" for part in sides)),
        float(any(part.mention.bond == "led" for part in sides)),
        float(deed.entry is not None and deed.entry.pos == "noun"),
        min(part.share for part in sides),
        1 / max(part.crowd for part in sides),
    )
    return dict(zip(NAMES, values, strict=True))


def _known(part: Part) -> bool:
    return part.mention.actor.kind in KNOWN or part.mention.actor.acts_for is not None


@cache
def _weights() -> dict[str, float]:
    """The fitted weights. Raises VocabularyError where the file does not fit the features."""
    weights: dict[str, float] = json.loads(TABLE.read_text(encoding="utf-8"))["weights"]
    if odd := sorted(set(weights) ^ {"bias", *NAMES}):
        raise VocabularyError(f"{TABLE.name}: weights and features differ in {', '.join(odd)}. Fit it again.")
    return weights
