"""Which rows of the table of acts hold at a word of a sentence."""

from __future__ import annotations

from dragoman.claims.acts.matching import matches
from dragoman.claims.syntax import Syntax
from dragoman.records import Reading
from tests.builders import reading


def types(read: Reading, word: int, *, announced: bool = False) -> list[str]:
    return [entry.type for entry in matches(Syntax(read), word, announced=announced)]


MET = """
Norland Norland PROPN 2 nsubj
met meet VERB 0 root
with with ADP 4 case
Sudland Sudland PROPN 2 obl
"""


def test_an_announced_meeting_is_agreement_only_to_plover():
    assert types(reading(MET), 1)[0] == "CONSULT"
    assert "AGREE" not in types(reading(MET), 1)
    assert types(reading(MET), 1, announced=True)[0] == "AGREE"


def test_sending_weapons_is_aid_and_sending_soldiers_is_not():
    rows = """
    Norland Norland PROPN 2 nsubj
    sent send VERB 0 root
    {} {} NOUN 2 obj
    to to ADP 5 case
    Sudland Sudland PROPN 2 obl
    """
    assert types(reading(rows.format("missiles", "missile")), 1)[0] == "AID"
    assert types(reading(rows.format("soldiers", "soldier")), 1)[0] == "MOBILIZE"
    assert types(reading(rows.format("envoys", "envoy")), 1)[0] == "CONSULT"


def test_a_number_of_weapons_are_weapons():
    rows = """
    Norland Norland PROPN 2 nsubj
    sent send VERB 0 root
    dozens dozen NOUN 2 obj
    of of ADP 5 case
    drones drone NOUN 3 nmod
    """
    assert types(reading(rows), 1)[0] == "AID"


def test_a_joint_exercise_is_cooperation_and_one_alone_a_show_of_force():
    joint = """
    joint joint ADJ 3 amod
    naval naval ADJ 3 amod
    exercises exercise NOUN 0 root
    """
    alone = """
    naval naval ADJ 2 amod
    exercises exercise NOUN 0 root
    """
    assert types(reading(joint), 2)[0] == "COOPERATE"
    assert types(reading(alone), 1)[0] == "MOBILIZE"


def test_cutting_aid_is_a_sanction():
    rows = """
    Norland Norland PROPN 2 nsubj
    cut cut VERB 0 root
    military military ADJ 4 amod
    aid aid NOUN 2 obj
    """
    assert types(reading(rows), 1)[0] == "SANCTION"


def test_cancelling_talks_refuses_them_and_summoning_an_ambassador_accuses():
    cancelled = """
    Norland Norland PROPN 2 nsubj
    cancelled cancel VERB 0 root
    the the DET 4 det
    talks talk NOUN 2 obj
    """
    summoned = """
    Norland Norland PROPN 2 nsubj
    summoned summon VERB 0 root
    the the DET 4 det
    ambassador ambassador NOUN 2 obj
    """
    assert types(reading(cancelled), 1)[0] == "REJECT"
    assert types(reading(summoned), 1)[0] == "ACCUSE"


def test_calling_off_a_strike_concedes_and_calling_off_talks_refuses():
    rows = """
    miners miner NOUN 2 nsubj
    called call VERB 0 root
    off off ADP 2 compound:prt
    {} {} NOUN 2 obj
    """
    assert types(reading(rows.format("strike", "strike")), 1)[0] == "CONCEDE"
    assert types(reading(rows.format("talks", "talk")), 1)[0] == "REJECT"


def test_saying_what_another_must_do_is_a_request_and_saying_what_they_do_is_none():
    rows = """
    Norland Norland PROPN 2 nsubj
    said say VERB 0 root
    Sudland Sudland PROPN 5 nsubj
    {} {} AUX 5 aux
    leave leave VERB 2 ccomp
    """
    assert types(reading(rows.format("must", "must")), 1) == ["REQUEST"]
    assert types(reading(rows.format("will", "will")), 1) == []
    has_to = """
    Norland Norland PROPN 2 nsubj
    said say VERB 0 root
    Sudland Sudland PROPN 4 nsubj
    has have VERB 2 ccomp
    to to PART 6 mark
    leave leave VERB 4 xcomp
    """
    assert types(reading(has_to), 1) == ["REQUEST"]


