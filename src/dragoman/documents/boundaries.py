"""Tell how likely each word is the last of its sentence.

Takes the words of each block, gives a probability for every one of them. A
small convolutional network, run in numpy, looks at the forms of sixteen words to
either side and at what the rules of full stops say (`sentences`); it finds
the ends that no stop marks: greetings, headings, careless writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from re import sub
from threading import Lock
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PACKAGED = Path(__file__).with_name("boundaries.npz")
# How many rows of the table words, endings, beginnings and shapes share among themselves, each kind its own.
ROWS = {"word": 8192, "ending": 2048, "beginning": 1024, "shape": 512}
DILATIONS = (1, 2, 4, 8)
REACH = sum(DILATIONS)  # words to either side that an answer depends on
GAP = max(DILATIONS)  # empty places between blocks: emptied anew by each layer, they let nothing through
SIGNALS, MARKS = 8, 5
CHUNK = 1024  # words at once; bounds memory
# Rows that are multiplied together: of more, BLAS shares the work among threads, which wait for one another ten times
# as long as the work takes, most of all where every processor is busy already.
ROWS_AT_ONCE = 64
KNOWN = 50_000  # forms kept with their vectors before the memory starts anew
THRESHOLD = 0.4
FAR = 40  # words: a stop farther away than this is as good as none

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
Word = tuple[str, bool, bool]  # form, whether a blank follows, whether the rules end a sentence behind it


def rows_of(form: str) -> tuple[int, int, int, int]:
    """The rows of the table that describe a form: itself, its ending, its beginning, its shape."""
    low = sub(r"\d", "0", form.lower())
    parts = {"word": low, "ending": low[-3:], "beginning": low[:3], "shape": shape(form)}
    found, first = [], 0
    for kind, size in ROWS.items():
        found.append(first + crc32(parts[kind].encode("utf-8", "surrogatepass")) % size)
        first += size
    return found[0], found[1], found[2], found[3]


def shape(form: str) -> str:
    """ "Xxx" for "Iran", "X.X." for "U.S.", "0,0" for "5,000": runs of a kind are kept up to three."""
    kinds = sub(r"[^\W\d_]", lambda letter: "X" if letter[0].isupper() else "x", sub(r"\d", "0", form[:30]))
    return sub(r"(.)\1{3,}", r"\1\1\1", kinds)


def marks_of(form: str) -> tuple[bool, bool, bool, bool, bool]:
    """Whether a form opens or closes a bracket, opens or closes a quotation, or is a straight quotation mark."""
    return form in ("(", "[", "{"), form in (")", "]", "}"), form == "“", form == "”", form == '"'


def signals(blank: Flags, verdicts: Flags, marks: Flags, begins: Places, *, lined: bool) -> Floats:
    """What is known at each word but its form: blank, verdict of the rules, open brackets and quotes, stops near.

    `begins` is the place where the block of each word begins: nothing is known across blocks. A text that is `lined`
    has its headings in lines of their own, so few ends are left for the network to find.
    """
    places = np.arange(len(blank))
    found = np.empty((len(blank), SIGNALS), np.float32)
    found[:, 0] = blank
    found[:, 1] = verdicts
    found[:, 2] = is_open(marks[:, 0], marks[:, 1], begins)
    found[:, 3] = is_open(marks[:, 2], marks[:, 3], begins)
    straight = np.concatenate([[0], np.cumsum(marks[:, 4])])
    found[:, 4] = (straight[1:] - straight[begins]) % 2
    found[:, 5] = np.minimum(places - np.maximum(last_place(verdicts), begins - 1), FAR) / FAR
    found[:, 6] = np.minimum(len(blank) - 1 - last_place(verdicts[::-1])[::-1] - places, FAR) / FAR
    found[:, 7] = lined
    return found


def is_open(opens: Flags, closes: Flags, begins: Places) -> Flags:
    """Whether, behind each word, what was opened last in its block is not closed."""
    opened = last_place(opens)
    return (opened >= begins) & (opened > last_place(closes))


def last_place(flags: Flags) -> Places:
    """For each place the last one, itself included, that is flagged; -1 before the first."""
    return np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))


class Boundaries:
    """The network. It keeps the vector of every form it has met, so that most words cost one look-up."""

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self._table = weights["table"].astype(np.float32) * weights["scale"].astype(np.float32)
        self._weights = {name: value.astype(np.float32) for name, value in weights.items() if name != "table"}
        self._lock = Lock()  # threads share what is known
        self._known: dict[str, int] = {}
        self._vectors = np.zeros((1024, self._weights["enter"].shape[1]), np.float32)
        self._marks = np.zeros((1024, MARKS), np.bool_)

    def ends(self, blocks: Sequence[Sequence[Word]]) -> list[Floats]:
        """For each block, the probability of each of its words to be the last of its sentence."""
        with self._lock:
            return self._ends(blocks)

    def _ends(self, blocks: Sequence[Sequence[Word]]) -> list[Floats]:
        sizes = np.array([len(words) for words in blocks], np.intp)
        if not sizes.sum():
            return [np.zeros(0, np.float32) for _ in blocks]
        firsts = np.cumsum(sizes) - sizes
        begins = np.repeat(firsts, sizes)
        forms, signal = self._seen(list(chain.from_iterable(blocks)), begins, lined=len(blocks) > 1)
        places = np.arange(len(forms)) + np.repeat(np.arange(1, len(sizes) + 1) * GAP, sizes)
        room = places[-1] + GAP + 1
        at, there = np.zeros(room, np.intp), np.zeros((room, 1), np.float32)
        signs = np.zeros((room, SIGNALS), np.float32)
        at[places], signs[places], there[places] = forms, signal, 1
        answers = [
            self._run(at[first:last], signs[first:last], there[first:last])[begin - first : end - first]
            for first, begin, end, last in chunks(room)
        ]
        return np.split(np.concatenate(answers)[places], firsts[1:])

    def _seen(self, words: Sequence[Word], begins: Places, *, lined: bool) -> tuple[Places, Floats]:
        """The place of each word's form among the known ones, and its signals."""
        forms, blank, verdicts = zip(*words, strict=True)
        if len(self._known) > KNOWN:
            self._known.clear()
        known = self._known
        at = np.array([known[form] if form in known else self._learn(form) for form in forms])
        return at, signals(np.array(blank), np.array(verdicts), self._marks[at], begins, lined=lined)

    def _learn(self, form: str) -> int:
        """Work out the vector of a form not met before; gives its place."""
        place = self._known[form] = len(self._known)
        if place >= len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._marks = np.concatenate([self._marks, np.zeros_like(self._marks)])
        self._vectors[place] = self._table[list(rows_of(form))].sum(0) @ self._weights["enter"] + self._weights["bias"]
        self._marks[place] = marks_of(form)
        return place

    def _run(self, at: Places, signal: Floats, there: Floats) -> Floats:
        """The probabilities for words in a row; what is not `there` is gap."""
        w = self._weights
        x = np.maximum(self._vectors[at] + times(signal, w["signals"]), 0) * there
        for layer, far in enumerate(DILATIONS):
            before, here, after = (times(x, kernel) for kernel in w[f"kernel{layer}"])
            y = here + w[f"shift{layer}"]
            y[far:] += before[:-far]
            y[:-far] += after[far:]
            x += np.maximum(y, 0) * there
        return np.asarray(1 / (1 + np.exp(-(times(x, w["leave"]) + w["offset"]))), np.float32)


def times(rows: Floats, matrix: Floats) -> Floats:
    """Rows times a matrix, or times one column, ROWS_AT_ONCE rows at a time."""
    whole = len(rows) // ROWS_AT_ONCE * ROWS_AT_ONCE
    stacked = rows[:whole].reshape(-1, ROWS_AT_ONCE, rows.shape[1]) @ matrix
    return np.concatenate([stacked.reshape(whole, *matrix.shape[1:]), rows[whole:] @ matrix])


def chunks(count: int) -> Iterator[tuple[int, int, int, int]]:
    """Runs of CHUNK places: where one begins and ends, between the places that its answers depend on."""
    for begin in range(0, count, CHUNK):
        end = min(begin + CHUNK, count)
        yield max(0, begin - REACH), begin, end, min(end + REACH, count)


@cache
def packaged() -> Boundaries:
    """The network that comes with the package."""
    with np.load(PACKAGED, allow_pickle=False) as weights:
        return Boundaries(dict(weights))
