"""The front door: what of a system is drawn, and how it is told."""

from __future__ import annotations

import csv
import html
import io

import pytest
from fastapi.testclient import TestClient

from dragoman.records import SignedTie
from dragoman.show.web.picture import SIGNED_FIRST, UNDECIDED_FIRST, first_ties, strongest, tie_of


def test_the_ties_that_are_drawn_are_those_of_the_system(site: TestClient):
    found = site.get("/.json").json()
    signed = {(tie["one"], tie["other"]): tie["sign"] for tie in found["picture"]["ties"] if tie["sign"]}
    assert signed[("IRN", "RUS")] == "+"
    assert signed[("IRN", "UKR")] == "-"
    rows = list(csv.DictReader(io.StringIO(site.get("/.csv").text)))
    assert {(row["one"], row["other"]): row["sign"] for row in rows if row["sign"]} == signed


def test_the_csv_has_a_row_for_each_tie_that_is_drawn_with_its_figures(site: TestClient):
    drawn = site.get("/.json").json()["picture"]["ties"]
    rows = list(csv.DictReader(io.StringIO(site.get("/.csv").text)))
    found = [(row["one"], row["other"], float(row["lean"]), float(row["low"]), int(row["conflict"])) for row in rows]
    assert found == [(tie["one"], tie["other"], tie["lean"], tie["low"], tie["conflict"]) for tie in drawn]
    assert not all(row["sign"] for row in rows)
    changed = list(csv.DictReader(io.StringIO(site.get("/what-if.csv?change=IRN~RUS~hostile").text)))
    assert [row["sign"] for row in changed if row["changed"] == "true"] == ["-"]


def test_a_day_of_which_nothing_is_known_any_more_says_so(site: TestClient):
    later = "Nothing is known of later than 2023-03-11."
    assert later in site.get("/.json?on=2099").json()["rests_on"]
    assert later not in site.get("/.json").json()["rests_on"]


def test_a_single_tie_is_told_as_one_and_its_sign_explained(site: TestClient):
    assert site.get("/.json?on=2022-10").json()["strain"]["told"].startswith("Two sides fit the one tie there is.")
    assert "So the interval of a lean may reach over 0 and the tie have a sign." in site.get("/?on=2022-10").text


def test_who_stands_together_has_a_letter(site: TestClient):
    picture = site.get("/.json").json()["picture"]
    letters = {actor["id"]: actor["bloc"] for actor in picture["actors"]}
    assert letters["IRN"] == letters["RUS"] is not None
    assert letters["UKR"] is None
    assert [bloc["letter"] for bloc in picture["blocs"]] == [letters["IRN"]]


def test_only_so_many_actors_are_drawn_as_are_asked_for(site: TestClient):
    picture = site.get("/.json", params={"actors": 5}).json()["picture"]
    assert len(picture["actors"]) == 5
    shown = {actor["id"] for actor in picture["actors"]}
    assert all({tie["one"], tie["other"]} <= shown for tie in picture["ties"])
    whole = site.get("/.json", params={"actors": 120}).json()["picture"]
    assert picture["of"] == whole["of"] == len(whole["actors"])
    assert f"The 5 of {whole['of']} actors between whom most has passed of late" in site.get("/?actors=5").text


def test_undecided_pairs_are_drawn_unless_they_are_left_out(site: TestClient):
    def open_(**asked: str) -> int:
        return sum(tie["sign"] is None for tie in site.get("/.json", params=asked).json()["picture"]["ties"])

    assert open_() > 0
    assert open_(signed="true") == 0


def test_a_day_before_the_last_knows_nothing_of_what_came_after(site: TestClient):
    before = site.get("/.json", params={"on": "2016"}).json()
    assert before["picture"]["on"] == "2016-12-31"
    assert not [
        tie for tie in before["picture"]["ties"] if {tie["one"], tie["other"]} == {"RUS", "UKR"} and tie["sign"]
    ]


def test_the_last_day_of_another_page_is_the_day_here(site: TestClient):
    assert site.get("/.json", params={"until": "2016"}).json() == site.get("/.json", params={"on": "2016"}).json()


