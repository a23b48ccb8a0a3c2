"""When an act happened: the time that modifies it, not the time it was told."""

from datetime import date

import msgspec
import pytest

from dragoman import read_text
from dragoman.claims.time import find_expressions, find_time
from dragoman.records import Time
from tests.builders import reading

PUBLISHED = date(2022, 10, 29)
DAY = "2022-10-28"


def test_a_day_on_the_verb_is_its_time():
    met = reading("""
        Envoys envoy NOUN 2 nsubj
        met meet VERB 0 root
        on on ADP 4 case
        Friday Friday PROPN 2 obl
        . . PUNCT 2 punct
    """)
    assert find_time(met, 1, PUBLISHED) == Time(text="Friday", start=DAY, end=DAY)


def test_the_day_of_the_saying_is_not_the_day_of_the_deed():
    said = reading("""
        Kyiv Kyiv PROPN 2 nsubj
        said say VERB 0 root
        Friday Friday PROPN 2 obl:tmod
        that that SCONJ 6 mark
        rebels rebel NOUN 6 nsubj
        attacked attack VERB 2 ccomp
    """)
    assert find_time(said, 5, PUBLISHED) is None
    assert find_time(said, 1, PUBLISHED) == Time(text="Friday", start=DAY, end=DAY)


def test_a_noun_has_the_time_of_the_verb_that_carries_it():
    held = reading("""
        Envoys envoy NOUN 2 nsubj
        held hold VERB 0 root
        talks talk NOUN 2 obj
        in in ADP 5 case
        June June PROPN 2 obl
        2014 2014 NUM 5 nummod
    """)
    assert find_time(held, 2, PUBLISHED) == Time(text="June 2014", start="2014-06", end="2014-06")


def test_a_participle_dates_the_noun_it_describes():
    signed = reading("""
        The the DET 2 det
        accord accord NOUN 6 nsubj
        signed sign VERB 2 acl
        in in ADP 5 case
        2015 2015 NUM 3 obl
        holds hold VERB 0 root
    """)
    assert find_time(signed, 1, PUBLISHED).start == "2015"
    assert find_time(signed, 5, PUBLISHED) is None


def test_a_clause_of_its_own_tense_keeps_its_time_to_itself():
    left = reading("""
        Troops troop NOUN 2 nsubj
        left leave VERB 0 root
        after after SCONJ 5 mark
        mediators mediator NOUN 5 nsubj
        met meet VERB 2 advcl
        on on ADP 7 case
        Friday Friday PROPN 5 obl
    """)
    assert find_time(left, 1, PUBLISHED) is None


def test_since_reaches_to_the_day_of_publication_and_until_has_no_beginning():
    rows = """
        Fighting fighting NOUN 2 nsubj
        lasted last VERB 0 root
        {} {} ADP 4 case
        June June PROPN 2 obl
    """
    assert find_time(reading(rows.format("since", "since")), 1, PUBLISHED) == Time(
        text="since June", start="2022-06", end="2022-10-29"
    )
    assert find_time(reading(rows.format("until", "until")), 1, PUBLISHED) == Time(
        text="until June", start=None, end="2022-06"
    )


def test_from_to_is_one_stretch():
    lasted = reading("""
        Fighting fighting NOUN 2 nsubj
        lasted last VERB 0 root
        from from ADP 4 case
        2003 2003 NUM 2 obl
        to to ADP 6 case
        2011 2011 NUM 2 obl
    """)
    assert find_time(lasted, 1, PUBLISHED) == Time(text="from 2003 to 2011", start="2003", end="2011")


def test_a_role_tells_what_the_syntax_misses():
    rows = """
        Troops troop NOUN 2 nsubj
        left leave VERB 0 root
        Friday Friday PROPN 1 dep
    """
    roles = {1: ("leave.01", {"ARG0": (0, 1), "ARGM-TMP": (2, 3)})}
    assert find_time(reading(rows), 1, PUBLISHED) is None
    assert find_time(reading(rows, roles=roles), 1, PUBLISHED).start == DAY


def test_expressions_of_the_whole_document_may_be_given():
    met = reading("Envoys envoy NOUN 2 nsubj\nmet meet VERB 0 root\nFriday Friday PROPN 2 obl", start=12)
    text = "In 2013 too. Envoys met Friday"[1:]
    assert find_time(met, 1, PUBLISHED, find_expressions(text, PUBLISHED)).start == DAY


def test_how_long_or_how_often_is_no_time():
    fought = reading("""
        Troops troop NOUN 2 nsubj
        fought fight VERB 0 root
        for for ADP 5 case
        three three NUM 5 nummod
        days day NOUN 2 obl
    """)
    assert find_time(fought, 1, PUBLISHED) is None


