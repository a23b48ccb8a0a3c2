"""Who did what to whom in PropBank's terms: exact spans, with predicates found too.

Takes lines with tokens and preds; lines without preds were not annotated and
are not scored. A span counts when predicate, role and both ends are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program, sentence_of
from dragoman.evaluate.task import Task


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """Predicates with sense and arguments for each line."""
    sentences = ([sentence_of(row["tokens"], row.get("space"), document=str(i))] for i, row in enumerate(rows))
    for (reading,) in program.read(sentences):
        yield {
            "preds": [
                {
                    "i": predicate.word,
                    "roleset": predicate.roleset,
                    "args": [[argument.role, argument.first, argument.last] for argument in predicate.arguments],
                }
                for predicate in reading.predicates
            ]
        }


def count(row: Row, predicted: Row) -> Counts:
    """Right, found and labelled predicates, senses and argument spans."""
    gold, ours = senses(row["preds"]), senses(predicted["preds"])
    counts = tally("predicates", right=len(gold.keys() & ours.keys()), found=len(ours), gold=len(gold))
    counts["senses"] = sum(ours[word] == sense for word, sense in gold.items() if word in ours)
    wanted, got = arguments(row["preds"]), arguments(predicted["preds"])
    counts.update(tally("roles", right=len(wanted & got), found=len(got), gold=len(wanted)))
    for side, spans in (("right", wanted & got), ("found", got), ("gold", wanted)):
        counts.update(f"{role}.{side}" for _, role, _, _ in spans)
    return counts


def senses(predicates: Sequence[Row]) -> dict[int, str | None]:
    """The sense of each predicate by its word."""
    return {predicate["i"]: predicate["roleset"] for predicate in predicates}


def arguments(predicates: Sequence[Row]) -> set[tuple[int, str, int, int]]:
    """(predicate, role, first, last) of every argument."""
    return {(predicate["i"], role, first, last) for predicate in predicates for role, first, last in predicate["args"]}


def figures(counts: Counts) -> Figures:
    """In percent: roles and predicates found, senses of the predicates found, F1 of each labelled role."""
    shown = {**found(counts, "roles"), **found(counts, "predicates")}
    shown["senses.accuracy"] = share(counts, "senses", "predicates.right")
    by_role = sorted(name[: -len(".gold")] for name in counts if name.endswith(".gold"))
    for role in by_role:
        if role not in ("roles", "predicates"):
            shown[f"{role}.f1"] = found(counts, role)[f"{role}.f1"]
    return shown


ROLES = Task(
    name="roles", unit="sentences", needs=("tokens",), gold=("preds",), predict=predict, count=count, figures=figures
)
