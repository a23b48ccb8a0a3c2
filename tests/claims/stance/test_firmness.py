"""How firmly an act is said to have happened."""

from __future__ import annotations

import pytest

from dragoman.claims.stance.firmness import CueEffect, Factuality, factuality_score, stance_of, weighed
from dragoman.records import Reading, Source
from dragoman.vocabulary.stance import stance_label
from tests.builders import reading


def rows(text: str) -> Reading:
    """A reading from rows on one line: "form/lemma/UPOS/head/deprel", or "form/lemma/UPOS:XPOS/head/deprel"."""
    cells = [cell.split("/") for cell in text.split()]
    read = reading("\n".join(" ".join([form, lemma, upos.split(":")[0], head, deprel])
                             for form, lemma, upos, head, deprel in cells))  # fmt: skip
    columns = {name: getattr(read, name) for name in read.__struct_fields__}
    return Reading(**{**columns, "xpos": tuple(cell[2].split(":")[-1] for cell in cells)})


def at(read: Reading, form: str, *effects: CueEffect) -> Factuality:
    forms = [token.text for token in read.sentence.tokens]
    return stance_of(read, forms.index(form), effects)


def label(text: str, form: str) -> str:
    found = at(rows(text), form)
    return stance_label(found.polarity, found.certainty, found.aspect)


DENY = CueEffect(lemma="deny", polarity="-", certainty="certain", aspect=None, word=None)
SUGGEST = CueEffect(lemma="suggest", polarity="+", certainty="probable", aspect=None, word=None)
N = "Norland/Norland/PROPN/{}/nsubj "


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("attacked/attack/VERB:VBD/0/root Sudland/Sudland/PROPN/1/obj", "asserts"),
        ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod "
         "attacked/attack/VERB:VB/0/root", "denies"),
        ("Norland/Norland/PROPN/3/nsubj never/never/ADV/3/advmod attacked/attack/VERB:VBD/0/root", "denies"),
        ("No/no/DET/2/det soldier/soldier/NOUN/3/nsubj attacked/attack/VERB:VBD/0/root", "denies"),
        ("Norland/Norland/PROPN/4/nsubj not/not/PART/3/advmod only/only/ADV/4/advmod attacked/attack/VERB:VBD/0/root",
         "asserts"),
        ("Norland/Norland/PROPN/3/nsubj may/may/AUX/3/aux attacked/attack/VERB:VB/0/root", "hedges"),
        ("Norland/Norland/PROPN/3/nsubj will/will/AUX/3/aux attacked/attack/VERB:VB/0/root", "expects"),
        ("Norland/Norland/PROPN/3/nsubj will/will/AUX/3/aux prevent/prevent/VERB:VB/0/root Sudland/Sudland/PROPN/3/obj "
         "from/from/SCONJ/6/mark attacked/attack/VERB:VBG/3/advcl", "expects"),
        ("Norland/Norland/PROPN/2/nsubj prevented/prevent/VERB:VBD/0/root Sudland/Sudland/PROPN/2/obj "
         "from/from/SCONJ/5/mark attacked/attack/VERB:VBG/2/advcl", "denies"),
        ("Norland/Norland/PROPN/3/nsubj should/should/AUX/3/aux attacked/attack/VERB:VB/0/root", "expects"),
        ("Norland/Norland/PROPN/3/nsubj would/would/AUX/3/aux attacked/attack/VERB:VB/0/root", "supposes"),
        ("Norland/Norland/PROPN/3/nsubj probably/probably/ADV/3/advmod attacked/attack/VERB:VBD/0/root", "hedges"),
    ],
)  # fmt: skip
def test_the_verb_itself_says_how_firmly(text: str, stance: str):
    assert label(text, "attacked") == stance


