"""Ties that are weighed from what is kept ready are those that are weighed from all deeds."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import numpy as np
import pytest

from dragoman.asking import with_ids
from dragoman.deeds import Deeds
from dragoman.records import Deed, Tie
from dragoman.ties import once_a_day, reported, weigh
from dragoman.ties.ready import (
    Ready,
    as_arrays,
    changes_of_dyads,
    changes_of_side,
    dyads_of_side,
    from_arrays,
    kept,
    make_ready,
    ties_of,
    weigh_on,
    weigh_some,
)
from dragoman.ties.ready.covering import as_reported
from dragoman.ties.ready.sweep import Sweep
from dragoman.ties.weights import packaged
from tests.builders import deed

SIDES = ("CHN", "FRA", "IRN", "RUS", "SYR", "TUR", "USA")
TYPES = ("AGREE", "CONSULT", "SUPPORT", "AID", "ACCUSE", "THREATEN", "SANCTION", "ASSAULT")
THEATRES = ((), ("syria",), ("iraq",), ("iraq", "syria"))
BEGIN = date(2019, 11, 20)


def drawn(seed: int, count: int = 600, days: int = 500) -> list[Deed]:
    """Deeds of reports and coded ones, some of the same act a day apart, some pairs with very many."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        one, other = chance.sample(SIDES[: 2 + int(5 * chance.random() ** 2)], 2)
        is_coded = chance.random() < 0.6
        support = "coded" if is_coded else chance.choice(("single", "corroborated", "contested", "denied", "expected"))
        found.append(
            deed(
                one, other, chance.choice(TYPES if is_coded else (*TYPES, "ALLY", "RIVAL")), event=f"e{number:04}",
                support=support, hedged=not is_coded and chance.random() < 0.3, symmetric=chance.random() < 0.2,
                against=not is_coded and chance.random() < 0.1, theatres=chance.choice(THEATRES),
                confidence=chance.choice((0.5, 0.7)) if is_coded else chance.choice((0.4, 0.9, 1.0)),
                day=BEGIN + timedelta(days=int(days * chance.random() ** 0.7)),
            )
        )  # fmt: skip
    return found


class Store:
    """What is asked of a view for the ids of events."""

    @staticmethod
    def event_ids(numbers: Iterable[int]) -> list[str]:
        return [f"e{number}" for number in numbers]


def plainly(deeds: Deeds, day: date, *, ids: bool = False, **options) -> list[Tie]:
    """As ties are weighed without anything kept."""
    some = once_a_day(deeds.during(None, day))
    return weigh(with_ids(Store(), some, packaged(), half_life=365.0) if ids else some, until=day, **options)


def from_ready(ready: Ready, day: date, sides: tuple[str, ...] = SIDES, **options) -> list[Tie]:
    among = np.array([side in sides for side in ready.deeds.deeds.sides])
    found = weigh_some(ready, ready.deeds.dyads_of(among), day=day.toordinal())
    return ties_of(ready, found, packaged(), **options)


def read_again(ready: Ready) -> Ready:
    """What is read from files is what was written."""
    arrays, values = as_arrays(ready)
    return from_arrays(arrays, msgspec.json.decode(msgspec.json.encode(values)))


def alike(ready: list[Tie], plain: list[Tie]) -> None:
    """The same, to the last digits that floating point leaves."""
    assert [(tie.one, tie.other, tie.theatre) for tie in ready] == [(tie.one, tie.other, tie.theatre) for tie in plain]
    for one, other in zip(ready, plain, strict=True):
        for (name, value), expected in zip(flat(one), (value for _, value in flat(other)), strict=True):
            if isinstance(value, float):
                assert value == pytest.approx(expected, rel=1e-9, abs=1e-12), name
            else:
                assert value == expected, (name, one, other)


def flat(tie: Tie) -> Iterator[tuple[str, object]]:
    """Its figures, each with its name."""
    for name, value in msgspec.structs.asdict(tie).items():
        if isinstance(value, msgspec.Struct):
            yield from ((f"{name}.{part}", own) for part, own in msgspec.structs.asdict(value).items())
        elif name == "theatres":
            for one in value:
                yield from ((f"{name}.{part}", own) for part, own in msgspec.structs.asdict(one).items())
        else:
            yield name, value


@pytest.mark.parametrize("seed", range(12))
def test_ties_of_any_day_are_those_that_are_weighed_from_all_deeds(seed):
    deeds = replace(Deeds.of(drawn(seed)), ids=None)
    ready = read_again(make_ready(deeds, packaged(), size=8))
    chance = random.Random(seed)
    days = [ready.deeds.begin + 29 + chance.randrange(ready.deeds.last - ready.deeds.begin) for _ in range(6)]
    days += [ready.deeds.begin + 29, ready.deeds.begin + 119, ready.deeds.last, *ready.deeds.lit_day[-4:].tolist()]
    for number in days:
        if not ready.holds(number):
            continue
        day = date.fromordinal(number)
        alike(from_ready(ready, day, each=True), plainly(deeds, day, each=True))
        alike(from_ready(ready, day, each=True, identify=Store.event_ids), plainly(deeds, day, each=True, ids=True))
        alike(
            from_ready(ready, day, theatre="syria", sides=SIDES[:3]),
            plainly(deeds, day, theatre="syria", among=SIDES[:3]),
        )
        told = reported(once_a_day(deeds.during(None, day)))
        found = as_reported(ready.on(number).reports, ready.deeds.begin)
        assert (found.first, found.length) == (told.first, told.length)
        assert found.everything.tolist() == told.everything.tolist()
        assert found.steady.tolist() == pytest.approx(told.steady.tolist())


