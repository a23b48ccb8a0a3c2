"""Read sentences with the packaged model.

Takes Sentences in order, gives a Reading for each. Consecutive sentences of a
document are encoded together, so that a quotation may run over a full stop;
syntax, roles and acts are then read sentence by sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from dragoman.reader.attributions import Cues, find_attributions
from dragoman.reader.decode import spans, tree
from dragoman.reader.features import POSITIONS_KEPT, Window
from dragoman.reader.packaged import PACKAGED, Weights, padded
from dragoman.records import (
    Act,
    ActLink,
    Argument,
    Attribution,
    EventType,
    Name,
    Predicate,
    Reading,
    Sentence,
    Stance,
    Token,
)

WINDOW_WORDS = 150  # as in training
LONGEST_STRETCH = 400  # words of one sentence that are encoded together, within the encoder's positions
WINDOWS_AT_ONCE = 4  # larger batches leave the cache and are slower
SENTENCES_AT_ONCE = 32
PREDICATE_FLOOR = 0.0  # logit
ACT_FLOOR, LINK_FLOOR = 0.15, 0.15
Vectors = NDArray[np.float32]


@dataclass
class _Draft:
    """A sentence on its way to a Reading."""

    sentence: Sentence
    pieces: dict[int, Vectors] = field(default_factory=dict)  # by their first word
    root: Vectors | None = None
    attributions: list[Attribution] = field(default_factory=list)


@dataclass
class _Stretch:
    """The words of a sentence that lie in one window: all of them, but for endless sentences."""

    draft: _Draft
    tokens: tuple[Token, ...]
    first: int


Windowed = list[_Stretch]


class Reader:
    """The packaged model, loaded. Not thread-safe: one a process."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.version = f"dragoman-reader {weights.version}"

    @classmethod
    def load(cls, weights: Path | None = None, threads: int = 1) -> Reader:
        """The reader from a folder of weights, the packaged one by default.

        Raises DragomanError if the folder holds no reader.
        """
        return cls(Weights(weights or PACKAGED, threads))

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """A Reading for each sentence, in the same order; sentences of one document must be consecutive.

        A document is read by itself: int8 activations are scaled by batch, so that a
        reading would otherwise depend on what happened to be read beside it.
        """
        readings: list[Reading] = []
        for _, group in itertools.groupby(sentences, key=lambda sentence: sentence.document):
            readings.extend(self._read_document([_Draft(sentence) for sentence in group]))
        return readings

    def _read_document(self, drafts: list[_Draft]) -> list[Reading]:
        windows = list(_windows(stretch for draft in drafts for stretch in _stretches(draft)))
        windows.sort(key=lambda window: sum(len(stretch.tokens) for stretch in window))
        for first in range(0, len(windows), WINDOWS_AT_ONCE):
            self._encode(windows[first : first + WINDOWS_AT_ONCE])
        readings: dict[int, Reading] = {}
        by_length = sorted(range(len(drafts)), key=lambda n: len(drafts[n].sentence.tokens))
        by_length = [n for n in by_length if drafts[n].sentence.tokens]
        for first in range(0, len(by_length), SENTENCES_AT_ONCE):
            numbers = by_length[first : first + SENTENCES_AT_ONCE]
            readings.update(zip(numbers, self._read_batch([drafts[n] for n in numbers]), strict=True))
        return [readings.get(n) or _empty(draft.sentence) for n, draft in enumerate(drafts)]

    def _encode(self, windows: list[Windowed]) -> None:
        """Give the drafts of some windows their word vectors and attributions."""
        weights = self._weights
        tokens = [[token for stretch in window for token in stretch.tokens] for window in windows]
        views = [self._window([token.text for token in inside]) for inside in tokens]
        counts = [len(view.begins) for view in views]
        words, roots, scores = weights.encoder(
            ids=padded([view.ids for view in views]),
            shapes=padded([view.shapes for view in views]),
            quotes=padded([view.quotes for view in views]),
            lengths=np.array([len(view.ids) for view in views]),
            begins=padded([view.begins for view in views]),
        )
        cues = Cues(weights.span_chain.best(scores, counts), scores, weights.labels["span"])
        linked = self._linked(words, counts, scores, cues)
        for number, window in enumerate(windows):
            found = find_attributions(tokens[number], cues.of(number), linked.get(number, []))
            first = 0
            for stretch in window:
                last = first + len(stretch.tokens)
                stretch.draft.pieces[stretch.first] = words[number, first:last]
                stretch.draft.root = roots[number]
                first = last
                stretch.draft.attributions.extend(_within(found, stretch.draft.sentence))

    def _window(self, words: list[str]) -> Window:
        """The window's pieces; one that is too long for the encoder keeps the first pieces of each word alone."""
        view = Window(words, self._weights.pieces)
        for longest in (2, 1):
            if len(view.ids) <= POSITIONS_KEPT:
                break
            view = Window(words, self._weights.pieces, longest)
        return view

    def _linked(
        self, words: Vectors, counts: list[int], scores: Vectors, cues: Cues
    ) -> dict[int, list[list[tuple[str, int, int]]]]:
        """For each window, the source and content spans of each of its cues."""
        if not cues.window:
            return {}
        (tags,) = self._weights.cue(
            words=words, lengths=np.array(counts), first=scores, window=np.array(cues.window),
            begin=np.array(cues.begin), end=np.array(cues.end),
        )  # fmt: skip
        paths = self._weights.linked_chain.best(tags, [counts[w] for w in cues.window])
        linked: dict[int, list[list[tuple[str, int, int]]]] = {}
        for window, path in zip(cues.window, paths, strict=True):
            linked.setdefault(window, []).append(spans(path, self._weights.labels["linked"]))
        return linked

    def _read_batch(self, drafts: list[_Draft]) -> Iterator[Reading]:
        """Readings of sentences of about the same length."""
        weights, labels = self._weights, self._weights.labels
        counts = [len(draft.sentence.tokens) for draft in drafts]
        words = np.zeros((len(drafts), max(counts), drafts[0].pieces[0].shape[1]), dtype=np.float32)
        for number, draft in enumerate(drafts):
            for first, piece in draft.pieces.items():
                words[number, first : first + len(piece)] = piece
        roots = np.stack([draft.root for draft in drafts])  # type: ignore[misc]
        out = dict(
            zip(
                ("upos", "xpos", "ner", "arcs", "labels", "predicate", "sense", "act", "stance"),
                weights.sentence(words=words, root=roots, lengths=np.array(counts)),
                strict=True,
            )
        )
        names = weights.name_paths.best(out["ner"], counts)
        roles = self._roles(words, counts, out["predicate"])
        acts = self._acts(words, counts, out["act"], out["stance"])
        for number, draft in enumerate(drafts):
            count, forms = counts[number], [token.text for token in draft.sentence.tokens]
            xpos = [labels["xpos"][tag] for tag in out["xpos"][number, :count].tolist()]
            lemmas = [weights.lexicon.lemma(form, tag) for form, tag in zip(forms, xpos, strict=True)]
            senses = out["sense"][number]

            def chances(row: Vectors) -> dict[str, float]:
                return dict(zip(labels["sense"], row.tolist(), strict=True))

            predicates = tuple(
                Predicate(
                    word=word,
                    roleset=weights.lexicon.roleset(lemmas[word], forms[word], chances(senses[word])),
                    arguments=arguments,
                )
                for word, arguments in roles.get(number, [])
            )  # fmt: skip
            heads = tree(out["arcs"][number, :count, : count + 1])
            deprels = [labels["deprel"][tag] for tag in out["labels"][number, :count].tolist()]
            yield Reading(
                sentence=draft.sentence,
                upos=tuple(labels["upos"][tag] for tag in out["upos"][number, :count].tolist()),
                xpos=tuple(xpos),
                lemmas=tuple(lemmas),
                heads=tuple(heads),
                deprels=tuple(_agreeing(heads, deprels)),
                names=tuple(Name(kind=kind, first=a, last=b) for kind, a, b in spans(names[number], labels["ner"])),
                predicates=predicates,
                attributions=tuple(draft.attributions),
                acts=tuple(acts.get(number, ())),
            )

    def _roles(
        self, words: Vectors, counts: list[int], flags: Vectors
    ) -> dict[int, list[tuple[int, tuple[Argument, ...]]]]:
        """The predicates of each sentence with their arguments, each core role once."""
        inside = np.arange(flags.shape[1])[None] < np.array(counts)[:, None]
        sentence, predicate = np.nonzero((flags > PREDICATE_FLOOR) & inside)
        if not len(sentence):
            return {}
        (tags,) = self._weights.roles(words=words, sentence=sentence, predicate=predicate)
        paths = self._weights.role_paths.best(tags, [counts[s] for s in sentence])
        found: dict[int, list[tuple[int, tuple[Argument, ...]]]] = {}
        for number, word, path, scores in zip(sentence.tolist(), predicate.tolist(), paths, tags, strict=True):
            arguments = _each_core_once(spans(path, self._weights.labels["role"]), path, scores)
            found.setdefault(number, []).append((word, arguments))
        return found

    def _acts(self, words: Vectors, counts: list[int], types: Vectors, stances: Vectors) -> dict[int, list[Act]]:
        """The words of each sentence that the claim head takes for acts, with who they are linked to."""
        top = types.max(2) * (np.arange(types.shape[1])[None] < np.array(counts)[:, None])
        chosen = np.flatnonzero((top >= ACT_FLOOR).any(1))
        if not len(chosen):
            return {}
        (links,) = self._weights.links(words=words[chosen])
        found: dict[int, list[Act]] = {}
        for row, number in enumerate(chosen.tolist()):
            for run in _runs(top[number], types[number].argmax(1)):
                best = max(run, key=lambda word: top[number, word])
                likely = types[number, run].max(0)
                stance = stances[number, best]
                found.setdefault(number, []).append(
                    Act(
                        word=int(best),
                        types=cast(
                            "tuple[tuple[EventType, float], ...]",
                            _ranked(likely, self._weights.labels["act"], ACT_FLOOR),
                        ),
                        stances=cast(
                            "tuple[tuple[Stance, float], ...]", _ranked(stance, self._weights.labels["stance"], 0.0)
                        ),
                        links=tuple(self._links(links[row][:, run].max(1), counts[number])),
                    )
                )
        return found

    def _links(self, scores: Vectors, count: int) -> Iterator[ActLink]:
        for part, word in zip(*np.nonzero(scores[:, :count] >= LINK_FLOOR), strict=True):
            yield ActLink(
                part=self._weights.labels["part"][part], word=int(word), confidence=round(float(scores[part, word]), 3)
            )


