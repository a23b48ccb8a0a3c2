"""Read sentences with the packaged model.

Takes Sentences in order, gives a Reading for each. Consecutive sentences of a
document are encoded together, so that a quotation may run over a full stop;
arcs, roles and links stay within a sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from dragoman.reader import features
from dragoman.reader.acts import ACT_FLOOR, acts_in
from dragoman.reader.attributions import cues_in, find_attributions
from dragoman.reader.coding import around, marks_of, ranked
from dragoman.reader.decode import spans, tree
from dragoman.reader.features import POSITIONS_KEPT
from dragoman.reader.kinship import Tree
from dragoman.reader.packaged import PACKAGED, Weights
from dragoman.reader.roles import arguments_of, rows_of
from dragoman.reader.windows import Window, joined, windows
from dragoman.records import Act, Argument, Attribution, EventType, Name, Predicate, Reading, Sentence, Span

WINDOWS_AT_ONCE = 32  # whose tags are decoded together; each goes through the graphs alone
PREDICATE_FLOOR = 0.0  # logit
SENTENCE = ("upos", "xpos", "ner", "arcs", "labels", "predicate", "sense", "act", "stance", "factuality")
Vectors = NDArray[np.float32]
Arguments = tuple[Argument, ...]
Chances = tuple[tuple[EventType, float], ...]


@dataclass
class _Encoded:
    """A window with its word vectors, what the sentence heads say of its words, and the trees these make."""

    window: Window
    quotes: list[int]  # the state of quotation of each word
    words: Vectors
    spans: Vectors
    heads: dict[str, NDArray[Any]]
    governors: list[list[int]]  # of each stretch: its words' heads, 0-based, -1 at the root
    tree: Tree  # all of them, over the window's words


class Reader:
    """The packaged model, loaded. Not thread-safe: one a process."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.version = f"dragoman-reader {weights.version}"

    @classmethod
    def load(cls, weights: Path | None = None, threads: int = 1) -> Reader:
        """The reader from a folder of weights, the packaged one by default.

        Raises DragomanError if the folder holds no reader, one of another format, or files that were changed.
        """
        return cls(Weights(weights or PACKAGED, threads))

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """A Reading for each sentence, in the same order; sentences of one document must be consecutive.

        A window goes through the graphs by itself: int8 activations are scaled by call, so that a
        reading would otherwise depend on what happened to be read beside it.
        """
        parts: list[list[tuple[int, Reading]]] = [[] for _ in sentences]
        todo = windows(sentences, self._weights.pieces.count)
        while group := list(itertools.islice(todo, WINDOWS_AT_ONCE)):
            stretches = (stretch for window in group for stretch in window.stretches)
            for stretch, reading in zip(stretches, self._read_windows(group), strict=True):
                parts[stretch.number].append((stretch.first, reading))
        return [joined(part) if part else _empty(sentence) for part, sentence in zip(parts, sentences, strict=True)]

    def code(self, sentences: Sequence[Sentence], initiator: Span | None, recipient: Span | None) -> Chances:
        """What one given actor does to another in some sentences: the chance of each event type, likeliest first.

        The actors are spans of the sentences' document, None for one that is not mentioned. The text is encoded again
        with the two marked. Nothing comes of sentences without words, nor of actors that stand 120 words apart.
        """
        kinds, _ = self._between(sentences, initiator, recipient)
        return kinds

    def claimed(self, sentences: Sequence[Sentence], initiator: Span, recipient: Span) -> Chances:
        """Whether some sentences claim, or deny, an act of one given actor to another: the chance of each event type.

        Likeliest first. Each stands for itself: of two who have nothing to do with one another all are small. What is
        asked, and of what nothing comes, is as in `code`.
        """
        _, claims = self._between(sentences, initiator, recipient)
        return claims

    def _between(
        self, sentences: Sequence[Sentence], initiator: Span | None, recipient: Span | None
    ) -> tuple[Chances, Chances]:
        """Which type an act between two actors is of, and whether one of a type is claimed."""
        tokens = [token for sentence in sentences for token in sentence.tokens]
        marks = marks_of(tokens, initiator, recipient)
        part = around(marks)
        if not tokens or part is None:
            return (), ()
        words, root, _ = self._encoded(self._view([token.text for token in tokens[part]], marks=marks[part]))
        kinds, claims = self._weights.coding(words=words, root=root, sides=np.array(marks[part]))
        types = self._weights.labels["act"]
        return cast("tuple[Chances, Chances]", (ranked(kinds, types), ranked(claims, types)))

    def _read_windows(self, group: Sequence[Window]) -> Iterator[Reading]:
        """A reading of every stretch of some windows, in order."""
        encoded = [self._encode(window) for window in group]
        attributions = self._attributions(encoded)
        names = self._names(encoded)
        roles = self._roles(encoded)
        for one, found in zip(encoded, attributions, strict=True):
            yield from self._readings(one, found, names, roles)

    def _encode(self, window: Window) -> _Encoded:
        view = self._view([token.text for token in window.tokens], inside=window.inside, paragraphs=window.paragraphs)
        words, root, found = self._encoded(view)
        outputs = self._weights.sentence(words=words, root=root, sentence=np.array(window.of))
        heads = dict(zip(SENTENCE, outputs, strict=True))
        governors = [tree(_own(heads["arcs"], *where)) for where in zip(window.starts, window.lengths, strict=True)]
        return _Encoded(
            window, [view.quotes[at] for at in view.begins], words, found, heads, governors,
            Tree(window.placed(governors), heads["labels"], len(self._weights.labels["deprel"])),
        )  # fmt: skip

    def _encoded(self, view: features.Window) -> list[NDArray[Any]]:
        """The vectors of some words, of their text as a whole, and the scores of their attribution tags."""
        return self._weights.encoder(
            ids=np.array(view.ids), shapes=np.array(view.shapes), quotes=np.array(view.quotes),
            marks=np.array(view.marks), begins=np.array(view.begins),
        )  # fmt: skip

    def _view(self, words: list[str], **of_words: Any) -> features.Window:
        """The pieces of some words; of one stretch that has too many for the encoder, the first ones of each word."""
        view = features.Window(words, self._weights.pieces, **of_words)
        for longest in (2, 1):
            if len(view.ids) <= POSITIONS_KEPT:
                break
            view = features.Window(words, self._weights.pieces, longest, **of_words)
        return view

    def _attributions(self, encoded: Sequence[_Encoded]) -> Iterator[list[Attribution]]:
        """The attributions of each window."""
        weights = self._weights
        lengths = [len(one.words) for one in encoded]
        tags = weights.span_chain.best(np.concatenate([one.spans for one in encoded]), lengths)
        found = spans(tags, lengths, weights.span_kinds)
        ends = itertools.accumulate(lengths)
        cues = [
            cues_in(of_one, one.spans, tags[end - length : end])
            for one, of_one, length, end in zip(encoded, found, lengths, ends, strict=True)
        ]
        linked = iter(self._linked(encoded, [[(cue.first, cue.last - 1) for cue in of_one] for of_one in cues]))
        for one, of_one in zip(encoded, cues, strict=True):
            yield find_attributions(one.window.tokens, one.quotes, of_one, [next(linked) for _ in of_one])

    def _linked(
        self, encoded: Sequence[_Encoded], cues: Sequence[list[tuple[int, int]]]
    ) -> list[list[tuple[str, int, int]]]:
        """The source and content spans of each cue of each window; cues are (first, last) words, last inclusive."""
        weights, scores, lengths = self._weights, [], []
        for one, of_one in zip(encoded, cues, strict=True):
            if of_one:
                begin, end = np.array(of_one).T
                kin, edge = _from(one, [one.tree.top(*ends) for ends in of_one])
                (tags,) = weights.cue(words=one.words, first=one.spans, begin=begin, end=end, kin=kin.T, edge=edge.T)
                scores.append(tags.transpose(1, 0, 2).reshape(-1, tags.shape[2]))
                lengths += [len(one.words)] * len(of_one)
        if not scores:
            return []
        return spans(weights.linked_chain.best(np.concatenate(scores), lengths), lengths, weights.linked_kinds)

    def _names(self, encoded: Sequence[_Encoded]) -> Iterator[tuple[Name, ...]]:
        """The names of each stretch."""
        paths = self._weights.name_paths
        lengths = [length for one in encoded for length in one.window.lengths]
        tags = paths.best(np.concatenate([one.heads["ner"] for one in encoded]), lengths)
        for found in spans(tags, lengths, paths.kinds):
            yield tuple(Name(kind=kind, first=first, last=last) for kind, first, last in found)

    def _roles(self, encoded: Sequence[_Encoded]) -> Iterator[tuple[int, Arguments]]:
        """The predicates of all windows with their arguments, by their place in the window."""
        scores, places, lengths = [], [], []
        for one in encoded:
            at = np.flatnonzero(one.heads["predicate"] > PREDICATE_FLOOR)
            if len(at):
                rows, sizes = rows_of(one.window, at)
                kin, edge = one.tree.seen(at[rows["of"]], rows["word"])
                (tags,) = self._weights.roles(words=one.words, predicate=at, kin=kin, edge=edge, **rows)
                scores.append(tags)
                places += at.tolist()
                lengths += sizes
        if scores:
            yield from zip(places, arguments_of(np.concatenate(scores), lengths, self._weights.role_paths), strict=True)

    def _acts(self, one: _Encoded) -> dict[int, list[Act]]:
        """The acts of each stretch of a window."""
        types, stances = one.heads["act"], one.heads["stance"]
        at = np.flatnonzero(types.max(1) >= ACT_FLOOR)
        if not len(at):
            return {}
        kin, _ = _from(one, at)
        (links,) = self._weights.links(words=one.words, act=at, kin=kin)
        return acts_in(one.window, at, types[at], stances[at], links, self._weights.labels)

    def _readings(
        self,
        one: _Encoded,
        attributions: Sequence[Attribution],
        names: Iterator[tuple[Name, ...]],
        roles: Iterator[tuple[int, Arguments]],
    ) -> Iterator[Reading]:
        """The readings of a window's stretches; names and roles are taken as far as they are its own."""
        lexicon, labels, heads = self._weights.lexicon, self._weights.labels, one.heads
        upos, xpos, deprels = (
            [labels[name][tag] for tag in heads[column].tolist()]
            for name, column in (("upos", "upos"), ("xpos", "xpos"), ("deprel", "labels"))
        )
        lemmas = [lexicon.lemma(token.text, tag) for token, tag in zip(one.window.tokens, xpos, strict=True)]
        predicates = self._predicates(one, lemmas, roles)
        acts = self._acts(one)
        firm = tuple(np.round(heads["factuality"].astype(float), 2).tolist())
        for number, stretch in enumerate(one.window.stretches):
            first = one.window.starts[number]
            last = first + one.window.lengths[number]
            own = one.governors[number]
            yield Reading(
                sentence=stretch.sentence,
                upos=tuple(upos[first:last]),
                xpos=tuple(xpos[first:last]),
                lemmas=tuple(lemmas[first:last]),
                heads=tuple(own),
                deprels=tuple(_agreeing(own, deprels[first:last])),
                names=next(names),
                predicates=tuple(predicates[number]),
                attributions=tuple(_within(attributions, stretch.sentence)),
                acts=tuple(acts.get(number, ())),
                factuality=firm[first:last],
            )

    def _predicates(
        self, one: _Encoded, lemmas: list[str], roles: Iterator[tuple[int, Arguments]]
    ) -> list[list[Predicate]]:
        """The predicates of each stretch of a window."""
        found: list[list[Predicate]] = [[] for _ in one.window.stretches]
        senses = self._weights.labels["sense"]
        for word, arguments in itertools.islice(roles, int((one.heads["predicate"] > PREDICATE_FLOOR).sum())):
            chances = dict(zip(senses, one.heads["sense"][word].tolist(), strict=True))
            roleset = self._weights.lexicon.roleset(lemmas[word], one.window.tokens[word].text, chances)
            stretch = one.window.of[word]
            own = word - one.window.starts[stretch]
            found[stretch].append(Predicate(word=own, roleset=roleset, arguments=arguments))
        return found


