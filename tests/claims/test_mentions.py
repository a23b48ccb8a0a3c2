"""Whom a sentence mentions, on parses made by hand and a registry of a dozen actors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import registry
from dragoman.actors.actor import Actor, Term
from dragoman.claims.mentions import Mention, find_mentions
from dragoman.claims.mentions.parties import slug
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import words
from dragoman.errors import VocabularyError
from dragoman.records import Attribution, Document, Reading
from tests.builders import attribution, document, reading


class Match(NamedTuple):
    actor: Actor
    first: int
    last: int
    form: str
    weak: bool = False


STATES = {
    "IRN": ("Iran", "Iranian", "Iranians", "Tehran"),
    "IRQ": ("Iraq", "Iraqi", "Iraqis", "Baghdad"),
    "USA": ("U.S.", "American", "Americans", "Washington"),
    "RUS": ("Russia", "Russian", "Russians", "Moscow"),
    "GBR": ("Britain", "British", "Britons", "London"),
    "SYR": ("Syria", "Syrian", "Syrians", "Damascus"),
    "UKR": ("Ukraine", "Ukrainian", "Ukrainians", "Kyiv"),
    "TUR": ("Turkey", "Turkish", "Turks", "Ankara"),
}
PRESIDENT = Term(
    office="president-of-usa", acts_for="USA", represents=None, sector="GOV", since=date(2022, 1, 1), until=None
)
OTHERS = {
    ("Islamic", "State"): Actor(id="islamic-state", name="Islamic State", kind="group"),
    ("NATO",): Actor(id="nato", name="NATO", kind="alliance"),
    ("Anna", "Berg"): Actor(
        id="anna-berg", name="Anna Berg", kind="person", terms=(PRESIDENT,),
    ),
}  # fmt: skip


class SmallRegistry:
    """Eight states, a group, an alliance and a president."""

    def __init__(self) -> None:
        self.actors = {id: Actor(id=id, name=names[0], kind="state", sector="GOV") for id, names in STATES.items()}
        self.actors |= {actor.id: actor for actor in OTHERS.values()}
        self.names: dict[tuple[str, ...], tuple[str, str]] = {
            (name,): (id, form)
            for id, names in STATES.items()
            for name, form in zip(names, ("name", "adjective", "demonym", "metonym"), strict=True)
        }
        self.names |= {
            name: (actor.id, "person" if actor.kind == "person" else "name") for name, actor in OTHERS.items()
        }

    def get(self, id: str) -> Actor | None:
        return self.actors.get(id)

    def longest(self, words: Sequence[str], first: int, on: date | None = None) -> Match | None:
        for last in (first + 2, first + 1):
            if last <= len(words) and (found := self.names.get(tuple(words[first:last]))):
                return Match(self.actors[found[0]], first, last, found[1])
        return None


REGISTRY = SmallRegistry()


def line(cell: str) -> str:
    """A cell as `reading` takes it."""
    form, upos, head, deprel = cell.split("/")
    word, _, lemma = form.partition("~")
    return f"{word} {lemma or word.lower()} {upos} {head} {deprel}"


def parsed(
    *rows: str,
    names: dict[int, tuple[tuple[str, int, int], ...]] | None = None,
    attributions: dict[int, tuple[Attribution, ...]] | None = None,
) -> tuple[Document, list[Reading]]:
    """A document of sentences written as "word~lemma/UPOS/head/deprel …"; the lemma may be left out."""
    readings, start = [], 0
    for number, row in enumerate(rows):
        lines = "\n".join(map(line, row.split()))
        readings.append(reading(lines, start=start, number=number, names=(names or {}).get(number, ()),
                                attributions=(attributions or {}).get(number, ())))  # fmt: skip
        start = readings[-1].sentence.end + 1
    return document(" ".join(one.sentence.text for one in readings)), readings


def mentions(
    *rows: str,
    names: dict[int, tuple[tuple[str, int, int], ...]] | None = None,
    attributions: dict[int, tuple[Attribution, ...]] | None = None,
) -> list[list[Mention]]:
    return find_mentions(*parsed(*rows, names=names, attributions=attributions), REGISTRY)


def told(found: Sequence[Mention]) -> list[tuple[str, str, str | None]]:
    """Text, id and state of each mention."""
    return [(one.actor.text, one.actor.id, one.actor.acts_for) for one in found]


OFFICIALS = "Iranian/ADJ/2/amod officials~official/NOUN/3/nsubj objected~object/VERB/0/root ./PUNCT/3/punct"
OFFICIALS = OFFICIALS.replace("./././3/punct", "./PUNCT/3/punct")


def test_officials_and_ministries_are_their_state_and_absorb_its_name():
    [[officials]] = mentions(OFFICIALS)
    assert (officials.actor.id, officials.actor.acts_for, officials.actor.sector) == ("IRN", "IRN", "GOV")
    assert officials.anonymous
    assert officials.plural
    [[ministry]] = mentions(
        "Russia/PROPN/4/nmod:poss 's/PART/1/case defence/NOUN/4/compound ministry/NOUN/5/nsubj "
        "replied~reply/VERB/0/root"
    )
    assert told([ministry]) == [("Russia 's defence ministry", "RUS", "RUS")]
    assert not ministry.anonymous


def test_an_of_phrase_tells_whose_the_government_is():
    [[government]] = mentions(
        "The/DET/2/det government/NOUN/5/nsubj of/ADP/4/case Iraq/PROPN/2/nmod fell~fall/VERB/0/root"
    )
    assert told([government]) == [("government of Iraq", "IRQ", "IRQ")]


def test_rebels_are_a_group_of_their_own_and_act_for_no_state():
    [[rebels]] = mentions("Syrian/ADJ/2/amod rebels~rebel/NOUN/3/nsubj fled~flee/VERB/0/root")
    assert told([rebels]) == [("Syrian rebels", "syrian-rebels", None)]
    assert rebels.actor.name == "Syrian rebels"


def test_the_opposition_is_not_the_state():
    [[opposition]] = mentions("The/DET/3/det Iranian/ADJ/3/amod opposition/NOUN/4/nsubj won~win/VERB/0/root")
    assert told([opposition]) == [("Iranian opposition", "iranian-opposition", None)]
    assert opposition.actor.sector == "OPP"


def test_who_is_for_a_state_or_backed_by_it_is_not_that_state():
    [found] = mentions("pro-Russian/ADJ/2/amod separatists~separatist/NOUN/3/nsubj fired~fire/VERB/0/root")
    assert {(one.actor.text, one.actor.acts_for, one.bond) for one in found} == {
        ("Russian", "RUS", "pro"), ("pro-Russian separatists", None, None),
    }  # fmt: skip
    [found] = mentions(
        "Iranian/ADJ/3/obl -/PUNCT/3/punct backed~back/VERB/4/amod militias~militia/NOUN/5/nsubj left~leave/VERB/0/root"
    )
    assert {(one.actor.id, one.actor.acts_for, one.bond) for one in found} == {
        ("IRN", "IRN", "backed"), ("iranian-backed-militias", None, None),
    }  # fmt: skip


def test_an_alliance_against_a_state_is_not_that_state():
    [found] = mentions("an~a/DET/3/det anti-Iran/ADJ/3/amod alliance/NOUN/4/nsubj formed~form/VERB/0/root")
    assert {(one.actor.text, one.bond) for one in found} == {("Iran", "anti"), ("anti-Iran alliance", None)}
    assert next(one for one in found if not one.bond).actor.acts_for is None


def test_a_people_makes_forces_a_group():
    [[forces]] = mentions("Kurdish/ADJ/2/amod forces~force/NOUN/3/nsubj advanced~advance/VERB/0/root")
    assert told([forces]) == [("Kurdish forces", "kurdish-forces", None)]


def test_former_officials_speak_for_nobody():
    [[envoy]] = mentions(
        "a/DET/4/det former/ADJ/4/amod U.S./PROPN/4/compound ambassador/NOUN/5/nsubj warned~warn/VERB/0/root"
    )
    assert envoy.actor.acts_for is None
    assert envoy.actor.kind == "person"
    assert envoy.anonymous


def test_private_people_of_a_country_do_not_act_for_it():
    [[citizens]] = mentions("American/ADJ/2/amod citizens~citizen/NOUN/3/nsubj left~leave/VERB/0/root")
    assert told([citizens]) == [("American citizens", "american-citizens", None)]
    assert citizens.actor.sector == "CVL"


def test_two_states_may_share_a_head_word():
    [found] = mentions(
        "U.S./PROPN/4/compound and/CCONJ/3/cc Iraqi/ADJ/1/conj forces~force/NOUN/5/nsubj advanced~advance/VERB/0/root"
    )
    assert [(one.word, one.actor.id) for one in found] == [(3, "USA"), (3, "IRQ")]


def test_an_adjective_before_another_noun_is_a_mention_by_itself():
    [found] = mentions(
        "A/DET/3/det Russian/ADJ/3/amod attack/NOUN/7/nsubj on/ADP/6/case Ukrainian/ADJ/6/amod "
        "towns~town/NOUN/3/nmod failed~fail/VERB/0/root"
    )
    assert [(one.actor.text, one.form, one.as_place) for one in found] == [
        ("Russian", "adjective", False), ("Ukrainian", "adjective", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "as_place"),
    [
        ("fighting~fight/VERB/0/root in/ADP/3/case Iraq/PROPN/1/obl", True),
        ("sanctions~sanction/NOUN/0/root against/ADP/3/case Iraq/PROPN/1/nmod", False),
        ("bases~base/NOUN/0/root across/ADP/4/case northern/ADJ/4/amod Iraq/PROPN/1/nmod", True),
        ("left~leave/VERB/0/root northern/ADJ/3/amod Iraq/PROPN/1/obj", True),
        ("the/DET/2/det province/NOUN/0/root of/ADP/4/case Iraq/PROPN/2/nmod", True),
        ("aid/NOUN/0/root from/ADP/3/case Iraq/PROPN/1/nmod", False),
        ("fled~flee/VERB/0/root from/ADP/3/case Iraq/PROPN/1/obl", True),
    ],
)
def test_a_states_name_may_say_where(row: str, as_place: bool):
    [[iraq]] = mentions(row)
    assert iraq.as_place is as_place


WALLACE = (
    "British/ADJ/3/amod Defence/NOUN/3/compound Minister/PROPN/4/nmod:desc "
    "Bob/PROPN/6/nsubj Marlow/PROPN/4/flat spoke~speak/VERB/0/root"
)
MARLOW = ("PER", 3, 5)


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


def test_its_army_is_that_states_army():
    [[iran, army]] = mentions("Iran/PROPN/2/nsubj moved~move/VERB/0/root its/PRON/4/nmod:poss army/NOUN/2/obj")
    assert (army.actor.id, army.actor.sector, iran.actor.id) == ("IRN", "MIL", "IRN")


def test_it_announces_a_clause_and_means_nobody():
    _, found = mentions(
        "Iran/PROPN/2/nsubj agreed~agree/VERB/0/root",
        "It/PRON/3/nsubj:pass is~be/AUX/3/aux:pass rumored~rumor/VERB/0/root that/SCONJ/6/mark ships~ship/NOUN/6/nsubj "
        "sailed~sail/VERB/3/csubj",
    )
    assert found == []


def test_both_sides_are_the_last_two_states():
    met = "Iran/PROPN/2/nsubj met~meet/VERB/0/root with/ADP/4/case Iraq/PROPN/2/obl"
    _, found = mentions(met, "Both/DET/2/det sides~side/NOUN/3/nsubj agreed~agree/VERB/0/root")
    assert [one.actor.id for one in found] == ["IRN", "IRQ"]


def test_both_sides_of_three_stay_open():
    met = "Iran/PROPN/2/nsubj met~meet/VERB/0/root Iraq/PROPN/2/obj with/ADP/5/case Turkey/PROPN/2/obl"
    _, found = mentions(met, "Both/DET/2/det sides~side/NOUN/3/nsubj agreed~agree/VERB/0/root")
    assert found == []


def test_the_group_and_the_militants_take_up_the_last_group():
    _, [group], [militants] = mentions(
        "Islamic/PROPN/2/compound State/PROPN/3/nsubj retreated~retreat/VERB/0/root",
        "The/DET/2/det group/NOUN/3/nsubj regrouped~regroup/VERB/0/root",
        "The/DET/2/det militants~militant/NOUN/3/nsubj returned~return/VERB/0/root",
    )
    assert told([group, militants]) == [("group", "islamic-state", None), ("militants", "islamic-state", None)]


def test_the_officials_are_those_of_the_sentence_before_and_stay_anonymous():
    _, [again] = mentions(OFFICIALS, "The/DET/2/det officials~official/NOUN/3/nsubj left~leave/VERB/0/root")
    assert (again.actor.id, again.anonymous, again.antecedent) == ("IRN", True, (0, 0))


def test_officials_of_nobody_in_particular_are_unknown():
    [[officials]] = mentions("Officials~official/NOUN/2/nsubj disagreed~disagree/VERB/0/root")
    assert (officials.actor.id, officials.actor.kind, officials.actor.acts_for) == ("officials", "unknown", None)


def test_the_president_is_whoever_was_called_so():
    _, [president] = mentions(
        "Anna/PROPN/3/nsubj Berg/PROPN/1/flat arrived~arrive/VERB/0/root",
        "The/DET/2/det president/NOUN/3/nsubj waved~wave/VERB/0/root",
    )
    assert (president.actor.id, president.actor.acts_for) == ("anna-berg", "USA")


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


def test_a_states_forces_may_be_joined_to_a_group_named_whole():
    [found] = mentions(
        "Iraqi/ADJ/5/amod and/CCONJ/4/cc Islamic/PROPN/4/compound State/PROPN/1/conj "
        "forces~force/NOUN/6/nsubj clashed/VERB/0/root"
    )
    assert [(one.word, one.actor.id) for one in found] == [(4, "IRQ"), (4, "islamic-state")]


def test_a_group_before_a_noun_that_is_no_actor_is_a_mention():
    [[rebel]] = mentions("A/DET/3/det rebel/NOUN/3/compound advance/NOUN/4/nsubj began~begin/VERB/0/root")
    assert (rebel.actor.id, rebel.form, rebel.word) == ("rebels", "adjective", 1)


def test_her_country_is_the_state_she_acts_for():
    _, [_, country] = mentions(
        "Anna/PROPN/3/nsubj Berg/PROPN/1/flat left~leave/VERB/0/root",
        "She/PRON/2/nsubj defended~defend/VERB/0/root her/PRON/4/nmod:poss country/NOUN/2/obj",
    )
    assert told([country]) == [("country", "USA", "USA")]


def test_the_government_is_that_of_the_state_the_text_speaks_of_most():
    before = (
        "Iraq/PROPN/2/nsubj raised~raise/VERB/0/root Iraqi/ADJ/4/amod taxes~tax/NOUN/2/obj "
        "near/ADP/6/case Turkey/PROPN/2/obl"
    )

    government = "The/DET/2/det government/NOUN/3/nsubj hesitated/VERB/0/root"
    _, [government_of_iraq] = mentions(before, government)
    assert (government_of_iraq.actor.id, government_of_iraq.actor.sector) == ("IRQ", "GOV")
    [[nobodys]] = mentions(government)
    assert (nobodys.actor.id, nobodys.actor.kind) == ("governments", "unknown")


def test_the_militant_group_is_the_last_group_and_militant_groups_are_their_own():
    _, [group] = mentions(
        "Islamic/PROPN/2/compound State/PROPN/3/nsubj retreated/VERB/0/root",
        "The/DET/3/det militant/ADJ/3/amod group/NOUN/4/nsubj regrouped/VERB/0/root",
    )
    assert group.actor.id == "islamic-state"
    [[groups]] = mentions("Militant/ADJ/2/amod groups~group/NOUN/3/nsubj regrouped/VERB/0/root")
    assert groups.actor.name == "militant groups"


def test_places_joined_to_a_place_are_places():
    [found] = mentions("fighting/VERB/0/root in/ADP/3/case Iraq/PROPN/1/obl and/CCONJ/5/cc Syria/PROPN/3/conj")
    assert [one.as_place for one in found] == [True, True]


def test_a_dateline_is_a_place():
    [found] = mentions("London/PROPN/4/dep —/PUNCT/1/punct Iran/PROPN/4/nsubj agreed~agree/VERB/0/root")
    assert [(one.actor.id, one.as_place) for one in found] == [("GBR", True), ("IRN", False)]


def test_a_country_that_possesses_the_title_of_a_named_person_is_whom_he_speaks_for():
    [[marlow]] = mentions(
        "Russia/PROPN/3/nmod:poss 's/PART/1/case envoy/NOUN/4/nmod:desc Bob/PROPN/6/nsubj "
        "Marlow/PROPN/4/flat spoke~speak/VERB/0/root",
        names={0: (("PER", 3, 5),)},
    )
    assert told([marlow]) == [("envoy Bob Marlow", "bob-marlow", "RUS")]


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
UPOS = ["NOUN", "PROPN", "ADJ", "PRON", "VERB", "ADP", "PUNCT", "DET"]
DEPRELS = [
    "nsubj", "obj", "nmod", "nmod:poss", "amod", "compound", "flat", "appos", "conj", "case", "acl:relcl", "nmod:desc",
    "punct",
]
WORDS = [
    "Iran", "Iranian", "officials", "rebels", "Syrian", "he", "its", "they", "-", "backed", "Anna", "Berg", "U.S.",
    "which", "both", "sides", "the", "president", "“", "”", "we", "(", ")", "GEB", "'s", "pro-Russian", "former", "of",
    "town", "army", "country",
]
# fmt: on


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A sentence with any tree over it."""
    size = draw(st.integers(1, 9))
    cells = []
    for word in range(size):
        text = draw(st.sampled_from(WORDS))
        head = 0 if word == 0 else draw(st.integers(1, word))
        upos, deprel = draw(st.sampled_from(UPOS)), draw(st.sampled_from(DEPRELS))
        cells.append(f"{text}~{text.lower().removesuffix('s')}/{upos}/{head}/{deprel}")
    return " ".join(cells)


