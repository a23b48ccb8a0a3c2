"""Which words of a sentence express an act, and of what type.

Takes the Syntax of a sentence and what the reader's claim head saw, gives Deeds. Two witnesses
speak for a deed: a row of vocabulary/acts.csv whose conditions hold, and the
head. `confidence` weighs both; `trace` says which spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.acts.matching import matches
from dragoman.claims.syntax import Syntax
from dragoman.records import Act, EventType, Record
from dragoman.vocabulary.acts import ActEntry, light_verbs, phrase_head
from dragoman.vocabulary.classes import classes

# How much each witness weighs; set on the dev reports (docs/reference/evaluation.md).
TABLE_WEIGHT, HEAD_WEIGHT = 0.45, 0.55
PHRASE_WEIGHT = 0.6  # of a row of three words or more: the head, which looks at one, must not overrule them all
SECOND_ROW = 0.4  # a row that another row comes before counts for less
LEAST = 0.2  # a deed below this is not weighed further
SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "ALLY", "RIVAL"})


FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "ALLY"})
PENALTIES = frozenset({"SANCTION", "COERCE", "THREATEN", "REJECT"})
ENDED = {
    "SANCTION": FRIENDLY, "REJECT": FRIENDLY, "COERCE": FRIENDLY, "CONCEDE": PENALTIES, "RETREAT": PENALTIES,
}  # fmt: skip


class Deed(Record, frozen=True, kw_only=True):
    """A word that expresses an act: what the table says of it, what the head says."""

    word: int
    first: int  # the trigger's words
    last: int
    type: EventType
    entry: ActEntry | None  # the row that gives the type, else the first, for its slots
    act: Act | None
    row: float  # how much the table says for the type: 1 by its first row that holds
    head: float  # the head's probability of the type
    trace: str
    told: int  # the word whose clause tells of it: the word itself, or the verb that it belongs to

    @property
    def confidence(self) -> float:
        """Both witnesses weighed together."""
        return TABLE_WEIGHT * self.row + HEAD_WEIGHT * self.head

    @property
    def symmetric(self) -> bool:
        """Whether the act runs both ways, as the row says or, without a row for the type, as the type mostly does."""
        if self.entry is not None and self.entry.type == self.type:
            return self.entry.symmetric
        return self.type in SYMMETRIC


def find_deeds(syntax: Syntax, *, least: float = LEAST) -> list[Deed]:
    """The deeds of a sentence in the order of their words; at most one a word, none less sure than `least`."""
    acts = _acts(syntax)
    found = []
    for word in range(len(syntax)):
        entries, act = matches(syntax, word), acts.get(word)
        if entries or act:
            deed = _weighed(syntax, word, entries, act)
            if deed.confidence >= least:
                found.append(deed)
    return [deed for deed in found if not _within(syntax, deed, found)]


def _acts(syntax: Syntax) -> dict[int, Act]:
    """What the head sees at each word; at a particle ("called *off*") it sees it at the verb, if nothing else there."""
    acts = {act.word: act for act in syntax.reading.acts}
    for act in syntax.reading.acts:
        if syntax.deprels[act.word] == "compound:prt":
            del acts[act.word]
            acts.setdefault(syntax.heads[act.word], act)
    return acts


def _within(syntax: Syntax, deed: Deed, others: Sequence[Deed]) -> bool:
    """Whether a deed is but part of another one."""
    above, relation = syntax.heads[deed.word], syntax.deprels[deed.word]
    over = [other for other in others if other.word == above]
    if not deed.row and _says_nothing(syntax, deed, over, others):
        return True
    if relation == "advcl" and deed.type == "REQUEST":  # what protesters demand is what they protest about
        return any(other.type == "PROTEST" for other in over)
    if relation == "compound" and syntax.lemmas[above] in classes("sanctions"):  # the trade of "trade embargo"
        return deed.type in FRIENDLY
    governs = relation in ("obj", "nsubj:pass", "xcomp") or (relation == "nmod" and syntax.upos[above] == "NOUN")
    if governs and syntax.lemmas[above] in classes("ending"):  # the aid of "cut its aid"
        return any(deed.type in ENDED.get(other.type, ()) for other in over)
    return False


def _says_nothing(syntax: Syntax, deed: Deed, over: Sequence[Deed], others: Sequence[Deed]) -> bool:
    """Whether a word that only the head takes for a deed carries one or belongs to one: "*imposed* sanctions"."""
    lemma = syntax.lemmas[deed.word]
    if lemma in light_verbs():
        things = [child for child in syntax.children[deed.word] if syntax.deprels[child] in ("obj", "nsubj:pass")]
        return any(other.word in things and other.row == 1.0 for other in others)
    return any(other.entry is not None and lemma in other.entry.lemma.split()[1:] for other in over)  # "took prisoner"


def _weighed(syntax: Syntax, word: int, entries: tuple[ActEntry, ...], act: Act | None) -> Deed:
    """The likeliest type of a word by both witnesses."""
    rows: dict[EventType, float] = {}
    # What a phrase says, its one word does not say: who "fought on the same side" did not fight one another.
    phrases = tuple(entry for entry in entries if " " in entry.lemma)
    for rank, entry in enumerate(phrases or entries):
        rows.setdefault(entry.type, SECOND_ROW if rank else 1.0)
    chances = dict(act.types) if act else {}
    table = PHRASE_WEIGHT if any(len(entry.lemma.split()) > 2 for entry in phrases) else TABLE_WEIGHT
    kind = max({**rows, **chances}, key=lambda name: table * rows.get(name, 0.0) + HEAD_WEIGHT * chances.get(name, 0.0))
    row = next((entry for entry in entries if entry.type == kind), entries[0] if entries else None)
    first, last = _span(syntax, word, row)
    said = [f"acts.csv: {row.lemma} → {row.type}"] if row else []
    said += [f"claim head: {act.types[0][0]} {act.types[0][1]:.2f}"] if act else []
    return Deed(
        word=word, first=first, last=last, type=kind, entry=row, act=act, row=rows.get(kind, 0.0),
        head=chances.get(kind, 0.0), trace="; ".join(said), told=_telling(syntax, word, kind, kind in rows),
    )  # fmt: skip


def _telling(syntax: Syntax, word: int, kind: EventType, known: bool) -> int:
    """The word whose clause tells of a deed that the head alone sees at a word.

    A preposition tells nothing ("armed rebels *against* Norland": the verb does); an AGREE at "restore" in
    "agreed to restore relations" is the agreeing.
    """
    if known:
        return word
    if syntax.deprels[word] == "case":
        telling = (
            above
            for above in syntax.path(word)
            if syntax.upos[above] in ("VERB", "AUX") or syntax.child(above, "cop") is not None  # "is in step with"
        )
        return next(telling, word)
    above = syntax.heads[word]
    if syntax.deprels[word] in ("xcomp", "ccomp") and any(row.type == kind for row in matches(syntax, above)):
        return above
    return word


def _span(syntax: Syntax, word: int, entry: ActEntry | None) -> tuple[int, int]:
    """The trigger's words: all of a fixed phrase where they stand together, else the word alone."""
    if entry is None or " " not in entry.lemma:
        return word, word + 1
    words = entry.lemma.split()
    first = word - phrase_head(entry.lemma, entry.pos)
    together = first >= 0 and list(syntax.lemmas[first : first + len(words)]) == words
    return (first, first + len(words)) if together else (word, word + 1)
