"""Where an act happened: the place that modifies it or its clause, or that it strikes."""

from msgspec.structs import replace

from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.named import _joined
from dragoman.claims.places.place import find_place
from dragoman.records import ActorMention, Token
from tests.builders import reading


def where(rows, word, *, context=(), type=None, mentions=(), **more):
    place = find_place(reading(rows, **more), word, context, type=type, mentions=mentions)
    return place and (place.text, place.country)


def test_a_city_with_a_preposition_is_the_place():
    rows = """
        Envoys envoy NOUN 2 nsubj
        met meet VERB 0 root
        in in ADP 4 case
        Geneva Geneva PROPN 2 obl
    """
    assert where(rows, 1, names=(("LOC", 3, 4),)) == ("Geneva", "CHE")
    place = find_place(reading(rows, names=(("LOC", 3, 4),)), 1)
    assert place.name == "Geneva"
    assert round(place.latitude) == 46


def test_what_narrows_a_region_stays_in_the_text():
    rows = """
        Shells shell NOUN 2 nsubj
        fell fall VERB 0 root
        in in ADP 5 case
        northern northern ADJ 5 amod
        Syria Syria PROPN 2 obl
    """
    assert where(rows, 1, names=(("LOC", 4, 5),)) == ("northern Syria", "SYR")


def test_the_state_named_beside_a_city_settles_which_one_is_meant():
    rows = """
        Shells shell NOUN 2 nsubj
        fell fall VERB 0 root
        on on ADP 4 case
        Tripoli Tripoli PROPN 2 obl
        in in ADP 6 case
        Lebanon Lebanon PROPN 4 nmod
    """
    names = (("LOC", 3, 4), ("LOC", 5, 6))
    assert where(rows, 1, names=names) == ("Tripoli", "LBN")
    assert find_place(reading(rows, names=names), 1).latitude > 34


def test_the_states_of_the_report_settle_it_too():
    rows = """
        Shells shell NOUN 2 nsubj
        fell fall VERB 0 root
        on on ADP 4 case
        Tripoli Tripoli PROPN 2 obl
    """
    assert where(rows, 1, context={"LBN"}, names=(("LOC", 3, 4),)) == ("Tripoli", "LBN")
    assert where(rows, 1, context={"LBY"}, names=(("LOC", 3, 4),)) == ("Tripoli", "LBY")


def test_the_town_goes_before_the_kind_of_place_it_is():
    rows = """
        Rebels rebel NOUN 2 nsubj
        attacked attack VERB 0 root
        near near ADP 5 case
        the the DET 5 det
        town town NOUN 2 obl
        of of ADP 7 case
        Azaz Azaz PROPN 5 nmod
    """
    assert where(rows, 1, names=(("LOC", 6, 7),)) == ("Azaz", "SYR")


def test_a_city_that_was_struck_is_the_place_but_a_state_is_only_the_victim():
    rows = "Jets jet NOUN 2 nsubj\nbombed bomb VERB 0 root\n{} {} PROPN 2 obj"
    assert where(rows.format("Raqqa", "Raqqa"), 1, names=(("LOC", 2, 3),)) == ("Raqqa", "SYR")
    assert where(rows.format("Syria", "Syria"), 1, names=(("LOC", 2, 3),)) is None


def test_violence_against_a_state_happens_in_it():
    rows = "Jets jet NOUN 2 nsubj\n{} {} VERB 0 root\nSyria Syria PROPN 2 obj"
    names = (("LOC", 2, 3),)
    assert where(rows.format("bombed", "bomb"), 1, names=names, type="ASSAULT") == ("Syria", "SYR")
    assert where(rows.format("armed", "arm"), 1, names=names, type="AID") is None


def test_who_goes_somewhere_meets_there():
    rows = """
        Putin Putin PROPN 2 nsubj
        travelled travel VERB 0 root
        to to ADP 4 case
        Tehran Tehran PROPN 2 obl
        for for ADP 6 case
        talks talk NOUN 2 obl
    """
    assert where(rows, 5, names=(("LOC", 3, 4),)) == ("Tehran", "IRN")


def test_near_a_border_is_less_exact_than_in_a_state():
    rows = """
        Troops troop NOUN 2 nsubj
        drilled drill VERB 0 root
        near near ADP 6 case
        the the DET 6 det
        Afghanistan Afghanistan PROPN 6 compound
        border border NOUN 2 obl
        in in ADP 8 case
        Tajikistan Tajikistan PROPN 2 obl
    """
    assert where(rows, 1, names=(("LOC", 4, 5), ("LOC", 7, 8))) == ("Tajikistan", "TJK")


