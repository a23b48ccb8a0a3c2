"""Attributions written by us, with their parts marked in the text.

Takes a file of paragraphs, one a line, gives Pieces. `[s1 Two aides] [c1 said] [t1 [s2 he] [c2 denied] [t2 it]].`
marks source, cue and content of two attributions, one inside the other; a part in several pieces repeats its mark,
and words that belong to several attributions name them all (`[s1,2 She]`). Lines that begin with # are comments.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from pieces import Piece, within

from dragoman.documents import tokenize

PARTS = {"s": "source", "c": "cue", "t": "content"}
MARK = re.compile(r"\[([sct])(\d+(?:,\d+)*) |([\[\]])")

Attribution = dict[str, list[int]]  # part → word positions
Spans = dict[int, dict[str, list[tuple[int, int]]]]  # attribution → part → characters


def attributed(path: Path, *, nested: bool = True) -> list[Piece]:
    """The paragraphs of the file with their attributions, those that hold others before what they hold.

    With `nested` false only the outermost are given, as PolNeAR annotates. All faults of the file are raised in one
    ValueError that names file and line.
    """
    found, faults = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            found.append(_piece(line.strip(), nested))
        except ValueError as fault:
            faults.append(f"{path.name}, line {number}: {fault}")
    if faults:
        raise ValueError("\n".join(faults))
    return found


def _piece(line: str, nested: bool) -> Piece:
    text, spans = _unmarked(line)
    tokens = tokenize(text)
    places = [(token.start, token.end) for token in tokens]
    attributions = [
        {name: within(places, parts[name]) for name in PARTS.values()} for _, parts in sorted(spans.items())
    ]
    for number, attribution in zip(sorted(spans), attributions, strict=True):
        _check(number, attribution)
    depths = [_depth(attribution, attributions) for attribution in attributions]
    outer_first = sorted(zip(depths, range(len(depths)), strict=True))
    kept = [attributions[i] for depth, i in outer_first if nested or not depth]
    return Piece(words=[token.text for token in tokens], attributions=kept)


def _unmarked(line: str) -> tuple[str, Spans]:
    """The text without its marks, and the spans of each attribution's parts in it."""
    text, after = "", 0
    opened: list[tuple[str, list[int], int]] = []
    spans: Spans = defaultdict(lambda: {name: [] for name in PARTS.values()})
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
            if not text[start:].strip():
                raise ValueError(f"the {name} of attribution {numbers[0]} is empty")
            for number in numbers:
                spans[number][name].append((start, len(text)))
    if opened:
        raise ValueError(f"the {opened[-1][0]} of attribution {opened[-1][1][0]} is not closed")
    return text + line[after:], spans


def _check(number: int, attribution: Attribution) -> None:
    cue = attribution["cue"]
    if not cue:
        raise ValueError(f"attribution {number} has no cue")
    if cue[-1] - cue[0] + 1 != len(cue):
        raise ValueError(f"the cue of attribution {number} is in several pieces")
    parts = [set(words) for words in attribution.values()]
    if len(set().union(*parts)) != sum(map(len, parts)):
        raise ValueError(f"parts of attribution {number} share words")


def _depth(attribution: Attribution, others: list[Attribution]) -> int:
    """How many attributions hold this one's cue in their content."""
    return sum(attribution["cue"][0] in other["content"] for other in others)
