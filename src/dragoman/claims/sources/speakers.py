"""Who the words of a source mean.

Takes a Saying, gives its Sources: the actors mentioned there, else the words
themselves as a source that no table knows, unnamed ones as anonymous.
"""

from __future__ import annotations

import re

from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import is_article_of_name
from dragoman.claims.sources.report import Report
from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.spans import phrase, relative
from dragoman.claims.syntax import Syntax
from dragoman.records import ActorMention, Source, Span
from dragoman.vocabulary.classes import classes

MEMORY = 6  # sentences over which "the article" is that of the outlet last named


class Speakers:
    """The sources of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def sources(self, saying: Saying) -> list[Source]:
        """Those who say it together; one that is unspecified where nobody is named."""
        cue = self.report.written(saying.cue) if saying.cue else None
        if not saying.source:
            return [_unspecified(cue)]
        return [source for span in saying.source for source in self._meant(span, cue)]

    def _meant(self, span: Span, cue: str | None) -> list[Source]:
        """Who a span of words is: the actors mentioned there, else the words themselves."""
        number = self.report.sentence(span.start)
        syntax = self.report.syntax[number]
        tokens = self.report.readings[number].sentence.tokens
        words = [i for i, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
        text = self.report.written(span)
        if not words:
            return [_unknown(span, text, text, cue, anonymous=False)]
        head = _head(syntax, words)
        if syntax.lower[head] in ("who", "which", "that") and (noun := relative(syntax, head)) is not None:
            return self._meant(phrase(syntax, noun), cue)
        hidden = "anonymity" in syntax.lower
        unnamed = syntax.upos[head] != "PROPN" and syntax.lemmas[head] in classes("unnamed")
        medium = _is_medium(syntax, head)
        mentions = self._mentioned(number, head, words, unnamed=unnamed)
        if medium and mentions and mentions[0].actor.kind == "state":
            mentions = []  # "Norland's oldest newspaper", "Norlandic news agencies": no state says so
        if (not mentions or mentions[0].actor.kind == "unknown") and (unnamed or medium):
            if name := self._name_after(number, head, words):
                return [_unknown(span, name, text, cue, anonymous=False)]
            if medium and not syntax.xpos[head].endswith("S") and (last := self._last_medium(number)) is not None:
                return [_known(last, span, text, cue)]
        if not mentions:
            return [_unknown(span, _name(syntax, words, head), text, cue, anonymous=unnamed or hidden)]
        return [
            _known(one.actor, span, text, cue, anonymous=one.anonymous or hidden or (unnamed and one.form != "pronoun"))
            for one in mentions
        ]

    def _mentioned(self, number: int, head: int, words: list[int], *, unnamed: bool) -> list[Mention]:
        """The mention of those who speak; several at one word for "U.S. and Iraqi officials" and "both"."""
        here = [one for one in self.report.mentions[number] if one.word in words and not one.as_place]
        here.sort(key=lambda one: (one.actor.kind == "unknown", one.word != head))
        first = next((one for one in here if one.word == head or not unnamed), None)
        return [one for one in here if first is not None and one.word == first.word and one.form == first.form]

    def _name_after(self, number: int, head: int, words: list[int]) -> str | None:
        """The name of whom a noun describes, which follows it: "security analyst Wanda Ruiz", "newspaper The Post"."""
        reading, syntax = self.report.readings[number], self.report.syntax[number]
        for name in reading.names:
            beside = name.first in words or (syntax.heads[name.first] == head and syntax.deprels[name.first] == "appos")
            if name.kind in ("PER", "ORG") and beside and name.last - 1 > head:
                tokens = reading.sentence.tokens
                first = name.first if name.first > head else head + 1
                return " ".join(token.text for token in tokens[first : name.last])
        return None

    def _last_medium(self, number: int) -> ActorMention | None:
        """The outlet that was named last in this sentence or the few before: whose article "the article" is."""
        for sentence in range(number, max(-1, number - MEMORY), -1):
            for mention in reversed(self.report.mentions[sentence]):
                if mention.actor.kind == "media":
                    return mention.actor
        return None


def _head(syntax: Syntax, words: list[int]) -> int:
    """The noun of some words that hangs on none of them, or what else does."""
    tops = [word for word in words if syntax.heads[word] not in words] or words[-1:]
    return next((word for word in tops if syntax.upos[word] in ("NOUN", "PROPN")), tops[0])


def _is_medium(syntax: Syntax, head: int) -> bool:
    """Whether a noun stands for an outlet: "newspaper", "article", "news agencies"."""
    if syntax.lemmas[head] in classes("medium"):
        return True
    return any(syntax.lower[child] == "news" for child in syntax.children[head])


def _known(actor: ActorMention, span: Span, text: str, cue: str | None, *, anonymous: bool = False) -> Source:
    return Source(
        id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector, acts_for=actor.acts_for,
        anonymous=anonymous, cue=cue, text=text, start=span.start, end=span.end,
    )  # fmt: skip


def _unspecified(cue: str | None) -> Source:
    return Source(
        id="unspecified", name="unspecified", kind="unknown", sector=None, acts_for=None, anonymous=True, cue=cue,
        text=None, start=None, end=None,
    )  # fmt: skip


def _unknown(span: Span, name: str, text: str, cue: str | None, *, anonymous: bool) -> Source:
    """A source that no table knows, kept by its words."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unknown"
    return Source(
        id=slug, name=name, kind="unknown", sector=None, acts_for=None, anonymous=anonymous, cue=cue, text=text,
        start=span.start, end=span.end,
    )  # fmt: skip


def _name(syntax: Syntax, words: list[int], head: int) -> str:
    """The words of a noun phrase up to its head and what belongs to the name, other articles left out."""
    last = head
    while last + 1 in words and syntax.deprels[last + 1] in ("flat", "compound") and syntax.heads[last + 1] in words:
        last += 1
    texts = [token.text for token in syntax.reading.sentence.tokens]
    small = ("det", "case", "punct")
    kept = [w for w in words if w <= last and (syntax.deprels[w] not in small or is_article_of_name(texts, w))]
    return " ".join(texts[word] for word in kept) or texts[head]