def governed(verb: str, *, negated: bool = False) -> str:
    """The stance to "attack" in "Norland VERB to attack", or "did not VERB to attack"."""
    if negated:
        return label(
            f"Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod {verb}/{verb}/VERB:VB/0/root "
            "to/to/PART/6/mark attack/attack/VERB:VB/4/xcomp", "attack")  # fmt: skip
    return label(
        f"Norland/Norland/PROPN/2/nsubj {verb}/{verb}/VERB:VBD/0/root to/to/PART/4/mark attack/attack/VERB:VB/2/xcomp",
        "attack")  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "plain", "negated"),
    [
        ("manage", "asserts", "denies"), ("fail", "denies", "asserts"), ("refuse", "denies", "asserts"),
        ("plan", "expects", "denies"), ("threaten", "expects", "denies"), ("vow", "expects", "denies"),
        ("want", "expects", "denies"), ("try", "hedges", "denies"), ("seem", "hedges", "denies"),
        ("continue", "asserts", "denies"), ("dare", "asserts", "denies"),
    ],
)  # fmt: skip
def test_a_verb_above_bends_the_act_and_its_negation_otherwise(verb: str, plain: str, negated: str):
    assert governed(verb) == plain
    assert governed(verb, negated=True) == negated


def test_not_saying_so_is_no_denial():
    said = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod say/say/VERB:VB/0/root "
            "that/that/SCONJ/7/mark Sudland/Sudland/PROPN/7/nsubj attacked/attack/VERB:VBD/4/ccomp")  # fmt: skip
    assert label(said, "attacked") == "asserts"
    assert label(said.replace("say/say", "think/think"), "attacked") == "denies"


def test_blaming_someone_for_an_attack_leaves_the_attack_standing():
    text = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod condemn/condemn/VERB:VB/0/root "
            "the/the/DET/6/det attack/attack/NOUN/4/obj")  # fmt: skip
    assert label(text, "attack") == "asserts"


def test_a_light_verb_hands_down_what_bends_it():
    text = ("Norland/Norland/PROPN/3/nsubj may/may/AUX/3/aux launch/launch/VERB:VB/0/root "
            "an/a/DET/5/det attack/attack/NOUN/3/obj")  # fmt: skip
    assert label(text, "attack") == "hedges"
    assert label(text.replace("may/may", "will/will"), "attack") == "expects"


def test_nouns_are_bent_by_what_stands_before_and_above_them():
    plain = "The/the/DET/3/det {0}/{0}/ADJ/3/amod attack/attack/NOUN/4/nsubj worried/worry/VERB:VBD/0/root"
    assert label(plain.format("recent"), "attack") == "asserts"
    assert label(plain.format("alleged"), "attack") == "hedges"
    assert label(plain.format("planned"), "attack") == "expects"
    assert label(plain.format("foiled"), "attack") == "denies"
    threat = "The/the/DET/2/det {0}/{0}/NOUN/5/nsubj of/of/ADP/4/case war/war/NOUN/2/nmod grew/grow/VERB:VBD/0/root"
    assert label(threat.format("threat"), "war") == "expects"
    assert label(threat.format("possibility"), "war") == "hedges"
    assert label(threat.format("absence"), "war") == "denies"
    assert label(threat.format("cost"), "war") == "asserts"


def test_no_evidence_that_it_happened_denies_it():
    text = ("There/there/PRON/2/expl is/be/VERB:VBZ/0/root no/no/DET/4/det evidence/evidence/NOUN/2/nsubj "
            "that/that/SCONJ/7/mark Norland/Norland/PROPN/7/nsubj attacked/attack/VERB:VBD/4/acl")  # fmt: skip
    assert label(text, "attacked") == "denies"
    assert label(text.replace("no/no/DET", "some/some/DET"), "attacked") == "hedges"


def test_what_stands_under_if_is_supposed():
    text = ("If/if/SCONJ/3/mark Norland/Norland/PROPN/3/nsubj attacks/attack/VERB:VBZ/6/advcl "
            "Sudland/Sudland/PROPN/6/nsubj would/would/AUX/6/aux retaliate/retaliate/VERB:VB/0/root")  # fmt: skip
    assert label(text, "attacks") == "supposes"
    assert label(text, "retaliate") == "supposes"