@settings(max_examples=150, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=4))
def test_any_tree_gives_mentions_whose_text_is_the_documents(sentences: list[str]):
    text, readings = parsed(*sentences)
    found = find_mentions(text, readings, REGISTRY)
    assert len(found) == len(readings)
    for one, sentence in zip(found, readings, strict=True):
        for mention in one:
            assert 0 <= mention.first <= mention.word < mention.last <= len(sentence.upos)
            assert mention.actor.text == text.text[mention.actor.start : mention.actor.end] != ""
            if mention.antecedent is not None:
                number, at = mention.antecedent
                meant = found[number][at].actor
                assert mention.actor.id in (meant.id, meant.acts_for)
    assert find_mentions(text, readings, REGISTRY) == found


def test_the_packaged_registry_answers_what_mentions_ask():
    text, readings = parsed(
        "Iraqi/ADJ/2/amod troops~troop/NOUN/3/nsubj joined~join/VERB/0/root NATO/PROPN/5/compound "
        "forces~force/NOUN/3/obj in/ADP/7/case Syria/PROPN/3/obl",
    )
    [found] = find_mentions(text, readings, registry())
    assert [(one.actor.id, one.actor.acts_for, one.as_place) for one in found] == [
        ("IRQ", "IRQ", False), ("nato", None, False), ("SYR", "SYR", True),
    ]  # fmt: skip