def test_a_chosen_actor_is_told_of_with_its_ties_and_links_to_its_pairs(site: TestClient):
    page = site.get("/", params={"chosen": "Iran", "on": "2023"}).text
    assert '<a href="/pair/IRN/RUS?until=2023"' in page
    assert '<a href="/actor/IRN?until=2023"' in page


def test_a_chosen_pair_is_told_of_with_its_figures(site: TestClient):
    chosen = site.get("/.json", params={"chosen": "RUS~IRN"}).json()["chosen"]
    assert [tie["sign"] for tie in chosen["ties"]] == ["+"]
    assert "What if it were otherwise?" in site.get("/", params={"chosen": "RUS~IRN"}).text


def test_whoever_is_not_known_is_told_by_the_nearest_names(site: TestClient):
    answer = site.get("/", params={"chosen": "Irann"})
    assert answer.status_code in (400, 404)
    assert "Iran" in answer.text


def test_a_day_before_anything_is_known_says_from_when_on_something_is(site: TestClient):
    answer = site.get("/", params={"on": "1999"})
    assert "Give other days" in answer.text
    assert 'name="on"' in answer.text, "the filters are gone"


@pytest.mark.parametrize("actors", ["0", "121", "many"])
def test_a_number_of_actors_that_cannot_be_drawn_is_refused(site: TestClient, actors: str):
    assert site.get("/", params={"actors": actors}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/what-if"])
def test_the_table_tells_the_signed_ties_and_a_few_undecided_until_all_are_asked_for(site: TestClient, path: str):
    found = site.get("/.json").json()["picture"]["ties"]
    rows = [f'<tr data-tie="{tie["one"]}~{tie["other"]}">' for tie in found]
    signed = sum(tie["sign"] is not None for tie in found)
    assert len(rows) > signed + UNDECIDED_FIRST, "there are too few for this test"
    first, whole = site.get(path).text, site.get(path, params={"every": "true"}).text
    assert [row for row in rows if row in first] == rows[: signed + UNDECIDED_FIRST]
    assert [row for row in rows if row in whole] == rows
    assert f'href="{path}?every=true#ties">All {len(rows)}</a>' in first
    assert f'href="{path}#ties">Only the first</a>' in whole


def test_a_tie_that_a_what_if_changed_is_in_the_table_however_light_it_is():
    light = tie_of(SignedTie(one="A", other="C", sign="+", weight=0.001), None, changed=True, unfitted=False)
    heavy = [tie_of(SignedTie(one="A", other=str(n), sign="+"), None, changed=False, unfitted=False) for n in range(60)]
    assert first_ties([*heavy, light], []) == [*heavy[:SIGNED_FIRST], light]


def test_what_a_line_rests_on_is_called_by_day_and_act_and_not_by_an_id(site: TestClient):
    (broker,) = (card for card in site.get("/.json").json()["strain"]["cards"] if card["title"] == "Brokers")
    first = broker["lines"][0]
    assert first["actors"] == ["BLR"]
    (id,) = first["evidence"][:1]
    assert f'title="{id}">26 August 2014: meeting</a>' in site.get("/").text


def test_whoever_takes_no_part_is_told_of_apart_from_what_there_is(site: TestClient):
    found = site.get("/.json").json()
    assert found["left_out"].startswith("Left out: pairs with others than states")
    assert "Left out" not in found["told"]
    assert found["left_out"] in html.unescape(site.get("/").text)


def test_an_actor_has_all_its_ties_drawn_once_it_is_chosen():
    ties = [SignedTie(one="A", other=f"B{number}", sign="-", weight=1 - number / 10) for number in range(9)]
    ties += [SignedTie(one=f"B{number}", other="C", sign="-", weight=0.95) for number in range(9) for _ in range(4)]
    ties.sort(key=lambda tie: -tie.weight)

    def drawn(always: set[str]) -> int:
        return sum(tie.one == "A" for tie in strongest(ties, always))

    assert drawn(set()) < 9
    assert drawn({"A"}) == 9