def test_an_area_is_its_owners_whatever_the_parse_makes_of_it():
    rows = """
        unrest unrest NOUN 0 root
        in in ADP 5 case
        Ukraine Ukraine PROPN 1 nmod:poss
        's 's PART 3 case
        east east NOUN 1 nmod
    """
    assert where(rows, 0, names=(("LOC", 2, 3),)) == ("Ukraine", "UKR")


def test_what_is_agreed_on_tells_where_if_nothing_else_does():
    rows = """
        They they PRON 2 nsubj
        agreed agree VERB 0 root
        to to PART 4 mark
        build build VERB 2 xcomp
        drones drone NOUN 4 obj
        in in ADP 7 case
        Russia Russia PROPN 4 obl
    """
    assert where(rows, 1, names=(("LOC", 6, 7),)) == ("Russia", "RUS")


def test_a_caption_ends_with_where_it_was_taken():
    rows = """
        FILE FILE NOUN 0 root
        Envoys envoy NOUN 3 nsubj
        met meet VERB 1 parataxis
        Smith Smith PROPN 3 obj
        , , PUNCT 7 punct
        in in ADP 7 case
        Tehran Tehran PROPN 4 appos
    """
    assert where(rows, 2, names=(("LOC", 6, 7),)) == ("Tehran", "IRN")
    assert where(rows.replace("FILE FILE", "Photo photo"), 2, names=(("LOC", 6, 7),)) is None


def metonym(word, id):
    actor = ActorMention(id=id, name=id, kind="state", sector="GOV", acts_for=id, text=id, start=0, end=len(id))
    return Mention(word=word, first=word, last=word + 1, actor=actor, form="metonym")


def test_a_capital_that_is_spoken_to_is_no_place_but_one_that_is_visited_is():
    rows = "Envoys envoy NOUN 2 nsubj\n{} {} VERB 0 root\nto to ADP 4 case\nMoscow Moscow PROPN 2 obl"
    names, mentions = (("LOC", 3, 4),), (metonym(3, "RUS"),)
    assert where(rows.format("appealed", "appeal"), 1, names=names, mentions=mentions) is None
    assert where(rows.format("travelled", "travel"), 1, names=names, mentions=mentions) == ("Moscow", "RUS")


def test_a_group_that_the_reader_takes_for_a_place_is_none():
    rows = "Raids raid NOUN 0 root\nin in ADP 3 case\nZzyzzx Zzyzzx PROPN 1 nmod"
    assert where(rows, 0, names=(("LOC", 2, 3),)) == ("Zzyzzx", None)
    assert where(rows, 0, names=(("LOC", 2, 3),), mentions=(metonym(2, "zzyzzx"),)) is None


def test_parts_of_a_state_are_in_it_but_not_the_support_of_it():
    rows = """
        Leaders leader NOUN 2 nsubj
        spoke speak VERB 0 root
        in in ADP 4 case
        {} {} NOUN 2 obl
        of of ADP 6 case
        Chad Chad PROPN 4 nmod
    """
    names = (("LOC", 5, 6),)
    assert where(rows.format("part", "part"), 1, names=names) == ("Chad", "TCD")
    assert where(rows.format("support", "support"), 1, names=names) is None


def test_a_struggle_against_a_state_may_be_anywhere():
    rows = "Raids raid NOUN 0 root\n{} {} ADP 3 case\nChad Chad PROPN 1 nmod"
    names = (("LOC", 2, 3),)
    assert where(rows.format("on", "on"), 0, names=names, type="ASSAULT") == ("Chad", "TCD")
    assert where(rows.format("against", "against"), 0, names=names, type="ASSAULT") is None


def test_hyphens_join_what_the_reader_cut():
    rows = """
        Shells shell NOUN 2 nsubj
        fell fall VERB 0 root
        in in ADP 4 case
        Mazar-i-Sharif Mazar-i-Sharif PROPN 2 obl
    """
    assert where(rows, 1, names=(("LOC", 3, 4),)) == ("Mazar-i-Sharif", "AFG")
    words = ("Mazar", "-", "i", "-", "Sharif", "fell")
    starts = (0, 5, 6, 7, 8, 15)
    tokens = tuple(Token(text=text, start=at, end=at + len(text)) for text, at in zip(words, starts, strict=True))
    cut = reading("\n".join(f"{word} {word} PROPN 0 root" for word in words))
    cut = replace(cut, sentence=replace(cut.sentence, tokens=tokens))
    assert (_joined(cut, 1), _joined(cut, 5)) == (5, 5)


