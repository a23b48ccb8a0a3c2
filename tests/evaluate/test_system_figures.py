"""What of a generated system was found: counted by hand, and broken stages score badly."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec
import pytest

from dragoman.records import Channel, Shift, Tie
from dragoman.ties.weights import load
from evaluation.sets import HEADLINES, SYSTEMS, Set
from evaluation.systems import PAPER, WIRE, program, score, truth, world
from evaluation.systems.leans import worth_by
from evaluation.systems.settings import EASY
from evaluation.systems.signs import count_covered, count_order, count_signs, covered_figures, sign_figures, signs_of
from evaluation.systems.structures import count_blocs, count_defections, count_found, structure_figures
from evaluation.systems.telling import Told
from evaluation.systems.truth import PlantedShift
from evaluation.systems.turning import FoundShift, count_shifts, gathered, planted_days, shift_figures

made = cache(world)


def tie(one: str, other: str, sign: str | None, *, thin: bool = False) -> Tie:
    channel = Channel(acts=30, weight=20.0, rate=1.0, low=0.5, high=1.5)
    return Tie(
        one=one, other=other, theatre=None, since=None, until=date(2020, 1, 1), cooperation=channel, conflict=channel,
        lean=0.0, low=-0.5, high=0.5, sign=sign, least=0.3, acts=60, thin=thin, contested=0, expected_cooperation=0,
        expected_conflict=0, denied=0, theatres=(), disagree=None, standings=(), first=None, last=None, evidence=(),
    )  # fmt: skip


def test_signs_are_counted_over_friends_and_enemies_of_whom_anything_is_told():
    known = {("A", "B"): "+", ("A", "C"): "-", ("A", "D"): None, ("A", "E"): "±", ("A", "F"): "+"}
    ties = [
        tie("B", "A", "+"),
        tie("A", "C", "+", thin=True),
        tie("A", "D", "+"),
        tie("A", "E", "-"),
        tie("B", "C", "+"),
    ]
    assert count_signs(signs_of(ties), known, "signs") == Counter({
        "signs.gold": 2, "signs.found": 2, "signs.right": 1, "signs.neutral": 1, "signs.neutral_signed": 1,
    })  # fmt: skip
    firm = count_signs(signs_of(ties, firm=True), known, "firm")
    shown = sign_figures(firm)
    assert (shown["firm.precision"].value, shown["neutral.signed"].value) == (100, 100)


def test_the_order_of_leans_is_that_of_friends_beside_enemies():
    known = {("A", "B"): "+", ("A", "C"): "+", ("A", "D"): "-", ("B", "D"): None}
    leans = {("A", "B"): 0.5, ("A", "C"): -0.2, ("A", "D"): -0.2, ("B", "D"): 1.0}
    assert sign_figures(count_order(leans, known))["auc"].value == 75


def test_an_interval_covers_what_lies_in_it():
    counts = count_covered([((0, 1), 0.5), ((0, 1), 1.5), ((0, 1), 1.0)], "lean")
    assert covered_figures(counts)["lean.covered"].value == pytest.approx(200 / 3)


def test_who_was_given_no_bloc_is_alone():
    planted = {"A": 1, "B": 1, "C": 2, "D": 2}
    right, none = ({"A": 0, "B": 0, "C": 1, "D": 1}, {})
    assert count_blocs(right, planted, "blocs")["blocs.index"] == 1
    assert count_blocs(none, planted, "blocs")["blocs.index"] == 0
    both = count_blocs(right, planted, "blocs") + count_blocs(none, planted, "blocs")
    both["blocs.systems"] = 2
    assert structure_figures(both)["blocs.ari"].value == 50


def test_roles_are_right_when_they_were_planted():
    counts = count_found({"A", "B"}, {"B", "C", "D"}, "hedgers")
    assert structure_figures(counts)["hedgers.f1"].value == 40


def test_a_member_that_goes_over_is_found_within_a_quarter_and_once():
    planted = [("A", 1000), ("B", 1000)]
    counts = count_defections([("A", 1050), ("A", 1090), ("B", 1400), ("C", 1000)], planted)
    assert (counts["defections.right"], counts["defections.found"], counts["defections.gold"]) == (1, 4, 2)


def shift(day: int, *, ratio: float = 4.0, acts: float = 50, channel: str = "conflict") -> PlantedShift:
    return PlantedShift(("A", "B"), channel, day, ratio, acts)


def test_a_shift_is_found_within_a_month_and_told_when_its_channel_and_direction_are():
    planted = planted_days([shift(1000), shift(1000, channel="cooperation", ratio=0.9)])
    found = {("A", "B"): [FoundShift(1010, 990, 1020, "conflict", 3.0), FoundShift(1300, 1290, 1310, "conflict", 0.3)]}
    shown = shift_figures(count_shifts(found, planted))
    assert (shown["shifts.precision"].value, shown["shifts.recall"].value) == (50, 100)
    assert shown["shifts.channel"].value == 100
    turned = {("A", "B"): [FoundShift(1010, 990, 1020, "conflict", 0.3)]}
    assert shift_figures(count_shifts(turned, planted))["shifts.channel"].value == 0


def test_a_shift_that_is_small_or_of_which_little_is_told_counts_neither_way():
    for faint in (shift(1000, ratio=1.5), shift(1000, acts=5)):
        planted = planted_days([faint])
        found = {("A", "B"): [FoundShift(1000, 990, 1010)]}
        assert count_shifts(found, planted)["shifts.found"] == 0
        assert count_shifts({}, planted)["shifts.gold"] == 0


def test_shifts_of_both_channels_at_one_time_are_one():
    several = [FoundShift(1000, 1, 2), FoundShift(1020, 1, 2), FoundShift(1090, 1, 2)]
    assert [len(group) for group in gathered(several)] == [2, 1]


def test_a_late_shift_is_found_only_generously_and_its_interval_is_asked():
    planted = planted_days([shift(1000)])
    late = {("A", "B"): [FoundShift(1060, 995, 1090)]}
    counts = count_shifts(late, planted)
    assert (counts["shifts.right"], counts["shifts.near.right"]) == (0, 1)
    assert (counts["day.intervals"], counts["day.held"]) == (1, 1)


def test_a_deed_is_worth_what_the_tables_of_weights_say():
    worth = worth_by(load())
    aid = truth.Act("AID", None, False, 10.0, 1.0)
    firm = Told("corroborated", False, 0.5, 1.0)
    assert worth(truth.deed_act(aid, False), firm) == (1.0, 0.0)
    assert worth(truth.deed_act(aid, True), firm) == (0.0, 0.5)
    assert worth(truth.deed_act(aid, False), Told("denied", False, 1.0, 1.0)) == (0.0, 0.0)


told = cache(lambda: score.told_by(made(1, EASY), WIRE))


def found() -> dict[str, Any]:
    """The figures of what the program, as it is at the moment, finds of a wire."""
    counts = program.found_by_program(told())
    return dict(score.figures({f"wire.{name}": number for name, number in counts.items()}))


whole = cache(found)


@pytest.fixture(scope="module")
def done() -> dict[str, Any]:
    """The set, of one world."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(score, "SEEDS", {"dev": range(1, 2)})
        patch.setattr(score, "world", lambda seed: made(seed, EASY))
        return score.measure(Set(task="system", path=SYSTEMS, name="dev"))


