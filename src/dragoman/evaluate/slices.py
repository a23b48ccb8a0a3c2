"""Kinds of attribution that simple methods miss, defined before anything was tuned on them.

A slice is a test on what was labelled, so that it is the same whatever was
predicted. An attribution or claim may stand in several, or in none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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

Slice = Callable[[str, str, str], bool]  # of the words of source, cue and content (with the characters around it)

ATTRIBUTION: dict[str, Slice] = {
    "denials": lambda source, cue, content: DENIAL.search(cue) is not None,
    "no source": lambda source, cue, content: not source,
    "unnamed": lambda source, cue, content: UNNAMED.search(source) is not None and not NAMED.search(source),
    "indirect": lambda source, cue, content: QUOTATION.search(content) is None,
    "pronoun": lambda source, cue, content: PRONOUN.fullmatch(source) is not None,
}


def of_attribution(source: str, cue: str, content: str) -> list[str]:
    """The slices of an attribution by its words; `content` with two characters on either side, for quotation marks."""
    return [name for name, holds in ATTRIBUTION.items() if holds(source, cue, content)]


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
