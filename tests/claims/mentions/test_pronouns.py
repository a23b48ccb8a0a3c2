"""Whom pronouns take up."""

from __future__ import annotations

from dragoman.actors import registry
from dragoman.claims.mentions import find_mentions
from tests.builders import attribution, document, reading
from tests.claims.mentions.parses import MARLOW, WALLACE, mentions, parsed, told

HE_LEFT = "He/PRON/2/nsubj left~leave/VERB/0/root"


def test_he_is_the_subject_of_the_sentence_before():
    _, [he] = mentions(WALLACE, HE_LEFT, names={0: (MARLOW,)})
    assert (he.actor.id, he.actor.acts_for, he.form, he.antecedent) == ("bob-marlow", "GBR", "pronoun", (0, 0))


def test_a_tie_between_two_people_leaves_he_without_an_actor():
    both = (
        "Bob/PROPN/6/nsubj Marlow/PROPN/1/flat and/CCONJ/4/cc Omid/PROPN/1/conj Rad/PROPN/4/flat met~meet/VERB/0/root"
    )
    _, found = mentions(both, HE_LEFT, names={0: (("PER", 0, 2), ("PER", 3, 5))})
    assert found == []


def test_they_may_be_several():
    both = "Iran/PROPN/4/nsubj and/CCONJ/3/cc Iraq/PROPN/1/conj met~meet/VERB/0/root"
    _, found = mentions(both, "They/PRON/2/nsubj agreed~agree/VERB/0/root")
    assert [(one.word, one.actor.id) for one in found] == [(0, "IRN"), (0, "IRQ")]


def test_its_is_the_subject_of_its_own_clause():
    [found] = mentions(
        "Iran/PROPN/5/nsubj ,/PUNCT/3/punct unlike/ADP/4/case Iraq/PROPN/5/obl raised~raise/VERB/0/root "
        "its/PRON/7/nmod:poss output/NOUN/5/obj"
    )
    assert [(one.actor.text, one.actor.id) for one in found] == [("Iran", "IRN"), ("Iraq", "IRQ"), ("its", "IRN")]


def test_it_announces_a_clause_and_means_nobody():
    _, found = mentions(
        "Iran/PROPN/2/nsubj agreed~agree/VERB/0/root",
        "It/PRON/3/nsubj:pass is~be/AUX/3/aux:pass rumored~rumor/VERB/0/root that/SCONJ/6/mark ships~ship/NOUN/6/nsubj "
        "sailed~sail/VERB/3/csubj",
    )
    assert found == []


def test_we_in_a_quotation_is_the_speakers_side():
    row = "“/PUNCT/3/punct We/PRON/3/nsubj agree/VERB/6/ccomp ”/PUNCT/3/punct Marlow/PROPN/6/nsubj said~say/VERB/0/root"
    _, found = mentions(WALLACE, row, names={0: (MARLOW,), 1: (("PER", 4, 5),)})
    assert told(found) == [("We", "GBR", "GBR"), ("Marlow", "bob-marlow", "GBR")]


def test_the_readers_attribution_tells_the_speaker_of_a_quotation():
    start = len(parsed(WALLACE)[0].text) + 1
    row = "“/PUNCT/3/punct I/PRON/3/nsubj agree/VERB/0/root ”/PUNCT/3/punct"
    link = attribution(source=(0, start - 7), cue=None, content=(start, start + 11))
    _, [i] = mentions(WALLACE, row, names={0: (MARLOW,)}, attributions={1: (link,)})
    assert i.actor.id == "bob-marlow"


def test_we_outside_a_quotation_is_nobody():
    _, found = mentions(WALLACE, "We/PRON/2/nsubj agree/VERB/0/root", names={0: (MARLOW,)})
    assert found == []


def test_which_takes_up_the_noun_it_describes():
    [found] = mentions(
        "Iran/PROPN/5/nsubj ,/PUNCT/4/punct which/PRON/4/nsubj objected~object/VERB/1/acl:relcl left~leave/VERB/0/root"
    )
    assert [(one.actor.text, one.actor.id, one.last) for one in found] == [("Iran", "IRN", 1), ("which", "IRN", 3)]


def test_it_reaches_back_only_to_the_subject_of_the_sentence_before():
    it = "It/PRON/2/nsubj ended~end/VERB/0/root"
    _, [found] = mentions("Iran/PROPN/2/nsubj agreed~agree/VERB/0/root", it)
    assert found.actor.id == "IRN"
    _, nothing = mentions("The/DET/2/det truce/NOUN/3/nsubj surprised/VERB/0/root Iran/PROPN/3/obj", it)
    assert nothing == []


