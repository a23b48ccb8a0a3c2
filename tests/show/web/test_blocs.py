"""Letters and colours of blocs, which stay while the date moves."""

from __future__ import annotations

from dragoman.show.web.blocs import COLOURS, coloured, lettered


def test_a_bloc_has_the_letter_of_its_strongest_member():
    assert lettered(["United States", "Russia", "Åland"]) == ["U", "R", "A"]


def test_no_two_blocs_have_one_letter():
    assert lettered(["Iran", "Iraq", "I"]) == ["I", "R", "A"]
    assert len(set(lettered([f"actor {number}" for number in range(60)]))) == 60


def test_a_bloc_keeps_its_letter_and_colour_when_another_outgrows_it():
    for given in (lettered, coloured):
        before, after = given(["USA", "IRN"]), given(["IRN", "USA"])
        assert list(before) == list(reversed(after))


def test_no_two_blocs_have_one_colour_and_the_ninth_has_none():
    colours = coloured([f"actor-{number}" for number in range(COLOURS + 2)])
    assert sorted(colours) == [0, 0, *range(1, COLOURS + 1)]
