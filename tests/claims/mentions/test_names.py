"""Who a name means, with its titles."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman import read_text
from dragoman.actors import registry
from dragoman.claims.mentions import find_mentions
from dragoman.claims.mentions.parties import slug
from dragoman.claims.mentions.tree import Tree, whole_names
from dragoman.documents import tokenize
from tests.builders import document, reading
from tests.claims.mentions.parses import MARLOW, WALLACE, mentions, told


def test_a_title_tells_for_whom_an_unknown_person_speaks():
    [[marlow]] = mentions(WALLACE, names={0: (MARLOW,)})
    assert told([marlow]) == [("British Defence Minister Bob Marlow", "bob-marlow", "GBR")]
    assert (marlow.first, marlow.last, marlow.word, marlow.form) == (0, 5, 3, "person")


def test_a_surname_means_the_person_introduced_even_before_it():
    first, _, last = mentions(
        "Marlow/PROPN/2/nsubj resigns~resign/VERB/0/root",
        WALLACE,
        "Then/ADV/3/advmod Marlow/PROPN/3/nsubj left~leave/VERB/0/root",
        names={0: (("PER", 0, 1),), 1: (MARLOW,), 2: (("PER", 1, 2),)},
    )
    assert told([*first, *last]) == [("Marlow", "bob-marlow", "GBR")] * 2


def test_a_name_and_its_apposition_are_one_mention():
    [[found]] = mentions(
        "Omid/PROPN/8/nsubj Rad/PROPN/1/flat ,/PUNCT/6/punct the/DET/6/det Iranian/ADJ/6/amod "
        "commander/NOUN/1/appos ,/PUNCT/6/punct died~die/VERB/0/root",
        names={0: (("PER", 0, 2),)},
    )
    assert told([found]) == [("Omid Rad", "omid-rad", "IRN")]
    assert (found.first, found.last) == (0, 6)
    [[found]] = mentions(
        "Iran/PROPN/3/nmod:poss 's/PART/1/case president/NOUN/8/nsubj ,/PUNCT/5/punct Omid/PROPN/3/appos "
        "Rad/PROPN/5/flat ,/PUNCT/5/punct left~leave/VERB/0/root",
        names={0: (("PER", 4, 6),)},
    )
    assert told([found]) == [("Omid Rad", "omid-rad", "IRN")]
    assert found.word == 2


def test_a_surname_that_two_people_bear_means_neither():
    people = (
        "Bob/PROPN/6/nsubj Marlow/PROPN/1/flat and/CCONJ/4/cc Ann/PROPN/1/conj Marlow/PROPN/4/flat met~meet/VERB/0/root"
    )
    _, [later] = mentions(
        people,
        "Marlow/PROPN/2/nsubj left~leave/VERB/0/root",
        names={0: (("PER", 0, 2), ("PER", 3, 5)), 1: (("PER", 0, 1),)},
    )
    assert later.actor.id == "marlow"


def test_an_acronym_in_brackets_means_the_organisation_before_it():
    _, [later] = mentions(
        "The/DET/4/det Grain/PROPN/4/compound Export/PROPN/4/compound Board/PROPN/8/nsubj (/PUNCT/6/punct "
        "GEB/PROPN/4/appos )/PUNCT/6/punct closed~close/VERB/0/root",
        "GEB/PROPN/2/nsubj reopened~reopen/VERB/0/root",
        names={0: (("ORG", 1, 4),)},
    )
    assert told([later]) == [("GEB", "grain-export-board", None)]


def test_an_unknown_organisation_is_kept_under_a_readable_id():
    [[board]] = mentions(
        "Blue/PROPN/3/compound Tulip/PROPN/3/compound Trust/PROPN/4/nsubj sued~sue/VERB/0/root",
        names={0: (("ORG", 0, 3),)},
    )
    assert (board.actor.id, board.actor.name, board.actor.kind) == (
        "blue-tulip-trust",
        "Blue Tulip Trust",
        "organisation",
    )


def test_a_name_wins_over_the_office_before_it_even_when_the_title_is_parsed_as_the_head():
    [[marlow]] = mentions(
        "British/ADJ/2/amod Minister/PROPN/6/nsubj Bob/PROPN/6/nmod:desc Marlow/PROPN/3/flat "
        "today/NOUN/6/obl spoke/VERB/0/root",
        names={0: (("PER", 2, 4),)},
    )
    assert told([marlow]) == [("British Minister Bob Marlow", "bob-marlow", "GBR")]
    assert marlow.word == 1


def test_a_capitalised_name_after_a_title_is_a_person_though_the_reader_marked_none():
    [[marlow]] = mentions("British/ADJ/2/amod Minister/PROPN/3/nmod:desc Marlow/PROPN/4/nsubj spoke~speak/VERB/0/root")
    assert told([marlow]) == [("British Minister Marlow", "marlow", "GBR")]


def test_a_country_that_possesses_the_title_of_a_named_person_is_whom_he_speaks_for():
    [[marlow]] = mentions(
        "Russia/PROPN/3/nmod:poss 's/PART/1/case envoy/NOUN/4/nmod:desc Bob/PROPN/6/nsubj "
        "Marlow/PROPN/4/flat spoke~speak/VERB/0/root",
        names={0: (("PER", 3, 5),)},
    )
    assert told([marlow]) == [("envoy Bob Marlow", "bob-marlow", "RUS")]


def test_a_slug_is_readable():
    assert slug("Kata'ib Hezbollah") == "kataib-hezbollah"
    assert slug("Ağrı") == "agri"
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert slug("U.S. citizens") == "us-citizens"


def test_who_speaks_for_an_alliance_is_the_alliance():
    read = reading(
        """
        NATO NATO PROPN 2 compound
        spokesman spokesman NOUN 5 nsubj
        Jon Jon PROPN 2 appos
        Vale Vale PROPN 3 flat
        warned warn VERB 0 root
        Iran Iran PROPN 5 obj
        """,
        names=(("PER", 2, 4),),
    )
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    speaker = next(mention for mention in mentions if "Vale" in read.sentence.text[mention.actor.start :][:30])
    assert (speaker.actor.id, speaker.actor.acts_for) == ("nato", None)


def test_a_surname_that_a_longer_name_goes_on_from_is_someone_else():
    read = reading(
        """
        Minister Minister PROPN 4 nsubj
        Putin Putin PROPN 1 flat
        Oduya Oduya PROPN 1 flat
        left leave VERB 0 root
        """,
        names=(("PER", 1, 3),),
    )
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    assert all(mention.actor.id != "vladimir-putin" for mention in mentions)


def test_who_leads_rebels_stands_for_them_and_is_of_no_government():
    read = reading(
        """
        Rebel rebel NOUN 2 compound
        leader leader NOUN 3 nmod:desc
        Jon Jon PROPN 5 nsubj
        Vale Vale PROPN 3 flat
        warned warn VERB 0 root
        Iran Iran PROPN 5 obj
        """,
        names=(("PER", 2, 4),),
    )
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    leader = next(mention for mention in mentions if "Vale" in mention.actor.text)
    assert (leader.actor.id, leader.actor.sector, leader.actor.acts_for) == ("rebels", "REB", None)


def test_a_persons_name_is_whole_though_the_reader_cut_it():
    def names(text: str, *marked: tuple[str, int, int]) -> list[str]:
        tokens = tokenize(text, 0)
        read = reading("\n".join(f"{token.text} x PROPN 0 root" for token in tokens), names=marked)
        tree = Tree(replace(read, sentence=replace(read.sentence, text=text, tokens=tuple(tokens))))
        return [" ".join(tree.words[name.first : name.last]) for name in whole_names(tree)]

    assert names("Min Dae-ho spoke", ("PER", 0, 2)) == ["Min Dae - ho"]
    assert names("Rad-Nouri spoke", ("PER", 0, 1), ("PER", 2, 3)) == ["Rad - Nouri"]
    assert names("Omid al Masri spoke", ("ORG", 0, 1), ("MISC", 2, 3)) == ["Omid al Masri"]
    assert names("Ann Lee Poe spoke", ("PER", 0, 1), ("PER", 1, 3)) == ["Ann Lee Poe"]
    assert names("Ann Poe-backed rebels", ("PER", 0, 2)) == ["Ann Poe"]


def test_a_surname_is_a_persons_though_the_reader_takes_it_for_an_organisation():
    _, [again] = mentions(
        WALLACE, "Marlow/PROPN/2/nsubj left~leave/VERB/0/root", names={0: (MARLOW,), 1: (("ORG", 0, 1),)}
    )
    assert (again.actor.id, again.actor.kind) == ("bob-marlow", "person")


def test_a_ministry_in_a_title_is_no_organisation():
    [found] = mentions(
        "Labour/PROPN/2/compound Minister/PROPN/3/nmod:desc Bob/PROPN/5/nsubj Marlow/PROPN/3/flat "
        "left~leave/VERB/0/root",
        names={0: (("ORG", 0, 1), ("PER", 2, 4))},
    )
    assert [one.actor.id for one in found] == ["bob-marlow"]


def test_who_works_at_an_institute_speaks_for_nobody_else():
    row = (
        "Ann/PROPN/8/nsubj Poe/PROPN/1/flat ,/PUNCT/4/punct director/NOUN/1/appos at/ADP/7/case Peace/PROPN/7/compound "
        "{}/PROPN/4/nmod left~leave/VERB/0/root"
    )
    [[poe, *_]] = mentions(row.format("Institute"), names={0: (("PER", 0, 2), ("ORG", 5, 7))})
    assert (poe.actor.text, poe.actor.id) == ("Ann Poe", "ann-poe")
    [[poe, *_]] = mentions(row.format("Watch"), names={0: (("PER", 0, 2), ("ORG", 5, 7))})
    assert (poe.actor.text, poe.actor.id) == ("Ann Poe", "peace-watch")


def test_a_director_for_a_country_is_of_where_he_works():
    [found] = mentions(
        "Ann/PROPN/9/nsubj Poe/PROPN/1/flat ,/PUNCT/4/punct director/NOUN/1/appos for/ADP/6/case Iran/PROPN/4/nmod "
        "at/ADP/8/case Oxwatch/PROPN/4/nmod left~leave/VERB/0/root",
        names={0: (("PER", 0, 2), ("ORG", 7, 8))},
    )
    assert [(one.actor.id, one.actor.acts_for) for one in found if one.actor.text == "Ann Poe"] == [("oxwatch", None)]


def test_the_post_is_the_newspaper_told_of_before():
    rows = [
        "The The DET 3 det\nWashington Washington PROPN 3 compound\nPost Post PROPN 4 nsubj\nwrote write VERB 0 root",
        "The The DET 2 det\nPost Post PROPN 3 nsubj\nsaid say VERB 0 root",
    ]
    told_of = reading(rows[0], names=(("ORG", 1, 3),))
    again = reading(rows[1], names=(("ORG", 1, 2),), start=30, number=1)
    text = told_of.sentence.text.ljust(30) + again.sentence.text
    _, [post] = find_mentions(document(text), [told_of, again], registry())
    assert post.actor.id == "washington-post"


def test_a_middle_initial_makes_nobody_else():
    *_, [poe] = mentions(
        "Ann/PROPN/3/nsubj Poe/PROPN/1/flat spoke~speak/VERB/0/root",
        "Ann/PROPN/4/nsubj B./PROPN/1/flat Poe/PROPN/1/flat left~leave/VERB/0/root",
        "Poe/PROPN/2/nsubj returned~return/VERB/0/root",
        names={0: (("PER", 0, 2),), 1: (("PER", 0, 3),), 2: (("PER", 0, 1),)},
    )
    assert poe.actor.id == "ann-poe"


def test_a_task_is_not_whom_somebody_speaks_for():
    row = (
        "Ann/PROPN/7/nsubj Poe/PROPN/1/flat ,/PUNCT/4/punct {}/NOUN/1/appos for/ADP/6/case Outreach/PROPN/4/nmod "
        "left~leave/VERB/0/root"
    )
    [[poe, *_]] = mentions(row.format("director"), names={0: (("PER", 0, 2), ("ORG", 5, 6))})
    assert poe.actor.id == "ann-poe"
    [[poe, *_]] = mentions(row.format("spokesman"), names={0: (("PER", 0, 2), ("ORG", 5, 6))})
    assert poe.actor.id == "outreach"


def test_a_states_name_that_is_somebodys_first_name_is_no_state():
    brewer = "Russia/PROPN/3/nsubj Brewer/PROPN/1/flat left~leave/VERB/0/root Russia/PROPN/3/obj"
    [[person, state]] = mentions(brewer, names={0: (("PER", 0, 2), ("LOC", 3, 4))})
    assert told([person, state]) == [("Russia Brewer", "russia-brewer", None), ("Russia", "RUS", "RUS")]
    general = "Russia/PROPN/3/compound General/PROPN/3/compound Marlow/PROPN/4/nsubj left~leave/VERB/0/root"
    [[found]] = mentions(general, names={0: (("PER", 0, 3),)})
    assert found.actor.acts_for == "RUS"


def test_a_surname_that_a_capital_bears_is_the_persons_where_the_reader_takes_it_for_one():
    rows = (
        "Ann/PROPN/3/nsubj Moscow/PROPN/1/flat left~leave/VERB/0/root",
        "Moscow/PROPN/2/nsubj returned~return/VERB/0/root",
    )
    _, [marked] = mentions(*rows, names={0: (("PER", 0, 2),), 1: (("PER", 0, 1),)})
    assert marked.actor.id == "ann-moscow"
    _, [unmarked] = mentions(*rows, names={0: (("PER", 0, 2),), 1: (("LOC", 0, 1),)})
    assert unmarked.actor.id == "RUS"


def test_a_town_whose_name_ends_like_a_surname_is_nobody():
    text = "Pakistan's Nawaz Sharif spoke in Lahore. The Taliban attacked the base in Mazar-i-Sharif, Afghanistan."
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    assert claims
    assert "PAK" not in {claim.recipient.acts_for for claim in claims if claim.recipient}
