"""What holds of all ties, whatever the deeds."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import ties
from dragoman.deeds import Deeds
from dragoman.records import Deed, Tie
from dragoman.ties import tally
from dragoman.ties.weights import STANDINGS
from tests.builders import deed
from tests.ties.any_deeds import drawn_deeds


def pooled(deeds: list[Deed]) -> dict[tuple[str, str], Tie]:
    return {(tie.one, tie.other): tie for tie in ties.weigh(Deeds.of(deeds))}


def alike(one: Tie, other: Tie, *, but: tuple[str, ...] = ()) -> bool:
    """Whether two ties are the same, save the fields `but`; numbers but for rounding."""
    mine, theirs = (msgspec.to_builtins(tie) for tie in (one, other))
    return all(near(mine[name], theirs[name]) for name in mine if name not in but)


def near(one: Any, other: Any) -> bool:
    """Whether two values are the same, numbers in them but for rounding."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(near, one, other))
    return bool(one == other)


@settings(max_examples=50, deadline=None)
@given(drawn_deeds())
def test_intervals_hold_their_means_and_leans_lie_between_minus_one_and_one(deeds):
    for tie in ties.weigh(Deeds.of(deeds), each=True):
        assert -1 <= tie.low <= tie.lean <= tie.high <= 1
        for channel in (tie.cooperation, tie.conflict):
            assert 0 <= channel.low <= channel.rate <= channel.high
        assert tie.one < tie.other
        assert tie.sign == "-" or not (tie.acts and tie.high < 0)
        assert tie.sign is None or (tie.lean > 0) == (tie.sign == "+")
        assert tie.disagree is None or 0 <= tie.disagree <= 1


@settings(max_examples=50, deadline=None)
@given(drawn_deeds())
def test_who_does_it_to_whom_makes_no_difference_to_a_tie(deeds):
    turned = [
        msgspec.structs.replace(one, initiator=one.recipient, recipient=one.initiator, kinds=one.kinds[::-1])
        for one in deeds
    ]
    for one, other in zip(ties.weigh(Deeds.of(turned)), ties.weigh(Deeds.of(deeds)), strict=True):
        assert alike(one, other)


@settings(max_examples=50, deadline=None)
@given(drawn_deeds(), st.randoms())
def test_the_order_of_deeds_makes_no_difference(deeds, chance):
    shuffled = list(deeds)
    chance.shuffle(shuffled)
    mine, theirs = pooled(deeds), pooled(shuffled)
    assert list(mine) == list(theirs)
    for pair, tie in mine.items():
        assert alike(tie, theirs[pair], but=("evidence", "theatres", "standings"))


@settings(max_examples=50, deadline=None)
@given(drawn_deeds())
def test_names_are_only_names(deeds):
    names = {"IRN": "w", "RUS": "x", "SYR": "y", "USA": "z"}
    renamed = [
        msgspec.structs.replace(one, initiator=names[one.initiator], recipient=names[one.recipient]) for one in deeds
    ]
    mine, theirs = pooled(deeds), pooled(renamed)
    for (one, other), tie in mine.items():
        assert alike(tie, theirs[names[one], names[other]], but=("one", "other"))


@settings(max_examples=50, deadline=None)
@given(drawn_deeds(), st.sampled_from(("ACCUSE", "ASSAULT")))
def test_more_conflict_never_raises_a_lean(deeds, type):
    before = pooled(deeds)
    last = max(one.day for one in deeds)
    pair = next(iter(before))
    if before[pair].acts:
        after = pooled([*deeds, deed(*pair, type, event="more", day=last)])
        assert after[pair].lean <= before[pair].lean + 1e-9


@settings(max_examples=50, deadline=None)
@given(drawn_deeds())
def test_what_is_denied_or_expected_adds_to_no_channel(deeds):
    last = max(one.day for one in deeds)
    pair = next(iter(pooled(deeds)))
    more = [deed(*pair, "ASSAULT", event="d", support="denied", day=last),
            deed(*pair, "AID", event="x", support="expected", day=last)]  # fmt: skip
    before, after = pooled(deeds), pooled([*deeds, *more])
    for one, tie in before.items():
        assert alike(tie, after[one], but=("denied", "expected_cooperation", "expected_conflict", "last", "evidence"))
    assert after[pair].denied == before[pair].denied + 1
    assert after[pair].expected_cooperation == before[pair].expected_cooperation + 1


@settings(max_examples=50, deadline=None)
@given(drawn_deeds())
def test_each_theatre_counts_what_happened_there_and_the_whole_counts_everything_once(deeds):
    counted: Counter[tuple[str, str, str | None]] = Counter()
    for one in deeds:
        if one.type not in STANDINGS and one.support not in ("denied", "expected"):
            pair = (min(one.initiator, one.recipient), max(one.initiator, one.recipient))
            counted.update((*pair, theatre) for theatre in (None, *one.theatres))
    found = {(tie.one, tie.other, tie.theatre): tie for tie in ties.weigh(Deeds.of(deeds), each=True)}
    assert {key: tie.acts for key, tie in found.items() if tie.acts} == counted
    for (one, other, theatre), tie in found.items():
        if theatre is None:
            assert {sign.theatre: sign.acts for sign in tie.theatres} == {
                place: acts for (a, b, place), acts in counted.items() if (a, b) == (one, other) and place
            }


@settings(max_examples=30, deadline=None)
@given(drawn_deeds(most=60))
def test_deeds_added_in_stretches_are_the_same_deeds(deeds):
    whole = ties.weigh(Deeds.of(deeds), each=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tally, "STRETCH", 7)
        patched.setattr(ties.bursts, "CELLS", 30)
        for one, other in zip(ties.weigh(Deeds.of(deeds), each=True), whole, strict=True):
            assert alike(one, other)
