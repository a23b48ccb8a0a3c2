"""Claims merged into events, against claims whose happenings are known.

Takes claims as they are exported, each with the id of its happening, of one or
several worlds; gives how well the events that the program makes of each world
agree with its happenings. Copies of a report have the same claims, which
count once: putting a claim together with itself is no achievement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import msgspec

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate.clusters import Cells, aligned, b_cubed, ceaf_e, cells, muc, pairs
from dragoman.evaluate.figures import Counts, Figure, Figures, share
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task
from dragoman.records import Claim, Event

Merge = Callable[[Sequence[Claim]], Iterable[Event]]


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """For each claim the event that the program puts it into, with that event's support."""
    return predict_by(pipeline.merge, rows)


def predict_by(merge: Merge, rows: Sequence[Row]) -> Iterator[Row]:
    """The same for a merging of one's own."""
    claims = [claim_of(row, number) for number, row in enumerate(rows, 1)]
    answers: dict[tuple[Hashable, str], Row] = {}
    for world, places in worlds(rows).items():
        for event in merge([claims[place] for place in places]):
            told = {"event": event.id, "support": event.support, "independent": event.independent}
            answers |= {(world, claim): told for claim in event.evidence}
    for row, claim in zip(rows, claims, strict=True):
        yield answers.get((row.get("world"), claim.id), {"event": None, "support": None, "independent": None})


def claim_of(row: Row, number: int) -> Claim:
    """The claim of a line; UsageError where it is none."""
    try:
        return msgspec.convert(row["claim"], Claim)
    except msgspec.ValidationError as fault:
        raise UsageError(
            f"Line {number}: `claim` is not a claim as `dragoman export claims --format jsonl` writes it ({fault})."
        ) from None


def worlds(rows: Sequence[Row]) -> dict[Hashable, list[int]]:
    """The places of the lines of each world; lines that name none are of one."""
    found: dict[Hashable, list[int]] = {}
    for place, row in enumerate(rows):
        found.setdefault(row.get("world"), []).append(place)
    return found


def count_together(rows: Sequence[Row], predicted: Sequence[Row]) -> list[Counts]:
    """The counts of each world."""
    return [
        count_world([rows[place] for place in places], [predicted[place] for place in places])
        for places in worlds(rows).values()
    ]


def count_world(rows: Sequence[Row], predicted: Sequence[Row]) -> Counts:
    """What B³, MUC, CEAF-e, pairs and support need of one world."""
    distinct = {row["claim"]["id"]: place for place, row in reversed(list(enumerate(rows)))}
    chosen = [place for place in sorted(distinct.values()) if not rows[place].get("misread")]
    lines = [rows[place] for place in chosen]
    found = [predicted[place]["event"] or ("alone", place) for place in chosen]
    of = cells([row["event"] for row in lines], found)
    pairing = aligned(of)
    precise, recalled = b_cubed(of)
    links = dict(zip(("muc.right", "muc.found", "muc.recalled", "muc.gold"), muc(of), strict=True))
    both, of_gold, of_found = pairs(of)
    counts: Counter[str] = Counter(links)
    counts.update({"claims": len(lines), "b3.precise": precise, "b3.recalled": recalled})
    counts.update({"happenings": len(of.gold), "events": len(of.found), "ceaf.alike": ceaf_e(of, pairing)})
    counts.update({"pairs.both": both, "pairs.gold": of_gold, "pairs.found": of_found})
    misread = [predicted[place]["event"] for place in distinct.values() if rows[place].get("misread")]
    counts.update({"misread": len(misread), "misread.mixed": sum(event in of.found for event in misread)})
    for condition in sorted({name for row in lines for name in row.get("told", ())}):
        counts.update(count_condition(condition, lines, found, of))
    counts.update(count_near(lines, of))
    counts.update(count_support(lines, [predicted[place] for place in chosen], found, pairing))
    return counts


def count_condition(condition: str, rows: Sequence[Row], found: Sequence[Hashable], of: Cells) -> Counts:
    """Pairs in which at least one claim is told in a certain way: all less those in which neither is."""
    rest = [place for place, row in enumerate(rows) if condition not in row.get("told", ())]
    without = cells([rows[place]["event"] for place in rest], [found[place] for place in rest])
    names = ("both", "gold", "found")
    return {
        f"told.{condition}.{name}": every - neither
        for name, every, neither in zip(names, pairs(of), pairs(without), strict=True)
    }


