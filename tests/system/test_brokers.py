from __future__ import annotations

from dragoman.records import Claim, Event
from dragoman.system.brokers import brokers
from dragoman.system.signed import TAKE_PART
from tests.builders import claim, event, fighters, mention, official, place


def told(*claims: Claim, id: str = "e1", **changes) -> tuple[Event, list[Claim]]:
    """An event of type CONSULT with its claims."""
    return event(claims, id=id, **changes), list(claims)


def mediates(broker="CHN", between=("IRN", "SAU"), *, stance="asserts", id="e1"):
    """An event in which someone mediates between some."""
    claims = [
        claim(broker, other, type="CONSULT", mode="third-party", stance=stance, id=f"{id}-{mention(other).id}", act=id,
              sentence="China mediated between Iran and Saudi Arabia.", trigger="mediated")
        for other in between
    ]  # fmt: skip
    return told(*claims, id=id)


def meets(one="IRN", other="ISR", *, at=None, host=False, id="e1", more=()):
    """An event in which two meet, perhaps in a place, or at somebody's invitation."""
    trigger = "hosted" if host else "met"
    claims = [
        claim(one, guest, type="CONSULT", symmetric=True, id=f"{id}-{guest}", act=id, place=at,
              sentence=f"They {trigger} in Muscat.", trigger=trigger)
        for guest in (other, *more)
    ]  # fmt: skip
    return told(*claims, id=id)


def find(*events, hostile=()):
    return brokers(events, kinds=TAKE_PART, hostile=hostile)


def test_who_mediates_between_two_is_a_broker():
    (found,) = find(mediates())
    assert (found.actor, found.between, found.mediated) == ("CHN", (("IRN", "SAU"),), 1)
    assert (found.hosted, found.offered, found.evidence) == (0, 0, ("e1",))


def test_an_envoy_brokers_for_the_state_it_acts_for():
    (found,) = find(mediates(official("Wang Yi", of="CHN")))
    assert found.actor == "CHN"


def test_an_offer_is_no_mediation():
    (found,) = find(mediates("RUS", stance="expects"))
    assert (found.mediated, found.offered, found.between) == (0, 1, (("IRN", "SAU"),))


def test_what_is_denied_or_supposed_is_not_counted():
    assert find(mediates("RUS", stance="supposes")) == []
    denied = [
        claim("RUS", "SAU", type="CONSULT", mode="third-party", stance="denies", by=("SAU",), id="d1"),
    ]  # fmt: skip
    assert find(told(*denied)) == []


def test_where_only_one_of_both_is_told_it_is_named_alone():
    (found,) = find(mediates(between=("SAU",)))
    assert (found.between, found.with_one) == ((), ("SAU",))


def test_one_who_is_named_with_the_other_elsewhere_is_not_named_alone():
    (found,) = find(mediates(), mediates(between=("SAU",), id="e2"))
    assert (found.between, found.with_one, found.mediated) == ((("IRN", "SAU"),), (), 2)


def test_on_whose_soil_two_opponents_meet_is_their_host():
    (found,) = find(meets(at=place("Muscat", "OMN")), hostile=[("IRN", "ISR")])
    assert (found.actor, found.hosted, found.between) == ("OMN", 1, (("IRN", "ISR"),))


def test_friends_meet_anywhere_and_opponents_at_home():
    assert find(meets(at=place("Muscat", "OMN"))) == []
    assert find(meets(at=place("Tehran", "IRN")), hostile=[("IRN", "ISR")]) == []


def test_who_hosts_talks_by_name_needs_no_quarrel():
    (found,) = find(meets("OMN", "IRN", more=("USA",), host=True))
    assert (found.actor, found.hosted, found.between) == ("OMN", 1, (("IRN", "USA"),))


def test_who_hosts_one_guest_brokers_nothing():
    assert find(meets("USA", "FRA", host=True)) == []


def test_those_who_take_no_part_are_no_brokers_and_nobody_to_broker_for():
    envoy = mention("the-envoy", name="The Envoy", kind="person")
    assert find(mediates(envoy)) == []
    (found,) = find(mediates(between=("IRN", official("Mary Hale", of=None))))
    assert (found.between, found.with_one) == ((), ("IRN",))


def test_armed_groups_are_brokered_for():
    (found,) = find(mediates("QAT", ("ISR", fighters("Ansar"))))
    assert found.between == (("ISR", "ansar"),)


def test_the_busiest_broker_comes_first():
    found = find(
        mediates("RUS", id="e1"), mediates(id="e2"), mediates(id="e3"), mediates("TUR", stance="expects", id="e4")
    )
    assert [one.actor for one in found] == ["CHN", "RUS", "TUR"]


def test_a_plain_meeting_makes_no_broker():
    assert find(meets()) == []
    fight = told(claim("IRN", "ISR", type="ASSAULT", mode="third-party"))
    assert find(fight) == []