def test_a_purpose_lies_ahead_and_a_means_goes_with_its_verb():
    purpose = ("Norland/Norland/PROPN/2/nsubj sent/send/VERB:VBD/0/root troops/troop/NOUN/2/obj to/to/PART/5/mark "
               "attack/attack/VERB:VB/2/advcl Sudland/Sudland/PROPN/5/obj")  # fmt: skip
    assert label(purpose, "attack") == "expects"
    assert label(purpose, "sent") == "asserts"
    means = ("Norland/Norland/PROPN/3/nsubj may/may/AUX/3/aux respond/respond/VERB:VB/0/root by/by/SCONJ/5/mark "
             "attacking/attack/VERB:VBG/3/advcl Sudland/Sudland/PROPN/5/obj")  # fmt: skip
    assert label(means, "attacking") == "hedges"
    assert label(means.replace("by/by", "without/without"), "attacking") == "denies"


def test_verbs_joined_by_and_share_their_auxiliary():
    text = ("Norland/Norland/PROPN/3/nsubj will/will/AUX/3/aux arm/arm/VERB:VB/0/root and/and/CCONJ/5/cc "
            "train/train/VERB:VB/3/conj rebels/rebel/NOUN/3/obj")  # fmt: skip
    assert label(text, "train") == "expects"
    finite = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod wait/wait/VERB:VB/0/root "
              "and/and/CCONJ/6/cc attacked/attack/VERB:VBD/4/conj Sudland/Sudland/PROPN/6/obj")  # fmt: skip
    assert label(finite, "attacked") == "asserts"


def test_going_to_and_having_to_are_not_done():
    going = ("Norland/Norland/PROPN/3/nsubj is/be/AUX/3/aux going/go/VERB:VBG/0/root to/to/PART/5/mark "
             "attack/attack/VERB:VB/3/xcomp")  # fmt: skip
    assert label(going, "attack") == "expects"
    yet = ("Norland/Norland/PROPN/2/nsubj has/have/VERB:VBZ/0/root yet/yet/ADV/2/advmod to/to/PART/5/mark "
           "attack/attack/VERB:VB/2/xcomp")  # fmt: skip
    assert label(yet, "attack") == "denies"


def test_a_yes_or_no_question_supposes():
    text = "Did/do/AUX/3/aux Norland/Norland/PROPN/3/nsubj attack/attack/VERB:VB/0/root ?/?/PUNCT/3/punct"
    assert label(text, "attack") == "supposes"


def test_the_innermost_cue_bends_the_act_once():
    text = ("Norland/Norland/PROPN/2/nsubj denied/deny/VERB:VBD/0/root attacking/attack/VERB:VBG/2/xcomp "
            "Sudland/Sudland/PROPN/3/obj")  # fmt: skip
    read = rows(text)
    deny = CueEffect(lemma="deny", polarity="-", certainty="certain", aspect=None, word=1)
    assert at(read, "attacking", deny).polarity == "-"
    assert at(read, "attacking").polarity == "-"
    assert at(read, "attacking", DENY, SUGGEST).certainty == "probable"


def test_a_denial_told_in_another_sentence_turns_a_plain_act_over():
    read = rows("Norland/Norland/PROPN/2/nsubj attacked/attack/VERB:VBD/0/root Sudland/Sudland/PROPN/2/obj")
    found = at(read, "attacked", DENY)
    assert (found.polarity, found.trace) == ("-", ("deny",))


def test_the_label_prefers_denial_then_supposition_then_expectation():
    unnamed = Source(id="unspecified", name="unspecified", kind="unknown", sector=None, acts_for=None, anonymous=True,
                     cue="reportedly", text=None, start=None, end=None)  # fmt: skip
    assert stance_label("-", "possible", "future") == "denies"
    assert stance_label("+", "none", "hypothetical") == "supposes"
    assert stance_label("+", "certain", "future") == "expects"
    assert stance_label("+", "certain", "demanded") == "expects"
    assert stance_label("+", "possible", "future") == "hedges"
    assert stance_label("+", "probable", "done") == "hedges"
    assert stance_label("+", "certain", "done", (unnamed,)) == "hedges"
    assert stance_label("+", "certain", "ongoing") == "asserts"


def test_scores_follow_certainty_and_are_nothing_for_what_is_supposed():
    assert factuality_score("+", "certain", "done") == 3.0
    assert factuality_score("-", "probable", "ongoing") == -2.0
    assert factuality_score("+", "possible", "future") == 1.0
    assert factuality_score("+", "certain", "hypothetical") == 0.0
    assert factuality_score("+", "certain", "demanded") == 0.0
    assert factuality_score("-", "none", "done") == 0.0


