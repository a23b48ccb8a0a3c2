"""Tags, lemmas and trees against Universal Dependencies.

Takes lines with tokens, upos, xpos, lemma, head (from 1, 0 at the root),
deprel and space. Scored as the CoNLL 2018 shared task did: every word counts,
punctuation too, and LAS leaves out the subtype of a relation ("nmod:poss" is
"nmod"), although predictions keep it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman import pipeline
from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program, document_of, sentence_of
from dragoman.evaluate.task import Task
from dragoman.records import Reading

COLUMNS = ("upos", "xpos", "lemma", "uas", "las")
JOINED = "\u0020"  # between the sentences of a text that is put together again


def predict(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The columns for each line, on its own words."""
    sentences = ([sentence_of(row["tokens"], row.get("space"), document=str(i))] for i, row in enumerate(rows))
    for (reading,) in program.read(sentences):
        yield {
            "upos": list(reading.upos), "xpos": list(reading.xpos), "lemma": list(reading.lemmas),
            "head": [head + 1 for head in reading.heads], "deprel": list(reading.deprels),
        }  # fmt: skip


def count(row: Row, predicted: Row) -> Counts:
    """How many words of a line have each column right."""
    counts = Counter({"words": len(row["tokens"])})
    for at in range(len(row["tokens"])):
        head = row["head"][at] == predicted["head"][at]
        counts.update(right_columns(row, at, predicted, at, head))
    return counts


def right_columns(row: Row, at: int, predicted: Row, there: int, head: bool) -> list[str]:
    """The columns that word `at` of the line and word `there` of the prediction share."""
    right = [column for column in ("upos", "xpos", "lemma") if row[column][at] == predicted[column][there]]
    if head:
        right.append("uas")
        if universal(row["deprel"][at]) == universal(predicted["deprel"][there]):
            right.append("las")
    return right


def universal(deprel: str) -> str:
    """The relation without its subtype."""
    return deprel.split(":")[0]


def figures(counts: Counts) -> Figures:
    """Accuracy in percent of each column on the given words."""
    return {column: share(counts, column, "words") for column in COLUMNS}


def predict_raw(rows: Sequence[Row], program: Program) -> Iterator[Row]:
    """The words and columns for each line, from the text of its document alone.

    The sentences of one document (lines whose ids differ in the last number)
    are joined by a space, so that where a sentence ends must be found too.
    Spans are characters of the line's own text. A head is the position in
    this line's list, from 1; 0 at the root, -1 when it was found outside.
    """
    texts = list(documents(rows))
    groups = (pipeline.split(document_of(JOINED.join(texts_of(lines)), id=str(i))) for i, lines in enumerate(texts))
    for lines, readings in zip(texts, program.read(groups), strict=True):
        at = 0
        for text in texts_of(lines):
            yield within(readings, at, at + len(text))
            at += len(text) + len(JOINED)


def documents(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of lines of one document."""
    lines: list[Row] = []
    for row in rows:
        if lines and name_of(row) != name_of(lines[0]):
            yield lines
            lines = []
        lines.append(row)
    yield lines


def name_of(row: Row) -> str:
    """The id of a line without its number in the document."""
    return str(row["id"]).rpartition("-")[0]


def texts_of(lines: Sequence[Row]) -> list[str]:
    """The text of each line, as its tokens and `space` give it."""
    return [sentence_of(line["tokens"], line["space"], document="").text for line in lines]


def within(readings: Sequence[Reading], start: int, end: int) -> Row:
    """The words that begin between two characters, and the sentences."""
    words = [
        (number, word) for number, reading in enumerate(readings) for word, token in enumerate(reading.sentence.tokens)
        if start <= token.start < end
    ]  # fmt: skip
    place = {word: position for position, word in enumerate(words, 1)}
    predicted: Row = {"words": [], "upos": [], "xpos": [], "lemma": [], "head": [], "deprel": []}
    for number, word in words:
        reading = readings[number]
        token, head = reading.sentence.tokens[word], reading.heads[word]
        predicted["words"].append([token.start - start, token.end - start])
        predicted["upos"].append(reading.upos[word])
        predicted["xpos"].append(reading.xpos[word])
        predicted["lemma"].append(reading.lemmas[word])
        predicted["head"].append(0 if head < 0 else place.get((number, head), -1))
        predicted["deprel"].append(reading.deprels[word])
    predicted["sentences"] = [
        [reading.sentence.tokens[0].start - start, reading.sentence.tokens[-1].end - start] for reading in readings
        if reading.sentence.tokens and start <= reading.sentence.tokens[0].start < end
    ]  # fmt: skip
    return predicted


def count_raw(row: Row, predicted: Row) -> Counts:
    """How many words of a line were found, by their characters, and have each column right."""
    tokens = sentence_of(row["tokens"], row["space"], document="").tokens
    gold = [(token.start, token.end) for token in tokens]
    there = {(start, end): position for position, (start, end) in enumerate(predicted["words"])}
    right: Counter[str] = Counter()
    for at, span in enumerate(gold):
        if span in there:
            right["tokens"] += 1
            head = same_head(gold, row["head"][at], there, predicted["head"][there[span]])
            right.update(right_columns(row, at, predicted, there[span], head))
    counts = Counter[str]()
    for name in ("tokens", *COLUMNS):
        counts.update(tally(name, right=right[name], found=len(there), gold=len(gold)))
    whole = [gold[0][0], gold[-1][1]]
    counts.update(tally("sentences", right=whole in predicted["sentences"], found=len(predicted["sentences"]), gold=1))
    return counts


def same_head(gold: list[tuple[int, int]], head: int, there: dict[tuple[int, int], int], predicted: int) -> bool:
    """Whether both heads are the root, or words of the same characters."""
    if head == 0 or predicted <= 0:
        return head == predicted
    return there.get(gold[head - 1]) == predicted - 1


def figures_raw(counts: Counts) -> Figures:
    """F1 in percent of words, sentences and each column, from raw text."""
    names = ("tokens", "sentences", *COLUMNS)
    return {name: found(counts, name)[f"{name}.f1"] for name in names}


LABELS = ("upos", "xpos", "lemma", "head", "deprel")
SYNTAX = Task(
    name="syntax", unit="sentences", needs=("tokens",), gold=LABELS, predict=predict, count=count, figures=figures
)
SYNTAX_RAW = Task(
    name="syntax", unit="sentences", needs=("id", "tokens", "space"), gold=LABELS,
    predict=predict_raw, count=count_raw, figures=figures_raw,
)  # fmt: skip