def test_a_day_that_several_ask_for_at_once_is_worked_out_once(monkeypatch):
    ready = make_ready(replace(Deeds.of(drawn(1)), ids=None), packaged())
    day, swept, to = ready.deeds.begin + 100, [], Sweep.to
    monkeypatch.setattr(Sweep, "to", lambda sweep, day: swept.append(day) or to(sweep, day))
    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(ready.on, [day] * 4))
    assert swept == [day]
    assert all(one is found[0] for one in found)


def test_of_days_that_were_asked_for_the_last_ones_are_remembered(monkeypatch):
    ready = make_ready(replace(Deeds.of(drawn(1)), ids=None), packaged())
    days = [day for day in range(ready.deeds.begin + 40, ready.deeds.last) if day not in ready.known][:5]
    monkeypatch.setattr(kept, "FEWEST", 2)
    monkeypatch.setattr(kept, "ROOM", 3 * ready.on(days[0]).size + 1)
    for day in days:
        ready.on(day)
    assert list(ready.asked) == days[-3:]


def test_going_on_from_a_state_that_was_kept_is_going_on_from_the_first_day():
    ready = read_again(make_ready(replace(Deeds.of(drawn(2)), ids=None), packaged()))
    (state,) = ready.states
    for day in (state.day + 1, state.day + 20, ready.deeds.last):
        whole = Sweep(ready.deeds, ready.cells, ready.parties).to(day)
        later = Sweep(ready.deeds, ready.cells, ready.parties, state.copy()).to(day)
        assert later.quarrels.sides == pytest.approx(whole.quarrels.sides)
        assert later.even == pytest.approx(whole.even)
        assert (later.cooperation, later.conflict) == pytest.approx((whole.cooperation, whole.conflict))


@pytest.mark.parametrize("theatre", [None, "syria"])
@pytest.mark.parametrize("seed", range(6))
def test_a_dyad_on_many_days_is_what_it_is_on_each(seed, theatre):
    ready = make_ready(replace(Deeds.of(drawn(seed)), ids=None), packaged(), size=8)
    chance = random.Random(seed)
    days = {ready.deeds.begin + 29 + chance.randrange(ready.deeds.last - ready.deeds.begin) for _ in range(6)}
    days |= {ready.deeds.begin + 29, ready.deeds.begin + 119, ready.deeds.last, *ready.deeds.lit_day.tolist()}
    held = np.array(sorted(day for day in days if ready.holds(day)))
    for dyad in range(len(ready.deeds.one)):
        found = weigh_on(ready, dyad, held, theatre=theatre)
        plain = [one for day in held.tolist() if (one := figures(ready, dyad, day, theatre))]
        assert found.days.tolist() == [day for day, _ in plain]
        columns = (found.cooperation, found.conflict, found.lean)
        for place, (_, expected) in enumerate(plain):
            own = [float(getattr(some, name)[place]) for some in columns for name in NAMES]
            assert [*own, int(found.lean.sign[place])] == pytest.approx(expected, rel=1e-9, abs=1e-12)


NAMES = ("mean", "low", "high")


def figures(ready: Ready, dyad: int, day: int, theatre: str | None) -> tuple[int, list[float]] | None:
    """A day, and what a dyad comes to on it when it is weighed for this day; None where it has no deed until then."""
    found = weigh_some(ready, np.array([dyad]), day=day)
    some, place = (found.together, 0) if theatre is None else (found.there, -1)
    if theatre is not None:
        names = [some.units.theatres[number] for number in some.units.theatre.tolist()]
        place = names.index(theatre) if theatre in names else -1
    if not len(some.units) or place < 0:
        return None
    own = [float(getattr(part, name)[place]) for part in (some.cooperation, some.conflict, some.lean) for name in NAMES]
    return day, [*own, int(some.lean.sign[place])]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_changed_of_a_side_is_what_changed_of_its_dyads_among_all(seed):
    deeds = replace(Deeds.of(drawn(seed)), ids=None)
    ready = make_ready(deeds, packaged())
    for last in (date.fromordinal(ready.deeds.last - back) for back in (0, 3, 40, 200)):
        dyads, strength = changes_of_dyads(ready, last=last, theatre=None)
        among = dict(zip(dyads.tolist(), strength.tolist(), strict=True))
        for side in deeds.sides:
            own = changes_of_side(ready, dyads_of_side(ready.deeds, side), last=last)
            expected = [among.get(dyad, 0.0) for dyad in own.dyads.tolist()]
            assert own.strength.tolist() == pytest.approx(expected)
