"""`dragoman import` of a layer, and `dragoman layers`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.show.cli import output
from dragoman.store import Project
from tests.builders import claim
from tests.show.projects import project_of

ALLIANCES = """ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul
2,20,1950,1,0,0,0,1
2,200,1950,1,0,0,0,1
2,300,1950,1,0,0,0,1
"""
MINE = "one,other,sign,since,until,text\nUSA,Iran,-,1980,,no relations\nUSA,Irann,-,,,\n"


@pytest.fixture(autouse=True)
def lists():
    Path("atop.csv").write_text(ALLIANCES)
    Path("mine.csv").write_text(MINE)


@pytest.fixture
def in_a_terminal(monkeypatch):
    monkeypatch.setattr(output, "chosen", lambda form, file, otherwise=None: form or output.Format.table)


def test_an_imported_layer_is_told_with_whom_to_cite_and_what_was_left_out(run):
    code, out, told = run("import", "atop", "atop.csv")
    assert code == 0
    assert out.splitlines()[:3] == [
        'Layer "alliances": 2 bonds (2 +, 0 −, 0 neither) of 3 actors, 1950.',
        "What holds on the last day of the list, 1950-12-31, is taken to last.",
        "See it with: dragoman layers alliances",
    ]
    assert out.splitlines()[3].startswith("Cite: Leeds")
    assert "COW 300 (1950): 1 line" in told


def test_a_list_with_a_wrong_line_ends_with_1_and_keeps_the_others(run):
    code, out, told = run("import", "layer-csv", "mine.csv", "--name", "grudges")
    assert code == 1
    assert 'Layer "grudges": 1 bond (0 +, 1 −, 0 neither) of 2 actors, 1980. Left out: 1 line.' in out
    assert 'mine.csv, line 3: no actor is called "Irann"' in told
    assert told.count("Irann") == 1


def test_options_that_do_not_go_with_a_format_are_refused(run):
    for arguments, option in (
        (("actors", "mine.csv", "--name", "x"), "--name"),
        (("atop", "atop.csv", "--codes", "gw"), "--codes"),
        (("atop", "atop.csv", "--roll-calls", "x.csv"), "--roll-calls"),
    ):
        code, _, told = run("import", *arguments)
        assert (code, f"{option} goes with" in told) == (2, True)


def test_layers_are_listed_with_what_they_hold(run, in_a_terminal):
    run("import", "atop", "atop.csv")
    run("import", "layer-csv", "mine.csv")
    code, out, _ = run("layers")
    rows = [line.split() for line in out.splitlines()]
    assert code == 0
    assert [row[:2] for row in rows] == [["layer", "format"], ["alliances", "atop"], ["mine", "layer-csv"]]
    assert "mine.csv, your own" in out


def test_what_holds_between_two_on_a_day_is_shown_by_any_names(run, in_a_terminal):
    run("import", "atop", "atop.csv")
    run("import", "layer-csv", "mine.csv")
    _, out, _ = run("layers", "--between", "Washington", "Tehran", "--on", "2014")
    assert len(out.splitlines()) == 2
    assert all(words in out for words in ("Iran", "−", "United States", "1980-01-01", "no relations"))
    code, out, told = run("layers", "alliances", "--between", "USA", "Iran")
    assert (code, out) == (1, "")
    assert told == "dragoman: The layers say nothing of that. alliances reaches from 1950-01-01 to 1950-12-31.\n"


def test_a_long_layer_is_cut_and_says_so(run, in_a_terminal):
    run("import", "atop", "atop.csv")
    _, out, told = run("layers", "alliances", "--limit", "1")
    assert (len(out.splitlines()), "The first 1. --limit 0 shows all." in told) == (2, True)


def test_bonds_go_out_as_json_lines_and_come_back_as_a_list(run):
    run("import", "atop", "atop.csv")
    _, out, _ = run("layers", "alliances")
    assert [json.loads(line)["one"] for line in out.splitlines()] == ["CAN", "GBR"]
    run("layers", "alliances", "--format", "csv", "--output", "again.csv")
    code, out, _ = run("import", "layer-csv", "again.csv")
    assert (code, "2 bonds (2 +" in out) == (0, True)


def test_a_layer_is_dropped_by_its_name(run):
    run("import", "atop", "atop.csv")
    assert run("layers", "--remove")[0] == 2
    assert run("layers", "alliances", "--remove") == (0, "", 'Layer "alliances" is dropped.\n')
    code, _, told = run("layers", "alliances")
    assert (code, "There are none yet" in told) == (2, True)


def test_without_layers_the_way_to_get_one_is_told(run, in_a_terminal):
    run("import", "atop", "atop.csv")
    run("layers", "alliances", "--remove")
    assert run("layers")[2] == "There are no layers yet; bring one in with: dragoman import\n"


def test_bad_questions_are_told(run):
    run("import", "atop", "atop.csv")
    for arguments, told in (
        (("layers", "votes"), "Layers: alliances."),
        (("layers", "--between", "USA", "Irann"), "No actor is called 'Irann'. Nearest:"),
        (("layers", "--between", "USA", "Washington"), "Both of --between are USA."),
        (("layers", "--on", "someday"), "--on 'someday' is not a date"),
        (("layers", "--project", "nowhere"), "No project at nowhere"),
    ):
        code, _, error = run(*arguments)
        assert (code, told in error) == (2, True), (arguments, error)


def test_what_nothing_is_told_of_is_no_peace(run, strikes):
    run("import", "layer-csv", "treaty.csv")
    Path("old.csv").write_text("one,other,sign,until\nRUS,UKR,+,1999\n")
    run("import", "layer-csv", "old.csv")
    for arguments, told in (
        (("layers", "treaty", "--at-odds", "--on", "1990-01-01"), "no deeds in that period"),
        (("layers", "old", "--at-odds"), "No bond of the layer 'old' with a sign holds on"),
        (("layers", "old", "--on", "2020-01-01"), "The layers say nothing of that."),
    ):
        code, _, error = run(*arguments)
        assert (code, told in error) == (1, True), (arguments, error)


@pytest.fixture
def strikes():
    """A year in which Russia strikes Ukraine every few days, and Iran sends it arms three times."""
    days = [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 8, 15, 22)]
    project_of(
        *(
            claim("RUS", "UKR", id=f"a{at}", act=f"a{at}", document=f"d{at}", sentence=f"Russia shelled Ukraine {at}.",
                  trigger="shelled", published=day, time=day, confidence=0.9)
            for at, day in enumerate(days)
        ),
        *(
            claim("IRN", "RUS", id=f"b{month}", document=f"e{month}", type="AID", sentence=f"Iran armed it {month}.",
                  trigger="armed", published=f"2022-{month:02}-01", time=f"2022-{month:02}-01")
            for month in (4, 6, 8)
        ),
    )  # fmt: skip
    Path("treaty.csv").write_text("one,other,sign,text\nRUS,UKR,+,friendship of 1997\nIRN,RUS,+,\nUSA,GBR,+,\n")


def test_what_is_imported_is_in_a_view_that_was_open_before(run, strikes):
    with Project.open(Path("dragoman-project")).view() as view:
        run("import", "layer-csv", "treaty.csv")
        found = list(view.bonds("treaty", between=("UKR", "RUS")))
    (bond,) = found
    assert (bond.one, bond.other, bond.sign, bond.weight, bond.text) == ("RUS", "UKR", "+", 1.0, "friendship of 1997")


def test_who_is_allied_on_paper_and_hostile_in_deeds_is_shown(run, strikes, in_a_terminal):
    run("import", "layer-csv", "treaty.csv")
    code, out, told = run("layers", "treaty", "--at-odds", "--on", "2022-12-31")
    assert code == 0
    assert out.splitlines()[:2] == [
        'On 2022-12-31 the layer "treaty" has 3 pairs with a sign. In the events 2 of them have dealings, 1 with '
        "a sign: 0 the same, 1 the other.",
        "",
    ]
    assert "Russia – Ukraine" in out
    assert "friendship of 1997" in out
    assert "dragoman ties A B" in told


def test_several_layers_together_are_set_against_behaviour_as_one(run, strikes):
    Path("friends.csv").write_text("one,other,sign\nIRN,RUS,+\n")
    Path("foes.csv").write_text("one,other,sign\nRUS,UKR,-\n")
    for name in ("friends", "foes"):
        run("import", "layer-csv", f"{name}.csv")
    _, out, _ = run("layers", "friends+foes", "--at-odds")
    found = json.loads(out)
    assert (found["layer"], found["pairs"], found["agree"], found["above"]) == ("friends+foes", 2, 1, 1.0)
    code, _, told = run("layers", "friends+votes", "--at-odds")
    assert (code, "No layer is called 'votes'. Layers: foes, friends." in told) == (2, True)


def test_what_is_at_odds_goes_out_as_one_record(run, strikes):
    run("import", "layer-csv", "treaty.csv")
    _, out, _ = run("layers", "treaty", "--at-odds", "--since", "2022")
    found = json.loads(out)
    assert (found["pairs"], found["agree"], found["undecided"], found["unreported"]) == (3, 0, 1, 1)
    assert [(one["one"], one["bond"], one["tie"]) for one in found["at_odds"]] == [("RUS", "+", "-")]
    assert run("why", found["at_odds"][0]["evidence"][0])[0] == 0
    _, out, _ = run("layers", "treaty", "--at-odds", "--since", "2022", "--level", "0.51")
    assert json.loads(out)["agree"] == 1


def test_a_comparison_that_cannot_be_made_is_told(run, strikes):
    run("import", "layer-csv", "treaty.csv")
    run("import", "atop", "atop.csv")
    for arguments, told in (
        (("layers", "--at-odds"), "--at-odds compares one layer"),
        (("layers", "treaty", "--since", "2022"), "go with --at-odds"),
        (("layers", "votes", "--at-odds"), "Layers: alliances, treaty."),
        (("layers", "treaty", "--at-odds", "--theatre", "nowhere"), "No theatre is called 'nowhere'"),
        (("layers", "treaty", "--at-odds", "--on", "2022-01-01", "--since", "2022-06"), "is before --since"),
    ):
        code, _, error = run(*arguments)
        assert (code, told in error) == (2, True), (arguments, error)
