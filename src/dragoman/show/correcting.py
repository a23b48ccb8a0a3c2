"""A claim's fields in the words that correct them: what a form shows, and what of it was changed.

Takes a claim, gives its fields as `dragoman judge correct` has them written;
takes what somebody made of these, gives the corrections. What words cannot
say of a field (a currency, a cue, where a name stands) a form has as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dragoman.errors import UsageError
from dragoman.judgements.wording import spelled
from dragoman.records import ActorMention, Claim, Source, Time
from dragoman.vocabulary.stance import stance_label

# In the order in which people look at them.
FIELDS = (
    "type", "initiator", "recipient", "against", "sources", "stance", "symmetric", "items", "time", "place", "theatres",
    "mode", "cameo", "polarity", "certainty", "aspect",
)  # fmt: skip
FINER = ("mode", "cameo", "polarity", "certainty", "aspect")  # of them, those that few people look at
# Fields of which words tell a part, and what a form calls the whole of one.
IN_PARTS = ("initiator", "recipient", "against", "sources", "items", "time", "place")
WHOLE = "{field}-json"
NONE = "none"


def words_of(claim: Claim) -> dict[str, str]:
    """Every field of a claim that can be corrected in words, as it is now; "" where it has none."""
    return {
        "type": claim.type,
        "initiator": _actor(claim.initiator),
        "recipient": _actor(claim.recipient),
        "against": _actor(claim.against),
        "sources": " > ".join(_source(source) for source in claim.sources),
        "stance": stance_label(claim.polarity, claim.certainty, claim.aspect, claim.sources),
        "symmetric": "yes" if claim.symmetric else "no",
        "items": ", ".join(map(spelled, claim.items)),
        "time": _time(claim.time) if claim.time else "",
        "place": claim.place.name if claim.place else "",
        "theatres": ", ".join(claim.theatres),
        "mode": claim.mode or "",
        "cameo": claim.cameo or "",
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "aspect": claim.aspect,
    }


def whole(claim: Claim, field: str) -> str:
    """All that is kept of a field that has parts, as JSON; "" where the claim has none."""
    value = getattr(claim, field)
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() if value else ""


def corrections(claim: Claim, given: Mapping[str, str]) -> list[str]:
    """What somebody has changed of a claim's fields, as "field=value"; what stayed as it was is none.

    UsageError for a field that is one thing in words and another as JSON.
    """
    before = words_of(claim)
    changed = {field: given[field].strip() for field in FIELDS if field in given}
    changed = {field: value for field, value in changed.items() if value != before[field]}
    for field in IN_PARTS:
        text = given.get(WHOLE.format(field=field))
        if text is None or is_same(text, whole(claim, field)):
            continue
        if field in changed:
            raise UsageError(f"{field} was changed in words and as JSON. Change it in one of the two.")
        changed[field] = text.strip()
    return [f"{field}={value or NONE}" for field, value in changed.items()]


def is_same(one: str, other: str) -> bool:
    """Whether two texts are the same JSON, however it is laid out."""
    try:
        return bool(msgspec.json.decode(one) == msgspec.json.decode(other))
    except msgspec.DecodeError:
        return one.split() == other.split()


def _actor(mention: ActorMention | None) -> str:
    return mention.name if mention else ""


def _source(source: Source) -> str:
    return "anonymous" if source.id == "unspecified" else source.name


def _time(time: Time) -> str:
    return time.start or "" if time.start == time.end else f"{time.start or ''}..{time.end or ''}"
