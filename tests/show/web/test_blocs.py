"""Letters of blocs, which stay while the date moves."""

from __future__ import annotations

from dragoman.show.web.blocs import COLOURS, called, colour_of, lettered


def test_a_bloc_keeps_its_letter_when_another_outgrows_it():
    before, after = lettered(["USA", "IRN"]), lettered(["IRN", "USA"])
    assert dict(zip(["USA", "IRN"], before, strict=True)) == dict(zip(["IRN", "USA"], after, strict=True))


def test_no_two_blocs_have_one_letter():
    actors = [f"actor-{number}" for number in range(60)]
    assert len(set(lettered(actors))) == 60


def test_only_the_first_letters_have_a_colour():
    assert [colour_of(called(slot)) for slot in range(COLOURS + 2)] == [*range(1, COLOURS + 1), 0, 0]
    assert called(26) == "AA"
    assert colour_of("AA") == 0
