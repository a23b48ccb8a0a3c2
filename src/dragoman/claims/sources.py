"""Who says that an act happened.

Takes a document's readings and mentions, gives Sourcing, which tells for any
word the chains of sources that stand behind it, outermost first. What the
reader marked comes first; the syntax fills in; a quotation that goes on over
sentences keeps its speaker. The outlet's own voice is the empty chain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from dragoman.claims.bent import CERTAINTIES
from dragoman.claims.mentions.records import Mention
from dragoman.claims.quotation import quotations
from dragoman.claims.sayings import QUOTES, Saying, doubtful, marked, parted, phrase, relative, shown, takes_up
from dragoman.claims.stance import CueEffect
from dragoman.claims.syntax import Syntax
from dragoman.records import ActorMention, Attribution, Certainty, Document, Polarity, Reading, Source, Span
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import Cue

DEEPEST = 4  # sources in one chain; ten thousand nested quotations are noise
SELF = frozenset(("i", "we"))
WIDEST = 4  # chains of one word
MOST = 64  # sayings that reach into one sentence
GAP = 3  # characters between what is told and the word that takes it up: a comma or a dash
REACH = 2  # sentences over which an unattributed quotation keeps the last speaker
MEMORY = 6  # sentences over which \"the article\" is that of the outlet last named
Chain = tuple[tuple[Source, ...], tuple[CueEffect, ...]]


def find_sources(document: Document, readings: Sequence[Reading], mentions: Sequence[Sequence[Mention]]) -> Sourcing:
    """Who says what in a document; `mentions` has one list for each reading."""
    return Sourcing(document, readings, mentions)


class Sourcing:
    """The attributions of one document."""

    def __init__(self, document: Document, readings: Sequence[Reading], mentions: Sequence[Sequence[Mention]]) -> None:
        self.document = document
        self.readings = readings
        self.mentions = mentions
        self.unknown_cues: Counter[str] = Counter()  # cues that cues.csv does not have: kept, taken as "say"
        self._starts = [reading.sentence.start for reading in readings]
        self._syntax = [Syntax(reading) for reading in readings]
        self._by_sentence: list[list[Saying]] = [[] for _ in readings]
        for saying in self._quoted(self._all()):
            self._keep(saying)

    def syntax(self, sentence_index: int) -> Syntax:
        """The syntax of a sentence, built once."""
        return self._syntax[sentence_index]

    def chain(self, sentence_index: int, word: int) -> tuple[Source, ...]:
        """Who says so, outermost first; () when the outlet tells it itself."""
        return self.chains(sentence_index, word)[0][0]

    def effects(self, sentence_index: int, word: int) -> tuple[CueEffect, ...]:
        """What the cues of `chain` make of the act, outermost first."""
        return self.chains(sentence_index, word)[0][1]

    def chains(self, sentence_index: int, word: int) -> tuple[Chain, ...]:
        """All who say so, each a chain of sources with the effects of its cues; at least one, often the outlet's ().

        Several when several say it ("London and Paris said") or deny it ("…, which Norland denied").
        """
        behind, aside = self._behind(sentence_index, word)
        found: list[Chain] = []
        for sayings in [behind, *([saying] for saying in aside)]:
            for part in self._split(sayings):
                found.extend(self._chain(part, sentence_index))
        unique: dict[tuple[str, ...], Chain] = {}
        for one in found:
            unique.setdefault(tuple(source.id for source in one[0]), one)
        return tuple(unique.values())[:WIDEST]

    # Gathering.

    def _all(self) -> list[Saying]:
        """What the reader marked, each once, and what only the syntax shows, in the order of the text."""
        seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
        found: list[Saying] = []
        for number, reading in enumerate(self.readings):
            for attribution in reading.attributions:
                key = (attribution.cue, attribution.content)
                if key not in seen and attribution.content:
                    seen.add(key)
                    saying = self._marked(number, attribution)
                    if not doubtful(self.document.text, self._syntax[saying.sentence], saying):
                        found.append(saying)
        cues = {(saying.sentence, saying.word): index for index, saying in enumerate(found)}
        for number in range(len(self.readings)):
            for saying in shown(number, self._syntax[number]):
                index = cues.get((saying.sentence, saying.word))
                if index is None:
                    found.append(saying)
                elif saying.aside:
                    found[index] = saying
                else:  # the clause of a cue is said whole, even if the reader cut it short
                    found[index] = _with(found[index], content=(*found[index].content, *saying.content))
        return [self._taken_up(saying, found) for saying in found]

    def _taken_up(self, saying: Saying, others: list[Saying]) -> Saying:
        """A saying about "which" or "a charge that" as one, from beside, about what was told just before."""
        if saying.aside or not saying.content or not takes_up(self._syntax[saying.sentence], saying.content):
            return saying
        begin = saying.content[0].start
        told = [
            tuple(piece for piece in other.content if piece.end <= begin)
            for other in others
            if other is not saying and any(0 <= begin - piece.end <= GAP for piece in other.content)
        ]
        first = self.readings[saying.sentence].sentence.start
        before = min(told, key=lambda pieces: begin - pieces[0].start, default=(Span(start=first, end=begin),))
        return _with(saying, content=before, aside=True)

    def _marked(self, number: int, attribution: Attribution) -> Saying:
        """A marked attribution, its cue read in the sentence where it stands."""
        home = self._sentence(attribution.cue[0].start) if attribution.cue else number
        saying = marked(home, self._syntax[home], attribution)
        saying = _with(saying, content=self._near(home, attribution))
        if saying.entry is None and saying.cue is not None:
            self.unknown_cues[self.document.text[saying.cue.start : saying.cue.end].lower()] += 1
        if not saying.source:
            return saying
        syntax = self._syntax[self._sentence(saying.source[0].start)]
        return _with(saying, source=parted(syntax, saying.source))

    def _near(self, home: int, attribution: Attribution) -> tuple[Span, ...]:
        """The content in the sentence of the cue, what runs on from it, and quotations near by.

        Reported speech does not jump over sentences unless it is quoted; a piece elsewhere is a slip of the reader.
        """
        if not attribution.cue:
            return attribution.content
        kept: list[Span] = []
        for piece in sorted(attribution.content, key=lambda piece: piece.start):
            runs_on = bool(kept) and piece.start - kept[-1].end <= 1
            here = self._sentence(piece.start)
            quoted = abs(here - home) <= REACH and self.document.text[piece.start : piece.start + 1] in QUOTES
            if here == home or self._sentence(piece.end - 1) == home or runs_on or quoted:
                kept.append(piece)
        return tuple(kept)

    def _keep(self, saying: Saying) -> None:
        for number in {n for piece in saying.content for n in self._sentences(piece)}:
            if len(self._by_sentence[number]) < MOST:
                self._by_sentence[number].append(saying)

    def _quoted(self, sayings: list[Saying]) -> list[Saying]:
        """The sayings with their quotations whole, and a saying for each quotation that goes on without a cue."""
        quotes = quotations(self.document.text)
        starts = [quote.start for quote in quotes]
        held: dict[int, Saying] = {}
        grown: list[Saying] = []
        for saying in sayings:
            pieces = list(saying.content)
            for piece in saying.content:
                for index in range(max(0, bisect_right(starts, piece.start) - 1), bisect_right(starts, piece.end - 1)):
                    quote = quotes[index]
                    shared = min(piece.end, quote.end) - max(piece.start, quote.start)
                    inside = saying.cue is not None and quote.start <= saying.cue.start < quote.end
                    if not inside and 2 * shared > min(piece.end - piece.start, quote.end - quote.start):
                        pieces.append(quote)
                        held.setdefault(index, saying)
            grown.append(_with(saying, content=tuple(pieces)) if len(pieces) > len(saying.content) else saying)
        return grown + self._going_on(quotes, held)

    def _going_on(self, quotes: list[Span], held: dict[int, Saying]) -> list[Saying]:
        """A saying for each quotation without a cue of its own that follows closely on one whose speaker is known."""
        found: list[Saying] = []
        last: Saying | None = None
        sentence = -REACH - 1
        for index, quote in enumerate(quotes):
            here = self._sentence(quote.start)
            if index in held:
                last = held[index]
            elif last is not None and here - sentence <= REACH and self._opens(quote, here):
                found.append(_with(last, word=None, cue=None, entry=None, content=(quote,), negated=False))
            else:
                last = None
            sentence = self._sentence(quote.end - 1)
        return found

    def _opens(self, quote: Span, sentence: int) -> bool:
        """Whether a quotation begins its sentence."""
        return quote.start - self._starts[sentence] <= 2

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _sentences(self, piece: Span) -> range:
        return range(self._sentence(piece.start), self._sentence(max(piece.start, piece.end - 1)) + 1)

    # Asking.

    def _behind(self, sentence: int, word: int) -> tuple[list[Saying], list[Saying]]:
        """The sayings that an act lies inside of, outermost first, and those about it from beside."""
        syntax = self._syntax[sentence]
        if syntax.deprels[word] == "amod" and syntax.heads[word] > word:
            return [], []  # "its Norland-backed rebels": an aside of the outlet's
        at = self.readings[sentence].sentence.tokens[word].start
        over = [
            saying
            for saying in self._by_sentence[sentence]
            if saying.covers(at)
            and not (saying.cue and saying.cue.start <= at < saying.cue.end)
            and not _refused(syntax, saying, word)
        ]
        aside = [saying for saying in over if saying.aside]
        nested: list[Saying] = []
        inward = sorted((one for one in over if not one.aside), key=lambda one: (one.sentence != sentence, one.length))
        for saying in inward:
            inner = nested[-1] if nested else None
            if inner is None or (inner.cue is None and saying.length > inner.length) or _holds(saying, inner):
                nested.append(saying)
        return nested[:DEEPEST][::-1], aside

    def _split(self, sayings: list[Saying]) -> list[list[Saying]]:
        """A chain in two where one denies the very words of another: "denied Norland's claim that …"."""
        if len(sayings) < 2:
            return [sayings]
        outer, inner = sayings[-2], sayings[-1]
        denies = outer.entry is not None and outer.entry.polarity == "-" and not outer.negated
        if not denies or inner.entry is None or inner.entry.pos != "noun":
            return [sayings]
        return [sayings[:-1]] + ([[*sayings[:-2], inner]] if inner.source else [])

    def _chain(self, sayings: list[Saying], sentence: int) -> list[Chain]:
        """The chains of nested sayings, one for each of those who speak innermost together."""
        sources: list[Source] = []
        effects: list[CueEffect] = []
        inner: list[Source] = []
        for saying in sayings:
            named = self._sources(saying)
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

    def _sources(self, saying: Saying) -> list[Source]:
        cue = self.document.text[saying.cue.start : saying.cue.end] if saying.cue else None
        if not saying.source:
            return [_unspecified(cue)]
        return [self._source(span, cue) for span in saying.source]

    def _source(self, span: Span, cue: str | None) -> Source:
        """Who a span of words is: the actor mentioned there, else the words themselves."""
        number = self._sentence(span.start)
        syntax = self._syntax[number]
        tokens = self.readings[number].sentence.tokens
        words = [i for i, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
        text = self.document.text[span.start : span.end]
        if not words:
            return _unknown(span, text, text, cue, anonymous=False)
        head = next((word for word in words if syntax.heads[word] not in words), words[-1])
        if syntax.lower[head] in ("who", "which", "that") and (noun := relative(syntax, head)) is not None:
            return self._source(phrase(syntax, noun), cue)
        hidden = "anonymity" in syntax.lower
        unnamed = syntax.upos[head] != "PROPN" and syntax.lemmas[head] in classes("unnamed")
        here = [one for one in self.mentions[number] if one.word in words and not one.as_place]
        here.sort(key=lambda one: (one.actor.kind == "unknown", one.word != head))
        mention = next((one for one in here if one.word == head or not unnamed), None)
        medium = _is_medium(syntax, head)
        if medium and mention is not None and mention.actor.kind == "state":
            mention = None  # "Norland's oldest newspaper", "Norlandic news agencies": no state says so
        if (mention is None or mention.actor.kind == "unknown") and (unnamed or medium):
            if name := self._name_after(number, head, words):
                return _unknown(span, name, text, cue, anonymous=False)
            if medium and (last := self._last_medium(number)) is not None:
                return _known(last, span, text, cue)
        if mention is None:
            return _unknown(span, _name(syntax, words, head), text, cue, anonymous=unnamed or hidden)
        anonymous = mention.anonymous or hidden or (unnamed and mention.form != "pronoun")
        return _known(mention.actor, span, text, cue, anonymous=anonymous)

    def _name_after(self, number: int, head: int, words: list[int]) -> str | None:
        """The name of whom a noun describes, which follows it: "security analyst Wanda Ruiz", "newspaper The Post"."""
        reading, syntax = self.readings[number], self._syntax[number]
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
            for mention in reversed(self.mentions[sentence]):
                if mention.actor.kind == "media":
                    return mention.actor
        return None


def _is_medium(syntax: Syntax, head: int) -> bool:
    """Whether a noun stands for an outlet: "newspaper", "article", "news agencies"."""
    if syntax.lemmas[head] in classes("medium"):
        return True
    return any(syntax.lower[child] == "news" for child in syntax.children[head])


def _holds(outer: Saying, inner: Saying) -> bool:
    """Whether one saying is about another: its content has the other's cue in it."""
    return inner.cue is not None and outer.covers(inner.cue.start) and outer.cue != inner.cue


