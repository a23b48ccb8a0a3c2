"""Who turned: an actor of which several pairs changed at one time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.errors import UsageError
from dragoman.records import ChannelName, Shift
from dragoman.system import turns

DAY = date(2020, 6, 1)


def shift(
    one: str,
    other: str,
    days: int = 0,
    *,
    channel: ChannelName = "conflict",
    ratio: float = 5.0,
    outburst: bool = False,
    theatre: str | None = None,
    evidence: tuple[str, ...] = (),
) -> Shift:
    """A shift so many days after DAY: by default more conflict than before."""
    one, other = sorted((one, other))
    day = DAY + timedelta(days)
    return Shift(
        one=one, other=other, theatre=theatre, channel=channel, day=day, low=day, high=day, until=None,
        outburst=outburst, before=1.0, after=ratio, ratio=ratio, ratio_low=ratio / 2, ratio_high=ratio * 2,
        evidence=evidence or (f"{one}-{other}",),
    )  # fmt: skip


def test_an_actor_turns_where_three_of_its_pairs_shift_within_a_quarter():
    quarrels = [shift("TUR", "RUS"), shift("TUR", "IRN", 30)]
    embrace = shift("TUR", "USA", 70, channel="cooperation")
    (turned,) = turns([*quarrels, embrace])
    assert (turned.kind, turned.actors, turned.day) == ("turn", ("TUR",), DAY + timedelta(30))
    assert turned.text == "TUR turned: closer to USA; apart from IRN, RUS"
    assert set(turned.evidence) == {"RUS-TUR", "IRN-TUR", "TUR-USA"}


def test_two_pairs_may_shift_at_one_time_for_reasons_of_their_own():
    two = [shift("TUR", "RUS"), shift("TUR", "IRN", 30)]
    assert turns(two) == []
    assert len(turns(two, pairs=2)) == 1


def test_shifts_of_both_channels_of_one_pair_are_one_pair():
    same = [shift("TUR", "RUS"), shift("TUR", "RUS", 5, channel="cooperation", ratio=0.2), shift("TUR", "IRN")]
    assert turns(same) == []


def test_what_happens_years_apart_is_no_turn():
    assert turns([shift("TUR", "RUS"), shift("TUR", "IRN", 300), shift("TUR", "USA", 600)]) == []


def test_outbursts_pass():
    assert turns([shift("TUR", "RUS"), shift("TUR", "IRN"), shift("TUR", "USA", outburst=True)]) == []


def test_an_actor_can_turn_twice_and_the_others_do_not_turn_with_it():
    first = [shift("TUR", other) for other in ("RUS", "IRN", "SYR", "IRQ")]
    second = [shift("TUR", other, 900, ratio=0.2) for other in ("RUS", "IRN", "SYR")]
    found = turns([*second, *first])
    assert [one.actors for one in found] == [("TUR",), ("TUR",)]
    assert found[0].text == "TUR turned: apart from IRN, IRQ, RUS and 1 more"
    assert found[1].text == "TUR turned: closer to IRN, RUS, SYR"


def test_a_pair_that_does_more_of_both_deals_otherwise():
    more = [shift("TUR", "RUS"), shift("TUR", "RUS", channel="cooperation")]
    (turned,) = turns([*more, shift("TUR", "IRN"), shift("TUR", "SYR")])
    assert turned.text == "TUR turned: apart from IRN, SYR; otherwise with RUS"


def test_the_order_of_shifts_does_not_matter():
    several = [shift("TUR", other, days) for days, other in enumerate(("RUS", "IRN", "SYR", "USA"))]
    assert turns(several) == turns(several[::-1])


def test_nothing_shifted_is_no_turn():
    assert turns([]) == []


def test_shifts_of_several_theatres_and_single_pairs_are_refused():
    with pytest.raises(UsageError, match="several theatres"):
        turns([shift("TUR", "RUS"), shift("TUR", "RUS", theatre="syria-war")])
    with pytest.raises(UsageError, match="two or more"):
        turns([shift("TUR", "RUS")], pairs=1)
