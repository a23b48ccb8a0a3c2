"""A claim's fields in the words that correct them: what a form shows, and what of it was changed.

Takes a claim, gives its fields as `dragoman judge correct` has them written;
takes what somebody made of these, gives the corrections.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.records import ActorMention, Claim, Item, Source, Time
from dragoman.vocabulary.stance import stance_label

# In the order in which people look at them.
FIELDS = (
    "type", "initiator", "recipient", "against", "sources", "stance", "symmetric", "items", "time", "place", "theatres",
)  # fmt: skip
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
        "items": ", ".join(_item(item) for item in claim.items),
        "time": _time(claim.time) if claim.time else "",
        "place": claim.place.name if claim.place else "",
        "theatres": ", ".join(claim.theatres),
    }


def corrections(claim: Claim, given: Mapping[str, str]) -> list[str]:
    """What somebody has changed of a claim's fields, as "field=value"; what stayed as it was is none."""
    before = words_of(claim)
    changed = {field: given[field].strip() for field in FIELDS if field in given}
    return [f"{field}={value or NONE}" for field, value in changed.items() if value != before[field]]


def _actor(mention: ActorMention | None) -> str:
    return mention.name if mention else ""


def _source(source: Source) -> str:
    return "anonymous" if source.id == "unspecified" else source.name


def _item(item: Item) -> str:
    return " ".join(word for word in (item.quantity.text if item.quantity else None, item.name) if word)


def _time(time: Time) -> str:
    return time.start or "" if time.start == time.end else f"{time.start or ''}..{time.end or ''}"
