"""Claims found in reports against labelled claims.

Takes a folder (or one file) of labelled claims, one directed pair a line, and
the folder of the reports they label. A labelled claim is found when a claim of
the sentence that holds its anchor has its pair of actors and one of its types.
Optional ones, which one annotator of two left out, are never missed and never
wrong. Figures are shares from 0 to 1, each the mean over reports.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate import slices
from dragoman.evaluate.figures import Counts, Figure, Figures
from dragoman.evaluate.lines import Row, decoded, load
from dragoman.evaluate.program import Program
from dragoman.evaluate.task import Task
from dragoman.records import Document

SHARES = (
    "pair_recall", "recall", "precision", "f1", "stance", "not_asserted", "source", "narrator", "object", "quantity",
    "time", "place",
)  # fmt: skip
SLICES = tuple(name for name in slices.ATTRIBUTION if name != "pronoun")
SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?")
CODE = re.compile(r"[A-Z]{3}")


def reports_of(gold: Path, reports: Path) -> list[Row]:
    """One row a report: its text, outlet and date as the lists beside the reports have them, and its claims."""
    labelled = [row for file in (sorted(gold.glob("*.jsonl*")) if gold.is_dir() else [gold]) for row in load(file)]
    needs = ("report", "anchor", "sources", "types", "initiator", "recipient", "symmetric", "optional", "stances")
    for row in labelled:
        if missing := [field for field in needs if field not in row]:
            raise UsageError(f"{gold}: claims needs {', '.join(missing)} on each line; found {', '.join(row)}.")
    if not labelled:
        raise UsageError(f"{gold}: no labelled claims. Give a folder of JSON Lines files, one claim a line.")
    known = listed(reports)
    by_report: dict[str, list[Row]] = {}
    for row in labelled:
        by_report.setdefault(row["report"], []).append(row)
    return [{**described(name, reports, known), "claims": rows} for name, rows in by_report.items()]


def listed(reports: Path) -> dict[str, Row]:
    """What the lists in a folder of reports say of each file, by the file's name."""
    rows = (row for path in sorted(reports.rglob("*.jsonl")) for row in load(path))
    return {Path(row["file"]).name: row for row in rows if "file" in row}


def described(name: str, reports: Path, known: dict[str, Row]) -> Row:
    """Where a report is, and who published it when, if a list says so."""
    path = next(iter(sorted(reports.rglob(name))), None)
    if path is None:
        raise UsageError(f"No {name} under {reports}, which labelled claims are about. Give its folder with --reports.")
    said = known.get(name, {})
    told = {"outlet": said.get("outlet"), "published": said.get("published")}
    return {"report": name, "path": str(path), **told, "text": decoded(path)}


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The claims of each report, as they are exported."""
    documents = [gathered(row) for row in rows]
    for claims in program.claims(documents):
        yield {"claims": msgspec.to_builtins(claims)}


def gathered(row: Row) -> Document:
    """The report as `dragoman read` takes it in."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    for document in pipeline.gather([row["path"]], outlet=row["outlet"], published=published):
        if isinstance(document, Document):
            return document
        raise UsageError(str(document))
    raise UsageError(f"{row['path']}: nothing to read in it.")


