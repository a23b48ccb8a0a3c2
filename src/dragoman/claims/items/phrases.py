"""Which noun phrases may tell what an act is about.

Takes the Syntax of a sentence, the word of an act and its predicate, gives the
heads of phrases that the act's syntax and roles point to, the likeliest first;
`items` says which of them name a thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dragoman.claims.items.things import kind_at, preposition
from dragoman.claims.syntax import Syntax
from dragoman.records import Argument, EventType, Predicate

OBJECTS = ("obj", "nsubj:pass", "csubj:pass", "obl:arg")
NAMELY = frozenset(("including", "such as", "like"))
TOOL = frozenset(("with", "using", "via", "including", "involving"))
TOPIC = frozenset(("in", "on", "over", "about"))  # "cooperation on intelligence", "sanctions on oil"
AIMED = frozenset(("on", "against", "at", "to"))  # "an attack on a convoy"
STRIKES = frozenset(
    ("strike", "airstrike", "attack", "raid", "bombing", "bombardment", "test", "fire", "barrage", "explosion", "blast",
     "shelling", "ambush", "assault")
)  # fmt: skip
USING = frozenset(("use", "employ", "deploy", "fire", "include", "involve", "launch"))
CONTAINING = frozenset(("include", "comprise", "contain", "total"))  # "the aid includes 200 rifles"
SENDING = frozenset(("use", "employ", "deploy", "launch", "fire", "send", "dispatch"))
PEOPLE_OR_PLACES = frozenset(("personnel", "territory", "base", "prisoners"))
ACTING = frozenset(  # kinds that, as the subject, are tools; troops and fighters who attack are actors, no items
    ("drone", "missile", "air defence", "aircraft", "armour", "artillery", "ammunition", "vessel", "weapons", "money",
     "vehicle", "chemical weapons", "small arms", "food", "fuel", "aid")
)  # fmt: skip
PLACES = frozenset(("territory", "base"))
SINGULAR, PLURAL = frozenset(("it", "its")), frozenset(("them", "they", "these", "those", "their"))
MOVING = frozenset(("MOBILIZE", "RETREAT"))  # acts whose subject is what moves: "the troops left"
ASKED = frozenset(("REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"))  # acts about another that a clause tells
COVERING = frozenset(("everything", "anything", "all", "some", "many", "most", "none", "half", "one", "two", "three"))
PARTICLES = frozenset(("IN", "TO", "ADP", "PUNCT", "HYPH", ",", "``", "''"))
RELATIVE = frozenset(("that", "which", "who", "whom"))
DEEPEST = 3  # clauses within clauses


def phrases(syntax: Syntax, word: int, predicate: Predicate | None, type: EventType | None) -> Iterator[int]:
    """Heads of the phrases that may hold what the act is about."""
    for child in syntax.children[word]:
        yield from _of_child(syntax, child, word, type)
    yield from described(syntax, word)
    yield from _used_to(syntax, word)
    yield from _of_its_verb(syntax, word)
    if predicate is not None:
        yield from _by_roles(syntax, word, predicate)
        if type == "REQUEST":
            yield from _asked_for(syntax, word, predicate)


def described(syntax: Syntax, word: int) -> Iterator[int]:
    """The noun that a clause at `word` describes as what it acts on: "the missiles that it supplied"."""
    head = syntax.heads[word]
    if syntax.deprels[word].startswith("acl") and _describes_object(syntax, word):
        yield from syntax.conjuncts(head)
    elif syntax.deprels[word] == "amod" and syntax.upos[word] == "VERB":
        yield head  # "captured tanks"


def _describes_object(syntax: Syntax, word: int) -> bool:
    """Whether the noun before a relative clause is what its verb acts on, or a tool that acts."""
    if kind_at(syntax, syntax.heads[word]) in ACTING:
        return True
    below = syntax.children[word]
    if syntax.deprels[word] == "acl" and any(syntax.deprels[child] == "mark" for child in below):
        return False  # "the fact that they struck", "efforts to strike"
    if any(syntax.deprels[child] in ("obj", "ccomp") and syntax.lemmas[child] not in RELATIVE for child in below):
        return False
    subjects = [child for child in below if syntax.deprels[child] in ("nsubj", "csubj")]
    if syntax.xpos[word] == "VBG" and not subjects:
        return False  # "rebels fighting"
    return not any(syntax.lemmas[child] in RELATIVE for child in subjects)


def _of_child(syntax: Syntax, child: int, word: int, type: EventType | None, depth: int = 0) -> Iterator[int]:
    relation = syntax.deprels[child]
    if depth > DEEPEST:
        return
    if relation in OBJECTS or relation == "compound":
        yield from _meant(syntax, child, type)
    elif relation.startswith("nsubj"):
        kind = kind_at(syntax, child)
        moves = kind == "personnel" and type in MOVING and not _has_object(syntax, word)
        if kind in ACTING or moves:
            yield child
    elif relation == "nmod:poss" and type in MOVING:
        yield from _meant(syntax, child, type)  # "the troops' withdrawal"
    elif relation.startswith(("obl", "nmod")):
        yield from _after_preposition(syntax, child, word, type)
    elif relation in ("xcomp", "ccomp", "acl", "advcl"):
        yield from _in_clause(syntax, child, word, type, depth)
    elif relation == "conj" and syntax.upos[word] == syntax.upos[child] == "VERB" and not _has_object(syntax, word):
        # "bought and shipped drones": the object stands with the second verb.
        yield from (one for one in syntax.children[child] if syntax.deprels[one] == "obj")


def _in_clause(syntax: Syntax, child: int, word: int, type: EventType | None, depth: int) -> Iterator[int]:
    """ "Stopped supplying gas", "a threat to cut supplies", "struck it using drones"."""
    below = syntax.children[child]
    goes_on = syntax.deprels[child] == "xcomp" or (type in ASKED and _asked(syntax, child, type))
    if syntax.lemmas[child] in USING and syntax.deprels[child] != "ccomp":
        yield from (one for one in below if syntax.deprels[one] in OBJECTS)
    elif goes_on and syntax.upos[child] == "VERB":
        yield from (at for one in below for at in _of_child(syntax, one, child, type, depth + 1))


def _asked(syntax: Syntax, clause: int, type: EventType | None = None) -> bool:
    """Whether a clause tells what is asked for, agreed or threatened: not when, nor what somebody is warned of."""
    if syntax.deprels[clause] == "ccomp":
        return type != "THREATEN"
    return any(syntax.lower[one] == "to" and syntax.deprels[one] == "mark" for one in syntax.children[clause])


def _after_preposition(syntax: Syntax, child: int, word: int, type: EventType | None) -> Iterator[int]:
    if syntax.lemmas[child] in STRIKES:  # "killed in a drone strike"
        yield from (one for one in syntax.children[child] if syntax.deprels[one] == "compound")
    noun = syntax.upos[word] in ("NOUN", "PROPN") or syntax.xpos[word] == "VBG"
    if preposition(syntax, child) == "of":
        yield from _meant(syntax, child, type) if noun else ()
    elif _tells(syntax, child, noun, type):
        yield child


def _tells(syntax: Syntax, child: int, noun: bool, type: EventType | None) -> bool:
    """Whether what follows a preposition is what the act is about, not where, when or to whom it is done."""
    case, kind = preposition(syntax, child), kind_at(syntax, child)
    thing = kind not in PEOPLE_OR_PLACES
    if case in TOOL or (case == "by" and not noun):
        return thing
    if case in ("in", "for") and kind == "money":
        return True  # "paid in cash", "bought for $3 million"
    if case == "for":
        return type == "REQUEST" or (noun and thing)
    if case in AIMED and type in ("ASSAULT", "SANCTION"):
        return kind not in ("personnel", "territory", None)
    if case in TOPIC:
        return thing and (noun or type == "COOPERATE")
    return case == "from" and type == "RETREAT" and kind in ("territory", "base")


def _has_object(syntax: Syntax, word: int) -> bool:
    return any(syntax.deprels[one] in OBJECTS for one in syntax.children[word])


def _used_to(syntax: Syntax, word: int) -> Iterator[int]:
    """What is used or sent for the act: "use drones to strike", "rifles it will use to fight", "used in the attack"."""
    above = syntax.heads[word]
    if above < 0:
        return
    purpose = syntax.deprels[word] in ("advcl", "xcomp", "acl") and _asked(syntax, word)
    users = [above] if purpose or syntax.deprels[word] == "obl" else []
    users += syntax.children[above] if purpose else ()  # "denounced its use of missiles to destroy"
    for user in (one for one in users if one != word and syntax.lemmas[one] in SENDING):
        yield from (one for one in syntax.children[user] if syntax.deprels[one] in OBJECTS)
        yield from syntax.after(user, "of") if syntax.upos[user] == "NOUN" else described(syntax, user)


def _of_its_verb(syntax: Syntax, word: int) -> Iterator[int]:
    """What a noun's verb says it holds: "the aid includes 200 rifles"."""
    above = syntax.heads[word]
    if above >= 0 and syntax.deprels[word].startswith("nsubj") and syntax.lemmas[above] in CONTAINING:
        yield from (one for one in syntax.children[above] if syntax.deprels[one] == "obj")


