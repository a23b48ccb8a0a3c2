"""A mention: words of one sentence that stand for a political actor.

What `find_mentions` gives and the rest of `claims` reads. Positions of
words count within the sentence; the actor's `start` and `end` are
characters of the document's text.
"""

from __future__ import annotations

from typing import Literal

from dragoman.records import ActorMention, Record

Form = Literal["name", "adjective", "demonym", "metonym", "person", "description", "pronoun", "unknown"]
Bond = Literal["pro", "anti", "backed", "led", "held", "made", "based"]


class Mention(Record, frozen=True, kw_only=True):
    """An actor where a sentence mentions it, resolved as far as the text allows."""

    word: int  # the head word
    first: int  # the whole noun phrase, relative clauses and what is joined to it left out
    last: int
    actor: ActorMention  # its text is the shortest that still identifies
    form: Form
    known: bool = True  # the actor is one of the tables', or acts for a state
    anonymous: bool = False  # a person of whom only the function is told: "officials", "analysts"
    plural: bool = False
    as_place: bool = False  # the name says where, not who: "in Iraq", "northern Syria"
    bond: Bond | None = None  # "anti" in "anti-Iran alliance", "backed" in "Iranian-backed militias"
    antecedent: tuple[int, int] | None = None  # reading and mention that a pronoun or description takes up
