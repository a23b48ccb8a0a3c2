"""Recognise wire copies: one agency's report printed by many outlets.

Takes texts, gives which documents belong together and which came first, and
of two texts the passages that they share, which is the evidence for it. A
copy may lose its last paragraphs, or gain a headline or paragraphs of its own;
two reports of one happening in different words are not copies.

Method: MinHash (Broder 1997) over runs of five words. From the estimated
Jaccard similarity J and the numbers of runs |A|, |B|, the share of the smaller
text that stands in the larger is J (|A| + |B|) / ((1 + J) min(|A|, |B|)).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import islice

from dragoman.documents.blocks import find_blocks
from dragoman.records import Passage

WORDS = 5  # in a run; shorter runs are shared by texts that only share a subject
VALUES = 128  # MinHash values; the error of J is about sqrt(J (1 - J) / 128), 0.04 at most
BAND = 2  # values in a band: a pair with J = 0.25 shares one of 64 bands with probability 0.98
SMALLEST = 20  # runs; a shorter text cannot be told from a chance likeness
INSIDE = 0.6  # of the smaller text in the larger: above, copies; follow-ups that repeat background stay below
ALIKE = 0.2  # least J, below which the estimate of INSIDE is noise: a copy may be cut to a quarter of its length
DAYS = 30  # copies run within days; the same words a month later are another edition
Row = tuple[str, date | None, bytes | None]  # id, published, signature
LEAST = 10  # words in a shared passage; shorter ones are names, titles and stock phrases
_WORD = re.compile(r"\w+")
_HEAD = struct.Struct("<HI")
_BODY = frozenset({"heading", "body", "caption"})


def signature(text: str) -> bytes | None:
    """The MinHash signature of a report's body, 518 bytes, or None when it is too short to be told apart.

    Titles, bylines and furniture do not count: they change from outlet to outlet.
    """
    from rensa import RMinHash  # type: ignore[import-untyped]

    runs = _runs(text)
    if len(runs) < SMALLEST:
        return None
    sketch = RMinHash(num_perm=VALUES, seed=1)
    sketch.update(sorted(runs))
    return _HEAD.pack(RMinHash.ALGORITHM_VERSION, len(runs)) + struct.pack(f"<{VALUES}I", *sketch.digest())


def group(rows: Iterable[Row]) -> dict[str, str]:
    """For each document id the id of the first document of its wire group: its own when it is no copy.

    Takes (id, published, signature) in any order. Documents are looked at from
    the earliest on (then by id; without a date last), and each joins the first
    origin that it is a copy of, so that a round-up of two stories joins at
    most one and never makes one story of both.
    """
    ordered = sorted(rows, key=lambda row: (row[1] or date.max, row[0]))
    lasting = bool(ordered) and ordered[-1][1] is None  # a document without a date may copy one of any age
    index = _Origins()
    origins: dict[str, str] = {}
    for name, published, sketch in ordered:
        if sketch is None:
            origins[name] = name
            continue
        if published and not lasting:
            index.forget_before(published - timedelta(DAYS))
        row = (name, published, sketch)
        origin = next((first[0] for first in index.near(sketch) if _copies(first, row)), None)
        origins[name] = origin or name
        if origin is None:
            index.add(row)
    return origins


class _Origins:
    """The origins so far, to be found by the bands of their signatures; those of the last weeks are held, no more."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[int]] = {}
        self._held: dict[int, Row] = {}  # by number, in the order of their dates
        self._count = 0

    def near(self, sketch: bytes) -> list[Row]:
        """The origins that share a band with `sketch`, in order."""
        found = {number for key in _bands(sketch) for number in self._buckets.get(key, ())}
        return [self._held[number] for number in sorted(found)]

    def add(self, row: Row) -> None:
        self._held[self._count] = row
        for key in _bands(row[2] or b""):
            self._buckets.setdefault(key, []).append(self._count)
        self._count += 1

    def forget_before(self, day: date) -> None:
        """Drop the origins published before `day`."""
        for number, (_, published, sketch) in list(islice(self._held.items(), 64)):
            if published is None or published >= day:
                return
            del self._held[number]
            for key in _bands(sketch or b""):
                self._buckets[key].remove(number)
                if not self._buckets[key]:
                    del self._buckets[key]


def shared(text: str, other: str, *, least: int = LEAST) -> list[Passage]:
    """The passages of at least so many words that two texts have in common, in the same order, the longest first.

    Case, quotation marks, punctuation and spacing do not count. Runs of words are compared rather than words: a run
    stands in a text once or twice where "the" stands there hundreds of times, so that long texts take no longer.
    """
    words, others = (list(_WORD.finditer(one)) for one in (text, other))
    run = min(WORDS, least)
    matcher = SequenceMatcher(None, _runs_in_order(words, run), _runs_in_order(others, run))
    found: list[Passage] = []
    end = other_end = 0
    for first, second, runs in matcher.get_matching_blocks():
        taken = max(0, end - first, other_end - second)  # the words at the seam of two passages belong to the first
        first, second, length = first + taken, second + taken, runs + run - 1 - taken
        if not runs or length < least:
            continue
        end, other_end = first + length, second + length
        here, there = words[first:end], others[second:other_end]
        found.append(
            Passage(
                start=here[0].start(), end=here[-1].end(), other_start=there[0].start(), other_end=there[-1].end(),
                words=length,
            )
        )  # fmt: skip
    return sorted(found, key=lambda passage: (-passage.words, passage.start))


def _runs_in_order(words: list[re.Match[str]], length: int) -> list[tuple[str, ...]]:
    """Every run of so many words, in small letters."""
    forms = [word[0].casefold() for word in words]
    return [tuple(forms[at : at + length]) for at in range(len(forms) - length + 1)]


def likeness(a: bytes, b: bytes) -> tuple[float, float]:
    """Two estimates from 0 to 1: the Jaccard similarity of two texts, and the share of the smaller in the larger."""
    (kind, first), (other, second) = _HEAD.unpack_from(a), _HEAD.unpack_from(b)
    if kind != other:
        return 0.0, 0.0
    equal = sum(x == y for x, y in zip(_values(a), _values(b), strict=True)) / VALUES
    return equal, min(1.0, equal * (first + second) / ((1 + equal) * min(first, second)))


def _copies(a: Row, b: Row) -> bool:
    if (a[1] and b[1] and abs((a[1] - b[1]).days) > DAYS) or a[2] is None or b[2] is None:
        return False
    alike, inside = likeness(a[2], b[2])
    return alike >= ALIKE and inside >= INSIDE


def _values(sketch: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{VALUES}I", sketch, _HEAD.size)


def _bands(sketch: bytes) -> Iterator[int]:
    """One number for each band: its values, and after them its place."""
    width = 4 * BAND
    for place, at in enumerate(range(_HEAD.size, len(sketch), width)):
        yield int.from_bytes(sketch[at : at + width], "little") * VALUES + place


def _runs(text: str) -> set[str]:
    """Every run of five words of the body, in small letters and without punctuation."""
    body = " ".join(text[block.start : block.end] for block in find_blocks(text) if block.kind in _BODY)
    words = _WORD.findall(body.casefold())
    return {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
