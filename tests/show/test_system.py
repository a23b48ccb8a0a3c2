"""`system` and `what-if`: the whole of the ties, in a table and as records."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date

import msgspec
import pytest

from dragoman import asking
from dragoman.records import Bloc, Bond, Layer, System, SystemShift, WhatIf
from dragoman.show.cli.system_changes import show_changes
from dragoman.show.cli.system_tables import members, table_of
from dragoman.show.cli.system_words import unsigned
from dragoman.store import Project
from dragoman.system import build
from dragoman.ties.channels import LEVEL
from tests.builders import claim, fighters, tie
from tests.show.projects import project_of
from tests.show.systems import OTHER, WAR, deeds, war


@pytest.fixture
def at_war():
    return war()


def system_of(out: str) -> System:
    return msgspec.json.decode(out, type=System)


# system


def test_a_piped_system_is_one_record_with_everything(run, at_war):
    code, out, told = run("system")
    found = system_of(out)
    assert (code, told) == (0, "")
    blocs = {frozenset(bloc.members) for bloc in found.balance.blocs}
    assert {frozenset({"RUS", "IRN", "TUR"}), frozenset({"UKR", "USA"})} <= blocs
    assert (("RUS", "TUR", "UKR"), "friend of both") in {(one.members, one.kind) for one in found.strained}
    assert [(one.actor, one.between) for one in found.hedgers] == [("TUR", (("RUS", "UKR"),))]
    assert [(one.actor, one.mediated, one.hosted) for one in found.brokers] == [("QAT", 2, 0), ("BLR", 0, 1)]
    assert (found.balance.proved, found.layer, found.theatre) == (True, "behaviour", None)
    assert found.left_out == (("nameless", 1),)


def test_every_finding_rests_on_events_that_can_be_asked_about(run, at_war):
    found = system_of(run("system")[1])
    findings = [*found.signed, *found.strained, *found.hedgers, *found.brokers, *found.odd_couples]
    assert all(one.evidence for one in findings)
    for id in {one.evidence[0] for one in findings}:
        assert run("why", id[:8])[0] == 0


def test_opponents_who_fight_a_third_elsewhere_are_an_odd_couple(run, at_war):
    (found,) = system_of(run("system")[1]).odd_couples
    assert (found.one, found.other, found.together, found.opposed) == ("RUS", "USA", OTHER, WAR)
    assert found.against == ("islamic-state",)


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_the_table_names_everyone_and_everything(run, at_war, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    whole = system_of(run("system")[1])
    code, out, _ = run("system", "--format", "table")
    said = " ".join(out.split())
    assert code == 0
    assert max(map(len, out.splitlines())) <= columns
    for words in (
        "in all theatres together", "pairs undecided", "that is not peace", "without a name of their own",
        f"two sides leave at least {whole.unweighted.index:.0f} of {len(whole.signed)} ties", "Proved.",
        "1 Russia, Iran, Turkey 2 and Islamic State", "Turkey + Ukraine",
        "Turkey is friendly to Russia and Ukraine,", "who are opposed", "Qatar 2", "Belarus", "no forecast",
    ):  # fmt: skip
        assert words in said, words


def test_a_long_part_is_cut_and_says_so(run, at_war):
    _, out, _ = run("system", "--format", "table", "--limit", "2")
    assert re.search(r"Heaviest ties \(2 of \d; --limit 0 shows all\)", out)
    assert "--limit" not in run("system", "--format", "table", "--limit", "0")[1]


def test_a_large_bloc_is_cut_after_those_most_at_home_but_for_those_who_fit_elsewhere():
    bloc = Bloc(members=tuple("abcdef"), ambiguous=("e",))
    assert members(bloc, {"a": "Ada"}, 2).plain == "Ada, b, e? and 3 more"
    assert members(bloc, {}, None).plain == "a, b, c, d, e?, f"


def test_columns_in_which_nothing_stands_are_left_out():
    table = table_of([("a", "", "1"), ("b", "", "")], "name", "empty", "count", right=["count"])
    assert [(column.header, column.justify) for column in table.columns] == [("name", "left"), ("count", "right")]


def test_a_table_of_ties_can_be_had(run, at_war):
    _, out, _ = run("system", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {(row["one"], row["other"], row["sign"]) for row in rows} >= {("RUS", "UKR", "-"), ("IRN", "RUS", "+")}
    code, out, _ = run("system", "--output", "ties.parquet")
    assert (code, out) == (0, "")


def test_one_theatre_is_a_system_of_its_own(run, at_war):
    found = system_of(run("system", "--theatre", WAR)[1])
    assert (found.theatre, {tie.theatre for tie in found.ties}) == (WAR, {WAR})
    assert "islamic-state" not in {actor for tie in found.ties for actor in (tie.one, tie.other)}


def test_a_day_and_a_beginning_choose_what_counts(run, at_war):
    early = system_of(run("system", "--on", "2021")[1])
    assert (early.on, early.since) == (date(2021, 12, 31), None)
    late = system_of(run("system", "--since", "2022", "--on", "2022-06")[1])
    assert (late.on, late.since) == (date(2022, 6, 30), date(2022, 1, 1))
    assert max(tie.last for tie in late.ties) <= late.on
    assert min(tie.first for tie in late.ties) >= late.since


def test_with_a_beginning_the_table_tells_what_changed_of_the_whole(run, at_war):
    _, out, _ = run("system", "--since", "2021-07", "--format", "table")
    assert "What changed of the whole" in out
    assert "What changed of the whole" not in run("system", "--format", "table")[1]


def test_shifts_of_the_whole_are_shown_with_names_and_the_latest_where_there_are_many(at_war, capsys):
    moves = [
        SystemShift(day=date(2021, month, 1), kind="bloc", actors=("TUR",), before=None, after=None,
                    text=f"TUR left the bloc of IRN, RUS for the bloc of USA-{month}", evidence=("abcdef",))
        for month in range(1, 5)
    ]  # fmt: skip
    with at_war.view() as view:
        show_changes(moves, view, 3)
    out = " ".join(capsys.readouterr().out.split())
    assert "3 of 4" in out
    assert "Turkey left the bloc of Iran, Russia" in out
    assert "2021-01-01" not in out
    with at_war.view() as view:
        show_changes([], view, 3)
    assert "does not say that nothing changed" in " ".join(capsys.readouterr().out.split())


def test_what_happened_long_ago_counts_less_unless_it_is_told_not_to(run, at_war):
    ages, never = (system_of(run("system", "--half-life", days)[1]) for days in ("300", "none"))
    weights = [{(tie.one, tie.other): tie.weight for tie in one.signed} for one in (ages, never)]
    assert weights[0]["RUS", "UKR"] < weights[1]["RUS", "UKR"]


def test_at_a_lower_level_more_ties_have_a_sign_and_it_is_said(run, at_war):
    sure, likely = (system_of(run("system", "--level", level)[1]) for level in ("0.95", "0.6"))
    assert len(sure.signed) < len(likely.signed)
    assert (sure.level, likely.level) == (asking.LEVEL, 0.6) == (LEVEL, 0.6)
    said = " ".join(run("system", "--level", "0.8", "--format", "table")[1].split())
    assert "at a level of 80 %: one in 5 may be wrong" in said
    assert run("system", "--level", "0.2")[0] == 2


# nothing there


def test_without_signs_the_undecided_are_shown_and_it_is_said_that_this_is_no_peace(run):
    project_of(claim("USA", "CHN", type="ACCUSE", id="a1", published="2022-10-29"))
    code, out, told = run("system")
    found = system_of(out)
    assert (code, found.signed, found.undecided) == (1, (), 1)
    assert "no peace" in told
    assert "1 pair" in told
    code, out, _ = run("system", "--format", "table")
    assert code == 1
    assert "China – United States" in out


def test_firm_leaves_thin_ties_out_and_counts_them(run, at_war):
    found = system_of(run("system", "--firm")[1])
    everyone = system_of(run("system")[1])
    assert found.firm
    assert found.thin == everyone.thin == len(everyone.signed) - len(found.signed) > 0
    assert not any(tie.thin for tie in found.signed)
    assert f"{found.thin} on thin evidence, left out" in run("system", "--firm", "--format", "table")[1]


def test_where_firm_leaves_nothing_the_thin_ties_are_told():
    found = build([tie("USA", "CHN", "-", acts=3), tie("USA", "PRK", None)], on=date(2022, 12, 31), firm=True)
    assert "No tie on 2022-12-31 can be given a sign" in unsigned(found)
    assert "1 with a sign on thin evidence are left out by --firm" in unsigned(found)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--on", "2001"), 1, "No event between two sides is known until 2001-12-31: they are from 2021-06-07 to"),
        (("--since", "2030"), 1, "from 2030-01-01"),
        (("--theatre", "gaza"), 1, f"is known in gaza until 2022-10-24. Theatres with most events: {WAR}"),
        (("--theatre", "nowhere"), 2, "No theatre is called 'nowhere'"),
        (("--since", "2023", "--on", "2022"), 2, "--since 2023 is after --on 2022"),
        (("--on", "yesterday"), 2, "--on 'yesterday' is not a date"),
        (("--half-life", "old"), 2, "--half-life 'old' is no number of days over 0"),
        (("--layer", "votes"), 2, "No layer is called 'votes'"),
        (("--layer", "votes", "--theatre", "gaza"), 2, "has neither theatres nor events"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told_with_a_reason(run, at_war, options, code, says):
    found, out, told = run("system", *options)
    assert (found, out) == (code, "")
    assert says in told


def test_one_actor_alone_makes_no_system(run):
    project_of(claim("USA", None, type="MOBILIZE", id="a1"))
    code, out, told = run("system")
    assert (code, out) == (1, "")
    assert "No event of this project has two sides that are named" in told


def test_the_nameless_make_no_system(run):
    project_of(claim("USA", fighters("rebels"), id="a1"))
    code, _, told = run("system")
    assert (code, "No two states, groups, alliances or organisations" in told) == (1, True)


# what-if


def test_a_what_if_tells_what_is_strained_and_who_moves(run, at_war):
    code, out, told = run("what-if", "Turkey", "Ukraine", "-")
    found = msgspec.json.decode(out, type=WhatIf)
    assert (code, told) == (0, "")
    assert (found.one, found.other, found.before, found.after) == ("TUR", "UKR", "+", "-")
    assert [one.members for one in found.eased] == [("RUS", "TUR", "UKR")]
    assert (found.strained, found.moved) == ((), ())
    assert found.then.bloc_cost < found.now.bloc_cost


def test_a_what_if_is_told_as_a_description(run, at_war):
    code, out, _ = run("what-if", "IRN", "RUS", "-", "--format", "table")
    said = " ".join(out.split())
    assert code == 0
    assert "If the tie Iran – Russia were hostile" in said
    assert "Iran would stand alone; now with Russia and Turkey." in said
    assert "It does not say that the tie will change" in said
    assert "will move" not in said


@pytest.mark.parametrize("sign", ["+", "-", "0", "−"])
def test_every_sign_can_be_written(run, at_war, sign):
    one, other = ("IRN", "UKR") if sign == "+" else ("IRN", "RUS")
    assert run("what-if", one, other, sign)[0] == 0


def test_a_minus_is_no_option_on_a_real_command_line(at_war):
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "what-if", "TUR", "UKR", "-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["after"] == "-"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("RUS", "Moscow", "-"), 2, "RUS has no tie with itself"),
        (("IRN", "RUS", "+"), 2, "friendly already"),
        (("IRN", "USA", "0"), 2, "without a sign already"),
        (("CHN", "UKR", "+"), 2, "CHN is not in the system on 2022-10-24"),
        (("Atlantis", "UKR", "+"), 2, "No actor is called 'Atlantis'"),
        (("IRN", "RUS", "*"), 2, "'*' is no sign"),
        (("IRN", "RUS", "-", "--theatre", "gaza"), 1, "No event between two parties is known in gaza"),
        (("IRN", "RUS", "-", "--format", "csv"), 2, "as a table or as jsonl"),
    ],
)
def test_what_would_change_nothing_is_refused(run, at_war, words, code, says):
    found, out, told = run("what-if", *words)
    assert (found, out) == (code, "")
    assert says in told


# layers


def alliances(project: Project) -> None:
    """A layer of two alliances and a rivalry, of which one has ended."""
    pairs = (("USA", "GBR", "+", None), ("USA", "RUS", "-", None), ("RUS", "BLR", "+", date(2010, 1, 1)))
    bonds = [
        Bond(layer="pacts", one=min(a, b), other=max(a, b), sign=sign, weight=1.0, since=date(2000, 1, 1), until=until,
             text="pact")
        for a, b, sign, until in pairs
    ]  # fmt: skip
    about = Layer(
        name="pacts", form="pairs", file="pacts.csv", citation=None, bonds=0, positive=0, negative=0, actors=0,
        lasting=0, since=None, until=None, imported=date(2022, 1, 1),
    )  # fmt: skip
    project.keep_layer(bonds, about)


def test_a_layer_makes_a_system_beside_that_of_behaviour(run, at_war):
    alliances(at_war)
    code, out, _ = run("system", "--layer", "pacts", "--on", "2022")
    found = system_of(out)
    assert (code, found.layer, found.actors) == (0, "pacts", ("GBR", "RUS", "USA"))
    assert len(system_of(run("system", "--layer", "pacts", "--on", "2005")[1]).signed) == 3
    assert system_of(run("system", "--layer", "pacts")[1]).on == date.today()
    code, out, _ = run("what-if", "GBR", "USA", "-", "--layer", "pacts", "--on", "2022", "--format", "table")
    assert (code, "layer pacts" in out) == (0, True)


def test_a_layer_that_does_not_reach_the_day_says_so(run, at_war):
    alliances(at_war)
    code, out, told = run("system", "--layer", "pacts", "--on", "1990")
    assert (code, out) == (1, "")
    assert "No bond of the layer 'pacts' with a sign holds on 1990-12-31. pacts reaches from 2000-01-01" in told


def test_where_every_tie_fits_it_is_said_in_so_many_words(run):
    project_of(*deeds("RUS", "UKR", "ASSAULT", 25), *deeds("UKR", "USA", "COOPERATE", 25))
    _, out, _ = run("system", "--format", "table")
    assert "two sides fit every one of 2 ties. Proved." in " ".join(out.split())