def _own(arcs: Vectors, first: int, length: int) -> Vectors:
    """The scores of a stretch's arcs among its own words and the root."""
    mine = arcs[first : first + length]
    return np.concatenate([mine[:, :1], mine[:, 1 + first : 1 + first + length]], 1)


def _from(one: _Encoded, viewers: Sequence[int] | NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Kin and edge [viewers, words] of a window's words seen from some of them."""
    count = len(one.words)
    rows = one.tree.seen(np.repeat(np.asarray(viewers), count), np.tile(np.arange(count), len(viewers)))
    return (column.reshape(-1, count) for column in rows)


def _within(found: Sequence[Attribution], sentence: Sentence) -> Iterator[Attribution]:
    """The attributions with a cue or content in a sentence."""
    for attribution in found:
        if any(s.start < sentence.end and sentence.start < s.end for s in (*attribution.cue, *attribution.content)):
            yield attribution


def _agreeing(heads: list[int], deprels: list[str]) -> list[str]:
    """Labels that agree with mended heads: the root alone is called root."""
    return [
        "root" if head == -1 else "dep" if label == "root" else label
        for head, label in zip(heads, deprels, strict=True)
    ]


def _empty(sentence: Sentence) -> Reading:
    """The reading of a sentence without words."""
    columns = ("upos", "xpos", "lemmas", "heads", "deprels", "names", "predicates", "acts", "factuality")
    nothing = dict.fromkeys(columns, ())
    return Reading(sentence=sentence, attributions=(), **nothing)