def test_he_inside_a_quotation_is_not_the_speaker():
    row = (
        "“/PUNCT/3/punct He/PRON/3/nsubj lied~lie/VERB/6/ccomp ”/PUNCT/3/punct "
        "Marlow/PROPN/6/nsubj said~say/VERB/0/root"
    )

    _, found = mentions(WALLACE, row, names={0: (MARLOW,), 1: (("PER", 4, 5),)})
    assert [one.actor.text for one in found] == ["Marlow"]


# fmt: off
def test_a_quotation_whose_unknown_speaker_spoke_sentences_ago_is_read():
    first = reading(
        """
        At at ADP 2 case
        noon noon NOUN 4 obl
        they they PRON 4 nsubj
        said say VERB 0 root
        : : PUNCT 6 punct
        “ “ PUNCT 7 punct
        Go go VERB 4 ccomp
        . . PUNCT 4 punct
        """
    )
    second = reading(
        """
        Go go VERB 0 root
        . . PUNCT 1 punct
        """,
        start=first.sentence.end + 1,
        number=1,
    )
    text = f"{first.sentence.text} {second.sentence.text}"
    assert find_mentions(document(text), [first, second], registry()) == [[], []]
def test_he_who_adds_is_whoever_spoke_last_not_whom_the_quotation_is_about():
    spoke = "Marlow/PROPN/2/nsubj warned~warn/VERB/0/root"
    met = "Britain/PROPN/2/nsubj met~meet/VERB/0/root Omid/PROPN/2/obj Rad/PROPN/3/flat"
    added = (
        "“/PUNCT/3/punct Rad/PROPN/3/nsubj lies~lie/VERB/6/ccomp ”/PUNCT/3/punct he/PRON/6/nsubj added~add/VERB/0/root"
    )
    *_, found = mentions(
        WALLACE,
        spoke,
        met,
        added,
        names={0: (MARLOW,), 1: (("PER", 0, 1),), 2: (("PER", 2, 4),), 3: (("PER", 1, 2),)},
    )
    assert told(found)[-1] == ("he", "bob-marlow", "GBR")


def test_a_new_subject_comes_between_a_speaker_and_he_who_adds():
    spoke = "Marlow/PROPN/2/nsubj warned~warn/VERB/0/root"
    came = "Omid/PROPN/3/nsubj Rad/PROPN/1/flat came~come/VERB/0/root"
    *_, [he] = mentions(
        WALLACE,
        spoke,
        came,
        "He/PRON/2/nsubj added~add/VERB/0/root",
        names={0: (MARLOW,), 1: (("PER", 0, 1),), 2: (("PER", 0, 2),)},
    )
    assert he.actor.id == "omid-rad"


def test_we_waits_for_a_speaker_who_is_told_where_the_quotation_ends():
    first = "“/PUNCT/3/punct We/PRON/3/nsubj agree/VERB/0/root ./PUNCT/3/punct"
    last = "It/PRON/2/nsubj works~work/VERB/5/ccomp ”/PUNCT/2/punct Marlow/PROPN/5/nsubj said~say/VERB/0/root"
    _, found, _ = mentions(WALLACE, first, last, names={0: (MARLOW,), 2: (("PER", 3, 4),)})
    assert told(found) == [("We", "GBR", "GBR")]


def test_who_is_quoted_as_speaking_is_not_who_speaks():
    row = (
        "“/PUNCT/4/punct We/PRON/4/nsubj both/DET/4/advmod agree/VERB/9/ccomp Rad/PROPN/6/nsubj said~say/VERB/4/ccomp "
        "”/PUNCT/4/punct Marlow/PROPN/9/nsubj said~say/VERB/0/root"
    )
    _, found = mentions(WALLACE, row, names={0: (MARLOW,), 1: (("PER", 4, 5), ("PER", 7, 8))})
    assert [one.actor.id for one in found if one.actor.text == "We"] == ["GBR"]


def test_it_after_a_clause_is_the_subject_of_that_clause():
    [found] = mentions(
        "When/SCONJ/3/mark Iran/PROPN/3/nsubj struck~strike/VERB/6/advcl ,/PUNCT/3/punct it/PRON/6/nsubj "
        "lost~lose/VERB/0/root"
    )
    assert [(one.actor.text, one.actor.id) for one in found] == [("Iran", "IRN"), ("it", "IRN")]


def test_brackets_behind_a_pronoun_tell_whom_it_means():
    [[_, they, _]] = mentions(
        "Iraq/PROPN/2/nsubj says~say/VERB/0/root they/PRON/7/nsubj [/PUNCT/5/punct Iranians/PROPN/3/compound "
        "]/PUNCT/5/punct lost~lose/VERB/2/ccomp"
    )
    assert (they.actor.text, they.actor.id) == ("they", "IRN")
