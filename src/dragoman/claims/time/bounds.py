"""What the words around time expressions make of them: "since June", "from 2003 to 2011", "meet Monday".

Takes the expressions that tell of an act, gives its Time.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from dragoman.claims.clause import children
from dragoman.claims.time.placed import Dated, text_of, word_at
from dragoman.records import Reading, Time
from dragoman.vocabulary.cues import cue

FROM = frozenset({"since", "from", "starting", "beginning"})
UNTIL = frozenset({"until", "till", "through", "by", "before"})
AFTER = frozenset({"after", "following"})
JOINED = frozenset({"to", "until", "and", "through", "till", "-", "–", "into"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def bound(reading: Reading, here: list[Dated], published: date | None) -> Time:
    """The Time that one or more expressions tell."""
    here = sorted(here, key=lambda one: one.first)
    for one, two in pairwise(here):
        joined = two.first - one.last == 1 and word_at(reading, one.last) in JOINED
        if joined and _before(reading, one) in ("from", "between"):
            text = text_of(reading, one.first - 1, two.last)
            return Time(text=text, start=one.expression.first, end=two.expression.last)
    # The most precise of several: "on Friday" rather than "this year".
    return _bounded(reading, max(here, key=lambda one: len(one.expression.first or "")), published)


def scheduled(reading: Reading, verb: int, time: Time, published: date | None) -> Time:
    """The coming weekday rather than the last one, of a verb in the present: "the ministers meet in Oslo Monday"."""
    lemma = reading.lemmas[verb].lower()
    if reading.sentence.block == "title" or cue(lemma, "verb") is not None or not _present(reading, verb):
        return time
    if published is None or time.start is None or time.start != time.end or not _weekday(time.text):
        return time
    day = date.fromisoformat(time.start)
    if day >= published:
        return time
    coming = (day + timedelta(days=7)).isoformat()
    return Time(text=time.text, start=coming, end=coming)


def _present(reading: Reading, verb: int) -> bool:
    """Whether a verb is in the present; its form is also the infinitive's, which the reader may have taken it for."""
    if reading.xpos[verb] in ("VBP", "VBZ"):
        return True
    relations = {reading.deprels[child] for child in children(reading, verb)}
    return reading.xpos[verb] == "VB" and "nsubj" in relations and not relations & {"aux", "mark"}


def _weekday(text: str) -> bool:
    return text.lower().removeprefix("on ") in DAYS


def _bounded(reading: Reading, dated: Dated, published: date | None) -> Time:
    expression, before = dated.expression, _before(reading, dated)
    first, last = expression.first, expression.last
    if before in FROM:
        ends = str(published) if published and first and first <= str(published) else None
        first, last = first, ends
    elif before in UNTIL:
        first, last = None, last if before != "before" else first
    elif before in AFTER:
        first, last = last, None
    else:
        return Time(text=text_of(reading, dated.first, dated.last), start=first, end=last)
    return Time(text=text_of(reading, dated.first - 1, dated.last), start=first, end=last)


def _before(reading: Reading, dated: Dated) -> str:
    """The preposition of the expression itself: not the "to" of "replied to last week's raid"."""
    at = dated.first - 1
    if at < 0 or reading.deprels[dated.head] in ("nmod:poss", "compound", "amod"):
        return ""
    return word_at(reading, at)
