"""How likely a claim is one that a careful reader would make of its sentence.

Takes a Deed, a Dyad and what the reader answered when it was asked for the
pair, gives a probability: a logistic model over what the witnesses say, fitted
on annotated reports by evaluation/fit_confidence.py. There is a second model
for what nobody was asked about.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp, log
from pathlib import Path

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.sides import Part
from dragoman.claims.weighing.asking import Claimed
from dragoman.errors import VocabularyError

TABLE = Path(__file__).with_name("confidence.json")
NAMES = (
    "row", "head", "least_slot", "most_slot", "least_link", "most_link", "links", "symmetric", "symmetric_link",
    "unknown", "place", "inside_name", "led", "noun", "least_share", "crowd",
    "beside", "before", "vague", "force",
)  # fmt: skip
ANSWERS = ("claimed", "claimed_other")  # what the reader answers, besides NAMES
MODELS = {"unasked": NAMES, "asked": (*NAMES, *ANSWERS)}  # the features of each
PLAIN = 6.0  # log odds beyond which an answer counts as certain
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # seen too readily: much news is about war and little tells a blow
REBELS = frozenset({"REB", "PRE"})
KNOWN = frozenset({"state", "group", "alliance", "organisation", "office"})


def confidence(deed: Deed, dyad: Dyad, claimed: Claimed | None = None) -> float:
    """The probability, 0 to 1, that the claim of this deed and dyad is right in act and parties.

    `claimed` is what the reader answered of the pair, None where it was not asked.
    """
    weights = _weights()["unasked" if claimed is None else "asked"]
    values = features(deed, dyad) | (answers(deed, claimed) if claimed is not None else {})
    score = weights["bias"] + sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + exp(-score))


def answers(deed: Deed, claimed: Claimed) -> dict[str, float]:
    """What is weighed of an answer, by ANSWERS: log odds of the deed's type and of the likeliest other, −1 to 1."""
    others = [chance for type, chance in claimed.items() if type != deed.type]
    chances = (claimed.get(deed.type, 0.0), max(others, default=0.0))
    return {name: _odds(chance) for name, chance in zip(ANSWERS, chances, strict=True)}


def _odds(chance: float) -> float:
    least = 1 / (1 + exp(PLAIN))
    chance = min(max(chance, least), 1 - least)
    return log(chance / (1 - chance)) / PLAIN


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
        float(any(part.place for part in sides)),
        float(any(part.mention.form == "adjective" for part in sides)),
        float(any(part.mention.bond == "led" for part in sides)),
        float(deed.entry is not None and deed.entry.pos == "noun"),
        min(part.share for part in sides),
        1 / max(part.crowd for part in sides),
        float(any(part.beside for part in sides)),
        max(part.before for part in sides),
        float(any(_vague(part) for part in sides)),
        float(deed.type in FORCE),
    )
    return dict(zip(NAMES, values, strict=True))


def _known(part: Part) -> bool:
    return part.mention.actor.kind in KNOWN or part.mention.actor.acts_for is not None


def _vague(part: Part) -> bool:
    """Whether it is but a common noun: "allies", "fighters"; rebels are a party even without a name."""
    return not part.mention.known and part.mention.actor.sector not in REBELS


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The fitted weights, "asked" and "unasked". Raises VocabularyError where the file does not fit the features."""
    weights: dict[str, dict[str, float]] = json.loads(TABLE.read_text(encoding="utf-8"))["weights"]
    for model, names in MODELS.items():
        if odd := sorted(set(weights.get(model, ())) ^ {"bias", *names}):
            raise VocabularyError(
                f"{TABLE.name}: {model} weights and features differ in {', '.join(odd)}. Fit it again."
            )
    return weights
