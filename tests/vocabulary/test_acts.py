"""The table of acts: what is in it, and what a wrong row is told."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from dragoman.errors import VocabularyError
from dragoman.records import EventType
from dragoman.vocabulary.acts import COLUMNS, entries, light_verbs, load, lookup, phrase_head, phrases, receiving_verbs
from dragoman.vocabulary.classes import class_names, classes
from dragoman.vocabulary.classes import load as load_classes


def table(folder: Path, *rows: str) -> Path:
    path = folder / "acts.csv"
    path.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    return path


def test_every_type_has_words_of_every_kind_that_can_express_it():
    kinds = {(entry.type, entry.pos) for entry in entries()}
    assert {(kind, pos) for kind in get_args(EventType) for pos in ("verb", "noun")} <= kinds


def test_who_invites_asks_to_meet():
    for lemma, pos in (("invite", "verb"), ("invitation", "noun")):
        assert {(entry.type, entry.mode) for entry in lookup(lemma, pos)} == {("REQUEST", "meet")}


def test_no_row_stands_twice():
    keys = [(e.lemma, e.pos, e.roleset, e.conditions, e.type) for e in entries()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("lemma", "pos", "kind"),
    [
        ("attack", "verb", "ASSAULT"), ("airstrike", "noun", "ASSAULT"), ("sanction", "noun", "SANCTION"),
        ("accuse", "verb", "ACCUSE"), ("negotiate", "verb", "CONSULT"), ("summit", "noun", "CONSULT"),
        ("donate", "verb", "AID"), ("blockade", "noun", "COERCE"), ("truce", "noun", "RETREAT"),
        ("apologize", "verb", "CONCEDE"), ("deploy", "verb", "MOBILIZE"), ("veto", "verb", "REJECT"),
        ("protest", "noun", "PROTEST"), ("threaten", "verb", "THREATEN"), ("ally", "noun", "ALLY"),
        ("rivalry", "noun", "RIVAL"), ("treaty", "noun", "AGREE"), ("collaborate", "verb", "COOPERATE"),
        ("demand", "verb", "REQUEST"), ("praise", "verb", "SUPPORT"), ("hostile", "adj", "RIVAL"),
    ],
)  # fmt: skip
def test_a_plain_word_expresses_its_type_first(lemma: str, pos: str, kind: str):
    assert next(entry.type for entry in lookup(lemma, pos) if not entry.conditions) == kind


def test_of_two_rows_the_one_that_asks_more_comes_first():
    asked = [entry.specificity for entry in lookup("withdraw", "verb") if not entry.announced]
    assert asked == sorted(asked, reverse=True)
    assert asked[0] > asked[-1] == 0


def test_the_giver_of_what_is_received_or_bought_is_the_one_it_comes_from():
    for lemma in ("receive", "obtain", "buy", "purchase"):
        for entry in lookup(lemma, "verb"):
            if entry.type in ("AID", "COOPERATE"):
                assert entry.initiator[0] == "ARG2"
                assert "from" in entry.initiator
                assert "subj" in entry.recipient


def test_supplying_someone_with_something_names_the_receiver_as_object():
    with_something = next(entry for entry in lookup("supply", "verb") if entry.conditions)
    plain = next(entry for entry in lookup("supply", "verb") if not entry.conditions)
    assert "obj" in with_something.recipient
    assert "obj" not in plain.recipient
    assert "to" in plain.recipient


def test_a_word_with_a_hyphen_is_known_by_its_last_or_first_part():
    assert lookup("northland-backed", "adj") == lookup("-backed", "adj") != ()
    assert lookup("anti-northland", "adj") == lookup("anti-", "adj") != ()
    assert lookup("counter-attack", "verb")[0].lemma == "counter-attack"
    assert lookup("well-known", "adj") == ()


def test_an_unknown_word_has_no_entry():
    assert lookup("photosynthesize", "verb") == ()
    assert phrases("photosynthesize", "verb") == ()


def test_phrases_are_found_by_their_head_longest_first():
    assert [phrase_head(lemma, pos) for lemma, pos in
            (("peace talk", "noun"), ("show of force", "noun"), ("call on", "verb"))] == [1, 0, 0]  # fmt: skip
    assert "show of force" in {entry.lemma for entry in phrases("show", "noun")}
    lengths = [len(entry.lemma.split()) for entry in phrases("take", "verb")]
    assert lengths == sorted(lengths, reverse=True)


def test_verbs_that_leave_the_act_to_their_object_are_told_by_side():
    assert {"launch", "impose", "give", "hold"} <= light_verbs()
    assert {"receive", "suffer", "face"} <= receiving_verbs()


def test_the_classes_that_rows_ask_for_hold_their_words():
    assert "missile" in classes("weapon")
    assert "ambassador" in classes("diplomat")
    assert {"weapon", "money", "troops"} <= class_names()
    with pytest.raises(KeyError):
        classes("no such class")


def test_all_faults_of_a_table_are_told_together_with_their_lines(tmp_path: Path):
    path = table(
        tmp_path,
        "greet,verb,,,subj,obj,CONSULT,,040,0,",
        "greet,verb,,,subj,obj,GREET,,040,0,",
        "greet,verb,,,subject,obj,CONSULT,,040,0,",
        "greet,verb,,object:nonsense,subj,obj,CONSULT,,040,0,",
        "greet,verb,,sometimes,subj,obj,CONSULT,,040,0,",
        "greet,verb,,,subj,obj,CONSULT,aerial,040,0,",
        "greet,verb,,,subj,obj,CONSULT,,040,maybe,",
        "Greet,adverb,,,subj,obj,CONSULT,,040,0,",
    )
    with pytest.raises(VocabularyError) as fault:
        load(path)
    told = str(fault.value)
    assert [f"acts.csv, line {line}:" in told for line in range(2, 10)] == [False, *[True] * 7]
    assert '"GREET"' in told
    assert '"subject"' in told
    assert '"aerial" is not a mode of CONSULT' in told


def test_a_class_that_stands_twice_is_refused(tmp_path: Path):
    path = tmp_path / "classes.csv"
    path.write_text("class,words\nfruit,apple;pear\nfruit,plum\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r'classes.csv, line 3: class "fruit" stands twice'):
        load_classes(path)
