"""The chains of sources behind a word.

Takes a document's readings and mentions, gives Sourcing: which sayings a word
lies inside of, outermost first, and what their cues make of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.claims.mentions.records import Mention
from dragoman.claims.sources.gather import Gatherer
from dragoman.claims.sources.report import Report
from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.speakers import Speakers
from dragoman.claims.stance.bent import CERTAINTIES
from dragoman.claims.stance.firmness import CueEffect
from dragoman.claims.stance.negation import is_negated
from dragoman.claims.syntax import Syntax
from dragoman.records import Certainty, Document, Polarity, Reading, Source
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import Cue
from dragoman.vocabulary.stance import governor

DEEPEST = 4  # sources in one chain; ten thousand nested quotations are noise
SELF = frozenset(("i", "we"))
NEAR = 40  # characters between a clause and the cue after it: who says so stands between them
WIDEST = 4  # chains of one word
MOST = 64  # sayings that reach into one sentence
Chain = tuple[tuple[Source, ...], tuple[CueEffect, ...]]


def find_sources(document: Document, readings: Sequence[Reading], mentions: Sequence[Sequence[Mention]]) -> Sourcing:
    """Who says what in a document; `mentions` has one list for each reading."""
    return Sourcing(Report(document, readings, mentions))


class Sourcing:
    """The attributions of one document."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._speakers = Speakers(report)
        gatherer = Gatherer(report)
        self._by_sentence: list[list[Saying]] = [[] for _ in report.readings]
        for saying in gatherer.sayings():
            self._keep(saying)
        self.unknown_cues: Counter[str] = gatherer.unknown_cues

    def syntax(self, sentence_index: int) -> Syntax:
        """The syntax of a sentence, built once."""
        return self.report.syntax[sentence_index]

    def chain(self, sentence_index: int, word: int) -> tuple[Source, ...]:
        """Who says so, outermost first; () when the outlet tells it itself."""
        return self.chains(sentence_index, word)[0][0]

    def effects(self, sentence_index: int, word: int) -> tuple[CueEffect, ...]:
        """What the cues of `chain` make of the act, outermost first."""
        return self.chains(sentence_index, word)[0][1]

    def speakers(self, saying: Saying) -> list[Source]:
        """Those who say it together."""
        return self._speakers.sources(saying)

    def chains(self, sentence_index: int, word: int) -> tuple[Chain, ...]:
        """All who say so, each a chain of sources with the effects of its cues; at least one, often the outlet's ().

        Several when several say it ("London and Paris said") or deny it ("…, which Norland denied").
        """
        behind, aside = self._behind(sentence_index, word)
        found: list[Chain] = []
        for sayings in [behind, *([saying] for saying in aside)]:
            found.extend(self._parted(sayings, sentence_index))
        unique: dict[tuple[str, ...], Chain] = {}
        for one in found:
            unique.setdefault(tuple(source.id for source in one[0]), one)
        return tuple(unique.values())[:WIDEST]

    def _keep(self, saying: Saying) -> None:
        for number in {n for piece in saying.content for n in self.report.sentences(piece)}:
            if len(self._by_sentence[number]) < MOST:
                self._by_sentence[number].append(saying)

    def _behind(self, sentence: int, word: int) -> tuple[list[Saying], list[Saying]]:
        """The sayings that an act lies inside of, outermost first, and those about it from beside."""
        syntax = self.report.syntax[sentence]
        at = self.report.readings[sentence].sentence.tokens[word].start
        if syntax.deprels[word] == "amod" and syntax.heads[word] > word and not self.report.is_quoted(at):
            return [], []  # "its Norland-backed rebels": an aside of the outlet's
        over = [
            saying
            for saying in self._by_sentence[sentence]
            if saying.covers(at)
            and not (saying.cue and saying.cue.start <= at < saying.cue.end)
            and not _refused(syntax, saying, word)
            and not self._added(sentence, saying, word)
        ]
        aside = [saying for saying in over if saying.aside and not (_denial(saying) and self._tells(sentence, word))]
        nested: list[Saying] = []
        inward = sorted((one for one in over if not one.aside), key=lambda one: (one.sentence != sentence, one.length))
        for saying in inward:
            inner = nested[-1] if nested else None
            if inner is None or (inner.cue is None and saying.length > inner.length) or _holds(saying, inner):
                nested.append(saying)
        return nested[:DEEPEST][::-1], aside

    def _tells(self, sentence: int, word: int) -> bool:
        """Whether a word is a cue: "…, which Norland denied" denies what was told, not that it was told."""
        return any(
            saying.sentence == sentence and saying.word == word and not saying.aside and saying.entry is not None
            and saying.entry.aspect is None  # who is said to have threatened may deny just that
            for saying in self._by_sentence[sentence]
        )  # fmt: skip

    def _added(self, sentence: int, saying: Saying, word: int) -> bool:
        """Whether a word stands in what the outlet adds to reported speech: "the town, which is held by rebels, …".

        Right before its cue ("…, which rebels hold, officials said") such a clause is said too.
        """
        syntax, tokens = self.report.syntax[sentence], self.report.readings[sentence].sentence.tokens
        if self.report.is_quoted(tokens[word].start):
            return False
        for at in (word, *syntax.path(word)):
            if not saying.covers(tokens[at].start):
                return False
            if syntax.deprels[at].endswith(":relcl") and _after_comma(syntax, at):
                end = tokens[max(syntax.subtree(at))].end
                before_cue = saying.cue is not None and 0 <= saying.cue.start - end < NEAR
                return not before_cue and saying.covers(tokens[syntax.heads[at]].start)
        return False

    def _parted(self, sayings: list[Saying], sentence: int) -> list[Chain]:
        """The chains of nested sayings, more than one where one side denies the very words of another.

        "Denied Norland's claim that …", or "said that Norland's claim that … was false".
        """
        inner = sayings[-1] if sayings else None
        if inner is None or inner.entry is None or inner.entry.pos != "noun":
            return self._chain(sayings, sentence)
        outer = self._chain(sayings[:-1], sentence)
        if len(sayings) > 1 and _denial(sayings[-2]):
            return outer + (self._chain([*sayings[:-2], inner], sentence) if inner.source else [])
        own = self._chain(sayings, sentence)
        if untrue := _untrue(self.report.syntax[inner.sentence], inner, sentence):
            return [(who, (*effects, untrue)) for who, effects in outer] + (own if inner.source else [])
        return own

    def _chain(self, sayings: list[Saying], sentence: int) -> list[Chain]:
        """The chains of nested sayings, one for each of those who speak innermost together."""
        sources: list[Source] = []
        effects: list[CueEffect] = []
        inner: list[Source] = []
        for saying in sayings:
            named = self._speakers.sources(saying)
            if sources and (named[0].text or "").lower() in SELF:
                named = [sources[-1]]  # "“I think …,” she said": still she
            if sources and named[0].id == sources[-1].id:
                sources.pop()  # "Norland said it believes": one source, the nearer cue
                effects.pop()
            sources.append(named[0])
            effects.append(_effect(saying, sentence))
            inner = named
        if not sources:
            return [((), ())]
        return [((*sources[:-1], last), tuple(effects)) for last in inner]


