"""Claims of one dyad into groups: which they join, when two groups become one, what keeps them apart."""

from __future__ import annotations

import msgspec

from dragoman.events.grouping import Grouping
from dragoman.events.merge import both_ways
from dragoman.records import Claim
from tests.builders import claim, item

HARBOURS = "Norland gave Sudland a batch of drones to guard its harbours."
MARKETS = "Norland gave Sudland grain for the markets of its mountain villages."
DRONES, GRAIN = item("drones", "drone"), item("grain", "food")
BOTH = "Norland gave Sudland a batch of drones for harbours and grain for markets of mountain villages."


def given(id: str, day: str = "2022-10-17", sentence: str = HARBOURS, **told) -> Claim:
    """Norland gives Sudland something, in a report of its own."""
    told = {"type": "AID", "trigger": "gave", "document": f"d {id}"} | told
    return claim("NOR", "SUD", id=id, sentence=sentence, **({"published": day} | told))


def groups(*claims: Claim, apart: tuple[tuple[str, str], ...] = ()) -> list[list[str]]:
    grouping = Grouping(apart=both_ways(apart))
    for one in claims:
        grouping.add(one)
    return [list(group.claims) for group in grouping.groups.values()]


def test_a_claim_like_no_other_begins_a_group():
    assert groups(given("a"), given("b", type="ASSAULT", trigger="shelled")) == [["a"], ["b"]]


def test_a_claim_joins_the_group_that_is_likeliest_its_own():
    one, other = given("a", time="2022-10-10"), given("b", sentence=MARKETS, time="2022-10-16")
    assert groups(one, other) == [["a"], ["b"]]
    assert groups(one, other, given("c", sentence=MARKETS)) == [["a"], ["b", "c"]]
    assert groups(one, other, given("c", time="2022-10-10")) == [["a", "c"], ["b"]]


def two_and_their_bridge() -> list[Claim]:
    """Two claims of other things, and one that tells of both."""
    return [
        given("a", "2022-10-17", sentence=HARBOURS, trigger="gave", items=(DRONES,)),
        given("b", "2022-10-18", sentence=MARKETS, trigger="handed", items=(GRAIN,)),
        given("c", "2022-10-18", sentence=BOTH, trigger="gave and handed", items=(DRONES, GRAIN)),
    ]


def test_a_claim_that_fits_two_groups_that_fit_each_other_makes_one_of_them():
    one, other, both = two_and_their_bridge()
    assert groups(one, other) == [["a"], ["b"]]
    assert groups(one, other, both) == [["a", "b", "c"]]


def test_a_vague_claim_does_not_make_one_of_two_happenings_of_different_days():
    one, other = given("a", time="2022-10-10"), given("b", time="2022-10-16")
    vague = given("c", "2022-10-18", time="2022-10")
    assert groups(one, other) == [["a"], ["b"]]
    assert sorted(map(len, groups(one, other, vague))) == [1, 2]


def test_those_who_speak_of_one_act_are_together_however_they_stand_to_it():
    said = given("a", act="act", by=("NOR",), items=(item("drones", "drone"),))
    denied = given("b", act="act", by=("SUD",), stance="denies", sentence="Sudland denied it.", items=(item("grain"),))
    assert groups(said, denied) == [["a", "b"]]


def test_an_act_that_runs_both_ways_in_turn_is_two():
    one = given("a", act="act", type="ASSAULT")
    back = msgspec.structs.replace(one, id="b", initiator=one.recipient, recipient=one.initiator)
    assert groups(one, back) == [["a"], ["b"]]


def test_the_copy_of_a_claim_is_where_the_claim_is():
    copy = msgspec.structs.replace(given("a", "2023-10-17"), document="d copy")
    assert groups(given("a"), copy) == [["a"]]


def test_a_copy_that_was_cut_is_where_its_sentence_stands_word_for_word():
    original = given("a", sentence="Norland gave “Sudland’s  mountain villages” grain for markets.", items=(GRAIN,))
    read_otherwise = {"day": "2022-11-10", "items": (DRONES,)}
    copy = given("b", sentence='Norland gave "Sudland\'s mountain villages" grain for markets.', **read_otherwise)
    other = given("b", sentence="Norland gave Sudland's mountain villages grain for its markets.", **read_otherwise)
    assert groups(original, other) == [["a"], ["b"]]
    assert groups(original, copy) == [["a", "b"]]


def test_the_words_of_a_copy_are_no_new_evidence():
    grouping = Grouping()
    grouping.add(given("a"))
    (group,) = grouping.groups.values()
    said = group.profile
    grouping.add(given("b", "2022-10-18", items=(DRONES,)))
    assert list(group.claims) == ["a", "b"]
    assert group.profile == said


def test_a_short_sentence_or_a_formula_told_months_later_is_no_copy():
    original, short = given("a", items=(GRAIN,)), "Norland gave Sudland grain."
    assert groups(original, given("b", "2022-11-16", items=(DRONES,))) == [["a", "b"]]
    assert groups(original, given("b", "2022-11-17", items=(DRONES,))) == [["a"], ["b"]]
    brief = given("a", sentence=short, items=(GRAIN,)), given("b", "2022-11-16", sentence=short, items=(DRONES,))
    assert groups(*brief) == [["a"], ["b"]]


def test_the_same_words_about_other_days_or_the_other_way_round_are_no_copy():
    assert groups(given("a", time="2022-10-10"), given("b", "2022-10-24", time="2022-10-17")) == [["a"], ["b"]]
    back = claim("SUD", "NOR", id="b", type="AID", trigger="gave", document="d b", sentence=HARBOURS,
                 published="2022-10-17")  # fmt: skip
    assert groups(given("a"), back) == [["a"], ["b"]]


def test_a_copy_is_found_by_the_groups_that_were_kept():
    begun = Grouping()
    begun.add(given("a", items=(GRAIN,)))
    later = Grouping(begun.groups.values())
    later.add(given("b", "2022-11-10", items=(DRONES,)))
    assert [list(group.claims) for group in later.groups.values()] == [["a", "b"]]


def test_what_a_person_put_apart_stays_apart():
    assert groups(given("a"), given("b")) == [["a", "b"]]
    assert groups(given("a"), given("b"), apart=(("b", "a"),)) == [["a"], ["b"]]
    one, other = given("a", act="act"), given("b", act="act", by=("SUD",))
    assert groups(one, other, apart=(("a", "b"),)) == [["a"], ["b"]]
    assert groups(one, other, given("c", act="act", by=("NOR",)), apart=(("a", "b"), ("a", "c"))) == [["a"], ["b", "c"]]


def test_no_bridge_leads_over_what_a_person_put_apart():
    one, other, both = two_and_their_bridge()
    assert len(groups(one, other, both, apart=(("a", "b"),))) == 2


def test_a_group_remembers_what_has_changed_since_it_began():
    begun = Grouping()
    for one in (given("a"), given("b", type="ASSAULT", trigger="shelled")):
        begun.add(one)
    later = Grouping(begun.groups.values())
    assert later.changed == set()
    later.add(given("c", type="ASSAULT", trigger="shelled"))
    assert [list(later.groups[number].claims) for number in later.changed] == [["b", "c"]]
