"""The words of a sentence by which two tellings of one happening are alike.

Takes a claim, gives stems: without the names of those it is about and who
says so, as every sentence of a dyad has these, and without its trigger,
which is compared by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.records import Claim
from dragoman.vocabulary.common import common_words
from dragoman.vocabulary.forms import IRREGULAR

WORD = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*")
# Words before the trigger, or before the words for a thing, that tell of a further step.
MORE = re.compile(
    r"\b(?:(?<!or )(?<!ever )(?<!once )more(?!\s+(?:than|\w+ly\b))"
    r"|further|additional|another|extra|again|in\s+addition)\b",
    re.IGNORECASE,
)
AROUND = 30  # characters about the trigger and an item within which such a word belongs to it
ENDINGS = ("ing", "ed", "es", "s")
VOWELS = frozenset("aeiouy")
# Letters that stay: words of one stem differ behind these ("launch", "launcher"), others seldom agree so far.
STEM = 6
SHORTEST = 4  # letters of a word that says something; numbers may be shorter


def words(claim: Claim) -> frozenset[str]:
    """The stems of a claim's sentence."""
    text = list(claim.sentence)
    said_by = [source for source in claim.sources if source.start is not None]
    for part in (claim.trigger, claim.initiator, claim.recipient, claim.against, *said_by):
        if part is None or part.start is None or part.end is None:
            continue
        start, end = part.start - claim.sentence_start, part.end - claim.sentence_start
        if 0 <= start < end <= len(text):
            text[start:end] = " " * (end - start)
    cues = {stem(word) for source in claim.sources for word in (source.cue or "").split()}
    return stems("".join(text)) - cues


def speaks_of_more(claim: Claim) -> bool:
    """Whether a claim tells of more of something or of another one: "plans to send more drones", "a second round"."""
    sentence = claim.sentence
    at = claim.trigger.start - claim.sentence_start
    end = claim.trigger.end - claim.sentence_start
    if MORE.search(sentence, max(0, at - AROUND), end):
        return True
    return any(
        MORE.search(sentence, max(0, place - AROUND // 2), place + len(item.name)) is not None
        for item in claim.items
        if (place := sentence.find(item.name)) >= 0
    )


def trigger_words(claim: Claim) -> frozenset[str]:
    """The stems of the words that express the act."""
    return frozenset(stem(word) for word in claim.trigger.text.lower().split())


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something, and its numbers."""
    found = (word.lower() for word in WORD.findall(text))
    return frozenset(
        stem(word) for word in found
        if word not in common_words() and (len(word) >= SHORTEST or (word[0].isdigit() and len(word) > 1))
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What the forms of a word share: "drone" and "drones", "shell" and "shelling", "struck" and "strikes"."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    word = IRREGULAR.get(word, word)
    if word[:1].isdigit():
        return word.replace(",", "")
    bare = next((word.removesuffix(ending) for ending in ENDINGS if _may_end(word, ending)), word)
    bare = bare[:2] + bare[2:].rstrip("eiy")  # "supply", "supplies", "supplied"
    if len(bare) > 2 and bare[-1] == bare[-2]:  # "plan", "planned"
        bare = bare[:-1]
    return bare[:STEM]


def _may_end(word: str, ending: str) -> bool:
    """Whether letters at the end of a word may be an ending, behind a stem that can be spoken."""
    before = word.removesuffix(ending)
    return word.endswith(ending) and len(before) > 1 and not VOWELS.isdisjoint(before)