def _denial(saying: Saying) -> bool:
    """Whether someone says that something is not so."""
    return saying.entry is not None and saying.entry.polarity == "-" and not saying.negated


def _holds(outer: Saying, inner: Saying) -> bool:
    """Whether one saying is about another: its content has the other's cue in it."""
    return inner.cue is not None and outer.covers(inner.cue.start) and outer.cue != inner.cue


def _after_comma(syntax: Syntax, clause: int) -> bool:
    """Whether a comma parts a clause from what stands before it."""
    first = min(syntax.subtree(clause))
    return syntax.lower[first] == "," or (first > 0 and syntax.lower[first - 1] == ",")


def _untrue(syntax: Syntax, saying: Saying, sentence: int) -> CueEffect | None:
    """The denial where a noun of saying is called untrue: "the claim that … was false"."""
    if saying.word is None or syntax.deprels[saying.word] != "nsubj":
        return None
    row = governor(syntax.lemmas[syntax.heads[saying.word]], "adj")
    if row is None or row.polarity == "+" or is_negated(syntax, syntax.heads[saying.word]):
        return None
    word = saying.word if saying.sentence == sentence else None
    return CueEffect(lemma=row.lemma, polarity="-", certainty=row.certainty, aspect=None, word=word)


def _refused(syntax: Syntax, saying: Saying, word: int) -> bool:
    """Whether a word names what is denied or rejected as having been said: the charge of "denied the charge"."""
    rejects = saying.entry is not None and saying.entry.polarity == "-"  # negated or not
    return rejects and syntax.heads[word] == saying.word and syntax.lemmas[word] in classes("said_noun")


def _effect(saying: Saying, sentence: int) -> CueEffect:
    """What a cue makes of its content, itself negated or not."""
    entry: Cue | None = saying.entry
    polarity: Polarity = entry.polarity if entry else "+"
    certainty: Certainty = entry.certainty if entry else "certain"
    if saying.negated and polarity == "-":
        polarity, certainty = "+", "possible"  # "did not rule out", "did not deny"
    elif saying.negated and entry is not None and entry.lemma in classes("neg_raising") | classes("owning_up"):
        polarity = "-"  # "does not believe that": the negation belongs below; "never acknowledged": as good as denied
    elif saying.negated:
        certainty = min(certainty, "possible", key=CERTAINTIES.index)  # "could not confirm", "refused to say"
    return CueEffect(
        lemma=entry.lemma if entry else "",
        polarity=polarity,
        certainty=certainty,
        aspect=entry.aspect if entry else None,
        word=saying.word if saying.sentence == sentence else None,
    )
