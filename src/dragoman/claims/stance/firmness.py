"""How firmly an act is said to have happened.

Takes a Reading and the word of an act, gives its polarity, certainty and aspect, and the stance derived from them.
The words that bend an act are in vocabulary/stance.csv; how far each reaches is in `scope`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.clause import finite
from dragoman.claims.stance.bent import Bent
from dragoman.claims.stance.scope import walk
from dragoman.claims.syntax import Syntax
from dragoman.records import Aspect, Certainty, Polarity, Reading, Record, Source, Stance
from dragoman.vocabulary.stance import stance_label

# How much the rules count beside the claim head, by what they say; set on the dev reports. That no word bends an act
# says less than that one does: the rules may not know it. A condition gives way only to a head that is all but certain,
# a denial to none: it may never be taken for a deed.
RULES: dict[Stance, float] = {"asserts": 0.35, "hedges": 0.45, "expects": 0.45, "denies": 0.55, "supposes": 0.49}
# The scale of UDS factuality: three steps away from even, whichever way.
WEIGHT: dict[Certainty, float] = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "none": 0.0}


class CueEffect(Record, frozen=True, kw_only=True):
    """What a cue makes of its content, and where it stands: `word` is None outside the act's sentence."""

    lemma: str
    polarity: Polarity
    certainty: Certainty
    aspect: Aspect | None
    word: int | None


class Factuality(Record, frozen=True, kw_only=True):
    """Whether an act happened, for its innermost source; `trace` names the words that say so, nearest first."""

    polarity: Polarity
    certainty: Certainty
    aspect: Aspect
    trace: tuple[str, ...]


def stance_of(
    reading: Reading, word: int, effects: Sequence[CueEffect] = (), *, syntax: Syntax | None = None
) -> Factuality:
    """Whether the act at `word` happened, for the innermost source (the last of `effects`) or else for the outlet.

    Only the innermost cue bends the act: that the Courier denies that Norland *said* so is no denial by Norland.
    """
    syntax = syntax or Syntax(reading)
    cue_words = frozenset(effect.word for effect in effects if effect.word is not None)
    bent = walk(syntax, word, cue_words)
    if effects and not (effects[-1].word is not None and _apart(syntax, word, effects[-1].word)):
        said = effects[-1]
        bent = bent.under(said.polarity, said.certainty, said.aspect, said.lemma)
    return _factuality(bent)


def _apart(syntax: Syntax, word: int, cue: int) -> bool:
    """Whether a clause of its own stands between an act and its cue: "vowed to fight the rebels who attacked"."""
    for at in (word, *syntax.path(word)):
        if at == cue:
            return False
        if syntax.deprels[at] == "acl:relcl" and cue in syntax.path(at) and finite(syntax.reading, at):
            return True
    return False


def weighed(firm: Factuality, sources: Sequence[Source], chances: Sequence[tuple[Stance, float]]) -> Factuality:
    """What the rules say of an act, or what the claim head says where it is surer (`chances` of the five stances).

    The rules' stance counts as RULES says, the head's probabilities the rest; on annotated reports the two together are
    right more often than either.
    """
    label = stance_label(firm.polarity, firm.certainty, firm.aspect, sources)
    scores = {stance: (1 - RULES[label]) * chance for stance, chance in chances}
    scores[label] = scores.get(label, 0.0) + RULES[label]
    best = max(scores, key=lambda stance: scores[stance])
    if best == label:
        return firm
    trace = (*firm.trace, f"claim head: {best}")
    plain: Aspect = firm.aspect if firm.aspect in ("done", "ongoing") else "done"
    match best:
        case "asserts":
            return Factuality(polarity="+", certainty="certain", aspect=plain, trace=trace)
        case "hedges":
            return Factuality(polarity="+", certainty="possible", aspect=plain, trace=trace)
        case "denies":
            return Factuality(polarity="-", certainty="certain", aspect=plain, trace=trace)
        case "expects":
            certainty: Certainty = "probable" if firm.certainty in ("possible", "none") else firm.certainty
            return Factuality(polarity="+", certainty=certainty, aspect="future", trace=trace)
        case "supposes":
            return Factuality(polarity="+", certainty="none", aspect="hypothetical", trace=trace)


def factuality_score(polarity: Polarity, certainty: Certainty, aspect: Aspect) -> float:
    """Factuality from −3 (certainly not) to 3 (certainly so); what is only supposed or demanded is 0.

    The future keeps its certainty, as in FactBank (Saurí and Pustejovsky 2009).
    """
    if aspect in ("hypothetical", "demanded"):
        return 0.0
    weight = WEIGHT[certainty]
    return -weight if polarity == "-" else weight


def _factuality(bent: Bent) -> Factuality:
    return Factuality(
        polarity="+" if bent.positive else "-",
        certainty=bent.certainty,
        aspect=bent.aspect,
        trace=bent.trace,
    )
