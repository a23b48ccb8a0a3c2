"""Kinds of attribution that simple methods miss, defined before anything was tuned on them.

A slice is a test on what was labelled, so that it is the same whatever was
predicted. An attribution or claim may stand in several, or in none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

DENIAL = re.compile(
    r"\b(den(y|ies|ied|ying|ials?)|refus(e|es|ed|ing|als?)|reject(s|ed|ing|ions?)?|declin(e|es|ed|ing)"
    r"|disput(e|es|ed|ing)|dismiss(es|ed|ing|als?)?|rebut(s|ted)?|refut(e|es|ed|ing)|disavow(s|ed)?"
    r"|not|never|no|nor|neither|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"\b(officials?|sources?|analysts?|experts?|critics?|observers?|aides?|advis[eo]rs?|diplomats?|researchers?"
    r"|scientists?|witness(es)?|residents?|activists?|authorities|investigators?|reports?|people|persons?|some|many"
    r"|others?|those|commentators?|opponents?|supporters?|insiders?|staff(ers?)?|economists?|lawyers?|anonymous)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"(I|you|he|she|it|we|they|him|her|them|who|which|that|his|its|their)", re.IGNORECASE)
QUOTATION = re.compile(r"[\"“”«»]|``|''|(?<!\w)['‘]|['’](?!\w)")
NAMED = re.compile(r"\b[A-Z][\w.'’-]+ [A-Z][\w'’-]+\s*$")  # ends in two capitalised words: "officials" may precede them

# A stop with what closes after it, blanks and what may open before a capital; or the end of a line. Titles and
# initials end no sentence.
SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])"
    r"[.?!…][\"”’'»)]*\s+[\"“‘'«(]*(?=[A-Z0-9])|\n"
)

Slice = Callable[[str, str, str], bool]  # of the words of source, cue and content (with the characters around it)
Parts = Mapping[str, Sequence[Sequence[int]]]  # the pieces of each part as [start, end) characters

ATTRIBUTION: dict[str, Slice] = {
    "denials": lambda source, cue, content: DENIAL.search(cue) is not None,
    "no source": lambda source, cue, content: not source,
    "unnamed": lambda source, cue, content: UNNAMED.search(source) is not None and not NAMED.search(source),
    "indirect": lambda source, cue, content: QUOTATION.search(content) is None,
    "pronoun": lambda source, cue, content: PRONOUN.fullmatch(source) is not None,
}
PLACES = ("inner", "outer", "over sentence ends")


def of_attribution(source: str, cue: str, content: str) -> list[str]:
    """The slices of an attribution by its words; `content` with two characters on either side, for quotation marks."""
    return [name for name, holds in ATTRIBUTION.items() if holds(source, cue, content)]


def of_place(text: str, attribution: Parts, others: Sequence[Parts]) -> list[str]:
    """The slices of an attribution by where its parts stand in the text and among those of the others.

    "inner": its cue lies in the content of another. "outer": its content holds the cue of another. "over sentence
    ends": a sentence ends between the first and the last character of its content.
    """
    content = attribution["content"]
    stretch = text[min(start for start, _ in content) : max(end for _, end in content)] if content else ""
    slices = {
        "inner": any(_holds(other, attribution) for other in others),
        "outer": any(_holds(attribution, other) for other in others),
        "over sentence ends": SENTENCE_END.search(stretch) is not None,
    }
    return [name for name, holds in slices.items() if holds]


def _holds(outer: Parts, inner: Parts) -> bool:
    """Whether the cue of one begins in the content of the other."""
    return any(start <= at < end for at, _ in inner["cue"][:1] for start, end in outer["content"])


def of_claim(gold: dict[str, Any], sentence: str) -> list[str]:
    """The slices of a labelled claim; its sources are names of actors, so a pronoun cannot be told."""
    sources: Sequence[Sequence[str]] = gold["sources"]
    inner = sources[-1] if sources else []
    unnamed = any(name.startswith("anonymous") or name == "unspecified" for name in inner)
    slices = {
        "denials": "denies" in gold["stances"],
        "no source": not sources,
        "unnamed": unnamed,
        "indirect": bool(sources) and QUOTATION.search(sentence) is None,
    }
    return [name for name, holds in slices.items() if holds]
