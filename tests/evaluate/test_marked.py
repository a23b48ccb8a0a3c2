"""Paragraphs with attributions marked in the text, and the set of speech that everyone can score."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.evaluate import run
from dragoman.evaluate.attribution import count, figures
from dragoman.evaluate.figures import total
from dragoman.evaluate.marked import paragraphs, rows
from evaluation.sets import ROOT

SPEECH = ROOT / "evaluation" / "speech.txt"
TRAINED_ON = ROOT / "training/corpus/attributions.txt"


def file(folder: Path, *lines: str) -> Path:
    path = folder / "marked.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def worded(row: dict[str, Any]) -> list[tuple[str, ...]]:
    """The parts of a line's attributions in words, pieces parted by a bar."""
    return [
        tuple(" | ".join(row["text"][start:end] for start, end in one[part]) for part in ("source", "cue", "content"))
        for one in row["attributions"]
    ]


def test_marks_become_characters_those_that_hold_others_first(tmp_path: Path):
    (row,) = rows(file(tmp_path, "[t2 [s1 Norland] [c1 denied] [t1 the raid]], [s2 aides] [c2 said]."))
    assert row["text"] == "Norland denied the raid, aides said."
    assert worded(row) == [("aides", "said", "Norland denied the raid"), ("Norland", "denied", "the raid")]
    assert row["attributions"][1] == {"source": [[0, 7]], "cue": [[8, 14]], "content": [[15, 23]]}


def test_pieces_that_only_blanks_part_are_one_and_others_stay_apart(tmp_path: Path):
    (row,) = rows(file(tmp_path, "[t1 “It burned.] [t1 “All of it,”] [s1 she] [c1 said]. [t1 “Ask Norland.”]"))
    assert worded(row) == [("she", "said", "“It burned. “All of it,” | “Ask Norland.”")]


def test_a_line_is_of_the_kind_that_the_last_comment_above_it_names(tmp_path: Path):
    path = file(
        tmp_path, "It rained.", "# What this is", "# Denials", "", "[s1 She] [c1 denied] [t1 it].", "It rained."
    )
    assert [row["kind"] for row in rows(path)] == [None, "Denials", "Denials"]


def test_a_fault_in_the_marks_is_the_users_to_mend(tmp_path: Path):
    path = file(tmp_path, "[s1 She] [c1 spoke.", "It rained.", "[s1 She] hid.")
    with pytest.raises(UsageError, match=r"(?s)marked\.txt, line 1: .* is not closed.*line 3: .*has no cue"):
        run("attribution", path)
    with pytest.raises(UsageError, match="no such file"):
        run("attribution", tmp_path / "nowhere.txt")


def test_triples_are_counted_by_kind_with_what_was_found_for_nothing(tmp_path: Path):
    path = file(
        tmp_path, "# Nested", "[t2 [s1 Norland] [c1 denied] [t1 it]], [s2 aides] [c2 said].", "# Plain", "Hm, aha."
    )
    nested, plain = rows(path)
    outer, _ = nested["attributions"]
    false = {"source": [[0, 2]], "cue": [[4, 7]], "content": []}
    counts = total([count(nested, {"attributions": [outer]}), count(plain, {"attributions": [false]})])
    shown = figures(counts)
    assert (shown["outer.recall"].value, shown["inner.recall"].value) == (100, 0)
    assert (shown["kind: Nested.recall"].value, shown["kind: Nested.precision"].value) == (50, 100)
    assert (shown["kind: Plain.recall"].value, shown["kind: Plain.precision"].value) == (None, 0)


def test_the_speech_that_is_tested_on_holds_every_kind_and_parses():
    lines = rows(SPEECH)
    kinds = Counter(line["kind"] for line in lines)
    assert kinds == {
        "Speech within speech": 35,
        "Over sentence ends, in pieces, unbalanced marks": 20,
        "Denials, refusals and negated cues": 20,
        "Nobody named as the source": 20,
        "Unnamed sources and pronouns": 10,
        "Words that only look like attribution": 15,
    }
    assert all(line["attributions"] for line in lines if line["kind"] != "Words that only look like attribution")
    nested = [one for one in paragraphs(SPEECH) if one.heading == "Speech within speech"]
    assert all(max(one.depths) >= 1 for one in nested)
    assert sum(max(one.depths) >= 2 for one in nested) >= 15


def test_the_labels_of_the_speech_score_a_hundred_against_themselves():
    lines = rows(SPEECH)
    shown = figures(total([count(line, line) for line in lines]))
    assert {figure.value for figure in shown.values()} == {100}


def test_nothing_that_is_tested_on_is_trained_on():
    tested, trained = ([one.text for one in paragraphs(path)] for path in (SPEECH, TRAINED_ON))
    assert runs(tested, 6) & runs(trained, 6) == set()


def test_shared_words_in_a_row_are_noticed():
    assert runs(["The old king woke up at six."], 6) & runs(["When “the old king woke up at six,” it rained."], 6)


def runs(texts: list[str], length: int) -> set[tuple[str, ...]]:
    """All runs of so many words; a text that is shorter is one of its own."""
    worded = [re.findall(r"\w+", text.lower()) for text in texts]
    return {tuple(words[at : at + length]) for words in worded for at in range(max(1, len(words) - length + 1))}