def count_near(rows: Sequence[Row], of: Cells) -> Counts:
    """For each kind of near miss the pairs of claims across the two happenings, and how many of these are together."""
    near = {
        tuple(sorted((row["event"], other))): kind for row in rows for other, kind in (row.get("near") or {}).items()
    }
    parts: dict[Hashable, Counter[Hashable]] = {}
    for (gold, found), count in of.both.items():
        parts.setdefault(gold, Counter())[found] = count
    counts: Counter[str] = Counter()
    for (one, other), kind in near.items():
        here, there = parts.get(one, Counter()), parts.get(other, Counter())
        counts[f"near.{kind}.all"] += here.total() * there.total()
        counts[f"near.{kind}.together"] += sum(count * there[found] for found, count in here.items())
    return counts


def count_support(
    rows: Sequence[Row], predicted: Sequence[Row], found: Sequence[Hashable], pairing: dict[Hashable, Hashable]
) -> Counts:
    """Happenings whose support is known, and those whose likest event says the same of it and of its origins."""
    said = dict(zip(found, predicted, strict=True))
    known = {row["event"]: row for row in rows if "support" in row}
    counts: Counter[str] = Counter()
    for gold, row in known.items():
        event = said[pairing[gold]] if gold in pairing else {}
        right = event.get("support") == row["support"] if event else False
        counts["support.all"] += 1
        counts["support.right"] += right
        counts[f"support.{row['support']}.all"] += 1
        counts[f"support.{row['support']}.right"] += right
        counts["independent.right"] += bool(event) and event.get("independent") == row["independent"]
    return counts


def figures(counts: Counts) -> Figures:
    """In percent, but for false and missed merges, which are per thousand pairs."""
    claims = counts.get("claims", 0)
    precision, recall = share(counts, "b3.precise", "claims"), share(counts, "b3.recalled", "claims")
    b3 = {"b3.precision": precision, "b3.recall": recall, "b3.f1": Figure(f1(precision, recall), claims)}
    links = share(counts, "muc.right", "muc.found"), share(counts, "muc.recalled", "muc.gold")
    groups = share(counts, "ceaf.alike", "events"), share(counts, "ceaf.alike", "happenings")
    f1s = [f1(*links), f1(*groups), b3["b3.f1"].value]
    conll = None if None in f1s else sum(value for value in f1s if value is not None) / 3
    shown = {
        **b3,
        "muc.f1": Figure(f1s[0], claims), "ceaf_e.f1": Figure(f1s[1], claims), "conll.f1": Figure(conll, claims),
        "false.per_thousand": per_thousand(counts, "pairs", "found"),
        "missed.per_thousand": per_thousand(counts, "pairs", "gold"),
        "support.accuracy": share(counts, "support.right", "support.all"),
        "independent.accuracy": share(counts, "independent.right", "support.all"),
        "misread.mixed": share(counts, "misread.mixed", "misread"),
        "happenings": Figure(counts.get("happenings"), counts.get("happenings", 0)),
        "events": Figure(counts.get("events"), counts.get("happenings", 0)),
    }  # fmt: skip
    for name in named(counts, "told", "both"):
        shown[f"{name}.false.per_thousand"] = per_thousand(counts, f"told.{name}", "found")
        shown[f"{name}.missed.per_thousand"] = per_thousand(counts, f"told.{name}", "gold")
    for name in named(counts, "near", "all"):
        shown[f"near.{name}.per_thousand"] = thousandths(counts, f"near.{name}.together", f"near.{name}.all")
    for name in named(counts, "support", "all"):
        shown[f"support.{name}.accuracy"] = share(counts, f"support.{name}.right", f"support.{name}.all")
    return shown


def f1(precision: Figure, recall: Figure) -> float | None:
    """The harmonic mean of the two; unknown where one is, or where there are no links at all."""
    if precision.value is None or recall.value is None:
        return None
    both = precision.value + recall.value
    return 2 * precision.value * recall.value / both if both else 0.0


def named(counts: Counts, first: str, last: str) -> list[str]:
    """The names that stand between two words in the keys of the counts."""
    found = [key.split(".") for key in counts if key.startswith(f"{first}.") and key.endswith(f".{last}")]
    return sorted(".".join(words[1:-1]) for words in found if words[1:-1])


def per_thousand(counts: Counts, name: str, whole: str) -> Figure:
    """How many of a thousand pairs that are together in the one are apart in the other."""
    apart = counts.get(f"{name}.{whole}", 0) - counts.get(f"{name}.both", 0)
    return thousandths({"apart": apart, "all": counts.get(f"{name}.{whole}", 0)}, "apart", "all")


def thousandths(counts: Counts, part: str, whole: str) -> Figure:
    """`part` of a thousand of `whole`; without any, unknown."""
    base = counts.get(whole, 0)
    return Figure(1000 * counts.get(part, 0) / base if base else None, base)


MERGING = Task(
    name="merging", unit="worlds", needs=("claim",), gold=("event",),
    predict=predict, count_together=count_together, figures=figures,
)  # fmt: skip
