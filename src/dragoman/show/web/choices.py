"""What can be chosen in filters: the theatres, types and stances, as templates list them."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from dragoman.records import Aspect, Certainty, EventType, Polarity, Stance, Support
from dragoman.show import correcting
from dragoman.vocabulary.acts import MODES


@cache
def theatres() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Theatres by kind, each with id and name: (("war", (("ukraine-war", "War in Ukraine"), …)), …)."""
    from dragoman.vocabulary.theatres import KINDS
    from dragoman.vocabulary.theatres import theatres as table

    return tuple((kind, tuple((one.id, one.name) for one in table() if one.kind == kind)) for kind in KINDS)


def theatre_name(id: str) -> str:
    """What a theatre is called; its id where the table has none."""
    return next((name for _, some in theatres() for known, name in some if known == id), id)


# Words of which a field of a claim has one.
FIELD_CHOICES: dict[str, tuple[str, ...]] = {
    "type": get_args(EventType), "stance": get_args(Stance), "symmetric": ("yes", "no"),
    "polarity": get_args(Polarity), "certainty": get_args(Certainty), "aspect": get_args(Aspect),
}  # fmt: skip
# What templates call them.
GLOBALS: dict[str, Any] = {
    "theatres": theatres, "theatre_name": theatre_name,
    "FIELDS": correcting.FIELDS, "FINER": correcting.FINER, "IN_PARTS": correcting.IN_PARTS, "CHOICES": FIELD_CHOICES,
    "MODES": {type: sorted(modes) for type, modes in MODES.items()},
    "TYPES": get_args(EventType), "STANCES": get_args(Stance), "SUPPORTS": get_args(Support),
}  # fmt: skip
