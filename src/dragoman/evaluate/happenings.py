"""Events merged from real reports, against labelled happenings.

Takes labelled claims (where each stands in its report, and of which happening
it tells) and the folder of the reports, whose claims are all merged, labelled
or not. Scored are pairs of labelled claims; those that a label leaves open
count neither way, and a claim that the reader misread is told apart: it tells
of no happening, wherever it is put.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman import pipeline
from dragoman.evaluate import labelled
from dragoman.evaluate.figures import Counts, Figure, Figures, share
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task
from dragoman.events import stories
from dragoman.records import Event

NEEDS = (*labelled.PLACES, "happening", "or", "misread")
PARTIES = ("initiator", "recipient")
SUBJECTS = ("arms",)  # what happenings may be `about`
LASTS = 183  # days after which what lasts may as well be told as something new
Summed = defaultdict[str, float]
SAID = {"hedges": "asserts"}  # on whose side someone stands who tells it with a hedge


class Unit(NamedTuple):
    """A labelled claim that the program makes, and where it put it."""

    label: Row
    report: int
    published: date | None
    event: str
    story: str  # the line of the event, or the event itself, if it is alone


def reports_of(gold: Path, reports: Path) -> list[Row]:
    """One row a report with its labelled claims."""
    return labelled.reports_of(gold, reports, needs=NEEDS, task="merging")


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """For each labelled claim of a report the event that it is in; None where it was not made."""
    documents = labelled.documents_of(rows)
    of_reports = list(program.claims(documents))
    merged = pipeline.merge(chain(*of_reports))
    events = {claim: event for event in merged for claim in event.evidence}
    lines = {event.id: story.id for story in stories(merged, chain(*of_reports)) for event in story.events}
    for row, document, claims in zip(rows, documents, of_reports, strict=True):
        made = msgspec.to_builtins(claims)
        told = [_told(events, lines, claim_found(label, made)) for label in row["claims"]]
        yield {"published": document.published and str(document.published), "events": told}


def claim_found(label: Row, claims: Iterable[Row]) -> str | None:
    """The id of the claim that has the labelled parties and shares words with the labelled trigger.

    Of several whom the same words name, the one with the labelled ids.
    """
    found = [
        one for one in claims if labelled.touch(label, one["trigger"]) and labelled.same_parties(label, one)
    ]  # fmt: skip
    best = max(found, key=lambda one: sum(_side(one[part]) == _side(label[part]) for part in PARTIES), default=None)
    return best["id"] if best else None


def _side(party: Row | None) -> str | None:
    return (party.get("acts_for") or party["id"]) if party else None


def _told(events: Mapping[str, Event], lines: Mapping[str, str], claim: str | None) -> Row | None:
    if claim is None or claim not in events:
        return None
    event = events[claim]
    line = lines.get(event.id, event.id)
    return {"event": event.id, "story": line, "support": event.support, "sides": sides(event)}


def sides(event: Event) -> dict[str, list[str]]:
    """On which sides each government, or each other teller, stands."""
    voices = {teller.id: teller.acts_for or teller.id for teller in event.tellers}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for side in event.sides:
        for teller in side.tellers:
            found[voices[teller]].append(SAID.get(side.stance, side.stance))
    return dict(found)


def count_together(rows: Sequence[Row], predicted: Sequence[Row]) -> list[Counts]:
    """The counts of each report; a pair of claims counts half in each of its reports."""
    counts: list[Summed] = [defaultdict(float) for _ in rows]
    units = []
    for number, (row, answer) in enumerate(zip(rows, predicted, strict=True)):
        published = date.fromisoformat(answer["published"]) if answer["published"] else None
        for label, told in zip(row["claims"], answer["events"], strict=True):
            counts[number]["labelled"] += 1
            if told:
                counts[number]["made"] += 1
                units.append(Unit(label, number, published, told["event"], told["story"]))
    known = [unit for unit in units if not unit.label["misread"]]
    for unit in known:
        _count_pairs(counts[unit.report], unit, known)
        _count_steps(counts[unit.report], unit, known)
    mixed = {unit.event for unit in known}
    for unit in units:
        if unit.label["misread"]:
            counts[unit.report]["misread"] += 1
            counts[unit.report]["misread.mixed"] += unit.event in mixed
    _count_sides(counts, rows, predicted)
    return list(counts)


def _count_pairs(counts: Summed, unit: Unit, known: Sequence[Unit]) -> None:
    """What one claim adds: its part in B³, and half of each pair with another."""
    precise = together = same = 1  # with itself
    for other in known:
        if other is unit or is_open(unit, other):
            continue
        one = unit.label["happening"] == other.label["happening"]
        in_one = unit.event == other.event
        near = parties(unit.label) == parties(other.label)
        precise += one and in_one
        together += in_one
        same += one
        about = ["", *(f"{name}." for name in set(about_of(unit.label)) & set(about_of(other.label)))]
        for name in about:
            counts[f"{name}together"] += in_one / 2
            counts[f"{name}same"] += one / 2
            counts[f"{name}false"] += (in_one and not one) / 2
            counts[f"{name}missed"] += (one and not in_one) / 2
        counts["near"] += (near and not one) / 2
        counts["near.together"] += (near and in_one and not one) / 2
    counts["known"] += 1
    counts["b3.precise"] += precise / together
    counts["b3.recalled"] += precise / same


def _count_steps(counts: Summed, unit: Unit, known: Sequence[Unit]) -> None:
    """Half of each pair of happenings of the same two parties whose stories are labelled: whether in one line."""
    for other in known:
        if not unit.label.get("story") or not other.label.get("story") or parties(unit.label) != parties(other.label):
            continue
        if unit.label["happening"] == other.label["happening"]:
            continue
        kind = "steps" if unit.label["story"] == other.label["story"] else "others"
        counts[kind] += 1 / 2
        counts[f"{kind}.together"] += (unit.story == other.story) / 2


def is_open(one: Unit, other: Unit) -> bool:
    """Whether it may be told either way if two claims are of one happening.

    Because a label says so, because one word tells of both ("visited Saudi
    Arabia and Israel"), or because it lasts and is told again much later.
    """
    ours, theirs = one.label, other.label
    if ours["happening"] == theirs["happening"]:
        return bool(ours.get("lasting")) and _days_between(one, other) > LASTS
    if one.report == other.report and ours["start"] == theirs["start"]:
        return True
    return bool({ours["happening"], *ours["or"]} & {theirs["happening"], *theirs["or"]})


def _days_between(one: Unit, other: Unit) -> int:
    return abs((one.published - other.published).days) if one.published and other.published else 0


def parties(label: Row) -> frozenset[str | None]:
    """The ids of both parties, whoever does it."""
    return frozenset(_side(label[part]) for part in PARTIES)


def about_of(label: Row) -> Sequence[str]:
    """Under which subjects a happening is also counted."""
    return tuple(label.get("about", ()))


def _count_sides(counts: Sequence[Summed], rows: Sequence[Row], predicted: Sequence[Row]) -> None:
    """Of happenings whose tellers are labelled: who stands on the labelled side of the event that has most of it."""
    expected: dict[str, dict[str, str]] = {}
    support: dict[str, str] = {}
    home: dict[str, list[Row]] = {}
    for row, answer in zip(rows, predicted, strict=True):
        for label, told in zip(row["claims"], answer["events"], strict=True):
            expected.setdefault(label["happening"], {}).update(label.get("tellers", {}))
            if "support" in label:
                support[label["happening"]] = label["support"]
            if told:
                home.setdefault(label["happening"], []).append(told)
    first = {label["happening"]: number for number, row in reversed(list(enumerate(rows))) for label in row["claims"]}
    for happening, tellers in expected.items():
        event = _commonest(home.get(happening, ()))
        counted = counts[first[happening]]
        counted["sides"] += len(tellers)
        counted["sides.right"] += sum(event["sides"].get(teller) == [stance] for teller, stance in tellers.items())
        if happening in support:
            counted["support"] += 1
            counted["support.right"] += event["support"] == support[happening]


def _commonest(told: Sequence[Row]) -> Row:
    """The event that is told of most often, of equals the first."""
    times = Counter(one["event"] for one in told)
    return max(told, key=lambda one: times[one["event"]], default={"sides": {}, "support": None})


def figures(counts: Counts) -> Figures:
    """In percent; false and missed merges per thousand pairs, those of a subject in pairs."""
    known = counts.get("known", 0)
    precision, recall = share(counts, "b3.precise", "known"), share(counts, "b3.recalled", "known")
    shown = {
        "b3.precision": precision, "b3.recall": recall, "b3.f1": Figure(_f1(precision.value, recall.value), known),
        "false.per_thousand": _thousandths(counts, "false", "together"),
        "missed.per_thousand": _thousandths(counts, "missed", "same"),
        "near.per_thousand": _thousandths(counts, "near.together", "near"),
        "made": share(counts, "made", "labelled"),
        "misread.mixed": share(counts, "misread.mixed", "misread"),
        "story.right": share(counts, "steps.together", "steps"),
        "story.mixed": share(counts, "others.together", "others"),
        "sides.right": share(counts, "sides.right", "sides"),
        "support.right": share(counts, "support.right", "support"),
    }  # fmt: skip
    for name in SUBJECTS:
        shown[f"{name}.false"] = _pairs(counts, f"{name}.false", f"{name}.together")
        shown[f"{name}.missed"] = _pairs(counts, f"{name}.missed", f"{name}.same")
    return shown


def _f1(precision: float | None, recall: float | None) -> float | None:
    if not precision or not recall:
        return None
    return 2 * precision * recall / (precision + recall)


def _pairs(counts: Counts, part: str, whole: str) -> Figure:
    base = counts.get(whole, 0)
    return Figure(counts.get(part, 0) if base else None, base)


def _thousandths(counts: Counts, part: str, whole: str) -> Figure:
    base = counts.get(whole, 0)
    return Figure(1000 * counts.get(part, 0) / base if base else None, base)


HAPPENINGS = Task(
    name="merging", unit="reports", needs=("report",), gold=("claims",),
    predict=predict, count_together=count_together, figures=figures,
)  # fmt: skip
