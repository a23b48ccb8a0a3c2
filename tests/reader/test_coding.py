"""Which words are looked at when two actors are given."""

import pytest

from dragoman.reader.coding import INITIATOR, LONGEST, NEITHER, RECIPIENT, around


def marks(length: int, **places: int) -> list[int]:
    """NEITHER, but for the places given by name."""
    found = [NEITHER] * length
    for name, place in places.items():
        found[place] = INITIATOR if name.startswith("initiator") else RECIPIENT
    return found


def seen(found: list[int]) -> list[int]:
    """The marks that are looked at."""
    part = around(found)
    return [] if part is None else found[part]


@pytest.mark.parametrize("length", [1, 7, LONGEST])
def test_a_short_text_is_looked_at_whole(length: int):
    assert len(seen([NEITHER] * length)) == length


@pytest.mark.parametrize(
    ("initiator", "recipient"), [(0, 119), (900, 800), (500, 501), (999, 880), (350, 469), (0, 1), (999, 998)]
)
def test_both_actors_are_seen_with_as_much_around_them_as_there_is_room(initiator: int, recipient: int):
    found = seen(marks(1000, initiator=initiator, recipient=recipient))

    assert len(found) == LONGEST
    assert {INITIATOR, RECIPIENT} <= set(found)


def test_the_two_stand_in_the_middle():
    found = seen(marks(1000, initiator=450, recipient=520))

    assert found.index(INITIATOR) + found.index(RECIPIENT) == LONGEST - 2


def test_of_actors_with_several_words_the_nearest_are_seen():
    found = seen(marks(1000, initiator=10, recipient=500, initiator_again=490, recipient_again=990))

    assert {INITIATOR, RECIPIENT} <= set(found)


@pytest.mark.parametrize("name", ["initiator", "recipient"])
@pytest.mark.parametrize("place", [0, 500, 999])
def test_one_actor_alone_is_seen(name: str, place: int):
    found = seen(marks(1000, **{name: place}))

    assert len(found) == LONGEST
    assert set(found) != {NEITHER}


@pytest.mark.parametrize("apart", [LONGEST, 2 * LONGEST])
def test_actors_too_far_apart_are_not_looked_at(apart: int):
    assert around(marks(1000, initiator=100, recipient=100 + apart)) is None
    assert around(marks(1000, initiator=100 + apart, recipient=100)) is None
