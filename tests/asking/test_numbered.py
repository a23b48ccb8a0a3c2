"""Events that are called by their numbers until it is known which are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import msgspec
import numpy as np
import pytest

from dragoman.asking import with_ids
from dragoman.asking.counted import named
from dragoman.asking.dyads import with_evidence
from dragoman.asking.numbered import account_identified, numbered
from dragoman.deeds import Deeds
from dragoman.records import Tie, TieAccount
from dragoman.store.coded.deeds import CODED
from dragoman.ties import weigh
from dragoman.ties.weights import packaged
from tests.ties.test_ready import drawn

PAIR = ("CHN", "FRA")
MANY = 1000


class Store:
    """What is asked of a view for the ids of events; how often is counted."""

    def __init__(self) -> None:
        self.times = 0

    def event_ids(self, numbers: Iterable[int]) -> list[str]:
        self.times += 1
        return [f"coded:{number - CODED}" if number >= CODED else f"e{number}" for number in numbers]


@pytest.fixture(scope="module")
def own() -> Deeds:
    """Deeds of a pair, some of which others have coded."""
    deeds = Deeds.of(drawn(1)).between(*PAIR)
    return replace(deeds, event=np.where(deeds.coded, deeds.event + CODED, deeds.event), ids=None)


def account(own: Deeds, view: Store, coded: int) -> TieAccount:
    """What an account says of these deeds that names so many coded ones."""
    called = numbered(own, named(own, packaged(), half_life=365.0, most=MANY))
    tie, *apart = with_evidence(weighed(own), called, packaged(), 365.0)
    empty = {"months": (), "shifts": (), "arrows": (), "bonds": (), "events": ()}
    return account_identified(TieAccount(tie=tie, by_theatre=tuple(apart), **empty), view, coded=coded)


def weighed(own: Deeds) -> list[Tie]:
    return weigh(own, until=date(2021, 3, 1), each=True)


def test_they_are_the_events_that_are_called_by_their_ids_at_once(own):
    called = with_ids(Store(), own, packaged(), half_life=365.0, most=MANY)
    plain = list(with_evidence(weighed(own), called, packaged(), 365.0))
    found = account(own, view := Store(), MANY)
    assert [found.tie, *found.by_theatre] == plain
    assert any(tie.standings for tie in plain)
    assert view.times == 1


def test_of_coded_events_the_heaviest_few_are_named_and_of_others_all(own):
    whole, found = account(own, Store(), MANY), account(own, Store(), 3)
    for all_of_it, tie in zip((whole.tie, *whole.by_theatre), (found.tie, *found.by_theatre), strict=True):
        coded = [id for id in all_of_it.evidence if id.startswith("coded:")]
        assert len(coded) > 3
        assert [id for id in all_of_it.evidence if id not in coded[3:]] == list(tie.evidence)
        assert msgspec.structs.replace(tie, evidence=(), standings=()) == msgspec.structs.replace(
            all_of_it, evidence=(), standings=()
        )
