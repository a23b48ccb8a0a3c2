"""Lists of what pairs are to one another by treaty, by vote, by the judgement of historians: layers of bonds.

Takes the lines of a list in one of FORMS, gives Bond. Their words and codes
stay here; what could not be used is told, line by line, and whoever no table
knows is counted. One file a list; each says whom to cite.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.exchange.layers import atop, disputes, own, rivalries, un_votes
from dragoman.exchange.layers.reading import Asked, Found


class Form(NamedTuple):
    """A format of lists."""

    read: Callable[[Asked], Found]
    name: str | None  # of the layer where none is given; None: as the file is called
    citation: str | None


FORMS: dict[str, Form] = {
    "layer-csv": Form(own.read, None, None),
    "atop": Form(atop.read, "alliances", atop.CITATION),
    "un-votes": Form(un_votes.read, "un-votes", un_votes.CITATION),
    "rivalries": Form(rivalries.read, "rivalries", rivalries.CITATION),
    "mids": Form(disputes.read, "disputes", disputes.CITATION),
}

__all__ = ["FORMS", "Asked", "Form", "Found"]
