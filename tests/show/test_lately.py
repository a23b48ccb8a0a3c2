"""Changes of a month are told of those who have a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman import asking
from dragoman.records import Arrow
from dragoman.show.lately import BESIDE, lately

NAMES = {"IRN": "Iran", "RUS": "Russia", "gunmen": "gunmen", "members": "members", "houthis": "Houthis"}


class Called:
    """A view that knows some names."""

    def names_of(self, ids: set[str]) -> dict[str, str]:
        return {id: NAMES[id] for id in ids}


def test_pairs_of_somebody_without_a_name_are_passed_over_and_others_take_their_place(monkeypatch):
    pairs = [("IRN", "gunmen"), ("IRN", "RUS"), ("houthis", "members"), ("IRN", "houthis"), ("RUS", "houthis")]
    asked: dict[str, Any] = {}

    def found(_: object, **which: Any) -> list[Arrow]:
        asked.update(which)
        return [
            Arrow(
                one=one, other=other, theatre=None, month=date(2022, 10, 1), direction="up", reason="1 meeting",
                evidence=(),
            )
            for one, other in pairs
        ]  # fmt: skip

    monkeypatch.setattr(asking, "lately", found)
    told = lately(Called(), limit=2, theatre="iraq")  # type: ignore[arg-type]
    assert [(arrow.one, arrow.other) for arrow in told] == [("IRN", "RUS"), ("IRN", "houthis")]
    assert asked == {"limit": 2 + BESIDE, "theatre": "iraq"}
