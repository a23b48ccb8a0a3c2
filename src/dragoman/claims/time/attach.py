"""Tell when an act happened.

Takes a reading and the word that expresses the act, gives its Time: of the
time expressions in the sentence, the one that modifies the act or its clause,
else what its tense tells. In "said on Friday that rebels attacked the town"
Friday is when it was said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dragoman.claims.clause import children, governors
from dragoman.claims.time.expressions import Expression, find_expressions
from dragoman.claims.time.tense import told_by_tense
from dragoman.records import Reading, Time
from dragoman.vocabulary.cues import cue

FROM = frozenset({"since", "from", "starting", "beginning"})
UNTIL = frozenset({"until", "till", "through", "by", "before"})
AFTER = frozenset({"after", "following"})
JOINED = frozenset({"to", "until", "and", "through", "till", "-", "–", "into"})
FILED = ("FILE -", "FILE –", "FILE —")  # how agencies begin the caption of an older picture
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MODIFIERS = ("obl", "nmod", "advmod", "compound", "amod", "nummod", "obj", "dep", "appos", "advcl", "acl", "det")


class Dated(NamedTuple):
    """A time expression where it stands among the words."""

    expression: Expression
    first: int
    last: int
    head: int  # the word of it that hangs from outside


def find_time(
    reading: Reading, word: int, published: date | None, expressions: Sequence[Expression] | None = None
) -> Time | None:
    """When the act expressed at `word` happened, or None where the sentence does not tell.

    `expressions` are those of the document in order (positions in its text), found here where they are not given.
    Days are ISO dates no more precise than the text.
    """
    dated = _placed(reading, published, expressions)
    intended, verb = False, word
    for verb in governors(reading, word):
        # "in May it threatened to strike" dates the threat, "threatened to strike on Friday" the strike.
        here = [one for one in dated if _modifies(reading, one, verb) and (one.first > word or not intended)]
        if here:
            return _scheduled(reading, verb, _time(reading, here, published), published)
        intended = intended or reading.deprels[verb] == "xcomp"
    described = [one for one in dated if one.first <= reading.heads[verb] < one.last]
    if described and reading.deprels[verb].startswith("acl:relcl"):
        return _time(reading, described, published)  # "in September, when they were attacked"
    if len(dated) == 1 and _shows(reading):
        return _time(reading, dated, published)
    return None if intended else told_by_tense(reading, verb, published)


def _shows(reading: Reading) -> bool:
    """Whether the sentence tells what a picture shows: the one day in it is that of the picture."""
    return reading.sentence.block == "caption" or reading.sentence.text.startswith(FILED)


def _placed(reading: Reading, published: date | None, expressions: Sequence[Expression] | None) -> list[Dated]:
    sentence = reading.sentence
    if expressions is None:
        expressions = find_expressions(sentence.text, published, start=sentence.start)
    begin = bisect_left(expressions, sentence.start, key=lambda one: one.start)
    placed = []
    for expression in expressions[begin:]:
        if expression.start >= sentence.end:
            break
        if expression.first is None and expression.last is None:
            continue
        words = [
            number
            for number, token in enumerate(sentence.tokens)
            if token.start < expression.end and token.end > expression.start
        ]
        if words:
            inside = range(words[0], words[-1] + 1)
            head = next((number for number in words if reading.heads[number] not in inside), words[-1])
            placed.append(Dated(expression, words[0], words[-1] + 1, head))
    return placed


def _modifies(reading: Reading, dated: Dated, word: int) -> bool:
    """Whether the expression hangs from `word`, plays its ARGM-TMP, or dates a participle that describes it."""
    if dated.first <= word < dated.last:
        return False
    if _hangs_from(reading, dated.head, word):
        return True
    for predicate in reading.predicates:
        if predicate.word == word:
            return any(
                argument.role.endswith("ARGM-TMP")
                and argument.first <= dated.first
                and dated.last <= argument.last
                and _shallow(reading, dated.head, argument.first, argument.last)
                for argument in predicate.arguments
            )
    return reading.upos[word] == "NOUN" and any(
        reading.deprels[child].startswith("acl") and _hangs_from(reading, dated.head, child)
        for child in children(reading, word)
    )


def _hangs_from(reading: Reading, head: int, word: int) -> bool:
    """Directly, or through a noun of time or a preposition: "at the end of June", "early on Friday"."""
    for _ in range(3):
        relation, above = reading.deprels[head], reading.heads[head]
        if above == word:
            return relation.startswith(MODIFIERS)
        within = _temporal(reading, above) or _meeting(reading, above) if above >= 0 else False
        if not (within and relation.startswith(("nmod", "obl", "compound", "advmod"))):
            return False
        head = above
    return False


def _meeting(reading: Reading, word: int) -> bool:
    """Whether a noun is an occasion at which the rest of its clause happened: "at a session Tuesday, envoys said"."""
    return reading.lemmas[word].lower() in OCCASIONS and reading.deprels[word].startswith("obl")


def _temporal(reading: Reading, word: int) -> bool:
    return reading.lemmas[word].lower() in TEMPORAL


OCCASIONS = frozenset(
    ("session", "meeting", "summit", "conference", "interview", "speech", "address", "statement", "briefing",
     "ceremony", "hearing", "rally", "vote", "debate", "talk", "visit", "call", "letter", "message", "forum")
)  # fmt: skip
TEMPORAL = frozenset(
    ("end", "start", "beginning", "middle", "early", "late", "later", "earlier", "course", "evening", "morning",
     "night", "afternoon", "day", "week", "month", "year", "period", "wake", "eve", "hour", "half", "part", "time")
)  # fmt: skip


def _shallow(reading: Reading, head: int, first: int, last: int) -> bool:
    """Whether no verb stands between the expression and the top of the argument: not "after he left on Friday"."""
    word = head
    while first <= reading.heads[word] < last:
        word = reading.heads[word]
        if reading.upos[word] == "VERB":
            return False
    return True


def _time(reading: Reading, here: list[Dated], published: date | None) -> Time:
    here = sorted(here, key=lambda one: one.first)
    for one, two in pairwise(here):
        joined = two.first - one.last == 1 and _word(reading, one.last) in JOINED
        if joined and _before(reading, one) in ("from", "between"):
            text = _text(reading, one.first - 1, two.last)
            return Time(text=text, start=one.expression.first, end=two.expression.last)
    # The most precise of several: "on Friday" rather than "this year".
    return _bounded(reading, max(here, key=lambda one: len(one.expression.first or "")), published)


def _scheduled(reading: Reading, verb: int, time: Time, published: date | None) -> Time:
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
        return Time(text=_text(reading, dated.first, dated.last), start=first, end=last)
    return Time(text=_text(reading, dated.first - 1, dated.last), start=first, end=last)


def _before(reading: Reading, dated: Dated) -> str:
    """The preposition of the expression itself: not the "to" of "replied to last week's raid"."""
    at = dated.first - 1
    if at < 0 or reading.deprels[dated.head] in ("nmod:poss", "compound", "amod"):
        return ""
    return _word(reading, at)


def _word(reading: Reading, word: int) -> str:
    return reading.sentence.tokens[word].text.lower()


def _text(reading: Reading, first: int, last: int) -> str:
    sentence = reading.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]
