"""Claims coded as PLOVER codes events: who, to whom, which type.

Two files use it: `coding` finds countries and type in a sentence; `classify`
is given the two actors as marks in the sentence and names the type alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from dragoman.evaluate.figures import Counts, Figure, Figures, found, share, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.matching import pair
from dragoman.evaluate.program import Program, document_of
from dragoman.evaluate.task import Task
from dragoman.records import ActorMention, Claim

SAME = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
STANDINGS = ("ALLY", "RIVAL")  # states of affairs, which PLOVER does not code
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("YIELD", "COOPERATE", "AID"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {label: number for number, labels in QUADS.items() for label in labels}
LABELS = tuple(QUAD)
MARK = re.compile(r"</?([st])>")


class Dyad(NamedTuple):
    """One coded event at country level."""

    source: str
    target: str
    code: str
    symmetric: bool


def day_of(row: Row) -> date | None:
    """The day a line gives, if it gives one."""
    return date.fromisoformat(row["date"][:10]) if row.get("date") else None


def predict_coding(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The events of each text: claims that something was done, between two actors with a country."""
    documents = [document_of(row["text"], id=str(i), published=day_of(row)) for i, row in enumerate(rows)]
    for row, claims in zip(rows, program.claims(documents), strict=True):
        events = {dyad for claim in claims if happens(claim) and (dyad := coded(claim, day_of(row)))}
        yield {"events": [dyad._asdict() for dyad in sorted(events)]}


def happens(claim: Claim) -> bool:
    """Whether an event coder would record it: said to be so, not denied, planned or supposed; no mere standing."""
    return claim.type not in STANDINGS and claim.polarity == "+" and claim.aspect in ("done", "ongoing")


def coded(claim: Claim, on: date | None) -> Dyad | None:
    """A claim at country level, or None where a party has no country."""
    if claim.recipient is None:
        return None
    source, target = country(claim.initiator), country(claim.recipient)
    return Dyad(source, target, claim.type, claim.symmetric) if source and target else None


def country(mention: ActorMention) -> str | None:
    """The country that PLOVER files an actor under: its state, its home, or IGO for those of many states."""
    if mention.acts_for:
        return mention.acts_for
    if mention.kind == "state":
        return mention.id
    if mention.kind in ("alliance", "organisation"):
        return "IGO"
    from dragoman.actors import registry

    actor = registry().get(mention.id)
    return actor.home if actor else None


def gold_dyads(row: Row) -> list[Dyad]:
    """The labelled events of a line as dyads, each once; none when it names one party alone."""
    dyads: list[Dyad] = []
    for event in row["events"]:
        sources, targets = ([one.split("/")[0] for one in event[side]] for side in ("source", "target"))
        code = SAME.get(event["code"], event["code"])
        if not targets and len(sources) == 2:
            dyads.append(Dyad(sources[0], sources[1], code, True))
        else:
            dyads += [Dyad(source, target, code, False) for source, target in product(sources, targets)]
    return sorted(set(dyads))


def choose_coding(rows: Sequence[Row]) -> list[bool]:
    """The lines that give at least one dyad."""
    return [bool(gold_dyads(row)) for row in rows]


def agrees(gold: Dyad, predicted: Dyad) -> bool:
    """Whether both are of one type and pair, in the same direction unless either runs both ways."""
    if gold.code != predicted.code:
        return False
    straight = (gold.source, gold.target) == (predicted.source, predicted.target)
    crossed = (gold.target, gold.source) == (predicted.source, predicted.target)
    return straight or (crossed and (gold.symmetric or predicted.symmetric))


def same_pair(gold: Dyad, predicted: Dyad) -> bool:
    """Whether both are of one pair, whatever the type."""
    return agrees(gold._replace(code=""), predicted._replace(code=""))


def count_coding(row: Row, predicted: Row) -> Counts:
    """Right, found and labelled dyads of a line, with their type and without."""
    gold, ours = gold_dyads(row), sorted({Dyad(**{"symmetric": False, **event}) for event in predicted["events"]})
    counts: Counter[str] = tally("events", right=len(pair(gold, ours, agrees)), found=len(ours), gold=len(gold))
    pairs = len(pair(gold, ours, same_pair))
    counts.update(tally("pairs", right=pairs, found=len(ours), gold=len(gold)))
    counts["symmetric"] = sum(dyad.symmetric for dyad in gold)
    return counts


def figures_coding(counts: Counts) -> Figures:
    """Precision, recall and F1 in percent of (source, target, type), then of the pair alone."""
    return {**found(counts, "events"), **found(counts, "pairs")}


def predict_classify(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The type for each line, None where the program claims nothing in its text."""
    documents = [document_of(row["text"], id=str(i), published=day_of(row)) for i, row in enumerate(rows)]
    for row, claims in zip(rows, program.claims(documents), strict=True):
        coded_claims = [claim for claim in claims if claim.type not in STANDINGS]
        marks = marked(row["markup"], row["text"])
        best = max(coded_claims, key=lambda claim: (between(claim, marks), claim.confidence), default=None)
        yield {"code": label(best.type) if best else None}


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


def between(claim: Claim, marks: dict[str, tuple[int, int]]) -> int:
    """How many of the marked actors a claim has in their parts."""
    parties = {"s": claim.initiator, "t": claim.recipient}
    return sum(
        mention is not None and side in marks and mention.start < marks[side][1] and marks[side][0] < mention.end
        for side, mention in parties.items()
    )


def count_classify(row: Row, predicted: Row) -> Counts:
    """Whether type and class of four are right; no answer is wrong."""
    gold, ours = label(row["events"][0]["code"]), predicted["code"] and label(predicted["code"])
    counts = Counter({"lines": 1, "right": gold == ours, "answered": ours is not None})
    counts["four"] = QUAD[gold] == QUAD.get(ours)
    counts.update([f"{gold}.gold"])
    if ours:
        counts.update([f"{ours}.found"])
        if ours == gold:
            counts.update([f"{gold}.right"])
    return counts


def figures_classify(counts: Counts) -> Figures:
    """In percent: accuracy, macro F1 over the labels of the file, accuracy of the class of four, lines answered."""
    scores = {name: found(counts, name)[f"{name}.f1"] for name in LABELS if counts.get(f"{name}.gold")}
    lines = counts.get("lines", 0)
    macro = sum(figure.value or 0 for figure in scores.values()) / len(scores) if scores else None
    return {
        "accuracy": share(counts, "right", "lines"), "macro_f1": Figure(macro, lines),
        "four_way": share(counts, "four", "lines"), "answered": share(counts, "answered", "lines"),
        **{f"{name}.f1": figure for name, figure in scores.items()},
    }  # fmt: skip


CODING = Task(
    name="coding", unit="sentences", needs=("text",), gold=("events",),
    predict=predict_coding, count=count_coding, figures=figures_coding, choose=choose_coding,
)  # fmt: skip
CLASSIFY = Task(
    name="classify", unit="sentences", needs=("text", "markup"), gold=("events",),
    predict=predict_classify, count=count_classify, figures=figures_classify,
)  # fmt: skip
