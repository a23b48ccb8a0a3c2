"""The words and the colour that mark whatever rests on events that others have coded, wherever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.records import Coded
from dragoman.show.coded import origin
from dragoman.show.words import cut, plain

if TYPE_CHECKING:
    from rich.text import Text

STYLE = "magenta"
LEFT_OUT = "--coded none leaves them out"


def mark(coded: Coded) -> Text:
    """What stands in the place of an event's support: "coded · gdelt"."""
    from rich.text import Text

    return Text(f"coded · {plain(coded.dataset)}", STYLE)


def excerpt(coded: Coded, room: int) -> Text:
    """What stands in the place of a sentence: the dataset's own words, if any, and what it was coded from."""
    from rich.text import Text

    words = f"“{cut(plain(coded.words), room)}” " if coded.words else ""
    return Text.assemble(words, (origin(coded), "dim"))