def test_a_noun_happens_where_the_verb_that_carries_it_does():
    rows = """
        Envoys envoy NOUN 2 nsubj
        held hold VERB 0 root
        talks talk NOUN 2 obj
        in in ADP 5 case
        Vienna Vienna PROPN 2 obl
    """
    assert where(rows, 2, names=(("LOC", 4, 5),)) == ("Vienna", "AUT")


def test_the_place_of_the_saying_is_not_the_place_of_the_deed():
    rows = """
        Envoys envoy NOUN 2 nsubj
        said say VERB 0 root
        in in ADP 4 case
        Geneva Geneva PROPN 2 obl
        that that SCONJ 7 mark
        rebels rebel NOUN 7 nsubj
        attacked attack VERB 2 ccomp
    """
    assert where(rows, 6, names=(("LOC", 3, 4),)) is None


def test_a_person_or_body_is_no_place():
    rows = "Envoys envoy NOUN 2 nsubj\nmet meet VERB 0 root\nin in ADP 4 case\nGeneva Geneva PROPN 2 obl"
    assert where(rows, 1, names=(("ORG", 3, 4),)) is None


def test_a_name_that_no_table_holds_is_kept_without_a_country():
    rows = "Shells shell NOUN 2 nsubj\nfell fall VERB 0 root\nin in ADP 4 case\nZzyzzxville Zzyzzxville PROPN 2 obl"
    assert where(rows, 1, names=(("LOC", 3, 4),)) == ("Zzyzzxville", None)


def test_a_role_tells_what_the_syntax_misses():
    rows = "Shells shell NOUN 2 nsubj\nfell fall VERB 0 root\nin in ADP 4 case\nIdlib Idlib PROPN 1 dep"
    roles = {1: ("fall.01", {"ARG1": (0, 1), "ARGM-LOC": (2, 4)})}
    assert where(rows, 1, names=(("LOC", 3, 4),)) is None
    assert where(rows, 1, names=(("LOC", 3, 4),), roles=roles) == ("Idlib", "SYR")


def test_a_visit_is_where_it_goes_even_to_a_state():
    rows = "The the DET 2 det\nvisit visit NOUN 0 root\nto to ADP 4 case\nJapan Japan PROPN 2 nmod"
    assert where(rows, 1, names=(("LOC", 3, 4),)) == ("Japan", "JPN")


def test_a_proper_noun_that_the_reader_did_not_mark_must_be_well_known():
    rows = "Shells shell NOUN 2 nsubj\nfell fall VERB 0 root\nin in ADP 4 case\n{} {} PROPN 2 obl"
    assert where(rows.format("June", "June"), 1) is None
    assert where(rows.format("Aleppo", "Aleppo"), 1) == ("Aleppo", "SYR")


def test_a_possessor_is_where_its_territory_is_but_not_where_its_things_are():
    rows = """
        Jets jet NOUN 2 nsubj
        flew fly VERB 0 root
        in in ADP 6 case
        Turkey Turkey PROPN 6 nmod:poss
        's 's PART 4 case
        {} {} NOUN 2 obl
    """
    assert where(rows.format("airspace", "airspace"), 1, names=(("LOC", 3, 4),)) == ("Turkey", "TUR")
    assert where(rows.format("formation", "formation"), 1, names=(("LOC", 3, 4),)) is None


def test_a_name_that_the_reader_cut_short_is_made_whole():
    rows = """
        Ships ship NOUN 2 nsubj
        met meet VERB 0 root
        in in ADP 7 case
        the the DET 7 det
        South South ADJ 7 amod
        China China PROPN 7 compound
        Sea Sea PROPN 2 obl
    """
    assert where(rows, 1, names=(("LOC", 5, 7),)) == ("South China Sea", None)


def test_where_those_are_who_act_is_where_they_act_if_nothing_else_tells():
    read = reading("""
        Militants militant NOUN 4 nsubj
        in in ADP 3 case
        Mali Mali PROPN 1 nmod
        attacked attack VERB 0 root
        troops troop NOUN 4 obj
    """)
    assert find_place(read, 3).country == "MLI"
    with_city = reading("""
        Militants militant NOUN 4 nsubj
        in in ADP 3 case
        Mali Mali PROPN 1 nmod
        attacked attack VERB 0 root
        troops troop NOUN 4 obj
        in in ADP 7 case
        Niamey Niamey PROPN 4 obl
    """)
    assert find_place(with_city, 3).country == "NER"