def test_a_tree_answers_for_chunks_before_and_after_names_are_joined():
    _, [one] = parsed("Prime/ADJ/3/dep Minister/PROPN/3/dep Marlow/PROPN/4/nsubj left~leave/VERB/0/root")
    tree = Tree(one)
    assert [tree.anchor(word) for word in range(4)] == [0, 1, 2, 3]
    tree.join(0, 3, 2)
    assert [tree.anchor(word) for word in range(4)] == [2, 2, 2, 3]
    assert tree.chunks == {2: [0, 1, 2], 3: [3]}


def test_a_slug_is_readable():
    assert slug("Kata'ib Hezbollah") == "kataib-hezbollah"
    assert slug("Ağrı") == "agri"
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert slug("U.S. citizens") == "us-citizens"


def test_faults_of_the_table_are_told_together(tmp_path: Path):
    table = tmp_path / "nouns.csv"
    table.write_text(
        "word,class,sector,plural\nqueen,royal,GOV,queens\nagent,officer,SPYING,agents\n", encoding="utf-8"
    )
    with pytest.raises(VocabularyError) as fault:
        words(table)
    assert "line 2: no class is called 'royal'" in str(fault.value)
    assert "line 3: no sector is called 'SPYING'" in str(fault.value)


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


def test_who_leads_rebels_is_of_no_government():
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
    leader = next(mention for mention in mentions if "Vale" in mention.actor.name)
    assert (leader.actor.sector, leader.actor.acts_for) == ("REB", None)
