"""Past, present and future at large: "now", "recently", "soon"."""

from __future__ import annotations

import re

from dragoman.claims.time.calendar import Meaning
from dragoman.claims.time.rules.form import Match, Setting, rule

NOW = ("now", "right now", "currently", "current", "at present", "presently", "these days", "nowadays")
SOON = ("the future", "the near future", "future", "soon", "the near term", "the short term", "the coming days")


def reference(m: Match, s: Setting) -> Meaning | None:
    words = re.sub(r"\s+", " ", m[0])
    if words in NOW and s.dated:
        return Meaning("DATE", "PRESENT_REF", str(s.published), str(s.published))
    return Meaning("DATE", "PRESENT_REF" if words in NOW else "FUTURE_REF" if words in SOON else "PAST_REF")


RULES = (
    rule(r"right now|these days|at present|now|currently|current|presently|nowadays|(?:more )?recently|recent"
         r"|the (?:near )?future|the (?:near|short) term|the recent past|recent times|the past"
         r"|(?<!as\s)soon(?! (?:as|after))", reference),
)  # fmt: skip