def test_a_reading_whose_heads_go_round_in_a_ring_still_ends():
    for relation in ("conj", "ccomp", "xcomp", "advcl", "obj", "acl:relcl"):
        read = rows(f"said/say/VERB/2/{relation} denied/deny/VERB/3/{relation} attacked/attack/VERB/1/{relation}")
        assert at(read, "attacked").certainty in ("certain", "probable", "possible", "none")


def test_no_before_the_act_denies_it_once():
    text = ("Norland/Norland/PROPN/2/nsubj launched/launch/VERB:VBD/0/root no/no/DET/4/det "
            "attack/attack/NOUN/2/obj")  # fmt: skip
    assert label(text, "attack") == "denies"
    assert label(text.replace("no/no", "an/a"), "attack") == "asserts"


def test_what_happens_beside_a_bent_verb_is_not_bent():
    text = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod discuss/discuss/VERB:VB/0/root "
            "sanctions/sanction/NOUN/4/obj in/in/ADP/8/case the/the/DET/8/det call/call/NOUN/4/obl")  # fmt: skip
    assert label(text, "call") == "asserts"
    assert label(text, "sanctions") == "denies"


def test_who_denies_a_charge_does_not_deny_that_it_was_made():
    text = "Norland/Norland/PROPN/2/nsubj {0}/{0}/VERB:VBD/0/root the/the/DET/4/det {1}/{1}/NOUN/2/obj"
    assert label(text.format("deny", "accusation"), "accusation") == "asserts"
    assert label(text.format("deny", "attack"), "attack") == "denies"


def test_a_clause_of_time_stands_on_its_own():
    text = ("Norland/Norland/PROPN/3/nsubj will/will/AUX/3/aux withdraw/withdraw/VERB:VB/0/root when/when/ADV/6/advmod "
            "Sudland/Sudland/PROPN/6/nsubj apologized/apologize/VERB:VBD/3/advcl")  # fmt: skip
    assert label(text, "apologized") == "asserts"


def test_the_claim_head_overrules_the_rules_only_where_it_is_surer():
    asserted = Factuality(polarity="+", certainty="certain", aspect="done", trace=())
    unsure = (("denies", 0.5), ("asserts", 0.4))
    sure = (("denies", 0.95), ("asserts", 0.03))
    assert weighed(asserted, (), unsure) == asserted
    overruled = weighed(asserted, (), sure)
    assert stance_label(overruled.polarity, overruled.certainty, overruled.aspect) == "denies"
    assert "claim head" in overruled.trace[-1]


@pytest.mark.parametrize("stance", ["asserts", "hedges", "denies", "expects", "supposes"])
def test_what_the_head_is_sure_of_becomes_that_stance(stance):
    supposed = Factuality(polarity="+", certainty="none", aspect="hypothetical", trace=())
    firm = weighed(supposed, (), ((stance, 1.0),))
    assert stance_label(firm.polarity, firm.certainty, firm.aspect) == stance


def test_what_is_not_ruled_out_or_not_clear_is_possible():
    ruled = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod rule/rule/VERB:VB/0/root "
             "out/out/ADP/4/compound:prt that/that/SCONJ/8/mark Sudland/Sudland/PROPN/8/nsubj "
             "attacked/attack/VERB:VBD/4/ccomp")  # fmt: skip
    assert label(ruled, "attacked") == "hedges"
    not_clear = ("It/it/PRON/4/expl is/be/AUX:VBZ/4/cop not/not/PART/4/advmod clear/clear/ADJ/0/root "
                 "that/that/SCONJ/8/mark Norland/Norland/PROPN/8/nsubj has/have/AUX/8/aux "
                 "attacked/attack/VERB:VBN/4/csubj")  # fmt: skip
    assert label(not_clear, "attacked") == "hedges"


