"""Tell who has a part in an act from who only brings it about or passes by: mediators, and guests who leave.

Takes a Deed with a Dyad that slots and links would give it, and says whether
one of the two is no party.
"""

from __future__ import annotations

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.sides import Part
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.classes import classes

THINGS = ("territory", "base", "party", "militia", "agreement")  # what one withdraws from, named by a common noun


def stands_by(syntax: Syntax, deed: Deed, dyad: Dyad) -> bool:
    """Whether one of the two only mediates what others do, or only travels."""
    if dyad.recipient is None:
        return False
    if deed.symmetric and any(_mediates(syntax, deed, part) for part in (dyad.initiator, dyad.recipient)):
        return True
    return deed.type == "RETREAT" and syntax.lemmas[deed.word] in classes("departing") and _travels(syntax, deed, dyad)


def _mediates(syntax: Syntax, deed: Deed, part: Part) -> bool:
    """Whether someone is told to have brokered the act: "a truce brokered by Norland", "the Norland-brokered truce"."""
    if part.reading is not None:
        return False
    brokered = [
        child
        for child in syntax.children[deed.word]
        if syntax.lemmas[child] in classes("brokering") and syntax.deprels[child] in ("acl", "amod", "compound")
    ]
    words = {below for child in brokered for below in syntax.subtree(child)}
    words |= {below for by in syntax.after(deed.word, "by") if brokered for below in syntax.subtree(by)}
    return part.mention.word in words


def _travels(syntax: Syntax, deed: Deed, dyad: Dyad) -> bool:
    """Whether a person leaves a land ("the president left Norland"), or somebody leaves what is no place."""
    mention = dyad.initiator.mention
    if mention.form == "person" or mention.actor.kind in ("person", "office"):
        return True
    left = syntax.object(deed.word)
    if left is None or syntax.upos[left] != "NOUN" or (dyad.recipient and dyad.recipient.slot):
        return False
    return not any(syntax.lemmas[left] in classes(name) for name in THINGS)