def _stretches(draft: _Draft) -> Iterator[_Stretch]:
    tokens = draft.sentence.tokens
    for first in range(0, len(tokens), LONGEST_STRETCH):
        yield _Stretch(draft, tokens[first : first + LONGEST_STRETCH], first)


def _windows(stretches: Iterable[_Stretch]) -> Iterator[Windowed]:
    """Consecutive sentences in runs of up to WINDOW_WORDS words."""
    window: Windowed = []
    size = 0
    for stretch in stretches:
        count = len(stretch.tokens)
        if window and size + count > WINDOW_WORDS:
            yield window
            window, size = [], 0
        window.append(stretch)
        size += count
    if window:
        yield window


def _within(found: list[Attribution], sentence: Sentence) -> Iterator[Attribution]:
    """The attributions with a cue or content in a sentence."""
    for attribution in found:
        if any(s.start < sentence.end and sentence.start < s.end for s in (*attribution.cue, *attribution.content)):
            yield attribution


def _each_core_once(found: list[tuple[str, int, int]], path: list[int], scores: Vectors) -> tuple[Argument, ...]:
    """Arguments from spans; of two spans with one core role the better stays (inverted quotes make such pairs)."""
    best: dict[str, tuple[float, tuple[str, int, int]]] = {}
    kept = []
    for span in found:
        role, first, last = span
        if not role.startswith("ARG") or role.startswith("ARGM"):
            kept.append(span)
            continue
        score = float(np.mean([scores[word, path[word]] - scores[word, 0] for word in range(first, last)]))
        if role not in best or score > best[role][0]:
            best[role] = (score, span)
    kept.extend(span for _, span in best.values())
    return tuple(Argument(role=role, first=first, last=last) for role, first, last in sorted(kept, key=lambda s: s[1]))


def _agreeing(heads: list[int], deprels: list[str]) -> list[str]:
    """Labels that agree with mended heads: the root alone is called root."""
    return [
        "root" if head == -1 else "dep" if label == "root" else label
        for head, label in zip(heads, deprels, strict=True)
    ]


def _runs(top: Vectors, kinds: NDArray[Any]) -> Iterator[list[int]]:
    """Neighbouring words above the floor whose likeliest type is the same."""
    run: list[int] = []
    for word in np.flatnonzero(top >= ACT_FLOOR).tolist():
        if run and (word != run[-1] + 1 or kinds[word] != kinds[run[-1]]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _ranked(scores: Vectors, labels: list[str], floor: float) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-scores)
    return tuple((labels[i], round(float(scores[i]), 3)) for i in order if scores[i] >= floor)


def _empty(sentence: Sentence) -> Reading:
    """The reading of a sentence without words."""
    nothing = dict.fromkeys(("upos", "xpos", "lemmas", "heads", "deprels", "names", "predicates", "acts"), ())
    return Reading(sentence=sentence, attributions=(), **nothing)