def test_neither_no_longer_and_yet_to_deny():
    neither = ("Neither/neither/CCONJ/2/cc:preconj Norland/Norland/PROPN/5/nsubj nor/nor/CCONJ/4/cc "
               "Estland/Estland/PROPN/2/conj attacked/attack/VERB:VBD/0/root")  # fmt: skip
    assert label(neither, "attacked") == "denies"
    no_longer = ("Norland/Norland/PROPN/4/nsubj no/no/ADV/3/advmod longer/long/ADV/4/advmod "
                 "attacks/attack/VERB:VBZ/0/root")  # fmt: skip
    assert label(no_longer, "attacks") == "denies"
    yet_above = ("Norland/Norland/PROPN/3/nsubj has/have/AUX:VBZ/3/aux yet/yet/ADV/0/root to/to/PART/5/mark "
                 "attack/attack/VERB:VB/3/xcomp")  # fmt: skip
    assert label(yet_above, "attack") == "denies"


def test_what_is_turned_over_twice_is_not_asserted():
    text = ("Norland/Norland/PROPN/2/nsubj denied/deny/VERB:VBD/0/root refusing/refuse/VERB:VBG/2/xcomp "
            "to/to/PART/5/mark attack/attack/VERB:VB/3/xcomp")  # fmt: skip
    assert label(text, "attack") == "hedges"
    assert label(text, "refusing") == "denies"


def test_what_should_have_been_done_was_not_and_what_should_not_have_was():
    text = ("Norland/Norland/PROPN/4/nsubj should/should/AUX/4/aux have/have/AUX/4/aux "
            "attacked/attack/VERB:VBN/0/root")  # fmt: skip
    assert label(text, "attacked") == "denies"
    regretted = ("Norland/Norland/PROPN/5/nsubj should/should/AUX/5/aux not/not/PART/5/advmod have/have/AUX/5/aux "
                 "attacked/attack/VERB:VBN/0/root")  # fmt: skip
    assert label(regretted, "attacked") == "asserts"


def test_a_word_and_its_adverb_or_preposition_are_one():
    short = ("Norland/Norland/PROPN/2/nsubj stopped/stop/VERB:VBD/0/root short/short/ADV/2/advmod of/of/SCONJ/5/mark "
             "attacking/attack/VERB:VBG/2/advcl")  # fmt: skip
    assert label(short, "attacking") == "denies"
    assert label(short.replace("short/short/ADV/2/advmod of/of", "early/early/ADV/2/advmod after/after"),
                 "attacking") == "asserts"  # fmt: skip
    far = ("Norland/Norland/PROPN/3/nsubj is/be/AUX:VBZ/3/cop far/far/ADV/0/root from/from/SCONJ/5/mark "
           "attacking/attack/VERB:VBG/3/advcl")  # fmt: skip
    assert label(far, "attacking") == "denies"


def test_what_is_not_true_is_denied():
    text = ("It/it/PRON/4/expl is/be/AUX:VBZ/4/cop not/not/PART/4/advmod true/true/ADJ/0/root that/that/SCONJ/8/mark "
            "Norland/Norland/PROPN/8/nsubj has/have/AUX/8/aux attacked/attack/VERB:VBN/4/csubj")  # fmt: skip
    assert label(text, "attacked") == "denies"
    assert label(text.replace("true/true", "known/known"), "attacked") == "hedges"


def test_a_gerund_close_behind_a_verb_is_its_complement():
    text = ("Norland/Norland/PROPN/2/nsubj ruled/rule/VERB:VBD/0/root out/out/ADP/2/compound:prt "
            "sending/send/VERB:VBG/2/advcl troops/troop/NOUN/4/obj")  # fmt: skip
    assert label(text, "sending") == "denies"
    assert (
        label(text.replace("sending", ",/,/PUNCT/5/punct sending").replace("/4/obj", "/5/obj"), "sending") == "asserts"
    )


def test_a_purpose_that_is_the_doing_is_done_and_that_of_nothing_is_not():
    text = ("Norland/Norland/PROPN/2/nsubj {0}/{0}/VERB:VBD/0/root Sudland/Sudland/PROPN/2/obj to/to/PART/5/mark "
            "attack/attack/VERB:VB/2/advcl")  # fmt: skip
    assert label(text.format("sent"), "attack") == "expects"
    assert label(text.format("used").replace("used/used", "used/use"), "attack") == "asserts"
    unused = ("Norland/Norland/PROPN/3/nsubj never/never/ADV/3/advmod sent/send/VERB:VBD/0/root to/to/PART/5/mark "
              "attack/attack/VERB:VB/3/advcl")  # fmt: skip
    assert label(unused, "attack") == "denies"


