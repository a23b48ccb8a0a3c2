"""Deeds as hypothesis draws them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dragoman.records import Deed
from tests.builders import deed

TYPES = ("AGREE", "CONSULT", "SUPPORT", "AID", "ACCUSE", "THREATEN", "SANCTION", "ASSAULT", "ALLY", "RIVAL")
SUPPORTS = ("single", "corroborated", "contested", "denied", "expected")
SIDES = ("IRN", "RUS", "SYR", "USA")
THEATRES = ((), ("syria",), ("iraq",), ("iraq", "syria"))


@st.composite
def drawn_deeds(draw: st.DrawFn, most: int = 25) -> list[Deed]:
    """Some deeds between four sides."""
    several = []
    for number in range(draw(st.integers(1, most))):
        one, other = draw(st.permutations(SIDES))[:2]
        several.append(
            deed(
                one, other, draw(st.sampled_from(TYPES)), event=f"e{number}",
                support=draw(st.sampled_from(SUPPORTS)), hedged=draw(st.booleans()),
                theatres=draw(st.sampled_from(THEATRES)), confidence=draw(st.sampled_from((0.5, 1.0))),
                day=date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 700))),
            )
        )  # fmt: skip
    return several
