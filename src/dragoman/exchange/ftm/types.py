"""The type of each property that is written, as FollowTheMoney's model has it."""

from __future__ import annotations

NAMES = ("name",)
TEXTS = ("summary", "description", "bodyText")
DAYS = ("date", "startDate", "endDate", "publishedAt", "createdAt")
ENTITIES = ("involved", "organizer", "proof", "subject", "object", "entity", "document", "resolved")
OTHERS = {"sourceUrl": "url", "country": "country", "topics": "topic", "location": "address", "language": "language",
          "id": "id"}  # fmt: skip
TYPES = {
    **dict.fromkeys(NAMES, "name"),
    **dict.fromkeys(TEXTS, "text"),
    **dict.fromkeys(DAYS, "date"),
    **dict.fromkeys(ENTITIES, "entity"),
    **OTHERS,
}


def type_of(prop: str) -> str:
    """The type of a property; what is not listed is a short text."""
    return TYPES.get(prop, "string")