def squash(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return " ".join(text.replace("\u00a0", " ").split())


@cache
def groups() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each labelled group, the names it may be found under and those that would match by accident."""
    with (files(__package__) / "groups.csv").open(encoding="utf-8") as table:
        return {row["code"]: (spelled(row["names"]), spelled(row["not"])) for row in csv.DictReader(table)}


def spelled(cell: str) -> tuple[str, ...]:
    """The names of a cell."""
    return tuple(plain(name) for name in cell.split(";") if name)


def plain(name: str) -> str:
    """A name in lower case, hyphens and underscores as spaces."""
    return re.sub(r"[-_]", " ", name.lower().replace("\u2019", "'"))


def is_actor(code: str, actor: Row | None) -> bool:
    """Whether a found actor is the labelled one: by the state it acts for, by id, or by a group's names."""
    if code == "*":
        return True
    if not actor:
        return False
    if CODE.fullmatch(code) and code not in groups():
        return code in (actor.get("acts_for"), actor.get("id"))
    label = plain(f"{actor.get('id') or ''} {actor.get('name') or ''}")
    names, accidents = groups().get(code, ((), ()))
    return not begins_word(accidents, label) and begins_word((*names, plain(code)), label)


def begins_word(names: Sequence[str], label: str) -> bool:
    """Whether any of the names begins a word of the label ("eu" does not in "reuters")."""
    return any(re.search(r"(?<![a-z0-9])" + re.escape(name), label) for name in names)


def is_source(names: Sequence[str], source: Row) -> bool:
    """Whether a found source is one of the acceptable ones; those without a name match any that is anonymous."""
    return any(
        bool(source.get("anonymous")) if is_anonymous(name) else is_actor(name, source) for name in names
    )  # fmt: skip


def is_anonymous(name: str) -> bool:
    """Whether a labelled source is nobody in particular."""
    return name.startswith("anonymous") or name == "unspecified"


def same_pair(gold: Row, claim: Row) -> bool:
    """Whether initiator and recipient are the labelled ones, either way round where the label is symmetric."""
    initiator, recipient = claim["initiator"], claim["recipient"]
    if is_actor(gold["initiator"], initiator) and is_actor(gold["recipient"], recipient):
        return True
    return bool(gold["symmetric"] and is_actor(gold["initiator"], recipient) and is_actor(gold["recipient"], initiator))


def numbers(text: str) -> set[float]:
    """The numbers of a text, as written and with their scale ("$40 billion": 40 and 4e10)."""
    read = [(float(digits.replace(",", "")), scale) for digits, scale in NUMBER.findall(text.lower())]
    return {value for value, _ in read} | {value * SCALES[scale] for value, scale in read}


def count(row: Row, predicted: Row) -> Counts:
    """The figures of one report, each with a one beside it so that their mean can be taken, and counts by slice."""
    gold = row["claims"]
    claims = [claim for claim in predicted["claims"] if claim.get("initiator") and claim.get("recipient")]
    sentences = [squash(claim["sentence"]) for claim in claims]
    paired = [
        [claim for claim, sentence in zip(claims, sentences, strict=True)
         if squash(one["anchor"]) in sentence and same_pair(one, claim)]
        for one in gold
    ]  # fmt: skip
    matched = [[claim for claim in pairs if claim["type"] in one["types"]]
               for one, pairs in zip(gold, paired, strict=True)]  # fmt: skip
    required = [at for at, one in enumerate(gold) if not one["optional"]]
    found = [at for at in required if matched[at]]
    right = {key_of(claim) for claims_of_one in matched for claim in claims_of_one}
    distinct = {key_of(claim) for claim in claims}
    recall, precision = ratio(len(found), len(required)), ratio(len(right), len(distinct))
    values = {
        "pair_recall": ratio(sum(bool(paired[at]) for at in required), len(required)),
        "recall": recall, "precision": precision, "f1": harmonic(recall or 0, precision or 0),
    }  # fmt: skip
    values |= {name: mean(shares) for name, shares in details([(gold[at], matched[at]) for at in found]).items()}
    counts: dict[str, float] = {"reports": 1, "gold": len(required), "claims": len(distinct)}
    for name, value in values.items():
        counts[name], counts[f"{name}.known"] = value or 0.0, float(value is not None)
    for at in required:
        for name in slices.of_claim(gold[at], paragraph(row["text"], gold[at])):
            counts[f"{name}.gold"] = counts.get(f"{name}.gold", 0) + 1
            counts[f"{name}.found"] = counts.get(f"{name}.found", 0) + bool(matched[at])
    return counts


def key_of(claim: Row) -> tuple[str | None, ...]:
    """What makes two claims the same statement: said twice in one sentence, it counts once."""
    source = claim["sources"][-1]["id"] if claim.get("sources") else None
    pair = claim["initiator"].get("id"), claim["recipient"].get("id")
    return squash(claim["sentence"]), *pair, claim["type"], source, claim.get("stance")


def details(found: Sequence[tuple[Row, Sequence[Row]]]) -> dict[str, list[float]]:
    """For each found label that has a detail, the share of the matching claims that have it right.

    A share, so that saying everything twice gains nothing.
    """
    shares: dict[str, list[float]] = {name: [] for name in SHARES[4:]}
    for gold, claims in found:
        for name, holds in questions(gold).items():
            shares[name].append(sum(map(holds, claims)) / len(claims))
    return shares


def questions(gold: Row) -> dict[str, Callable[[Row], bool]]:
    """What is asked of a claim that matches a label: only what the label tells."""
    asked: dict[str, Callable[[Row], bool]] = {"stance": lambda claim: claim["stance"] in gold["stances"]}
    if "asserts" not in gold["stances"]:
        asked["not_asserted"] = asked["stance"]
    inner = gold["sources"][-1] if gold["sources"] else None
    if not gold.get("sources_disputed") and inner != [gold["initiator"]]:  # who threatens is also who says so
        if inner is None:
            asked["narrator"] = lambda claim: not claim["sources"]
        else:
            asked["source"] = lambda claim: bool(claim["sources"]) and is_source(inner, claim["sources"][-1])
    if "object" in gold:
        objects = [name.strip().lower() for name in gold["object"].split(",")]
        asked["object"] = lambda claim: any(
            name in (item["name"] or "").lower() for name in objects for item in claim["items"]
        )
    if wanted := numbers(str(gold.get("quantity", ""))):
        asked["quantity"] = lambda claim: any(wanted & amounts(item["quantity"]) for item in claim["items"])
    if "when" in gold:
        asked["time"] = lambda claim: ((claim["time"] or {}).get("start") or "").startswith(gold["when"][:7])
    if "where" in gold:
        asked["place"] = lambda claim: gold["where"] in [(claim["place"] or {}).get(key) for key in ("country", "name")]
    return asked


def amounts(quantity: Row | None) -> set[float]:
    """The numbers of a found quantity: as worded and as its bounds."""
    if not quantity:
        return set()
    bounds = {value for value in (quantity.get("low"), quantity.get("high")) if value is not None}
    return numbers(str(quantity.get("text") or "")) | bounds


def ratio(part: float, whole: float) -> float | None:
    """`part` of `whole`; without any, unknown."""
    return part / whole if whole else None


def mean(values: Sequence[float]) -> float | None:
    """The mean; of nothing, unknown."""
    return ratio(sum(values), len(values))


def harmonic(recall: float, precision: float) -> float:
    """F1 of the two."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def paragraph(text: str, gold: Row) -> str:
    """The line of the report that holds the anchor."""
    start, end = text.rfind("\n", 0, gold["start"]) + 1, text.find("\n", gold["end"])
    return text[start : end if end >= 0 else len(text)]


def figures(counts: Counts) -> Figures:
    """Each share's mean over the reports that have it, then recall by slice over all labels together."""
    shown = {name: Figure(average(counts, name), counts.get(f"{name}.known", 0)) for name in SHARES}
    for name in SLICES:
        gold = counts.get(f"{name}.gold", 0)
        shown[f"{name}.recall"] = Figure(ratio(counts.get(f"{name}.found", 0), gold), gold)
    return shown


def average(counts: Mapping[str, float], name: str) -> float | None:
    """The mean of a figure over the reports where it is known."""
    return ratio(counts.get(name, 0), counts.get(f"{name}.known", 0))


CLAIMS = Task(
    name="claims", unit="reports", needs=("report", "path"), gold=("claims",),
    predict=predict, count=count, figures=figures,
)  # fmt: skip
