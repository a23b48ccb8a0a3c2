"""Tell who fights a war from where it is fought: "the Syrian conflict" names a place, and whoever enters it has not
for that fought Syria.
"""

from __future__ import annotations

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.mentions.records import Mention
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.classes import classes

WHERE = ("amod", "compound", "nmod", "nmod:desc")  # "the Syrian war", "the Syria war", "the war in Syria"
BETWEEN = frozenset({"with", "against", "between", "on", "of", "by", "among"})


def is_of_others(syntax: Syntax, deed: Deed, dyad: Dyad) -> bool:
    """Whether a noun for a war is only told of where it is fought, and one of the two sides stands outside its words.

    "Norland's role in the Syrian war", "Norland fears the war in Syria": no
    act of Norland's towards Syria. Who wages a war somewhere fights there:
    "Norland waged war in Syria".
    """
    if deed.type != "ASSAULT" or not deed.symmetric or syntax.upos[deed.word] != "NOUN" or dyad.recipient is None:
        return False
    if dyad.initiator.reading is not None or dyad.recipient.reading is not None:  # named in a sentence before
        return False
    within = frozenset(syntax.subtree(deed.word))
    sides = [dyad.initiator.mention, dyad.recipient.mention]
    where = [side for side in sides if _is_where(syntax, deed.word, side)]
    if len(where) != 1 or all(side.word in within for side in sides):
        return False
    verb = syntax.heads[deed.word]
    return verb < 0 or syntax.deprels[deed.word] not in ("obj", "obl", "nsubj:pass") or not _wages(syntax, verb)


def _is_where(syntax: Syntax, war: int, side: Mention) -> bool:
    """Whether a side of a war only says which war it is, or where; "in Syria" may hang on the verb as well."""
    relation, head, case = syntax.deprels[side.word], syntax.heads[side.word], syntax.case(side.word)
    if head == war:
        return relation in WHERE and case not in BETWEEN
    return head == syntax.heads[war] and relation == "obl" and case == "in"


def _wages(syntax: Syntax, verb: int) -> bool:
    return syntax.lemmas[verb] in classes("wage")