def test_every_headline_has_a_figure(done: dict[str, Any]):
    assert set(HEADLINES["system"]) <= set(done["figures"])


def test_the_set_has_the_naive_rules_and_the_ceiling_beside_it(done: dict[str, Any]):
    assert (done["task"], done["file"], done["n"]) == ("system", "dev", 1)
    assert done["figures"]["known: wire.blocs.theatres.ari"] > done["figures"]["naive: wire.blocs.ari"]


def test_systems_for_tuning_and_for_closing_figures_have_no_seed_in_common():
    assert not set(score.SEEDS["dev"]) & set(score.SEEDS["held"])


@pytest.mark.parametrize(
    ("broken", "figure"),
    [
        ("signs turned", "wire.signs.precision"),
        ("signs turned", "wire.blocs.theatres.ari"),
        ("leans turned", "wire.auc"),
        ("intervals too narrow", "wire.conflict.covered"),
        ("theatres forgotten", "wire.odd_couples.f1"),
        ("shifts late", "wire.shifts.f1"),
    ],
)
def test_a_stage_that_breaks_scores_badly(broken: str, figure: str, monkeypatch: pytest.MonkeyPatch):
    weigh, shifts, sound = program.weigh, program.shifts, whole()[figure].value

    def late(series: Any) -> list[Shift]:
        half = timedelta(days=180)
        return [msgspec.structs.replace(one, day=one.day + half) for one in shifts(series)]

    def wrong(*given: Any, **options: Any) -> list[Tie]:
        ties = weigh(*given, **options)
        if broken == "signs turned":
            return [msgspec.structs.replace(one, sign={"+": "-", "-": "+"}.get(one.sign or "")) for one in ties]
        if broken == "leans turned":
            return [msgspec.structs.replace(one, lean=-one.lean) for one in ties]
        if broken == "intervals too narrow":
            return [msgspec.structs.replace(one, conflict=narrow(one.conflict)) for one in ties]
        return [one for one in ties if one.theatre is None]

    if broken == "shifts late":
        monkeypatch.setattr(program, "shifts", late)
    else:
        monkeypatch.setattr(program, "weigh", wrong)
    assert (found()[figure].value or 0) < 0.6 * sound


def narrow(channel: Channel) -> Channel:
    return msgspec.structs.replace(channel, low=channel.rate, high=channel.rate)


def test_a_wire_and_a_paper_are_scored_apart(done: dict[str, Any]):
    assert {name.split(".")[0] for name in done["figures"] if ":" not in name} == {WIRE.name, PAPER.name}
