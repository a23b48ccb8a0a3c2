"""Tell whom a blow does not strike: where it only falls, who stands beside the striker, what is no foe at all.

Takes a Deed with a Dyad that slots and links would give it, and says whether
the words around it speak against that.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.dyads import Dyad
from dragoman.claims.acts.parties import SHARED, Parties
from dragoman.claims.acts.sides import ARMED, Part
from dragoman.claims.mentions.records import Mention
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.classes import classes

WITHIN = ("amod", "compound", "nmod:poss", "nmod:desc", "flat")  # "the northern Norlandic town"
ARMS = ("weapon", "troops", "ship", "aircraft")  # classes of what is named after what it is for: "assault rifle"
FOE = {"VERB": ("with", "against"), "NOUN": ("with", "against", "on")}


def misses(syntax: Syntax, deed: Deed, dyad: Dyad, parties: Parties) -> bool:
    """Whether an attack is not one of these two on each other, whatever slots and links say."""
    if deed.type != "ASSAULT" or dyad.recipient is None:
        return False
    if _bloodless(syntax, deed, dyad.recipient):
        return True
    if dyad.initiator.reading is not None or dyad.recipient.reading is not None:  # named in a sentence before
        return False
    return (
        _only_there(syntax, deed, dyad.initiator, dyad.recipient)
        or _side_by_side(syntax, deed, dyad, parties)
        or _only_named(syntax, deed, dyad)
    )


def _only_there(syntax: Syntax, deed: Deed, initiator: Part, recipient: Part) -> bool:
    """Whether a state is only where another strikes: "Norland's operation in Sudland".

    An armed group that strikes in a state may strike the state, and what is
    done to a state as such ("its aggression in Sudland") is.
    """
    if initiator.mention.actor.sector in ARMED or recipient.mention.actor.kind != "state":
        return False
    if syntax.upos[deed.word] == "NOUN" and syntax.lemmas[deed.word] not in classes("mission"):
        return False
    return syntax.case(_phrase(syntax, recipient.mention)) == "in" and (
        recipient.place or recipient.mention.form == "adjective"
    )


def _phrase(syntax: Syntax, mention: Mention) -> int:
    """The head of the noun phrase that a mention describes, or is."""
    word = mention.word
    while syntax.deprels[word] in WITHIN and syntax.heads[word] >= 0 and syntax.case(word) is None:
        word = syntax.heads[word]
    return word


def _side_by_side(syntax: Syntax, deed: Deed, dyad: Dyad, parties: Parties) -> bool:
    """Whether both stand in one list that fights something else: "Norlandic and Sudlandic crews battled the storm"."""
    assert dyad.recipient is not None
    one, other = dyad.initiator.mention.word, dyad.recipient.mention.word
    if other not in parties.tree.coordination(one):
        return False
    if not deed.symmetric:
        return one == other or dyad.recipient.slot < SHARED
    return any(not _sides(dyad) & set(syntax.subtree(foe)) for foe in _foes(syntax, deed.word))


def _only_named(syntax: Syntax, deed: Deed, dyad: Dyad) -> bool:
    """Whether a noun only tells what kind of thing something is, or what is recalled, and the sides stand outside it.

    "Norlandic combat troops in Sudland"; "Norlandic and Sudlandic veterans of
    the battle"; but "veterans of Norland's war on Sudland" tell of that war.
    """
    word, above = deed.word, syntax.heads[deed.word]
    if above < 0 or syntax.upos[word] != "NOUN":
        return False
    kind = syntax.deprels[word] == "compound" and any(syntax.lemmas[above] in classes(name) for name in ARMS)
    recalled = syntax.deprels[word] == "nmod" and syntax.lemmas[above] in classes("remembering")
    return (kind or recalled) and not _sides(dyad) & set(syntax.subtree(word))


def _sides(dyad: Dyad) -> set[int]:
    return {part.mention.word for part in (dyad.initiator, dyad.recipient) if part}


def _foes(syntax: Syntax, word: int) -> Iterator[int]:
    """What a word's own object or preposition says is fought; "fought a war" does not tell whom."""
    prepositions = FOE.get(syntax.upos[word], ())
    for child in syntax.children[word]:
        relation = syntax.deprels[child]
        against = relation.startswith(("obl", "nmod")) and syntax.case(child) in prepositions
        if (relation == "obj" or against) and syntax.lemmas[child] not in classes("assault") - classes("no_foe"):
            yield child


def _bloodless(syntax: Syntax, deed: Deed, recipient: Part) -> bool:
    """Whether nobody is struck: "a war of words", "battled the storm", "countered Norland's influence"."""
    word = deed.word
    told = [child for child in syntax.children[word] if syntax.deprels[child] in ("amod", "compound")]
    told += list(syntax.after(word, "of")) if syntax.upos[word] == "NOUN" else []
    if any(syntax.lemmas[child] in classes("bloodless") for child in told):
        return True
    fought = any(syntax.lemmas[foe] in classes("no_foe") for foe in _foes(syntax, word))
    return fought and recipient.slot < SHARED
