"""Claims coded as PLOVER codes events: who, to whom, which type, at the level of countries.

Takes lines with text and events (source, target, code). What is said to have
been done counts; what is denied, planned or supposed does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from dragoman.evaluate.figures import Counts, Figures, found, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.matching import pair
from dragoman.evaluate.plover import Dyad, events_of
from dragoman.evaluate.program import Program, document_of
from dragoman.evaluate.task import Task

UNKNOWN_DAY = "2000-01-01"  # what the set writes for every line: no day at all
SAME = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def day_of(row: Row) -> date | None:
    """The day a line gives, if it gives one."""
    day = (row.get("date") or UNKNOWN_DAY)[:10]
    return None if day == UNKNOWN_DAY else date.fromisoformat(day)


def predict_coding(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The events of each text: claims that something was done, between two actors with a country."""
    documents = [document_of(row["text"], id=str(i), published=day_of(row)) for i, row in enumerate(rows)]
    for claims, readings in program.told(documents):
        yield {"events": [dyad._asdict() for dyad in sorted(events_of(claims, readings))]}


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


CODING = Task(
    name="coding", unit="sentences", needs=("text",), gold=("events",),
    predict=predict_coding, count=count_coding, figures=figures_coding, choose=choose_coding,
)  # fmt: skip
