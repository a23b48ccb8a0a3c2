"""What changed of the whole: who moved between blocs, and whether strain rose beyond noise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from dragoman.errors import UsageError
from dragoman.records import Bloc, SignedTie, System
from dragoman.system import build, shifts
from dragoman.system.moves import labelled
from tests.builders import tie
from tests.system.networks import ties as network

WEST, EAST = ("FRA", "GBR", "USA"), ("IRN", "RUS", "SYR")


def day(year: int) -> date:
    return date(2000 + year, 12, 31)


def divided(year: int, *blocs: Sequence[str]) -> System:
    """A system in which friends are in one bloc and all others enemies."""
    made = [
        tie(one, other, "+" if mine is theirs else "-")
        for mine in blocs for theirs in blocs for one in mine for other in theirs if one < other
    ]  # fmt: skip
    return build(made, on=day(year))


def over_time(*divisions: Sequence[Sequence[str]]) -> list[System]:
    return [divided(year, *blocs) for year, blocs in enumerate(divisions)]


def told(systems: Sequence[System]) -> list[tuple[date, tuple[str, ...], str]]:
    return [(one.day, one.actors, one.text) for one in shifts(systems) if one.kind == "bloc"]


def test_who_changes_blocs_is_named_with_both_and_the_first_day_that_shows_it():
    before, after = [(*WEST, "TUR"), EAST], [WEST, (*EAST, "TUR")]
    assert told(over_time(before, before, after, after)) == [
        (day(2), ("TUR",), "TUR left the bloc of FRA, GBR, USA for the bloc of IRN, RUS, SYR")
    ]


def test_those_who_move_together_are_one_shift():
    before, after = [(*WEST, "EGY", "TUR"), EAST], [WEST, (*EAST, "EGY", "TUR")]
    (move,) = told(over_time(before, before, after, after))
    assert move[1] == ("EGY", "TUR")


def test_a_bloc_may_break_in_two():
    before, after = [(*WEST, "EGY", "TUR"), EAST], [WEST, EAST, ("EGY", "TUR")]
    (move,) = told(over_time(before, before, after, after))
    assert move[2] == "EGY, TUR left the bloc of FRA, GBR, USA and make a bloc of their own"


def test_two_blocs_may_become_one():
    small = ("EGY", "TUR")
    (move,) = told(over_time(*[[WEST, EAST, small]] * 2, *[[(*WEST, *small), EAST]] * 2))
    assert move[2] == "EGY, TUR joined the bloc of FRA, GBR, USA, all of their bloc"


def test_a_division_that_flickers_is_no_shift():
    before, after = [(*WEST, "TUR"), EAST], [WEST, (*EAST, "TUR")]
    assert told(over_time(before, before, after, before, before)) == []


def test_ties_that_lose_or_gain_a_sign_are_no_move_where_none_turns():
    def system(year: int, friend: str) -> System:
        others = divided(year, WEST, EAST)
        return build([*others.ties, tie("TUR", friend, "+")], on=day(year))

    systems = [system(0, "USA"), system(1, "USA"), system(2, "IRN"), system(3, "IRN")]
    assert any("TUR" in bloc.members and "IRN" in bloc.members for bloc in systems[3].balance.blocs)
    assert told(systems) == []


def test_who_is_away_for_a_while_has_not_moved():
    there, away = [(*WEST, "TUR"), EAST], [WEST, EAST]
    assert told(over_time(there, there, away, there, there)) == []
    moved = [WEST, (*EAST, "TUR")]
    assert [one[:2] for one in told(over_time(there, there, away, moved, moved))] == [(day(3), ("TUR",))]


def test_blocs_keep_their_numbers_whichever_is_larger():
    blocs = [[Bloc(members=members, ambiguous=()) for members in several] for several in (
        [("a", "b", "c"), ("d", "e")], [("d", "e", "f", "g"), ("a", "b", "c")], [("a", "b"), ("d", "e", "f"), ("z",)]
    )]  # fmt: skip
    first, second, third = labelled(blocs)
    assert first["a"] == second["a"] == third["a"] != first["d"] == second["f"] == third["e"]
    assert third["z"] not in (third["a"], third["e"])


def test_the_order_in_which_systems_are_given_does_not_matter():
    before, after = [(*WEST, "TUR"), EAST], [WEST, (*EAST, "TUR")]
    systems = over_time(before, before, after, after)
    assert shifts(systems[::-1]) == shifts(systems)


def strained(year: int, frustrated: int, of: int = 200) -> System:
    """A system of which so many ties are frustrated."""
    system = divided(year, WEST, EAST)
    (pattern,) = network("FRA-GBR")
    some: list[SignedTie] = [
        msgspec.structs.replace(pattern, other=f"x{number}", evidence=(f"e{number}",)) for number in range(frustrated)
    ]
    return msgspec.structs.replace(
        system, unweighted=msgspec.structs.replace(system.unweighted, m=of, frustrated=tuple(some))
    )


def test_strain_that_rises_beyond_noise_is_a_shift_with_the_ties_that_make_it():
    (rise,) = shifts([strained(1, 20), strained(2, 22), strained(3, 60)])
    assert (rise.kind, rise.day, rise.before, rise.after) == ("strain", day(3), 0.1, 0.3)
    assert rise.text == "strain rose: 60 of 200 ties (30%) are frustrated, on 2001-12-31 it was 20 of 200 ties (10%)"
    assert rise.evidence == ("e20", "e21", "e22", "e23", "e24")


def test_strain_may_fall_again_and_small_changes_are_noise():
    found = shifts([strained(1, 20), strained(2, 60), strained(3, 52), strained(4, 20)])
    assert [(one.day, one.after) for one in found] == [(day(2), 0.3), (day(4), 0.1)]


def test_a_system_without_ties_tells_nothing_of_strain():
    assert shifts([strained(1, 0, of=0), strained(2, 20)]) == []


@pytest.mark.parametrize(
    ("systems", "said"),
    [
        ([], "needs two"),
        ([divided(1, WEST)], "needs two"),
        ([divided(1, WEST), divided(1, WEST)], "Two systems are of 2001-12-31"),
        ([divided(1, WEST), build([tie("a", "b", "+")], on=day(2), theatre="syria-war")], "several theatres"),
    ],
)
def test_what_cannot_be_held_against_one_another_is_said(systems, said):
    with pytest.raises(UsageError, match=said):
        shifts(systems)