def test_the_day_of_a_threat_is_not_the_day_of_the_deed_threatened():
    before = reading("""
        In in ADP 2 case
        September September PROPN 4 obl
        rebels rebel NOUN 4 nsubj
        threatened threaten VERB 0 root
        to to PART 6 mark
        attack attack VERB 4 xcomp
    """)
    after = reading("""
        rebels rebel NOUN 2 nsubj
        threatened threaten VERB 0 root
        to to PART 4 mark
        attack attack VERB 2 xcomp
        in in ADP 6 case
        December December PROPN 2 obl
    """)
    assert find_time(before, 3, PUBLISHED).start == "2022-09"
    assert find_time(before, 5, PUBLISHED) is None
    assert find_time(after, 3, PUBLISHED) is not None


@pytest.mark.parametrize(
    ("verb", "tag", "expected"),
    [("meet", "VBP", "2022-10-31"), ("met", "VBD", "2022-10-24"), ("say", "VBP", "2022-10-24")],
)
def test_a_weekday_of_a_verb_in_the_present_is_the_coming_one(verb, tag, expected):
    lemma = "meet" if verb != "say" else "say"
    read = reading(
        f"""
        Ministers minister NOUN 2 nsubj
        {verb} {lemma} VERB 0 root
        Monday Monday PROPN 2 obl:unmarked
        """
    )
    read = msgspec.structs.replace(read, xpos=("NNS", tag, "NNP"))
    time = find_time(read, 1, date(2022, 10, 29))
    assert time is not None
    assert time.start == expected


DRILL = """
    Norland Norland PROPN 3 nsubj
    {} {} AUX 3 aux
    holding hold VERB 0 root
    a a DET 5 det
    drill drill NOUN 3 obj
"""


def tagged(rows, **tags):
    """A reading with other tags at some words ("w2" is the second)."""
    read = reading(rows)
    xpos = list(read.xpos)
    for word, tag in tags.items():
        xpos[int(word[1:]) - 1] = tag
    return msgspec.structs.replace(read, xpos=tuple(xpos))


def test_what_goes_on_does_so_on_the_day_of_publication():
    now = tagged(DRILL.format("is", "be"), w2="VBZ", w3="VBG")
    expected = Time(text="is holding", start="2022-10-29", end="2022-10-29")
    assert find_time(now, 2, PUBLISHED) == find_time(now, 4, PUBLISHED) == expected
    assert find_time(now, 2, None) is None


def test_what_went_on_may_have_ended_at_any_time():
    assert find_time(tagged(DRILL.format("was", "be"), w2="VBD", w3="VBG"), 2, PUBLISHED) is None


def test_a_headline_in_the_present_tells_of_the_day():
    rows = "Norland Norland PROPN 2 nsubj\nShells shell VERB 0 root\nSudland Sudland PROPN 2 obj"
    body = tagged(rows, w2="VBZ")
    title = msgspec.structs.replace(body, sentence=msgspec.structs.replace(body.sentence, block="title"))
    assert find_time(title, 1, PUBLISHED) == Time(text="Shells", start="2022-10-29", end="2022-10-29")
    assert find_time(body, 1, PUBLISHED) is None


def test_the_day_of_a_session_is_that_of_what_was_said_there():
    read = reading("""
        At at ADP 3 case
        a a DET 3 det
        session session NOUN 7 obl
        Friday Friday PROPN 3 nmod:tmod
        , , PUNCT 3 punct
        envoys envoy NOUN 7 nsubj
        criticized criticize VERB 0 root
        Sudland Sudland PROPN 7 obj
    """)
    assert find_time(read, 6, PUBLISHED) == Time(text="Friday", start=DAY, end=DAY)


def test_the_one_day_in_a_caption_is_that_of_the_picture():
    rows = """
        FILE file PROPN 5 dep
        - - PUNCT 1 punct
        Envoys envoy NOUN 5 nsubj
        to to ADP 3 dep
        meet meet VERB 0 root
        in in ADP 7 case
        Oslo Oslo PROPN 5 obl
        , , PUNCT 7 punct
        Oct. Oct. PROPN 7 appos
        28 28 NUM 9 nummod
    """
    assert find_time(reading(rows), 4, PUBLISHED) == Time(text="Oct. 28", start=DAY, end=DAY)


def test_what_happened_when_the_time_is_told_of_is_of_that_time():
    read = reading("""
        It it PRON 2 nsubj
        grew grow VERB 0 root
        in in ADP 4 case
        September September PROPN 2 obl
        , , PUNCT 9 punct
        when when ADV 9 advmod
        rebels rebel NOUN 9 nsubj:pass
        were be AUX 9 aux:pass
        attacked attack VERB 4 acl:relcl
    """)
    assert find_time(read, 8, PUBLISHED) == Time(text="September", start="2022-09", end="2022-09")


def test_what_seemed_so_is_of_the_time_when_it_seemed():
    read = reading("""
        In in ADP 2 case
        August August PROPN 5 obl
        , , PUNCT 2 punct
        it it PRON 5 expl
        appeared appear VERB 0 root
        that that SCONJ 9 mark
        they they PRON 9 nsubj
        would would AUX 9 aux
        sign sign VERB 5 ccomp
    """)
    assert find_time(read, 8, PUBLISHED) == Time(text="August", start="2022-08", end="2022-08")


