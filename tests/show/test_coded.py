"""How events that others have coded show: marked, with their rows in the place of tellers, and nobody who says so."""

from __future__ import annotations

import pytest
from rich.console import Console

from dragoman.records import TieEvent
from dragoman.show import coded as words
from dragoman.show import sides
from dragoman.show.cli.event_tables import events_table
from dragoman.show.cli.system_tables import ties_table as signed_table
from dragoman.show.cli.system_words import weighed
from dragoman.show.cli.tie_detail import verdict, words_of
from dragoman.show.cli.tie_tables import closing, ties_table
from dragoman.system.build import assemble
from tests.builders import claim, coded, event, signed_tie, tie


def printed(what, width: int = 160) -> str:
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    with console.capture() as capture:
        console.print(what)
    return capture.get()


# events


@pytest.mark.parametrize("width", [60, 80, 139, 140, 200])
def test_the_table_marks_a_coded_event_and_gives_its_whole_id(width):
    told = event([claim("RUS", "UKR", by=("UKR",))], id="0123456789abcdef")
    out = printed(events_table([told, coded(rows=("410412347",), publishers=("courier.example",))], width), width)

    assert max(map(len, out.splitlines())) <= width
    assert "coded · gdelt" in out
    assert "gdelt:410412347" in out
    assert "01234567" in out
    assert "0123456789" not in out
    assert "courier.example" in out


def test_rows_are_not_counted_as_reports_outlets_or_sources():
    out = printed(events_table([coded(rows=("1", "2", "3"), mentions=12)], 160))
    assert " 0 " not in out
    assert "3 rows, 12 mentions" in out
    assert sides.counts(coded()) == "1 row, 4 mentions"
    assert sides.counts(coded(mentions=None)) == "1 row"


def test_nobody_is_said_to_say_so():
    assert sides.reason(coded()) == "coded elsewhere: a row of gdelt codes it; nobody is on record as saying so"
    assert "2 rows of gdelt code it" in sides.reason(coded(rows=("1", "2")))


@pytest.mark.parametrize(
    ("code", "shown"),
    [("190", "190 Use conventional military force, not specified below"), ("19999", "19999 (as 19"),
     ("Battles", "Battles"), ("13y", "13y")],
)  # fmt: skip
def test_a_code_is_told_by_its_name(code, shown):
    assert words.act(coded(code=code).coded).startswith(shown.split(",")[0])


def test_what_is_known_of_a_coded_event_is_told_and_the_rest_left_out():
    full = dict(words.fields(coded(words="Shells fell.", goldstein=-10.0), None))
    assert full["Goldstein"] == "−10.0 (−10 conflict to +10 cooperation)"
    assert full["words"] == "“Shells fell.”"
    assert full["coded from"] == "https://courier.example/one"
    assert full["right"].startswith("about 35 %")
    bare = dict(words.fields(coded(code=None, goldstein=None, urls=(), publishers=(), mentions=None), None))
    assert set(bare) == {"dataset", "right", "rows"}


def test_many_rows_and_addresses_are_counted_not_listed():
    many = tuple(str(number) for number in range(40))
    told = list(words.fields(coded(rows=many, urls=tuple(f"https://{n}.example" for n in many)), None))
    assert ("", "and 28 more; all: --format jsonl") in told
    assert dict(told)["rows"].endswith("and 28 more")


# ties


def test_a_table_of_ties_has_a_column_for_coded_acts_only_where_there_are_some():
    names = {"IRN": "Iran", "RUS": "Russia", "UKR": "Ukraine"}
    own, alone, some = tie("IRN", "RUS"), tie("RUS", "UKR", "-", coded=30), tie("IRN", "UKR", "-", coded=7)
    assert "coded" not in printed(ties_table([own], names, None, 160)) + closing([own])
    out = printed(ties_table([own, alone, some], names, None, 160))
    assert [word in out for word in ("coded", " all ", " 7 ")] == [True] * 3
    assert "--coded none" in closing([own, alone])


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_still_fits(width):
    names = {"IRN": "Iran", "RUS": "Russia"}
    out = printed(ties_table([tie("IRN", "RUS", coded=7)], names, None, width), width)
    assert max(map(len, out.splitlines())) <= width


def test_the_verdict_says_what_a_tie_rests_on():
    def said(coded: int) -> str:
        return verdict(account(tie("IRN", "RUS", acts=30, coded=coded))).plain

    assert "coded" not in said(0)
    assert "30 acts (12 of them coded elsewhere)" in said(12)
    assert "30 acts (all of them coded elsewhere: nobody is on record as saying so)" in said(30)


def account(of):
    from dragoman.records import TieAccount

    return TieAccount(tie=of, by_theatre=(), months=(), shifts=(), arrows=(), bonds=(), events=())


def test_in_the_place_of_a_sentence_stands_what_it_was_coded_from():
    found = words_of(coded(words="Shells fell on the town."), None, 80)
    assert found.plain.startswith("“Shells fell on the town.” 1 row, 4 mentions; code 190 ")
    assert TieEvent(event=coded(), claim=None, channel="conflict", weight=0.5).claim is None


# the system


def test_a_system_says_how_many_ties_rest_on_coded_events_alone():
    ties = [signed_tie("IRN", "RUS", coded=True), signed_tie("RUS", "UKR", "-"), signed_tie("IRN", "UKR", "-")]
    from datetime import date

    how = {"undecided": 0, "on": date(2022, 10, 29), "layer": "behaviour", "seconds": 1, "of": 3}
    system = assemble(ties, **how)
    assert "1 on coded events alone, of which nobody is on record as saying so (--coded none leaves" in weighed(system)
    assert "coded" not in weighed(assemble(ties[1:], **how))
    assert "coded" in printed(signed_table(ties, {}))