def test_a_particle_verb_goes_before_its_verb_alone():
    rows = """
    Norland Norland PROPN 2 nsubj
    shot shoot VERB 0 root
    down down ADP 2 compound:prt
    a a DET 5 det
    plane plane NOUN 2 obj
    """
    assert matches(Syntax(reading(rows)), 1)[0].lemma == "shoot down"


GAVE_IN = """
Norland Norland PROPN 2 nsubj
{} {} VERB 0 root
{} {} NOUN 2 obj
{} {} ADP {}
{} {} PROPN 2 obl
"""


def test_who_gives_aid_in_march_does_not_give_in():
    in_march = GAVE_IN.format("gave", "give", "aid", "aid", "in", "in", "5 case", "March", "March")
    assert types(reading(in_march), 1)[0] == "AID"
    gave_in = """
    Norland Norland PROPN 2 nsubj
    gave give VERB 0 root
    in in {} {}
    to to ADP 5 case
    Sudland Sudland PROPN 2 obl
    """
    for parsed in ("ADP 2 compound:prt", "ADV 2 advmod", "ADP 5 case"):
        assert types(reading(gave_in.format(*parsed.split(" ", 1))), 1)[0] == "CONCEDE"


def test_who_takes_steps_over_a_town_does_not_take_it_over():
    steps = GAVE_IN.format("took", "take", "steps", "step", "over", "over", "5 case", "Ansar", "Ansar")
    assert "COERCE" not in types(reading(steps), 1)
    power = GAVE_IN.format("took", "take", "power", "power", "over", "over", "2 compound:prt", "Monday", "Monday")
    assert types(reading(power), 1)[0] == "COERCE"


def test_who_calls_somebody_on_friday_does_not_call_on_them():
    rows = """
    Norland Norland PROPN 2 nsubj
    called call VERB 0 root
    {} {} {} 2 {}
    on on ADP 5 case
    {} {} PROPN 2 obl
    """
    friday = rows.format("Sudland", "Sudland", "PROPN", "obj", "Friday", "Friday")
    sudland = rows.format("again", "again", "ADV", "advmod", "Sudland", "Sudland")
    assert "REQUEST" not in types(reading(friday), 1)
    assert types(reading(sudland), 1)[0] == "REQUEST"


def test_a_phrase_of_nouns_is_read_at_its_head():
    rows = """
    the the DET 3 det
    air air NOUN 3 compound
    campaign campaign NOUN 0 root
    """
    entry = matches(Syntax(reading(rows)), 2)[0]
    assert (entry.lemma, entry.mode) == ("air campaign", "aerial")


def test_a_passive_verb_is_asked_about_what_was_done():
    rows = """
    Missiles missile NOUN 3 nsubj:pass
    were be AUX 3 aux:pass
    sent send VERB 0 root
    """
    assert types(reading(rows), 2)[0] == "AID"


def test_backed_after_a_hyphen_is_support():
    rows = """
    Norland Norland PROPN 3 compound
    - - PUNCT 3 punct
    backed back VERB 4 amod
    rebels rebel NOUN 0 root
    """
    assert types(reading(rows), 2)[0] == "SUPPORT"
    whole = """
    Norland-backed norland-backed ADJ 2 amod
    rebels rebel NOUN 0 root
    """
    assert types(reading(whole), 0)[0] == "SUPPORT"


def test_the_sense_that_the_reader_saw_chooses_the_row():
    rows = """
    Norland Norland PROPN 2 nsubj
    called call VERB 0 root
    Sudland Sudland PROPN 2 obj
    an a DET 5 det
    aggressor aggressor NOUN 2 xcomp
    """
    named = reading(rows, roles={1: ("call.01", {"ARG0": (0, 1), "ARG1": (2, 3), "ARG2": (3, 5)})})
    assert types(named, 1)[0] == "ACCUSE"
    phoned = reading(MET.replace("met meet", "called call"), roles={1: ("call.02", {"ARG0": (0, 1)})})
    assert types(phoned, 1)[0] == "CONSULT"
    assert matches(Syntax(phoned), 1)[0].mode == "phone"


def test_a_word_that_is_no_act_has_no_row():
    assert types(reading(MET), 0) == []
    assert types(reading(MET), 2) == []


def test_a_word_of_a_name_is_no_act_outside_headlines():
    rows = """
    United United PROPN 2 compound
    Strike Strike PROPN 0 root
    """
    assert types(reading(rows), 1) == []
