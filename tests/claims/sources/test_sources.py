"""Who says that an act happened."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from dragoman import read_text
from dragoman.claims.mentions.records import Mention
from dragoman.claims.quotation import quotations
from dragoman.claims.sources import Sourcing, find_sources
from dragoman.claims.stance.firmness import stance_of
from dragoman.records import ActorMention, Attribution, Name, Reading
from dragoman.vocabulary.stance import stance_label
from tests.builders import attribution, document, reading


def read(text: str, *, start: int = 0, number: int = 0, attributions: tuple[Attribution, ...] = ()) -> Reading:
    """A reading from "form/lemma/UPOS/head/deprel …" on one line."""
    rows = "\n".join(cell.replace("/", " ") for cell in text.split())
    return reading(rows, start=start, number=number, attributions=attributions)


def sourcing(*readings: Reading, mentions: tuple[Mention, ...] = ()) -> Sourcing:
    """What is said in readings that follow each other; the mentions are of the first."""
    text = ""
    for one in readings:
        text = text.ljust(one.sentence.start) + one.sentence.text
    return find_sources(document(text), readings, [list(mentions), *([] for _ in readings[1:])])


def place(one: Reading, form: str) -> int:
    return [token.text for token in one.sentence.tokens].index(form)


def told(said: Sourcing, one: Reading, form: str) -> list[list[str]]:
    """The ids of each chain behind a word."""
    chains = said.chains(one.sentence.number, place(one, form))
    return [[source.id for source in chain] for chain, _ in chains]


def stances(said: Sourcing, one: Reading, form: str) -> list[str]:
    word = place(one, form)
    found = []
    for chain, effects in said.chains(one.sentence.number, word):
        firm = stance_of(one, word, effects)
        found.append(stance_label(firm.polarity, firm.certainty, firm.aspect, chain))
    return found


def span(one: Reading, first: str, last: str) -> tuple[int, int]:
    tokens = one.sentence.tokens
    return tokens[place(one, first)].start, tokens[place(one, last)].end


ATTACKED = "Norland/Norland/PROPN/2/nsubj attacked/attack/VERB/{}/{} Sudland/Sudland/PROPN/2/obj "


def test_the_outlet_speaks_for_itself_where_nobody_is_named():
    one = read(ATTACKED.format(0, "root"))
    assert told(sourcing(one), one, "attacked") == [[]]
    assert sourcing(one).chain(0, 1) == ()
    assert sourcing(one).effects(0, 1) == ()


def test_the_subject_of_said_is_the_source_and_said_itself_has_none():
    one = read("Westland/Westland/PROPN/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj "
               "attacked/attack/VERB/2/ccomp Sudland/Sudland/PROPN/4/obj")  # fmt: skip
    said = sourcing(one)
    assert told(said, one, "attacked") == [["westland"]]
    assert told(said, one, "said") == [[]]
    source = said.chain(0, 3)[0]
    assert (source.cue, source.text, source.anonymous) == ("said", "Westland", False)


def test_unnamed_people_are_anonymous():
    one = read("Officials/official/NOUN/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj "
               "attacked/attack/VERB/2/ccomp")  # fmt: skip
    source = sourcing(one).chain(0, 3)[0]
    assert (source.id, source.anonymous) == ("officials", True)


def test_the_actor_mentioned_in_the_words_of_the_source_is_the_source():
    one = read("Norlanders/norlander/NOUN/2/nsubj said/say/VERB/0/root Sudland/Sudland/PROPN/4/nsubj "
               "attacked/attack/VERB/2/ccomp")  # fmt: skip
    actor = ActorMention(id="NOR", name="Norland", kind="state", sector="GOV", acts_for="NOR", text="Norlanders",
                         start=0, end=10)  # fmt: skip
    said = sourcing(one, mentions=(Mention(word=0, first=0, last=1, actor=actor, form="demonym"),))
    assert [source.acts_for for source in said.chain(0, 3)] == ["NOR"]


def test_according_to_covers_its_clause():
    one = read("According/accord/VERB/3/case to/to/ADP/1/fixed Westland/Westland/PROPN/5/obl "
               "Norland/Norland/PROPN/5/nsubj "
               "attacked/attack/VERB/0/root Sudland/Sudland/PROPN/5/obj")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["westland"]]


def test_what_stands_before_officials_said_is_said_by_them():
    one = read(
        ATTACKED.format(0, "root") + ",/,/PUNCT/6/punct Westland/Westland/PROPN/6/nsubj said/say/VERB/2/parataxis"
    )
    assert told(sourcing(one), one, "attacked") == [["westland"]]


def test_a_source_may_pass_on_another():
    one = read("Gazette/Gazette/PROPN/2/nsubj reported/report/VERB/0/root officials/official/NOUN/4/nsubj "
               "suspect/suspect/VERB/2/ccomp Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/4/ccomp")  # fmt: skip
    said = sourcing(one)
    assert told(said, one, "attacked") == [["gazette", "officials"]]
    assert [effect.lemma for effect in said.effects(0, 5)] == ["report", "suspect"]
    assert stances(said, one, "attacked") == ["hedges"]


def test_one_who_says_what_he_suspects_is_one_source():
    one = read("Westland/Westland/PROPN/2/nsubj said/say/VERB/0/root Westland/Westland/PROPN/4/nsubj "
               "suspects/suspect/VERB/2/ccomp Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/4/ccomp")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["westland"]]
    assert stances(sourcing(one), one, "attacked") == ["hedges"]


def test_who_is_accused_of_an_act_did_it_for_the_accuser():
    one = read("Norland/Norland/PROPN/2/nsubj accused/accuse/VERB/0/root Sudland/Sudland/PROPN/2/obj "
               "of/of/SCONJ/5/mark "
               "arming/arm/VERB/2/advcl rebels/rebel/NOUN/5/obj")  # fmt: skip
    said = sourcing(one)
    assert told(said, one, "arming") == [["norland"]]
    assert told(said, one, "accused") == [[]]
    passive = read("Sudland/Sudland/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass accused/accuse/VERB/0/root "
                   "of/of/SCONJ/5/mark "
                   "arming/arm/VERB/3/advcl rebels/rebel/NOUN/5/obj")  # fmt: skip
    assert told(sourcing(passive), passive, "arming") == [["unspecified"]]


def test_what_is_believed_or_reported_has_an_unspecified_source():
    believed = read("Norland/Norland/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass believed/believe/VERB/0/root "
                    "to/to/PART/6/mark "
                    "have/have/AUX/6/aux attacked/attack/VERB/3/xcomp")  # fmt: skip
    assert told(sourcing(believed), believed, "attacked") == [["unspecified"]]
    reportedly = read("Norland/Norland/PROPN/3/nsubj reportedly/reportedly/ADV/3/advmod attacked/attack/VERB/0/root")
    assert told(sourcing(reportedly), reportedly, "attacked") == [["unspecified"]]
    assert stances(sourcing(reportedly), reportedly, "attacked") == ["hedges"]
    known = read("Norland/Norland/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass known/know/VERB/0/root to/to/PART/6/mark "
                 "have/have/AUX/6/aux attacked/attack/VERB/3/xcomp")  # fmt: skip
    assert told(sourcing(known), known, "attacked") == [[]]


def test_several_who_say_so_together_make_a_chain_each():
    one = read("Westland/Westland/PROPN/4/nsubj and/and/CCONJ/3/cc Eastland/Eastland/PROPN/1/conj said/say/VERB/0/root "
               "Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/4/ccomp")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["westland"], ["eastland"]]


def test_an_aside_denies_what_the_outlet_tells():
    one = read(ATTACKED.format(0, "root") + ",/,/PUNCT/7/punct which/which/PRON/7/obj Norland/Norland/PROPN/7/nsubj "
               "denied/deny/VERB/2/acl:relcl")  # fmt: skip
    said = sourcing(one)
    assert told(said, one, "attacked") == [[], ["norland"]]
    assert stances(said, one, "attacked") == ["asserts", "denies"]


def test_denying_anothers_claim_makes_both_speak():
    one = read("Norland/Norland/PROPN/2/nsubj denied/deny/VERB/0/root Sudland/Sudland/PROPN/5/nmod:poss "
               "'s/'s/PART/3/case "
               "claim/claim/NOUN/2/obj that/that/SCONJ/8/mark Norland/Norland/PROPN/8/nsubj "
               "attacked/attack/VERB/5/acl")  # fmt: skip
    said = sourcing(one)
    assert told(said, one, "attacked") == [["norland"], ["sudland"]]
    assert stances(said, one, "attacked") == ["denies", "asserts"]


def test_calling_anothers_claim_untrue_makes_both_speak():
    text = ("Norland/Norland/PROPN/2/nsubj said/say/VERB/0/root {}claim/claim/NOUN/10/nsubj that/that/SCONJ/8/mark "
            "Norland/Norland/PROPN/8/nsubj attacked/attack/VERB/5/acl was/be/AUX/10/cop "
            "false/false/ADJ/2/ccomp")  # fmt: skip
    one = read(text.format("Sudland/Sudland/PROPN/5/nmod:poss 's/'s/PART/3/case "))
    assert told(sourcing(one), one, "attacked") == [["norland"], ["norland", "sudland"]]
    assert stances(sourcing(one), one, "attacked") == ["denies", "asserts"]
    unowned = read(text.format("the/the/DET/5/det bold/bold/ADJ/5/amod "))
    assert told(sourcing(unowned), unowned, "attacked") == [["norland"]]
    assert stances(sourcing(unowned), unowned, "attacked") == ["denies"]


def test_a_cue_is_negated_by_whatever_bends_it():
    for above in ("refuse", "fail", "decline", "neglect"):
        one = read(f"Norland/Norland/PROPN/2/nsubj {above}/{above}/VERB/0/root to/to/PART/4/mark "
                   "confirm/confirm/VERB/2/xcomp that/that/SCONJ/7/mark Sudland/Sudland/PROPN/7/nsubj "
                   "attacked/attack/VERB/4/ccomp")  # fmt: skip
        assert stances(sourcing(one), one, "attacked") == ["hedges"]


def test_not_ruling_out_is_no_denial_and_not_confirming_no_assertion():
    text = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod {0}/{0}/VERB/0/root "
            "that/that/SCONJ/7/mark "
            "Sudland/Sudland/PROPN/7/nsubj attacked/attack/VERB/4/ccomp")  # fmt: skip
    for cue in ("deny", "confirm"):
        one = read(text.format(cue))
        assert stances(sourcing(one), one, "attacked") == ["hedges"]
    believed = read(text.format("believe"))
    assert stances(sourcing(believed), believed, "attacked") == ["denies"]


def test_a_marked_attribution_wins_over_the_syntax():
    text = ("Westland/Westland/PROPN/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj "
            "attacked/attack/VERB/2/ccomp "
            "Sudland/Sudland/PROPN/4/obj near/near/ADP/7/case Eastport/Eastport/PROPN/4/obl")  # fmt: skip
    bare = read(text)
    marked = attribution(source=span(bare, "Eastport", "Eastport"), cue=span(bare, "said", "said"),
                         content=span(bare, "Norland", "Sudland"))  # fmt: skip
    one = read(text, attributions=(marked,))
    assert told(sourcing(one), one, "attacked") == [["eastport"]]


def test_a_marked_cue_that_says_nothing_is_left_out():
    text = ATTACKED.format(0, "root")
    bare = read(text)
    wrong = attribution(source=span(bare, "Norland", "Norland"), cue=span(bare, "Sudland", "Sudland"),
                        content=span(bare, "attacked", "attacked"))  # fmt: skip
    one = read(text, attributions=(wrong,))
    said = sourcing(one)
    assert told(said, one, "attacked") == [[]]
    assert said.unknown_cues == {"sudland": 1}


def test_a_quotation_that_goes_on_keeps_its_speaker():
    first = read("“/“/PUNCT/5/punct Norland/Norland/PROPN/5/nsubj has/have/AUX/5/aux already/already/ADV/5/advmod "
                 "attacked/attack/VERB/8/ccomp ,/,/PUNCT/5/punct ”/”/PUNCT/5/punct said/say/VERB/0/root "
                 "Kolm/Kolm/PROPN/8/nsubj ././PUNCT/8/punct")  # fmt: skip
    second = read("“/“/PUNCT/3/punct Norland/Norland/PROPN/3/nsubj bombed/bomb/VERB/0/root our/we/PRON/5/nmod:poss "
                  "port/port/NOUN/3/obj ././PUNCT/3/punct ”/”/PUNCT/3/punct",
                  start=first.sentence.end + 1, number=1)  # fmt: skip
    said = sourcing(first, second)
    assert told(said, first, "attacked") == [["kolm"]]
    assert told(said, second, "bombed") == [["kolm"]]
    plain = read("Norland/Norland/PROPN/2/nsubj bombed/bomb/VERB/0/root", start=first.sentence.end + 1, number=1)
    assert told(sourcing(first, plain), plain, "bombed") == [[]]


def test_ten_thousand_nested_quotations_are_read_in_one_pass():
    text = "“a b c d " * 10_000 + "”" * 10_000
    assert len(quotations(text)) == 10_000


def test_a_straight_mark_that_never_closes_ends_with_its_paragraph():
    text = 'She said "we will never go back\n\nThe army attacked the town at dawn.'
    assert [text[quote.start : quote.end] for quote in quotations(text)] == ["we will never go back"]


def test_a_reading_whose_heads_go_round_in_a_ring_still_ends():
    for relation in ("conj", "ccomp", "xcomp", "advcl", "parataxis", "acl:relcl"):
        one = read(f"said/say/VERB/2/{relation} denied/deny/VERB/3/{relation} attacked/attack/VERB/1/{relation}")
        assert told(sourcing(one), one, "attacked")


def test_who_believes_it_asserts_it_and_what_is_believed_by_nobody_in_particular_is_hedged():
    one = read("Westland/Westland/PROPN/2/nsubj believes/believe/VERB/0/root Norland/Norland/PROPN/4/nsubj "
               "attacked/attack/VERB/2/ccomp")  # fmt: skip
    assert stances(sourcing(one), one, "attacked") == ["asserts"]
    nobody = read("Norland/Norland/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass believed/believe/VERB/0/root "
                  "to/to/PART/6/mark have/have/AUX/6/aux attacked/attack/VERB/3/xcomp")  # fmt: skip
    assert stances(sourcing(nobody), nobody, "attacked") == ["hedges"]


def test_the_charge_that_is_denied_was_made_all_the_same():
    one = read("Norland/Norland/PROPN/2/nsubj denied/deny/VERB/0/root Sudland/Sudland/PROPN/5/nmod:poss "
               "'s/'s/PART/3/case accusation/accusation/NOUN/2/obj")  # fmt: skip
    assert told(sourcing(one), one, "accusation") == [[]]


ACCUSED = (
    "Norland/Norland/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass accused/accuse/VERB/0/root of/of/SCONJ/5/mark "
    "arming/arm/VERB/3/advcl Sudland/Sudland/PROPN/5/obj"
)


def test_who_is_accused_is_not_the_one_who_says_so():
    plain = read(ACCUSED)
    marks = attribution(source=span(plain, "Norland", "Norland"), cue=span(plain, "was", "of"),
                        content=span(plain, "arming", "Sudland"))  # fmt: skip
    one = read(ACCUSED, attributions=(marks,))
    assert told(sourcing(one), one, "arming") == [["unspecified"]]


def test_it_that_stands_for_nobody_is_unspecified():
    text = (
        "It/it/PRON/4/nsubj:pass has/have/AUX/4/aux been/be/AUX/4/aux:pass suggested/suggest/VERB/0/root "
        "that/that/SCONJ/7/mark Norland/Norland/PROPN/7/nsubj attacked/attack/VERB/4/ccomp"
    )
    plain = read(text)
    marks = attribution(source=span(plain, "It", "It"), cue=span(plain, "has", "suggested"),
                        content=span(plain, "that", "attacked"))  # fmt: skip
    one = read(text, attributions=(marks,))
    assert told(sourcing(one), one, "attacked") == [["unspecified"]]


@pytest.mark.parametrize(("word", "sayers"), [("2016", []), ("Saturday", []), ("Westland", ["westland"])])
def test_a_year_that_sees_an_attack_says_nothing(word: str, sayers: list[str]):
    text = (
        f"{word}/{word}/PROPN/2/nsubj saw/see/VERB/0/root how/how/ADV/5/advmod Norland/Norland/PROPN/5/nsubj "
        "attacked/attack/VERB/2/ccomp"
    )
    plain = read(text)
    marks = attribution(source=span(plain, word, word), cue=span(plain, "saw", "saw"),
                        content=span(plain, "how", "attacked"))  # fmt: skip
    assert told(sourcing(read(text, attributions=(marks,))), plain, "attacked") == [sayers]


def test_a_description_gives_way_to_the_name_after_it():
    one = read("Security/security/NOUN/2/compound analyst/analyst/NOUN/5/nsubj Wanda/Wanda/PROPN/2/appos "
               "Ruiz/Ruiz/PROPN/3/flat said/say/VERB/0/root Norland/Norland/PROPN/7/nsubj "
               "attacked/attack/VERB/5/ccomp")  # fmt: skip
    one = msgspec.structs.replace(one, names=(Name(kind="PER", first=2, last=4),))
    source = sourcing(one).chain(0, 6)[0]
    assert (source.name, source.anonymous) == ("Wanda Ruiz", False)


def test_the_article_is_that_of_the_outlet_named_last():
    first = read("The/the/DET/2/det Courier/Courier/PROPN/3/nsubj reported/report/VERB/0/root")
    actor = ActorMention(
        id="the-courier", name="The Courier", kind="media", sector=None, acts_for=None, text="Courier", start=4, end=11
    )
    courier = Mention(word=1, first=0, last=2, actor=actor, form="name")
    second = read("The/the/DET/2/det article/article/NOUN/3/nsubj hinted/hint/VERB/0/root that/that/SCONJ/6/mark "
                  "Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/3/ccomp",
                  start=first.sentence.end + 1, number=1)  # fmt: skip
    said = sourcing(first, second, mentions=(courier,))
    assert told(said, second, "attacked") == [["the-courier"]]


def denied_aside(taken_up: str, deprel: str) -> Reading:
    """Westland says that Norland attacked; what follows is taken for anything but a clause about that."""
    rows = ("Westland/Westland/PROPN/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj "
            "attacked/attack/VERB/2/ccomp Sudland/Sudland/PROPN/4/obj ,/,/PUNCT/5/punct "
            f"{taken_up}/4/{deprel} Norland/Norland/PROPN/9/nsubj denied/deny/VERB/7/ccomp")  # fmt: skip
    bare = read(rows)
    last = bare.sentence.tokens
    marks = (
        attribution(source=span(bare, "Westland", "Westland"), cue=span(bare, "said", "said"),
                    content=span(bare, "Norland", "Sudland")),
        attribution(source=(last[7].start, last[7].end), cue=span(bare, "denied", "denied"),
                    content=(last[6].start, last[6].end)),
    )  # fmt: skip
    return read(rows, attributions=marks)


def test_a_denial_of_what_was_just_told_is_one_however_it_is_parsed():
    for taken_up in ("which/which/PRON", "claims/claim/NOUN"):
        one = denied_aside(taken_up, "advcl")
        said = sourcing(one)
        assert told(said, one, "attacked") == [["westland"], ["norland"]]
        assert stances(said, one, "attacked") == ["asserts", "denies"]
        assert told(said, one, "said") == [[]]


def test_who_denies_a_charge_does_not_deny_that_it_was_made():
    accused = read("Westland/Westland/PROPN/2/nsubj accused/accuse/VERB/0/root Norland/Norland/PROPN/2/obj "
                   "of/of/SCONJ/5/mark attacking/attack/VERB/2/advcl Sudland/Sudland/PROPN/5/obj ,/,/PUNCT/10/punct "
                   "which/which/PRON/10/obj Norland/Norland/PROPN/10/nsubj denied/deny/VERB/2/advcl")  # fmt: skip
    said = sourcing(accused)
    assert told(said, accused, "attacking") == [["westland"], ["norland"]]
    assert told(said, accused, "accused") == [[]]


def test_a_word_that_takes_nothing_up_is_a_content_of_its_own():
    one = denied_aside("involvement/involvement/NOUN", "obj")
    assert told(sourcing(one), one, "attacked") == [["westland"]]


def test_the_papers_of_a_state_are_not_the_state():
    one = read("Norlandic/Norlandic/ADJ/3/amod news/news/NOUN/3/compound agencies/agency/NOUN/4/nsubj "
               "reported/report/VERB/0/root that/that/SCONJ/7/mark Sudland/Sudland/PROPN/7/nsubj "
               "attacked/attack/VERB/4/ccomp")  # fmt: skip
    norland = ActorMention(
        id="NOR", name="Norland", kind="state", sector=None, acts_for="NOR", text="Norlandic", start=0, end=9
    )
    mention = Mention(word=2, first=0, last=3, actor=norland, form="description")
    assert told(sourcing(one, mentions=(mention,)), one, "attacked") == [["norlandic-news-agencies"]]


def test_an_article_that_is_written_as_part_of_a_name_stays():
    rows = ("Yesterday/yesterday/ADV/4/advmod {}/the/DET/3/det Nation/Nation/PROPN/4/nsubj reported/report/VERB/0/root "
            "that/that/SCONJ/7/mark Sudland/Sudland/PROPN/7/nsubj attacked/attack/VERB/4/ccomp")  # fmt: skip
    for article, name in (("The", "The Nation"), ("the", "Nation")):
        one = read(rows.format(article))
        assert sourcing(one).chain(0, place(one, "attacked"))[0].name == name


def test_a_quotation_without_a_cue_is_by_whoever_was_just_reported():
    first = read("Kolm/Kolm/PROPN/2/nsubj says/say/VERB/0/root talks/talk/NOUN/4/nsubj failed/fail/VERB/2/ccomp "
                 "././PUNCT/2/punct")  # fmt: skip
    second = read("“/“/PUNCT/3/punct Norland/Norland/PROPN/3/nsubj bombed/bomb/VERB/0/root our/we/PRON/5/nmod:poss "
                  "port/port/NOUN/3/obj ././PUNCT/3/punct ”/”/PUNCT/3/punct",
                  start=first.sentence.end + 1, number=1)  # fmt: skip
    assert told(sourcing(first, second), second, "bombed") == [["kolm"]]


def test_words_that_the_reader_joined_without_a_conjunction_are_one_source():
    one = read("Westland/Westland/PROPN/5/nsubj and/and/CCONJ/4/cc Southern/southern/ADJ/1/conj "
               "governments/government/NOUN/1/conj said/say/VERB/0/root "
               "Norland/Norland/PROPN/7/nsubj attacked/attack/VERB/5/ccomp")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["westland"], ["southern-governments"]]


def test_a_second_description_of_a_speaker_is_no_second_speaker():
    one = read("Kolm/Kolm/PROPN/9/nsubj ,/,/PUNCT/4/punct a/a/DET/4/det baker/baker/NOUN/1/appos and/and/CCONJ/6/cc "
               "father/father/NOUN/1/conj of/of/ADP/8/case two/two/NUM/6/nmod said/say/VERB/0/root "
               "Norland/Norland/PROPN/11/nsubj attacked/attack/VERB/9/ccomp")  # fmt: skip
    nn = replace(one, xpos=("NNP", ",", "DT", "NN", "CC", "NN", *one.xpos[6:]))
    assert told(sourcing(nn), nn, "attacked") == [["kolm"]]


def test_what_the_outlet_adds_after_a_comma_is_not_said_by_the_speaker():
    row = ("Kolm/Kolm/PROPN/2/nsubj said/say/VERB/0/root Eastport/Eastport/PROPN/8/nsubj {0} which/which/PRON/6/obj "
           "Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/3/acl:relcl {0} fell/fall/VERB/2/ccomp")  # fmt: skip
    added = read(row.format(",/,/PUNCT/6/punct"))
    assert told(sourcing(added), added, "attacked") == [[]]
    assert told(sourcing(added), added, "fell") == [["kolm"]]
    row = ("Kolm/Kolm/PROPN/2/nsubj said/say/VERB/0/root Eastport/Eastport/PROPN/7/nsubj that/that/PRON/6/obj "
           "Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/3/acl:relcl fell/fall/VERB/2/ccomp")  # fmt: skip
    told_apart = read(row)
    assert told(sourcing(told_apart), told_apart, "attacked") == [["kolm"]]


def test_a_clause_right_before_its_cue_is_said_too():
    one = read("Eastport/Eastport/PROPN/2/nsubj fell/fall/VERB/9/ccomp ,/,/PUNCT/6/punct which/which/PRON/6/nsubj "
               "Norland/Norland/PROPN/6/nsubj attacked/attack/VERB/2/acl:relcl ,/,/PUNCT/9/punct "
               "Kolm/Kolm/PROPN/9/nsubj said/say/VERB/0/root")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["kolm"]]


def test_nobody_says_nothing():
    one = read("Nobody/nobody/PRON/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj "
               "attacked/attack/VERB/2/ccomp")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [[]]


def test_a_headline_may_name_who_says_so_before_a_colon():
    row = "{}/{}/NOUN/5/parataxis :/:/PUNCT/5/punct " + ATTACKED.format(0, "root").replace("/2/", "/4/")
    one = read(row.format("Analysts", "analyst"))
    title = replace(one, sentence=replace(one.sentence, block="title"))
    assert told(sourcing(title), title, "attacked") == [["analysts"]]
    assert told(sourcing(one), one, "attacked") == [[]]
    topic = read("Norland/Norland/PROPN/4/parataxis :/:/PUNCT/4/punct Forgotten/forgotten/ADJ/4/amod "
                 "War/war/NOUN/0/root")  # fmt: skip
    title = replace(topic, sentence=replace(topic.sentence, block="title"))
    assert told(sourcing(title), title, "War") == [[]]


def test_according_to_at_the_end_holds_the_whole_sentence():
    one = read("Kolm/Kolm/PROPN/2/nsubj left/leave/VERB/0/root and/and/CCONJ/5/cc Norland/Norland/PROPN/5/nsubj "
               "attacked/attack/VERB/2/conj according/accord/VERB/8/case to/to/ADP/6/fixed "
               "Westland/Westland/PROPN/5/obl")  # fmt: skip
    assert told(sourcing(one), one, "left") == [["westland"]]


def test_reportedly_reaches_no_clause_with_a_subject_of_its_own():
    one = read("Norland/Norland/PROPN/3/nsubj reportedly/reportedly/ADV/3/advmod attacked/attack/VERB/0/root "
               "and/and/CCONJ/6/cc Sudland/Sudland/PROPN/6/nsubj fled/flee/VERB/3/conj")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["unspecified"]]
    assert told(sourcing(one), one, "fled") == [[]]


def test_fears_that_grow_are_nobodys_in_particular():
    one = read("Fears/fear/NOUN/2/nsubj grow/grow/VERB/0/root that/that/SCONJ/5/mark Norland/Norland/PROPN/5/nsubj "
               "attacked/attack/VERB/2/ccomp")  # fmt: skip
    assert told(sourcing(one), one, "attacked") == [["unspecified"]]
    assert stances(sourcing(one), one, "attacked") == ["hedges"]


def test_several_actors_at_one_word_all_speak():
    one = read("Both/both/DET/2/nsubj said/say/VERB/0/root Norland/Norland/PROPN/4/nsubj attacked/attack/VERB/2/ccomp")
    west, east = (
        ActorMention(id=id, name=id, kind="state", sector="GOV", acts_for=id, text="Both", start=0, end=4)
        for id in ("WES", "EAS")
    )
    both = tuple(Mention(word=0, first=0, last=1, actor=actor, form="description") for actor in (west, east))
    assert told(sourcing(one, mentions=both), one, "attacked") == [["WES"], ["EAS"]]


def test_who_is_cited_is_the_source_not_the_article():
    one = read("Articles/article/NOUN/5/nsubj citing/cite/VERB/1/acl Westland/Westland/PROPN/2/obj "
               "accusing/accuse/VERB/3/acl appeared/appear/VERB/0/root Norland/Norland/PROPN/4/obj of/of/SCONJ/8/mark "
               "attacking/attack/VERB/4/advcl")  # fmt: skip
    assert told(sourcing(one), one, "attacking") == [["westland"]]


def test_whoever_stands_behind_accusing_is_accused_and_does_not_speak():
    one = read(
        "Officials/official/NOUN/6/nsubj charging/charge/VERB/1/acl Norland/Norland/PROPN/2/nsubj "
        "with/with/SCONJ/5/mark attacking/attack/VERB/2/advcl met/meet/VERB/0/root"
    )
    participles = replace(one, xpos=("NNS", "VBG", "NNP", "IN", "VBG", "VBD"))
    assert told(sourcing(participles), participles, "attacking") == [["officials"]]


def test_what_somebody_calls_it_is_said_by_who_calls_it_so():
    (helping,) = [
        claim
        for claim in read_text(
            "Officials called it an example of Iran helping Russia.", outlet="The Courier", published="2016-01-05"
        )
        if claim.type == "AID"
    ]
    assert [source.id for source in helping.sources] == ["officials"]


def test_what_one_expects_another_to_do_is_told_by_who_expects_it():
    (arming,) = [
        claim for claim in read_text("Washington expects Iran to arm Russia with drones.") if claim.type == "AID"
    ]
    assert [source.id for source in arming.sources] == ["USA"]
