"""Tell a claim whose sentence stands word for word in another report: a copy that was cut, or got a headline.

Takes a claim, gives a key that all such copies of it have.
"""

from __future__ import annotations

from hashlib import blake2b

from dragoman.events.profile import days_told
from dragoman.records import Claim

RUN = 30  # days within which copies run (`documents.copies`); later, an outlet repeats a formula
LEAST = 6  # words of a sentence that two do not write by chance: "They met."
MARKS = str.maketrans("“”„«»‘’", '"""""\'\'')


def wording(claim: Claim) -> str | None:
    """A hash of a claim's sentence and of the place of its trigger, however spaces and quotation marks are printed.

    None where the sentence is short. The days that it tells count too: the
    same "on Monday" of two weeks is of two days.
    """
    at, end = claim.trigger.start - claim.sentence_start, claim.trigger.end - claim.sentence_start
    if len(claim.sentence.split()) < LEAST:
        return None
    parts = claim.sentence[:at], claim.sentence[at:end], claim.sentence[end:]
    plain = "|".join(" ".join(part.translate(MARKS).split()) for part in parts)
    return blake2b(f"{plain} {days_told(claim)}".encode(), digest_size=8).hexdigest()
