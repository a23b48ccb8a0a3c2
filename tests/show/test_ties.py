"""The command `ties`: all of them, those of one actor, one pair in full."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from dragoman.asking import dyads
from dragoman.records import Bond, Layer, System, Tie, TieAccount
from dragoman.store import Project
from dragoman.ties import weights
from dragoman.ties.decay import HALF_LIFE
from tests.builders import claim, fighters, item, official, place
from tests.show.projects import project_of

THINGS = ("drones", "missiles", "rifles", "tanks", "wheat", "medicine", "radars", "helmets", "boats")
TOWNS = ("Kherson", "Mariupol", "Kharkiv", "Odesa", "Izium", "Sumy", "Bucha", "Nikopol", "Lviv", "Poltava", "Vinnytsia",
         "Chernihiv")  # fmt: skip


def told(one, other, id: str, day: str, **more):
    return claim(one, other, id=id, document=id, published=day, time=day, **more)


@pytest.fixture
def world() -> Project:
    """Iran aids Russia in one theatre and quarrels with it in another; Russia shells Ukraine all year."""
    aided = [
        told("IRN", "RUS", f"aid{n}", f"{2012 + n}-01-03", type="AID", sentence=f"Iran sent Russia {thing}.",
             trigger="sent", items=(item(thing),), theatres=("ukraine-invasion",))
        for n, thing in enumerate(THINGS, 1)
    ]  # fmt: skip
    fought = [
        told("RUS", "UKR", f"war{n}", f"{2010 + n}-12-05", sentence=f"Russia shelled {town}.", trigger="shelled",
             place=place(town, "UKR"), theatres=("ukraine-invasion",))
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip
    others = [
        told("IRN", "RUS", "syria", "2022-06-01", type="ACCUSE", theatres=("syria-war",)),
        told("IRN", "RUS", "ally", "2022-06-02", type="ALLY", symmetric=True),
        told("IRN", "RUS", "plan", "2022-06-03", type="AID", stance="expects", aspect="future"),
        told("USA", "IRN", "usa", "2021-06-03", type="SANCTION"),
        told(fighters("Ansar"), "USA", "ansar", "2021-06-04"),
    ]
    return project_of(*aided, *fought, *others)


def ties(text: str) -> list[Tie]:
    return [msgspec.json.decode(line, type=Tie) for line in text.splitlines()]


# all ties


def test_all_ties_of_a_project_are_told_most_acts_first(run, world):
    code, out, _ = run("ties", "--half-life", "none")

    assert code == 0
    assert [(tie.one, tie.other) for tie in ties(out)] == [
        ("RUS", "UKR"), ("IRN", "RUS"), ("IRN", "USA"), ("USA", "ansar")
    ]  # fmt: skip
    assert ties(out)[0].sign == "-"


def test_a_tie_carries_the_events_that_it_rests_on(run, world):
    _, out, _ = run("ties", "USA")
    with world.view() as view:
        for tie in ties(out):
            for id in tie.evidence:
                (event,) = view.events_of_id(id)
                assert {tie.one, tie.other} <= {party for dyad in event.dyads for party in dyad}


def test_one_actor_gives_all_its_partners(run, world):
    _, out, _ = run("ties", "iran", "--format", "table")
    assert "Ties of Iran" in out
    assert "Russia" in out
    assert "United States" in out
    assert "Ukraine" not in out.replace("ukraine", "")


@pytest.mark.parametrize(("order", "first"), [("lean", ("IRN", "RUS")), ("conflict", ("RUS", "UKR"))])
def test_ties_are_ordered_as_asked(run, world, order, first):
    _, out, _ = run("ties", "--order", order)
    assert (ties(out)[0].one, ties(out)[0].other) == first


def test_no_more_than_asked_are_shown_and_the_others_counted(run, world):
    _, out, told = run("ties", "--limit", "1", "--format", "table")
    assert "United States" not in out
    assert "1 of 4 ties" in told


def test_a_theatre_has_its_own_ties(run, world):
    _, out, _ = run("ties", "--theatre", "syria-war")
    assert [(tie.one, tie.other, tie.theatre) for tie in ties(out)] == [("IRN", "RUS", "syria-war")]


def test_a_tie_as_of_a_day_knows_nothing_of_what_came_later(run, world):
    _, out, _ = run("ties", "IRN", "--on", "2015-03")
    tie = next(tie for tie in ties(out) if tie.other == "RUS")
    assert (tie.until, tie.acts, tie.last) == (date(2015, 3, 31), 3, date(2015, 1, 3))


def test_csv_has_a_row_a_tie_with_both_channels_in_columns(run, world):
    _, out, _ = run("ties", "--half-life", "none", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    first = rows[0]
    assert (first["one"], first["other"], first["theatre"], first["sign"]) == ("RUS", "UKR", "", "-")
    assert (first["conflict_acts"], first["cooperation_acts"], first["thin"]) == ("12", "0", "true")
    assert float(first["conflict_low"]) < float(first["conflict_rate"]) < float(first["conflict_high"])
    assert first["theatres"] == "ukraine-invasion -"
    assert rows[1]["allies_said"] == "1"


# a pair


def test_a_pair_is_told_by_theatre_with_what_is_beside_it(run, world):
    code, out, _ = run("ties", "IRN", "RUS", "--format", "table")

    assert code == 0
    assert out.startswith("Iran – Russia, in all theatres together, from the first event (2013-01-03) to 2022-12-05")
    assert "all together" in out
    assert "syria-war" in out
    assert "1 of cooperation, 0 of conflict, not counted" in out
    assert "said to be allies" in out


def test_a_pair_leads_back_to_sentences_and_to_what_to_ask_next(run, world):
    _, out, _ = run("ties", "IRN", "RUS", "--format", "table", "--limit", "2")
    assert "cooperation: the heaviest 2 of 9 acts" in out
    assert "Iran sent Russia boats." in out
    assert "The Courier, 2021-01-03" in out
    assert "dragoman events --between IRN RUS --until 2022-12-05" in out

    (account,) = [json.loads(line) for line in run("ties", "IRN", "RUS")[1].splitlines()]
    code, why, _ = run("why", account["events"][0]["event"]["id"], "--format", "table")
    assert code == 0
    assert "sent" in why


def test_a_pair_in_lines_is_one_account(run, world):
    _, out, _ = run("ties", "RUS", "IRN")
    account = msgspec.json.decode(out, type=TieAccount)
    assert {tie.theatre for tie in account.by_theatre} == {"ukraine-invasion", "syria-war"}
    assert [one.channel for one in account.events] == ["cooperation"] * 3 + ["conflict"]
    assert account.tie.standings[0].type == "ALLY"


def test_a_pair_has_its_months_without_a_gap_and_the_arrows_of_the_last_two(run, world):
    account = msgspec.json.decode(run("ties", "IRN", "RUS", "--until", "2016-05")[1], type=TieAccount)
    firsts = [month.first for month in account.months]
    assert (firsts[0], firsts[-1], len(firsts)) == (date(2013, 1, 1), date(2016, 1, 1), 37)
    assert sum(month.cooperation > 0 for month in account.months) == 4
    assert [arrow.month for arrow in account.arrows] == []

    out = run("ties", "IRN", "RUS", "--format", "table")[1]
    assert "by month" in out
    assert "what changed" in out


def test_a_turn_is_told_with_its_day_and_its_events(run):
    types = ("ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT", "PROTEST", "MOBILIZE")
    wars = (
        told("RUS", "UKR", f"w{n}", (date(2014, 1, 1) + timedelta(days=7 * n)).isoformat(), type=types[n % 8],
             sentence=f"Russia shelled town {n}.", trigger="shelled")
        for n in range(48)
    )  # fmt: skip
    others = (told("IRN", "USA", f"o{n}", f"{2010 + n // 12}-{1 + n % 12:02}-01", type="CONSULT",
                   sentence=f"Iran met America about matter {n}.", trigger="met") for n in range(60))  # fmt: skip
    peace = [told("RUS", "UKR", "p", "2010-01-02", type="CONSULT", sentence="Russia met Ukraine.", trigger="met")]
    project_of(*wars, *others, *peace)
    account = msgspec.json.decode(run("ties", "RUS", "UKR")[1], type=TieAccount)
    assert any(shift.channel == "conflict" and shift.day.year in (2013, 2014) for shift in account.shifts)
    assert "more conflict" in run("ties", "RUS", "UKR", "--format", "table")[1]


def test_a_pair_is_weighed_beside_all_others(run, world):
    listed = next(tie for tie in ties(run("ties")[1]) if (tie.one, tie.other) == ("IRN", "RUS"))
    account = msgspec.json.decode(run("ties", "IRN", "RUS")[1], type=TieAccount)
    assert account.tie == listed


def test_a_pair_has_a_row_for_each_theatre_in_csv(run, world):
    _, out, _ = run("ties", "IRN", "RUS", "--format", "csv")
    assert [row["theatre"] for row in csv.DictReader(io.StringIO(out))] == ["", "ukraine-invasion", "syria-war"]


def test_what_is_done_against_a_third_party_is_found_between_the_two(run):
    project_of(told("USA", "IRQ", "a", "2014-09-01", type="AID", against=fighters("Ansar")))
    account = msgspec.json.decode(run("ties", "USA", "ansar")[1], type=TieAccount)
    assert (account.tie.conflict.acts, account.events[0].event.recipients[0].id) == (1, "IRQ")
    found = [json.loads(line)["id"] for line in run("events", "--between", "USA", "ansar")[1].splitlines()]
    assert found == list(account.tie.evidence)


def test_a_pair_fits_a_narrow_terminal(run, world, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for asked in (("ties",), ("ties", "IRN", "RUS")):
        _, out, _ = run(*asked, "--format", "table")
        assert all(len(line.rstrip()) <= 100 for line in out.splitlines())
        assert "against … for one another" not in out


def test_other_layers_stand_beside_a_pair(run, world):
    bond = Bond(layer="pacts", one="IRN", other="RUS", sign="+", weight=1.0, since=date(2001, 1, 1), until=None,
                text="treaty of friendship")  # fmt: skip
    over = msgspec.structs.replace(bond, sign=None, until=date(2010, 1, 1), text="defence pact")
    about = Layer(name="pacts", form="layer-csv", file="pacts.csv", citation=None, bonds=0, positive=0, negative=0,
                  actors=0, since=None, until=None, lasting=0, imported=date(2026, 1, 1))  # fmt: skip
    world.keep_layer([bond], about)
    world.keep_layer(
        [msgspec.structs.replace(over, layer="old")], msgspec.structs.replace(about, name="old", file="old.csv")
    )
    _, out, _ = run("ties", "IRN", "RUS", "--format", "table")
    assert "friendly: treaty of friendship (weight 1.00), since 2001-01-01" in out
    assert "neither: defence pact (weight 1.00), until 2010-01-01" in out


def test_a_project_may_have_weights_of_its_own(run, world):
    own = weights.TABLE.read_text(encoding="utf-8").replace("AID,,cooperation,2,1", "AID,,none,0,0")
    (world.folder / "weights.csv").write_text(own, encoding="utf-8")
    account = msgspec.json.decode(run("ties", "IRN", "RUS")[1], type=TieAccount)
    assert account.tie.cooperation.acts == 0

    packaged = str(weights.TABLE)
    account = msgspec.json.decode(run("ties", "IRN", "RUS", "--weights", packaged)[1], type=TieAccount)
    assert account.tie.cooperation.acts == 9


def test_the_half_life_is_that_of_the_ties():
    assert dyads.HALF_LIFE == HALF_LIFE


def test_at_a_lower_level_intervals_are_narrower(run, world):
    usual, lower = (
        msgspec.json.decode(run("ties", "IRN", "RUS", *more)[1], type=TieAccount).tie
        for more in ((), ("--level", ".6"))
    )
    assert lower.high - lower.low < usual.high - usual.low


def test_deeds_that_never_age_weigh_more(run, world):
    usual, never = (
        msgspec.json.decode(run("ties", "IRN", "RUS", *more)[1], type=TieAccount).tie.cooperation.weight
        for more in ((), ("--half-life", "none"))
    )
    assert never > usual


def test_a_pair_of_which_something_is_only_expected_is_no_peace(run):
    project_of(
        told("IRN", "RUS", "plan", "2022-06-03", type="AID", stance="expects", aspect="future"),
        told("RUS", "UKR", "war", "2022-06-03"),
    )
    _, out, _ = run("ties", "IRN", "RUS", "--format", "table")
    assert "only expected. That is no peace" in out


# what cannot be answered


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("IRN", "Iran"), 2, "Both are Iran"),
        (("Irann", "RUS"), 2, "No actor is called 'Irann'"),
        (("IRN", "UKR"), 1, "No event of this project is between Iran and Ukraine"),
        (("IRN", "RUS", "--since", "2030"), 1, "There are some from 2013-01-03 to 2022-06-03"),
        (("--until", "1999"), 1, "There are some from 2011-12-05"),
        (("IRN", "RUS", "--theatre", "koreas"), 2, "No theatre is called 'koreas'"),
        (("USA", "IRN", "--theatre", "syria-war"), 1, "None of them is in any theatre"),
        (("IRN", "RUS", "--theatre", "iran-nuclear"), 1, "Theatres with most of them: ukraine-invasion, syria-war"),
        (("--since", "2022", "--until", "2021"), 2, "--since 2022 is after --until 2021"),
        (("--since", "last year"), 2, "is not a date"),
        (("--half-life", "0"), 2, "is no number of days over 0"),
        (("--half-life", "soon"), 2, "is no number of days over 0"),
        (("--weights", "nowhere.csv"), 2, "there is no such file"),
        (("FRA",), 1, "no event of France with another side"),
    ],
)
def test_a_question_without_an_answer_is_told_why(run, world, asked, code, said):
    got, out, told = run("ties", *asked)
    assert (got, out) == (code, "")
    assert said in told
    assert "Traceback" not in told


def test_who_acts_for_a_state_is_told_to_be_asked_for_by_it(run):
    project_of(told(official("Sergei Lavrov", of="RUS"), "UKR", "a", "2022-01-01"))
    code, _, said = run("ties", "Lavrov", "UKR")
    assert code == 1
    assert "counts for Russia: ask for RUS" in said


def test_a_project_without_pairs_has_no_ties(run):
    project_of(claim("RUS", None, id="a", document="a"))
    code, _, said = run("ties")
    assert code == 1
    assert "there are no ties" in said


def test_wrong_weights_are_told_by_line(run, world):
    Path("mine.csv").write_text("type,mode,channel,weight,against\nAID,,nonsense,1,0\n", encoding="utf-8")
    code, _, said = run("ties", "--weights", "mine.csv")
    assert code == 1
    assert "mine.csv, line 2" in said


# export


def test_all_ties_are_exported_pooled_and_by_theatre(run, world):
    _, out, _ = run("export", "ties", "--format", "csv")
    found = {(row["one"], row["other"], row["theatre"]) for row in csv.DictReader(io.StringIO(out))}
    assert {("IRN", "RUS", ""), ("IRN", "RUS", "syria-war"), ("IRN", "RUS", "ukraine-invasion")} <= found
    assert run("export", "ties")[1].count("\n") == len(found)


def test_a_system_is_exported_as_one_record(run, world):
    _, out, _ = run("export", "system")
    exported = msgspec.json.decode(out, type=System)
    assert exported.undecided + len(exported.signed) == len(exported.ties) == 4


def test_a_system_without_a_sign_is_no_empty_table(run):
    project_of(told("IRN", "RUS", "met", "2022-06-01", type="CONSULT"))
    code, out, said = run("export", "system", "--format", "csv")
    assert (code, out) == (1, "")
    assert "none has a sign, which is no peace" in said


def test_that_no_pair_shifted_is_said_and_no_empty_table_is_written(run, world):
    code, out, said = run("export", "shifts", "--format", "csv")
    assert (code, out) == (1, "")
    assert "does not say that nothing changed" in " ".join(said.split())


def test_ties_are_exported_to_parquet(run, world):
    import duckdb

    assert run("export", "ties", "ties.parquet")[0] == 0
    rows = duckdb.sql("SELECT one, other, cooperation.acts FROM 'ties.parquet' WHERE theatre IS NULL").fetchall()
    assert ("IRN", "RUS", 9) in rows
