from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.judgements import anchor
from dragoman.judgements.anchoring import Claims, Lapsed
from dragoman.records import Claim, Span
from tests.builders import claim

# However busy the machine is.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def standing(
    *,
    id: str,
    trigger: tuple[int, int] = (20, 28),
    initiator: tuple[int, int] = (10, 16),
    recipient: tuple[int, int] | None = (30, 36),
    source: tuple[int, int] | None = None,
    symmetric: bool = False,
    document: str = "d1",
) -> Claim:
    """A claim whose parts stand at these characters."""
    one = claim(id=id, by=("GBR",) if source else (), document=document)

    def at(part, place):
        return msgspec.structs.replace(part, start=place[0], end=place[1])

    return msgspec.structs.replace(
        one,
        trigger=at(one.trigger, trigger),
        initiator=at(one.initiator, initiator),
        recipient=at(one.recipient, recipient) if recipient else None,
        sources=(at(one.sources[0], source),) if source else (),
        symmetric=symmetric,
    )


def test_an_anchor_is_where_the_parts_of_a_claim_stand():
    one = anchor(standing(id="c1", source=(0, 5)))

    assert (one.trigger, one.initiator, one.recipient, one.source) == (
        Span(start=20, end=28), Span(start=10, end=16), Span(start=30, end=36), Span(start=0, end=5),
    )  # fmt: skip


def test_the_claim_of_the_same_id_is_meant_whatever_stands_there_now():
    judged = standing(id="c1")
    moved = standing(id="c1", trigger=(50, 54))

    assert Claims([standing(id="c2"), moved]).meant(anchor(judged)) == ("c1",)


@pytest.mark.parametrize(
    "there",
    [
        {},
        {"trigger": (22, 40)},
        {"initiator": (6, 16)},
        {"recipient": (35, 41), "initiator": (15, 17)},
        {"symmetric": True},
        {"symmetric": True, "initiator": (30, 36), "recipient": (10, 16)},
    ],
)
def test_a_claim_in_the_same_place_is_meant_when_the_id_is_gone(there):
    assert Claims([standing(id="new", **there)]).meant(anchor(standing(id="old"))) == ("new",)


@pytest.mark.parametrize(
    "there",
    [
        {"trigger": (28, 34)},
        {"initiator": (30, 36), "recipient": (10, 16)},
        {"recipient": None},
        {"recipient": (40, 44)},
        {"source": (0, 5)},
        {"document": "d2"},
    ],
)
def test_a_claim_that_says_something_else_is_not(there):
    with pytest.raises(Lapsed, match="no claim stands there any more"):
        Claims([standing(id="new", **there)]).meant(anchor(standing(id="old")))


def test_of_two_the_one_whose_parts_have_moved_less_is_meant():
    near, far = standing(id="near"), standing(id="far", initiator=(12, 18), recipient=(31, 40))

    assert Claims([far, near]).meant(anchor(standing(id="old"))) == ("near",)


def test_of_two_that_fit_as_well_none_is_guessed():
    one, other = standing(id="one", trigger=(20, 24)), standing(id="other", trigger=(24, 28))

    with pytest.raises(Lapsed, match="none of them fits best"):
        Claims([one, other]).meant(anchor(standing(id="old")))


def test_a_copy_that_was_not_read_anew_is_meant_beside_the_report():
    copy = standing(id="old", document="d2")

    assert Claims([copy, standing(id="new")]).meant(anchor(standing(id="old"))) == ("old", "new")


def test_a_party_added_by_a_person_has_words_of_no_length_and_is_found_again():
    added = standing(id="old", recipient=(20, 20))

    assert Claims([standing(id="new", recipient=(20, 20))]).meant(anchor(added)) == ("new",)


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@CALM
@given(spans, spans, st.none() | spans, st.none() | spans)
def test_a_claim_is_found_by_its_own_anchor_whatever_its_id(trigger, initiator, recipient, source):
    parts = {"trigger": trigger, "initiator": initiator, "recipient": recipient, "source": source}

    assert Claims([standing(id="new", **parts)]).meant(anchor(standing(id="old", **parts))) == ("new",)
