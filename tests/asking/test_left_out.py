"""Who takes no part in a system is counted before ties are made of millions of pairs, and as `build` counts."""

from __future__ import annotations

from datetime import date

from dragoman.asking.kinds import left_out, taking_part
from dragoman.deeds import Deeds
from dragoman.system import build
from dragoman.ties import weigh
from tests.builders import deed

KINDS = {"a-man": "nameless", "a-paper": "media", "irn": "state", "rus": "state", "rebels": "nameless"}


def test_pairs_that_are_left_out_are_counted_as_a_system_counts_them():
    deeds = Deeds.of(
        deed(one, other)
        for one, other in (
            ("a-man", "a-paper"), ("a-man", "irn"), ("irn", "a-man"), ("a-paper", "rebels"), ("irn", "rebels"),
            ("irn", "rus"), ("a-paper", "rus"),
        )
    )  # fmt: skip
    made = build(weigh(deeds), kinds=KINDS, on=date(2022, 12, 31), seconds=1)
    assert dict(left_out(deeds, KINDS)) == dict(made.left_out) == {"nameless": 3, "media": 2}
    assert taking_part(KINDS) == {"irn", "rus"}
    assert left_out(Deeds.of([]), {}) == ()
