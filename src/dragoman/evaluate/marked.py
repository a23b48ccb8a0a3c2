"""Paragraphs with their attributions marked in the text.

Takes a file of paragraphs, one a line, gives Paragraphs, or lines as the attribution task scores them.
`[s1 Two aides] [c1 said] [t1 [s2 he] [c2 denied] [t2 it]].` marks source, cue and content of two attributions, one
inside the other; a part in several pieces repeats its mark, and words that belong to several attributions name them
all (`[s1,2 She]`). Lines that begin with # are comments; the last of them is the heading of what follows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dragoman.documents import tokenize
from dragoman.errors import UsageError
from dragoman.evaluate.lines import Row, decoded

PARTS = {"s": "source", "c": "cue", "t": "content"}
MARK = re.compile(r"\[([sct])(\d+(?:,\d+)*) |([\[\]])")

Places = list[tuple[int, int]]  # [start, end) in characters
Parts = dict[str, Places]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph without its marks, and what they say of it."""

    text: str
    attributions: tuple[Parts, ...]  # those that hold others before what they hold
    depths: tuple[int, ...]  # of each attribution: how many others hold it
    heading: str | None = None


def rows(path: Path) -> list[Row]:
    """The paragraphs as lines with `id`, `kind`, `text`, `attributions`; UsageError tells every fault of the file."""
    try:
        found = paragraphs(path)
    except ValueError as faults:
        raise UsageError(str(faults)) from None
    return [
        {"id": str(number), "kind": one.heading, "text": one.text, "attributions": [*map(_listed, one.attributions)]}
        for number, one in enumerate(found, 1)
    ]


def paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of the file. All its faults are raised in one ValueError that names file and line."""
    found, faults, heading = [], [], None
    for number, line in enumerate(decoded(path).splitlines(), start=1):
        if line.startswith("#"):
            heading = line.strip("# ")
        elif line.strip():
            try:
                found.append(paragraph(line.strip(), heading))
            except ValueError as fault:
                faults.append(f"{path.name}, line {number}: {fault}")
    if faults:
        raise ValueError("\n".join(faults))
    return found


def paragraph(line: str, heading: str | None = None) -> Paragraph:
    """One marked line. ValueError tells its first fault."""
    text, marked = _unmarked(line)
    attributions = [_whole(text, parts) for _, parts in sorted(marked.items())]
    for number, parts in zip(sorted(marked), attributions, strict=True):
        _check(number, parts, text)
    depths = [_depth(parts, attributions) for parts in attributions]
    order = sorted(range(len(depths)), key=depths.__getitem__)
    return Paragraph(
        text=text,
        attributions=tuple(attributions[i] for i in order),
        depths=tuple(depths[i] for i in order),
        heading=heading,
    )


def _unmarked(line: str) -> tuple[str, dict[int, Parts]]:
    """The text without its marks, and the places of each attribution's parts in it."""
    text, after = "", 0
    opened: list[tuple[str, list[int], int]] = []
    marked: dict[int, Parts] = defaultdict(lambda: {name: [] for name in PARTS.values()})
    for match in MARK.finditer(line):
        text += line[after : match.start()]
        after = match.end()
        if match[1]:
            opened.append((PARTS[match[1]], [int(number) for number in match[2].split(",")], len(text)))
        elif match[3] == "[":
            raise ValueError(f'"{line[match.start() : match.start() + 12]}" opens no part: write [s1 …, [c1 … or [t1 …')
        elif not opened:
            raise ValueError(f'"…{line[max(0, match.start() - 12) : match.end()]}" closes a part that was not opened')
        else:
            name, numbers, start = opened.pop()
            part = text[start:]
            if part != part.strip() or not part:
                fault = "begins or ends with a blank" if part.strip() else "is empty"
                raise ValueError(f"the {name} of attribution {numbers[0]} {fault}")
            for number in numbers:
                marked[number][name].append((start, len(text)))
    if opened:
        raise ValueError(f"the {opened[-1][0]} of attribution {opened[-1][1][0]} is not closed")
    return text + line[after:], marked


def _whole(text: str, parts: Parts) -> Parts:
    """The parts with pieces joined that only blanks keep apart: two quoted sentences in a row are one piece."""
    return {name: _joined(text, places) for name, places in parts.items()}


def _joined(text: str, places: Iterable[tuple[int, int]]) -> Places:
    joined: Places = []
    for start, end in sorted(places):
        if joined and not text[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _check(number: int, parts: Parts, text: str) -> None:
    if not parts["cue"]:
        raise ValueError(f"attribution {number} has no cue")
    if len(parts["cue"]) > 1:
        raise ValueError(f"the cue of attribution {number} is in several pieces")
    places = sorted(place for name in parts for place in parts[name])
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        raise ValueError(f"parts of attribution {number} share words")
    for token in tokenize(text):
        if sum(start < token.end and token.start < end for start, end in places) > 1:
            raise ValueError(f'parts of attribution {number} share words: they meet in "{token.text}"')


def _depth(parts: Parts, others: Iterable[Parts]) -> int:
    """How many attributions hold this one's cue in their content."""
    cue, _ = parts["cue"][0]
    return sum(any(start <= cue < end for start, end in other["content"]) for other in others)


def _listed(parts: Parts) -> Row:
    return {name: [list(place) for place in places] for name, places in parts.items()}
