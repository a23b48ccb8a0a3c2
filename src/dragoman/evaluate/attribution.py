"""Who says what: spans of source, cue and content, and whether they are joined rightly.

Takes lines with text and attributions (characters), or paragraphs marked in
the text; with `spans` lines of tokens and flat lists of source, cue and
content (words) as CofeNet scores them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman import pipeline
from dragoman.evaluate import slices
from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.matching import pair
from dragoman.evaluate.program import Program, document_of, sentence_of
from dragoman.evaluate.task import Task
from dragoman.records import Attribution, Reading, Sentence, Span

PARTS = ("source", "cue", "content")
KIND = "kind: "  # begins the names of the figures of a kind of line
Pieces = tuple[tuple[int, int], ...]


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The attributions of each text, in characters."""
    groups = (pipeline.split(document_of(row["text"], id=str(i))) for i, row in enumerate(rows))
    for readings in program.read(groups):
        yield {"attributions": [as_row(attribution) for attribution in distinct(readings)]}


def distinct(readings: Sequence[Reading]) -> list[Attribution]:
    """Every attribution once: one that runs over several sentences stands in the reading of each."""
    seen = {
        tuple(pieces(as_row(attribution)[part]) for part in PARTS): attribution
        for reading in readings
        for attribution in reading.attributions
    }
    return list(seen.values())


def as_row(attribution: Attribution) -> Row:
    """An attribution as lists of [start, end)."""

    def listed(spans: Sequence[Span]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {
        "source": listed(attribution.source), "cue": listed(attribution.cue), "content": listed(attribution.content)
    }  # fmt: skip


def pieces(spans: Sequence[Sequence[int]]) -> Pieces:
    """The pieces of one part, in order."""
    return tuple(sorted((start, end) for start, end in spans))


def overlap(one: Pieces, other: Pieces) -> bool:
    """Whether two parts share a character."""
    return any(start < last and first < end for start, end in one for first, last in other)


def linked(gold: Row, predicted: Row) -> bool:
    """Whether every part that the labelled attribution has overlaps the same part of the found one."""
    return all(overlap(pieces(gold[part]), pieces(predicted[part])) for part in PARTS if gold[part])


def identical(gold: Row, predicted: Row) -> bool:
    """Whether all three parts are the same, those that are empty too."""
    return all(pieces(gold[part]) == pieces(predicted[part]) for part in PARTS)


def count(row: Row, predicted: Row) -> Counts:
    """Parts and triples of one text that are right, and the triples found in each slice."""
    gold, ours = (
        [one for one in side["attributions"] if any(one[part] for part in PARTS)] for side in (row, predicted)
    )  # fmt: skip
    counts: Counter[str] = Counter()
    for part in PARTS:
        wanted, got = (sorted({pieces(one[part]) for one in side if one[part]}) for side in (gold, ours))
        both = len(set(wanted) & set(got))
        counts.update(tally(f"{part}.exact", right=both, found=len(got), gold=len(wanted)))
        touching = len(pair(wanted, got, overlap))
        counts.update(tally(f"{part}.overlap", right=touching, found=len(got), gold=len(wanted)))
    joined = pair(gold, ours, linked)
    counts.update(tally("triples.overlap", right=len(joined), found=len(ours), gold=len(gold)))
    if kind := row.get("kind"):
        counts.update(tally(f"{KIND}{kind}", right=len(joined), found=len(ours), gold=len(gold)))
    same = len(pair(gold, ours, identical))
    counts.update(tally("triples.exact", right=same, found=len(ours), gold=len(gold)))
    for at, one in enumerate(gold):
        for name in (*slices.of_attribution(*words(row["text"], one)), *slices.of_place(row["text"], one, gold)):
            counts[f"{name}.gold"] += 1
            counts[f"{name}.found"] += at in joined
    return counts


def words(text: str, attribution: Row) -> tuple[str, str, str]:
    """The words of each part, those of the content with two characters on either side."""

    def joined(part: str, around: int = 0) -> str:
        return " ".join(text[max(0, start - around) : end + around] for start, end in attribution[part])

    return joined("source"), joined("cue"), joined("content", around=2)


def figures(counts: Counts) -> Figures:
    """In percent: linked triples and each part, overlapping and exact; then triples (overlap) by slice and by kind.

    Slices have recall alone, since what was found for nothing stands in none. The kinds are those of the lines' field
    `kind`.
    """
    names = [f"{what}.{how}" for what in ("triples", *PARTS) for how in ("overlap", "exact")]
    shown = {name: figure for what in names for name, figure in found(counts, what).items()}
    for name in (*slices.ATTRIBUTION, *slices.PLACES):
        shown[f"{name}.recall"] = share(counts, f"{name}.found", f"{name}.gold")
    for name in sorted(key.removesuffix(".gold") for key in counts if key.startswith(KIND) and key.endswith(".gold")):
        shown |= found(counts, name)
    return shown


def predict_spans(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The words of each part on each line, whoever they belong to."""
    sentences = ([sentence_of(row["tokens"], document=str(i))] for i, row in enumerate(rows))
    for (reading,) in program.read(sentences):
        attributions = [as_row(attribution) for attribution in reading.attributions]
        yield {part: word_spans(reading.sentence, attributions, part) for part in PARTS}


def word_spans(sentence: Sentence, attributions: Sequence[Row], part: str) -> list[list[int]]:
    """The distinct pieces of one part as words [first, last)."""
    spans = {tuple(span) for attribution in attributions for span in attribution[part]}
    covered = ([at for at, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
               for start, end in sorted(spans))  # fmt: skip
    return [[at[0], at[-1] + 1] for at in covered if at]


def count_spans(row: Row, predicted: Row) -> Counts:
    """Right, found and labelled spans of each part."""
    counts = Counter[str]()
    for part in PARTS:
        wanted, got = ({tuple(span) for span in side[part]} for side in (row, predicted))
        counts.update(tally(part, right=len(wanted & got), found=len(got), gold=len(wanted)))
    return counts


def figures_spans(counts: Counts) -> Figures:
    """Exact precision, recall and F1 in percent of each part."""
    return {name: figure for part in PARTS for name, figure in found(counts, part).items()}


ATTRIBUTION = Task(
    name="attribution", unit="texts", needs=("text",), gold=("attributions",),
    predict=predict, count=count, figures=figures,
)  # fmt: skip
ATTRIBUTION_SPANS = Task(
    name="attribution", unit="instances", needs=("tokens",), gold=PARTS,
    predict=predict_spans, count=count_spans, figures=figures_spans,
)  # fmt: skip