def _refused(syntax: Syntax, saying: Saying, word: int) -> bool:
    """Whether a word names what is denied or rejected as having been said: the charge of "denied the charge"."""
    rejects = saying.entry is not None and saying.entry.polarity == "-"
    return rejects and syntax.heads[word] == saying.word and syntax.lemmas[word] in classes("said_noun")


def _effect(saying: Saying, sentence: int) -> CueEffect:
    """What a cue makes of its content, itself negated or not."""
    entry: Cue | None = saying.entry
    polarity: Polarity = entry.polarity if entry else "+"
    certainty: Certainty = entry.certainty if entry else "certain"
    if saying.negated and polarity == "-":
        polarity, certainty = "+", "possible"  # "did not rule out", "did not deny"
    elif saying.negated and entry is not None and entry.lemma in classes("neg_raising"):
        polarity = "-"  # "does not believe that": the negation belongs below
    elif saying.negated:
        certainty = min(certainty, "possible", key=CERTAINTIES.index)  # "could not confirm", "refused to say"
    return CueEffect(
        lemma=entry.lemma if entry else "",
        polarity=polarity,
        certainty=certainty,
        aspect=entry.aspect if entry else None,
        word=saying.word if saying.sentence == sentence else None,
    )


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
    tokens = syntax.reading.sentence.tokens
    small = ("det", "case", "punct")
    kept = [word for word in words if word <= last and (syntax.deprels[word] not in small or _of_name(syntax, word))]
    return " ".join(tokens[word].text for word in kept) or tokens[head].text


def _of_name(syntax: Syntax, word: int) -> bool:
    """Whether an article is written as part of a name within a sentence: "The Nation"."""
    tokens = syntax.reading.sentence.tokens
    return 0 < word < len(tokens) - 1 and tokens[word].text == "The" and tokens[word + 1].text[:1].isupper()


def _with(saying: Saying, **changes: object) -> Saying:
    fields = {name: getattr(saying, name) for name in saying.__struct_fields__}
    return Saying(**{**fields, **changes})
