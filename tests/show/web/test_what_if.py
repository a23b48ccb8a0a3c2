"""What would follow if some ties were others."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def asked(site: TestClient, *changes: str, **more: str) -> dict[str, Any]:
    """What a what-if of these changes answers."""
    found: dict[str, Any] = site.get("/what-if.json", params={"change": list(changes), **more}).json()
    return found


def drawn(picture: dict[str, Any], one: str, other: str) -> dict[str, Any] | None:
    """The tie of two as it is drawn; None where it is not."""
    return next((tie for tie in picture["ties"] if (tie["one"], tie["other"]) == (one, other)), None)


def test_without_a_change_it_is_the_system_as_it_is(site: TestClient):
    found = asked(site)
    assert found["then"] is None
    assert found["now"] == site.get("/.json").json()["picture"]


def test_without_a_change_the_heaviest_ties_can_be_turned_with_a_click(site: TestClient):
    page = site.get("/what-if").text
    assert 'href="/what-if?change=IRN~RUS~hostile"' in page
    assert 'href="/what-if?change=IRN~UKR~friendly"' in page
    assert "Turn a tie" not in site.get("/what-if?change=IRN~RUS~hostile").text


def test_a_friendship_that_turns_hostile_parts_a_bloc_and_strains_a_triad(site: TestClient):
    found = asked(site, "IRN~RUS~hostile")
    assert drawn(found["now"], "IRN", "RUS")["sign"] == "+"  # type: ignore[index]
    assert drawn(found["then"], "IRN", "RUS")["sign"] == "-"  # type: ignore[index]
    assert found["then"]["blocs"] == []
    assert len(found["moved"]) == 1
    assert found["strained"] == ["Iran, Russia and Ukraine are all opposed"]
    assert found["figures"][0]["change"] == "more strain"


def test_it_is_the_same_as_the_command_tells(site: TestClient):
    (step,) = asked(site, "IRN~RUS~hostile")["steps"]
    assert step["found"]["before"] == "+"
    assert step["found"]["then"]["index"] > step["found"]["now"]["index"] == 0
    assert step["text"].startswith("If the tie Iran – Russia were hostile on 2023-03-11")


def test_a_changed_tie_does_not_show_the_figures_of_what_happened(site: TestClient):
    tie = drawn(asked(site, "IRN~RUS~hostile")["then"], "IRN", "RUS")
    assert tie is not None
    assert tie["changed"]
    assert (tie["lean"], tie["evidence"]) == (None, [])


def test_flipping_makes_a_friend_of_an_enemy_and_an_enemy_of_a_friend(site: TestClient):
    stands = [step["stands"] for step in asked(site, "IRN~RUS~flip", "RUS~UKR~flip")["steps"]]
    assert stands == ["hostile", "friendly"]


def test_a_change_is_made_on_what_came_before(site: TestClient):
    twice = asked(site, "IRN~RUS~hostile", "IRN~UKR~friendly")
    assert [tuple(bloc["members"]) for bloc in twice["then"]["blocs"]] == [("IRN", "UKR")]
    assert twice["strained"] == [], "the second change eased what the first had strained"


def test_two_names_in_the_form_are_one_more_change(site: TestClient):
    by_form = asked(site, one="Russia", other="Iran", to="hostile")
    assert by_form["then"] == asked(site, "IRN~RUS~hostile")["then"]
    assert [step["change"] for step in by_form["steps"]] == ["IRN~RUS~hostile"]


def test_each_change_can_be_another_or_be_left(site: TestClient):
    page = site.get("/what-if", params={"change": "IRN~RUS~hostile"}).text
    assert '<a href="/what-if?change=IRN~RUS~none">not there instead</a>' in page
    assert '<a href="/what-if">leave as it is</a>' in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("IRN~RUS", "Write it as IRN~RUS~hostile"),
        ("IRN~RUS~cold", "friendly, hostile, none"),
        ("IRN~RUS~friendly", "nothing would change"),
        ("IRN~Rusia~flip", "Russia"),
        ("IRN~IRN~flip", "Name two actors"),
    ],
)
def test_a_change_that_means_nothing_says_what_would_do_and_keeps_the_form(site: TestClient, change: str, words: str):
    answer = site.get("/what-if", params={"change": change})
    assert answer.status_code in (400, 404)
    assert words in answer.text
    assert 'name="other"' in answer.text


def test_it_says_that_it_is_no_forecast(site: TestClient):
    page = site.get("/what-if", params={"change": "IRN~RUS~hostile"}).text
    assert "It does not say that the tie will change" in page
