"""The changes of a what-if, as an address spells them: IRN~RUS~hostile, one after another.

Takes the words of an address, gives pairs with the sign that each is to have.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from dragoman.errors import UsageError
from dragoman.records import Sign, System
from dragoman.show.conditions import party
from dragoman.show.web.chosen import BETWEEN
from dragoman.store import View

# Changes that may follow one another: of more than a few nobody keeps in mind what did what.
MOST = 6

As = Literal["flip", "friendly", "hostile", "none"]
SIGNS: dict[As, Sign | None] = {"friendly": "+", "hostile": "-", "none": None}
WORDS: dict[Sign | None, As] = {sign: word for word, sign in SIGNS.items()}


class Change(NamedTuple):
    """A tie that is to be another."""

    one: str
    other: str
    sign: Sign | None  # None: no tie

    def spelt(self) -> str:
        """As an address has it."""
        return BETWEEN.join((self.one, self.other, WORDS[self.sign]))


def changes_of(words: Iterable[str], system: System, view: View) -> list[Change]:
    """The changes that are meant; UsageError, with what would do, where one means nothing."""
    signs = {(tie.one, tie.other): tie.sign for tie in system.signed}
    found: list[Change] = []
    for text in words:
        parts = text.split(BETWEEN)
        if len(parts) != 3 or parts[2] not in get_args(As):
            raise UsageError(f"{text!r} is no change. Write it as IRN~RUS~hostile: two actors, and {choices()}.")
        one, other = sorted(known(name, system, view) for name in parts[:2])
        sign = SIGNS[parts[2]] if parts[2] != "flip" else flipped(signs.get((one, other)))  # type: ignore[index]
        signs[one, other] = sign  # type: ignore[assignment]
        found.append(Change(one, other, sign))
    return found


def flipped(sign: Sign | None) -> Sign:
    """The other sign; of a pair without one that it is hostile, which is the graver thing to think through."""
    return "+" if sign == "-" else "-"


def known(name: str, system: System, view: View) -> str:
    """The id of an actor, be it known only to the system; UsageError with the nearest names when to nobody."""
    found = next((id for id in system.actors if id.lower() == name.lower()), None)
    return found or party(name, view)


def choices() -> str:
    """What a tie can be changed to, in a sentence."""
    return f"one of {', '.join(get_args(As))}"
