"""The tables of attribution cues and of words that bend an act."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import cues as cue_table
from dragoman.vocabulary import stance as stance_table
from dragoman.vocabulary.cues import cue, cues
from dragoman.vocabulary.stance import governor, governors


def test_no_word_stands_twice_in_one_part_of_speech():
    for table in (cues(), governors()):
        keys = [(entry.lemma, entry.pos) for entry in table]
        assert len(keys) == len(set(keys))


def test_a_denial_turns_its_content_over_and_is_a_refusal_itself():
    deny = cue("deny", "verb")
    assert deny is not None
    assert (deny.polarity, deny.act) == ("-", "REJECT")


@pytest.mark.parametrize(
    ("lemma", "certainty", "aspect"),
    [
        ("say", "certain", None),
        ("suggest", "probable", None),
        ("vow", "probable", "future"),
        ("demand", "none", "demanded"),
    ],
)
def test_cues_differ_in_what_they_leave_of_their_content(lemma: str, certainty: str, aspect: str | None):
    found = cue(lemma, "verb")
    assert found is not None
    assert (found.certainty, found.aspect) == (certainty, aspect)


def test_words_without_an_author_are_cues_of_their_own():
    assert cue("reportedly", "adv") is not None
    assert cue("alleged", "adj") is not None
    assert cue("according to", "prep") is not None
    assert cue("swim", "verb") is None


def test_an_implicative_and_its_negation_are_told_apart():
    manage, fail, plan = governor("manage", "verb"), governor("fail", "verb"), governor("plan", "verb")
    assert manage is not None
    assert fail is not None
    assert plan is not None
    assert (manage.polarity, manage.negated_polarity) == ("+", "-")
    assert (fail.polarity, fail.negated_polarity) == ("-", "+")
    assert (plan.aspect, plan.negated_polarity) == ("future", "-")


def test_faults_of_both_tables_are_told_with_file_and_line(tmp_path: Path):
    wrong = tmp_path / "cues.csv"
    wrong.write_text(
        ",".join(cue_table.COLUMNS)
        + "\nSay,verb,+,certain,keep,,\nsay,verb,?,certain,keep,,\nsay,verb,+,certain,keep,X,\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError) as fault:
        cue_table.load(wrong)
    assert [f"cues.csv, line {line}:" in str(fault.value) for line in (2, 3, 4)] == [True, True, True]
    wrong = tmp_path / "stance.csv"
    wrong.write_text(
        ",".join(stance_table.COLUMNS)
        + "\nfail,verb,all,-,certain,keep,+,certain,\nfail,verb,both,-,sure,keep,+,certain,\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError) as fault:
        stance_table.load(wrong)
    assert "stance.csv, line 2" in str(fault.value)
    assert 'certainty "sure"' in str(fault.value)
