"""Generated systems: the same from the same seed, and what is said to be true of them is true of their deeds."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import msgspec
import numpy as np
import pytest

from dragoman.records import Deed
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.theatres import theatres
from evaluation.sets import ROOT
from evaluation.systems import EASY, HARD, NEWS, PAPER, WIRE, World, naive, score, truth, world
from evaluation.systems.acts import MIXES, acts, mix, own
from evaluation.systems.structure import ALL, FOES, MONTH, OUTCAST, Dealing, Regime, Relation, dyad, plant
from evaluation.systems.telling import tellings

made = cache(world)


def last(one: World) -> int:
    return one.structure.ends - 1


def one_each(act: object, told: object) -> tuple[float, float]:
    """Every deed is worth one in both channels."""
    return 1.0, 1.0


def by_tone(act, told) -> tuple[float, float]:
    """What is friendly in tone is worth one of cooperation, all else one of conflict, and what was not done nothing."""
    if told.support in ("expected", "denied"):
        return 0.0, 0.0
    friendly = {(one.type, one.mode) for one in acts() if one.tone > 0}
    return (1.0, 0.0) if (act.type, act.mode) in friendly and not act.against else (0.0, 1.0)


def test_the_same_seed_gives_the_same_deeds_in_another_process():
    code = (
        "from evaluation.systems import PAPER, world; deeds = world(3).deeds(PAPER)\n"
        "print(len(deeds), deeds.day.sum(), deeds.act.sum(), deeds.theatre.sum(), deeds.sides)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    deeds = made(3).deeds(PAPER)
    assert (
        told.split("\n")[0] == f"{len(deeds)} {deeds.day.sum()} {deeds.act.sum()} {deeds.theatre.sum()} {deeds.sides}"
    )
    assert made(4).deeds(PAPER).sides != deeds.sides


@pytest.mark.parametrize("settings", [EASY, NEWS, HARD])
def test_a_corpus_tells_as_many_events_as_it_should(settings):
    one = made(1, settings)
    for corpus in (WIRE, PAPER):
        events = len(set(one.deeds(corpus).event.tolist()))
        assert events == pytest.approx(corpus.events, rel=0.25)


def test_the_table_uses_the_projects_words():
    types = set(msgspec.json.schema(Deed)["$defs"]["Deed"]["properties"]["type"]["enum"])
    assert {act.type for act in acts()} == types - {"PROTEST"}  # states do not demonstrate
    assert all(act.mode is None or act.mode in MODES[act.type] for act in acts())
    assert all(sum(mix(name)) == pytest.approx(1) for name in MIXES)
    assert set(made(1).structure.theatres) <= {theatre.id for theatre in theatres()}


def test_every_condition_of_the_settings_comes_about():
    worlds = [made(seed) for seed in range(6)]
    dealings = [dealing for one in worlds for dealing in one.structure.dealings]
    relations = {regime.relation for dealing in dealings for regime in dealing.regimes}
    assert relations == {"friend", "neutral", "cold", "hot"}
    assert any(len(dealing.regimes) > 1 and dealing.regimes[1].pace != 1 for dealing in dealings)
    tables = [one.deeds(WIRE) for one in worlds]
    assert {telling.support for deeds in tables for telling in deeds.tellings} == {
        "single", "corroborated", "contested", "denied", "expected",
    }  # fmt: skip
    assert any(act.against for deeds in tables for act in deeds.acts)
    assert any(not several for deeds in tables for several in deeds.theatres)
    days = [(one, last(one)) for one in worlds]
    assert any(truth.hedgers(one, day) for one, day in days)
    assert any(truth.odd_couples(one, day) for one, day in days)
    assert any("±" in truth.signs(one, day).values() for one, day in days)
    assert {len(set(truth.blocs(one, day).values())) for one, day in days} <= {2, 3, 4, 5}


def test_every_seed_that_is_scored_gives_a_structure():
    for settings in (EASY, NEWS, HARD):
        for seed in (*score.SEEDS["dev"], *score.SEEDS["held"]):
            planted = plant(settings, Random(seed))
            assert all(len(members) >= 8 for members in planted.theatres.values())


def test_friends_are_mostly_of_one_bloc_and_enemies_of_two():
    fits = Counter[bool]()
    for seed in range(4):
        one = made(seed)
        for theatre in one.structure.theatres:
            bloc = truth.blocs(one, last(one), theatre)
            for (a, b), sign in truth.signs(one, last(one), theatre).items():
                if sign and a in bloc and b in bloc:
                    fits[(bloc[a] == bloc[b]) == (sign == "+")] += 1
    assert fits[True] > 8 * fits[False]


def test_all_but_its_friends_stand_against_the_outcast():
    one = made(2)
    first, members = next(iter(one.structure.theatres.items()))
    bloc = truth.blocs(one, last(one), first)
    assert bloc.pop(members[0]) == OUTCAST
    assert set(bloc.values()) == {ALL}


def test_who_goes_over_is_in_another_bloc_from_that_day():
    one = made(2)
    ((id, day),) = one.structure.defections
    before, after = truth.blocs(one, day - 1), truth.blocs(one, day)
    assert {name for name in before.keys() & after.keys() if before[name] != after[name]} <= {id}
    stand = one.structure.blocs[id, None]
    assert [since for since, _ in stand] == [one.structure.begins, day]


def test_rates_are_what_the_corpus_tells_in_the_long_run():
    """Bursts blur each pair; a system without bursts, told whole, must come to its rates."""
    steady = made(1, replace(NEWS, burst=1000.0))
    for corpus in (WIRE, PAPER):
        rated = truth.rates(steady, corpus, one_each)
        deeds = steady.deeds(corpus)
        expected = sum(rates.acts[0].sum() for (_, _, theatre), rates in rated.items() if theatre is None) / MONTH
        assert len(deeds) == pytest.approx(expected, abs=4 * expected**0.5)
    counts = Counter(
        dyad(deeds.sides[a], deeds.sides[b]) for a, b in zip(deeds.initiator, deeds.recipient, strict=True)
    )
    off = [
        (counts[one, other] - rates.acts[0].sum() / MONTH) / (rates.acts[0].sum() / MONTH) ** 0.5
        for (one, other, theatre), rates in rated.items()
        if theatre is None
    ]
    assert 0.8 < np.std(off) < 1.2  # as a Poisson distribution has it


def test_rates_by_theatre_leave_out_what_is_told_of_none():
    one = made(1)
    rated = truth.rates(one, WIRE, by_tone)
    whole = sum(rates.weight.sum() for (_, _, theatre), rates in rated.items() if theatre is None)
    parts = sum(rates.weight.sum() for (_, _, theatre), rates in rated.items() if theatre is not None)
    assert parts / whole == pytest.approx(1 - NEWS.no_theatre, abs=0.04)


def test_what_was_not_done_adds_nothing_and_what_is_aimed_is_conflict():
    one = made(1)
    rated = truth.rates(one, WIRE, by_tone)
    aimed = [stream for stream in one.streams if any(against for _, _, against in stream.cast)]
    assert aimed
    for stream in aimed:
        for initiator, recipient, against in stream.cast:
            if against:
                assert rated[*dyad(initiator, recipient), None].weight[1].sum() > 0
    assert all(by_tone(truth.deed_act(act, False), told) == (0, 0)
               for act in acts() for told in tellings(act, "denied", WIRE))  # fmt: skip


def test_shifts_are_where_rates_change_and_as_large():
    one = made(2)
    rated = truth.rates(one, WIRE, by_tone)
    planted = truth.shifts(one, rated)
    changes = {
        (dealing.one, dealing.other): dealing.regimes[1].since
        for dealing in one.structure.dealings
        if len(dealing.regimes) > 1
    }
    assert {shift.dyad for shift in planted} <= changes.keys()
    assert any(shift.ratio > 2 for shift in planted)
    shift = max(planted, key=lambda shift: shift.acts)
    row = truth.CHANNELS.index(shift.channel)
    weight = rated[*shift.dyad, None].weight[row]
    at = shift.day - one.structure.begins
    assert weight[at - 1] != weight[at]


def test_changes_of_a_pair_that_follow_at_once_are_one_shift():
    rated = truth.Rates(np.array([[1.0] * 100 + [2.0] * 20 + [4.0] * 100] * 2), np.ones((2, 220)))
    (first, second) = truth._of_pair(("A", "B"), [1100, 1120], rated, 1000)
    assert (first.channel, second.channel, first.day, first.ratio) == ("cooperation", "conflict", 1100, 4.0)


def test_hedgers_and_odd_couples_follow_from_signs():
    one = made(1)

    def dealing(one: str, other: str, theatre: str, relation: Relation) -> Dealing:
        return Dealing(one=one, other=other, theatre=theatre, size=1.0, regimes=(Regime(since=1, relation=relation),))

    dealings = (
        dealing("A", "B", "north", "friend"),
        dealing("A", "C", "north", "cold"),
        dealing("B", "C", "north", "hot"),
        dealing("A", "B", "south", "hot"),
        dealing("A", "D", "south", "friend"),
        dealing("C", "D", "south", "friend"),
    )
    planted = replace(one.structure, theatres={"north": ("A", "B", "C"), "south": ("A", "B")}, dealings=dealings)
    small = replace(one, structure=planted)
    assert truth.signs(small, 5)["A", "B"] == "±"
    assert truth.odd_couples(small, 5) == truth.disagreeing(small, 5) == {("A", "B")}
    assert truth.hedgers(small, 5) == {("D", ("A", "C"))}


def test_rivals_talk_so_that_a_mean_tone_takes_some_of_them_for_friends():
    found = Counter[str]()
    for seed in range(3):
        one = made(seed)
        tones = naive.mean_tones(one.deeds(WIRE))
        for dealing in one.structure.dealings:
            if {regime.relation for regime in dealing.regimes} == {"cold"}:
                found["+" if tones.get((dealing.one, dealing.other), 0) > 0 else "-"] += 1
    assert found["+"] > 3
    assert found["-"] > 0


def test_the_rules_anyone_would_try_find_something():
    one = made(2, EASY)
    deeds = one.deeds(WIRE)
    signed = {pair: "+" if tone > 0 else "-" for pair, tone in naive.mean_tones(deeds).items()}
    known = {pair: sign for pair, sign in truth.signs(one, last(one)).items() if sign in ("+", "-")}
    assert sum(signed[pair] == sign for pair, sign in known.items()) > 0.7 * len(known)
    assert set(naive.blocs(signed)) == {id for pair in signed for id in pair}
    pair = max(combinations(sorted(one.structure.kinds), 2), key=lambda pair: len(deeds.between(*pair)))
    assert isinstance(naive.shifts(deeds.between(*pair), one.settings.begins, one.until), list)


def test_a_pair_keeps_to_what_its_like_do_more_or_less():
    from random import Random

    near, far = (own(mix("hot"), likeness, Random(1)) for likeness in (1000, 3))
    off = [sum(abs(a - b) for a, b in zip(shares, mix("hot"), strict=True)) for shares in (near, far)]
    assert off[0] < 0.3 < off[1]
    assert all(share == 0 for share, usual in zip(far, mix("hot"), strict=True) if usual == 0)


def test_enemies_are_cold_or_hot():
    assert FOES == ("cold", "hot")
