"""Claims and events found by ids in memory: the same as in the tables."""

from __future__ import annotations

import random

import pytest

from dragoman.store import View
from tests.builders import claim
from tests.store.test_view import project_of

HASHES = [f"{random.Random(number).getrandbits(64):016x}" for number in range(40)] + [
    "0" * 16,
    "f" * 16,
    "ab" + "0" * 14,
]
OTHERS = ["c1", "c10", "C1", "abc", "abcdefabcdefabcdef", "zürich"]


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory):
    """A view that asks the tables, and one that holds ids in memory."""
    some = [claim(id=id, document=f"d{number}") for number, id in enumerate([*HASHES, *OTHERS])]
    copies = [claim(id=id, document=f"copy of {id}") for id in (HASHES[3], "c1")]
    project = project_of(tmp_path_factory.mktemp("ids") / "project", [*some, *copies])
    with project.view() as asking, project.view(patience=60) as lasting:
        yield asking, lasting


@pytest.mark.parametrize("prefix", ["", "0", "a", "ab", "abc", "c", "c1", "C", "f" * 16, "f" * 17, "z", HASHES[3], "x"])
@pytest.mark.parametrize("table", ["claims", "events"])
def test_what_begins_so_is_found_in_memory_as_in_the_tables(views: tuple[View, View], table, prefix):
    asked, held = (view._numbers_beginning(table, prefix) for view in views)
    assert sorted(held) == sorted(asked)
    whole, held = (view._numbers_of(table, [prefix, "c10"]) for view in views)
    assert sorted(held) == sorted(whole)


def test_claims_and_events_of_an_id_are_the_same(views: tuple[View, View]):
    for prefix in (HASHES[3], HASHES[7][:5], "c1", "nothing"):
        one, other = ([claim.document for claim in view.claims_of_id(prefix)] for view in views)
        assert one == other
        one, other = (view.events_of_claim(prefix) for view in views)
        assert one == other
    events = list(views[0].events())
    for event in events:
        assert views[1].events_of_id(event.id[:6]) == views[0].events_of_id(event.id[:6])
        assert views[1].claims_of(event) == views[0].claims_of(event)
