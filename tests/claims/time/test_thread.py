"""When an act happened by what the report tells around its sentence."""

from datetime import date

import msgspec
import pytest

from dragoman.claims.time import Thread, find_expressions
from dragoman.records import Time
from tests.builders import attribution, reading

PUBLISHED = date(2022, 10, 29)
FRIDAY = Time(text="Friday", start="2022-10-28", end="2022-10-28")
NEWS = Time(text="accused", start="2022-10-28", end="2022-10-29")

MET = """
    Ollen Ollen PROPN 2 nsubj
    met meet VERB 0 root
    envoys envoy NOUN 2 obj
    {} {} ADP 5 case
    {} {} PROPN 2 obl
"""
ACCUSED = """
    {} {} PRON 2 nsubj
    accused accuse VERB 0 root
    Sudland Sudland PROPN 2 obj
"""


def thread(*rows, published=PUBLISHED, attributions=()):
    """The thread of a report of these sentences, their verbs of the main clause in the past tense."""
    readings, start = [], 0
    for number, lines in enumerate(rows):
        read = reading(lines, start=start, number=number, attributions=attributions)
        xpos = ["VBD" if upos == "VERB" else upos for upos in read.upos]
        readings.append(msgspec.structs.replace(read, xpos=tuple(xpos)))
        start = read.sentence.end + 1
    text = " ".join(read.sentence.text for read in readings)
    return Thread(readings, published, find_expressions(text, published))


def met(preposition="on", day="Friday"):
    return MET.format(preposition, preposition, day, day)


def accused(who="Ollen"):
    return ACCUSED.format(who, who.lower())


def test_a_scene_goes_on_with_who_was_in_it():
    assert thread(met(), accused("He")).time_of(1, 1, "ACCUSE") == FRIDAY
    assert thread(met(), accused("He"), accused("He")).time_of(2, 1, "ACCUSE") == FRIDAY


def test_a_scene_ends_with_another_subject():
    assert thread(met(), accused("Marl")).time_of(1, 1, "ACCUSE") == NEWS


def test_who_is_told_to_have_accused_did_so_on_the_day_of_the_report_or_the_day_before():
    assert thread(accused()).time_of(0, 1, "ACCUSE") == NEWS
    assert thread(accused(), published=None).time_of(0, 1, "ACCUSE") is None


def test_deeds_and_agreements_are_told_of_long_after():
    report = thread(
        "Troops troop NOUN 2 nsubj\nshelled shell VERB 0 root", "Both both PRON 2 nsubj\nagreed agree VERB 0 root"
    )
    assert report.time_of(0, 1, "ASSAULT") is None
    assert report.time_of(1, 1, "AGREE") is None


def test_what_follows_on_background_is_background():
    assert thread(met("in", "2015"), accused("Marl")).time_of(1, 1, "ACCUSE") is None


@pytest.mark.parametrize("word", ["later", "previously"])
def test_what_is_placed_before_or_after_something_else_is_not_of_the_day(word):
    assert thread(f"{accused()}    {word} {word} ADV 2 advmod").time_of(0, 1, "ACCUSE") is None


def test_what_is_told_of_some_time_ago_is_not_of_the_day():
    recently = (
        "Recently recently ADV 3 advmod\nOllen Ollen PROPN 3 nsubj\naccused accuse VERB 0 root\nMarl Marl PROPN 3 obj"
    )
    assert thread(recently).time_of(0, 2, "ACCUSE") is None


def test_what_another_tells_is_not_news_of_the_report():
    told = attribution(source=None, cue=None, content=(0, 20))
    assert thread(accused(), attributions=(told,)).time_of(0, 1, "ACCUSE") is None
    assert thread(accused("We")).time_of(0, 1, "ACCUSE") is None


SIGNED = """
    They they PRON 2 nsubj
    signed sign VERB 0 root
    the the DET 5 det
    nuclear nuclear ADJ 5 amod
    deal deal NOUN 2 obj
    in in ADP 7 case
    July July PROPN 2 obl
"""
PRAISED = """
    Both both PRON 2 nsubj
    praised praise VERB 0 root
    {} {} DET 5 det
    {} {} ADJ 5 amod
    deal deal NOUN 2 obj
"""
IN_JULY = Time(text="July", start="2022-07", end="2022-07")


@pytest.mark.parametrize(
    ("article", "kind", "time"),
    [("the", "nuclear", IN_JULY), ("a", "nuclear", None), ("the", "fishing", None)],
)
def test_the_deal_was_made_when_it_was_told_to_be_signed(article, kind, time):
    praised = PRAISED.format(article, article, kind, kind)
    roles = {1: ("sign.01", {"ARG1": (2, 5)})}
    report = thread(SIGNED, praised)
    report.readings[0] = msgspec.structs.replace(report.readings[0], predicates=reading(SIGNED, roles=roles).predicates)
    assert report.time_of(1, 4, "AGREE") == time


DRILLED = """
    Norland Norland PROPN 2 nsubj
    began begin VERB 0 root
    {} {} ADJ 4 amod
    drills drill NOUN 2 obj
    on on ADP 6 case
    Friday Friday PROPN 2 obl
"""
FEARED = """
    All all PRON 2 nsubj
    feared fear VERB 0 root
    the the DET 5 det
    {} {} ADJ 5 amod
    drills drill NOUN 2 obj
"""


@pytest.mark.parametrize(
    ("before", "after", "time"), [("naval", "naval", FRIDAY), ("naval", "joint", None), ("recent", "recent", None)]
)
def test_anything_else_is_taken_up_only_by_what_tells_it_apart(before, after, time):
    report = thread(DRILLED.format(before, before), FEARED.format(after, after))
    assert report.time_of(1, 4, "MOBILIZE") == time


def test_who_is_about_to_do_something_is_so_at_the_time_told():
    read = thread("""
        In in ADP 2 case
        August August PROPN 7 obl
        they they PRON 7 nsubj
        were be AUX 7 cop
        on on ADP 7 case
        the the DET 7 det
        brink brink NOUN 0 root
        of of SCONJ 9 mark
        signing sign VERB 7 acl
    """)
    assert read.time_of(0, 8, "AGREE") == Time(text="August", start="2022-08", end="2022-08")


def test_what_another_did_in_the_same_sentence_was_at_the_same_time():
    followed = thread("""
        On on ADP 2 case
        Friday Friday PROPN 4 obl
        Norland Norland PROPN 4 nsubj
        left leave VERB 0 root
        and and CCONJ 7 cc
        Sudland Sudland PROPN 7 nsubj
        followed follow VERB 4 conj
    """)
    assert followed.time_of(0, 6, "RETREAT") == FRIDAY
