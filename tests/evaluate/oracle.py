"""A reader that knows the answers, and can be made to err in a chosen way."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluate.names import spans
from dragoman.records import Argument, Attribution, Name, Predicate, Reading, Sentence, Span

Row = dict[str, Any]


class Oracle:
    """Answers each sentence with the labels of the line that has its words, after `spoil` has changed them."""

    version = "oracle 1"

    def __init__(self, rows: Sequence[Row], spoil: Callable[[Row], Row] = lambda row: row) -> None:
        self.rows = {tuple(row["tokens"]): spoil(row) for row in rows}

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        return [
            reading_of(self.rows[tuple(token.text for token in sentence.tokens)], sentence) for sentence in sentences
        ]


def reading_of(row: Row, sentence: Sentence) -> Reading:
    """A labelled line as the reader would give it."""
    size = len(sentence.tokens)

    def column(name: str, blank: Any) -> tuple[Any, ...]:
        return tuple(row.get(name, [blank] * size))

    return Reading(
        sentence=sentence,
        upos=column("upos", "X"),
        xpos=column("xpos", "X"),
        lemmas=column("lemma", "x"),
        heads=tuple(head - 1 for head in row["head"]) if "head" in row else (-1, *[0] * (size - 1)),
        deprels=column("deprel", "dep"),
        names=tuple(
            Name(kind=kind, first=first, last=last)
            for kind, first, last in sorted(spans(row.get("ner", ["O"] * size)), key=lambda name: name[1])
        ),
        predicates=tuple(
            Predicate(
                word=one["i"],
                roleset=one["roleset"],
                arguments=tuple(Argument(role=role, first=first, last=last) for role, first, last in one["args"]),
            )
            for one in row.get("preds", [])
        ),
        attributions=tuple(
            Attribution(
                confidence=1.0,
                **{
                    part: tuple(
                        Span(start=sentence.tokens[first].start, end=sentence.tokens[last - 1].end)
                        for first, last in row.get(part, [])
                    )
                    for part in ("source", "cue", "content")
                },
            )
            for _ in [0]
            if row.get("cue")
        ),
        acts=(),
    )


def labelled(path: Path, rows: Sequence[Row]) -> Path:
    """The rows as a file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def tree_row(number: int = 1) -> Row:
    """Envoys left."""
    return {
        "id": f"report-{number:04}",
        "tokens": ["Norway", "'s", "envoys", f"left{number}", "."],
        "upos": ["PROPN", "PART", "NOUN", "VERB", "PUNCT"],
        "xpos": ["NNP", "POS", "NNS", "VBD", "."],
        "lemma": ["Norway", "'s", "envoy", "leave", "."],
        "head": [3, 1, 4, 0, 4],
        "deprel": ["nmod:poss", "case", "nsubj", "root", "punct"],
        "space": [0, 1, 1, 0, 1],
        "ner": ["B-LOC", "O", "O", "O", "O"],
        "preds": [{"i": 3, "roleset": "leave.01", "args": [["ARG0", 0, 3], ["ARGM-TMP", 4, 5]]}],
    }
