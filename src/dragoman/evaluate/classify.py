"""The type of the act between two actors that are given.

Takes lines with text, markup (the source between <s> marks, the target
between <t>) and one event's code in the labels of PLV. The answer is what the
reader's coding head says. Beside it the rules of claims are scored: asked for
the deeds of the sentence, and for who does them to whom with the marked words
as its only actors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman import pipeline
from dragoman.claims.acts.deeds import Deed, find_deeds
from dragoman.claims.acts.dyads import find_dyads
from dragoman.claims.acts.matching import POS
from dragoman.claims.acts.parties import Parties
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.syntax import Syntax
from dragoman.evaluate.coding import SAME
from dragoman.evaluate.figures import Counts, Figure, Figures, found, share
from dragoman.evaluate.lines import Row
from dragoman.evaluate.plover import STANDINGS
from dragoman.evaluate.program import Program, document_of
from dragoman.evaluate.task import Task
from dragoman.readers import CodesActs
from dragoman.records import ActorMention, Reading, Span

QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("YIELD", "COOPERATE", "AID"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {label: number for number, labels in QUADS.items() for label in labels}
LABELS = tuple(QUAD)
MARK = re.compile(r"</?([st])>")
SIDES = {"s": "source", "t": "target"}


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The type for each line with its chance, and the type by rules: None where no word expresses an act."""
    groups = (pipeline.split(document_of(row["text"], id=str(i))) for i, row in enumerate(rows))
    for row, readings in zip(rows, program.read(groups), strict=True):
        marks = marked(row["markup"], row["text"])
        weighed = [one for reading in readings for one in deeds(reading, marks)]
        best = max(weighed, key=lambda one: one[0], default=None)
        rules = label(best[1].type) if best else None
        chances = by_head(readings, marks, program)
        code, confidence = max(chances.items(), key=lambda one: one[1]) if chances else (rules, None)
        yield {"code": code, "confidence": confidence, "rules": rules}


def by_head(readings: Sequence[Reading], marks: dict[str, tuple[int, int]], program: Program) -> dict[str, float]:
    """The chance of each of PLV's labels by the reader's coding head; {} for a reader without one."""
    if not isinstance(program.reader, CodesActs):
        return {}
    spans = [Span(start=marks[side][0], end=marks[side][1]) if side in marks else None for side in SIDES]
    chances: dict[str, float] = {}
    for type, chance in program.reader.code([reading.sentence for reading in readings], *spans):
        if type not in STANDINGS:
            chances[label(type)] = chances.get(label(type), 0.0) + chance
    return chances


def deeds(reading: Reading, marks: dict[str, tuple[int, int]]) -> Iterator[tuple[tuple[int, float], Deed]]:
    """The deeds of a sentence, each with how much of the marked pair it joins and how sure it is."""
    if not reading.heads:
        return
    mentions = [mention for side, span in sorted(marks.items()) if (mention := mention_of(reading, side, *span))]
    parties = Parties(Tree(reading), mentions, reading.predicates)
    for deed in find_deeds(Syntax(reading)):
        if deed.type not in STANDINGS:
            dyads = find_dyads(deed, POS.get(reading.upos[deed.word], ("noun",))[0], parties, mentions)
            joined = max((1 if dyad.recipient is None else 2 for dyad in dyads), default=0)
            yield (joined, deed.confidence), deed


def mention_of(reading: Reading, side: str, start: int, end: int) -> Mention | None:
    """A marked actor as the claims stage knows actors: a group by no name; None when it is in another sentence."""
    tokens = reading.sentence.tokens
    words = [word for word, token in enumerate(tokens) if token.start < end and start < token.end]
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    head = next((word for word in words if not first <= reading.heads[word] < last), first)
    text = " ".join(tokens[word].text for word in words)
    actor = ActorMention(
        id=SIDES[side], name=text, kind="group", sector=None, acts_for=None, text=text,
        start=tokens[first].start, end=tokens[last - 1].end,
    )  # fmt: skip
    return Mention(word=head, first=first, last=last, actor=actor, form="name")


def label(type: str) -> str:
    """PLV's name of a type: it does not tell concessions from retreats."""
    return "YIELD" if type in ("CONCEDE", "RETREAT") else SAME.get(type, type)


def marked(markup: str, text: str) -> dict[str, tuple[int, int]]:
    """Where the marked source and target stand in the text; {} when the text is not the markup without its marks."""
    if MARK.sub("", markup) != text:
        return {}
    spans: dict[str, tuple[int, int]] = {}
    removed = 0
    starts: dict[str, int] = {}
    for mark in MARK.finditer(markup):
        at, side = mark.start() - removed, mark[1]
        if mark[0].startswith("</"):
            spans[side] = (starts.get(side, at), at)
        else:
            starts[side] = at
        removed += len(mark[0])
    return spans


def count(row: Row, predicted: Row) -> Counts:
    """Whether type and class of four are right, by the head and by the rules; no answer is wrong."""
    gold, ours = label(row["events"][0]["code"]), predicted["code"] and label(predicted["code"])
    rules = predicted.get("rules")
    counts = Counter({"lines": 1, "right": gold == ours, "answered": ours is not None, "rules": gold == rules})
    counts["four"] = QUAD[gold] == QUAD.get(ours)
    counts.update([f"{gold}.gold"])
    if ours:
        counts.update([f"{ours}.found"])
        if ours == gold:
            counts.update([f"{gold}.right"])
    return counts


def figures(counts: Counts) -> Figures:
    """In percent: accuracy, macro F1 over the labels of the file, accuracy of the class of four, lines answered."""
    scores = {name: found(counts, name)[f"{name}.f1"] for name in LABELS if counts.get(f"{name}.gold")}
    lines = counts.get("lines", 0)
    macro = sum(figure.value or 0 for figure in scores.values()) / len(scores) if scores else None
    return {
        "accuracy": share(counts, "right", "lines"), "macro_f1": Figure(macro, lines),
        "four_way": share(counts, "four", "lines"), "answered": share(counts, "answered", "lines"),
        "rules.accuracy": share(counts, "rules", "lines"),
        **{f"{name}.f1": figure for name, figure in scores.items()},
    }  # fmt: skip


CLASSIFY = Task(
    name="classify", unit="sentences", needs=("text", "markup"), gold=("events",),
    predict=predict, count=count, figures=figures,
)  # fmt: skip