def test_a_condition_that_is_negated_is_still_a_condition():
    text = ("If/if/SCONJ/5/mark Norland/Norland/PROPN/5/nsubj had/have/AUX/5/aux not/not/PART/5/advmod "
            "attacked/attack/VERB:VBN/8/advcl Sudland/Sudland/PROPN/8/nsubj would/would/AUX/8/aux "
            "wait/wait/VERB:VB/0/root")  # fmt: skip
    assert label(text, "attacked") == "supposes"


def test_not_any_is_none():
    text = ("Norland/Norland/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod enter/enter/VERB:VB/0/root "
            "into/into/ADP/7/case any/any/DET/7/det talks/talk/NOUN/4/obl")  # fmt: skip
    assert label(text, "talks") == "denies"
    assert label(text.replace("not/not/PART", "later/later/ADV"), "talks") == "supposes"


def test_a_relative_clause_stands_outside_of_what_is_promised():
    text = ("Norland/Norland/PROPN/2/nsubj promised/promise/VERB:VBD/0/root to/to/PART/4/mark "
            "fight/fight/VERB:VB/2/xcomp rebels/rebel/NOUN/4/obj who/who/PRON/7/nsubj "
            "{}/attack/VERB:{}/5/acl:relcl")  # fmt: skip
    promise = CueEffect(lemma="promise", polarity="+", certainty="probable", aspect="future", word=1)
    assert at(rows(text.format("attacked", "VBD")), "attacked", promise).aspect == "done"
    assert at(rows(text.format("attacking", "VBG")), "attacking", promise).aspect == "future"
    assert at(rows(text.format("attacked", "VBD")), "fight", promise).aspect == "future"


def test_no_head_overrules_a_denial():
    denied = Factuality(polarity="-", certainty="certain", aspect="done", trace=("deny",))
    plain = Factuality(polarity="+", certainty="certain", aspect="done", trace=())
    assert weighed(denied, (), (("asserts", 1.0),)) == denied
    assert weighed(plain, (), (("denies", 0.7), ("asserts", 0.1))) != plain


def test_a_question_within_a_quotation_supposes_though_it_is_negated():
    text = ("Did/do/AUX/4/aux not/not/PART/4/advmod Norland/Norland/PROPN/4/nsubj attack/attack/VERB:VB/7/ccomp "
            "?/?/PUNCT/4/punct he/he/PRON/7/nsubj asked/ask/VERB:VBD/0/root")  # fmt: skip
    assert label(text, "attack") == "supposes"


def test_an_adjective_of_a_compound_bends_its_parts():
    text = ("The/the/DET/4/det planned/plan/VERB:VBN/4/amod attack/attack/NOUN/4/compound base/base/NOUN/5/nsubj "
            "grew/grow/VERB:VBD/0/root")  # fmt: skip
    assert label(text, "attack") == "expects"


def test_a_withdrawal_that_is_announced_lies_ahead_and_a_death_does_not():
    text = ("Norland/Norland/PROPN/2/nsubj announced/announce/VERB:VBD/0/root the/the/DET/4/det "
            "{0}/{0}/NOUN/2/obj")  # fmt: skip
    announce = CueEffect(lemma="announce", polarity="+", certainty="certain", aspect=None, word=1)
    for effects in ((), (announce,)):
        assert at(rows(text.format("withdrawal")), "withdrawal", *effects).aspect == "future"
        assert at(rows(text.format("death")), "death", *effects).aspect == "done"


def test_at_no_time_and_little_interest_are_negations():
    never = ("At/at/ADP/3/case no/no/DET/3/det time/time/NOUN/6/obl did/do/AUX/6/aux Norland/Norland/PROPN/6/nsubj "
             "attack/attack/VERB:VB/0/root")  # fmt: skip
    assert label(never, "attack") == "denies"
    interest = ("Norland/Norland/PROPN/2/nsubj has/have/VERB:VBZ/0/root little/little/ADJ/4/amod "
                "interest/interest/NOUN/2/obj in/in/SCONJ/6/mark attacking/attack/VERB:VBG/4/acl")  # fmt: skip
    assert label(interest, "attacking") == "denies"
    assert label(interest.replace("little/little", "some/some"), "attacking") == "hedges"