def _by_roles(syntax: Syntax, word: int, predicate: Predicate) -> Iterator[int]:
    """What the reader's roles point to, unless a preposition says that it is where, when or to whom."""
    yield from _before_its_subject(syntax, word, predicate)
    for argument in predicate.arguments:
        head = None if argument.first <= word < argument.last else head_of(syntax, argument)
        if head is None or argument.role not in ("ARG1", "ARG2", "ARG3", "ARGM-MNR"):
            continue
        case, done_to = preposition(syntax, head), argument.role == "ARG1"
        thing = kind_at(syntax, head) not in PEOPLE_OR_PLACES
        given = (case in TOOL and thing) or (case == "of" and (done_to or thing))
        if given or (done_to and case is None and syntax.deprels[head] != "iobj"):
            yield head


def _asked_for(syntax: Syntax, word: int, predicate: Predicate) -> Iterator[int]:
    """The first thing after "for" in what is asked, however parsed: "asked them for $9 million to build a road"."""
    for argument in predicate.arguments:
        if argument.role == "ARG1" and word < argument.first and syntax.lower[argument.first] == "for":
            inside = range(argument.first + 1, argument.last)
            until = next((at for at in inside if syntax.upos[at] in ("VERB", "PART", "PUNCT")), argument.last)
            yield from islice((at for at in range(argument.first, until) if kind_at(syntax, at)), 1)


