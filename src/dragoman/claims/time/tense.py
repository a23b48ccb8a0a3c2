"""Tell when an act happens from the tense of its verb alone.

Takes a reading and the verb of an act's clause, gives a Time where no words of
time are needed: what "is conducting" a drill or "has been fighting" does so on
the day of publication, and a headline tells in the present what is new that
day. The past tense alone tells nothing but that it is over.
"""

from __future__ import annotations

from datetime import date

from dragoman.claims.clause import children
from dragoman.records import Reading, Time

PRESENT = frozenset({"VBZ", "VBP"})
AUXILIARY = ("aux", "aux:pass")


def told_by_tense(reading: Reading, verb: int, published: date | None) -> Time | None:
    """The day of publication for what goes on then, with the verb's words; else None."""
    if published is None or reading.upos[verb] != "VERB":
        return None
    auxiliaries = [child for child in children(reading, verb) if reading.deprels[child] in AUXILIARY and child < verb]
    headline = reading.sentence.block == "title" and not auxiliaries and reading.xpos[verb] in PRESENT
    if not headline and not _goes_on(reading, verb, auxiliaries):
        return None
    first, day = min([*auxiliaries, verb]), published.isoformat()
    sentence = reading.sentence
    start, end = sentence.tokens[first].start - sentence.start, sentence.tokens[verb].end - sentence.start
    return Time(text=sentence.text[start:end], start=day, end=day)


def _goes_on(reading: Reading, verb: int, auxiliaries: list[int]) -> bool:
    """Whether a verb is in the present progressive, alone or of the perfect; not "was fighting", "is being told"."""
    if reading.xpos[verb] != "VBG" or not auxiliaries:
        return False
    lemmas = [reading.lemmas[one].lower() for one in auxiliaries]
    return set(lemmas) <= {"be", "have"} and reading.xpos[auxiliaries[0]] in PRESENT