def test_what_would_be_something_is_supposed():
    text = ("An/a/DET/2/det attack/attack/NOUN/6/nsubj would/would/AUX/6/aux be/be/AUX/6/cop a/a/DET/6/det "
            "disaster/disaster/NOUN/0/root")  # fmt: skip
    assert label(text, "attack") == "supposes"


def test_an_adjective_before_a_noun_bends_it_wherever_it_hangs():
    text = ("Norland/Norland/PROPN/2/nsubj fears/fear/VERB:VBZ/0/root a/a/DET/5/det possible/possible/ADJ/{}/{} "
            "attack/attack/NOUN/2/ccomp")  # fmt: skip
    for head, relation in ((5, "amod"), (2, "ccomp")):
        assert "possible" in at(rows(text.format(head, relation)), "attack").trace


def test_what_someone_is_told_of_as_doing_hangs_on_the_telling():
    text = ("{0}/{0}/NOUN/5/nsubj of/of/ADP/3/case soldiers/soldier/NOUN/1/nmod attacking/attack/VERB:VBG/3/acl "
            "grew/grow/VERB:VBD/0/root")  # fmt: skip
    assert label(text.format("fear"), "attacking") == "hedges"
    assert label(text.format("absence"), "attacking") == "denies"
    assert label(text.format("number"), "attacking") == "asserts"
    assert label(text.format("fear").replace("VBG/3/acl", "VBG/1/acl"), "attacking") == "hedges"


def test_what_is_due_lies_ahead_however_it_is_read():
    text = ("Norland/Norland/PROPN/3/nsubj was/be/AUX:VBD/3/cop due/due/ADJ/0/root to/to/PART/5/mark "
            "attack/attack/VERB:VB/3/{}")  # fmt: skip
    assert label(text.format("advcl"), "attack") == "expects"
    assert label(text.format("xcomp"), "attack") == "expects"
    case = ("Norland/Norland/PROPN/5/nsubj was/be/AUX:VBD/5/cop due/due/ADJ/5/case to/to/PART/5/mark "
            "attack/attack/VERB:VB/0/root")  # fmt: skip
    assert label(case, "attack") == "expects"


def test_afraid_to_is_not_afraid_that():
    text = "Norland/Norland/PROPN/3/nsubj is/be/AUX:VBZ/3/cop afraid/afraid/ADJ/0/root "
    assert label(text + "to/to/PART/5/mark attack/attack/VERB:VB/3/xcomp", "attack") == "denies"
    that = "that/that/SCONJ/6/mark Sudland/Sudland/PROPN/6/nsubj attacked/attack/VERB:VBD/3/ccomp"
    assert label(text + that, "attacked") == "hedges"


def test_ones_allies_are_allies_whatever_is_done_to_them():
    text = ("Norland/Norland/PROPN/3/nsubj may/may/AUX/3/aux help/help/VERB:VB/0/root {}/{}/{}/5/{} "
            "allies/ally/NOUN/3/obj")  # fmt: skip
    assert label(text.format("its", "its", "PRON", "nmod:poss"), "allies") == "asserts"
    assert label(text.format("new", "new", "ADJ", "amod"), "allies") == "hedges"


def test_not_the_only_enemy_is_an_enemy():
    text = ("Norland/Norland/PROPN/6/nsubj is/be/AUX:VBZ/6/cop not/not/PART/6/advmod its/its/PRON/6/nmod:poss "
            "{0}/{0}/ADJ/6/amod enemy/enemy/NOUN/0/root")  # fmt: skip
    assert label(text.format("only"), "enemy") == "asserts"
    assert label(text.format("old"), "enemy") == "denies"


def test_a_short_had_is_no_would():
    text = "he/he/PRON/3/nsubj 'd/would/AUX/3/aux {}/attack/VERB:{}/0/root"
    assert label(text.format("attacked", "VBN"), "attacked") == "asserts"
    assert label(text.format("attack", "VB"), "attack") == "supposes"