def _before_its_subject(syntax: Syntax, word: int, predicate: Predicate) -> Iterator[int]:
    """The thing right before who does it, if roles tell of nothing it is done to: "the deal both sides signed"."""
    roles = {argument.role: argument for argument in predicate.arguments}
    doer = roles.get("ARG0")
    if doer is None or "ARG1" in roles or not 0 < doer.first < doer.last <= word:
        return
    before = doer.first - 1
    if syntax.upos[before] == "NOUN" and kind_at(syntax, before) not in (None, *PEOPLE_OR_PLACES):
        yield before


def head_of(syntax: Syntax, argument: Argument) -> int | None:
    """The noun on which the other words of an argument hang, if it is a noun phrase."""
    inside = range(argument.first, argument.last)
    tops = [at for at in inside if syntax.heads[at] not in inside and syntax.xpos[at] not in PARTICLES]
    return tops[0] if tops and syntax.upos[tops[0]] in ("NOUN", "PROPN", "SYM", "NUM") else None


def _meant(syntax: Syntax, word: int, type: EventType | None) -> Iterator[int]:
    """The noun that a word stands for: itself, what "everything" covers, or what "them" takes up."""
    if syntax.upos[word] not in ("PRON", "DET", "NUM", "ADJ"):
        yield word
    elif syntax.lemmas[word] in COVERING:
        yield word
        covered = (one for one in syntax.children[word] if syntax.deprels[one].startswith("nmod"))
        yield from (one for one in covered if syntax.case(one) in ("of", "from", "to", *NAMELY))
    elif syntax.lower[word] in SINGULAR | PLURAL:
        taken_up = antecedent(syntax, word, type)
        if taken_up is not None:
            yield taken_up


def antecedent(syntax: Syntax, pronoun: int, type: EventType | None) -> int | None:
    """The thing that "it" or "them" takes up: the nearest before it in the sentence, of the same number.

    Troops are taken up where they move, territory where it changes hands.
    """
    plural = syntax.lower[pronoun] in PLURAL
    kinds = ACTING | {"personnel"} if type in MOVING else ACTING | PLACES if type in ("COERCE", "CONCEDE") else ACTING
    for at in range(pronoun - 1, -1, -1):
        if syntax.upos[at] not in ("NOUN", "PROPN") or syntax.deprels[at] in ("compound", "nmod:poss"):
            continue
        kind = kind_at(syntax, at)
        many = syntax.xpos[at] in ("NNS", "NNPS") or bool(len(syntax.conjuncts(at)) > 1)
        if kind in kinds and many == plural:
            return at
    return None