def test_who_agreed_to_something_did_so_when_the_agreeing_is_dated():
    read = reading("""
        They they PRON 2 nsubj
        agreed agree VERB 0 root
        on on ADP 4 case
        Friday Friday PROPN 2 obl
        to to PART 6 mark
        restore restore VERB 2 xcomp
        ties tie NOUN 6 obj
    """)
    assert find_time(read, 5, PUBLISHED, spoken=True) == Time(text="Friday", start=DAY, end=DAY)
    assert find_time(read, 5, PUBLISHED) is None


def test_what_was_going_on_when_it_was_told_is_of_that_day():
    rows = """
        Kyiv Kyiv PROPN 2 nsubj
        said say VERB 0 root
        Friday Friday PROPN 2 obl:tmod
        rebels rebel NOUN 6 nsubj
        {} {} AUX 6 aux
        shelling shell VERB 2 ccomp
    """
    going_on = tagged(rows.format("were", "be"), w2="VBD", w5="VBD", w6="VBG")
    over = tagged(rows.format("had", "have"), w2="VBD", w5="VBD", w6="VBN")
    assert find_time(going_on, 5, PUBLISHED) == Time(text="Friday", start=DAY, end=DAY)
    assert find_time(over, 5, PUBLISHED) is None


def test_a_time_at_the_head_of_a_sentence_is_that_of_its_main_clause():
    read = reading("""
        At at ADP 2 case
        talks talk NOUN 8 dep
        held hold VERB 2 acl
        Friday Friday PROPN 3 obl:tmod
        , , PUNCT 2 punct
        envoys envoy NOUN 8 nsubj
        sharply sharply ADV 8 advmod
        criticized criticize VERB 0 root
        Sudland Sudland PROPN 8 obj
    """)
    assert find_time(read, 7, PUBLISHED) == Time(text="Friday", start=DAY, end=DAY)


def test_a_clause_with_when_is_of_the_time_that_it_follows():
    read = reading("""
        It it PRON 2 nsubj
        grew grow VERB 0 root
        in in ADP 4 case
        September September PROPN 2 obl
        , , PUNCT 9 punct
        when when ADV 9 advmod
        rebels rebel NOUN 9 nsubj:pass
        were be AUX 9 aux:pass
        attacked attack VERB 2 advcl
    """)
    assert find_time(read, 8, PUBLISHED) == Time(text="September", start="2022-09", end="2022-09")


def test_who_goes_somewhere_for_talks_holds_them_then():
    read = reading("""
        In in ADP 2 case
        July July PROPN 4 obl
        he he PRON 4 nsubj
        flew fly VERB 0 root
        to to ADP 6 case
        Oslo Oslo PROPN 4 obl
        for for ADP 8 case
        talks talk NOUN 4 obl
    """)
    assert find_time(read, 7, PUBLISHED) == Time(text="July", start="2022-07", end="2022-07")


def test_of_several_times_in_a_caption_the_one_with_its_year_is_that_of_the_picture():
    rows = """
        Envoys envoy NOUN 2 nsubj
        mourn mourn VERB 0 root
        the the DET 4 det
        raid raid NOUN 2 obj
        last last ADJ 6 amod
        week week NOUN 4 nmod:unmarked
        in in ADP 8 case
        Oslo Oslo PROPN 4 nmod
        , , PUNCT 8 punct
        Oct. Oct. PROPN 8 appos
        28 28 NUM 10 nummod
        2022 2022 NUM 10 nummod
    """
    caption = reading(rows)
    caption = msgspec.structs.replace(caption, sentence=msgspec.structs.replace(caption.sentence, block="caption"))
    assert find_time(caption, 1, PUBLISHED) == Time(text="Oct. 28 2022", start=DAY, end=DAY)
    assert find_time(reading(rows), 1, PUBLISHED) is None


def test_a_promise_is_made_when_it_is_told():
    rows = """
        Norland Norland PROPN 2 nsubj
        announced announce VERB 0 root
        Friday Friday PROPN 2 obl:tmod
        it it PRON 6 nsubj
        would would AUX 6 aux
        restore restore VERB 2 ccomp
        ties tie NOUN 6 obj
    """
    promised = tagged(rows, w2="VBD", w5="MD", w6="VB")
    assert find_time(promised, 5, PUBLISHED, spoken=True) == Time(text="Friday", start=DAY, end=DAY)
    assert find_time(promised, 5, PUBLISHED) is None


def test_what_something_was_is_of_its_day():
    text = "What angered them was Iran's May 3 test of a rocket, which was in defiance of a U.N. resolution."
    (defiance,) = read_text(text, outlet="The Courier", published="2016-05-05")
    assert defiance.time is not None
    assert defiance.time.start == "2016-05-03"
